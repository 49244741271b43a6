"""No line of code or of output in a notebook is so long that its box scrolls sideways in a window 1280 px wide."""

import re

import pytest

from book.sphinx.chapter import PRINTS_SOURCE
from tests.helpers.notebooks import NOTEBOOKS

# Characters that fit, measured in the built book; in the box of an exercise the lines are shorter by so many.
CODE, OUTPUT, SOURCE, BOX = 83, 85, 91, 6
FOLDS = re.compile(r"\{(?:exercise|solution)-(start|end)\}")


def too_long(text, limit):
    return [line for line in text.splitlines() if len(line) > limit]


def with_margins(notebook):
    """Pairs of a cell and by how much its lines are shorter."""
    margin = 0
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield cell, margin
        elif folds := FOLDS.findall(cell.source):
            margin = BOX if folds[-1] == "start" else 0


def shown(output):
    """The text of an output that has no picture: what it printed, its value, or its traceback."""
    if output.output_type == "error":
        return "\n".join(output.traceback)
    data = output.get("data", {})
    is_drawn = {"text/html", "image/svg+xml", "image/png"} & set(data)
    return "" if is_drawn else output.get("text", data.get("text/plain", ""))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_line_of_code_is_too_long(name):
    for cell, margin in with_margins(NOTEBOOKS[name]):
        assert not too_long(cell.source, CODE - margin)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_line_of_output_is_too_long(name):
    for cell, margin in with_margins(NOTEBOOKS[name]):
        limit = (SOURCE if PRINTS_SOURCE.search(cell.source) else OUTPUT) - margin
        for output in cell.outputs:
            assert not too_long(shown(output), limit), cell.source


def test_no_block_of_code_in_the_text_is_too_long():
    for notebook in NOTEBOOKS.values():
        for cell in notebook.cells:
            for block in re.findall(r"^```.*?^```", cell.source if cell.cell_type == "markdown" else "", re.M | re.S):
                assert not too_long(block, CODE)

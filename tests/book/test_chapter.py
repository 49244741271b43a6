"""What a chapter's page makes of what its cells print: source code is colored, a table is not."""

import ast
import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

from book.sphinx.chapter import PRINTS_SOURCE, is_prose, parts_of

CHAPTERS = sorted(Path("notebooks").glob("*.ipynb"))
TABLE = "            by 5   by 0.05\nSGD         1.00      1.00\n(1 - 0.01) ** 200 = 0.82"
METHOD = '    def step(self):\n        """For each."""\n\n        return 1\n\n    def other(self):\n        return 2'


def printed_sources(chapter):
    """What the cells of a chapter have printed that print source code."""
    for cell in json.loads(chapter.read_text())["cells"]:
        if cell["cell_type"] == "code" and PRINTS_SOURCE.search("".join(cell["source"])):
            yield from ["".join(out["text"]) for out in cell["outputs"] if "text" in out]


@pytest.mark.parametrize(
    "parts",
    [
        [(True, METHOD)],
        [(False, TABLE), (True, METHOD)],
        [(True, METHOD), (False, "StepLR  0: 0.1  9: 0.1\ncosine  0: 0.1  9: 0.08")],
        [(False, "if it rains, the same: True"), (True, "        order = sort(self)\n        order.reverse()")],
        [(True, "RULES = {\n    1: 2,\n}\n\n@wraps(f)\nasync_ = 3"), (False, "(3,)   gets [5.0, 7.0]")],
    ],
)
def test_code_is_told_from_what_else_a_cell_prints(parts):
    assert parts_of("\n\n".join([text for _, text in parts]) + "\n") == parts


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_what_is_colored_as_code_is_code(chapter):
    for printed in printed_sources(chapter):
        for is_code, text in parts_of(printed):
            if is_code:
                pieces = re.split(r"\n\n(?=def |class )", text)  # a method may stand before a function
                assert all(ast.parse(dedent(piece).replace("…", "")) for piece in pieces)
            else:
                assert "def " not in text and "return " not in text


@pytest.mark.parametrize(
    "text, prose",
    [
        ("ValueError: got 3 inputs, expected 2: one for each weight", True),
        ("of 40 neurons 10 start off everywhere, 7 die, 0 wake up", True),
        ("The promise about the edges, for these rules, for\n`compile`:\n\n- An inf is an inf, and 1 / 0 stops.", True),
        ("right:   [1.0, 2.0, 0.0]\nValueError: got 3 inputs, expected 2: one for each weight", True),
        ("ValueError: got target 0, expected -1 or +1; from 0 and 1, use 2*t - 1", True),
        ("  1 more steps: loss 0.6807, 67 of 100 right\n 10 more steps: loss 0.5921, 71 of 100 right", False),
        ("scalargrad/init.py\n✗ return calculate_gain(nonlinearity, a) ** 2 / fan", False),
        ("tests/engine/test_value.py::test_backward_twice_adds_at_leaves", False),
        ("[2.0333, 3.3667, 2.2333] [2.0333, 3.3667, 2.2333]", False),
        ("right, of 60: 37 32 42 43 37 35 36 37 35 44", False),
        ("name          loss   right at the end of it all", False),
    ],
)
def test_sentences_wrap_on_a_phone_and_rows_do_not(text, prose):
    assert is_prose(text) == prose

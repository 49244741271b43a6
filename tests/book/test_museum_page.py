"""The page of the bug museum: a room for each bug, and a table that says what the rooms print."""

import re
from collections import Counter

import pytest

from book.museum import BUGS, ROOT, with_bug
from book.sphinx.predict import BOX, answers
from tests.helpers.notebooks import NOTEBOOKS, code_cells, prose

PAGE = NOTEBOOKS["bug_museum"]
ROWS = re.findall(r"^\| \[(\d+) · (.+)\]\(#museum-(.+)\) \| (.+) \| (.+) \| \[.+\) \|$", prose(PAGE), re.M)
ROOMS = re.findall(r"^\(museum-(.+)\)=\n### Room (\d+) · (.+)$", prose(PAGE), re.M)


def printed(name):
    """What the exhibit of a bug gives and should give."""
    cell = next(cell for cell in code_cells(PAGE) if re.search(rf'(exhibit|load)\("{name}"', cell.source))
    text = "".join(output.get("text", "") for output in cell.outputs)
    return re.match(r"gives +(.+)\n(?: +.+\n)?should give +(.+)\n", text).groups()


def test_every_bug_has_a_room_and_a_row():
    assert [(name, number, title) for number, title, name, _, _ in ROWS] == ROOMS
    assert sorted(name.replace("-", "_") for name, _, _ in ROOMS) == sorted(BUGS)
    assert [int(number) for _, number, _ in ROOMS] == list(range(1, len(BUGS) + 1))


@pytest.mark.parametrize("row", ROWS, ids=[row[2] for row in ROWS])
def test_the_table_says_what_the_room_prints(row):
    for said, shown in zip(row[3:], printed(row[2].replace("-", "_")), strict=True):
        assert shown == said.replace("−", "-") or shown.startswith(f"{said}: "), (said, shown)


@pytest.mark.parametrize("name", BUGS)
def test_a_room_shows_the_lines_and_a_test(name):
    source = "\n".join(cell.source for cell in code_cells(PAGE))
    assert f'show("{name}")' in source
    assert f'print(getsource("{name}"))' in source or f'BUGS["{name}"].tests' in source


def questions():
    """For each room that asks which line is wrong: the bug, the lines to choose from, the number of the wrong one."""
    cells = PAGE.cells
    places = [i for i, cell in enumerate(cells) if cell.cell_type == "markdown" and BOX.search(cell.source)]
    for place, [tag] in zip(places, answers(PAGE), strict=True):
        name = re.fullmatch(r'show\("(\w+)"\)', cells[place + 1].source)[1]
        yield name, re.findall(r"^- `(.+)`$", cells[place].source, re.M), int(tag.removeprefix("answer-"))


@pytest.mark.parametrize("name, lines, right", list(questions()))
def test_which_line_is_asked_of_the_copy_and_answered_by_the_bug(name, lines, right):
    source = (ROOT / "scalargrad" / BUGS[name].file).read_text(encoding="utf-8")

    def count(text):
        return Counter(line.partition("  #")[0].strip() for line in text.splitlines())

    copy = count(with_bug(source, BUGS[name]))
    assert len(lines) == 4
    for number, line in enumerate(lines, start=1):
        assert line in copy
        assert (line in copy - count(source)) == (number == right)

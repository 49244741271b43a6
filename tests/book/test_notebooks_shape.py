"""Every chapter has the fixed shape: question, picture, objectives, predictions, a bug, exercises, three lines."""

import re

import pytest

from tests.helpers.notebooks import CHAPTERS, code_cells, prose

each_chapter = pytest.mark.parametrize("name", CHAPTERS)


@each_chapter
def test_head_has_title_question_and_facts(name):
    head = CHAPTERS[name].cells[0].source.split("\n\n")
    number = int(name[:2])
    assert re.fullmatch(r"# \S.*", head[0])
    assert re.fullmatch(r"\*[^*]+\?\*", head[1]), "the second paragraph is the question, in italics"
    times = re.match(
        rf"Part [IV]+ · [^·]+ · Chapter {number} · (\d+) minutes to read, (\d+) for the exercises", head[2]
    )
    assert times, "two times: … · 15 minutes to read, 40 for the exercises · …"
    assert int(times[1]) <= 30
    assert int(times[2]) == sum(times_of_exercises(name)), "the second is the sum of what the exercises say"


def times_of_exercises(name):
    """The minutes that each exercise says it takes: the first that it names."""
    texts = re.findall(r"^:::\{exercise-start\}(.*?)^:::\{exercise-end\}", prose(CHAPTERS[name]), re.M | re.S)
    return [int(re.search(r"(\d+) minutes", text)[1]) for text in texts]


@each_chapter
def test_picture_comes_before_the_first_section(name):
    for cell in CHAPTERS[name].cells:
        if cell.cell_type == "markdown" and re.search(r"^## ", cell.source, re.M):
            pytest.fail("no picture before the first section")
        if cell.cell_type == "code":
            data = [output.get("data", {}) for output in cell.outputs]
            assert any("image/svg+xml" in one or "<img" in one.get("text/html", "") for one in data), "code comes first"
            return


@each_chapter
def test_numbers_are_worked_out_by_hand_before_the_code(name):
    sections = re.findall(r"^## (.*)", prose(CHAPTERS[name]), re.M)
    assert any(section.startswith("By hand") for section in sections[:3]), sections


@each_chapter
def test_boxes(name):
    text = prose(CHAPTERS[name])
    assert text.count(":class: objectives") == 1
    assert text.count(":class: predict") >= 1
    assert text.count(":class: bug") >= 1
    for box in re.findall(r"^:::\{admonition\} Predict\n:class: predict\n(.*?)^:::$", text, re.M | re.S):
        assert 3 <= len(re.findall(r"^[-*] ", box, re.M)) <= 5, f"3 to 5 answers: {box}"


@each_chapter
def test_exercises_have_stub_check_and_solution(name):
    text = prose(CHAPTERS[name])
    number = int(name[:2])
    exercises = re.findall(r"^:::\{exercise-start\} \S.*\n:label: (\S+)$", text, re.M)
    solutions = re.findall(r"^:::\{solution-start\} (\S+)\n:class: dropdown$", text, re.M)
    assert 2 <= len(exercises) <= (7 if name == "25_your_engine" else 4)  # its steps are its exercises
    assert exercises == solutions == [f"ex-{number}-{count}" for count in range(1, len(exercises) + 1)]
    checks = re.findall(r"""check\(["'](\d+\.\d+)["']""", "\n".join(cell.source for cell in code_cells(CHAPTERS[name])))
    for count in range(1, len(exercises) + 1):
        assert checks.count(f"{number}.{count}") >= 2, f"exercise {number}.{count}: check the stub and the solution"


@each_chapter
def test_ends_with_three_lines_and_the_next_question(name):
    text = prose(CHAPTERS[name])
    last = re.split(r"^## ", text, flags=re.M)[-1]
    assert last.startswith("Three lines to remember\n")
    assert len(re.findall(r"^\d\. ", last, re.M)) == 3
    assert re.search(r"^\*\*Next:\*\* .+", last, re.M)


@each_chapter
def test_the_code_of_every_cell_is_in_the_page(name):
    for cell in code_cells(CHAPTERS[name]):
        assert "remove-input" not in cell.metadata.get("tags", []), "no cell would run in the page: hide-input folds it"


@each_chapter
def test_the_code_that_only_draws_is_folded(name):
    for cell in code_cells(CHAPTERS[name]):
        if re.search(r"^(Still|Slider)\(", cell.source, re.M):
            assert "hide-input" in cell.metadata.get("tags", []), f"a cell of its own for: {cell.source[-200:]}"

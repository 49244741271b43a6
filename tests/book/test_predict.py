"""Each Predict box says, in the tags of its cell, which of its answers is right."""

import re

import pytest

from book.sphinx.predict import BOX, answers
from tests.helpers.notebooks import NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_predict_box_has_one_right_answer_among_its_own(name):
    notebook = NOTEBOOKS[name]
    boxes = [cell.source for cell in notebook.cells if cell.cell_type == "markdown" and BOX.search(cell.source)]
    for source, tags in zip(boxes, answers(notebook), strict=True):
        box = source[BOX.search(source).end() :].partition("\n:::")[0]
        assert len(tags) == 1, f"{name}: give the cell of this box the tag answer-N:\n{box}"
        assert int(tags[0].removeprefix("answer-")) in range(1, len(re.findall(r"^- ", box, re.M)) + 1), box

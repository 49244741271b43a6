"""Tell each Predict box which of its answers is right: the tag `answer-3` of its cell in the notebook.

A tag and not a word of the text, so that the notebook does not give it away either. It becomes a class of the box, from
which book/static/predict.js takes it once the reader has chosen.
"""

import re

import nbformat
from docutils import nodes

FOLDER = "notebooks/"
BOX = re.compile(r"^:class: predict$", re.M)
TAG = re.compile(r"answer-\d+")


def mark_answers(app, doctree):
    """Give the boxes of a chapter the answers of their cells, which come in the same order."""
    if not app.env.docname.startswith(FOLDER):
        return
    boxes = [box for box in doctree.findall(nodes.admonition) if "predict" in box["classes"]]
    for box, answer in zip(boxes, answers(nbformat.read(app.env.doc2path(app.env.docname), as_version=4))):
        box["classes"] += answer


def answers(notebook):
    """For each cell with a Predict box, its tags that name a right answer: one, if nothing was forgotten."""
    return [
        [tag for tag in cell.metadata.get("tags", []) if TAG.fullmatch(tag)]
        for cell in notebook.cells
        if cell.cell_type == "markdown" and BOX.search(cell.source)
    ]


def setup(app):
    app.connect("doctree-read", mark_answers)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}

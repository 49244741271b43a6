"""Give notebook pages the parts of a chapter that plain Markdown has no word for.

A notebook stays readable in plain Jupyter; here its first paragraphs get classes, the source code that a cell prints is
colored as Python, and a picture stands above the code that drew it.
"""

import re

from docutils import nodes

PRINTS_SOURCE = re.compile(r"getsource\(|print\(\w+(\(.*\))?\.source\b")  # of the package, or of a compiled program
FOLDER = "notebooks/"


def shape_chapter(app, doctree):
    """Class the head and the foot of a chapter, and note its question for the landing page."""
    env = app.env
    if not env.docname.startswith(FOLDER):
        return
    for section in list(doctree.findall(nodes.section))[:1]:
        _shape_head(section, env.metadata[env.docname])
    for section in doctree.findall(nodes.section):
        if section.children and section[0].astext() == "Three lines to remember":
            section["classes"].append("sg-remember")
    for cell in doctree.findall(_is_cell):
        _highlight_source(cell)


def _shape_head(section, metadata):
    """The first two paragraphs are the question, all in italics, and the line with part, number and time."""
    paragraphs = [child for child in section.children[:3] if isinstance(child, nodes.paragraph)]
    if not paragraphs or not _is_question(paragraphs[0]):
        return
    metadata["sg_question"] = paragraphs[0].astext()
    paragraphs[0]["classes"].append("sg-question")
    if len(paragraphs) > 1 and "minutes" in paragraphs[1].astext():
        paragraphs[1]["classes"].append("sg-meta")


def _is_question(paragraph):
    return len(paragraph.children) == 1 and isinstance(paragraph.children[0], nodes.emphasis)


def _is_cell(node):
    return isinstance(node, nodes.container) and "cell" in node["classes"]


def _highlight_source(cell):
    """Color source code that a cell prints as Python."""
    blocks = list(cell.findall(nodes.literal_block))
    if blocks and PRINTS_SOURCE.search(blocks[0].astext()):
        for printed in blocks[1:]:
            printed["language"] = "python"
            printed["classes"].append("sg-source")


def show_output_first(app, doctree, docname):
    """Code that the reader need not see first stands, folded, below what it gives."""
    for cell in doctree.findall(_is_cell):
        if "tag_hide-input" in cell["classes"]:
            cell.append(cell.pop(0))


def setup(app):
    app.connect("doctree-read", shape_chapter)
    app.connect("doctree-resolved", show_output_first)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}

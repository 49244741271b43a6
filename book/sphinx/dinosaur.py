"""The box "Continue my dinosaur", below the cell of chapter 24 that has the tag `continue`.

What it shows before a script has run, Python has computed here: bars, and eight names. Then dinosaur/box.js of the
static files asks the same Desk, in the page.
"""

import json
from html import escape
from pathlib import Path
from string import Template

from docutils import nodes

from book.dinosaur.cells import desk, tagged

FRAME = Path(__file__).with_suffix(".html")
TAG = "continue"
FIRST = {"beginning": "archo", "temperature": 0.8}


def box(sources):
    """The box as HTML, for the cells that make the model."""
    known = desk(sources)
    bars = json.loads(known.handle(json.dumps({"do": "look", **FIRST})))["bars"]
    names = json.loads(known.handle(json.dumps({"do": "finish", **FIRST, "press": 0})))["names"]
    about = json.dumps({"code": sources, "most": known.most}, ensure_ascii=False).replace("<", "\\u003c")
    return Template(FRAME.read_text(encoding="utf-8")).substitute(
        FIRST,
        most=known.most,
        tail=FIRST["beginning"][-4:],
        bars="".join(map(_bar, bars)),
        names="".join(map(_name, names)),
        about=about,
    )


def _bar(told):
    name, chance, usual = told
    return (
        f'<li><b>{escape(name)}</b><span><i style="width:{chance:.1%}"></i><s style="left:{usual:.1%}"></s></span>'
        f"<output>{chance:.2f}</output></li>"
    )


def _name(told):
    name, is_known = told
    beginning = FIRST["beginning"]
    note = "<small>in the list</small>" if is_known else ""
    return f"<li><b>{beginning}</b><i>{escape(name[len(beginning) :])}</i>{note}</li>"


def place(app, doctree, docname):
    """Put the box below its cell."""
    for cell in list(doctree.findall(nodes.container)):
        if f"tag_{TAG}" in cell["classes"]:
            cell.parent.insert(cell.parent.index(cell) + 1, nodes.raw("", box(tagged("model")), format="html"))


def add_files(app, pagename, templatename, context, doctree):
    """Its script and its style, on its page alone."""
    if doctree is not None and any("sg-dino" in raw.astext() for raw in doctree.findall(nodes.raw)):
        app.add_css_file("dinosaur/dinosaur.css")
        app.add_js_file("dinosaur/start.js")


def setup(app):
    app.connect("doctree-resolved", place)
    app.connect("html-page-context", add_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""What the package's figures bring to every page: their scripts, the palette as custom properties, and their numbers.

A graph's picture says its numbers only in its alt text, and its steps need a script; so it is with attention. Where no
script runs, a table of its nodes, or of its weights, stands below it, folded.
"""

import json
import re
from html import escape
from pathlib import Path

from docutils import nodes

from scalargrad.figures import look
from scalargrad.figures.front_end import script

FILES = {"figures.js": script, "colors.css": look.for_page}
STEPPER = re.compile(r'<sg-stepper.*?<script type="application/json">(.*?)</script></sg-stepper>', re.DOTALL)
ATTENTION = re.compile(r'<sg-attention.*?<script type="application/json">(.*?)</script></sg-attention>', re.DOTALL)


def write_files(app):
    """Put them among the static files."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text(), encoding="utf-8", newline="\n")


def add_tables(app, doctree, docname):
    """Put a table behind each graph of a page, and behind each figure of attention."""
    for raw in doctree.findall(nodes.raw):
        if "<sg-stepper" in raw.astext() or "<sg-attention" in raw.astext():
            raw[0] = nodes.Text(with_tables(raw.astext()))


def with_tables(text):
    """The HTML of a page with a table behind each of its figures."""
    text = STEPPER.sub(lambda found: found[0] + table(json.loads(found[1])), text)
    return ATTENTION.sub(lambda found: found[0] + weights(json.loads(found[1])), text)


def table(figure):
    """The nodes of a figure as a folded table, for pages without scripts: what each is, its number, its gradient."""
    grads = gradients(figure)
    head = ["node", "made from", "data"] + ["grad"] * bool(grads)
    rows = [
        [node["name"], node.get("formula", node["kind"]), node["data"], *grads[place : place + 1]]
        for place, node in enumerate(figure["nodes"])
    ]
    return _folded(figure["label"], [_row("th", head), *(_row("td", row) for row in rows)])


def weights(figure):
    """The weights of the head that a figure of attention begins with: a row for each letter, a column for each."""
    rows = [row.split() for row in figure["heads"][figure["first"]]["weights"]]
    head = _row("th", ["letter", *figure["letters"]])
    lines = [_row("td", [letter, *row]) for letter, row in zip(figure["letters"], rows)]
    return _folded(f"{figure['title']} Head {figure['first'] + 1}", [head, *lines])


def _folded(label, lines):
    label = escape(label)
    return (
        f'<noscript><details class="sg-numbers"><summary>As a table: {label}</summary>'
        f'<table class="table">{"".join(lines)}</table></details></noscript>'
    )


def gradients(figure):
    """The gradient of each node after the last step; nothing where the figure shows none."""
    if "backward" not in figure:
        return []
    found = list(figure["backward"]["base"])
    found[-1] = figure["backward"]["seed"]
    for step in figure["backward"]["steps"]:
        found[figure["edges"][step["edge"]]["parent"]] = step["sum"]
    return found


def _row(tag, cells):
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def setup(app):
    app.add_js_file("figures.js")
    app.add_css_file("colors.css")
    app.connect("builder-inited", write_files)
    app.connect("doctree-resolved", add_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

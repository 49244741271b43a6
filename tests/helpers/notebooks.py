"""The notebooks of the book, for the tests: read once, with a few ways to look at them."""

import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat

FOLDER = Path(__file__).parents[2] / "notebooks"
PATHS = sorted(FOLDER.glob("*.ipynb"))
NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in PATHS}
CHAPTERS = {name: notebook for name, notebook in NOTEBOOKS.items() if re.match(r"\d\d_", name)}


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    """All Markdown of a notebook as one text."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def outputs(notebook):
    """Pairs of a code cell and one of its outputs."""
    return [(cell, output) for cell in code_cells(notebook) for output in cell.outputs]


def alt_texts(html):
    """The alt text of every image in a piece of HTML; None where it is missing."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append(dict(attributes).get("alt")) if tag == "img" else None
    parser.handle_startendtag = parser.handle_starttag
    parser.feed(html)
    return found

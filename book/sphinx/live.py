"""What a page needs to run its cells in the browser: facts about each cell, the scripts, and the package as an archive.

Each code cell carries, as JSON, its place in the notebook, the packages of others that it needs and the text it printed.
The archive holds an excerpt of the repository: the package, what runs a page's cells, the playground, what the museum
reads, and micrograd.
"""

import json
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import nbformat
from docutils import nodes

from book.museum import BUGS
from book.sphinx.needs import packages

ROOT = Path(__file__).parents[2]
FOLDER = "notebooks/"
STATIC = ROOT / "book" / "static"
LOADED = ["pyodide/pyodide.asm.wasm.gz", "pyodide/python_stdlib.zip"]  # the large part of what the first run loads
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that an archive knows: the same files give the same archive


def write_facts(app, doctree, docname):
    """Put the facts about each code cell into it."""
    if not docname.startswith(FOLDER):
        return
    cells = nbformat.read(app.env.doc2path(docname), as_version=4).cells
    for node in doctree.findall(
        lambda node: node.get("nb_element") == "cell_code" if isinstance(node, nodes.Element) else False
    ):
        text = json.dumps(facts(cells[node["cell_index"]], node["cell_index"]), ensure_ascii=False).replace(
            "</", "<\\/"
        )
        node.insert(
            0, nodes.raw("", f'<script type="application/json" class="sg-cell-facts">{text}</script>', format="html")
        )


def facts(cell, index):
    """What the page has to know about a cell that its HTML does not say.

    Args:
        cell: a code cell of a notebook.
        index: its place in the notebook.

    Returns:
        A dict: index; needs, the packages of others; printed, the output as [kind, text], or None if it changes with
        every run.
    """
    changes = "nbval-ignore-output" in cell.metadata.get("tags", [])
    return {"index": index, "needs": packages(cell.source), "printed": None if changes else printed(cell)}


def printed(cell):
    """The text of a cell's outputs as [kind, text]."""
    return [
        [output.name, output.text] if output.output_type == "stream" else ["show", output.data["text/plain"]]
        for output in cell.outputs
    ]


def add_scripts(app, pagename, templatename, context, doctree):
    """Load script and style on the pages of notebooks alone."""
    if pagename.startswith(FOLDER):
        size = sum((STATIC / name).stat().st_size for name in LOADED) / 1e6
        app.add_js_file("live/start.js", **{"data-size": f"{size:.0f}"})
        app.add_css_file("live/live.css")


def write_archive(app, exception):
    """Write _static/scalargrad.zip into the finished book."""
    if exception or app.builder.format != "html":
        return
    with zipfile.ZipFile(Path(app.outdir, "_static", "scalargrad.zip"), "w") as archive:
        for name, path in sorted(contents().items()):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)


def contents():
    """From names in the archive to files."""
    tests = {test.partition("::")[0] for bug in BUGS.values() for test in bug.tests}
    files = {
        *(path for path in (ROOT / "scalargrad").rglob("*") if path.is_file() and "__pycache__" not in path.parts),
        *(ROOT / "book" / "live").glob("*.py"),
        *(ROOT / "book" / "museum").glob("*.py"),
        *(ROOT / test for test in tests),
    }
    named = {path.relative_to(ROOT).as_posix(): path for path in files}
    named |= {f"playground/{path.name}": path for path in (ROOT / "book" / "playground").glob("*.py")}
    return named | _micrograd()


def _micrograd():
    """The engine that the book compares with: two small modules under the MIT license, which comes along."""
    files = [file for file in distribution("micrograd").files if file.suffix == ".py" or file.name == "LICENSE"]
    return {f"micrograd/{file.name}": Path(file.locate()) for file in files}


def setup(app):
    app.connect("doctree-resolved", write_facts)
    app.connect("html-page-context", add_scripts)
    app.connect("build-finished", write_archive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

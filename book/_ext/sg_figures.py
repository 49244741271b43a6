"""The scripts of the package's figures, as a file that every page loads.

A notebook brings them itself, as the output of an import; the book's pages drop those outputs. May import Sphinx and
scalargrad.
"""

import json
from pathlib import Path

from scalargrad._draw.notebook import MARK, script

FILE = "figures.js"


def write_script(app):
    """Put the scripts among the static files."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(script(), encoding="utf-8", newline="\n")


def drop_scripts(app, docname, source):
    """Take the outputs that hold the scripts out of a notebook."""
    if MARK not in source[0] or not str(app.env.doc2path(docname)).endswith(".ipynb"):
        return
    notebook = json.loads(source[0])
    for cell in notebook["cells"]:
        if "outputs" in cell:
            cell["outputs"] = [output for output in cell["outputs"] if not _holds_scripts(output)]
    source[0] = json.dumps(notebook)


def _holds_scripts(output):
    return "".join(output.get("data", {}).get("text/html", "")).startswith(MARK)


def setup(app):
    app.add_js_file(FILE)
    app.connect("builder-inited", write_script)
    app.connect("source-read", drop_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

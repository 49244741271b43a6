"""The scripts of the package's figures, as a file that every page loads."""

from pathlib import Path

from scalargrad.figures.front_end import script

FILE = "figures.js"


def write_script(app):
    """Put the scripts among the static files."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(script(), encoding="utf-8", newline="\n")


def setup(app):
    app.add_js_file(FILE)
    app.connect("builder-inited", write_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""What the package's figures bring to every page: their scripts, and the palette as custom properties."""

from pathlib import Path

from scalargrad.figures import look
from scalargrad.figures.front_end import script

FILES = {"figures.js": script, "colors.css": look.for_page}


def write_files(app):
    """Put them among the static files."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text(), encoding="utf-8", newline="\n")


def setup(app):
    app.add_js_file("figures.js")
    app.add_css_file("colors.css")
    app.connect("builder-inited", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

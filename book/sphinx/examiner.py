"""The page that checks an engine: the directive `examiner` writes it, with its texts, examples and links.

The report on each example is recorded into _static/examiner/recorded/, for readers who open the book from the disk.
"""

import json
import re
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

import nbformat
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book.examiner import EXAMPLES, source
from book.examiner.desk import told
from book.sphinx.live import LOADED, STATIC
from scalargrad.exercises.engine import check_engine
from scalargrad.exercises.engine.net_probes import PROBES
from scalargrad.exercises.engine.report.page import strip
from scalargrad.exercises.engine.report.style import STYLE

PAGE = "book/pages/examiner"
ROOT = Path(__file__).parents[2]
FRAME = Path(__file__).with_suffix(".html")
EXAMINER = ROOT / "book" / "examiner"
ROOM = re.compile(r"\(museum-([\w-]+)\)=\n### (Room .*)")
SECONDS = 2.0  # the limit of each probe when a report is recorded


class Examiner(SphinxDirective):
    """The page, and the JSON."""

    def run(self):
        for file in [__file__, FRAME, *EXAMINER.rglob("*.py"), *ROOT.glob("scalargrad/exercises/engine/**/*")]:
            self.env.note_dependency(str(file))
        about = {
            "examples": {name: {"file": f"{name}.py", "source": source(name)} for name in EXAMPLES},
            "probes": [probe.name for probe in PROBES],
            "rooms": {name: {"title": title, "href": self._museum(name)} for name, title in rooms().items()},
            "chapters": {number: {"title": f"Chapter {number}", "href": self._to(page)} for number, page in chapters()},
        }
        text = json.dumps(about).replace("<", "\\u003c")
        page = f'{_page()}<script type="application/json" class="ex-about">{text}</script>'
        return [nodes.raw("", page, format="html")]

    def _museum(self, name):
        return f"{self._to('bug_museum')}#museum-{name.replace('_', '-')}"

    def _to(self, page):
        return self.env.app.builder.get_relative_uri(self.env.docname, f"notebooks/{page}")


def rooms():
    """The rooms of the museum, from the names of their bugs to their titles."""
    cells = nbformat.read(ROOT / "notebooks" / "bug_museum.ipynb", as_version=4).cells
    return {name.replace("-", "_"): title for cell in cells for name, title in ROOM.findall(cell.source)}


def chapters():
    """The number and the page of each chapter."""
    return [(int(path.stem[:2]), path.stem) for path in sorted(ROOT.glob("notebooks/[0-9][0-9]_*.ipynb"))]


def _page():
    buttons = (
        f'<button type="button" data-example="{name}" aria-pressed="false">{escape(title)}</button>'
        for name, title in EXAMPLES.items()
    )
    return Template(FRAME.read_text(encoding="utf-8")).substitute(
        examples="".join(buttons),
        count=len(PROBES),
        size=f"{sum((STATIC / name).stat().st_size for name in LOADED) / 1e6:.0f}",
        strip=strip([(probe.group, "") for probe in PROBES]),
        style=STYLE,
    )


def write_reports(app, exception):
    """Write the reports on the examples into the finished book."""
    if exception or app.builder.format != "html":
        return
    folder, made_from = Path(app.outdir, "_static", "examiner", "recorded"), f"// {_sources()}\n"
    folder.mkdir(parents=True, exist_ok=True)
    for name in EXAMPLES:
        path = folder / f"{name}.js"
        if not path.exists() or not path.read_text(encoding="utf-8").startswith(made_from):
            text = json.dumps(told(report_on(name)))
            path.write_text(f'{made_from}sgExam.recorded["{name}"] = {text};\n', encoding="utf-8")


def report_on(name):
    """The Report on an example."""
    from importlib import import_module

    return check_engine(import_module(f"book.examiner.examples.{name}"), seconds=SECONDS)


def _sources():
    """What stands for the present text of all that a report depends on."""
    files = [
        *EXAMINER.rglob("*.py"),
        *ROOT.glob("scalargrad/exercises/engine/**/*.*"),
        *ROOT.glob("scalargrad/figures/**/*.py"),
    ]
    return sha256(b"".join(file.read_bytes() for file in sorted(files) if file.suffix != ".pyc")).hexdigest()


def add_files(app, pagename, templatename, context, doctree):
    """The scripts and styles of the examiner, on its page alone."""
    if pagename == PAGE:
        app.add_css_file("examiner/examiner.css")
        for script in ("report", "main"):
            app.add_js_file(f"examiner/{script}.js", loading_method="defer")


def setup(app):
    app.add_directive("examiner", Examiner)
    app.connect("html-page-context", add_files)
    app.connect("build-finished", write_reports)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

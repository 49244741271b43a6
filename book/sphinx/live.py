"""What a page needs to run its cells in the browser: facts about each cell, the scripts, and the project's wheel.

Each code cell carries, as JSON, its place in the notebook, the packages of others that it needs and the text it
printed. What the wheel holds beside the package, pyproject.toml says.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import files
from pathlib import Path

import nbformat
from docutils import nodes

from book.sphinx.needs import OPTIONAL, PROCESSES, packages

ROOT = Path(__file__).parents[2]
FOLDER = "notebooks/"
STATIC = ROOT / "book" / "static"
LOADED = ["pyodide/pyodide.asm.wasm.gz", "pyodide/python_stdlib.zip"]  # the large part of what the first run loads
# What the script of the page puts its bar in the place of: the same words and the same height, so that nothing moves.
BAR = """<div class="sg-live-place"><div class="sg-live-soon"><span class="sg-live-button">Run all cells</span>
<p>Every cell here{but} runs in this page: change it, run it again. The first run loads Python, about {loads}.</p>
</div></div>
"""
NAMES = {"numpy": "NumPy", "sklearn": "scikit-learn"}  # of modules whose package has another one
LONG_AGO = "315532800"  # 1980, the first year that an archive knows: the date of all files in the wheel


def write_facts(app, doctree, docname):
    """Put the facts about each code cell into it, and the place of the bar for all of them into the page."""
    if not docname.startswith(FOLDER):
        return
    cells = nbformat.read(app.env.doc2path(docname), as_version=4).cells
    found = [
        (node, facts(cells[node["cell_index"]], node["cell_index"]))
        for node in doctree.findall(nodes.Element)
        if node.get("nb_element") == "cell_code"
    ]
    _place_bar(doctree, [facts for _, facts in found])
    for node, about in found:
        text = json.dumps(about, ensure_ascii=False).replace("</", "<\\/")
        script = f'<script type="application/json" class="sg-cell-facts">{text}</script>'
        node.insert(0, nodes.raw("", script, format="html"))


def _place_bar(doctree, found):
    """After the objectives; on a page without them, after its first lines."""
    boxes = [box for box in doctree.findall(nodes.admonition) if "objectives" in box["classes"]]
    lines = [line for line in doctree.findall(nodes.paragraph) if "sg-meta" in line["classes"]]
    above = (boxes + lines + list(doctree.findall(nodes.title)))[0]
    size = sum((STATIC / name).stat().st_size for name in LOADED) / 1e6
    above.parent.insert(above.parent.index(above) + 1, nodes.raw("", bar(found, size), format="html"))


def bar(found, size):
    """The place of the bar: that a first run loads `size` MB, and which cells need more, or cannot run in a page."""
    elsewhere = sum(facts["processes"] for facts in found)
    fetch = fetches([facts["needs"] for facts in found if facts["needs"] and not facts["processes"]])
    loads = f"{size:.0f} MB; {fetch}" if fetch else f"{size:.0f} MB"
    return BAR.format(but=f" but {elsewhere}" if elsewhere else "", loads=loads)


def fetches(needs):
    """How many cells fetch packages, and which.

    >>> fetches([["matplotlib", "numpy"], ["matplotlib", "numpy"]]), fetches([["numpy"], ["matplotlib", "sklearn"]])
    ('2 cells fetch matplotlib and NumPy first', '2 cells fetch matplotlib, NumPy or scikit-learn first')
    """
    if not needs:
        return ""
    *names, last = sorted((NAMES.get(name, name) for name in {name for some in needs for name in some}), key=str.lower)
    word = "and" if all(some == needs[0] for some in needs) else "or"
    what = f"{', '.join(names)} {word} {last}" if names else last
    return f"{len(needs)} {'cell fetches' if len(needs) == 1 else 'cells fetch'} {what} first"


def facts(cell, index):
    """What the page has to know about a cell that its HTML does not say.

    Args:
        cell: a code cell of a notebook.
        index: its place in the notebook.

    Returns:
        A dict: index; needs, the packages of others that a page can fetch; processes, whether it needs more of them
        than a page has; printed, the output as [kind, text], or None if it changes with every run.
    """
    changes, named = "nbval-ignore-output" in cell.metadata.get("tags", []), packages(cell.source)
    return {
        "index": index,
        "needs": [name for name in named if name not in PROCESSES | OPTIONAL],
        "processes": not PROCESSES.isdisjoint(named),
        "printed": None if changes else printed(cell),
    }


def printed(cell):
    """The text of a cell's outputs as [kind, text]."""
    return [
        [output.name, output.text] if output.output_type == "stream" else ["show", output.data["text/plain"]]
        for output in cell.outputs
    ]


def add_scripts(app, pagename, templatename, context, doctree):
    """Load script and style on the pages of notebooks alone."""
    if pagename.startswith(FOLDER):
        app.add_js_file("live/start.js")
        app.add_css_file("live/live.css")


def write_wheel(app, exception):
    """Build the project's wheel into the finished book, and that of graphviz, which writes the text for its program."""
    if not exception and app.builder.format == "html":
        folder = Path(app.outdir, "_static", "wheels")
        build_wheel(folder / "scalargrad.whl")
        pack("graphviz", folder / "graphviz.whl")


def build_wheel(target):
    """Build the project's wheel: the same files give the same bytes, and the working tree stays as it was."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "folders.cfg")
        settings.write_text(
            f"[build]\nbuild_base = {folder}/build\n[egg_info]\negg_base = {folder}\n", encoding="utf-8"
        )
        environment = {**os.environ, "DIST_EXTRA_CONFIG": str(settings), "SOURCE_DATE_EPOCH": LONG_AGO}
        program = f"from setuptools.build_meta import build_wheel; build_wheel({folder!r})"
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
        [wheel] = Path(folder).glob("*.whl")
        target.parent.mkdir(exist_ok=True)
        shutil.move(wheel, target)


def pack(name, target):
    """Pack a package of Python files alone, as it is installed here: the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in sorted(files(name)):
            if path.suffix == ".py" or path.name in ("METADATA", "LICENSE.txt"):
                wheel.writestr(zipfile.ZipInfo(path.as_posix()), path.read_binary(), zipfile.ZIP_DEFLATED)


def setup(app):
    app.connect("doctree-resolved", write_facts)
    app.connect("html-page-context", add_scripts)
    app.connect("build-finished", write_wheel)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

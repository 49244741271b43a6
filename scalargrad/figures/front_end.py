"""The scripts that bring figures to life: where they are, and how they reach the page of a notebook.

The book's pages load them as a file. The output of a cell holds none, save where a reader looks on: the first figure
that a page of JupyterLab is shown brings them.
"""

import json
import re
import sys
from pathlib import Path

from scalargrad.figures import look
from scalargrad.figures.attention import style as attention_style
from scalargrad.figures.graph import style as graph_style
from scalargrad.figures.slider import style as plot_style

WEB = Path(__file__).with_name("web")
# The modules, each after those that it imports.
MODULES = [
    *("svg", "model", "words", "panel", "edge", "picture"),
    *("controls", "player", "track", "keys", "stepper", "slider"),
    *("glances", "layout", "arcs", "columns", "matrix", "margin", "telling", "letters", "attention"),
]
SERVED = set()  # the sessions whose page has the scripts


def script():
    """All scripts as one that runs without modules, for pages that are opened from the disk; and the style sheets."""
    sheets = {file.stem: file.read_text(encoding="utf-8") for file in sorted(WEB.glob("*.css"))}
    sheets |= {"look": look.for_live_figure(), "graph": graph_style.SHEET, "plot": plot_style.SHEET + plot_style.MORE}
    sheets["glances"] = attention_style.SHEET
    styles = json.dumps(sheets, ensure_ascii=False)
    modules = "\n".join(map(_module, MODULES))
    return f'(() => {{\n"use strict";\nconst STYLES = {styles};\n{modules}\n}})();\n'


def _module(name):
    """A module as an object of what it exports: its names stay its own."""
    text = (WEB / f"{name}.js").read_text(encoding="utf-8")
    text = re.sub(r'(?m)^import (\{.*\}) from "\./(\w+)\.js";$', r"const \1 = \2Module;", text)
    exports = ", ".join(re.findall(r"(?m)^export (?:class|const|function) (\w+)", text))
    text = re.sub("(?m)^export ", "", text)
    return f"const {name}Module = (() => {{\n{text}return {{ {exports} }};\n}})();"


def notebook():
    """IPython's shell, if a notebook runs this; else None."""
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    return shell if hasattr(shell, "kernel") else None


def script_for_page():
    """A script element for the page that shows the figure, if it has not got the scripts yet; else "".

    A page that is loaded again is a new session, and gets them again. Programs that run notebooks (nbclient, nbval)
    name no cell in their requests: what they write into a file stays free of scripts.
    """
    shell = notebook()
    if not shell:
        return ""
    request = shell.get_parent()
    session = request.get("header", {}).get("session")
    if "cellId" not in request.get("metadata", {}) or session in SERVED:
        return ""
    SERVED.add(session)
    return f"<script>{script()}</script>"

"""The scripts that bring figures to life: where they are, and how they reach the page of a notebook.

The book's pages load them as a file. The output of a cell holds none, save where a reader looks on: the first figure
that a page of JupyterLab is shown brings them.
"""

import json
import sys
from pathlib import Path

from scalargrad.figures.graph.style import WHOLE

WEB = Path(__file__).with_name("web")
# In the order in which they build on one another.
PARTS = ["unpack", "look", "state", "words", "panel", "edges", "paint", "track", "player", "keys"]
NAMES = [*[f"stepper_{part}" for part in PARTS], "stepper", "slider"]
SERVED = set()  # the sessions whose page has the scripts


def script():
    """The text of all scripts, and the style sheet of the pictures."""
    files = [WEB / f"{name}.js" for name in NAMES]
    sheet = f"(globalThis.scalargradFigures ??= {{}}).sheet = {json.dumps(WHOLE)};\n"
    return sheet + "".join(file.read_text(encoding="utf-8") for file in files)


def script_for_page():
    """A script element for the page that shows the figure, if it has not got the scripts yet; else "".

    A page that is loaded again is a new session, and gets them again. Programs that run notebooks (nbclient, nbval)
    name no cell in their requests: what they write into a file stays free of scripts.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    if not hasattr(shell, "kernel"):
        return ""
    request = shell.get_parent()
    session = request.get("header", {}).get("session")
    if "cellId" not in request.get("metadata", {}) or session in SERVED:
        return ""
    SERVED.add(session)
    return f"<script>{script()}</script>"

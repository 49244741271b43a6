"""The scripts that bring figures to life: where they are, and how they reach the page of a Jupyter notebook.

The book's pages load them as a file. In a notebook they come as the output of the import, once for each kernel.
Imports `style`; IPython only where it is there already.
"""

import json
import sys
from pathlib import Path

from scalargrad._draw.style import WHOLE

# In the order in which they build on one another.
PARTS = ["unpack", "look", "state", "words", "panel", "edges", "paint", "track", "player", "keys"]
NAMES = [*[f"stepper_{part}" for part in PARTS], "stepper", "slider"]
MARK = "<script data-sg-figures>"


def script():
    """The text of all scripts, and the style sheet of the pictures."""
    files = [Path(__file__).with_name(f"{name}.js") for name in NAMES]
    sheet = f"(globalThis.scalargradFigures ??= {{}}).sheet = {json.dumps(WHOLE)};\n"
    return sheet + "".join(file.read_text(encoding="utf-8") for file in files)


class Scripts:
    """An output that brings the scripts."""

    def _repr_html_(self):
        return f"{MARK}{script()}</script>"

    def __repr__(self):
        return "The figures of this notebook can be stepped through."


def show_scripts():
    """Show the scripts, if this is the kernel of a notebook.

    A page that was loaded again has lost them, and its kernel imports nothing a second time: so they are shown again
    whenever the cell is run that brought them.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    if not hasattr(shell, "kernel"):
        return
    _show()
    cell = shell.get_parent().get("metadata", {}).get("cellId")
    if cell:
        shell.events.register("pre_run_cell", lambda info: _show() if info.cell_id == cell else None)


def _show():
    from IPython.display import display

    display(Scripts())


show_scripts()

"""Run notebooks in place, so that their committed outputs are what the cells print.

    python -m book.tools.execute notebooks/*.ipynb

Whatever differs from run to run or from machine to machine is removed: timings, the kernel's version, random cell
ids, this machine's paths in tracebacks.
"""

import glob
import hashlib
import os
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "pygments_lexer": "ipython3"},
}
CELL_METADATA = {"tags", "mystnb", "nbval", "editable", "slideshow"}
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def execute(path):
    """Run the notebook at `path` in its own folder and write it back.

    A cell that fails stops the run with its traceback, unless it is tagged `raises-exception`.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = nbformat.from_dict(METADATA)
    client = NotebookClient(
        notebook,
        timeout=600,
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    normalize(notebook)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")


def normalize(notebook):
    """Remove from a notebook what another run or another machine would write differently."""
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat_minor = 5
    seen = {}
    for cell in notebook.cells:
        cell.metadata = {k: v for k, v in cell.metadata.items() if k in CELL_METADATA}
        cell.id = _cell_id(cell, seen)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                output.traceback = _reader_frames(output.traceback)


def _cell_id(cell, seen):
    """An id that depends on the cell's text alone; equal cells are counted."""
    digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:8]
    seen[digest] = seen.get(digest, 0) + 1
    return f"{digest}-{seen[digest]}"


def _reader_frames(traceback):
    """Keep the frames of the notebook's own cells: the others show line numbers that go stale."""
    return [part for part in traceback if not ANSI.sub("", part).startswith("File ")]


def main(patterns):
    """Run all notebooks that the patterns match; the shell of Windows leaves that to us."""
    os.environ["TQDM_DISABLE"] = "1"
    paths = [Path(name) for pattern in patterns for name in sorted(glob.glob(pattern))]
    if not paths:
        raise SystemExit("no notebook given; try: python -m book.tools.execute notebooks/*.ipynb")
    for path in paths:
        print(path, flush=True)
        execute(path)


if __name__ == "__main__":
    main(sys.argv[1:])

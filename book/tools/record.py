"""Run the programs for PyTorch that chapters 20 and 21 print, and keep what they say.

    python -m book.tools.record

The programs put their numbers into a dict called `said`; it goes into a file of book/recorded/, where the cells of the
chapter read it. This needs PyTorch, reading does not.
"""

import contextlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHAPTERS = {"digits": "20_convolution", "pytorch": "21_pytorch"}
WRITES_FILES = ("load_digits()", "net.state_dict()")  # in the cells of chapter 20 that its program needs


def cells(name):
    """The cells of the chapter that has the programs."""
    notebook = ROOT / "notebooks" / f"{CHAPTERS[name]}.ipynb"
    return json.loads(notebook.read_text(encoding="utf-8"))["cells"]


def sources(name, kind):
    """The texts of its cells of one kind, "code" or "markdown"."""
    return ["".join(cell["source"]) for cell in cells(name) if cell["cell_type"] == kind]


def programs(name="pytorch"):
    """The programs for PyTorch in the chapter's text, in order."""
    return [
        block for text in sources(name, "markdown") for block in re.findall(r"^```python\n(.*?)^```", text, re.M | re.S)
    ]


def files():
    """Train the network of chapter 20, write the files that its program loads, and give all that its cells made."""
    names = {}
    exec("import numpy as np\nfrom scalargrad.tensor import functional as F", names)
    for source in sources("digits", "code"):
        if any(mark in source for mark in WRITES_FILES):
            exec(source.partition("trained = ")[0], names)
    return names


def said(name="pytorch", folder=ROOT):
    """What they say, one after the other, as one program that runs in a folder."""
    import torch

    usual = torch.get_default_dtype()
    names = {"said": {}}
    try:
        with contextlib.chdir(folder):
            for program in programs(name):
                exec(program, names)
    finally:
        torch.set_default_dtype(usual)
    return names["said"]


def recorded_in(name):
    """The file of what they said."""
    return ROOT / "book" / "recorded" / f"{name}.json"


def main():
    for name in CHAPTERS:
        folder = files()["folder"] if name == "digits" else ROOT
        lines = [f"{json.dumps(key)}: {json.dumps(fact)}" for key, fact in said(name, folder).items()]
        recorded_in(name).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The bug museum: each bug is a small replacement in a copy of the engine.

The tests put every bug into a copy and see that a test turns red; the museum's page loads the same copies:

    from book.museum import BUGS, load
    buggy = load("overwrite")
    a = buggy.Value(3.0)
    (a + a).backward()          # a.grad is 1.0
"""

import importlib
import re
import shutil
import sys
import tempfile
from pathlib import Path

from book.live.deep import free_engine_by_hand
from book.museum.engine_bugs import ENGINE_BUGS
from book.museum.training_bugs import TRAINING_BUGS

__all__ = ["BUGS", "ROOT", "copy_engine", "load", "with_bug"]

BUGS = ENGINE_BUGS | TRAINING_BUGS
ROOT = Path(__file__).parents[2]  # what the paths of their tests begin at


def load(name):
    """A copy of the engine with a bug in it, imported beside the real one.

    Args:
        name: a key of BUGS.

    Returns:
        The copy, a package: `load("overwrite").Value`. The modules that it imports are there under its own name
        too; its files are gone, for a kernel that is stopped could not remove them later.

    Raises:
        KeyError: there is no such bug.
        LookupError: the package has changed and the bug no longer fits it.
    """
    alias = f"scalargrad_with_{name}"
    if alias not in sys.modules:
        with tempfile.TemporaryDirectory(prefix="museum-") as folder:
            copy_engine(Path(folder) / alias, BUGS[name], alias)
            sys.path.insert(0, folder)
            try:
                importlib.import_module(alias)
                if BUGS[name].file.startswith("tensor/"):
                    importlib.import_module(f"{alias}.tensor")  # nothing else needs it, nor NumPy
            finally:
                sys.path.remove(folder)
        if sys.platform == "emscripten":  # in a page, as worker.js does with the real one
            free_engine_by_hand(sys.modules[alias])
    return sys.modules[alias]


def copy_engine(target, bug=None, alias="scalargrad"):
    """Write a copy of the engine into the folder `target`, with a bug, importable under the name `alias`.

    The engine is the files of the package itself, with `compile` and `data`, which its `__init__` needs, and `tensor`.
    """
    package = ROOT / "scalargrad"
    rooms = ["", "compile/", "data/", "tensor/"]
    for file in [file for room in rooms for file in package.glob(f"{room}*.py")]:
        copy = target / file.relative_to(package)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    if bug:
        path = target / bug.file
        path.write_text(with_bug(path.read_text(encoding="utf-8"), bug), encoding="utf-8")
    for path in target.rglob("*.py"):
        source = re.sub(r"(?m)^(\s*(?:from|import)) scalargrad\b", rf"\1 {alias}", path.read_text(encoding="utf-8"))
        path.write_text(source, encoding="utf-8")


def with_bug(source, bug):
    """The text of a file of the package with the bug in it; `LookupError` unless each place is there exactly once."""
    for right, wrong in ((bug.right, bug.wrong), *bug.also):
        # a comment at the end of a line of the package is no part of the bug
        lines = r"(?:  #.*)?\n".join(map(re.escape, right.split("\n")))
        if (count := len(re.findall(lines, source))) != 1:
            raise LookupError(
                f"the bug {bug.title!r} no longer fits {bug.file}: expected these lines once, "
                f"found them {count} times; adapt book/museum:\n{right}"
            )
        source = re.sub(lines, lambda match, wrong=wrong: wrong, source)
    return source

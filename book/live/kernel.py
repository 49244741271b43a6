"""Run the cells of a page in the browser's Python, the way a notebook does.

A Kernel is the memory of one page. What a cell prints, shows and raises goes out in pieces, as JSON, while it runs;
the last piece of every run is `done` or `error`. It runs in plain Python, too: that is how it is tested.
"""

import ast
import base64
import builtins
import json
import linecache
import os
import sys
import time
import types
from contextlib import redirect_stderr, redirect_stdout

from book.live import errors
from book.live.imports import imports
from book.live.stream import Stream

FORMATS = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_", "image/png": "_repr_png_"}
PICTURES = {}  # from a type to a function that makes an SVG of it, for types that have no method for it


class Kernel:
    """The memory of one page.

    Args:
        emit: called with each piece of output, a JSON text. Its `kind` is stdout, stderr, show, done or error.
    """

    def __init__(self, emit):
        self._send = emit
        self._streams = [Stream("stdout", self._emit), Stream("stderr", self._emit)]
        page = types.ModuleType("__main__")
        self._names = vars(page)
        sys.modules["__main__"] = page  # pickle and dataclasses look for it there
        os.environ["MPLBACKEND"] = "module://book.live.figures"
        builtins.display = self.display  # as in a notebook

    def run(self, source, number, above=()):
        """Run a cell, and show the value of its last line.

        Args:
            source: its text.
            number: the cell's number, for tracebacks.
            above: the texts of the cells above it, where a missing name may be made. A cell with a check gets what
                they import, whether they have run or not.
        """
        name = f"<cell {number}>"
        linecache.cache[name] = len(source), None, f"{source}\n".splitlines(keepends=True), name
        for stream in self._streams:
            stream.start()
        began = time.perf_counter()
        with redirect_stdout(self._streams[0]), redirect_stderr(self._streams[1]):
            try:
                self._execute(source, name, above)
                self._show_figures()
            except BaseException as error:  # SystemExit, too: a page has no end
                self._emit({"kind": "error", **errors.describe(error, name, above)})
            else:
                self._emit({"kind": "done", "seconds": time.perf_counter() - began})

    def display(self, *values):
        """Show values, as IPython's display does."""
        for value in values:
            self._emit({"kind": "show", "data": bundle(value)})

    def _execute(self, source, name, above):
        tree = ast.parse(source, name)
        for statement in imports(tree, above, self._names):
            exec(compile(ast.Module([statement], []), "<import>", "exec"), self._names)
        quiet = source.rstrip().endswith(";")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) and not quiet else None
        exec(compile(tree, name, "exec", dont_inherit=True), self._names)
        if last:
            value = eval(compile(ast.Expression(last.value), name, "eval", dont_inherit=True), self._names)
            if value is not None:
                self._names["_"] = value
                self.display(value)

    def _show_figures(self):
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].show()

    def _emit(self, piece):
        if piece["kind"] not in ("stdout", "stderr"):
            for stream in self._streams:
                stream.flush()  # what was printed before it comes before it
        self._send(json.dumps(piece))


def bundle(value):
    """What a value looks like: from MIME types to texts, pictures in base64."""
    data = {"text/plain": repr(value)}
    for kind, method in FORMATS.items():
        look = getattr(type(value), method, None)
        shown = look(value) if look else None
        if shown is not None:
            data[kind] = base64.b64encode(shown).decode() if isinstance(shown, bytes) else shown
    picture = next((PICTURES[kind] for kind in type(value).__mro__ if kind in PICTURES), None)
    if picture:
        data["image/svg+xml"] = picture(value)
    return data

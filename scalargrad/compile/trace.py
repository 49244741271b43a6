"""Run a function once on Values, and refuse what would differ for other numbers."""

import linecache
import os
import sys
import threading
from contextlib import contextmanager
from numbers import Real

from scalargrad.value import Value, topological_order

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
ASKS = {
    **{getattr(Value, f"__{name}__").__code__: "compares a Value" for name in ("lt", "le", "gt", "ge")},
    Value.__float__.__code__: "makes a float of a Value",
}
FIXED = ("constant", "sum", "dot")  # leaves that no optimizer moves: numbers, and sums of nothing
NUMBER = Value.data  # the slot itself, while the class shows a property in its place
ONE_AT_A_TIME = threading.RLock()


class CompileError(ValueError):
    """The function cannot be compiled; the message names the line, the reason and the remedy."""


class Trace:
    """What one run of `f` on the numbers of `example` has made.

    Attributes:
        shapes: for each argument None, a number, or the list of the shapes of its items.
        inputs: the Value put in the place of each number of the example.
        owners: for each input, which argument it is in.
        nodes: what f computed, in topological order; leaves are not among them.
        parameters: the other leaves that can move, in order of first use.
        results: the Values that f returned; `single` tells one Value from a list of one.
        varying: the nodes and inputs that depend on an input.
        moving: the nodes and parameters that depend on a parameter, which get a gradient.
    """

    def __init__(self, f, example):
        if not example:
            raise ValueError("got no example: call compile(f, x, …) with the arguments of one sample")
        self.inputs, self.owners, self.shapes, arguments = [], [], [], []
        for i, item in enumerate(example):
            shape, argument = self._argument(item)
            self.shapes.append(shape)
            arguments.append(argument)
            self.owners += [i] * (len(self.inputs) - len(self.owners))
        if not self.inputs:
            raise ValueError("got no numbers in the example: without inputs all samples are the same")
        with watch():
            result = f(*arguments)
        self.single = isinstance(result, Value)
        self.results = [result] if self.single else _results(result)
        order = topological_order(Value(0.0, tuple(self.results), (0.0,) * len(self.results)))
        self.nodes = [node for node in order[:-1] if node.parents]
        used = dict.fromkeys(parent for node in (*self.nodes, order[-1]) for parent in node.parents)
        others = used.keys() - {*self.nodes, *self.inputs}
        self.parameters = [leaf for leaf in used if leaf in others and not leaf.op.startswith(FIXED)]
        self.varying = self._dependent(self.inputs)
        self.moving = self._dependent(self.parameters)

    def _argument(self, item):
        """The shape of an argument, and the argument with a Value for each of its numbers."""
        if isinstance(item, Real):
            self.inputs.append(Value(item))
            return None, self.inputs[-1]
        if isinstance(item, (str, bytes, dict, Value)) or not hasattr(item, "__len__"):
            kind = type(item).__name__
            raise TypeError(f"got a {kind} in the example, expected numbers and lists of numbers: one sample")
        pairs = [self._argument(part) for part in item]
        return [shape for shape, _ in pairs], [part for _, part in pairs]

    def _dependent(self, leaves):
        found = set(leaves)
        for node in self.nodes:
            if not found.isdisjoint(node.parents):
                found.add(node)
        return found


def _results(result):
    if isinstance(result, (list, tuple)) and result and all(isinstance(item, Value) for item in result):
        return list(result)
    kind = f"{result!r:.60}" if isinstance(result, (list, tuple)) else f"a {type(result).__name__}"
    raise CompileError(f"the function gave {kind}, expected a Value or a list of Values: return what it computes")


@contextmanager
def watch():
    """Until the end of the `with`, code outside the package can neither read nor compare the number of a Value."""
    thread, refused = threading.get_ident(), []

    def check(what):
        frame = sys._getframe(2)
        if threading.get_ident() == thread and (frame.f_code in ASKS or not _inside(frame)):
            refused.append(_refusal(frame, ASKS.get(frame.f_code, what)))
            raise refused[0]

    def get(value):
        check("reads .data of a Value")
        return NUMBER.__get__(value)

    def put(value, number):
        check("sets .data of a Value")
        NUMBER.__set__(value, number)

    with ONE_AT_A_TIME:
        before = Value.__dict__["data"]
        Value.data = property(get, put)
        try:
            yield
        finally:
            Value.data = before
    if refused:  # and the function has gone on after it
        raise refused[0]


def _refusal(frame, what):
    while _inside(frame):
        frame = frame.f_back
    steps = "the program takes the same steps whatever the numbers:"
    hint = f"{steps}\ncompute with Values (relu, abs), or do not compile"
    return CompileError(f"{_place(frame, what)}\n{hint}")


def _inside(frame):
    return frame.f_code.co_filename.startswith(PACKAGE)


def _place(frame, what):
    """The file, the line and its text. A cell of a notebook has a file that says nothing, so it is called a cell."""
    name, line = frame.f_code.co_filename, frame.f_lineno
    text = linecache.getline(name, line, frame.f_globals).strip()
    cell = "ipykernel" in name or name.startswith("<")
    place = f"line {line} of the cell" if cell else f"{name}:{line}"
    return f"{place} {what}, which cannot be compiled" + (f":\n    {text}" if text else "")

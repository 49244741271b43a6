"""Run a function on Values, and refuse it where it looks at their numbers: a program would not see what follows."""

import linecache
import os
import sys
from contextlib import contextmanager
from threading import RLock, get_ident
from types import CodeType

from scalargrad import classes, losses
from scalargrad.functional import Dot, _read, neurons, total
from scalargrad.grad_mode import PAUSED, recording
from scalargrad.nn import Layer
from scalargrad.regularization import BatchNorm1d, Dropout
from scalargrad.value import Value

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
# What makes a node from the numbers of its parents, and does nothing else with them; or a text. Nobody else is trusted.
MAKERS = [getattr(Value, f"__{name}__") for name in ("init", "add", "sub", "mul", "truediv", "pow", "repr", "format")]
MAKERS += [Value.apply, Dot.__init__, _read, Layer._units, total, neurons, losses._mean, classes._mean]
TRUSTED = {code for maker in MAKERS for code in (maker.__code__, *maker.__code__.co_consts) if type(code) is CodeType}
ASKS = {
    Value.__lt__.__code__: "compares a Value",
    Value.__bool__.__code__: "asks whether a Value is 0",
    Value.__float__.__code__: "makes a float of a Value",
    Value.__round__.__code__: "rounds a Value",
    Value.detach.__code__: "detaches a Value",
}
TRAINING = {
    Dropout._drop.__code__: "drops outputs at random (Dropout in training)",
    BatchNorm1d._keep.__code__: "needs all samples of the batch at once (BatchNorm1d in training)",
}
SAME = "the program takes the same steps whatever the numbers:\ncompute with Values (relu, abs), or do not compile"
EVAL = "a program sees one sample at a time and keeps what it has seen:\ncall eval() first, or train without compiler"
NUMBER = Value.data  # the slot itself, while the class shows a property in its place
ONE_AT_A_TIME = RLock()


class CompileError(ValueError):
    """The function cannot be compiled; the message names the line, the reason and the remedy."""


def watched(f, arguments, nudged):
    """What f(*arguments) gives, and a dict from each Value made in the meantime to the place in f where it was.

    Until then only MAKERS can read the number of a Value, in this thread; `nudged` is a dict of those that are read
    in place of others.
    """
    thread, refused, places = get_ident(), [], {}

    def check(what):
        frame = sys._getframe(2)
        if frame.f_code not in TRUSTED or not recording():
            what = (ASKS | TRAINING).get(frame.f_code, what if recording() else "computes without a graph")
            refused.append(refusal(place_of(frame), what, EVAL if frame.f_code in TRAINING else SAME))
            raise refused[0]
        return frame

    def get(value):
        if get_ident() != thread:
            return NUMBER.__get__(value)
        check("reads .data of a Value")
        return nudged.get(value, NUMBER.__get__(value))

    def put(value, number):
        if get_ident() == thread:
            places[value] = place_of(check("sets .data of a Value"))
        NUMBER.__set__(value, number)

    with ONE_AT_A_TIME, _shown(property(get, put)):
        result = f(*arguments)
    if refused:  # and the function has gone on after it
        raise refused[0]
    return result, places


@contextmanager
def _shown(data):
    """Show something in place of the slot, and record a graph, as long as the `with` lasts."""
    thread, before, paused = get_ident(), Value.__dict__["data"], not recording()
    PAUSED.discard(thread)
    Value.data = data
    try:
        yield
    finally:
        Value.data = before
        PAUSED.update([thread] * paused)


def place_of(frame):
    """The file, the line and the globals of the innermost code outside the package, or of the function itself."""
    while frame.f_code.co_filename.startswith(PACKAGE) and frame.f_back.f_code is not watched.__code__:
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno, frame.f_globals


def refusal(place, what, hint):
    """The error for a place, where one is known. The file of a cell of a notebook says nothing: it is called a cell."""
    if place is None:
        return CompileError(f"the function {what}, so it cannot be compiled\n{hint}")
    name, line, names = place
    text = linecache.getline(name, line, names).strip()
    cell = "ipykernel" in name or name.startswith("<")
    where = f"line {line} of the cell" if cell else f"{name}:{line}"
    return CompileError(f"{where} {what}, which cannot be compiled" + (f":\n    {text}" if text else "") + f"\n{hint}")

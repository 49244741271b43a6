"""The functions of a program, loaded and ready: the Python back end. Imports `source`."""

import builtins
import linecache
from itertools import count

from scalargrad._compile.source import FUNCTIONS, Writer

_NUMBERS = count(1)


class Loops:
    """Runs a trace over columns, one list for each input, by a loop over the samples."""

    WRITER, FUNCTIONS = Writer, FUNCTIONS

    def __init__(self, trace, names):
        self.single = trace.single
        self.source = self.WRITER(trace, names).forward()
        if self.single:
            self.source += "\n\n" + self.WRITER(trace, names, trace.moving).backward()
        self.functions = load(self.source, self.FUNCTIONS)

    def forward(self, parameters, columns):
        """A list with the result of each sample."""
        return list(self.functions["forward"](parameters, zip(*columns)))

    def backward(self, parameters, columns):
        """The sum of the results over the samples, and for each parameter the sum of its gradients."""
        return self.functions["backward"](parameters, zip(*columns))


def load(source, functions):
    """What a source defines. Its lines are shown in tracebacks, as those of a file are."""
    name, namespace = f"<program {next(_NUMBERS)}>", dict(functions)
    exec(builtins.compile(source, name, "exec"), namespace)
    linecache.cache[name] = len(source), None, source.splitlines(keepends=True), name
    return namespace

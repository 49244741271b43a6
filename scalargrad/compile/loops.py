"""The functions of a program, loaded and ready: the Python back end."""

import builtins
import linecache
import math
import weakref
from itertools import count

from scalargrad.compile.source import Writer
from scalargrad.functional import _hinge, _logistic, _squared_error, binary_cross_entropy_with_logits, hinge_loss
from scalargrad.rules import RULES, power


def hinge(s, t):
    return _hinge(s, t) if t in (-1.0, 1.0) else hinge_loss([s], [t])  # which says what is wrong


def logistic(s, t):
    return _logistic(s, t) if 0.0 <= t <= 1.0 else binary_cross_entropy_with_logits([s], [t])


# What a program calls: each gives a number, then its slopes.
FUNCTIONS = {
    **RULES,
    "power": power,
    "squared_error": _squared_error,
    "hinge": hinge,
    "logistic": logistic,
    "inf": math.inf,
    "nan": math.nan,
}

_NUMBERS = count(1)


class Loops:
    """Runs a trace over columns, one list for each input, by a loop over the samples."""

    WRITER, FUNCTIONS = Writer, FUNCTIONS

    def __init__(self, trace, names):
        self.single = trace.single
        self.source = self.WRITER(trace, names).forward()
        if self.single:
            self.source += "\n\n" + self.WRITER(trace, names, trace.moving).backward()
        self.functions = dict(self.FUNCTIONS)
        self.load(f"<program {next(_NUMBERS)}>")

    def load(self, name):
        """Add the functions of the source. As long as they live, tracebacks can show its lines, as those of a file."""
        exec(builtins.compile(self.source, name, "exec"), self.functions)
        linecache.cache[name] = len(self.source), None, self.source.splitlines(keepends=True), name
        weakref.finalize(self, linecache.cache.pop, name, None)

    def forward(self, parameters, columns):
        """A list with the result of each sample."""
        return self.run(lambda *given: list(self.functions["forward"](*given)), parameters, columns)

    def backward(self, parameters, columns):
        """The sum of the results over the samples, and for each parameter the sum of its gradients."""
        return self.run(self.functions["backward"], parameters, columns)

    def run(self, function, parameters, columns):
        """Call a function on the samples; an error names the sample, which is the last one that the loop took."""
        samples = zip(*columns)
        try:
            return function(parameters, samples)
        except (ArithmeticError, ValueError) as error:
            if taken := len(columns[0]) - len(list(samples)):
                error.add_note(f"in sample {taken - 1}, counted from 0")
            raise

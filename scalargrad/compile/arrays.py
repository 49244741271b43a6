"""The NumPy back end: the same steps, each on all samples at once.

Here no step is skipped where a gradient is 0, and not every function refuses what a rule of `rules.py` refuses. So
NumPy raises where it meets anything but ordinary numbers, and the program turns to the loop, which has the answer.
"""

import math
from functools import cached_property

import numpy as np

from scalargrad.compile.lines import listed
from scalargrad.compile.loops import Loops
from scalargrad.compile.source import Writer, product


def _exp(x):
    y = np.exp(x)
    return y, y


def _tanh(x):
    t = np.tanh(x)
    return t, 1.0 - t * t


def _sigmoid(x):
    e = np.exp(-np.abs(x))
    s = np.where(x >= 0.0, 1.0, e) / (1.0 + e)
    return s, s * (1.0 - s)


def _power(x, n):
    y = np.power(x, n)
    return y, (n * np.power(x, n - 1.0), y * np.log(np.where(x > 0.0, x, np.nan)))


def _squared_error(s, t):
    d = s - t
    return d * d, 2.0 * d, -2.0 * d


def _hinge(s, t):
    _expect(np.abs(t) == 1.0)
    loss = np.maximum(1.0 - t * s, 0.0)
    return loss, np.where(loss, -t, 0.0), np.where(loss, -s, 0.0)


def _logistic(s, t):
    _expect(np.abs(t - 0.5) <= 0.5)
    loss = np.log1p(np.exp(-np.abs(s))) + np.where(s >= 0.0, 1.0 - t, t) * np.abs(s)
    return loss, _sigmoid(s)[0] - t, -s


def _expect(right):
    if not np.all(right):
        raise FloatingPointError


FUNCTIONS = {
    "abs": lambda x: (np.abs(x), np.sign(x)),
    "exp": _exp,
    "log": lambda x: (np.log(x), 1.0 / x),
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "power": _power,
    "squared_error": _squared_error,
    "hinge": _hinge,
    "logistic": _logistic,
    "inf": np.inf,
    "nan": np.nan,
    "dot": np.dot,
    "maximum": np.maximum,
    "ones": np.ones,
    "sum": np.sum,
    "where": np.where,
}


class ArrayWriter(Writer):
    """Writes the same functions without a loop: what depends on an input is an array, one entry for each sample."""

    GIVEN, RESULT = "columns", "return "
    RELU = "{v} = maximum({v}, 0.0)"

    def __init__(self, trace, names, moving=()):
        super().__init__(trace, names, moving)
        self.arrays = {names[value] for value in trace.varying}
        self.count = f"len({names[trace.inputs[0]]})"

    def loop(self, lines):
        return [f"{listed([self.names[value] for value in self.trace.inputs])} = columns", *lines]

    def total(self, root):
        return f"sum({self.text(root)})" if root in self.trace.varying else f"{self.count}*{self.text(root)}"

    def one(self, root):
        return f"ones({self.count})" if root in self.trace.varying else self.count

    def guarded(self, node):
        if node not in self.trace.varying:
            return super().guarded(node)
        v, g = self.names[node], self.gradient(node)
        return [*([f"{g} = where({v}, {g}, 0.0)"] if self.bends.get(node) == v else []), *self.shares(node)]

    def share(self, node, parent, slope):
        g, name = self.gradient(node), self.gradient(parent)
        sign, text = product(g, slope)
        if parent in self.trace.varying:
            return f"{name} = {name} {sign} {text}"
        if node in self.trace.varying:
            text = f"dot({g}, {slope})" if slope in self.arrays else f"sum({text})"
        return f"{name} {sign}= {text}"


class Arrays(Loops):
    """Runs a trace over whole columns, and by a loop where the numbers are not ordinary."""

    WRITER, FUNCTIONS = ArrayWriter, FUNCTIONS

    def __init__(self, trace, names):
        super().__init__(trace, names)
        self.trace, self.names = trace, names

    @cached_property
    def loops(self):
        return Loops(self.trace, self.names)

    def forward(self, parameters, columns):
        results = self.attempt("forward", parameters, columns)
        if results is None:
            return self.loops.forward(parameters, columns)
        n = len(columns[0])
        lists = [np.broadcast_to(result, n).tolist() for result in ([results] if self.single else results)]
        return lists[0] if self.single else list(map(list, zip(*lists)))

    def backward(self, parameters, columns):
        sums = self.attempt("backward", parameters, columns)
        numbers = [float(sums[0]), *map(float, sums[1])] if sums else [math.nan]
        if any(map(math.isnan, numbers)):
            return self.loops.backward(parameters, columns)
        return numbers[0], numbers[1:]

    def attempt(self, function, parameters, columns):
        """What a function returns; None where NumPy gives up."""
        try:
            with np.errstate(all="raise", under="ignore"):
                return self.functions[function](parameters, list(map(np.array, columns)))
        except ArithmeticError:
            return None

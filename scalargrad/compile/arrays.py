"""The NumPy back end: the same steps, each on all samples at once.

Here no step is skipped where a gradient is 0, and an array has no single answer to what a rule refuses. So NumPy raises
where it meets anything but ordinary numbers, and the program turns to the loop, which has the answer.
"""

from functools import cache, cached_property
from itertools import chain
from math import isnan
from struct import Struct, error

import numpy as np

from scalargrad.compile.array_source import ArrayWriter
from scalargrad.compile.columns import floats
from scalargrad.compile.loops import Loops
from scalargrad.compile.plan import Plan
from scalargrad.tensor.class_rules import entry
from scalargrad.tensor.rules import RULES

HELPERS = {
    name: getattr(np, name)
    for name in ("array", "column_stack", "inf", "maximum", "nan", "ones", "sum", "where", "zeros")
}
# The memory of an array goes back to the system with it, and is fetched anew, until glibc has seen a larger one go.
np.empty(30_000_000, dtype=np.int8)


class Arrays(Loops):
    """Runs a trace over whole columns, and by a loop where the numbers are not ordinary."""

    backend, RULES, HELPERS = "numpy", RULES, HELPERS | {"add_at": np.add.at, "entry": entry}

    def written(self):
        self.plan = plan = Plan(self.trace, self.stems)
        forward = ArrayWriter(plan)
        if forward.placed:
            yield forward.splitter()
        yield forward.forward()
        if self.single:
            yield ArrayWriter(plan, self.trace.moving).backward()

    @property
    def break_even(self):
        """From how many samples on it is quicker than a loop: about, from times of some networks in microseconds."""
        nodes = self.trace.varying_nodes
        once = 60.0 + 2.5 * len(self.plan.steps) + 12.0 * len(self.plan.layers)
        each = 0.2 + 0.2 * len(nodes) + 0.05 * sum([len(node.parents) for node in nodes])
        return 1 + int(once / each)

    @cached_property
    def loops(self):
        return Loops(self.trace, self.stems)

    def columns(self, shapes, columns):
        """The samples as an array, with a row for each number of a sample."""
        try:
            return np.concatenate([at_once(shape, column) for shape, column in zip(shapes, columns, strict=True)])
        except (TypeError, ValueError):  # a look at each entry will tell what is wrong, if anything is
            return np.array(super().columns(shapes, columns))

    def forward(self, parameters, columns):
        results = self.attempt("forward", parameters, columns)
        if results is None:
            return self.loops.forward(parameters, columns.tolist())
        n = len(columns[0])
        lists = [np.broadcast_to(result, n).tolist() for result in ([results] if self.single else results)]
        return lists[0] if self.single else list(map(list, zip(*lists)))

    def backward(self, parameters, columns):
        sums, n = self.attempt("backward", parameters, columns), len(columns[0])
        if sums is None or isnan(sums[0]) or np.isnan(sums[1]).any():
            return self.loops.backward(parameters, columns.tolist())
        total, gradients = sums
        return float(total) / n, (np.asarray(gradients, dtype=float) / n).tolist()

    def array(self, parameters):
        try:
            return packed(parameters)
        except TypeError:
            return np.array(floats(parameters))

    def attempt(self, function, parameters, columns):
        """What a function returns; None where NumPy gives up."""
        try:
            with np.errstate(all="raise", under="ignore"):
                return self.functions[function](self.array(parameters), columns)
        except (ArithmeticError, ValueError):
            return None


def at_once(shape, column):
    """A list of numbers, or of rows of them, as an array with a row for each number of a sample.

    Raises:
        TypeError, ValueError: it is something else, or has to be looked at entry by entry.
    """
    flat = shape is None or shape == [None] * len(shape)
    width = () if shape is None else (len(shape),)
    if flat and isinstance(column, np.ndarray) and column.dtype.kind in "fiub" and column.shape[1:] == width:
        return np.atleast_2d(np.asarray(column, dtype=float).T)
    if shape is None:
        return packed(column)[None]
    if not flat or type(column) is not list or set(map(len, column)) != {*width}:
        raise TypeError
    return packed(list(chain.from_iterable(column))).reshape(-1, *width).T


def packed(numbers):
    """An array of these numbers, by a way there that takes a quarter of the time of the usual one."""
    if type(numbers) is not list or not {*map(type, numbers[:1])} <= {float, int}:
        raise TypeError
    try:
        return np.frombuffer(layout(len(numbers)).pack(*numbers)) if numbers else np.empty(0)
    except error:
        raise TypeError from None


@cache
def layout(n):
    """That of n floats in a row; Python takes a while to read it, once."""
    return Struct(f"{n}d")

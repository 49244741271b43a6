"""The NumPy back end: the same steps, each on all samples at once.

Here no step is skipped where a gradient is 0, and an array has no single answer to what a rule refuses. So NumPy raises
where it meets anything but ordinary numbers, and the program turns to the loop, which has the answer.
"""

import math
from functools import cached_property

import numpy as np

from scalargrad.compile.lines import unpacked
from scalargrad.compile.loops import Loops
from scalargrad.compile.source import Writer, product
from scalargrad.tensor.rules import RULES

HELPERS = {name: getattr(np, name) for name in ("inf", "nan", "dot", "maximum", "ones", "sum", "where")}


class ArrayWriter(Writer):
    """Writes the same functions without a loop: what depends on an input is an array, one entry for each sample."""

    TABLE, RULES = "scalargrad.tensor.rules.RULES", RULES
    GIVEN, RESULT = "columns", "return "
    RELU = "{v} = maximum({v}, 0.0)"
    RATIO = "{a}/{b}"

    def __init__(self, trace, names, moving=()):
        super().__init__(trace, names, moving)
        self.arrays = {names[value] for value in trace.varying}
        self.count = f"len({names[trace.inputs[0]]})"

    def loop(self, lines):
        return [f"{unpacked([self.names[value] for value in self.trace.inputs])} = columns", *lines]

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

    WRITER, HELPERS = ArrayWriter, HELPERS

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
        except (ArithmeticError, ValueError):
            return None

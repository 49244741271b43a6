"""From a graph to a program: the loss of one sample as straight-line Python, run over all samples.

Building a graph for each sample costs more than the arithmetic in it, and the graph is the same each time. `compile`
builds it once and writes down what it does. Imports `value` and its own parts in `_compile/`.
"""

import builtins
import linecache
from itertools import count

from scalargrad._compile import names
from scalargrad._compile.columns import columns_of
from scalargrad._compile.source import FUNCTIONS, Writer
from scalargrad._compile.trace import CompileError, Trace

__all__ = ["CompileError", "Program", "compile"]


def compile(f, *example, backend="python"):
    """Run `f` once on one sample and turn what it did into a Program for any number of samples.

    Args:
        f: a function (or a model) of one sample, which computes with Values and returns one, or a list of them.
        example: its arguments: numbers, and lists of numbers. f gets a Value in place of each number.
        backend: "python", a loop over the samples; or "numpy", columns at a time, for large batches.

    Returns:
        The Program. Leaves that f did not get as arguments are its parameters, save constants.

    Raises:
        CompileError: f looks at the number of a Value, so that its steps could differ from sample to sample.
        ValueError, TypeError: there is no example, or it is not made of numbers; unknown backend.

    >>> from scalargrad import Value
    >>> w = Value(3.0, label="w")
    >>> program = compile(lambda x, t: (w * x - t) ** 2, 1.0, 2.0)
    >>> program.backward([1.0, 2.0], [2.0, 4.0])
    2.5
    >>> w.grad
    5.0
    """
    trace = Trace(f, example)
    return Program(trace, names.name(trace, names.stems(f, trace.owners)))


class Program:
    """What `compile` returns: the steps of a function for one sample, ready to run over columns of samples.

    Attributes:
        parameters: the Values outside that it reads at each call, and to whose `grad` backward adds.
        source: its functions as Python, the text that runs.
    """

    def __init__(self, trace, names):
        self._trace = trace
        self.parameters = trace.parameters
        self.source = Writer(trace, names, set()).forward()
        if trace.single:
            self.source += "\n\n" + Writer(trace, names, trace.moving).backward()
        self._functions = _load(self.source)

    def __call__(self, *columns):
        """The result of each sample, without gradients: a list of floats, or of lists of floats.

        Args:
            columns: for each argument of the function, a list with that of each sample.
        """
        columns = columns_of(self._trace.shapes, columns)
        return list(self._functions["forward"]([p.data for p in self.parameters], zip(*columns)))

    def backward(self, *columns):
        """The mean of the results over the samples; its gradient is added to `grad` of each parameter.

        Just as `loss.backward()` of that mean would do it. Arguments as for a call.
        """
        if not self._trace.single:
            raise ValueError("the compiled function gives a list, and backward starts from one Value: compile its loss")
        columns = columns_of(self._trace.shapes, columns)
        n = len(columns[0])
        if not n:
            raise ValueError("got no samples, expected one or more: the mean of nothing is not defined")
        total, gradients = self._functions["backward"]([p.data for p in self.parameters], zip(*columns))
        for parameter, gradient in zip(self.parameters, gradients):
            parameter.grad += gradient / n
        return total / n


_NUMBERS = count(1)


def _load(source):
    """The functions of a source; tracebacks through them show their lines."""
    name = f"<program {next(_NUMBERS)}>"
    functions = dict(FUNCTIONS)
    exec(builtins.compile(source, name, "exec"), functions)
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return functions

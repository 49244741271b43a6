"""From a graph to a program: the loss of one sample as straight-line Python, run over all samples.

Building a graph costs more than the arithmetic in it, and for every sample it is the same graph. `compile` builds it
once and writes down what happens in it.
"""

from scalargrad.arguments import choice
from scalargrad.compile.guard import CompileError
from scalargrad.compile.loops import Loops
from scalargrad.compile.names import stems
from scalargrad.compile.trace import Trace

__all__ = ["CompileError", "Program", "compile"]


def compile(f, *example, backend="python"):
    """Run `f` once on one sample and turn what it did into a Program for any number of samples.

    Args:
        f: a function (or a model) of one sample, which computes with Values and returns one, or a list of them.
        example: its arguments: numbers, and lists of numbers. f gets a Value in place of each number.
        backend: "python", a loop over the samples; "numpy", all samples at once, and all neurons of a layer, which
            pays from some samples on; or "auto", at each call the one that is quicker for so many samples.

    Returns:
        The Program. Leaves that f did not get as arguments are its parameters, save constants.

    Raises:
        CompileError: f looks at the number of a Value, so its steps could differ from sample to sample, or they do.
        ValueError, TypeError: there is no example, or it is not made of numbers; unknown backend.

    >>> from scalargrad import Value
    >>> w = Value(3.0, label="w")
    >>> program = compile(lambda x, t: (w * x - t) ** 2, 1.0, 2.0)
    >>> program.backward([1.0, 2.0], [2.0, 4.0])
    2.5
    >>> w.grad
    5.0
    """
    steps = _back_end(choice("backend", backend, ("python", "numpy", "auto")))
    trace = Trace(f, example)
    return Program(trace, steps(trace, stems(f, trace.owners)))


def _back_end(name):
    """The class that runs a trace; NumPy is needed for the last two alone."""
    if name == "python":
        return Loops
    from scalargrad.compile.arrays import Arrays
    from scalargrad.compile.auto import Auto

    return Arrays if name == "numpy" else Auto


class Program:
    """What `compile` returns: the steps of a function of one sample, ready to run over columns of samples.

    Attributes:
        parameters: the Values outside that it reads at each call, and to whose `grad` backward adds.
        backend: "python" or "numpy"; of a program that chooses itself, what the last call took, at first "python".
        source: its functions as Python, the text that runs. A function such as tanh gives a number and its slope
            there; backward gives sums over the samples, which the method divides by their number.

    >>> from scalargrad import Neuron
    >>> program = compile(Neuron(2, "tanh"), [1.0, -1.0])
    >>> program
    Program(2 inputs, 3 parameters, 1 node)
    >>> print(program.source.split("def ")[2])
    backward(parameters, samples):
        w1, w2, b = parameters
        total = g_w1 = g_w2 = g_b = 0.0
        for x1, x2 in samples:
            # forward
            h = b + w1*x1 + w2*x2
            h, (d_h,) = tanh(h)
            total += h
            # backward
            g_h = 1.0
            if g_h and d_h:
                g_h = g_h*d_h
                g_w1 += g_h*x1
                g_w2 += g_h*x2
                g_b += g_h
        return total, [g_w1, g_w2, g_b]
    <BLANKLINE>
    """

    def __init__(self, trace, steps):
        self.parameters = trace.parameters
        self._shapes, self._steps = trace.shapes, steps
        self._sizes = [(len(trace.inputs), "input"), (len(self.parameters), "parameter"), (len(trace.nodes), "node")]

    def __repr__(self):
        sizes = [f"{n} {what}" if n == 1 else f"{n} {what}s" for n, what in self._sizes]
        if self._steps.switch:
            sizes.append(f"numpy from {self._steps.switch} samples on")
        return f"Program({', '.join(sizes)})"

    @property
    def source(self):
        return self._steps.source

    @property
    def backend(self):
        return self._steps.backend

    def __call__(self, *columns):
        """The result of each sample, without gradients: a list of floats, or of lists of floats.

        Args:
            columns: for each argument of the function, a list (or an array) with that of each sample.

        Raises:
            ValueError: the columns do not have the shape of the example.
            TypeError: they hold something else than numbers.
        """
        return self._steps.forward(self._numbers(), self._steps.columns(self._shapes, columns))

    def backward(self, *columns):
        """The mean of the results over the samples; its gradient is added to `grad` of each parameter.

        What `backward()` of that mean would do. Arguments and errors as for a call.

        Raises:
            ValueError: also if there are no samples, or the function gives a list.
        """
        if not self._steps.single:
            raise ValueError("the compiled function gives a list, and backward starts from one Value: compile its loss")
        columns = self._steps.columns(self._shapes, columns)
        if not len(columns[0]):
            raise ValueError("got no samples, expected one or more: without them there is no mean")
        mean, gradients = self._steps.backward(self._numbers(), columns)
        for parameter, gradient in zip(self.parameters, gradients):
            parameter.grad = parameter.grad + gradient if parameter.grad else gradient
        return mean

    def _numbers(self):
        return [parameter.data for parameter in self.parameters]

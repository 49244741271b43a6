"""The functions of a program, loaded and ready: the Python back end."""

import builtins
import linecache
import math
import weakref
from itertools import count

from scalargrad.compile.columns import columns_of, floats
from scalargrad.compile.names import name, of_rule, wishes_of
from scalargrad.compile.source import Writer
from scalargrad.rules import RULES
from scalargrad.value import Value

# What a program may say besides the names of rules.
HELPERS = {"inf": math.inf, "nan": math.nan, "over_zero": lambda x: Value(x) / 0.0}  # which says what is wrong

_NUMBERS = count(1)


class Loops:
    """Runs a trace over columns, one list for each input, by a loop over the samples."""

    switch = None  # from how many samples on another back end takes over
    backend, RULES, HELPERS = "python", RULES, HELPERS

    def __init__(self, trace, stems):
        self.trace, self.stems, self.single = trace, stems, trace.single
        self.source = ""
        self.functions = self.HELPERS | {of_rule(op): rule for op, rule in self.RULES.items()}
        self.load(f"<program {next(_NUMBERS)}>")

    def __reduce__(self):  # functions made by exec can be neither copied nor pickled, so a copy is written anew
        return type(self), (self.trace, self.stems)

    def written(self):
        """The texts of its functions."""
        names, _ = name(wishes_of(self.trace, self.stems))
        yield Writer(self.trace, names).forward()
        if self.single:
            yield Writer(self.trace, names, self.trace.moving).backward()

    def load(self, name):
        """Write and load the functions one by one: to read one, Python needs a hundred times the memory of its text.

        As long as they live, tracebacks can show their lines, as those of a file.
        """
        for text in self.written():
            self.source += "\n\n" * bool(self.source)
            before = "\n" * self.source.count("\n")  # so that each has the lines it has in the source
            exec(builtins.compile(before + text, name, "exec"), self.functions)
            self.source += text
        linecache.cache[name] = len(self.source), None, self.source.splitlines(keepends=True), name
        weakref.finalize(self, linecache.cache.pop, name, None)

    def columns(self, shapes, columns):
        """The samples taken apart: a list for each number of a sample."""
        return columns_of(shapes, columns)

    def forward(self, parameters, columns):
        """A list with the result of each sample."""
        return self.run(lambda *given: list(self.functions["forward"](*given)), parameters, columns)

    def backward(self, parameters, columns):
        """The mean of the results over the samples, and for each parameter that of its gradients."""
        total, gradients = self.run(self.functions["backward"], parameters, columns)
        n = len(columns[0])
        return total / n, [gradient / n for gradient in gradients]

    def run(self, function, parameters, columns):
        """Call a function on the samples; an error names the sample, which is the last one that the loop took."""
        samples = zip(*columns)
        try:
            return function(floats(parameters), samples)
        except (ArithmeticError, ValueError) as error:
            if taken := len(columns[0]) - len(list(samples)):
                error.add_note(f"in sample {taken - 1}, counted from 0")
            raise

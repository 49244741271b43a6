"""Both back ends, and the choice between them: a loop for few samples, arrays for many."""

from scalargrad.arguments import listed
from scalargrad.compile.arrays import Arrays


class Auto:
    """Runs a trace by the back end that is quicker for so many samples.

    Attributes:
        switch: from how many samples on these are arrays.
        chosen: the back end of the last call; before the first, that for one sample.
    """

    def __init__(self, trace, stems):
        self.arrays, self.single = Arrays(trace, stems), trace.single
        self.switch = self.arrays.break_even
        self._choose(1)

    def _choose(self, n):
        self.chosen = self.arrays if n >= self.switch else self.arrays.loops

    @property
    def source(self):
        return self.chosen.source

    @property
    def backend(self):
        return self.chosen.backend

    def columns(self, shapes, columns):
        """The samples as the back end takes them that is chosen here."""
        columns = [column if hasattr(column, "__len__") else listed(column) for column in columns]
        self._choose(len(columns[0]) if columns else 0)
        return self.chosen.columns(shapes, columns)

    def forward(self, parameters, columns):
        return self.chosen.forward(parameters, columns)

    def backward(self, parameters, columns):
        return self.chosen.backward(parameters, columns)

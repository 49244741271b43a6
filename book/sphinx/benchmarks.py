"""What the page on benchmarks shows, out of benchmarks/results.json: no number of it is written by hand.

- `bench-table`, a directive: the table of one workload
- `bench-plot`, a directive: a picture, with its text
- `bench-list`, a directive: a list of facts: ahead, compiling, compiling_memory, break_even, growth, failed, …
- `bench`, a role: one number: {bench}`ratio demo scalargrad micrograd`, {bench}`time demo numpy`, {bench}`machine`
"""

import json
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective, SphinxRole

from benchmarks import facts
from benchmarks.figures import COLUMNS, Figures

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results.json"


def figures():
    """The numbers of the last run."""
    return Figures(json.loads(RESULTS.read_text(encoding="utf-8")))


class Benchmark(SphinxDirective):
    """A directive whose content is Markdown made of the results."""

    required_arguments = 1

    def run(self):
        self.env.note_dependency(str(RESULTS))
        box = nodes.container(classes=["sg-bench"])
        self.state.nested_parse(StringList(self.lines(self.arguments[0])), self.content_offset, box)
        return [box]


class BenchTable(Benchmark):
    def lines(self, workload):
        head, line = "| " + " | ".join(map(unbroken, COLUMNS)) + " |", "|:--" + "|--:" * (len(COLUMNS) - 1) + "|"
        return [head, line, *(self.line(*row) for row in figures().table(workload))]

    def line(self, name, *cells):
        return "| " + " | ".join([name, *map(unbroken, cells)]) + " |"


def unbroken(cell):
    """A number and its unit, a sign and what it counts, stay together; words, such as those of an error, may break."""
    return cell.replace(" ", "\N{NO-BREAK SPACE}") if "×" in cell or any(map(str.isdigit, cell)) else cell


class BenchList(Benchmark):
    def lines(self, name):
        return [f"- {line}" for line in facts.LISTS[name](figures())] or ["- none"]


class BenchPlot(SphinxDirective):
    """A committed picture, in a box like those of the chapters: it has the colors of both themes."""

    required_arguments = 1

    def run(self):
        self.env.note_dependency(str(RESULTS))
        name = self.arguments[0]
        text = facts.text(figures(), name)
        image = nodes.image(uri=f"/book/static/benchmarks/{name}.svg", alt=text)
        return [nodes.container("", image, classes=["cell_output"])]


class BenchRole(SphinxRole):
    def run(self):
        self.env.note_dependency(str(RESULTS))
        name, *arguments = self.text.split()
        return [nodes.Text(facts.NUMBERS[name](figures(), *arguments))], []


def setup(app):
    app.add_directive("bench-table", BenchTable)
    app.add_directive("bench-list", BenchList)
    app.add_directive("bench-plot", BenchPlot)
    app.add_role("bench", BenchRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}

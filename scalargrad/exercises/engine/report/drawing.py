"""The drawing of a finding: the graph of the probe with the numbers that came, the wrong ones crossed out."""

from scalargrad.exercises.engine.outcome import close
from scalargrad.exercises.engine.probes import Probe
from scalargrad.exercises.engine.report.long import ladder, ruler
from scalargrad.exercises.engine.report.traced import Traced
from scalargrad.figures.graph.draw import draw
from scalargrad.figures.graph.graph import Graph
from scalargrad.figures.stepper.walk import Walk

HARDEST = Probe("order", "b = a * a; s = b + a; d = b * s; back(d)", {"a": 2.0})
PLAYS = ("overwrite", "eager", "once")


def drawing(engine, probe, went):
    """How a probe went, as HTML; "" where it cannot be drawn.

    A graph that is too deep for a picture is a ruler, one of too many paths a ladder.
    """
    if probe.group in LONG and went.kind != "numbers":
        return LONG[probe.group](went)
    if went.kind == "endless" or probe.shorter or probe.group in NETS:
        return ""
    try:
        return _drawn(Traced(engine, probe))._repr_html_()
    except Exception:  # somebody else's code may do anything; then there is no drawing
        return ""


def hardest(engine):
    """The hardest small graph, right: it can be stepped through."""
    return draw(Traced(engine, HARDEST).root)._repr_html_()


def _drawn(traced):
    """If what came is what one of the rules for the way back gives, it can be stepped through, with its mistakes."""
    marks = {"mark_wrong": traced.wrong, "mark_wrong_data": traced.wrong_data, "held": traced.held}
    if traced.wrong and not traced.wrong_data and traced.backs == 1:
        play = next((play for play in PLAYS if _is_of(play, traced.root)), "")
        marks = {"play": play} if play else marks
    return draw(traced.root, grads=traced.backs > 0, **marks)


def _is_of(play, root):
    """Are these the gradients that the rule gives?"""
    graph = Graph(root)
    try:
        end = Walk(graph, play, fresh=True).end
    except ValueError:  # too many steps
        return False
    return all(node.value.grad is None or close(node.value.grad, end[node]) for node in graph.nodes)


LONG = {"depth": ruler, "paths": ladder}
NETS = ("nets", "two moons")  # what they ask for is a plain number, with no graph behind it

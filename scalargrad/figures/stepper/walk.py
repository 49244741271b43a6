"""The two passes through a graph, one step at a time: forward node by node, backward edge by edge.

Four rules for the way back: "add" does what `Value.backward` does; "overwrite", "eager" and "once" are the famous
mistakes.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from math import isclose

from scalargrad.figures.graph.gradients import Gradients

MOST_STEPPED = 60  # nodes of a graph that has steps
LONGEST = 200  # steps back; eager recursion takes one for each edge of each path


@dataclass(eq=False, slots=True)
class Step:
    """Along one edge: its child holds `sent`, and the gradient of its parent goes from `old` to `new`."""

    edge: object
    sent: float
    product: float
    old: float
    new: float


def _pass_on(edge, grad, keep=True):
    """One step; without `keep`, what the parent held is lost."""
    sent, old = grad[edge.child], grad[edge.parent]
    product = edge.slope * sent
    grad[edge.parent] = old + product if keep else product
    return Step(edge, sent, product, old, grad[edge.parent])


def _add(graph, grad, keep=True):
    """In the order of `Value.backward`, which skips a node that has nothing to pass on."""
    for node in reversed(graph.nodes):
        if grad[node] and any(edge.slope for edge in node.ins):
            for edge in node.ins:
                yield _pass_on(edge, grad, keep)


def _overwrite(graph, grad):
    """The same with = in place of +=."""
    return _add(graph, grad, keep=False)


def _eager(graph, grad, node=None):
    """A node passes on whatever it has as soon as it gets something."""
    for edge in (node or graph.root).ins:
        yield _pass_on(edge, grad)
        yield from _eager(graph, grad, edge.parent)


def _once(graph, grad):
    """First come, first served: each node has one turn, whatever is still on its way to it."""
    row = [graph.root]
    for node in row:  # which grows as it goes
        for edge in node.ins:
            yield _pass_on(edge, grad)
            if edge.parent not in row:
                row.append(edge.parent)


PLAYS = {"add": _add, "overwrite": _overwrite, "eager": _eager, "once": _once}


class Walk:
    """Both passes through a graph. Position 0 is before the first step; `mark` is between the passes.

    Args:
        rule: a key of PLAYS.
        fresh: whether all gradients begin at 0, whatever the leaves hold now.

    Attributes:
        forward: the nodes that light up, one for each step; docked ones come with their neuron.
        base: the gradient of each node before the way back.
        seed: what the root gets first: 1, or what it holds in a picture of a part of a larger graph.
        steps: the Steps back that follow the one in which the root gets its seed.
        end: the gradient of each node after the last step.
        position: where the gradients are those that the nodes hold now, None if that is nowhere; of a fresh walk the
            last one.
        notes: for each of the steps "" or what is wrong with it: "too early", "again", "too late", "lost".
    """

    def __init__(self, graph, rule="add", fresh=False):
        root = graph.root
        self.graph, self.rule = graph, rule
        self.forward = [node for node in graph.nodes if node.host is None]
        self.mark = len(self.forward)
        held = Gradients.of(graph)
        self.base = {node: 0.0 if fresh else _before(node, root, held) for node in graph.nodes}
        self.seed = 1.0 if fresh else root.value.grad or 1.0
        self.end = {**self.base, root: self.seed}
        self.steps = list(islice(PLAYS[rule](graph, self.end), LONGEST + 1))
        if len(self.steps) > LONGEST:
            raise ValueError(f"play={rule!r} takes more than {LONGEST} steps on this graph: play it on a smaller one")
        self.notes = list(self._notes())
        self.position = self.last if fresh else self._position(held)

    @property
    def last(self):
        """The last position."""
        return self.mark + 1 + len(self.steps)

    def _position(self, now):
        """Of several positions, the one between the passes if nothing has been passed on yet, else the last."""
        grad, found = dict(self.base), None
        if _agree(grad, now):
            return self.mark
        grad[self.graph.root] = self.seed
        for place, step in enumerate([None, *self.steps], self.mark + 1):
            if step:
                grad[step.edge.parent] = step.new
            if _agree(grad, now):
                found = place
        return found

    def arrivals(self, node):
        """The steps that reach a node, in order."""
        return [step for step in self.steps if step.edge.parent is node]

    def arrival(self, edge, count):
        """The step along an edge that has `count` before it on this edge, and its note."""
        return [pair for pair in zip(self.steps, self.notes) if pair[0].edge is edge][count]

    def _notes(self):
        """What each step does wrong, judged by what its two nodes have got so far and what is still to come."""
        total, seen = Counter(step.edge.parent for step in self.steps), Counter({self.graph.root: 1})
        turned = set()  # the nodes that have passed on
        for step in self.steps:
            parent, child = step.edge.parent, step.edge.child
            seen[parent] += 1
            turned.add(child)
            if self.rule == "overwrite":
                yield "lost" if seen[parent] < total[parent] else ""
            elif self.rule == "eager" and total[child] > 1:  # it passes on for each arrival
                yield "again" if seen[child] > 1 else "too early"
            elif self.rule == "once" and parent in turned and parent.ins:
                yield "too late"
            elif self.rule == "once" and seen[child] < total[child]:
                yield "too early"
            else:
                yield ""

    def wrong(self, right):
        """The nodes whose gradient is not that of the Walk `right`, each with the right one."""
        return {node: x for node, x in right.end.items() if not _close(x, self.end[node])}


def _before(node, root, held):
    """What a leaf held before this pass; all other nodes begin at 0."""
    if node.ins or node is root:
        return 0.0
    walked = held[root] and any(held[edge.child] for edge in node.outs)
    return held.older(node) if walked else held[node]


def _agree(grad, now):
    return all(_close(now[node], x) for node, x in grad.items())


def _close(x, y):
    return isclose(x, y, rel_tol=1e-9, abs_tol=1e-12)

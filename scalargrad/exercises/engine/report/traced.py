"""A probe, run on somebody's engine and on ours at once: the graph is ours, the numbers in it are theirs.

So any engine can be drawn, whatever it calls its parents, and if it keeps none.
"""

import operator
from dataclasses import dataclass
from functools import partialmethod

from scalargrad.exercises.engine.adapter import FUNCTIONS, Engine
from scalargrad.exercises.engine.outcome import close
from scalargrad.value import Value, topological_order

OURS = Engine(Value)


@dataclass(eq=False)
class Both:
    """A node of theirs, or None where their engine has stopped, and the same of ours."""

    trace: "Traced"
    theirs: object
    ours: Value

    def _of(self, act, *others, turned=False):
        pair = [self, *others][:: -1 if turned else 1]
        theirs = self.trace.attempt(act, *(_part(one, "theirs") for one in pair))
        return self.trace.meet(theirs, act(*(_part(one, "ours") for one in pair)))


def _part(one, name):
    return getattr(one, name) if isinstance(one, Both) else one


def _same(came, right):
    return came is not None and close(came, right)


for word in ("add", "mul", "sub", "truediv", "pow"):
    act = getattr(operator, word)
    setattr(Both, f"__{word}__", partialmethod(Both._of, act))
    setattr(Both, f"__r{word}__", partialmethod(Both._of, act, turned=True))
Both.__neg__ = partialmethod(Both._of, operator.neg)


@dataclass(eq=False)
class Seen:
    """A node as `draw` wants it; None stands for a number that there is not."""

    data: float | None
    grad: float | None
    op: str
    parents: tuple
    slopes: tuple
    label: str


class Traced:
    """A probe that ran on both.

    Attributes:
        root: the Seen node that it went backward from last, or else its y.
        wrong: from Seen nodes to the gradients that they should have.
        wrong_data: the same of their data.
        held: from Seen nodes to the gradients that they held before the last way back, where these are not 0.
        backs: how often it went backward.

    Raises:
        Exception: whatever goes wrong in ours, which has no number for it, either.
    """

    def __init__(self, engine, probe):
        self.engine, self.stopped, self.backs, self._before, self._last = engine, False, 0, {}, None
        self._met = {}  # from the ids of our nodes to both
        known = {name: self._function(name) for name in FUNCTIONS}
        known |= {"back": self._back, "zero": self._zero, "Value": self._leaf}
        known |= {name: self._leaf(number) for name, number in probe.leaves.items()}
        exec(probe.code, known)
        root = self._last or known["y"]
        labels = {id(both.ours): name for name, both in reversed(known.items()) if isinstance(both, Both)}
        self._see(topological_order(root.ours), labels)
        self.root = self._seen[id(root.ours)]

    def meet(self, theirs, ours):
        """Both as one."""
        self._met[id(ours)] = both = Both(self, theirs, ours)
        return both

    def attempt(self, act, *theirs):
        """What their engine makes of it, or None from its first error on."""
        if self.stopped or any(one is None for one in theirs):
            return None
        try:
            return act(*theirs)
        except Exception:  # somebody else's code may raise anything
            self.stopped = True
            return None

    def _leaf(self, number):
        return self.meet(self.attempt(self.engine.make, number), OURS.make(number))

    def _function(self, name):
        def both(node):
            theirs = self.attempt(lambda one: self.engine.function(name)(one), node.theirs)
            return self.meet(theirs, OURS.function(name)(node.ours))

        return both

    def _back(self, node):
        self._before = {
            key: self.engine.grad(both.theirs) for key, both in self._met.items() if both.theirs is not None
        }
        self.backs += not self.stopped
        self._last = node
        self.attempt(self.engine.back, node.theirs)
        OURS.back(node.ours)

    def _zero(self, node):
        self.attempt(self.engine.zero, node.theirs)
        OURS.zero(node.ours)

    def _see(self, order, labels):
        self._seen, self.wrong, self.wrong_data, self.held = {}, {}, {}, {}
        for ours in order:
            data, grad = self._numbers(ours)
            parents = tuple(self._seen[id(parent)] for parent in ours.parents)
            seen = Seen(data, grad, ours.op, parents, ours.slopes, labels.get(id(ours), ""))
            self._seen[id(ours)] = seen
            if not _same(data, ours.data):
                self.wrong_data[seen] = ours.data
            if self.backs and id(ours) in self._met and not _same(grad, ours.grad):
                self.wrong[seen] = ours.grad
        for ours in order[:-1]:
            self._hold(self._seen[id(ours)], self._before.get(id(ours)))

    def _numbers(self, ours):
        """Their data and gradient for one of our nodes. A constant is nobody's but the operator's: nobody saw it."""
        if id(ours) not in self._met:
            return ours.data, None
        theirs = self._met[id(ours)].theirs
        return (None, None) if theirs is None else (self.engine.data(theirs), self.engine.grad(theirs))

    def _hold(self, node, before):
        """What it held before, if that and its shares are what came."""
        uses = ((child, *use) for child in self._seen.values() for use in zip(child.parents, child.slopes))
        if before and self.backs > 1 and node.grad is not None:
            came = before + sum(slope * (child.grad or 0.0) for child, parent, slope in uses if parent is node)
            self.held |= {node: before} if close(came, node.grad) else {}

"""The mistakes that people make on the way back, each as an engine that makes it. Those of operations: `slips`.

What a mistake does to a probe is not written down here: its engine is run on the probe, and the answers compared.
"""

from dataclasses import dataclass
from functools import cached_property

from scalargrad.exercises.engine.right import Composed, Right


@dataclass(eq=False)
class Mistake:
    """A mistake with a name.

    Attributes:
        name: a sentence about the code.
        engine: an engine that makes it, and nothing else wrong.
        because: the arithmetic, in one or two sentences.
        matters: why it should be mended.
        look: which of the engine's methods to look at, by the names of NAMES and FUNCTIONS or of Python.
        pattern: a regular expression for the line in it.
        room: its room in the bug museum, by the name in the museum's table, or "".
        chapter: where the book is about it.
        apart: the groups of probes that do not rule it out, since there the operation may be another one.
        nets: networks that make it, where it is made in these and not in the engine.
        costs: "depth" or "paths", where it makes an engine stop, or never end, at graphs that have many of them.
    """

    name: str
    engine: type
    because: str
    matters: str
    look: tuple = ()
    pattern: str = ""
    room: str = ""
    chapter: int = 4
    apart: tuple = ()
    costs: str = ""
    nets: type | None = None

    @cached_property
    def engines(self):
        """Engines that make it: its own, and one whose operators are put together from others."""
        return self.engine, type("Composed", (Composed, self.engine), {})


MISTAKES = []


def mistake(name, because, matters, **more):
    """Put the engine below into the table."""

    def put(engine):
        MISTAKES.append(Mistake(name, engine, because, matters, **more))
        return engine

    return put


@mistake(
    "The gradient is set, not added to",
    "A number that is used twice gets two shares of the gradient. With `=` the second one wipes out the first.",
    "Every weight of a network is used once for each sample, so all samples but the last are lost.",
    look=("__add__", "__mul__", "backward"),
    pattern=r"\.(grad|gradient|derivative)\s*=(?!=)",
    room="overwrite",
    chapter=3,
)
class Overwrites(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad = slope * self.grad


@mistake(
    "A node passes its gradient on before all of it has arrived",
    "As soon as one share comes in, the node hands on everything it has: what came first is handed on again with "
    "every later share.",
    "Wherever two paths meet before the leaves, gradients come out too large, and nothing says so.",
    look=("backward",),
    room="eager_recursion",
    costs="paths",
)
class Eager(Right):
    def backward(self):
        self.clear(self.order())
        self.begin()
        stack = [self]
        while stack:
            node = stack.pop()
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
            stack += reversed([parent for parent in node.parents if parent.parents])


@mistake(
    "Each node goes once, but does not wait for all that use it",
    "A node has its turn when the walk first meets it. A share that comes later stays there and never reaches the "
    "leaves.",
    "Any number that is used at two depths gets too small a gradient. A residual connection is that.",
    look=("backward",),
    room="one_turn",
)
class TooSoon(Right):
    def order(self):
        found, seen = [self], {self}
        for node in found:
            met = [parent for parent in dict.fromkeys(node.parents) if parent not in seen]
            found += met
            seen.update(met)
        return found[::-1]


@mistake(
    "Each node goes once, and the deepest of a branch first",
    "The walk goes down one branch to its end before it looks at the next. What the next one brings to a number of "
    "the first comes too late.",
    "Any number that is used at two depths gets too small a gradient. A residual connection is that.",
    look=("backward",),
    room="one_turn",
)
class DepthFirst(Right):
    def order(self):
        found, stack, seen = [], [self], set()
        while stack:
            node = stack.pop()
            if id(node) not in seen:
                seen.add(id(node))
                found.append(node)
                stack += reversed(node.parents)
        return found[::-1]


@mistake(
    "The gradients of the middle are not cleared before a second backward",
    "The first backward leaves its gradients in the middle of the graph. The second adds its own to them and passes "
    "both on.",
    "Whoever calls backward twice on one graph, for two losses or by running a cell again, trains on numbers that "
    "are too large and is never told.",
    look=("backward",),
    pattern=r"\.(grad|gradient|derivative)\s*=\s*1",
    room="stale_interiors",
)
class NotCleared(Right):
    def clear(self, order):
        pass

    def begin(self):
        self.grad = 1.0


@mistake(
    "The gradients are not cleared, and the result adds 1 to its own",
    "The second backward starts from 2, and the middle still holds what the first one left.",
    "Whoever calls backward twice on one graph trains on numbers that are too large.",
    look=("backward",),
    pattern=r"\.(grad|gradient|derivative)\s*\+=\s*1",
)
class AddsToItsSeed(NotCleared):
    def begin(self):
        self.grad += 1.0


@mistake(
    "backward wipes the gradients of the leaves, too",
    "It sets every gradient to 0 first. What an earlier backward brought to a leaf is gone.",
    "Losses of two batches can no longer be added up by calling backward for each, as PyTorch does it.",
    look=("backward",),
    pattern=r"\.(grad|gradient|derivative)\s*=\s*0",
)
class ClearsLeaves(Right):
    def clear(self, order):
        for node in order:
            node.grad = 0.0


@mistake(
    "The result does not start with the gradient 1",
    "Every gradient is a multiple of that of the result, which moves by 1 when it moves by 1. From 0 comes 0.",
    "No weight ever moves.",
    look=("backward",),
    chapter=3,
)
class NoSeed(Right):
    def begin(self):
        pass


@mistake(
    "backward goes one step and stops",
    "The parents of the result get their shares, and pass nothing on: there is no walk, or it begins at the leaves.",
    "Only the last layer of a network learns.",
    look=("backward",),
    chapter=3,
)
class OneStep(Right):
    def order(self):
        return [self]


@mistake(
    "A parent that is used twice is counted once",
    "The parents stand in a set, or are told apart by what they are. In `a + a` there is one, so it gets one share "
    "of two.",
    "A number that meets itself, as in a square, loses half of its gradient.",
    look=("__init__", "__add__"),
    pattern=r"set\(",
    room="parent_set",
)
class CountedOnce(Right):
    def pass_on(self):
        for parent, slope in dict(zip(self.parents, self.slopes)).items():
            parent.grad += slope * self.grad


@mistake(
    "The sort calls itself, so the depth of a graph is limited",
    "Each call waits for the one below it, and Python allows about 1,000 calls inside one another.",
    "A loss summed over a few thousand points is that deep, and the program that worked on ten points stops.",
    look=("backward",),
    room="recursive_sort",
    costs="depth",
)
class Recursive(Right):
    def order(self):
        done, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for parent in node.parents:
                    visit(parent)
                done.append(node)

        visit(self)
        return done


@mistake(
    "The walk goes along every path",
    "It visits a node once for each path that leads to it. 40 doublings have 2⁴⁰ paths.",
    "The gradients are right, and a network of ten layers takes longer than anybody waits.",
    look=("backward",),
    costs="paths",
)
class EachPath(Right):
    def backward(self):
        self.clear(self.order())
        waiting = [(self, 1.0)]
        while waiting:
            node, share = waiting.pop()
            node.grad += share
            waiting += [(parent, share * slope) for parent, slope in zip(node.parents, node.slopes)]


@mistake(
    "The slope is not multiplied by the gradient from above",
    "Each node passes on its local slope as it is. The chain rule multiplies it by what has come to the node.",
    "Gradients are right one step from the result and nowhere else.",
    look=("__mul__", "__add__", "backward"),
    pattern=r"\+=",
    chapter=3,
)
class SlopeAlone(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += slope


@mistake(
    "The gradient from above is passed on without the slope",
    "Each node hands its own gradient to its parents. The chain rule multiplies it by the local slope first.",
    "Gradients are right where nothing but sums is in between.",
    look=("__mul__", "backward"),
    pattern=r"\+=",
    chapter=3,
)
class NoSlope(Right):
    def pass_on(self):
        for parent in self.parents:
            parent.grad += self.grad


@mistake(
    "The slope is multiplied by the number, not by the gradient from above",
    "Each node passes on its slope times its own `data`. What has come to it from above is its `grad`.",
    "Gradients are right only where a number happens to be equal to its gradient.",
    look=("__add__", "__mul__", "backward"),
    pattern=r"\+=.*\.(data|value|val)\s*$",
    chapter=3,
)
class ByItsNumber(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += slope * self.data


@mistake(
    "A node that was visited once is never visited again",
    "The mark stays on the node, or the list of visited nodes is kept, when backward is over.",
    "A second loss that shares a weight with the first does not reach it.",
    look=("backward", "__init__"),
    pattern="visited",
)
class RemembersVisits(Right):
    def order(self):
        done = [node for node in super().order() if not getattr(node, "visited", False)]
        for node in done:
            node.visited = True
        return done

    def backward(self):
        order = self.order()
        self.begin()
        for node in reversed(order):
            node.pass_on()

"""Mistakes of the walk: in which order nodes have their turn, and how often. Each is an engine that makes it."""

from scalargrad.exercises.engine.mistakes import into
from scalargrad.exercises.engine.right import Right

MISTAKES = []
mistake = into(MISTAKES)


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
    "A node that was visited once is never visited again",
    "The mark stays on the node, or the list of visited nodes is kept, when backward is over. "
    "Or the tape was emptied, or the parents let go.",
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

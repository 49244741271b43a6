"""Mistakes of a walk that counts uses: a node has its turn when all of them have reported. Each is an engine."""

from collections import Counter

from scalargrad.exercises.engine.mistakes import into
from scalargrad.exercises.engine.right import Right

MISTAKES = []
mistake = into(MISTAKES)
WRONG_USES = (
    "Uses are counted once for each child, and taken off once for each share",
    "`b * b` uses b twice. Counted as one use and taken off as two, it lets b go before another child has reported.",
    "What comes later stays in the node and never reaches the leaves.",
)


@mistake(*WRONG_USES, look=("backward",), pattern=r"-=\s*1")
class CountedByChild(Right):
    NEXT = -1  # of the nodes that are ready

    def counted(self, node):
        """The parents whose uses a node counts as one."""
        return dict.fromkeys(node.parents)

    def taken_off(self, node):
        return node.parents

    def backward(self):
        order = self.order()
        self.clear(order)
        self.begin()
        left = Counter(parent for node in order for parent in self.counted(node))
        ready = [self]
        while ready:
            node = ready.pop(self.NEXT)
            node.pass_on()
            for parent in self.taken_off(node):
                left[parent] -= 1
                ready += [parent] * (left[parent] == 0)


@mistake(*WRONG_USES, look=("backward",), pattern=r"-=\s*1")
class CountedByChildInTurn(CountedByChild):
    NEXT = 0


@mistake(*WRONG_USES, look=("backward",), pattern=r"-=\s*1")
class CountedByChildAtOnce(Right):
    """A node goes in the middle of the turn of its last child."""

    def backward(self):
        order = self.order()
        self.clear(order)
        self.begin()
        left = Counter(parent for node in order for parent in dict.fromkeys(node.parents))
        turns = [(self, self.shares())]
        while turns:
            node, shares = turns[-1]
            for parent, slope in shares:
                parent.grad += slope * node.grad
                left[parent] -= 1
                if left[parent] == 0:
                    turns.append((parent, parent.shares()))
                    break
            else:
                turns.pop()

    def shares(self):
        return zip(self.parents, self.slopes)


@mistake(
    "Uses are counted once for each share, and taken off once for each child",
    "`b * b` uses b twice. Counted as two uses and taken off as one, it lets b wait for a share that never comes.",
    "Whatever lies behind a number that meets itself gets nothing from it.",
    look=("backward",),
    pattern=r"-=\s*1",
)
class CountedByShare(CountedByChild):
    def counted(self, node):
        return node.parents

    def taken_off(self, node):
        return dict.fromkeys(node.parents)

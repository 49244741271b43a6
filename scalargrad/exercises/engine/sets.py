"""The gradient is set, not added to, in some operations alone: where each has a function, one lacks the plus."""

from scalargrad.exercises.engine.mistakes import Mistake
from scalargrad.exercises.engine.right import Right
from scalargrad.exercises.engine.slips import METHODS

BECAUSE = "With `=` the share of this operation wipes out what others have brought before."
MATTERS = "A number that is used here and elsewhere, too, gets too small a gradient."
PATTERN = r"\.(grad|gradient|derivative)\s*=(?!=)"
ONE_PARENT = ("**", "neg", "tanh", "exp", "log", "sigmoid", "sqrt", "sin", "cos", "relu", "abs")


class Knows(Right):
    """An engine whose nodes know their operation; a mistake is made at some of them."""

    SOME = ()
    op = ""

    def of(self, op, *others):
        node = super().of(op, *others)
        node.op = op
        return node

    def pass_on(self):
        if self.op not in self.SOME:
            return super().pass_on()
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad = slope * self.grad


def _sets(where, *ops):
    look = tuple(METHODS.get(op, op) for op in ops)
    name = f"In {where} the gradient is set, not added to"
    return Mistake(name, type("Sets", (Knows,), {"SOME": ops}), BECAUSE, MATTERS, look, PATTERN, "overwrite", chapter=3)


MISTAKES = [
    _sets("operations of one number", *ONE_PARENT),
    _sets("operations of two numbers", "+", "*", "-", "/"),
    _sets("a sum", "+"),
    _sets("a product", "*"),
    _sets("a difference", "-"),
    _sets("a quotient", "/"),
    _sets("a power", "**"),
    _sets("a minus sign", "neg"),
    *(_sets(op, op) for op in ONE_PARENT[2:]),
]

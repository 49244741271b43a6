"""Mistakes of what a node holds and hands on. Each is an engine that makes it."""

from scalargrad.exercises.engine.mistakes import into
from scalargrad.exercises.engine.right import Right

MISTAKES = []
mistake = into(MISTAKES)


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
    "A new number does not start with the gradient 0",
    "Shares are added to it. What stands there before the first one comes is part of the sum.",
    "Every gradient is off by what it starts with, and what is passed on, too.",
    look=("__init__",),
    pattern=r"\.(grad|gradient|derivative)\s*=",
    chapter=3,
)
class StartsAtOne(Right):
    def __init__(self, data, parents=(), slopes=()):
        super().__init__(data, parents, slopes)
        self.grad = 1.0


@mistake(
    "The result does not start with the gradient 1",
    "It moves by 1 when it moves by 1, and every other gradient is a multiple of that.",
    "From 0 no weight ever moves; from any other number every step has a wrong length, or a wrong direction.",
    look=("backward",),
    chapter=3,
)
class NoSeed(Right):
    def begin(self):
        pass


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
    "Shares are subtracted, not added",
    "With `-=` each share counts with the wrong sign, and twice turned it is right again two steps on.",
    "Some weights move uphill.",
    look=("__add__", "__mul__", "backward"),
    pattern=r"-=",
    chapter=3,
)
class Subtracts(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad -= slope * self.grad


@mistake(
    "Only the first parent gets a share",
    "Every parent moves the result. The loop ends too early, or the second line is missing.",
    "A number on the right of an operator never learns.",
    look=("backward", "__add__", "__mul__"),
    pattern=r"\+=",
    chapter=3,
)
class FirstAlone(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents[:1], self.slopes):
            parent.grad += slope * self.grad


@mistake(
    "Only the last parent gets a share",
    "Every parent moves the result. What stands after the loop is done once, with the last one.",
    "A number on the left of an operator never learns.",
    look=("backward", "__add__", "__mul__"),
    pattern=r"\+=",
    chapter=3,
)
class LastAlone(Right):
    def pass_on(self):
        for parent, slope in zip(self.parents[-1:], self.slopes[-1:]):
            parent.grad += slope * self.grad


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

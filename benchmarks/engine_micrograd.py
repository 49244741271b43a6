"""The workloads' words in micrograd, as its own demo notebook has them."""

import math
import random

from micrograd.engine import Value
from micrograd.nn import MLP

__all__ = ["Moons", "Value", "add_up", "tanh"]

add_up = sum


def tanh(x):
    """micrograd has neither tanh nor exp: this is what a user writes, in the style of its relu."""
    out = Value(math.tanh(x.data), (x,), "tanh")

    def _backward():
        x.grad += (1 - out.data**2) * out.grad

    out._backward = _backward
    return out


class Moons:
    """The moons demo: a 2→16→16→1 network of ReLUs, max-margin loss plus 1e-4 times the sum of squares."""

    def __init__(self, X, y):
        self.X, self.y = X, y
        random.seed(1337)
        self.model = MLP(2, [16, 16, 1])

    def loss(self):
        scores = [self.model([Value(x1), Value(x2)]) for x1, x2 in self.X]
        losses = [(1 + -label * score).relu() for label, score in zip(self.y, scores)]
        return sum(losses) * (1.0 / len(losses)) + 1e-4 * sum(p * p for p in self.model.parameters())

    def zero_grad(self):
        self.model.zero_grad()

    def update(self, step):
        for p in self.model.parameters():
            p.data -= (1.0 - 0.9 * step / 100) * p.grad

"""HIPS autograd on plain floats, one parameter each: the list of them is its argument."""

from operator import attrgetter

import autograd.numpy as np
from autograd import grad, value_and_grad
from autograd.core import VJPNode
from autograd.tracer import trace

from benchmarks import scalars
from benchmarks.problem import flat, shaped


def relu(x):
    return np.maximum(x, 0.0)


class Moons:
    def __init__(self, X, y, layers):
        self.X, self.y, self.layers = X, y, layers
        self.both = value_and_grad(self.loss)
        self.load(layers)

    def load(self, layers):
        self.parameters = flat(layers)

    def loss(self, parameters):
        return scalars.loss(shaped(parameters, self.layers), self.X, self.y, relu)

    def forward_backward(self):
        loss, self.grads = self.both(self.parameters)
        return float(loss)

    def update(self, lr):
        self.parameters = [p - lr * g for p, g in zip(self.parameters, self.grads)]

    def gradients(self):
        return [float(g) for g in self.grads]

    def nodes(self):
        _, node = trace(VJPNode.new_root(), self.loss, self.parameters)
        return scalars.count(node, attrgetter("parents"))


def chain(n):
    """x + x + x + …, n additions; gives the gradient of x."""

    def f(x):
        node = x
        for _ in range(n):
            node = node + x
        return node

    return float(grad(f)(1.0))


def small(n):
    """tanh(a*b + c) and back, n times; gives the gradient of a."""
    gradient = grad(lambda a, b, c: np.tanh(a * b + c), argnum=(0, 1, 2))
    for _ in range(n):
        result = gradient(2.0, -3.0, 6.5)
    return float(result[0])

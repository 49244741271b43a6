"""A right engine with names of its own, and a walk that counts who still has to report."""

import math
import random


class ZeroDimTensor:
    def __init__(self, value, children=()):
        self.value = value
        self.derivative = 0
        self.children = children

    def __add__(self, other):
        other = other if isinstance(other, ZeroDimTensor) else ZeroDimTensor(other)
        return ZeroDimTensor(self.value + other.value, ((self, 1), (other, 1)))

    def __mul__(self, other):
        other = other if isinstance(other, ZeroDimTensor) else ZeroDimTensor(other)
        return ZeroDimTensor(self.value * other.value, ((self, other.value), (other, self.value)))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(0.5 * self.value))
        return ZeroDimTensor(s, ((self, s * (1 - s)),))


def backwardpass(result):
    uses, waiting, seen = {}, [result], {id(result)}
    for node in waiting:
        for child, _ in node.children:
            uses[id(child)] = uses.get(id(child), 0) + 1
            if id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)
    for node in waiting:
        if node.children:
            node.derivative = 0
    result.derivative += 1
    ready = [result]
    while ready:
        node = ready.pop()
        for child, slope in node.children:
            child.derivative += slope * node.derivative
            uses[id(child)] -= 1
            if not uses[id(child)]:
                ready.append(child)


class Perceptron:
    def __init__(self, inputs):
        self.w = [ZeroDimTensor(random.gauss(0, 1)) for _ in range(inputs)]
        self.b = ZeroDimTensor(0)

    def forward(self, x):
        return sum((w * one for w, one in zip(self.w, x)), self.b).sigmoid()


class Dense:
    def __init__(self, inputs, outputs):
        self.units = [Perceptron(inputs) for _ in range(outputs)]

    def forward(self, x):
        return [unit.forward(x) for unit in self.units]


class Network:
    def __init__(self, inputs, widths):
        self.layers = [Dense(*pair) for pair in zip([inputs, *widths], widths)]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

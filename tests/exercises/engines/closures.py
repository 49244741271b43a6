"""A right engine in the lecture's style: each node holds the function that passes its gradient on."""

import math


class Value:
    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0.0
        self._prev = _children
        self._backward = lambda: None
        self._op = _op

    def __add__(self, other):
        other = as_value(other)
        return binary(self, other, self.data + other.data, 1.0, 1.0)

    def __mul__(self, other):
        other = as_value(other)
        return binary(self, other, self.data * other.data, other.data, self.data)

    def __pow__(self, n):
        assert isinstance(n, (int, float)), "only numbers as exponents"
        return unary(self, self.data**n, n * self.data ** (n - 1) if n else 0.0)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-as_value(other))

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __rtruediv__(self, other):
        return other * self**-1

    def __rsub__(self, other):
        return as_value(other) - self

    __radd__ = __add__
    __rmul__ = __mul__

    def tanh(self):
        t = math.tanh(self.data)
        return unary(self, t, 1 - t * t)

    def relu(self):
        return unary(self, max(self.data, 0.0), float(self.data > 0))

    def backward(self):
        walk(self)


def as_value(other):
    return other if isinstance(other, Value) else Value(other)


def unary(one, data, slope):
    out = type(one)(data, (one,))

    def _backward():
        one.grad += slope * out.grad

    out._backward = _backward
    return out


def binary(one, other, data, slope, other_slope):
    out = type(one)(data, (one, other))

    def _backward():
        one.grad += slope * out.grad
        other.grad += other_slope * out.grad

    out._backward = _backward
    return out


def walk(root, clear=True):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((child, False) for child in node._prev)
    if clear:
        for node in order:
            node.grad = 0.0 if node._prev else node.grad
    root.grad = root.grad + 1.0 if clear else 1.0
    for node in reversed(order):
        node._backward()

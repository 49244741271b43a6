"""Matrices and their derivatives by hand, in NumPy."""

import numpy as np

from benchmarks.problem import ALPHA


class Moons:
    def __init__(self, X, y, layers):
        self.X, self.y = np.array(X), np.array(y)
        self.load(layers)

    def load(self, layers):
        layers = [np.array(layer) for layer in layers]
        self.parameters = [part for layer in layers for part in (layer[:, :-1].T.copy(), layer[:, -1].copy())]

    def forward_backward(self):
        w1, b1, w2, b2, w3, b3 = self.parameters
        h1 = np.maximum(self.X @ w1 + b1, 0.0)
        h2 = np.maximum(h1 @ w2 + b2, 0.0)
        losses = np.maximum(1.0 - self.y * (h2 @ w3 + b3)[:, 0], 0.0)
        d3 = (np.where(losses > 0.0, -self.y, 0.0) / len(self.y))[:, None]
        d2 = d3 @ w3.T * (h2 > 0.0)
        d1 = d2 @ w2.T * (h1 > 0.0)
        slopes = [self.X.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]
        self.grads = [grad + 2 * ALPHA * p for grad, p in zip(slopes, self.parameters)]
        return float(losses.mean() + ALPHA * sum(np.vdot(p, p) for p in self.parameters))

    def update(self, lr):
        for p, grad in zip(self.parameters, self.grads):
            p -= lr * grad

    def gradients(self):
        pairs = zip(self.grads[::2], self.grads[1::2])
        return np.concatenate([np.column_stack([w.T, b]).ravel() for w, b in pairs]).tolist()


def long_sum(n):
    """The sum of an array, and the gradient of each element; gives the first and the last of them, added."""
    values = np.ones(n)
    values.sum()
    grads = np.ones(n)
    return float(grads[0] + grads[-1])

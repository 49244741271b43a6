"""The adapter of scalargrad.tensor: the same program as with PyTorch, on this project's Tensors, in float64."""

import numpy as np

from benchmarks.problem import ALPHA
from scalargrad import SGD, Adam
from scalargrad.tensor import Tensor
from scalargrad.tensor import functional as F


class Moons:
    method = SGD

    def __init__(self, X, y, layers):
        self.X, self.y = np.array(X), np.array(y)
        self.load(layers)

    def load(self, layers):
        layers = [np.array(layer) for layer in layers]
        self.parameters = [Tensor(part.copy()) for layer in layers for part in (layer[:, :-1], layer[:, -1])]
        self.optimizer = self.method(self.parameters, lr=1.0)

    def scores(self):
        w1, b1, w2, b2, w3, b3 = self.parameters
        h1 = F.linear(self.X, w1, b1).relu()
        h2 = F.linear(h1, w2, b2).relu()
        return F.linear(h2, w3, b3)

    def loss(self):
        return F.hinge_loss(self.scores()[:, 0], self.y) + ALPHA * sum((p * p).sum() for p in self.parameters)

    def forward_backward(self):
        loss = self.loss()
        self.optimizer.zero_grad()
        loss.backward()
        return float(loss.data)

    def update(self, lr):
        self.optimizer.lr = lr
        self.optimizer.step()

    def gradients(self):
        grads = [p.grad for p in self.parameters]
        pairs = zip(grads[::2], grads[1::2])
        return np.concatenate([np.column_stack([w, b]).ravel() for w, b in pairs]).tolist()


class Spiral(Moons):
    method = Adam

    def loss(self):
        return F.cross_entropy(self.scores(), self.y)


def long_sum(n):
    """The sum of a Tensor of n numbers; gives the gradients of the first and the last, added."""
    values = Tensor(np.ones(n))
    values.sum().backward()
    return float(values.grad[0] + values.grad[-1])

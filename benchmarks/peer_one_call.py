"""The adapter of this project's engine, used as the book does: all samples in one call, the package's own loss."""

from benchmarks.problem import ALPHA, flat
from scalargrad import MLP, SGD, Adam, cross_entropy
from scalargrad.functional import dot
from scalargrad.losses import hinge_loss
from scalargrad.value import topological_order


class Moons:
    method = SGD

    def __init__(self, X, y, layers):
        self.X, self.y = X, y
        self.model = MLP(len(X[0]), [len(layer) for layer in layers], activation="relu")
        self.parameters = self.model.parameters()
        self.load(layers)

    def load(self, layers):
        self.optimizer = self.method(self.parameters, lr=1.0)
        for p, number in zip(self.parameters, flat(layers), strict=True):
            p.data = number

    def loss(self):
        margin_loss = hinge_loss(self.model(self.X), self.y)
        return margin_loss + ALPHA * dot(self.parameters, self.parameters)

    def forward_backward(self):
        loss = self.loss()
        self.optimizer.zero_grad()
        loss.backward()
        return loss.data

    def update(self, lr):
        self.optimizer.lr = lr
        self.optimizer.step()

    def gradients(self):
        return [p.grad for p in self.parameters]

    def nodes(self):
        return len(topological_order(self.loss()))


class Spiral(Moons):
    method = Adam

    def loss(self):
        return cross_entropy(self.model(self.X), self.y)

"""The adapter of this project's engine."""

from operator import attrgetter

from benchmarks.problem import ALPHA, flat
from benchmarks.scalars import Graph
from scalargrad import MLP, SGD, Value
from scalargrad.functional import dot, hinge_loss, total
from scalargrad.value import topological_order


class Moons:
    def __init__(self, X, y, layers):
        self.X, self.y = X, y
        self.model = MLP(len(X[0]), [len(layer) for layer in layers], activation="relu")
        self.parameters = self.model.parameters()
        self.optimizer = SGD(self.parameters, lr=1.0)
        self.load(layers)

    def load(self, layers):
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


peer = Graph(leaf=Value, relu=Value.relu, tanh=Value.tanh, parents=attrgetter("parents"), add_up=total)
chain, long_sum, small, graph_nodes = peer.chain, peer.long_sum, peer.small, peer.graph_nodes

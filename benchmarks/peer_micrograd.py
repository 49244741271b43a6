"""The adapter of micrograd from PyPI, with its own network, as in its demo."""

import math
from operator import attrgetter

from micrograd.engine import Value
from micrograd.nn import MLP

from benchmarks import scalars


def tanh(x):
    """micrograd has neither tanh nor exp: this is what a user writes, in the style of its relu."""
    out = Value(math.tanh(x.data), (x,), "tanh")

    def _backward():
        x.grad += (1 - out.data**2) * out.grad

    out._backward = _backward
    return out


class Moons(scalars.Demo):
    def __init__(self, X, y, layers):
        self.model = MLP(len(X[0]), [len(layer) for layer in layers])
        super().__init__(peer, X, y, layers)

    def score(self, x):
        return self.model(x)


peer = scalars.Graph(leaf=Value, relu=Value.relu, tanh=tanh, parents=attrgetter("_prev"))
chain, long_sum, small, graph_nodes = peer.chain, peer.long_sum, peer.small, peer.graph_nodes

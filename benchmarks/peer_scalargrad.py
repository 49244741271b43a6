"""The adapter of this project's engine, in the program of micrograd's demo. Besides the imports, only what the two
networks do not share is changed: the bend has a name, and a layer gives a list, also of one."""

from operator import attrgetter

from benchmarks import scalars
from scalargrad import MLP, Value
from scalargrad.functional import total


class Moons(scalars.Demo):
    def __init__(self, X, y, layers):
        self.model = MLP(len(X[0]), [len(layer) for layer in layers], activation="relu")
        super().__init__(peer, X, y, layers)

    def score(self, x):
        return self.model(x)[0]


peer = scalars.Graph(leaf=Value, relu=Value.relu, tanh=Value.tanh, parents=attrgetter("parents"), add_up=total)
chain, long_sum, small, graph_nodes = peer.chain, peer.long_sum, peer.small, peer.graph_nodes

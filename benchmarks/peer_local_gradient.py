"""The adapter of the local-gradient engine."""

from operator import attrgetter

from benchmarks.local_gradient import Value
from benchmarks.scalars import Graph

peer = Graph(leaf=Value, relu=Value.relu, tanh=Value.tanh, parents=attrgetter("children"))
Moons, chain, long_sum, small, graph_nodes = peer.Moons, peer.chain, peer.long_sum, peer.small, peer.graph_nodes

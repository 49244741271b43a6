"""The graph behind a Value as plain lists, and the columns in which it is drawn.

`Graph(root)` has the nodes in topological order, and the edges with their slopes. It asks of a node only data, grad,
op, parents, slopes and label, so a modified copy of the engine can be drawn, too.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from scalargrad.value import topological_order

MOST_NODES = 100  # nodes in one picture; beyond that nobody can read it


@dataclass(eq=False, slots=True)
class Node:
    """One Value in a Graph: its place in the order, its edges, and the parameters docked to it.

    A parameter that only one neuron (op "dot …") uses is docked: `host` is that neuron.
    """

    value: object
    index: int
    ins: list = field(default_factory=list)
    outs: list = field(default_factory=list)
    docked: list = field(default_factory=list)
    host: "Node | None" = None


@dataclass(eq=False, slots=True)
class Edge:
    """From `parent` to `child`, of which it is operand number `position`; `slope` is d child / d parent."""

    parent: Node
    child: Node
    position: int
    slope: float


@dataclass(eq=False, slots=True)
class Lane:
    """A free place in a column through which an edge passes on its way to a farther column."""

    edge: Edge


class Graph:
    """All nodes and edges behind `root`, which is a Value. Those of the list `apart` are never docked.

    Attributes:
        nodes: every Node in topological order, the root last.
        edges: every Edge, by child and position; `a * a` has two.
        boxes: the nodes that are not docked.

    Raises:
        TypeError: the root is not a Value but, say, a list of them.

    >>> from scalargrad.value import Value
    >>> a = Value(3.0, label="a")
    >>> graph = Graph(a * a)
    >>> [node.value.op for node in graph.nodes], [edge.slope for edge in graph.edges]
    (['', '*'], [3.0, 3.0])
    """

    def __init__(self, root, apart=()):
        if not hasattr(root, "slopes"):
            raise TypeError(f"a graph needs a Value, got {type(root).__name__}: of several results, pass one")
        self.nodes = [Node(value, index) for index, value in enumerate(topological_order(root))]
        self._by_id = {id(node.value): node for node in self.nodes}
        self.edges = []
        for child in self.nodes:
            for position, (parent, slope) in enumerate(zip(child.value.parents, child.value.slopes)):
                self._connect(Edge(self._by_id[id(parent)], child, position, slope))
        self.root = self.nodes[-1]
        self._dock({id(value) for value in apart})
        self.boxes = [node for node in self.nodes if node.host is None]

    def node(self, value):
        """The Node of a Value.

        Raises:
            ValueError: the Value is not behind the root.
        """
        if id(value) not in self._by_id:
            raise ValueError(f"{value!r} is not in this graph: draw a result that was computed from it")
        return self._by_id[id(value)]

    def drawable(self):
        """The graph itself.

        Raises:
            ValueError: it has more than 100 nodes.
        """
        if len(self.nodes) > MOST_NODES:
            raise ValueError(
                f"this graph has {len(self.nodes)} nodes, and beyond {MOST_NODES} a picture is unreadable: "
                "draw one neuron, the loss of one sample, or a layer folded into dot() nodes"
            )
        return self

    def _connect(self, edge):
        self.edges.append(edge)
        edge.child.ins.append(edge)
        edge.parent.outs.append(edge)

    def _dock(self, apart):
        for edge in self.edges:
            parent, child = edge.parent, edge.child
            lone = parent.value.op == "parameter" and len(parent.outs) == 1 and id(parent.value) not in apart
            if lone and child.value.op.startswith("dot"):
                parent.host = child
                child.docked.append(parent)

    def layers(self):
        """The columns of the picture of a drawable graph: (layers, routes).

        A node stands one column before the first of its uses. `layers` are lists of Nodes and Lanes, leftmost
        first, each from top to bottom; `routes` gives for every drawn edge its stations, the child last.
        Layered drawing: Sugiyama, Tagawa and Toda (1981).
        """
        depth = self._depths()
        layers = [[] for _ in range(max(depth.values()) + 1)]
        routes = {}
        self._fill(self.root, depth, layers, routes, set())
        layers.reverse()
        return _uncross(layers, _links(routes)), routes

    def _depths(self):
        """For each box the number of edges on the longest way to the root."""
        depth = dict.fromkeys(self.boxes, 0)
        for node in reversed(self.boxes):
            for edge in node.ins:
                if edge.parent.host is None:
                    depth[edge.parent] = max(depth[edge.parent], depth[node] + 1)
        return depth

    def _fill(self, node, depth, layers, routes, seen):
        """Append `node` and what is behind it to the layers, in reading order; long edges get lanes."""
        seen.add(node)
        layers[depth[node]].append(node)
        for edge in node.ins:
            parent = edge.parent
            if parent.host is None:
                lanes = [Lane(edge) for _ in range(depth[node] + 1, depth[parent])]
                for layer, lane in zip(layers[depth[node] + 1 :], lanes):
                    layer.append(lane)
                routes[edge] = [parent, *reversed(lanes), node]
                if parent not in seen:
                    self._fill(parent, depth, layers, routes, seen)


def _links(routes):
    """The pairs of stations that follow one another on some route."""
    return [pair for stations in routes.values() for pair in pairwise(stations)]


def _uncross(layers, links):
    """Reorder each layer so that fewer links cross: sweeps that sort by the mean place of the neighbors."""
    best, fewest = layers, _crossings(layers, links)
    for sweep in range(12):
        if fewest == 0:
            break
        layers = _sweep(layers, links, leftward=sweep % 2 == 1)
        if (count := _crossings(layers, links)) < fewest:
            best, fewest = layers, count
    return best


def _sweep(layers, links, leftward):
    layers = [list(layer) for layer in (reversed(layers) if leftward else layers)]
    for before, layer in pairwise(layers):
        place = {item: i for i, item in enumerate(before)}
        near = {item: [] for item in layer}
        for left, right in links:
            here, there = (left, right) if leftward else (right, left)
            if here in near and there in place:
                near[here].append(place[there])
        own = {item: i for i, item in enumerate(layer)}
        layer.sort(key=lambda item: sum(near[item]) / len(near[item]) if near[item] else own[item])
    return layers[::-1] if leftward else layers


def _crossings(layers, links):
    column = {item: (x, y) for x, layer in enumerate(layers) for y, item in enumerate(layer)}
    ends = sorted((*column[left], column[right][1]) for left, right in links)
    return sum(p[0] == q[0] and p[1] < q[1] and p[2] > q[2] for i, p in enumerate(ends) for q in ends[i + 1 :])

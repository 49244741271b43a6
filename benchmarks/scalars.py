"""What the peers share that compute with one number at a time. Imports `problem`.

The network is written the way micrograd writes it: a neuron is a sum of products, a chain of additions.
"""

from benchmarks.problem import ALPHA, flat, shaped


def network(layers, x, relu):
    """The scores of a point: an affine map and a ReLU per layer, no ReLU after the last one."""
    for layer in layers[:-1]:
        x = [relu(_affine(neuron, x)) for neuron in layer]
    return [_affine(neuron, x) for neuron in layers[-1]]


def _affine(neuron, x):
    *w, b = neuron
    return sum((wi * xi for wi, xi in zip(w, x)), b)


def loss(layers, X, y, relu):
    """Mean hinge loss plus the penalty, in the operators of the numbers that `layers` holds."""
    losses = [relu(1 + -label * network(layers, x, relu)[0]) for x, label in zip(X, y)]
    return sum(losses) * (1.0 / len(losses)) + ALPHA * sum(p * p for p in flat(layers))


class Graph:
    """A peer whose numbers are nodes with `data`, `grad` and `backward()`.

    Args:
        leaf: makes a node of a float.
        relu, tanh: functions of a node.
        parents: the nodes that a node was computed from.
        add_up: the sum of many nodes.
    """

    def __init__(self, leaf, relu, tanh, parents, add_up=sum):
        self.leaf, self.relu, self.tanh, self.parents, self.add_up = leaf, relu, tanh, parents, add_up

    def Moons(self, X, y, layers):
        return Moons(self, X, y, layers)

    def chain_graph(self, n):
        """x + x + x + …, n additions one after the other: the result, and x."""
        node = x = self.leaf(1.0)
        for _ in range(n):
            node = node + x
        return node, x

    def long_sum_graph(self, n):
        """The sum of n leaves: the result, and the leaves."""
        values = [self.leaf(1.0) for _ in range(n)]
        return self.add_up(values), values

    def small_graph(self, _):
        """(a*b + c).tanh(): the result, and a."""
        a, b, c = self.leaf(2.0), self.leaf(-3.0), self.leaf(6.5)
        return self.tanh(a * b + c), a

    def chain(self, n):
        """The chain there and back; gives the gradient of x."""
        node, x = self.chain_graph(n)
        node.backward()
        return float(x.grad)

    def long_sum(self, n):
        """The sum there and back; gives the gradients of the first and the last leaf, added."""
        node, values = self.long_sum_graph(n)
        node.backward()
        return float(values[0].grad + values[-1].grad)

    def small(self, n):
        """The small expression there and back, n times; gives the last gradient of a."""
        for _ in range(n):
            node, a = self.small_graph(n)
            node.backward()
        return float(a.grad)

    def graph_nodes(self, name, n):
        """How many nodes the graph of "chain", "long_sum" or "small" has."""
        root, _ = getattr(self, f"{name}_graph")(n)
        return count(self.root(root), self.parents)

    def root(self, result):
        """The node of a result: itself, unless the graph is made of other things."""
        return result


class Moons:
    """The moons demo with the nodes of a Graph."""

    def __init__(self, graph, X, y, layers):
        self.graph, self.X, self.y = graph, X, y
        self.load(layers)

    def load(self, layers):
        self.parameters = [self.graph.leaf(number) for number in flat(layers)]
        self.layers = shaped(self.parameters, layers)

    def loss(self):
        return loss(self.layers, self.X, self.y, self.graph.relu)

    def forward_backward(self):
        loss = self.loss()
        for p in self.parameters:
            p.grad = 0.0
        loss.backward()
        return loss.data

    def update(self, lr):
        for p in self.parameters:
            p.data -= lr * p.grad

    def gradients(self):
        return [p.grad for p in self.parameters]

    def nodes(self):
        return count(self.loss(), self.graph.parents)


class Demo(Moons):
    """The same as the program of micrograd's demo: a network of the peer's own, which is called with one sample at a
    time, and a loss in operators. A subclass has its `model`, and its `score(x)` for the Values of a point."""

    def load(self, layers):
        self.parameters = self.model.parameters()
        for p, number in zip(self.parameters, flat(layers), strict=True):
            p.data = number

    def loss(self):
        scores = [self.score([self.graph.leaf(x1), self.graph.leaf(x2)]) for x1, x2 in self.X]
        losses = [(1 + -label * score).relu() for label, score in zip(self.y, scores)]
        return sum(losses) * (1.0 / len(losses)) + ALPHA * sum(p * p for p in self.parameters)


def count(root, parents):
    """How many nodes there are behind a root, itself included."""
    seen, stack = {root}, [root]
    while stack:
        new = [parent for parent in dict.fromkeys(parents(stack.pop())) if parent not in seen]
        seen.update(new)
        stack.extend(new)
    return len(seen)

"""The matrices in a trace: neurons that share their inputs are the rows of one.

A neuron is a dot product of inputs that differ from sample to sample with weights that do not. What neurons of one kind
have in common are their inputs; so for all samples and all of these neurons at once they are `X @ W.T + b`.
"""


class Layer:
    """Neurons with the same inputs, the same activation, and a bias each or none.

    Attributes:
        nodes: one for each neuron, in the order of their weights among the parameters.
        op: that of each node.
        inputs: what they see, in the order of one of them.
        weights: for each neuron a list of its weights, in that order.
        biases: a list of them, or an empty one.
        is_matrix: are there several neurons?
    """

    def __init__(self, neurons, rank):
        self.inputs = neurons[0].inputs
        neurons = sorted(neurons, key=lambda neuron: rank.get(neuron.weights[0], -1))
        self.nodes, self.op = [neuron.node for neuron in neurons], neurons[0].node.op
        self.weights = [neuron.weights_for(self.inputs) for neuron in neurons]
        self.biases = [bias for neuron in neurons for bias in neuron.bias]
        self.is_matrix = len(neurons) > 1


class Neuron:
    """A dot product taken apart; it is a neuron of a layer if `inputs` is not None."""

    def __init__(self, node, varying):
        self.node, self.inputs = node, None
        first, second, self.bias = halves(node)
        for inputs, self.weights in ((first, second), (second, first)):
            if inputs and varying.issuperset(inputs) and varying.isdisjoint((*self.weights, *self.bias)):
                self.inputs = inputs
                return

    def shared(self):
        """What the neurons of a layer have in common, in whatever order they see their inputs."""
        inputs = frozenset(self.inputs)
        return self.node.op, bool(self.bias), inputs if len(inputs) == len(self.inputs) else self.inputs

    def weights_for(self, inputs):
        if inputs == self.inputs:
            return list(self.weights)
        weights = dict(zip(self.inputs, self.weights))
        return [weights[x] for x in inputs]


def halves(node):
    """What a dot product multiplies, and the tuple of its bias, if it has one."""
    n = len(node.parents) // 2
    return node.parents[:n], node.parents[n : 2 * n], node.parents[2 * n :]


def is_dot(node):
    return node.op.partition(" ")[0] == "dot"


def layers_of(trace):
    """The layers of a trace, in order; one of a single neuron has several inputs."""
    rank = {parameter: i for i, parameter in enumerate(trace.parameters)}
    groups = {}
    for node in trace.varying_nodes:
        if is_dot(node) and (neuron := Neuron(node, trace.varying)).inputs:
            groups.setdefault(neuron.shared(), []).append(neuron)
    return [Layer(group, rank) for group in groups.values() if len(group) > 1 or len(group[0].inputs) > 1]


def in_layers(nodes, layers):
    """The steps of a program: the nodes, with each layer in the place of the first of its neurons."""
    layer_of = {node: layer for layer in layers for node in layer.nodes}
    return list(dict.fromkeys(layer_of.get(node, node) for node in nodes))

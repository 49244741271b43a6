"""Sums and the neuron, each one node; `rms_norm`; the activations that are no method of a Value."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import mul
from sys import float_info

from scalargrad.arguments import choice, has_entries, listed, setting
from scalargrad.grad_mode import recording
from scalargrad.rules import RULES
from scalargrad.value import Value, as_value

# What a neuron may end with, and the op of the node that it then is.
ACTIVATIONS = {
    "linear": "dot",
    "tanh": "dot tanh",
    "relu": "dot relu",
    "sigmoid": "dot sigmoid",
    "leaky_relu": "dot leaky_relu",
    "elu": "dot elu",
    "silu": "dot silu",
    "softplus": "dot softplus",
    "gelu": "dot gelu",
}


def total(values):
    """The sum of many Values as one node, op "sum".

    >>> total([Value(1.0), Value(2.0), 3])
    Value(data=6, grad=0)
    """
    parents = tuple(map(as_value, values))
    data = sum([parent.data for parent in parents])
    return Value(data, parents, (1.0,) * len(parents), "sum")


def dot(weights, inputs, bias=None, activation="linear"):
    """A neuron as one node: activation(w1*x1 + w2*x2 + … + bias).

    Args:
        weights, inputs: two sequences of n Values or numbers.
        bias: a Value or number; without it the sum starts at 0.
        activation: one of ACTIVATIONS.

    Returns:
        A Value with parents (*inputs, *weights, bias) and op "dot", "dot tanh", ….
        The slope of the activation is multiplied into its slopes.

    Raises:
        ValueError: the sequences differ in length, or the activation is unknown.

    >>> dot([Value(-3.0), Value(1.0)], [2.0, 0.0], 6.881373587, "tanh")
    Value(data=0.707107, grad=0)
    """
    weights, inputs = listed(weights, "weight"), listed(inputs, "input")
    n, m = len(weights), len(inputs)
    if n != m:
        raise ValueError(f"got {m} inputs for {n} weights: give one input for each weight")
    choice("activation", activation, ACTIVATIONS)
    weights, inputs = list(map(as_value, weights)), list(map(as_value, inputs))
    bias = None if bias is None else as_value(bias)
    return neurons([(weights, bias, activation)], [inputs])[0][0]


def neurons(units, samples):
    """`dot` for several neurons on several samples, from arguments known to be right.

    Args:
        units: for each neuron its weights, its bias or None, and its activation.
        samples: for each sample its inputs, as many as each neuron has weights.

    Returns:
        For each sample a list with the output of each neuron.
    """
    units = [_read(*unit) for unit in units]  # once, not again for each sample
    rows = []
    for inputs in map(tuple, samples):
        x = tuple([v.data for v in inputs])
        rows.append([Dot(unit, inputs, x) for unit in units])
    return rows if recording() else [[node.detach() for node in row] for row in rows]


@dataclass(slots=True)
class Unit:
    """What a neuron is for all samples alike.

    Attributes:
        rule: that of its activation, out of RULES.
        op: that of its nodes.
        w, b: its numbers.
        parents: the Values that these belong to.
        one: the slope for the bias, if there is one.
    """

    rule: Callable
    op: str
    w: tuple
    b: float
    parents: tuple
    one: tuple


def _read(weights, bias, activation):
    w = tuple([v.data for v in weights])
    rule, op = RULES[activation], ACTIVATIONS[activation]
    if bias is None:
        return Unit(rule, op, w, 0.0, tuple(weights), ())
    return Unit(rule, op, w, bias.data, (*weights, bias), (1.0,))


class Dot(Value):
    """The node that `dot` gives. Its edges are made when somebody asks for them.

    In a layer each input and each weight is in many edges. A tuple of its own for every
    neuron would be most of the memory of a network, and most of the work of Python's
    garbage collector; so a node keeps only what it shares with the others.
    """

    __slots__ = ("unit", "inputs", "x", "slope")

    def __init__(self, unit, inputs, x):
        self.data, (self.slope,) = unit.rule(sum(map(mul, unit.w, x), unit.b))
        self.grad = 0.0
        self.op = unit.op
        self.label = ""
        self.unit = unit
        self.inputs = inputs
        self.x = x

    @property
    def parents(self):
        """The inputs, the weights and the bias."""
        return self.inputs + self.unit.parents

    @property
    def slopes(self):
        """An input moves the sum by its weight, a weight by its input, the bias by 1."""
        slope, slopes = self.slope, self.unit.w + self.x + self.unit.one
        if slope == 1.0:
            return slopes
        return tuple([slope * v for v in slopes]) if slope else (0.0,) * len(slopes)


def rms_norm(inputs, weight=None, eps=float_info.epsilon):
    """The numbers divided by their root mean square, so that the mean of their squares is 1.

    Args:
        inputs: n Values or numbers, one or more; or a list of samples.
        weight: n Values or numbers, by which the results are multiplied.
        eps: what is added to the mean square, so that nobody divides by 0.

    Returns:
        A list of n Values, for each sample.

    Raises:
        ValueError: there are no inputs, weights are more or fewer than they are, or eps is below 0.

    Source: Zhang and Sennrich, Root mean square layer normalization (2019).

    >>> [round(x.data, 4) for x in rms_norm([1.0, 7.0])]
    [0.2, 1.4]
    """
    inputs, eps = listed(inputs, "number"), setting("eps", eps)
    if not inputs:
        raise ValueError("got no numbers to normalize, expected one or more")
    if has_entries(inputs[0]):
        return [rms_norm(sample, weight, eps) for sample in inputs]
    scale = (dot(inputs, inputs) / len(inputs) + eps) ** -0.5
    if weight is None:
        return [x * scale for x in inputs]
    weight = listed(weight, "number")
    if len(weight) != len(inputs):
        raise ValueError(f"got {len(weight)} weights for {len(inputs)} numbers: each has one")
    return [x * scale * w for x, w in zip(inputs, weight)]


# Activations of a single Value. A neuron has each of them with the settings that are the defaults here.


def leaky_relu(x, negative_slope=0.01):
    """The number itself above 0, else `negative_slope` times it; at 0 that is the slope, too.

    Source: Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models (2013).

    >>> leaky_relu(Value(-2.0))
    Value(data=-0.02, grad=0)
    """
    return _bent("leaky_relu", x, negative_slope, 0.01)


def elu(x, alpha=1.0):
    """The number itself above 0, else alpha * (exp(x) - 1), which goes down to -alpha.

    Source: Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by ELUs (2016).

    >>> elu(Value(-2.0))
    Value(data=-0.864665, grad=0)
    """
    return _bent("elu", x, alpha, 1.0)


def silu(x):
    """x * sigmoid(x), also called swish. It is lowest at x = -1.278: -0.278.

    Source: Hendrycks and Gimpel (2016); Ramachandran, Zoph and Le, Searching for activation functions (2017).

    >>> silu(Value(2.0))
    Value(data=1.76159, grad=0)
    """
    return as_value(x).apply("silu")


def softplus(x, beta=1.0, threshold=20.0):
    """log(1 + exp(beta * x)) / beta, a relu without a corner; where beta * x is above the threshold, x itself.

    >>> softplus(Value(0.0))
    Value(data=0.693147, grad=0)
    """
    if beta == 1.0:
        return _bent("softplus", x, threshold, 20.0)
    return _bent("softplus", beta * as_value(x), threshold, 20.0) / beta


def gelu(x):
    """x times the share of a normal distribution that lies below x: x * (1 + erf(x / √2)) / 2.

    Source: Hendrycks and Gimpel, Gaussian error linear units (2016).

    >>> gelu(Value(1.0))
    Value(data=0.841345, grad=0)
    """
    return as_value(x).apply("gelu")


def _bent(op, x, setting, default):
    """Only a setting that is not the default is part of the graph."""
    x = as_value(x)
    return x.apply(op) if setting is default or setting == default else x.apply(op, setting)

"""Functions of several Values, each one node: sums, the neuron, the losses.

A loss takes the outputs of a model and the targets, one of each for every sample, and
gives the mean over the samples. An output is a Value, or the list with one Value that a
layer of width 1 returns; so is a target.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import mul

from scalargrad.arguments import choice, listed
from scalargrad.grad_mode import recording
from scalargrad.rules import RULES
from scalargrad.value import Value, as_value

# What a neuron may end with, and the op of the node that it then is.
ACTIVATIONS = {
    "linear": "dot",
    "tanh": "dot tanh",
    "relu": "dot relu",
    "sigmoid": "dot sigmoid",
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
        activation: "linear", "tanh", "relu" or "sigmoid".

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


def mse_loss(outputs, targets):
    """Mean squared error: the mean of (s - t)².

    Raises:
        ValueError: the lengths differ, or there are no samples.

    >>> mse_loss([Value(0.5)], [1.0])
    Value(data=0.25, grad=0)
    """
    return _mean("mse", outputs, targets)


def hinge_loss(outputs, targets):
    """Mean hinge (max-margin) loss: the mean of max(0, 1 - t*s), for targets -1 and +1.

    Raises:
        ValueError: a target is neither, the lengths differ, or there are no samples.

    Source: Cortes and Vapnik, Support-vector networks (1995).

    >>> hinge_loss([Value(0.4)], [1])
    Value(data=0.6, grad=0)
    """
    return _mean("hinge", outputs, targets)


def binary_cross_entropy_with_logits(outputs, targets):
    """Mean logistic loss: -log of the probability that sigmoid(s) gives to the target.

    Targets are 0 or 1, or a probability between. For a logit s it is computed as
    max(s, 0) - s*t + log(1 + exp(-|s|)), which overflows nowhere.

    Raises:
        ValueError: a target is not 0 to 1, the lengths differ, or there are no samples.

    >>> binary_cross_entropy_with_logits([Value(0.0)], [1])
    Value(data=0.693147, grad=0)
    """
    return _mean("logistic", outputs, targets)


def _mean(op, outputs, targets):
    outputs = [_single(output, "score") for output in listed(outputs)]
    targets = [_single(target, "target") for target in listed(targets)]
    n = len(targets)
    if n == 0 or n != len(outputs):
        got = f"{len(outputs)} outputs and {n} targets"
        raise ValueError(f"got {got}: each sample has both")
    rule = RULES[op]
    losses, slopes = zip(*[rule(s.data, t.data) for s, t in zip(outputs, targets)])
    slopes = tuple([slope / n for of_one_kind in zip(*slopes) for slope in of_one_kind])
    return Value(sum(losses) / n, (*outputs, *targets), slopes, op)


def _single(x, what):
    if isinstance(x, (list, tuple)):
        if len(x) != 1:
            raise ValueError(f"got {len(x)} {what}s for one sample, expected one")
        x = x[0]
    return as_value(x)

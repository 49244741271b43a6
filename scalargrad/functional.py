"""Functions of several Values, each one node: sums, the neuron, the losses.

A loss takes the outputs of a model and the targets, one of each for every sample, and
gives the mean over the samples. An output is a Value, or the list with one Value that a
layer of width 1 returns.
"""

import math
from operator import mul

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
    n, m = len(weights), len(inputs)
    if n != m:
        raise ValueError(f"got {m} inputs for {n} weights: give one input for each weight")
    check_activation(activation)
    weights, inputs = list(map(as_value, weights)), list(map(as_value, inputs))
    bias = None if bias is None else as_value(bias)
    return neurons([(weights, bias, activation)], [inputs])[0][0]


def check_activation(name):
    """Raise ValueError unless a neuron may end with the activation of that name."""
    if name not in ACTIVATIONS:
        known = ", ".join(ACTIVATIONS)
        raise ValueError(f"unknown activation {name!r}: choose one of {known}")


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
    return rows


def _read(weights, bias, activation):
    w = tuple([v.data for v in weights])
    bias, b, one = ((), 0.0, ()) if bias is None else ((bias,), bias.data, (1.0,))
    return RULES[activation], ACTIVATIONS[activation], (*weights, *bias), w, b, one


class Dot(Value):
    """The node that `dot` gives. Its edges are made when somebody asks for them.

    In a layer each input and each weight is in many edges. A tuple of its own for every
    neuron would be most of the memory of a network, and most of the work of Python's
    garbage collector; so a node keeps only what it shares with the others.
    """

    __slots__ = ("unit", "inputs", "x", "slope")

    def __init__(self, unit, inputs, x):
        rule, self.op, _, w, b, _ = unit
        self.data, self.slope = rule(sum(map(mul, w, x), b))
        self.grad = 0.0
        self.label = ""
        self.unit = unit
        self.inputs = inputs
        self.x = x

    @property
    def parents(self):
        """The inputs, the weights and the bias."""
        return self.inputs + self.unit[2]

    @property
    def slopes(self):
        """An input moves the sum by its weight, a weight by its input, the bias by 1."""
        _, _, _, w, _, one = self.unit
        slope, slopes = self.slope, w + self.x + one
        if slope == 1.0:
            return slopes
        return tuple([slope * v for v in slopes]) if slope else (0.0,) * len(slopes)

    def __reduce__(self):  # a copy, or what is read from a pickle, is a plain Value
        made = self.data, self.parents, self.slopes, self.op, self.label
        return Value, made, (None, {"grad": self.grad})


def mse_loss(outputs, targets):
    """Mean squared error: the mean of (s - t)².

    >>> mse_loss([Value(0.5)], [1.0])
    Value(data=0.25, grad=0)
    """
    return _mean("mse", _squared_error, outputs, targets)


def hinge_loss(outputs, targets):
    """Mean hinge (max-margin) loss: the mean of max(0, 1 - t*s), for targets -1 and +1.

    Raises:
        ValueError: a target is neither, the lengths differ, or there are no samples.

    Source: Cortes and Vapnik, Support-vector networks (1995).

    >>> hinge_loss([Value(0.4)], [1])
    Value(data=0.6, grad=0)
    """
    for target in targets:
        if as_value(target).data not in (-1, 1):
            hint = "from 0 and 1, use 2*t - 1"
            raise ValueError(f"got target {target!r}, expected -1 or +1; {hint}")
    return _mean("hinge", _hinge, outputs, targets)


def binary_cross_entropy_with_logits(outputs, targets):
    """Mean logistic loss: -log of the probability that sigmoid(s) gives to the target.

    Targets are 0 or 1, or a probability between. For a logit s it is computed as
    max(s, 0) - s*t + log(1 + exp(-|s|)), which overflows nowhere.

    Raises:
        ValueError: a target is not 0 to 1, the lengths differ, or there are no samples.

    >>> binary_cross_entropy_with_logits([Value(0.0)], [1])
    Value(data=0.693147, grad=0)
    """
    for target in targets:
        if not 0 <= as_value(target).data <= 1:
            hint = "from -1 and +1, use (t + 1) / 2"
            raise ValueError(f"got target {target!r}, expected 0 to 1; {hint}")
    return _mean("logistic", _logistic, outputs, targets)


# The loss of one sample and its two slopes: in the output s, in the target t.


def _squared_error(s, t):
    d = s - t
    return d * d, 2.0 * d, -2.0 * d


def _hinge(s, t):
    return (0.0, 0.0, 0.0) if t * s >= 1 else (1.0 - t * s, -t, -s)


def _logistic(s, t):
    wrong = 1.0 - t if s >= 0 else t  # the share of the target on the other side of 0
    loss = math.log1p(math.exp(-abs(s))) + (wrong * abs(s) if wrong else 0.0)
    return loss, RULES["sigmoid"](s)[0] - t, -s


def _mean(op, rule, outputs, targets):
    n = len(targets)
    if n == 0 or n != len(outputs):
        raise ValueError(f"got {len(outputs)} outputs and {n} targets: each sample has both")
    outputs, targets = list(map(_single, outputs)), list(map(as_value, targets))
    losses, *slopes = zip(*[rule(s.data, t.data) for s, t in zip(outputs, targets)])
    slopes = tuple([slope / n for of_one_kind in slopes for slope in of_one_kind])
    return Value(sum(losses) / n, (*outputs, *targets), slopes, op)


def _single(output):
    if not isinstance(output, (list, tuple)):
        return as_value(output)
    if len(output) != 1:
        raise ValueError(f"got {len(output)} scores for one sample, expected one")
    return as_value(output[0])

"""Functions of several Values, each one node: sums, the neuron, the losses. Imports `value` and `rules`.

A loss takes the outputs of a model and the targets, one of each for every sample, and gives the mean over
the samples. An output is a Value, or the list with one Value that a layer of width 1 returns.
"""

import math
from operator import mul

from scalargrad.rules import RULES
from scalargrad.value import Value, as_value

# What a neuron may end with, and the op of the node that it then is.
ACTIVATIONS = {"linear": "dot", "tanh": "dot tanh", "relu": "dot relu", "sigmoid": "dot sigmoid"}


def total(values):
    """The sum of many Values as one node, op "sum".

    >>> total([Value(1.0), Value(2.0), 3])
    Value(data=6, grad=0)
    """
    parents = tuple(map(as_value, values))
    return Value(sum([parent.data for parent in parents]), parents, (1.0,) * len(parents), "sum")


def dot(weights, inputs, bias=None, activation="linear"):
    """A neuron as one node: activation(w1*x1 + w2*x2 + … + bias), op "dot" or "dot tanh" and so on.

    Args:
        weights, inputs: two sequences of n Values or numbers.
        bias: a Value or number; without it the sum starts at 0.
        activation: "linear", "tanh", "relu" or "sigmoid". Its slope is multiplied into the slopes.

    Returns:
        A Value with parents (*weights, *inputs, bias).

    Raises:
        ValueError: the sequences differ in length, or the activation is unknown.

    >>> dot([Value(-3.0), Value(1.0)], [2.0, 0.0], 6.881373587, "tanh")
    Value(data=0.707107, grad=0)
    """
    if len(weights) != len(inputs):
        raise ValueError(f"got {len(inputs)} inputs for {len(weights)} weights: give one input for each weight")
    if activation not in ACTIVATIONS:
        raise ValueError(f"unknown activation {activation!r}: choose one of {', '.join(ACTIVATIONS)}")
    bias = None if bias is None else as_value(bias)
    return neuron(tuple(map(as_value, weights)), tuple(map(as_value, inputs)), bias, activation)


def neuron(weights, inputs, bias, activation):
    """`dot` for arguments that are known to be right: sequences of Values, as many of each."""
    w, x = [v.data for v in weights], [v.data for v in inputs]
    parents = (*weights, *inputs) if bias is None else (*weights, *inputs, bias)
    data, slope = RULES[activation](sum(map(mul, w, x), 0.0 if bias is None else bias.data))
    slopes = (*x, *w, 1.0)[: len(parents)]
    if slope == 0.0:  # half of all relu neurons: worth a short way
        slopes = (0.0,) * len(parents)
    elif slope != 1.0:
        slopes = tuple([slope * v for v in slopes])
    return Value(data, parents, slopes, ACTIVATIONS[activation])


def mse_loss(outputs, targets):
    """Mean squared error: the mean of (s - t)².

    >>> mse_loss([Value(0.5)], [1.0])
    Value(data=0.25, grad=0)
    """
    return _mean("mse", _squared_error, outputs, targets)


def hinge_loss(outputs, targets):
    """Mean hinge (max-margin) loss: the mean of max(0, 1 - t*s), for targets t of -1 or +1.

    Raises:
        ValueError: a target is neither -1 nor +1, or the lengths differ, or there are no samples.

    Source: Cortes and Vapnik, Support-vector networks (1995).

    >>> hinge_loss([Value(0.4)], [1])
    Value(data=0.6, grad=0)
    """
    for target in targets:
        if target not in (-1, 1):
            raise ValueError(f"hinge_loss: got target {target!r}, expected -1 or +1; from 0 and 1, use 2*t - 1")
    return _mean("hinge", _hinge, outputs, targets)


def binary_cross_entropy_with_logits(outputs, targets):
    """Mean logistic loss: -log of the probability sigmoid(s) gives to the target t, 0 or 1.

    Written as max(s, 0) - s*t + log(1 + exp(-|s|)), which overflows at no logit s.

    Raises:
        ValueError: a target is below 0 or above 1, or the lengths differ, or there are no samples.

    >>> binary_cross_entropy_with_logits([Value(0.0)], [1])
    Value(data=0.693147, grad=0)
    """
    for target in targets:
        if not 0 <= target <= 1:
            raise ValueError(f"got target {target!r}, expected a probability, 0 to 1; from -1 and +1, use (t + 1) / 2")
    return _mean("logistic", _logistic, outputs, targets)


# The loss of one sample and its two slopes: in the output s, in the target t.


def _squared_error(s, t):
    return (s - t) ** 2, 2.0 * (s - t), 2.0 * (t - s)


def _hinge(s, t):
    return (0.0, 0.0, 0.0) if t * s >= 1 else (1.0 - t * s, -t, -s)


def _logistic(s, t):
    return max(s, 0.0) - s * t + math.log1p(math.exp(-abs(s))), RULES["sigmoid"](s)[0] - t, -s


def _mean(op, rule, outputs, targets):
    if len(outputs) != len(targets) or not len(targets):
        raise ValueError(f"got {len(outputs)} outputs for {len(targets)} targets: give one of each for every sample")
    outputs, targets = list(map(_single, outputs)), list(map(as_value, targets))
    n = len(targets)
    losses, *slopes = zip(*[rule(s.data, t.data) for s, t in zip(outputs, targets)])
    return Value(sum(losses) / n, (*outputs, *targets), tuple([slope / n for row in slopes for slope in row]), op)


def _single(output):
    if not isinstance(output, (list, tuple)):
        return as_value(output)
    if len(output) != 1:
        raise ValueError(f"got an output with {len(output)} values, expected one: this loss takes one score a sample")
    return as_value(output[0])

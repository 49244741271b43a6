"""Losses of one score per sample, each one node: squared error, hinge, logistic.

A loss takes the outputs of a model and the targets, one of each for every sample, and
gives the mean over the samples. An output is a Value, or the list with one Value that a
layer of width 1 returns; so is a target. Losses of several scores are in `classes`.
"""

from scalargrad.arguments import has_entries, listed
from scalargrad.rules import RULES
from scalargrad.value import Value, as_value


def mse_loss(outputs, targets):
    """Mean squared error: the mean of (s - t)².

    Raises:
        ValueError: the lengths differ, or there are no samples.

    >>> mse_loss([Value(0.5)], [1.0])
    Value(data=0.25, grad=0)
    """
    return _mean("mse", outputs, targets)


def squared_error(output, target):
    """The squared error of a single sample: (s - t)², added up over its outputs.

    Args:
        output: a Value, or the list that a layer returns.
        target: a number, or a list with one for each output.

    Raises:
        ValueError: there are more outputs than targets, or fewer, or none.

    >>> squared_error([Value(0.5), Value(2.0)], [1.0, -1.0])
    Value(data=9.25, grad=0)
    """
    outputs, targets = ([*map(as_value, listed(x) if has_entries(x) else [x])] for x in (output, target))
    if not outputs or len(outputs) != len(targets):
        raise ValueError(f"got {len(outputs)} outputs and {len(targets)} targets for one sample: each output has one")
    return outputs[0].apply("squared_error", *outputs[1:], *targets)


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

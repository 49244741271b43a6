"""Losses, each one node: those of `scalargrad.losses` and `scalargrad.classes`, with the same arguments.

A loss takes the outputs of a model and the targets of as many samples, and gives the mean over the samples. Targets are
data: in the losses of several scores nothing goes back to them.
"""

from functools import partial
from math import prod

from scalargrad.arguments import listed, number, setting
from scalargrad.backends import floats, is_array, like, namespace
from scalargrad.tensor.class_rules import focal_terms, log_probabilities
from scalargrad.tensor.engine import Tensor, as_tensor
from scalargrad.tensor.layers import whole
from scalargrad.tensor.operations import OPERATIONS
from scalargrad.tensor.rules import RULES


def mse_loss(outputs, targets):
    """Mean squared error: the mean of (s - t)² over all entries.

    Raises:
        ValueError: the shapes differ, or there is nothing in them.

    >>> mse_loss([0.5, 2.0], [1.0, 2.0])
    Tensor(0.125)
    """
    return _mean("mse", outputs, targets)


def squared_error(output, target):
    """The squared error of a single sample: (s - t)², added up over its outputs.

    >>> squared_error([0.5, 2.0], [1.0, -1.0])
    Tensor(9.25)
    """
    return _mean("squared_error", output, target)


def hinge_loss(outputs, targets):
    """Mean hinge (max-margin) loss: the mean of max(0, 1 - t*s), for targets -1 and +1.

    Raises:
        ValueError: a target is neither, the shapes differ, or there are no samples.

    >>> hinge_loss([0.4, 3.0], [1, 1])
    Tensor(0.3)
    """
    return _mean("hinge", outputs, targets)


def binary_cross_entropy_with_logits(outputs, targets):
    """Mean logistic loss: -log of the probability that sigmoid(s) gives to the target, 0 or 1 or between.

    Raises:
        ValueError: a target is not 0 to 1, the shapes differ, or there are no samples.

    >>> binary_cross_entropy_with_logits([0.0], [1])
    Tensor(0.6931471805599453)
    """
    return _mean("logistic", outputs, targets)


def _mean(op, outputs, targets):
    outputs = as_tensor(outputs)
    if not isinstance(targets, Tensor):
        targets = as_tensor(like(outputs.data, targets if is_array(targets) else floats(targets)))
    if outputs.shape != targets.shape:
        got = f"outputs of shape {outputs.shape} and targets of shape {targets.shape}"
        hint = "outputs[:, 0] or outputs.reshape(-1) takes an axis of length 1 away"
        raise ValueError(f"got {got}, and broadcasting would compare each with each, expected one shape: {hint}")
    if 0 in outputs.shape:
        raise ValueError(f"got outputs of shape {outputs.shape}: there are no samples, and no mean")
    return outputs.apply(op, targets)


def _by_mean(rule, s, t):
    xp, n = namespace(s), prod(s.shape)
    losses, slopes = rule(s, t, xp=xp)
    return xp.sum(losses) / n, [_scaled(slope, n) for slope in slopes]


def _scaled(slope, n):
    return lambda g: slope * (g / n)


def _squared_error(s, t):
    d = s - t
    return namespace(s).sum(d * d), (lambda g: 2.0 * g * d, lambda g: -2.0 * g * d)


def cross_entropy(outputs, targets, weight=None, label_smoothing=0.0):
    """Mean cross-entropy: -log of the probability that softmax gives to the right class.

    Args:
        outputs: of shape (samples, classes), scores (logits); or those of one sample, with one target.
        targets: for each sample its class, from 0; or of the shape of the outputs, a probability for each class.
        weight: for each class what it counts. With classes as targets, the sum over the samples is then divided by
            the weights of their classes, and with probabilities by the number of samples, as PyTorch does.
        label_smoothing: this share of each target is spread evenly over all classes.

    Raises:
        ValueError: other shapes; a target that is no class and no probabilities; scores that have been through
            softmax; a wrong weight or label_smoothing.

    >>> cross_entropy([[0.0, 0.0], [1.0, 1.0]], [1, 0])
    Tensor(0.6931471805599453)
    """
    if not 0.0 <= (smoothing := number(label_smoothing)) <= 1.0:
        raise ValueError(f"got label_smoothing = {label_smoothing!r:.40}, expected a share from 0 to 1")
    outputs, shares = _scores_and_shares(outputs, targets, weight, smoothing)
    return outputs.apply("cross_entropy", shares=shares)


def focal_loss(outputs, targets, gamma=2.0, weight=None):
    """Mean focal loss: cross-entropy, times (1 - p) to the power gamma, so that what is nearly right counts little.

    Arguments and errors as for `cross_entropy`, which it is for gamma = 0.

    >>> focal_loss([[0.0, 0.0]], [1])
    Tensor(0.17328679513998632)
    """
    outputs, shares = _scores_and_shares(outputs, targets, weight)
    return outputs.apply("focal", shares=shares, gamma=setting("gamma", gamma))


def _scores_and_shares(outputs, targets, weight, smoothing=0.0):
    """The scores, and for each sample and class what it counts in the sum that the loss is."""
    scores = as_tensor(outputs)
    if scores.op == "softmax":
        hint = "the loss applies softmax itself, and twice flattens it: leave it out of the model"
        raise ValueError(f"got probabilities out of softmax, expected raw scores (logits): {hint}")
    if scores.ndim not in (1, 2) or scores.shape[-1] < 2 or 0 in scores.shape:
        hint = "for a single score take binary_cross_entropy_with_logits"
        raise ValueError(f"got outputs of shape {scores.shape}, expected (samples, classes), two or more; {hint}")
    by_class, hot = _targets(targets, scores)
    k, n = scores.shape[-1], prod(scores.shape[:-1])
    shares = hot * (1.0 - smoothing) + smoothing / k if smoothing else hot
    if weight is None:
        return scores, shares / n
    if len(weight := [setting("weight", w) for w in listed(weight, "class")]) != k:
        raise ValueError(f"got {len(weight)} weights for {k} scores: each class has one")
    weight = like(scores.data, weight)
    whole = float(namespace(hot).sum(hot * weight)) if by_class else n
    if not whole:
        raise ValueError("got targets of weight 0 alone: there is no mean")
    return scores, shares * weight / whole


def _targets(targets, scores):
    """Whether the targets are classes, and a row of probabilities for each sample."""
    xp, shape, k = namespace(scores.data), scores.shape, scores.shape[-1]
    given = targets.data if isinstance(targets, Tensor) else targets
    given = given if is_array(given) else floats(given)
    if tuple(given.shape) == shape[:-1]:
        classes = whole("target", given, k, scores.data, "; from -1 and +1, use (t + 1) / 2")
        return True, xp.astype(classes[..., None] == xp.arange(k, device=classes.device), scores.dtype)
    if tuple(given.shape) != shape:
        expected = f"classes of shape {shape[:-1]}, or probabilities of shape {shape}"
        raise ValueError(f"got targets of shape {tuple(given.shape)}, expected {expected}")
    shares = like(scores.data, given)
    if not (xp.all(shares >= 0.0) and xp.all(xp.abs(xp.sum(shares, axis=-1) - 1.0) < 1e-6)):
        raise ValueError(f"got {given!r:.60} as targets, expected probabilities, which add up to 1 in each row")
    return False, shares


def _cross_entropy(scores, shares):
    """The shares are those of the mean, so that they add up to 1 over all samples, without weights."""
    xp = namespace(scores)
    log_p = log_probabilities(scores, xp=xp)

    def by_score(g):
        return g * (xp.exp(log_p) * xp.sum(shares, axis=-1, keepdims=True) - shares)

    return -xp.sum(shares * log_p), (by_score,)


def _focal(scores, shares, gamma):
    xp = namespace(scores)
    log_p = log_probabilities(scores, xp=xp)
    by_share, pull, _ = focal_terms(log_p, shares, gamma, xp)
    slope = xp.exp(log_p) * xp.sum(pull, axis=-1, keepdims=True) - pull
    return xp.sum(shares * by_share), (lambda g: g * slope,)


OPERATIONS |= {
    "cross_entropy": _cross_entropy,
    "focal": _focal,
    "squared_error": _squared_error,
    **{op: partial(_by_mean, RULES[op]) for op in ("mse", "hinge", "logistic")},
}

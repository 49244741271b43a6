"""What each operation computes on arrays, and its slopes: the table of `scalargrad.rules`, written for NumPy.

A rule takes arrays (or numbers) and returns the value and a tuple of slopes, one for each of them, entry by entry. What
has no value is what NumPy makes of it: nan or inf, or an error within `np.errstate(all="raise")`. Targets of a loss are
checked as there.
"""

import math

import numpy as np

from scalargrad.rules import LOSSES
from scalargrad.tensor.class_rules import CLASSES


def _exp(x):
    y = np.exp(x)
    return y, (y,)


def _sqrt(x):
    y = np.sqrt(x)
    return y, (0.5 / y,)


def _tanh(x):
    t = np.tanh(x)
    return t, (1.0 - t * t,)


def _sigmoid(x):
    e = np.exp(-np.abs(x))
    s = np.where(x >= 0.0, 1.0, e) / (1.0 + e)
    return s, (s * (1.0 - s),)


def _leaky_relu(x, *slope):
    a, left = slope[0] if slope else 0.01, np.logical_not(x > 0.0)
    return np.where(left, a * x, x), (np.where(left, a, 1.0), np.where(left, x, 0.0))[: 1 + len(slope)]


def _elu(x, *alpha):
    a, below = alpha[0] if alpha else 1.0, np.minimum(x, 0.0)
    slopes = np.where(x <= 0.0, a * np.exp(below), 1.0), np.expm1(below)
    return np.where(x <= 0.0, a * np.expm1(below), x), slopes[: 1 + len(alpha)]


def _silu(x):
    s, inner = _sigmoid(x)[0], np.where(np.isinf(x), 0.0, x)  # at infinity it is a relu
    slope = s * (1.0 + inner * _sigmoid(-x)[0])
    return np.where(x == np.inf, x, inner * s), (slope,)


def _softplus(x, *threshold):
    y = np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))
    straight = x > (threshold[0] if threshold else 20.0)
    return np.where(straight, x, y), (np.where(straight, 1.0, _sigmoid(x)[0]), 0.0)[: 1 + len(threshold)]


def _gelu(x):
    inner = np.where(np.isinf(x), 0.0, x)
    below = 0.5 * _erfc(-x / math.sqrt(2.0))
    slope = below + inner * np.exp(-0.5 * inner * inner) / math.sqrt(2.0 * math.pi)
    return np.where(x == np.inf, x, inner * below), (slope,)


_erfc = np.vectorize(math.erfc, otypes=[float])  # NumPy has none


def _power(x, n):
    y = np.power(x, n)
    base = np.where(x > 0.0, x, np.where(x == 0.0, 1.0, np.nan))  # at 0 the power stays, below there is no slope in n
    return y, (n * np.power(x, np.where(n == 0.0, 1.0, n) - 1.0), y * np.log(base))


def _squared_error(s, t):
    d = s - t
    return d * d, (2.0 * d, -2.0 * d)


def _hinge(s, t):
    _check("hinge", t, np.abs(t) == 1.0)
    loss = np.maximum(1.0 - t * s, 0.0)
    return loss, (np.where(loss, -t, 0.0), np.where(loss, -s, 0.0))


def _logistic(s, t):
    _check("logistic", t, np.abs(t - 0.5) <= 0.5)
    loss = np.log1p(np.exp(-np.abs(s))) + np.where(s >= 0.0, 1.0 - t, t) * np.abs(s)
    return loss, (_sigmoid(s)[0] - t, -s)


def _check(loss, targets, right):
    if not right.all():
        wrong = np.extract(np.logical_not(right), targets)
        LOSSES[loss](0.0, float(wrong[0]))  # which says what is wrong with it


RULES = {
    "linear": lambda x: (x, (1.0,)),
    "neg": lambda x: (-x, (-1.0,)),
    "abs": lambda x: (np.abs(x), (np.sign(x),)),
    "exp": _exp,
    "log": lambda x: (np.log(x), (1.0 / x,)),
    "sqrt": _sqrt,
    "sin": lambda x: (np.sin(x), (np.cos(x),)),
    "cos": lambda x: (np.cos(x), (-np.sin(x),)),
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "relu": lambda x: (np.maximum(x, 0.0), (np.where(x <= 0.0, 0.0, 1.0),)),
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "silu": _silu,
    "softplus": _softplus,
    "gelu": _gelu,
    "**": _power,
    "mse": _squared_error,
    "hinge": _hinge,
    "logistic": _logistic,
    **CLASSES,
}

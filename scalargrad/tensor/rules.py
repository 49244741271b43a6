"""What each operation computes on arrays, and its slopes: the table of `scalargrad.rules`, written for arrays.

A rule takes arrays (or numbers) and returns the value and a tuple of slopes, one for each of them, entry by entry. What
has no value is what NumPy makes of it: nan or inf, or an error within `np.errstate(all="raise")`. Targets of a loss are
checked as there. The arrays are NumPy's, or those of the library `xp`.
"""

import math

import numpy as np

from scalargrad.rules import LOSSES
from scalargrad.tensor.class_rules import CLASSES
from scalargrad.tensor.erfc import erfc


def _exp(x, xp=np):
    y = xp.exp(x)
    return y, (y,)


def _sqrt(x, xp=np):
    y = xp.sqrt(x)
    return y, (0.5 / y,)


def _tanh(x, xp=np):
    t = xp.tanh(x)
    return t, (1.0 - t * t,)


def _sigmoid(x, xp=np):
    e = xp.exp(-xp.abs(x))
    s = xp.where(x >= 0.0, 1.0, e) / (1.0 + e)
    return s, (s * (1.0 - s),)


def _relu(x, xp=np):
    return xp.maximum(x, 0.0), (xp.where(x <= 0.0, 0.0, xp.ones_like(x)),)


def _leaky_relu(x, *slope, xp=np):
    a, left = slope[0] if slope else 0.01, xp.logical_not(x > 0.0)
    slopes = xp.where(left, a, xp.ones_like(x)), xp.where(left, x, 0.0)
    return xp.where(left, a * x, x), slopes[: 1 + len(slope)]


def _elu(x, *alpha, xp=np):
    a, below = alpha[0] if alpha else 1.0, xp.minimum(x, 0.0)
    slopes = xp.where(x <= 0.0, a * xp.exp(below), 1.0), xp.expm1(below)
    return xp.where(x <= 0.0, a * xp.expm1(below), x), slopes[: 1 + len(alpha)]


def _silu(x, xp=np):
    s, inner = _sigmoid(x, xp)[0], xp.where(xp.isinf(x), 0.0, x)  # at infinity it is a relu
    slope = s * (1.0 + inner * _sigmoid(-x, xp)[0])
    return xp.where(x == math.inf, x, inner * s), (slope,)


def _softplus(x, *threshold, xp=np):
    y = xp.maximum(x, 0.0) + xp.log1p(xp.exp(-xp.abs(x)))
    straight = x > (threshold[0] if threshold else 20.0)
    slopes = xp.where(straight, 1.0, _sigmoid(x, xp)[0]), 0.0
    return xp.where(straight, x, y), slopes[: 1 + len(threshold)]


def _gelu(x, xp=np):
    inner = xp.where(xp.isinf(x), 0.0, x)
    below = 0.5 * erfc(-x / math.sqrt(2.0), xp)
    slope = below + inner * xp.exp(-0.5 * inner * inner) / math.sqrt(2.0 * math.pi)
    return xp.where(x == math.inf, x, inner * below), (slope,)


def _power(x, n, xp=np):
    y = xp.pow(x, n)
    # below 0 there is no slope in n
    base = xp.where(x > 0.0, x, xp.where(x == 0.0, xp.ones_like(x), math.nan))  # at 0 the power stays
    return y, (n * xp.pow(x, xp.where(n == 0.0, 1.0, n) - 1.0), y * xp.log(base))


def _squared_error(s, t, xp=np):
    d = s - t
    return d * d, (2.0 * d, -2.0 * d)


def _hinge(s, t, xp=np):
    _check("hinge", t, xp.abs(t) == 1.0, xp)
    loss = xp.maximum(1.0 - t * s, 0.0)
    wrong = loss != 0.0
    return loss, (xp.where(wrong, -t, 0.0), xp.where(wrong, -s, 0.0))


def _logistic(s, t, xp=np):
    _check("logistic", t, xp.abs(t - 0.5) <= 0.5, xp)
    loss = xp.log1p(xp.exp(-xp.abs(s))) + xp.where(s >= 0.0, 1.0 - t, t) * xp.abs(s)
    return loss, (_sigmoid(s, xp)[0] - t, -s)


def _check(loss, targets, right, xp):
    if not (right.all() if xp is np else xp.all(right)):  # NumPy's method is quicker than its function
        wrong = np.extract(np.logical_not(right), targets) if xp is np else targets[xp.logical_not(right)]
        LOSSES[loss](0.0, float(wrong[0]))  # which says what is wrong with it


RULES = {
    "linear": lambda x, xp=np: (x, (1.0,)),
    "neg": lambda x, xp=np: (-x, (-1.0,)),
    "abs": lambda x, xp=np: (xp.abs(x), (xp.sign(x),)),
    "exp": _exp,
    "log": lambda x, xp=np: (xp.log(x), (1.0 / x,)),
    "sqrt": _sqrt,
    "sin": lambda x, xp=np: (xp.sin(x), (xp.cos(x),)),
    "cos": lambda x, xp=np: (xp.cos(x), (-xp.sin(x),)),
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "relu": _relu,
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

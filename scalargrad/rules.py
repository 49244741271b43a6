"""What each operation computes, and its slopes: plain floats in, plain floats out.

A rule takes numbers and returns the value and a tuple of slopes, one for each number:
how much the value moves when that number moves by 1. This is all the calculus there is
in the engine, save the four kinds of arithmetic; `value.py` wires it into a graph.

The promise about the edges, for these rules, for the operators of `value.py` and
for `compile`:

- A value is that of Python's floats and of `math`, inf and nan included, and where
  Python raises, an error of the same type is raised. So 1e200 * 1e200 is inf
  without a word, and 1e200 ** 2, exp(1000), log(0) and 1 / 0 stop. Two things
  differ: a number below 0 has whole powers only, and 0 ** -inf stops as 0 ** -1
  does.
- At a corner the slope is 0: of abs and relu at 0, and of the hinge loss at 1.
  Where neither side is flat it is that of the left side: of leaky_relu at 0, of elu
  at 0 if its alpha is not 1.
- A slope is inf or -inf where a curve is vertical, as the square root at 0, and
  nan where there is none: below 0 an exponent has no room to move. (One that is a
  constant gets 0 there, as nobody moves it.)
- A node whose gradient is 0, or all of whose slopes are, passes nothing on: there,
  0 times inf counts as 0. So (x ** 0.5) ** 2 has slope 0 at 0; algebra says 1,
  PyTorch nan. A slope of 0 beside another one that is not 0 meets an infinite
  gradient as floats do: nan.
"""

import math

from scalargrad.class_rules import CLASS_LOSSES, CLASSES


def _linear(x):
    return x, (1.0,)


def _neg(x):
    return -x, (-1.0,)


def _abs(x):
    return abs(x), (float((x > 0) - (x < 0)),)


def _relu(x):
    return (0.0, (0.0,)) if x <= 0 else (x, (1.0,))


def _exp(x):
    try:
        y = math.exp(x)
    except OverflowError:
        hint = "keep its input below 709.78"
        raise OverflowError(f"exp({x:g}) is beyond the largest float: {hint}") from None
    return y, (y,)


def _log(x):
    if x <= 0:
        raise ValueError(f"log({x:g}) has no value: log takes numbers above 0")
    return math.log(x), (1.0 / x,)


def _sqrt(x):
    if x < 0:
        raise ValueError(f"sqrt({x:g}) has no value: sqrt takes 0 and numbers above")
    y = math.sqrt(x)
    return y, (0.5 / y if y else math.inf,)


def _sin(x):
    if math.isinf(x):
        raise ValueError(f"sin({x:g}) has no value: sin takes finite numbers")
    return math.sin(x), (math.cos(x),)


def _cos(x):
    if math.isinf(x):
        raise ValueError(f"cos({x:g}) has no value: cos takes finite numbers")
    return math.cos(x), (-math.sin(x),)


def _tanh(x):
    t = math.tanh(x)
    return t, (1.0 - t * t,)


def _sigmoid(x):
    # two branches, because exp of a negative number cannot overflow
    s = 1.0 / (1.0 + math.exp(-x)) if x >= 0 else (e := math.exp(x)) / (1.0 + e)
    return s, (s * (1.0 - s),)


# The other activations. What one of them can be given beside x is a number like x.


def _leaky_relu(x, *slope):
    a = slope[0] if slope else 0.01
    if x > 0:
        return x, (1.0, 0.0)[: 1 + len(slope)]
    return a * x, (a, x)[: 1 + len(slope)]


def _elu(x, *alpha):
    a = alpha[0] if alpha else 1.0
    if x <= 0:
        return a * math.expm1(x), (a * math.exp(x), math.expm1(x))[: 1 + len(alpha)]
    return x, (1.0, 0.0)[: 1 + len(alpha)]


def _silu(x):
    if math.isinf(x):
        return _relu(x)
    s = _sigmoid(x)[0]
    return x * s, (s * (1.0 + x * _sigmoid(-x)[0]),)


def _softplus(x, *threshold):
    slope = (1.0 if x > (threshold[0] if threshold else 20.0) else _sigmoid(x)[0], 0.0)
    y = x if slope[0] == 1.0 else max(x, 0.0) + math.log1p(math.exp(-abs(x)))
    return y, slope[: 1 + len(threshold)]


def _gelu(x):
    if math.isinf(x):
        return _relu(x)
    below = 0.5 * math.erfc(-x / math.sqrt(2.0))  # the normal distribution up to x
    return x * below, (below + x * math.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi),)


def _power(x, n):
    # d(x^n)/dx = n x^(n-1) and d(x^n)/dn = x^n log x
    if x == 0 and n < 0:
        raise ZeroDivisionError(f"0 ** {n:g} has no value: it divides by its base")
    if x < 0 and n % 1:
        hint = "below 0 only whole powers exist"
        raise ValueError(f"({x:g}) ** {n:g} is not a real number: {hint}")
    try:
        y = x**n
    except OverflowError:
        raise OverflowError(f"({x:g}) ** {n:g} is beyond the largest float") from None
    # below 0 the power exists at whole n only, so there is no slope in n
    slope_n = y * math.log(x) if x > 0 else (0.0 if x == 0 else math.nan)
    return y, (_power_slope(x, n), slope_n)


def _power_slope(x, n):
    if n == 0:
        return 0.0
    try:
        return n * x ** (n - 1.0)
    except ZeroDivisionError:  # a vertical curve, as that of the square root at 0
        return math.inf
    except OverflowError:
        falling = (n < 0) != (x < 0 and n % 2 == 0)
        return -math.inf if falling else math.inf


# The losses of one sample: of the output s and the target t.


def _squared_error(s, t):
    d = s - t
    return d * d, (2.0 * d, -2.0 * d)


def _hinge(s, t):
    if t not in (-1.0, 1.0):
        hint = "from 0 and 1, use 2*t - 1"
        raise ValueError(f"got target {t:g}, expected -1 or +1; {hint}")
    return (0.0, (0.0, 0.0)) if t * s >= 1 else (1.0 - t * s, (-t, -s))


def _logistic(s, t):
    if not 0 <= t <= 1:
        hint = "from -1 and +1, use (t + 1) / 2"
        raise ValueError(f"got target {t:g}, expected 0 to 1; {hint}")
    wrong = 1.0 - t if s >= 0 else t  # the share of the target on the other side of 0
    loss = math.log1p(math.exp(-abs(s))) + (wrong * abs(s) if wrong else 0.0)
    return loss, (_sigmoid(s)[0] - t, -s)


LOSSES = {
    "mse": _squared_error,
    "hinge": _hinge,
    "logistic": _logistic,
    **CLASS_LOSSES,
}

RULES = {
    "linear": _linear,
    "neg": _neg,
    "abs": _abs,
    "exp": _exp,
    "log": _log,
    "sqrt": _sqrt,
    "sin": _sin,
    "cos": _cos,
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "relu": _relu,
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "silu": _silu,
    "softplus": _softplus,
    "gelu": _gelu,
    "**": _power,
    **CLASSES,
    **LOSSES,
}

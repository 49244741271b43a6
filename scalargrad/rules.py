"""What each primitive computes, and its slope: plain floats in, plain floats out.

A rule takes the number x and returns the pair (f(x), f'(x)). This is all the calculus
there is in the engine; `value.py` wires it into a graph.
"""

import math


def _exp(x):
    try:
        y = math.exp(x)
    except OverflowError:
        hint = "keep its input below 709.78"
        raise OverflowError(f"exp({x:g}) is beyond the largest float: {hint}") from None
    return y, y


def _log(x):
    if x <= 0:
        raise ValueError(f"log({x:g}) has no value: log takes numbers above 0")
    return math.log(x), 1.0 / x


def _tanh(x):
    t = math.tanh(x)
    return t, 1.0 - t * t


def _sigmoid(x):
    # two branches, because exp of a negative number cannot overflow
    s = 1.0 / (1.0 + math.exp(-x)) if x >= 0 else (e := math.exp(x)) / (1.0 + e)
    return s, s * (1.0 - s)


RULES = {
    "linear": lambda x: (x, 1.0),
    "neg": lambda x: (-x, -1.0),
    "abs": lambda x: (abs(x), float((x > 0) - (x < 0))),
    "exp": _exp,
    "log": _log,
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "relu": lambda x: (0.0, 0.0) if x <= 0 else (x, 1.0),
}


def power(x, n):
    """x to the power n: the pair of its value and the tuple of its slopes in x and in n.

    d(x^n)/dx = n x^(n-1) and d(x^n)/dn = x^n log x. Below 0 the power exists at whole n
    only, so there is no slope in n: it is nan.

    Raises:
        ZeroDivisionError: x is 0 and n is negative.
        ValueError: x is negative and n is not a whole number.
        OverflowError: the result is beyond the largest float.

    >>> power(3.0, 2.0)
    (9.0, (6.0, 9.887510598012987))
    """
    if x == 0 and n < 0:
        raise ZeroDivisionError(f"0 ** {n:g} has no value: it divides by its base")
    if x < 0 and n % 1:
        hint = "below 0 only whole powers exist"
        raise ValueError(f"({x:g}) ** {n:g} is not a real number: {hint}")
    try:
        y = x**n
    except OverflowError:
        raise OverflowError(f"({x:g}) ** {n:g} is beyond the largest float") from None
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

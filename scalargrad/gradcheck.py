"""Does `backward()` tell the truth? Gradients against slopes measured by nudging."""

import math

from scalargrad.arguments import listed, number
from scalargrad.value import Value, as_value


class GradcheckError(ArithmeticError):
    """A gradient of `backward()` is not the measured one; the message shows both."""


def numerical_gradient(f, inputs, h=1e-5):
    """The slope of f in each input by central difference, (f(x + h) - f(x - h)) / 2h.

    Args:
        f: a function of as many floats as there are inputs; gives a number or a Value.
        inputs: the numbers at which to measure.
        h: the nudge of inputs up to 1; above, and below -1, it is that part of the input.

    Returns:
        A list of floats. Their error is of order h² + 1e-16/h.

    >>> slopes = numerical_gradient(lambda a, b: a * b, [2.0, -3.0])
    >>> [round(slope, 6) for slope in slopes]
    [-3.0, 2.0]
    """
    inputs = [number(x) for x in listed(inputs, "input")]
    slopes = []
    for i, x in enumerate(inputs):
        left, right = x - h * max(1.0, abs(x)), x + h * max(1.0, abs(x))
        points = ([*inputs[:i], nudged, *inputs[i + 1 :]] for nudged in (left, right))
        below, above = (as_value(f(*point)) for point in points)
        slopes.append((above.data - below.data) / (right - left))
    return slopes


def gradcheck(f, inputs, h=1e-5, tolerance=1e-6):
    """Compare `backward()` with central differences in every input of f.

    Check at several points: at a single one, and above all at 0, a wrong slope may be
    right by chance. Keep away from corners, as that of relu, by more than the nudge.

    Args:
        f: a function of as many Values as there are inputs, returning one Value.
        inputs: the numbers at which to check.
        h: the nudge of the central difference, as for `numerical_gradient`.
        tolerance: the largest difference allowed; relative for gradients above 1.

    Returns:
        True.

    Raises:
        GradcheckError: they differ; the message lists both for every input.
        TypeError: f gives something else than a Value.

    >>> gradcheck(lambda a, b: (a * b).tanh(), [0.5, -0.3])
    True
    """
    leaves = [Value(x) for x in listed(inputs, "input")]
    result = f(*leaves)
    if not isinstance(result, Value):
        kind = type(result).__name__
        raise TypeError(f"f gives a {kind}, expected one Value, computed from its inputs")
    result.backward()
    slopes = numerical_gradient(lambda *xs: f(*map(Value, xs)), [leaf.data for leaf in leaves], h)
    lines, agree = [], True
    for i, (x, slope) in enumerate(zip(leaves, slopes)):
        close = math.isclose(x.grad, slope, rel_tol=tolerance, abs_tol=tolerance)
        agree &= close and math.isfinite(slope)
        lines.append(f"  input {i} = {x.data:g}: backward {x.grad:.8g}, measured {slope:.8g}")
    if not agree:
        raise GradcheckError("backward() and measured slopes differ:\n" + "\n".join(lines))
    return True

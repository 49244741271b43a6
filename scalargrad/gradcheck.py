"""Does `backward()` tell the truth? Slopes measured by nudging the inputs, against gradients. Imports `value`."""

from scalargrad.value import Value


class GradcheckError(ArithmeticError):
    """A gradient of `backward()` disagrees with the measured one; the message shows both."""


def numerical_gradient(f, inputs, h=1e-5):
    """The slope of f in each input, by the central difference (f(x + h) - f(x - h)) / 2h.

    Args:
        f: a function of as many Values (or floats) as there are inputs, returning one number or Value.
        inputs: the numbers at which to measure.
        h: the nudge, in the unit of the inputs.

    Returns:
        A list of floats. Their error is of order h² + 1e-16/h.

    >>> [round(slope, 6) for slope in numerical_gradient(lambda a, b: a * b, [2.0, -3.0])]
    [-3.0, 2.0]
    """
    inputs = [float(x) for x in inputs]
    slopes = []
    for i, x in enumerate(inputs):
        above, below = (float(f(*inputs[:i], nudged, *inputs[i + 1 :])) for nudged in (x + h, x - h))
        slopes.append((above - below) / (2 * h))
    return slopes


def gradcheck(f, inputs, h=1e-5, tolerance=1e-6):
    """Compare `backward()` with central differences in every input of f.

    Args:
        f: a function of as many Values as there are inputs, returning one Value.
        inputs: the numbers at which to check.
        h: the nudge of the central difference.
        tolerance: the largest difference allowed, for gradients below 1; relative above.

    Returns:
        True.

    Raises:
        GradcheckError: they differ; the message lists both for every input.

    >>> gradcheck(lambda a, b: (a * b).tanh(), [0.5, -0.3])
    True
    """
    leaves = [Value(x) for x in inputs]
    f(*leaves).backward()
    numeric = numerical_gradient(lambda *xs: f(*map(Value, xs)), inputs, h)
    rows = [(leaf.grad, slope) for leaf, slope in zip(leaves, numeric)]
    if all(abs(a - n) <= tolerance * max(1.0, abs(a), abs(n)) for a, n in rows):
        return True
    lines = [f"  input {i} = {x:g}: backward {a:.8g}, measured {n:.8g}" for i, (x, (a, n)) in enumerate(zip(inputs, rows))]
    raise GradcheckError("backward() and the central differences disagree:\n" + "\n".join(lines))

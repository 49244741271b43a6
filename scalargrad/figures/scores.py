"""The score that a model gives a point, as a float: for pictures."""

import math

from scalargrad.value import as_value


def single(output, point):
    """The one score in what a model gave for a point: a number, a Value, or a list with one of them.

    Raises:
        ValueError: it gave several, or one that is not finite.

    >>> single([0.5], [1.0, 2.0])
    0.5
    """
    if isinstance(output, (list, tuple)):
        if len(output) != 1:
            raise ValueError(f"the model gives {len(output)} outputs for a point, expected one score")
        output = output[0]
    if not math.isfinite(score := as_value(output).data):
        raise ValueError(f"the model gives {score} at {point}, expected a finite score: did training diverge?")
    return score

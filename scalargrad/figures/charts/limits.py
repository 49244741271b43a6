"""What charts share: limits that hold all numbers, medians and quartiles that know runs that diverged."""

import math

from scalargrad.arguments import listed, number
from scalargrad.figures.text import width

NAMES = 118  # px that names beside a chart may take
KINDS = ("ink", "data", "grad", "slope", "muted", "bad")  # of several lines, in turn


def table(given, entry="setting"):
    """A dict from names to lists of numbers, with entries in all of them; infinite ones and nan are kept.

    Raises:
        ValueError: it is no dict, or it or one of its lists is empty.
        TypeError: something in it is no number.

    >>> table({"a": (1, 2)})
    {'a': [1.0, 2.0]}
    """
    if not isinstance(given, dict) or not given:
        raise ValueError(f"got {given!r:.60}, expected a dict from each {entry} to its numbers")
    lists = {name: list(map(number, listed(numbers, "seed"))) for name, numbers in given.items()}
    if empty := [name for name, numbers in lists.items() if not numbers]:
        raise ValueError(f"got no numbers for {empty[0]!r}, expected one or more")
    return lists


def around(values, log=False, part=0.06):
    """Limits a little wider than the finite ones of the values; on a log axis, than those above 0.

    >>> around([0.0, 1.0, float("inf")])
    (-0.06, 1.06)
    """
    finite = [v for v in values if math.isfinite(v) and (v > 0 or not log)]
    if not finite:
        return (0.1, 1.0) if log else (0.0, 1.0)
    low, high = min(finite), max(finite)
    if log:
        factor = (high / low) ** part if high > low else 2.0
        return low / factor, high * factor
    room = part * (high - low) or 0.5 * abs(high) or 0.5
    return low - room, high + room


def quantile(values, part):
    """The value below which such a part of all lies, between neighbors evenly; nan counts as infinite.

    >>> quantile([1.0, 2.0, 4.0], 0.5), quantile([1.0, 2.0, 4.0], 0.75), quantile([0.0, float("nan")], 0.5)
    (2.0, 3.0, inf)
    """
    ordered = sorted([math.inf if math.isnan(v) else v for v in values])
    at = part * (len(ordered) - 1)
    low = math.floor(at)
    if at == low:
        return ordered[low]
    if math.isinf(ordered[low + 1]):
        return math.inf
    return ordered[low] + (at - low) * (ordered[low + 1] - ordered[low])


def room_for(names, size=12):
    """So many px as the longest of these names needs beside a chart, with some air.

    Raises:
        ValueError: it is too long for a phone.
    """
    longest = max(names, key=lambda name: width(name, size))
    if (room := round(width(longest, size)) + 14) > NAMES + 14:
        raise ValueError(f"the name {longest!r} is too long to stand beside a chart: at most some 15 letters fit")
    return max(room, 14)

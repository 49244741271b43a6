"""From numbers to px: where a value stands on an axis, and which values have a tick."""

import math

from scalargrad.figures.text import SUPERSCRIPTS, number


class Axis:
    """One axis of a plot, `size` px long.

    Args:
        name: "x" or "y", for what a ValueError says.
        limits: the values at its two ends, the lower one first.
        ticks: a dict from values to words; None chooses round values.
        log: whether it counts powers of ten.
    """

    def __init__(self, name, limits, size, ticks=None, log=False):
        self.limits = low, high = _limits(name, limits, log)
        self.size, self.log = size, log
        self._low, self._unit = self._scale(low), size / (self._scale(high) - self._scale(low))
        chosen = powers(low, high) if log else round_values(low, high)
        self.ticks = ticks if ticks is not None else chosen

    def px(self, value):
        """How far from the low end a value stands."""
        return (self._scale(value) - self._low) * self._unit

    def value(self, px):
        """The value that stands so far from the low end."""
        place = self._low + px / self._unit
        return 10**place if self.log else place

    def _scale(self, value):
        return math.log10(value) if self.log else value

    def values(self, count):
        """So many values, from end to end, at equal distances in px."""
        return [self.value(self.size * i / (count - 1)) for i in range(count)]


def _limits(name, limits, log):
    low, high = limits
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"got {name} = ({low}, {high}), expected two finite limits, the lower one first")
    if log and low <= 0:
        raise ValueError(f"got {name} = ({low}, {high}) with log=True, expected limits above 0")
    return low, high


def round_values(low, high, most=6):
    """At most so many round values from low to high, as a dict to their words.

    >>> round_values(-1.5, 2.7)
    {-1: '−1', 0: '0', 1: '1', 2: '2'}
    """
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(factor for factor in (1, 2, 5, 10) if factor * power >= rough)
    counts = range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
    digits = max(0, -math.floor(math.log10(step)))
    values = [round(count * step, digits) if digits else round(count * step) for count in counts]
    return {value: number(value) for value in values}


def powers(low, high, most=5):
    """The same for powers of ten; where there are less than two of them, 2 and 5 times a power, too.

    >>> powers(1e-6, 1.0)
    {1e-06: '10⁻⁶', 0.0001: '10⁻⁴', 0.01: '10⁻²', 1.0: '1'}
    >>> powers(0.15, 3.0)
    {0.2: '0.2', 0.5: '0.5', 1.0: '1', 2.0: '2'}
    """
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last <= first:
        fine = [float(f"{factor}e{n}") for n in range(first - 2, last + 2) for factor in (1, 2, 5)]
        return {value: number(value) for value in fine if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)}
    step = math.ceil((last - first + 1) / most)
    exponents = [n for n in range(first, last + 1) if n % step == 0]
    return {10.0**n: "1" if n == 0 else "10" + number(n).translate(SUPERSCRIPTS) for n in exponents}

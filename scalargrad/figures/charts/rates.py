"""The loss over the learning rate: a dot for each seed, and what diverged at the top."""

import math
from itertools import pairwise

from scalargrad.figures.charts.limits import around, quantile, table
from scalargrad.figures.slider.marks import BOTTOM, HEIGHT, RIGHT, TOP, WIDTH
from scalargrad.figures.slider.plot import Plot

LOST = 30  # px at the top for what diverged
LIMIT = 1e6  # the loss from which on a run counts as diverged


def rates(results, *, x_name="learning rate", y_name="loss", log=True, y=None, now=None):
    """The loss after training over the learning rate, a dot for each seed and a line through the medians.

    Args:
        results: a dict from a learning rate to its losses, one for each seed. One that is not below a million diverged:
            a cross at the top, with how many there are.
        log: whether the loss counts powers of ten, too, as the learning rate does; a loss of 0 lies at the bottom then.
        y: the limits of the loss; without them, all losses fit.
        now: a learning rate of the results that is marked.

    Raises:
        ValueError: no results; a learning rate that is not above 0; `now` is none of them; a loss that `y` hides.

    >>> rates({0.01: [0.5, 0.7], 0.1: [0.1, 0.2], 1.0: [0.4, float("nan")]}, log=False)
    Plot(x 0.007586 to 1.318, y 0.064 to 0.8546: 26 marks)
    """
    results = dict(sorted(table(results, "learning rate").items()))
    if min(results) <= 0 or now not in {None, *results}:
        raise ValueError(
            f"got the rates {list(results)} and now = {now!r}, expected rates above 0, and now one of them"
        )
    kept = {lr: [v for v in values if v < LIMIT] for lr, values in results.items()}
    y = y or _with_room(around([v for values in kept.values() for v in values], log), log, any_lost(results, kept))
    plot = Plot(x=around(results, log=True), y=y, log=True if log else "x", x_name=x_name, y_name=y_name)
    if hidden := [v for values in kept.values() for v in values if v > y[1] or (not log and v < y[0])]:
        raise ValueError(f"got y = {y}, which hides the loss {hidden[0]}: take wider limits")
    if now is not None:
        plot.mark(now)
    floor = plot.y.limits[0] if log else -math.inf
    _median_line(plot, results, floor)
    for lr, values in kept.items():
        dots = [(lr, max(v, floor)) for v in values]
        plot.seeds(dots, "ink", now=range(len(dots)) if lr == now else ())
        _lost(plot, lr, len(results[lr]) - len(values))
    if any_lost(results, kept):
        plot.aside(WIDTH - RIGHT, 14, "✗ diverged", "bad end")
    return plot


def any_lost(results, kept):
    """Whether some diverged."""
    return any(len(kept[lr]) < len(values) for lr, values in results.items())


def _with_room(limits, log, lost):
    """The limits with room at the top for crosses."""
    low, high = limits
    part = (HEIGHT - TOP - BOTTOM) / (HEIGHT - TOP - BOTTOM - LOST) if lost else 1.0
    return (low, low * (high / low) ** part) if log else (low, low + (high - low) * part)


def _median_line(plot, results, floor):
    """Through the medians, up to and out of the plot where half of the seeds diverge."""
    points, beyond = [], plot.y.value(plot.area[1] + 40)
    for lr, values in results.items():
        middle = quantile(values, 0.5)
        points.append((lr, max(middle, floor) if middle < LIMIT else beyond))
    inside = [y < beyond for _, y in points]
    for (start, end), some in zip(pairwise(points), pairwise(inside)):
        if any(some):
            plot.curve([start, end], "ink")


def _lost(plot, lr, count):
    if count:
        plot.cross(lr, plot.y.value(plot.area[1] - 7))
    if count > 1:
        plot.words(lr, plot.y.value(plot.area[1] - 25), str(count), "bad mid")

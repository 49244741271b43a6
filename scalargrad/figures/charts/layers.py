"""Numbers by layer: histograms one below the other, and their size as lines."""

import math
from statistics import median

from scalargrad.arguments import listed
from scalargrad.figures.charts.limits import KINDS, around, room_for, table
from scalargrad.figures.slider.marks import BOTTOM, TOP
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.text import number

ROW, BARS = 52, 30  # px of a row, and of its tallest bar
BINS = 40  # of a histogram


def histograms(values, *, x_name, x=None, notes=None, kind="data"):
    """How the numbers of each layer are spread: a histogram for each, one below the other on the same axis.

    Args:
        values: a dict from the name of a layer to its numbers. Each layer has its own height: the tallest bar is full.
        x: the limits of the axis. What is outside is counted in the first or the last bar.
        notes: a dict from names to words that stand at the right of a layer.
        kind: "data" for outputs, "grad" for gradients, …

    Raises:
        ValueError: no values; a value that is not finite.

    >>> histograms({"layer 1": [-1, 0, 0, 1], "layer 2": [0.9, 1, 1, -1]}, x_name="output", x=(-1, 1))
    Plot(x −1 to 1, y 0 to 104: 22 marks)
    """
    values = table(values, "layer")
    every = [v for those in values.values() for v in those]
    if odd := [v for v in every if not math.isfinite(v)]:
        raise ValueError(f"got the value {odd[0]}, expected finite ones: did the numbers overflow?")
    x, total = x or around(every), ROW * len(values)
    sizes = {"height": total + TOP + BOTTOM, "left": 14, "right": 14}
    plot = Plot(x=x, y=(0, total), x_name=x_name, y_ticks={}, **sizes)
    for row, (name, those) in enumerate(values.items(), 1):
        base = total - row * ROW + 4
        counts, step = _counts(those, x), (x[1] - x[0]) / BINS
        for i, n in enumerate(counts):
            if n:
                plot.bar((x[0] + i * step, base), (x[0] + (i + 1) * step, base + BARS * n / max(counts)), kind)
        plot.curve([(x[0], base), (x[1], base)], "muted")
        plot.words(plot.x.value(3), base + BARS + 4, name, "ink")
        plot.words(plot.x.value(plot.area[0] - 2), base + BARS + 4, (notes or {}).get(name, ""), "end")
    return plot


def by_layer(sizes, *, y_name, kind=None, y=None, now=None):
    """A size in each layer as a line on a log axis, for one setting or several; thin lines are seeds.

    Args:
        sizes: a dict from the name of a setting to its sizes, one for each layer, or to a list of such lists, one for
            each seed: then the thick line is their median. A size of 0 lies on the floor, which is not on the log axis.
        kind: of all lines, "data" for outputs, "grad" for gradients; without it they differ.
        y: the limits of the size.
        now: a setting that is marked: its line is thick, the others are thin.

    Raises:
        ValueError: no sizes, sizes below 0 or not finite, lists that differ in length.

    >>> by_layer({"small": [1, 0.1, 0.01], "zeros": [0, 0, 0]}, y_name="spread of the outputs")
    Plot(x 1 to 3, y 0.004085 to 1.318: 23 marks)
    """
    settings = {name: _seeds(name, those) for name, those in _checked(sizes).items()}
    every = [v for seeds in settings.values() for seed in seeds for v in seed]
    limits = y or around(every, log=True)
    zeros = min(every) == 0
    floor = limits[0] / (limits[1] / limits[0]) ** 0.12 if zeros else limits[0]
    depth = len(next(iter(settings.values()))[0])
    ends, layers = (floor, limits[1]), range(1, depth + 1)
    plot = _frame(ends, limits, zeros, layers, {"x_name": "layer", "y_name": y_name, "right": room_for(settings)})
    names = []
    for turn, (name, seeds) in enumerate(settings.items()):
        its = kind or KINDS[turn % len(KINDS)]
        middle = [max(median(those), floor) for those in zip(*seeds)]
        for seed in seeds if len(seeds) > 1 else ():
            plot.curve(list(zip(layers, [max(v, floor) for v in seed])), its, thin=True)
        plot.curve(list(zip(layers, middle)), its, thin=now not in (None, name))
        if now in (None, name):
            plot.steps(list(zip(layers, middle)), its)
        names.append((min(middle[-1], ends[1]), name, its if now in (None, name) else "muted"))
    plot.name_ends(names)
    return plot


def _frame(ends, limits, zeros, layers, names):
    """The plot; with a tick for 0 below the others if there is a 0."""
    ticks = dict(Plot(x=(0, 1), y=limits, log="y").y.ticks)
    if zeros:
        ticks[ends[0]] = "0"
    step = max(1, round(len(layers) / 5))
    x_ticks = {n: number(n) for n in layers[::step]}
    return Plot(x=(layers[0], layers[-1]), y=ends, log="y", x_ticks=x_ticks, y_ticks=ticks, **names)


def _checked(sizes):
    if not isinstance(sizes, dict) or not sizes:
        raise ValueError(f"got {sizes!r:.60}, expected a dict from each setting to its sizes, one for each layer")
    return sizes


def _seeds(name, sizes):
    sizes = listed(sizes, "layer") or [[]]
    seeds = list(table(dict(enumerate(sizes if hasattr(sizes[0], "__iter__") else [sizes]))).values())
    if len(set(map(len, seeds))) > 1 or len(seeds[0]) < 2:
        raise ValueError(
            f"got lists of {sorted(set(map(len, seeds)))} sizes for {name!r}, expected two layers or more in each"
        )
    if odd := [v for seed in seeds for v in seed if not 0 <= v < math.inf]:
        raise ValueError(f"got the size {odd[0]} for {name!r}, expected finite ones, 0 or more")
    return seeds


def _counts(values, x):
    counts = [0] * BINS
    for value in values:
        place = math.floor((value - x[0]) / (x[1] - x[0]) * BINS)
        counts[min(max(place, 0), BINS - 1)] += 1
    return counts

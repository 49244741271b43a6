"""A strip: for each setting a row with one dot per seed."""

import math

from scalargrad.figures.charts.limits import around, quantile, table
from scalargrad.figures.slider.marks import BOTTOM, TOP
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.text import number

SIDE = 14  # px beside the area
WIDE, NAME, MOST = 7.5, 22, 64  # px: a dot, the line with the name of a row, and the tallest pile of dots


def strip(results, *, x_name, x=None, now=None):
    """One row of dots for each setting, a dot for each seed; equal ones are piled up. A bar marks the median.

    Args:
        results: a dict from the name of a setting to its numbers, one for each seed. Those that are not finite are
            crosses at the right.
        x_name: what the numbers are.
        x: the limits of the axis.
        now: the place of one seed in the lists, counted from 0: it is marked in all rows.

    Returns:
        A Plot, as high as the rows need.

    Raises:
        ValueError: no results, or limits that hide one of them.

    >>> strip({"one layer": [86, 88, 88, 100], "two": [90, 97, 99, 100]}, x_name="points right")
    Plot(x 85.16 to 100.8, y 0 to 87: 24 marks)
    """
    results = table(results)
    x = x or around([value for values in results.values() for value in values])
    if hidden := [v for values in results.values() for v in values if math.isfinite(v) and not x[0] <= v <= x[1]]:
        raise ValueError(f"got x = {x}, which hides {hidden[0]}: take limits that show every seed")
    x = _uncut(x, [v for values in results.values() for v in values if math.isfinite(v)])
    scale = Plot(x=x, y=(0, 1), left=SIDE, right=SIDE).x  # where a value will stand
    piles = {name: _piled([scale.px(v) for v in values if math.isfinite(v)]) for name, values in results.items()}
    rise = min(WIDE, MOST / max(max(pile, default=0) + 1 for pile in piles.values()))
    heights = [NAME + 10 + rise * (max(pile, default=0) + 1) for pile in piles.values()]
    total = math.ceil(sum(heights))
    sizes = {"height": total + TOP + BOTTOM, "left": SIDE, "right": SIDE}
    plot = Plot(x=x, y=(0, total), x_name=x_name, y_ticks={}, **sizes)
    top = total
    for (name, values), height in zip(results.items(), heights):
        top -= height
        _row(plot, name, values, (top, height, rise, piles[name]), now)
    return plot


def _uncut(x, values):
    """The limits, wider by a dot where one would be cut at the edge."""
    plot, half = Plot(x=x, y=(0, 1), left=SIDE, right=SIDE), WIDE / 2 + 1
    places, room = [plot.x.px(v) for v in values], half * (x[1] - x[0]) / plot.area[0]
    low = x[0] - room if places and min(places) < half else x[0]
    return low, x[1] + room if places and max(places) > plot.area[0] - half else x[1]


def _piled(places):
    """On which level each dot lies: the lowest where it touches no other one."""
    levels, taken = [], []
    for at in places:
        level = 0
        while any(abs(at - other) < WIDE and level == its for other, its in taken):
            level += 1
        taken.append((at, level))
        levels.append(level)
    return levels


def _row(plot, name, values, place, now):
    base, height, rise, levels = place
    left, middle = plot.x.limits[0], quantile(values, 0.5)
    levels = iter(levels)
    dots = [(v, base + 8 + rise * next(levels)) for v in values if math.isfinite(v)]
    lost = len(values) - len(dots)
    plot.curve([(left, base + 2), (plot.x.limits[1], base + 2)], "muted", thin=True)
    if math.isfinite(middle):
        plot.curve([(middle, base + 2), (middle, base + height - NAME + 2)], "ink")
    seeds = [i for i, v in enumerate(values) if math.isfinite(v)]
    plot.seeds(dots, now=[place for place, i in enumerate(seeds) if i == now])
    right = plot.x.value(plot.area[0] - 5)
    for i in range(lost):
        plot.cross(right, base + 8 + rise * i)
    plot.words(plot.x.value(3), base + height - 15, name, "ink")
    said = f"median {number(middle)}" + (f", ✗ {lost} diverged" if lost else "")
    plot.words(plot.x.value(plot.area[0] - 2), base + height - 15, said, "end")

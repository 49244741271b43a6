"""A function of two numbers as a landscape, and paths down it."""

import math

from scalargrad.arguments import listed
from scalargrad.figures.slider.contour import outlines, simplify
from scalargrad.figures.slider.plot import Plot
from scalargrad.value import as_value

ASKED = 61, 46  # where the function is asked: columns and rows
LOOKS = (("grad", False), ("ink", True), ("data", False), ("slope", True))  # of several paths, in turn


def contour(f, x, y, *, paths=(), levels=9, x_name="w₁", y_name="w₂", height=262, bottom=None):
    """The level lines of a function of two numbers, and paths across it, each from a ring to a yellow dot.

    Args:
        f: takes two numbers and gives one.
        x, y: the limits of the axes.
        paths: a list of points (x, y), in the order of the steps; or a dict from names to such lists.
        levels: how many level lines, closer together where it is steep; or their heights.
        height: px of the whole plot.
        bottom: the point (x, y) of the lowest place, for a cross there.

    For a slider, make the landscape once: `copy()` it and draw a `path` on each copy.

    Raises:
        ValueError: f gives something that is not finite; a path without points, or that starts where nothing is finite.

    >>> contour(lambda u, v: u * u + 9 * v * v, (-2, 2), (-1, 1), paths=[(-1.5, 0.8), (-1, -0.5), (-0.4, 0.1)])
    Plot(x −2 to 2, y −1 to 1: 25 marks)
    """
    plot = Plot(x=x, y=y, x_name=x_name, y_name=y_name, grid="", height=height)
    heights = _heights(f, plot)
    for level in _levels(heights, levels):
        _level(plot, heights, level)
    if bottom:
        plot.plus(*bottom)
    paths = paths if isinstance(paths, dict) else {"": paths} if len(paths) else {}
    for (name, path), look in zip(paths.items(), LOOKS * len(paths)):
        plot.path(path, *look, name=name)
    return plot


def _heights(f, plot):
    """The function on a grid, rows from the top."""
    xs, ys = plot.x.values(ASKED[0]), plot.y.values(ASKED[1])[::-1]
    heights = [[as_value(f(x, y)).data for x in xs] for y in ys]
    if not all(math.isfinite(v) for row in heights for v in row):
        raise ValueError("f gives something that is not finite inside the limits: take narrower ones")
    return heights


def _levels(heights, levels):
    if not isinstance(levels, int):
        return listed(levels, "level line")
    low, high = min(map(min, heights)), max(map(max, heights))
    return [low + (high - low) * (k / levels) ** 2 for k in range(1, levels)]


def _level(plot, heights, level):
    across, down = plot.area[0] / (ASKED[0] - 1), plot.area[1] / (ASKED[1] - 1)
    for line in outlines([[level - v for v in row] for row in heights]):
        plot.level(simplify([(column * across, row * down) for column, row in [*line, line[0]]], 0.3))

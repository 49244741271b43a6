"""One plot: what is drawn in it, as marks at rounded places in px."""

import copy
import math

from scalargrad.figures.slider.axes import Axis
from scalargrad.figures.slider.contour import simplify
from scalargrad.figures.slider.marks import (
    BOTTOM,
    GRID,
    HEIGHT,
    LEFT,
    LINE,
    OUTSIDE,
    POINT,
    RIGHT,
    TOP,
    WIDTH,
    WORD,
    Mark,
    kind_of,
)
from scalargrad.figures.slider.plane import Plane
from scalargrad.figures.slider.shapes import Shapes
from scalargrad.figures.text import escape, number, polyline, px, true_minus, width
from scalargrad.value import as_value


class Plot(Plane, Shapes):
    """A small plot to draw into: curves, dots, words, or the points of two classes.

    Args:
        x, y: the limits of the axes, pairs (low, high).
        x_name, y_name: what stands at the axes.
        x_ticks, y_ticks: dicts from values to words; without them, round values have a tick.
        log: both axes count powers of ten, or only "x" or "y" does.
        grid: which axes have lines through the plot at their ticks: "xy", "x", "y" or "".
        height: px of the whole plot, which is 330 px wide.
        left, right: px beside its area, for ticks and names.

    Raises:
        ValueError: limits in the wrong order, not finite, or not above 0 with `log`.

    What is drawn has a kind, which gives its color: "data" blue, "slope" green, "grad" orange, "ink", "muted", "bad"
    crimson.

    >>> plot = Plot(x=(-2, 2), y=(0, 4), x_name="x")
    >>> plot.curve(lambda x: x * x)
    >>> plot
    Plot(x −2 to 2, y 0 to 4: 23 marks)
    """

    def __init__(
        self, x, y, *, x_name="", y_name="", x_ticks=None, y_ticks=None, log=False, grid="xy",
        height=HEIGHT, left=LEFT, right=RIGHT,
    ):  # fmt: skip
        self.height, self.left, self.area = height, left, (WIDTH - left - right, height - TOP - BOTTOM)
        self.x = Axis("x", x, self.area[0], x_ticks, log in (True, "x"))
        self.y = Axis("y", y, self.area[1], y_ticks, log in (True, "y"))
        self.marks, self.rich = [], False
        self._draw_axes(grid)
        self._text(OUTSIDE, left, 14, y_name, "name")
        self._text(OUTSIDE, WIDTH - right, height - 4, x_name, "name end")

    def __repr__(self):
        (left, right), (low, high) = self.x.limits, self.y.limits
        limits = f"x {number(left)} to {number(right)}, y {number(low)} to {number(high)}"
        return f"Plot({limits}: {len(self.marks)} marks)"

    def copy(self):
        """Another Plot with the same marks, to draw something more into: what takes long is drawn once."""
        other = copy.copy(self)
        other.marks = list(self.marks)
        return other

    def curve(self, points, kind="data", dashed=False, thin=False):
        """A line through points (x, y), or the curve of a function of one number; a thin one is pale, too.

        Raises:
            ValueError: an unknown kind, or a number that is not finite.

        >>> Plot(x=(0, 1), y=(0, 1)).curve([(0, 0), (1, 2)], "slope")
        """
        if callable(points):
            points = [(x, points(x)) for x in self.x.values(2 * self.area[0] // 3)]
        places = simplify([self._place(*point) for point in points], 0.4)
        self.rich |= thin
        self._path(LINE, kind_of(kind) + " dash" * dashed + " thin" * thin, polyline(places))

    def tangent(self, x, y, slope):
        """A short line through (x, y) that climbs `slope` for each 1."""
        rise = self._place(x + 1.0, y + slope)
        across, up = rise[0] - self._place(x, y)[0], rise[1] - self._place(x, y)[1]
        part = 44 / math.hypot(across, up)
        self.curve([(x - part, y - part * slope), (x + part, y + part * slope)], "slope")

    def arrow(self, start, end, kind="ink"):
        """A line from one point to another, with a head."""
        (x1, y1), (x2, y2) = self._place(*start), self._place(*end)
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        a, b = 9 * (x2 - x1) / length, 9 * (y2 - y1) / length
        head = [(x2 - a + 0.5 * b, y2 - b - 0.5 * a), (x2, y2), (x2 - a - 0.5 * b, y2 - b + 0.5 * a)]
        self._path(LINE, kind_of(kind), polyline([(x1, y1), (x2, y2)]) + polyline(head))

    def dot(self, x, y, kind="data"):
        """A round point."""
        left, top = self._place(x, y)
        circle = f"<circle class='dot {kind_of(kind)}' cx='{px(left)}' cy='{px(top)}' r='5'/>"
        self.marks.append(Mark(POINT, "", circle))

    def label(self, x, y, words, kind="ink", at="right"):
        """Words beside the point (x, y): "right", "left", "above" or "below" it.

        Raises:
            ValueError: an unknown kind or side.
        """
        sides = {"right": (8, 4, ""), "left": (-8, 4, " end"), "above": (0, -10, " mid"), "below": (0, 18, " mid")}
        if at not in sides:
            raise ValueError(f"got at={at!r}, expected one of {', '.join(sides)}")
        across, down, css = sides[at]
        left, top = self._place(x, y)
        self._text(WORD, left + across, top + down, words, kind_of(kind) + css)

    def slope(self, x, y, slope):
        """A pill with a slope, to the right of the point (x, y)."""
        words = "×\u2009" + number(slope, 5)
        w = round(width(words, 12)) + 14
        left, top = self._place(x, y)
        left, top = min(left + 12, self.area[0] - w - 2), min(max(top + 12, 2), self.area[1] - 22)
        rect = f"<rect class='pill' x='{px(left)}' y='{px(top)}' width='{w}' height='20' rx='10'/>"
        text = f"<text class='slope mid' x='{px(left + w / 2)}' y='{px(top + 14.3)}'>{words}</text>"
        self.marks.append(Mark(WORD, "", rect + text))

    def _draw_axes(self, grid):
        w, h = self.area
        self._path(OUTSIDE, "axis", f"M{self.left},{TOP}v{h}h{w}")
        for value, words in self.x.ticks.items():
            left = self.x.px(value)
            if "x" in grid:
                self._path(GRID, "grid", f"M{px(left)},0v{h}")
            self._text(OUTSIDE, self.left + left, TOP + h + 15, words, "mid")
        for value, words in self.y.ticks.items():
            top = h - self.y.px(value)
            if "y" in grid:
                self._path(GRID, "grid", f"M0,{px(top)}h{w}")
            self._text(OUTSIDE, self.left - 6, TOP + top + 4, words, "end")

    def _place(self, x, y):
        x, y = [v if type(v) is float else as_value(v).data for v in (x, y)]  # most are: in half the time
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ValueError(f"got the point ({x}, {y}), expected finite numbers")
        return self.x.px(x), self.area[1] - self.y.px(y)

    def _path(self, layer, css, text):
        self.marks.append(Mark(layer, css, text))

    def _text(self, layer, left, top, words, css):
        if words:
            css, words = css and f" class='{css}'", escape(true_minus(words))
            self.marks.append(Mark(layer, "", f"<text{css} x='{px(left)}' y='{px(top)}'>{words}</text>"))

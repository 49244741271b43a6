"""One plot: what is drawn in it, as marks at rounded places in px."""

import math
from typing import NamedTuple

from scalargrad.figures.scores import single
from scalargrad.figures.slider.axes import Axis
from scalargrad.figures.slider.contour import outlines, simplify
from scalargrad.figures.slider.paths import circle, line, spot, true_minus
from scalargrad.figures.text import escape, number, px, width
from scalargrad.value import as_value

WIDTH, HEIGHT = 330, 262  # px of a plot: one fits a phone, two stand side by side on a page
LEFT, TOP, RIGHT, BOTTOM = 36, 24, 14, 38  # px around its area, for ticks and names
AREA = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
KINDS = ("data", "slope", "grad", "ink", "muted", "bad")  # the roles that a line, a dot or a word can have
OUTSIDE, REGION, GRID, LINE, POINT, WORD = range(6)  # layers, the lowest first; only OUTSIDE reaches beyond the area
ASKED = 44, 31  # where a model is asked about the plane: columns and rows


class Mark(NamedTuple):
    """A thing in a picture: the data of a path with its CSS classes, or, without classes, ready markup."""

    layer: int
    css: str
    text: str


class Plot:
    """A small plot to draw into: curves, dots, words, or the points of two classes.

    Args:
        x, y: the limits of the axes, pairs (low, high).
        x_name, y_name: what stands at the axes.
        x_ticks, y_ticks: dicts from values to words; without them, round values have a tick.
        log: both axes count powers of ten.

    Raises:
        ValueError: limits in the wrong order, not finite, or not above 0 with `log`.

    What is drawn has a kind, which gives its color: "data" blue, "slope" green, "grad" orange, "ink", "muted", "bad"
    crimson.

    >>> plot = Plot(x=(-2, 2), y=(0, 4), x_name="x")
    >>> plot.curve(lambda x: x * x)
    >>> plot
    Plot(x −2 to 2, y 0 to 4: 23 marks)
    """

    def __init__(self, x, y, *, x_name="", y_name="", x_ticks=None, y_ticks=None, log=False):
        self.x, self.y = Axis("x", x, AREA[0], x_ticks, log), Axis("y", y, AREA[1], y_ticks, log)
        self.marks = []
        self._draw_axes()
        self._text(OUTSIDE, LEFT, 14, y_name, "name")
        self._text(OUTSIDE, WIDTH - RIGHT, HEIGHT - 4, x_name, "name end")

    def __repr__(self):
        (left, right), (low, high) = self.x.limits, self.y.limits
        limits = f"x {number(left)} to {number(right)}, y {number(low)} to {number(high)}"
        return f"Plot({limits}: {len(self.marks)} marks)"

    def curve(self, points, kind="data", dashed=False):
        """A line through points (x, y), or the curve of a function of one number.

        Raises:
            ValueError: an unknown kind, or a number that is not finite.

        >>> Plot(x=(0, 1), y=(0, 1)).curve([(0, 0), (1, 2)], "slope")
        """
        if callable(points):
            points = [(x, points(x)) for x in self.x.values(2 * AREA[0] // 3)]
        places = simplify([self._place(*point) for point in points], 0.4)
        self._path(LINE, _kind(kind) + (" dash" if dashed else ""), line(places))

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
        self._path(LINE, _kind(kind), line([(x1, y1), (x2, y2)]) + line(head))

    def dot(self, x, y, kind="data"):
        """A round point."""
        self._path(POINT, "dot " + _kind(kind), circle(*self._place(x, y), 5))

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
        self._text(WORD, left + across, top + down, words, _kind(kind) + css)

    def slope(self, x, y, slope):
        """A pill with a slope, to the right of the point (x, y)."""
        words = "×\u2009" + number(slope, 5)
        w = round(width(words, 12)) + 14
        left, top = self._place(x, y)
        left, top = min(left + 12, AREA[0] - w - 2), min(max(top + 12, 2), AREA[1] - 22)
        rect = f"<rect class='pill' x='{px(left)}' y='{px(top)}' width='{w}' height='20' rx='10'/>"
        text = f"<text class='slope mid' x='{px(left + w / 2)}' y='{px(top + 14.3)}'>{words}</text>"
        self.marks.append(Mark(WORD, "", rect + text))

    def boundary(self, model, X, y):
        """What a model says about the plane: a region for each class, the line between, the points, mistakes ringed.

        Args:
            model: takes a list of points, gives a score for each: a compiled program, a module, a function. Above 0
                it says 1, else -1.
            X, y: the points, pairs [x1, x2], and their labels, -1 or 1.

        Returns:
            How many of the points the model gets right.

        Raises:
            ValueError: not one label, -1 or 1, for each point; not one finite score for each.

        >>> plot = Plot(x=(-2, 2), y=(-2, 2))
        >>> plot.boundary(lambda points: [x1 - x2 for x1, x2 in points], [[1, 0], [0, 1]], [1, 1])
        1
        """
        if not X or len(X) != len(y) or not set(y) <= {-1, 1}:
            raise ValueError(f"got {len(X)} points and {len(y)} labels, expected a label, -1 or 1, for each point")
        self._regions(model)
        self._name_classes()
        right = 0
        for point, label, score in zip(X, y, _scores(model, X)):
            here = spot(*map(round, self._place(*point)))
            self._path(POINT, "c1" if label > 0 else "c0", here)
            if (score > 0) == (label > 0):
                right += 1
            else:
                self._path(LINE, "ring", here)
        return right

    def _regions(self, model):
        columns, rows = self.x.values(ASKED[0]), self.y.values(ASKED[1])[::-1]  # px count from the top
        scores = _scores(model, [[x1, x2] for x2 in rows for x1 in columns])
        rims = outlines([scores[i : i + ASKED[0]] for i in range(0, len(scores), ASKED[0])])
        across, down = AREA[0] / (ASKED[0] - 1), AREA[1] / (ASKED[1] - 1)
        self._path(REGION, "r0", f"M0,0H{AREA[0]}V{AREA[1]}H0z")
        texts = []  # one path for all: a rim inside a rim is a hole
        for rim in rims:
            places = simplify([(column * across, row * down) for column, row in [*rim, rim[0]]], 0.6)
            texts.append(line([(round(x), round(y)) for x, y in places]) + "z")
        if texts:
            self._path(REGION, "r1", "".join(texts))

    def _name_classes(self):
        self._path(OUTSIDE, "c0", spot(WIDTH - 134, 10))
        self._text(OUTSIDE, WIDTH - 126, 14, "class −1", "")
        self._path(OUTSIDE, "c1", spot(WIDTH - 64, 11))
        self._text(OUTSIDE, WIDTH - 56, 14, "class +1", "")

    def _draw_axes(self):
        w, h = AREA
        self._path(OUTSIDE, "axis", f"M{LEFT},{TOP}v{h}h{w}")
        for value, words in self.x.ticks.items():
            left = self.x.px(value)
            self._path(GRID, "grid", f"M{px(left)},0v{h}")
            self._text(OUTSIDE, LEFT + left, TOP + h + 15, words, "mid")
        for value, words in self.y.ticks.items():
            top = h - self.y.px(value)
            self._path(GRID, "grid", f"M0,{px(top)}h{w}")
            self._text(OUTSIDE, LEFT - 6, TOP + top + 4, words, "end")

    def _place(self, x, y):
        x, y = as_value(x).data, as_value(y).data
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ValueError(f"got the point ({x}, {y}), expected finite numbers")
        return self.x.px(x), AREA[1] - self.y.px(y)

    def _path(self, layer, css, text):
        self.marks.append(Mark(layer, css, text))

    def _text(self, layer, left, top, words, css):
        if words:
            css, words = css and f" class='{css}'", escape(true_minus(words))
            self.marks.append(Mark(layer, "", f"<text{css} x='{px(left)}' y='{px(top)}'>{words}</text>"))


def _kind(kind):
    if kind not in KINDS:
        raise ValueError(f"got the kind {kind!r}, expected one of {', '.join(KINDS)}")
    return kind


def _scores(model, points):
    outputs = model(points)
    if len(outputs) != len(points):
        raise ValueError(f"the model gives {len(outputs)} scores for {len(points)} points, expected one for each")
    return list(map(single, outputs, points))

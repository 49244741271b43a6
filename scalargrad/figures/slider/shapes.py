"""Shapes for pictures of many numbers: bands, small dots, crosses, bars, names where lines end."""

import math
from itertools import pairwise

from scalargrad.arguments import listed
from scalargrad.figures.slider.marks import GRID, LINE, OUTSIDE, POINT, REGION, TOP, WIDTH, WORD, Mark, kind_of
from scalargrad.figures.text import polyline, px, width, xy
from scalargrad.value import as_value

FAR = 2000  # px: what lies farther out is drawn there, beyond what is seen
CROSS = "m-3.5-3.5l7,7m0-7l-7,7"


class Shapes:
    """The part of a Plot that charts are drawn with. A mark of them brings a larger style sheet."""

    def between(self, lower, upper, kind="data"):
        """A pale band between two lines, lists of points (x, y).

        >>> from scalargrad.figures import Plot
        >>> Plot(x=(0, 1), y=(0, 1)).between([(0, 0), (1, 0)], [(0, 1), (1, 0.5)])
        """
        rim = [self._near(*point) for point in [*upper, *reversed(lower)]]
        self._draw(REGION, f"fill {kind_of(kind)}", polyline(rim) + "z")

    def seeds(self, points, kind="data", now=()):
        """A small hollow dot for each point; those at the places `now`, counted from 0, are marked in yellow."""
        for i, point in enumerate(points):
            css, r = (f"seed now {kind_of(kind)}", 5) if i in now else (f"seed {kind_of(kind)}", 3.2)
            left, top = map(px, self._near(*point))
            self._draw(POINT, "", f"<circle class='{css}' cx='{left}' cy='{top}' r='{r}'/>")

    def steps(self, points, kind="grad"):
        """A tiny full dot for each point of a path."""
        self._draw(LINE, f"step {kind_of(kind)}", "".join([f"M{xy(self._near(*point))}h0" for point in points]))

    def cross(self, x, y, kind="bad"):
        """A cross, for what came to no good."""
        self._draw(POINT, kind_of(kind), f"M{xy(self._near(x, y))}{CROSS}")

    def plus(self, x, y):
        """A small plus, for the lowest place of a landscape."""
        self._draw(POINT, "ink", f"M{xy(self._near(x, y))}m-5,0h10m-5-5v10")

    def mark(self, x):
        """A yellow line from top to bottom at x: the setting that is looked at."""
        self._draw(REGION, "here", f"M{px(self.x.px(x))},0v{self.area[1]}")

    def bar(self, start, end, kind="data"):
        """A rectangle between two corners (x, y)."""
        (left, top), (right, bottom) = self._near(*start), self._near(*end)
        text = f"M{px(left)},{px(top)}H{px(right)}V{px(bottom)}H{px(left)}z"
        self._draw(LINE, f"bar {kind if kind.startswith('class-') else kind_of(kind)}", text)

    def words(self, x, y, words, css="ink"):
        """Words that begin, or with "… end" in css end, at (x, y), on a pale ground."""
        left, top = self._near(x, y)
        self.rich = True
        self._text(WORD, left, top, words, f"halo {css}")

    def aside(self, left, top, words, css=""):
        """Words beside the area, at px from the left and the top of the plot."""
        self._text(OUTSIDE, left, top, words, css)

    def name_ends(self, ends):
        """Names to the right of the area, where lines end: (y, words, kind) for each; those that would touch move."""
        tops = [min(max(self._near(self.x.limits[0], y)[1], 0), self.area[1]) for y, _, _ in ends]
        for i, top in spread(tops, 15, self.area[1]):
            left, (_, words, kind) = self.left + self.area[0], ends[i]
            if abs(top - tops[i]) > 3:
                self._draw(OUTSIDE, "leader", f"M{left + 1} {px(TOP + tops[i])}L{left + 7} {px(TOP + top)}")
            self.aside(left + 9, TOP + top + 4, words, kind_of(kind))

    def path(self, points, kind="grad", dashed=False, name=""):
        """The way of a point, step by step, from a ring to a yellow dot. It ends before a place that is not finite.

        Raises:
            ValueError: no points.

        >>> from scalargrad.figures import Plot
        >>> Plot(x=(0, 1), y=(0, 1)).path([(0.1, 0.9), (0.5, 0.4)])
        """
        points = [tuple([as_value(v).data for v in point]) for point in listed(points, "step")]
        lost = (i for i, point in enumerate(points) if not all(map(math.isfinite, point)))
        points = points[: next(lost, len(points))]
        if not points:
            raise ValueError(f"got no points for the path {name!r}, expected one or more that are finite")
        places = [self._near(*point) for point in points]
        self._draw(LINE, kind_of(kind) + " dash" * dashed + " path", polyline(places))
        self.steps(points, kind)
        self.seeds([points[0]], kind)
        self.seeds([points[-1]], kind, now=[0])
        if name:
            left, top = beside(places, width(name, 12), self.area)
            self._text(WORD, left, top, name, f"halo {kind}")

    def words_in(self, x, y, words):
        """Words whose middle is at (x, y), in a cell."""
        left, top = self._near(x, y)
        self.rich = True
        self._text(WORD, left, top + 4, words, "in mid")

    def cells(self, corners, kind, opacity):
        """Cells of width and height 1, by their lower left corners, all of one shade."""
        w, h = self.x.px(self.x.limits[0] + 1), self.area[1] - self._near(0, 1)[1]
        places = [self._near(x, y + 1) for x, y in corners]
        d = "".join([f"M{xy(place)}h{px(w)}v{px(h)}h-{px(w)}z" for place in places])
        self._draw(LINE, "", f"<path class='cell {kind}' fill-opacity='{opacity:.2f}' d='{d}'/>")

    def field(self, css, d, border):
        """The field of a class in one shade, and its border."""
        self._draw(REGION, f"field {css}", d)
        if border:
            self._draw(GRID, "border", d)

    def point(self, x, y, label):
        """A point of class 0, 1 or 2: a circle, a triangle, a square."""
        self._draw(POINT, f"class-{label}", f"M{xy(self._near(x, y))}h0")

    def glyph(self, left, top, css):
        """The sign of a class beside the area, at px from the left and the top of the plot."""
        self._draw(OUTSIDE, css, f"M{px(left)} {px(top)}h0")

    def name_classes(self, k):
        """What the signs of the classes 0, …, k - 1 mean, above the area at the right."""
        for i in range(k):
            left = WIDTH - 8 - 66 * (k - i)
            self.glyph(left, 10, f"class-{i}")
            self.aside(left + 9, 14, f"class {i}")

    def target(self, x, y):
        """Cross hairs around a point."""
        left, top = self._near(x, y)
        self._draw(POINT, "ink", f"M{px(left - 13)} {px(top)}h7m12 0h7M{px(left)} {px(top - 13)}v7m0 12v7")
        self.seeds([(x, y)], "ink", now=[0])

    def level(self, line):
        """A level line, through places in px."""
        self._draw(GRID, "level", polyline(line) + "z")

    def _near(self, x, y):
        """Where a point is, or the nearest place that is not too far out."""
        return tuple([min(max(at, -FAR), FAR) for at in self._place(x, y)])

    def _draw(self, layer, css, text):
        self.rich = True
        self.marks.append(Mark(layer, css, text))


def beside(places, w, area):
    """Where words, `w` px wide, begin that name a path: near its end, on none of its lines if there is such a place.

    >>> beside([(0, 50), (100, 50)], 40, (200, 100)), beside([(0, 50), (190, 50)], 40, (200, 100))
    ((109, 42), (158, 42))
    >>> beside([(150, 50), (170, 30), (190, 50)], 40, (200, 100))
    (158, 68)
    """
    x, y = places[-1]
    left = min(x + 9, area[0] - w - 2)
    spots = [(left, y + side) for side in (-8, 18, -26, 36, -44, 54, -62, 72)]
    inside = [(left, base) for left, base in spots if 12 <= base <= area[1] - 4] or [(left, max(y - 8, 12))]
    along = [
        (a + (b - a) * i / 12, c + (d - c) * i / 12) for (a, c), (b, d) in pairwise(places) for i in range(13)
    ] or places
    free = (
        spot
        for spot in inside
        if not any(-3 <= at - left <= w + 3 and -14 <= height - spot[1] <= 6 for at, height in along)
    )
    return next(free, inside[0])


def spread(tops, gap, most):
    """Heights, from the top, moved so little that neighbors are `gap` apart; pairs of number and height.

    >>> spread([50, 10, 52], 15, 60)
    [(1, 10), (0, 45), (2, 60)]
    """
    order = sorted(range(len(tops)), key=lambda i: (tops[i], i))
    places = []
    for i in order:
        places.append(max(tops[i], places[-1] + gap) if places else tops[i])
    for k in reversed(range(len(places))):
        places[k] = min(places[k], (places[k + 1] - gap) if k + 1 < len(places) else most)
    return list(zip(order, places))

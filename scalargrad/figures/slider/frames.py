"""Many frames as one piece of a page: a still picture, and what changes in it.

What is the same in all frames is in the picture once. What moves is cut into parts, each made of marks that always
come together, and each part knows its frames. What only one of two sliders moves is kept once for each place of it.
"""

from base64 import b64encode

from scalargrad.figures.slider.marks import CUT, OUTSIDE, TOP, WIDTH, WORD
from scalargrad.figures.slider.rim import path
from scalargrad.figures.slider.style import DEFS, RICH_DEFS, RICH_STYLE, STYLE

GAP = 8  # px between two plots


class Frames:
    """The plots of all frames, with what they share told from what moves.

    Args:
        frames: a list of frames, each a list of as many Plots.
        start: the number of the frame in the still picture.
        sizes: how many places each slider has; the last one moves from frame to frame.

    Attributes:
        svg: the still picture; each g in it is a layer that moves, by its number in `data-layer`.
        layers: for each of them `of`, the number of the slider that moves it, or None for all; and either the markup
            of its `parts` and for each `on`, the places where it is seen (see `bits`), or the `cuts` of all frames.
    """

    def __init__(self, frames, start, sizes):
        self.layers, self._start, self._sizes = [], start, sizes
        plots = [self._plot(place, views) for place, views in enumerate(zip(*frames))]
        w, h = len(plots) * (WIDTH + GAP) - GAP, max([view.height for view in frames[0]])
        size = f"width='{w}' height='{h}' viewBox='0 0 {w} {h}'"
        style = RICH_STYLE if any(view.rich for views in frames for view in views) else STYLE
        self.svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{style}{''.join(plots)}</svg>"

    def _plot(self, place, views):
        """One plot in all its views, one for each frame: the area for itself, so that nothing reaches out of it."""
        outside = self._layer(views, OUTSIDE)
        inside = "".join([self._layer(views, layer) for layer in range(OUTSIDE + 1, WORD + 1)])
        first = views[0]
        w, h = first.area
        area = f"<svg x='{first.left}' y='{TOP}' width='{w}' height='{h}'>{inside}</svg>"
        size = f"width='{WIDTH}' height='{first.height}' viewBox='0 0 {WIDTH} {first.height}'"
        defs = RICH_DEFS if any(view.rich for view in views) else DEFS
        return f"<svg x='{place * (WIDTH + GAP)}' {size}>{defs}{outside}{area}</svg>"

    def _layer(self, views, layer):
        """What stays in a layer, then the groups of what moves in it, if something does."""
        views = [[mark for mark in view.marks if mark.layer == layer] for view in views]
        if layer == CUT:
            return self._cuts(views)
        together = _together(views)
        still = _markup(together.pop(tuple(range(len(views))), []))
        moving = {}
        for when, marks in together.items():
            of, places = depends(when, self._sizes)
            moving.setdefault(of, []).append((_markup(marks), places, self._start in when))
        return still + "".join([self._parts(of, parts) for of, parts in moving.items()])

    def _parts(self, of, parts):
        texts, places, seen = zip(*parts)
        self.layers.append({"of": of, "parts": texts, "on": list(map(bits, places))})
        return self._group("".join([text for text, now in zip(texts, seen) if now]))

    def _cuts(self, views):
        cuts = [tuple(map(int, mark.text.split())) for marks in views for mark in marks]
        if not cuts:
            return ""
        self.layers.append({"of": None, "cuts": [place for one in cuts for place in one]})
        return self._group(f"<path class='region-1' d='{path(*cuts[self._start])}'/>")

    def _group(self, markup):
        return f"<g data-layer='{len(self.layers) - 1}'>{markup}</g>"


def depends(when, sizes):
    """Which slider alone decides about these frames, and at which of its places; None and the frames if both do.

    >>> depends((2, 3), (2, 2)), depends((1, 3), (2, 2)), depends((0, 3), (2, 2))
    ((0, (1,)), (1, (1,)), (None, (0, 3)))
    """
    if len(sizes) == 2:
        inner = sizes[1]
        rows, columns = sorted({at // inner for at in when}), sorted({at % inner for at in when})
        if len(when) == len(rows) * inner:
            return 0, tuple(rows)
        if len(when) == len(columns) * sizes[0]:
            return 1, tuple(columns)
    return None, tuple(when)


def bits(places):
    """Which places these are: bit by bit, the lowest bit of the first byte for place 0, in base64.

    >>> bits([0, 3]), bits([8])
    ('CQ==', 'AAE=')
    """
    number = sum([1 << place for place in places])
    return b64encode(number.to_bytes(max(places) // 8 + 1, "little")).decode()


def _together(views):
    """For each set of frames the marks that are in these frames and in no other."""
    when = {}
    for number, marks in enumerate(views):
        for mark in dict.fromkeys(marks):
            when.setdefault(mark, []).append(number)
    together = {}
    for mark, numbers in when.items():
        together.setdefault(tuple(numbers), []).append(mark)
    return together


def _markup(marks):
    """Marks as SVG; paths of one look are one path."""
    looks = {}
    for mark in marks:
        looks.setdefault(mark.css, []).append(mark.text)
    ready = "".join(looks.pop("", []))
    return "".join([f"<path class='{css}' d='{''.join(data)}'/>" for css, data in looks.items()]) + ready

"""Many frames as one piece of a page: a still picture, and what changes in it.

What is the same in all frames is in the picture once. What moves is cut into parts, each made of marks that always
come together, and a frame is a list of parts for each group of the picture.
"""

from scalargrad.figures.slider.plot import AREA, HEIGHT, LEFT, OUTSIDE, TOP, WIDTH, WORD
from scalargrad.figures.slider.style import DEFS, STYLE

GAP = 8  # px between two plots


class Frames:
    """The plots of all frames, with what they share told from what moves.

    Args:
        frames: a list of frames, each a list of as many Plots.
        start: the number of the frame in the still picture.

    Attributes:
        svg: the still picture; each g in it is a layer that moves, by its number in `data-layer`.
        layers: for each of them the markup of its parts, and for each frame the places of its parts.
    """

    def __init__(self, frames, start):
        self.layers, self._start = [], start
        plots = [self._plot(place, views) for place, views in enumerate(zip(*frames))]
        w = len(plots) * (WIDTH + GAP) - GAP
        size = f"width='{w}' height='{HEIGHT}' viewBox='0 0 {w} {HEIGHT}'"
        self.svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{STYLE}{''.join(plots)}</svg>"

    def _plot(self, place, views):
        """One plot in all its views, one for each frame: the area for itself, so that nothing reaches out of it."""
        outside = self._layer(views, OUTSIDE)
        inside = "".join([self._layer(views, layer) for layer in range(OUTSIDE + 1, WORD + 1)])
        area = f"<svg x='{LEFT}' y='{TOP}' width='{AREA[0]}' height='{AREA[1]}'>{inside}</svg>"
        size = f"width='{WIDTH}' height='{HEIGHT}' viewBox='0 0 {WIDTH} {HEIGHT}'"
        return f"<svg x='{place * (WIDTH + GAP)}' {size}>{DEFS}{outside}{area}</svg>"

    def _layer(self, views, layer):
        """What stays in a layer, then the group of what moves in it, if something does."""
        together = _together([[mark for mark in view.marks if mark.layer == layer] for view in views])
        always = tuple(range(len(views)))
        still = _markup(together.pop(always, []))
        if not together:
            return still
        parts = [_markup(marks) for marks in together.values()]
        frames = [[part for part, when in enumerate(together) if number in when] for number in always]
        now = "".join([parts[part] for part in frames[self._start]])
        self.layers.append({"parts": parts, "frames": frames})
        return f"{still}<g data-layer='{len(self.layers) - 1}'>{now}</g>"


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

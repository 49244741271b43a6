"""Many frames as one piece of a page: a still picture, and what changes in it.

What is the same in all frames is in the picture once. What moves is cut into parts, each made of marks that always
come together, and a frame is a list of parts for each group of the picture.
"""

import json
import re
from urllib.parse import quote

from scalargrad.figures.slider.plot import AREA, HEIGHT, LEFT, OUTSIDE, TOP, WIDTH, WORD
from scalargrad.figures.slider.style import COLORS, MARKERS, STYLE
from scalargrad.figures.text import escape

GAP = 8  # px between two plots


class Film:
    """The plots of all frames, with what they share told from what moves.

    Args:
        frames: a list of frames, each a list of as many Plots.
        start: the number of the frame in the still picture.

    Attributes:
        svg: the still picture; each g in it is a group that moves.
        parts: for each group, a list with the markup of its parts; of a single path only classes|data.
        frames: for each frame a list with, for each group, the numbers of its parts.
    """

    def __init__(self, frames, start):
        self.parts, self.frames = [], [[] for _ in frames]
        self._start = start
        plots = [self._plot(place, views) for place, views in enumerate(zip(*frames))]
        w = len(plots) * (WIDTH + GAP) - GAP
        size = f"width='{w}' height='{HEIGHT}' viewBox='0 0 {w} {HEIGHT}'"
        style = f"<style>{COLORS}</style><style>{STYLE}</style>"
        self.svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{style}{''.join(plots)}</svg>"

    def _plot(self, place, views):
        """One plot in all its views, one for each frame: the area for itself, so that nothing reaches out of it."""
        outside = self._layer(views, OUTSIDE)
        inside = "".join([self._layer(views, layer) for layer in range(OUTSIDE + 1, WORD + 1)])
        area = f"<svg x='{LEFT}' y='{TOP}' width='{AREA[0]}' height='{AREA[1]}'>{inside}</svg>"
        size = f"width='{WIDTH}' height='{HEIGHT}' viewBox='0 0 {WIDTH} {HEIGHT}'"
        return f"<svg x='{place * (WIDTH + GAP)}' {size}>{_markers(views)}{outside}{area}</svg>"

    def _layer(self, views, layer):
        """What stays in a layer, then the group of what moves in it, if something does."""
        together = _together([[mark for mark in view.marks if mark.layer == layer] for view in views])
        always = tuple(range(len(views)))
        still = _markup(together.pop(always, []))
        if not together:
            return still
        self.parts.append([_short(_markup(marks)) for marks in together.values()])
        for number, frame in enumerate(self.frames):
            frame.append([part for part, when in enumerate(together) if number in when])
        now = "".join([_markup(marks) for when, marks in together.items() if self._start in when])
        return f"{still}<g>{now}</g>"


def _markers(views):
    """What the points of a plot refer to."""
    used = {mark.css for view in views for mark in view.marks}
    markers = "".join([marker for css, marker in MARKERS.items() if css in used])
    return markers and f"<defs>{markers}</defs>"


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


def _short(markup):
    """A single path as its classes and its data; all else as it is."""
    path = re.fullmatch("<path class='([^']*)' d='([^']*)'/>", markup)
    return "|".join(path.groups()) if path else markup


def figure(film, alt, **data):
    """The still picture as an image, and the frames beside it for slider.js."""
    source = "data:image/svg+xml," + quote(film.svg, safe=" <>/:=;,'()!*+?@$-._~")
    image = f'<img class="dark-light" style="max-width:100%;height:auto" alt="{escape(alt)}" src="{source}">'
    data = json.dumps(
        {**data, "parts": film.parts, "frames": film.frames}, ensure_ascii=False, separators=(",", ":")
    ).replace("</", "<\\/")  # nothing in the data may end the script
    script = f'<script type="application/json">{data}</script>'
    return f'<figure class="sg-slider" style="margin:0;padding:0;text-align:center"><div>{image}</div>{script}</figure>'

"""The signs that all plots share: colors, class marks, rings, names beside things.

`plots.py` draws with them.
"""

from functools import partial

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.legend import Legend
from matplotlib.patheffects import withStroke

from scalargrad.figures.plots.pill import Pill
from scalargrad.figures.plots.style import CLASS_COLORS, DATA, GRADIENT, GRADIENT_LINE, PAPER, SLOPE, TYPE, WRONG

CLASSES = {-1: ("o", CLASS_COLORS[0], "class −1"), 1: ("^", CLASS_COLORS[1], "class +1")}  # mark, color, name
FEW, LARGEST = 12, 30  # so few points have the largest marks, in square points, in a small panel, too
REACH = (0.0, 0.18, 0.36)  # start, middle and end of the name of a class, in widths of its plot


def axes(ax, x_name, y_name):
    """`ax`, or the current Axes, with the names of its axes: one below at the right, one above at the left."""
    ax = plt.gca() if ax is None else ax
    ax.set_xlabel(x_name)
    ax.set_title(y_name, loc="left")
    return ax


def number(x):
    """`x` with at most 4 significant digits and a true minus sign."""
    return f"{x:.4g}".replace("-", "−")


def mark_classes(ax, points, labels):
    """A mark for each point, by its label."""
    size = _size(ax) if len(points) > FEW else LARGEST
    for label in CLASSES:
        _scatter(ax, [point for point, its_label in zip(points, labels) if its_label == label], label, size)


def _scatter(ax, points, label, size):
    marker, color, name = CLASSES[label]
    return ax.scatter(*_columns(points), s=size, marker=marker, c=color, label=name, lw=0.15 * size**0.5, zorder=3)


def ring(ax, points):
    """A crimson ring around each mistake."""
    ax.scatter(*_columns(points), s=4 * _size(ax), facecolors="none", edgecolors=WRONG, linewidths=1.6, zorder=4)


def _columns(points):
    return np.reshape(points, (-1, 2)).T


def _size(ax):
    # in square points; a smaller panel has smaller marks
    return np.clip(0.13 * ax.bbox.width / ax.figure.dpi * 72, 14, LARGEST)


def level_line(ax, x1s, x2s, scores, level, **line):
    """Where the scores, a row for each x2, go through `level`."""
    if scores.min() < level < scores.max():  # matplotlib warns about a line that is nowhere
        ax.contour(x1s, x2s, scores, [level], zorder=2, **line)


def name_classes(ax, X, y, side):
    """Write the name of each class where it covers no point, in its region if `side(point)` knows regions."""
    taken = _fractions(ax, X)
    for label in CLASSES:
        own = taken[: len(y)][np.equal(y, label)]
        if not len(own):
            continue
        u, v = _free_spot(ax, taken, own.mean(axis=0), partial(_has, side, label))
        handle = _scatter(ax, [], label, LARGEST)
        box = {"frameon": True, "framealpha": 0.8, "edgecolor": "none", "prop": {"weight": "bold", "size": TYPE}}
        box |= {"loc": "center left", "bbox_to_anchor": (u, v)}
        box |= {"handletextpad": 0.0, "borderaxespad": 0.0, "borderpad": 0.25}
        ax.add_artist(Legend(ax, [handle], [handle.get_label()], **box))
        taken = np.vstack([taken, [(u + step, v) for step in REACH]])


def _fractions(ax, points):
    return ax.transAxes.inverted().transform(ax.transData.transform(points))


def _has(side, label, point):
    return side is None or side(point) == label


def _free_spot(ax, taken, center, fits):
    # a name reaches from u to u + REACH[2], and half a line up and down; near its class is better, free is best
    def cost(spot):
        across = np.maximum(0.0, np.abs(taken[:, 0] - spot[0] - REACH[1]) - REACH[1])
        room = np.hypot(across, taken[:, 1] - spot[1]).min()
        return 10 * max(0.0, 0.1 - room) + np.hypot(*(np.add(spot, (REACH[1], 0.0)) - center))

    spots = sorted(
        [(u, v) for u in np.linspace(0.02, 0.98 - REACH[2], 15) for v in np.linspace(0.06, 0.94, 15)], key=cost
    )
    to_data = ax.transAxes + ax.transData.inverted()
    inside = (s for s in spots if all(fits(to_data.transform((s[0] + step, s[1])).tolist()) for step in REACH))
    return next(inside, spots[0])


def name_curves(ax, curves, names):
    """Write each curve's name, in its color, at its right end; names that would touch move apart."""
    ax.set(xlim=ax.get_xlim(), ylim=ax.get_ylim())  # where a name may go depends on them
    ends = [(curve.get_xdata()[-1], curve.get_ydata()[-1]) for curve in curves]
    heights = ax.transData.transform(ends)[:, 1] * 72 / ax.figure.dpi  # in points, as the size of the type
    lowest = -np.inf
    for i in np.argsort(heights, kind="stable"):
        lowest = max(heights[i], lowest + 1.3 * TYPE)
        ax.annotate(
            names[i],
            ends[i],
            (6, lowest - heights[i]),
            textcoords="offset points",
            va="center",
            color=_text_color(curves[i].get_color()),
            weight="bold",
            size=TYPE,
        )


def _text_color(color):
    return GRADIENT if color == GRADIENT_LINE else color  # the line color is too light for text


def tangent(ax, x, y, slope, width):
    """The tangent at (x, y), `width` long, the point, and a pill with the slope below or above them."""
    half = width / 2
    ax.plot([x - half, x + half], [y - slope * half, y + slope * half], color=SLOPE, linestyle="-")
    ax.plot([x], [y], "o", color=PAPER, markeredgecolor=DATA, markeredgewidth=1.8, markersize=8)
    ax.add_artist(Pill(f"× {number(slope)}", (x, y), slope > 0))


def zero_line(ax, w, b):
    """The line w1*x1 + w2*x2 + b = 0 inside the Axes, or None if it passes outside."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    ends = [(x, -(b + w[0] * x) / w[1]) for x in (left, right)] if w[1] else []
    ends += [(-(b + w[1] * y) / w[0], y) for y in (bottom, top)] if w[0] else []
    ends = np.array(sorted(end for end in ends if left <= end[0] <= right and bottom <= end[1] <= top))
    return ax.plot(*ends[[0, -1]].T, linestyle="-")[0] if len(ends) else None


def name_line(ax, line, w, name):
    """An arrow from a zero line to the side where the sum is above 0, with the name at its tip, where there is room."""
    # the sum rises fastest across the line, here measured in pixels
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    rise = np.array([w[0] * (right - left) / ax.bbox.width, w[1] * (top - bottom) / ax.bbox.height])
    shift = 24 * rise / np.hypot(*rise)
    arrow = {"arrowstyle": "<|-", "color": line.get_color(), "shrinkA": 0, "shrinkB": 0}
    ax.annotate(
        name,
        _tail(ax, line.get_xydata(), shift),
        shift,
        textcoords="offset points",
        ha="center",
        va="center",
        color=_text_color(line.get_color()),
        weight="bold",
        size=TYPE,
        path_effects=[withStroke(linewidth=3, foreground=PAPER)],
        arrowprops=arrow,
    )


def _tail(ax, ends, shift):
    # of the places on the line whose name stays inside the Axes, the one with most room around the name
    spots = [part * ends[1] + (1 - part) * ends[0] for part in np.linspace(0.9, 0.1, 17)]
    tips = ax.transData.transform(spots) + shift * ax.figure.dpi / 72
    taken = _taken(ax)
    inside = ax.bbox.padded(-0.6 * TYPE * ax.figure.dpi / 72)
    room = [np.hypot(*(taken - tip).T).min() if inside.contains(*tip) else 0.0 for tip in tips]
    return spots[np.argmax(room)]


def _taken(ax):
    # in pixels: the points, places all along the lines, the names of other lines
    points = [mark.get_offsets() for mark in ax.collections if isinstance(mark, PathCollection)]
    lines = [line.get_xydata() for line in ax.lines if len(line.get_xydata())]
    along = [np.linspace(*line, 60) if len(line) == 2 else line for line in lines]
    names = [text.get_window_extent().get_points().mean(axis=0) for text in ax.texts]
    return np.vstack([ax.transData.transform(np.vstack(points + along)), np.reshape(names, (-1, 2))])

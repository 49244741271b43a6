"""Plots of the plane: points, boundaries, the lines of neurons, margins.

Labels are -1 and 1; a model is anything that takes a point and gives one score: a number, a Value, or a list with one
of them.
"""

from contextlib import suppress

import numpy as np

from scalargrad.arguments import listed
from scalargrad.compile import CompileError, compile
from scalargrad.figures.plots.marks import (
    CLASSES,
    axes,
    level_line,
    mark_classes,
    name_classes,
    name_line,
    ring,
    zero_line,
)
from scalargrad.figures.plots.style import INK, MUTED, style
from scalargrad.figures.scores import single
from scalargrad.nn import Module


@style()
def plot_points(X, y, *, ax=None, names=True):
    """The points of a data set, ● for the label -1 and ▲ for 1; `names` writes what is what beside them.

    Args:
        X: the points, pairs [x1, x2]: a list, an array, a DataFrame.
        y: their labels.

    Raises:
        ValueError: no points, points that are not pairs, or not one label, -1 or 1, for each point.

    >>> plot_points([[0.0, 1.0], [1.0, 0.0]], [-1.0, 1.0]).get_xlabel()
    'x₁'
    """
    return _plane(*_points(X, y), ax, names)


@style()
def plot_boundary(model, X, y, *, ax=None, names=True, margins=False, steps=60):
    """What a model says about the plane: a region for each class, the line between them, mistakes ringed.

    Args:
        model: point -> score; above 0 it says 1, else -1.
        X, y: points and labels, as for `plot_points`.
        names: write the classes and the names of the axes; small panels have no room for them.
        margins: draw, dashed, where the score is -1 and 1.
        steps: the model is asked at steps × steps points.

    Raises:
        ValueError: as `plot_points`, or a score is not one finite number.

    >>> ax = plot_boundary(lambda point: point[0] - 0.5, [[0.0, 1.0], [1.0, 0.0]], [-1.0, 1.0])
    """
    X, y = _points(X, y)
    ax = _plane(X, y, ax, names, side=lambda point: _side(model, point))
    x1s, x2s = np.linspace(*ax.get_xlim(), steps), np.linspace(*ax.get_ylim(), steps)
    scores = np.reshape(_scores(model, [[x1, x2] for x2 in x2s.tolist() for x1 in x1s.tolist()]), (steps, steps))
    levels = [min(scores.min(), 0.0) - 1.0, 0.0, max(scores.max(), 0.0) + 1.0]
    colors = [color for _, color, _ in CLASSES.values()]
    ax.contourf(x1s, x2s, scores, levels, colors=colors, alpha=0.17, zorder=0)
    level_line(ax, x1s, x2s, scores, 0.0, colors=INK, linewidths=2.0)
    for score in (-1.0, 1.0) if margins else ():
        level_line(ax, x1s, x2s, scores, score, colors=MUTED, linewidths=1.2, linestyles="--")
    ring(ax, [point for point, label in zip(X, y) if _side(model, point) != label])
    return ax


@style()
def plot_lines(neurons, *, ax=None):
    """Where each neuron with two inputs sums to 0: a line, named h₁, h₂, …, with an arrow to its positive side.

    Draw them after the points: the limits of the Axes stay, and a line that passes outside is not seen.

    Raises:
        ValueError: a neuron has not two weights, or both are 0, so that it has no line.

    >>> from scalargrad import Layer
    >>> ax = plot_lines(Layer(2, 3, seed=1).neurons)
    """
    ax = axes(ax, "x₁", "x₂")
    ax.set(xlim=ax.get_xlim(), ylim=ax.get_ylim())
    drawn = []
    for i, neuron in enumerate(neurons):
        w, b = [weight.data for weight in neuron.w], neuron.b.data
        if len(w) != 2 or not any(w):
            raise ValueError(f"plot_lines: neuron {i} has weights {w}: a line needs two, not both 0")
        drawn.append((zero_line(ax, w, b), w, f"h{chr(0x2081 + i)}"))
    for line, w, name in drawn:  # after all lines, for no name stands on one
        if line:
            name_line(ax, line, w, name)
    return ax


@style()
def plot_margins(model, X, y, *, ax=None):
    """How sure a model is of each sample: its margin, label times score, in one row for each class.

    Right of 0 the model is right, right of 1 the hinge loss asks for nothing more; mistakes are ringed.
    Arguments and errors as for `plot_boundary`.

    >>> plot_margins(lambda point: point[0], [[-2.0, 0.0], [0.5, 0.0]], [-1.0, 1.0]).get_xlabel()
    'margin = label × score'
    """
    X, y = _points(X, y)
    ax = axes(ax, "margin = label × score", "")
    margins = [label * _score(model, point) for point, label in zip(X, y)]
    # five heights in turn keep the neighbors of a row apart, the same in each run
    spots = [(margin, label + 0.15 * (i % 5 - 2)) for i, (margin, label) in enumerate(zip(margins, y))]
    mark_classes(ax, spots, y)
    ring(ax, [spot for spot, point, label in zip(spots, X, y) if _side(model, point) != label])
    ax.axvline(0.0, color=INK, linewidth=2.0)
    ax.axvline(1.0, color=MUTED, linewidth=1.2, linestyle="--")
    ax.set(ylim=(-1.8, 1.8), yticks=list(CLASSES), yticklabels=[name for _, _, name in CLASSES.values()])
    return ax


def _plane(X, y, ax, names, side=None):
    ax = axes(ax, *("x₁", "x₂") if names else ("", ""))
    ax.set(xlim=_around([x1 for x1, _ in X]), ylim=_around([x2 for _, x2 in X]))
    mark_classes(ax, X, y)
    if names:
        name_classes(ax, X, y, side)
    return ax


def _points(X, y):
    """Points and labels as lists, known to be right."""
    X, y = list(map(listed, listed(X))), listed(y)
    if not len(X) or len(X) != len(y):
        raise ValueError(
            f"got {len(X)} points and {len(y)} labels: give one label for each point, and one point or more"
        )
    if odd := [point for point in X if len(point) != 2]:
        raise ValueError(f"got the point {odd[0]!r}: a plot of the plane takes pairs [x1, x2]")
    if odd := [label for label in y if label not in CLASSES]:
        raise ValueError(f"got the label {odd[0]!r}, expected -1 or 1; from 0 and 1, use 2*t - 1")
    return X, y


def _around(values):
    low, high = min(values), max(values)
    room = 0.2 * (high - low) or 1.0
    return low - room, high + room


def _scores(model, points):
    return list(map(single, _outputs(model, points), points))


def _outputs(model, points):
    if isinstance(model, Module):  # a program answers thousands of points much sooner than a graph for each
        with suppress(CompileError):  # the model compares numbers: then by graphs
            return compile(model, points[0])(points)
    return map(model, points)


def _score(model, point):
    return single(model(point), point)


def _side(model, point):
    return 1 if _score(model, point) > 0 else -1

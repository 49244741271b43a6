"""Several classes: a map of the plane with probabilities, and probabilities as bars."""

import math

from scalargrad.arguments import listed, number
from scalargrad.figures.charts.limits import around, room_for, table
from scalargrad.figures.slider.contour import outlines, simplify
from scalargrad.figures.slider.marks import BOTTOM, TOP
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.text import polyline

ASKED = 51, 37  # where the model is asked: columns and rows
SURE = (0.0, 0.7, 0.95)  # above each of them a field is one shade darker
ROW, BAR = 30, 16  # px of a row of bars, and of a bar


def class_map(probabilities, X=(), y=(), *, x1=None, x2=None, at=None):
    """What a model says about the plane: a field for the most probable class, darker where it is surer, and the points.

    Args:
        probabilities: takes a list of points, gives for each a list of two or three probabilities. For a network:
            `lambda points: [softmax(scores) for scores in program(points)]`.
        X, y: the points, pairs [x1, x2], and their labels 0, 1, 2: a circle, a triangle, a square.
        x1, x2: the limits of the axes; without them, the points fit.
        at: a point (x1, x2) that is marked.

    A field is one shade darker above 70%, and one more above 95%. To move a mark over a map, ask the model once:
    `copy()` the map and put a `target` on each copy.

    Raises:
        ValueError: neither points nor limits; labels that do not fit; not two or three probabilities that add up to 1.

    >>> sure = lambda points: [[0.8, 0.1, 0.1] if a < 0 else [0.1, 0.1, 0.8] for a, b in points]
    >>> class_map(sure, [[-1, 0], [1, 0], [1, 1]], [0, 1, 2])
    Plot(x −1.3 to 1.3, y −0.15 to 1.15: 26 marks)
    """
    X, y = [list(map(number, listed(point))) for point in listed(X)], listed(y)
    if len(X) != len(y) or not {0, 1, 2}.issuperset(y) or not (X or (x1 and x2)):
        raise ValueError(
            f"got {len(X)} points and {len(y)} labels, expected a label 0, 1 or 2 for each; or both limits"
        )
    x1, x2 = (limits or around([point[i] for point in X], part=0.15) for i, limits in enumerate((x1, x2)))
    plot = Plot(x=x1, y=x2, x_name="x₁", y_name="x₂", grid="")
    k = _fields(plot, probabilities)
    for point, label in zip(X, y):
        plot.point(*point, label)
    plot.name_classes(k)
    if at:
        plot.target(*at)
    return plot


def _fields(plot, probabilities):
    xs, ys = plot.x.values(ASKED[0]), plot.y.values(ASKED[1])[::-1]
    rows = _asked(probabilities, [[a, b] for b in ys for a in xs])
    for i in range(len(rows[0])):
        ahead = [p[i] - max(p[:i] + p[i + 1 :]) for p in rows]
        for shade, sure in enumerate(SURE):
            scores = [min(lead, p[i] - sure) for lead, p in zip(ahead, rows)] if sure else ahead
            grid = [scores[n : n + ASKED[0]] for n in range(0, len(scores), ASKED[0])]
            _field(plot, f"field-{i} shade-{shade}", grid, not sure)
    return len(rows[0])


def _field(plot, css, scores, border):
    across, down = plot.area[0] / (ASKED[0] - 1), plot.area[1] / (ASKED[1] - 1)
    lines = []
    for line in outlines(scores):
        # rounded: which points of a straight rim stay must not hang on the last digit of a probability
        places = [(round(column * across, 3), round(row * down, 3)) for column, row in [*line, line[0]]]
        lines.append(polyline(simplify(places, 0.4)) + "z")
    if lines:
        plot.field(css, "".join(lines), border)


def _asked(probabilities, points):
    rows = [[number(getattr(p, "data", p)) for p in listed(row, "class")] for row in probabilities(points)]
    if len(rows) != len(points) or not 2 <= len(rows[0]) <= 3 or len(set(map(len, rows))) > 1:
        raise ValueError(
            f"got {len(rows)} lists for {len(points)} points, expected one for each, with 2 or 3 probabilities"
        )
    if odd := [row for row in rows if not (min(row) >= 0 and math.isclose(sum(row), 1.0, abs_tol=1e-6))]:
        raise ValueError(f"got {odd[0]}, expected probabilities that add up to 1: give softmax(scores), not the scores")
    return rows


def bars(probabilities, *, x_name="probability", now=None):
    """A bar for each class, with its probability, its color and its shape.

    Args:
        probabilities: a dict from the names of the classes 0, 1 and 2 to numbers from 0 to 1.
        now: the name that is set apart.

    Raises:
        ValueError: no probabilities, more than three, or one that is not from 0 to 1.

    >>> bars({"class 0": 0.45, "class 1": 0.0, "class 2": 0.55}, now="class 2")
    Plot(x 0 to 1, y 0 to 90: 26 marks)
    """
    shares = {name: those[0] for name, those in table({name: [p] for name, p in dict(probabilities).items()}).items()}
    if len(shares) > 3 or any(not 0 <= p <= 1 for p in shares.values()):
        raise ValueError(f"got {probabilities!r:.80}, expected up to three probabilities, from 0 to 1")
    total, right = ROW * len(shares), room_for(["100.0%"])
    sizes = {"height": total + TOP + BOTTOM, "left": room_for(shares) + 16, "right": right}
    plot = Plot(x=(0, 1), y=(0, total), x_name=x_name, y_ticks={}, grid="x", **sizes)
    for k, (name, p) in enumerate(shares.items()):
        _bar(plot, k, total - ROW * k, name, p, "ink" if name == now else "")
    return plot


def _bar(plot, k, top, name, p, css):
    base = top - (ROW + BAR) / 2
    plot.bar((0.0, base), (p, base + BAR), f"class-{k}")
    middle = TOP + plot.area[1] - base - BAR / 2
    plot.glyph(10, middle, f"class-{k}")
    plot.aside(plot.left - 8, middle + 4, name, f"{css} end".strip())
    plot.aside(plot.left + plot.area[0] + 8, middle + 4, f"{p:.1%}", css)

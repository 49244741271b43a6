"""A band over seeds: the median of many runs, and how far they lie apart."""

import math

from scalargrad.arguments import choice, listed
from scalargrad.figures.charts.limits import KINDS, around, quantile, room_for, table
from scalargrad.figures.slider.plot import Plot

WITHIN = {"quartiles": (0.25, 0.75), "range": (0.0, 1.0)}


def band(runs, *, x_name="epoch", y_name="loss", within="quartiles", dashed=(), x=None, y=None, log=False, kinds=()):
    """The median of many runs over the epochs as a line, and around it the band in which half of them, or all, lie.

    Args:
        runs: a dict from a name to its runs, one for each seed, each a list with a number for each epoch.
        within: "quartiles", the middle half of the runs, or "range", all of them.
        dashed: names whose line is dashed, such as held-out data; it has the color of the line before it.
        x: the epochs, one for each number; without them 0, 1, 2, …
        y: the limits of the axis; what lies above them leaves the plot. Without them, all finite numbers fit.
        log: whether the loss counts powers of ten.
        kinds: a dict from names to the kinds of their lines, such as "data", where another picture has given them;
            other names take the next one in turn.

    Raises:
        ValueError: no runs, runs that differ in length, a name of `dashed` that is none.

    >>> seen, unseen = [[3, 2, 1], [3, 1, 1], [4, 2, 0]], [[3, 2, 2], [3, 3, 3], [4, 2, 2]]
    >>> band({"seen": seen, "unseen": unseen}, dashed=["unseen"])
    Plot(x 0 to 2, y 0.32 to 3.68: 25 marks)
    """
    runs = {name: list(table(dict(enumerate(listed(those, "seed")))).values()) for name, those in _named(runs).items()}
    parts = WITHIN[choice("within", within, WITHIN)]
    if odd := [name for name in dashed if name not in runs]:
        raise ValueError(f"got dashed = {odd[0]!r}, which is not among the names: {', '.join(map(str, runs))}")
    x = _epochs(runs, x)
    lines = {
        name: [[quantile(step, p) for step in zip(*those)] for p in (parts[0], 0.5, parts[1])]
        for name, those in runs.items()
    }
    y = y or around([value for three in lines.values() for line in three for value in line], log)
    names = {"x_name": x_name, "y_name": y_name}
    plot = Plot(x=(x[0], x[-1]), y=y, log="y" if log else False, right=room_for(runs), **names)
    kinds = _kinds(runs, dashed, dict(kinds))
    for name, (low, _, high) in lines.items():
        _fill(plot, x, low, high, kinds[name])
    for name, (_, middle, _) in lines.items():
        for piece in finite_pieces(zip(x, middle), plot.y.limits):
            plot.curve(piece, kinds[name], name in dashed)
    _name(plot, {name: middle for name, (_, middle, _) in lines.items()}, kinds)
    return plot


def finite_pieces(points, limits):
    """The pieces of a line between places without a number; what is far above or below the limits is brought nearer."""
    low, high = limits
    pieces = [[]]
    for x, y in points:
        if math.isfinite(y):
            pieces[-1].append((x, min(max(y, low - (high - low) if low <= 0 else low / 1e3), high + 5 * (high - low))))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if len(piece) > 1]


def _named(runs):
    if not isinstance(runs, dict) or not runs:
        raise ValueError(f"got {runs!r:.60}, expected a dict from a name to its runs, one list for each seed")
    return runs


def _epochs(runs, x):
    lengths = {len(run) for those in runs.values() for run in those}
    x = list(range(max(lengths))) if x is None else listed(x, "epoch")
    if lengths != {len(x)} or len(x) < 2:
        raise ValueError(
            f"got runs of {sorted(lengths)} numbers for {len(x)} epochs, expected one for each, two or more"
        )
    return x


def _kinds(runs, dashed, given):
    kinds, turn, solid = {}, -1, ""
    for name in runs:
        turn += name not in dashed or turn < 0
        solid = solid if name in dashed else name
        kinds[name] = given.get(name) or given.get(solid) or KINDS[turn % len(KINDS)]
    return kinds


def _fill(plot, x, low, high, kind):
    """The band, up to the first epoch at which even its lower rim is lost."""
    top = 10 * plot.y.limits[1] if plot.y.log else plot.y.limits[1] + 5 * (plot.y.limits[1] - plot.y.limits[0])
    bottom = plot.y.limits[0] / 10 if plot.y.log else -math.inf
    both = [(at, max(lo, bottom), max(min(hi, top), bottom)) for at, lo, hi in zip(x, low, high)]
    end = next((i for i, (_, lo, _) in enumerate(both) if not math.isfinite(lo)), len(both))
    if end > 1:
        plot.between([(at, lo) for at, lo, _ in both[:end]], [(at, hi) for at, _, hi in both[:end]], kind)


def _name(plot, middles, kinds):
    limits = plot.y.limits
    ends = []
    for name, middle in middles.items():
        last = middle[-1] if math.isfinite(middle[-1]) else limits[1]
        ends.append((min(max(last, limits[0]), limits[1]), name, kinds[name]))
    plot.name_ends(ends)

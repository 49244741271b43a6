"""A table of numbers as shades: a confusion matrix, weights, an image."""

import math
from itertools import groupby

from scalargrad.arguments import listed, number
from scalargrad.figures.charts.limits import room_for
from scalargrad.figures.slider.marks import BOTTOM, LEFT, TOP, WIDTH
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.text import number as written

SHADES, DARKEST = 10, 0.5  # text in ink stays readable on the darkest
LOWEST, TALLEST = 18, 34  # px of a row with numbers


def heat_map(rows, *, row_names=None, column_names=None, x_name="", y_name="", form=None, largest=None):
    """A table with a shade for each number: the farther from 0, the darker. Those below 0 are orange, with a minus.

    Args:
        rows: a list of rows, each a list of numbers; the first row is on top.
        row_names, column_names: a name for each; without them, 0, 1, 2, …; "" for none.
        form: how a number is written, as for `format`; "" leaves only the shades. Without it, at most 3 digits.
        largest: the number of the darkest shade; without it, the largest of the table.

    Raises:
        ValueError: no numbers, rows that differ in length, names that do not fit, a number that is not finite.

    >>> heat_map([[9, 1], [2, 8]], row_names=["cat", "dog"], column_names=["cat", "dog"], x_name="said", y_name="is")
    Plot(x 0 to 2, y 0 to 2: 15 marks)
    """
    rows = [list(map(number, listed(row, "column"))) for row in listed(rows, "row")]
    if (
        not rows
        or not rows[0]
        or len(set(map(len, rows))) > 1
        or not all(math.isfinite(v) for row in rows for v in row)
    ):
        raise ValueError(f"got the rows {rows!r:.60}, expected one or more, each with as many finite numbers")
    down, across = len(rows), len(rows[0])
    row_names, column_names = _names("row", row_names, down), _names("column", column_names, across)
    left = max(room_for(row_names), 14 if not any(row_names) else LEFT)
    square = (WIDTH - left - 14) / across
    high = square if form == "" else min(TALLEST, max(square, LOWEST))
    plot = Plot(
        x=(0, across), y=(0, down), x_name=x_name, y_name=y_name, grid="", left=left,
        height=math.ceil(high * down) + TOP + BOTTOM,
        x_ticks={i + 0.5: name for i, name in enumerate(column_names)},
        y_ticks={down - i - 0.5: name for i, name in enumerate(row_names)},
    )  # fmt: skip
    cells = [(v, i, down - 1 - r) for r, row in enumerate(rows) for i, v in enumerate(row)]
    _shades(
        plot,
        cells,
        largest or max(abs(v) for v, _, _ in cells) or 1.0,
        form,
    )
    for v, i, r in cells:
        text = (format(v, form) if form else "−" if v < 0 else "") if form is not None else written(v, 3)
        plot.words_in(i + 0.5, r + 0.5, text)
    return plot


def _names(what, names, count):
    if names is None:
        return list(map(str, range(count)))
    names = [""] * count if names == "" else list(map(str, listed(names, what)))
    if len(names) != count:
        raise ValueError(f"got {len(names)} names for {count} {what}s, expected one for each")
    return names


def _shades(plot, cells, largest, form):
    """The cells, those of one shade together. Without numbers they may be as dark as can be."""
    full = 1.0 if form == "" and not any(v < 0 for v, _, _ in cells) else DARKEST

    def shade(cell):
        return (cell[0] < 0, round(SHADES * min(abs(cell[0]) / largest, 1.0)))

    for (below, dark), those in groupby(sorted(cells, key=shade), key=shade):
        if dark:
            plot.cells([(i, r) for _, i, r in those], "grad" if below else "data", full * dark / SHADES)

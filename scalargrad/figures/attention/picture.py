"""The still picture: a row of weights for each letter, one below the other."""

from scalargrad.figures.attention.payload import fixed
from scalargrad.figures.attention.style import DEFS, STYLE
from scalargrad.figures.text import escape, px

HIGH = 18  # px of a row
LABEL = 30  # px left of the first cell
TOP = 62  # px above the first row
WRITTEN = 0.095  # the least weight with a number
FAINT = 0.01  # the least with a shade
SOLID = 0.6  # from here on the shade is so dark that the number is inverse


def picture(title, under, letters, weights, room):
    """The weights as an SVG as wide as `room` px allow.

    Args:
        title, under: two lines above it.
        letters: a text for each row and column.
        weights: for each letter its row; None where it may not look.
        room: px.
    """
    column = min(33, (room - LABEL - 4) // len(letters))
    width = max(LABEL + column * len(letters) + 4, 240)
    height = TOP + HIGH * len(letters) + 4
    parts = [
        f"<text class='title' x='2' y='15'>{escape(title)}</text><text x='2' y='34'>{escape(under)}</text>",
        *[_letter(LABEL + column * (i + 0.5), TOP - 7, letter, "mid") for i, letter in enumerate(letters)],
        *[_letter(LABEL - 8, TOP + HIGH * i + 13, letter, "end") for i, letter in enumerate(letters)],
        *[_row(i, row, column, len(letters)) for i, row in enumerate(weights)],
    ]
    size = f"width='{width}' height='{height}' viewBox='0 0 {width} {height}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{STYLE}{DEFS}{''.join(parts)}</svg>"


def shade(weight):
    """How opaque the shade of a weight is: no number stands on a middle tone.

    >>> shade(0.5), shade(1.0)
    ('0.35', '1.00')
    """
    return f"{0.7 * weight if weight < SOLID else 0.86 + 0.14 * weight:.2f}"


def _letter(x, y, letter, css):
    return f"<text class='bold {css}' x='{px(x)}' y='{px(y)}'>{escape(letter)}</text>"


def _row(row, weights, column, count):
    """Frames in one path, then shades and numbers; to the right of its own letter hatching."""
    frames = "".join([_box(row, i, column) for i in range(row + 1)])
    later = _place(row, row + 1, column, count - row - 1)
    hatched = f"<rect class='later' {later}/>" if row + 1 < count else ""
    return f"<path class='cell' d='{frames}'/>{hatched}" + "".join(
        [_cell(row, i, column, weight) for i, weight in enumerate(weights)]
    )


def _cell(row, i, column, weight):
    place = _place(row, i, column)
    if weight is None:
        return f"<rect class='cell forbidden' {place}/>{_number(row, i, column, '✗', 'no')}"
    shaded = f"<rect class='bar' opacity='{shade(weight)}' {place}/>" if weight >= FAINT else ""
    number = written(weight, column) if weight >= WRITTEN else ""
    return shaded + (_number(row, i, column, number, "inverse" if weight >= SOLID else "dark") if number else "")


def _box(row, i, column):
    x, y = LABEL + column * i + 0.5, TOP + HIGH * row + 0.5
    return f"M{px(x)} {px(y)}h{column - 1}v{HIGH - 1}h{1 - column}z"


def _place(row, i, column, count=1):
    """Where so many cells are, as attributes."""
    x, y = LABEL + column * i + 0.5, TOP + HIGH * row + 0.5
    return f"x='{px(x)}' y='{px(y)}' width='{column * count - 1}' height='{HIGH - 1}'"


def written(weight, column):
    """A weight as it fits into a column of so many px.

    >>> written(0.3, 33), written(0.3, 24), written(1.0, 24)
    ('0.30', '.30', '1.00')
    """
    text = fixed(weight, 2)
    return text if column >= 30 else text.removeprefix("0")


def _number(row, i, column, text, css):
    x, y = LABEL + column * (i + 0.5), TOP + HIGH * row + 13
    return f"<text class='{css} small mid' x='{px(x)}' y='{px(y)}'>{text}</text>"

"""What a plot is made of: its size, its layers, and a mark in one of them."""

from typing import NamedTuple

WIDTH, HEIGHT = 330, 262  # px of a plot: one fits a phone, two stand side by side on a page
LEFT, TOP, RIGHT, BOTTOM = 36, 24, 14, 38  # px around its area, for ticks and names
AREA = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
KINDS = ("data", "slope", "grad", "ink", "muted", "bad")  # the roles that a line, a dot or a word can have
# The layers, the lowest first; only OUTSIDE reaches beyond the area. CUT holds at most one mark: see `rim`.
OUTSIDE, REGION, CUT, GRID, LINE, POINT, WORD = range(7)


class Mark(NamedTuple):
    """A thing in a picture: the data of a path with its CSS classes, or, without classes, ready markup."""

    layer: int
    css: str
    text: str


def kind_of(kind):
    """The kind, if there is one of that name."""
    if kind not in KINDS:
        raise ValueError(f"got the kind {kind!r}, expected one of {', '.join(KINDS)}")
    return kind

"""A region that a straight line cuts out of the area of a plot, as two places on a rim around it.

Two numbers say all: where the rim enters the region and where it leaves it. So a plot whose line moves costs a page
eight characters for each of its places; slider.js makes the same path of them.
"""

from itertools import pairwise

from scalargrad.figures.slider.marks import AREA
from scalargrad.figures.text import polyline

BEYOND = 2  # px between the area and the rim: what is drawn along the rim itself is not seen
LEFT, TOP, RIGHT, BOTTOM = -BEYOND, -BEYOND, AREA[0] + BEYOND, AREA[1] + BEYOND
CORNERS = [(LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)]
SIDES = AREA[0] + 2 * BEYOND, AREA[1] + 2 * BEYOND
AROUND = [0, SIDES[0], sum(SIDES), sum(SIDES) + SIDES[0], 2 * sum(SIDES)]  # how far along the rim each corner is


def cut(score):
    """Where the rim, clockwise from its top left corner, enters the places with a score above 0, and where it leaves.

    Args:
        score: of a place (left, top) in px; it changes evenly.

    Returns:
        Two whole numbers of px along the rim. They are equal where no place is above 0.

    >>> cut(lambda left, top: left - 100.0)
    (102, 670)
    """
    scores = [score(*corner) for corner in [*CORNERS, CORNERS[0]]]
    if all(s <= 0 for s in scores):
        return 0, 0
    places = {}
    for (start, end), (s, t) in zip(pairwise(AROUND), pairwise(scores)):
        if (s > 0) != (t > 0):
            places[t > 0] = round(start + (end - start) * s / (s - t))
    return (places[True], places[False]) if places else (0, AROUND[-1])


def path(enter, leave):
    """The path around the region between two places on the rim, "" if they are equal.

    >>> path(102, 670)
    'M100 -2L282 -2L282 202L100 202z'
    """
    if enter == leave:
        return ""
    leave += AROUND[-1] * (leave < enter)
    corners = [corner for corner in AROUND[:-1] + [at + AROUND[-1] for at in AROUND] if enter < corner < leave]
    return polyline([_place(at) for at in (enter, *corners, leave)]) + "z"


def _place(at):
    """Where a place on the rim is."""
    at %= AROUND[-1]
    side = max(i for i in range(4) if AROUND[i] <= at)
    left, top = CORNERS[side]
    way = at - AROUND[side]
    return [(left + way, top), (left, top + way), (left - way, top), (left, top - way)][side]

"""Short texts for pictures: the data of paths, and words with a real minus sign."""

import re
from itertools import pairwise

from scalargrad.figures.text import MINUS, px


def line(places):
    """A path through places in px, to a tenth; it says steps, which are shorter than places.

    >>> line([(0, 100), (10.25, 99.5), (20, 120)])
    'M0,100l10.2-.5,9.8,20.5'
    """
    tenths = [(round(10 * x), round(10 * y)) for x, y in places]
    texts = [_tenths(b - a) for before, after in pairwise(tenths) for a, b in zip(before, after)]
    steps = "".join([text if text[0] == "-" or not i else "," + text for i, text in enumerate(texts)])
    return f"M{_tenths(tenths[0][0])},{_tenths(tenths[0][1])}" + (steps and "l" + steps)


def _tenths(n):
    text = f"{n / 10:.10g}"
    return text.replace("0.", ".") if abs(n) < 10 else text


def circle(x, y, r):
    """A circle: once around, to a tenth of a px beside where it began."""
    return f"M{px(x)},{px(y - r)}a{r},{r},0,11-.1,0z"


def spot(x, y):
    """A place and nothing else: the class of the path puts a marker there."""
    return f"M{px(x)},{px(y)}h0"


def true_minus(words):
    """The words with a real minus sign before each negative number.

    >>> true_minus("from -2 to 1e-5")
    'from −2 to 1e-5'
    """
    return re.sub(r"(?<!\w)-(?=[\d.])", MINUS, words)

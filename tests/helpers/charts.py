"""What is drawn in a Plot, read back from its marks."""

import re
from html import unescape
from math import isclose


def css(plot, name):
    """The data of all paths of a look."""
    return [mark.text for mark in plot.marks if mark.css == name]


def places(path):
    """The places in px that a path of absolute coordinates goes through."""
    numbers = list(map(float, re.findall(r"-?[\d.]+", path)))
    return list(zip(numbers[::2], numbers[1::2]))


def dots(plot, name="seed"):
    """Where the hollow dots are, or those of another class."""
    found = []
    for mark in plot.marks:
        for classes, x, y in re.findall(r"<circle class='([^']*)' cx='(.*?)' cy='(.*?)'", mark.text):
            if name in classes.split():
                found.append((float(x), float(y)))
    return found


def crosses(plot):
    """Where the crosses for runs that diverged are."""
    return [places(text)[0] for text in css(plot, "bad") if text.startswith("M")]


def texts(plot):
    """All words."""
    return [unescape(words) for mark in plot.marks for words in re.findall(r"<text[^>]*>(.*?)</text>", mark.text)]


def near(one, other):
    """Whether two numbers are the same, but for a fraction of a px."""
    return isclose(one, other, abs_tol=0.05, rel_tol=0.01)

"""Answers to chapter 11, right and wrong."""

import math
from statistics import mean, median

import numpy as np

from scalargrad.exercises.chapter_11 import PANELS


def _swapped(*letters):
    """The right answer with the words of these letters moved on by one place."""
    words = [PANELS[letter] for letter in letters]
    return PANELS | dict(zip(letters, words[1:] + words[:1]))


def _pairs(score, divide=lambda a, b: len(a) * len(b)):
    return lambda a, b: sum(score(x, y) for x in a for y in b) / divide(a, b)


def _half(x, y):
    return 1.0 if x < y else 0.5 if x == y else 0.0


def _by(of):
    return lambda a, b: _half(of(a), of(b))


def _zipped(a, b):
    return sum(map(_half, a, b)) / min(len(a), len(b))


def _by_difference(a, b):
    signs = [(y > x) - (y < x) for x in a for y in b]
    return 0.5 + sum(signs) / (2 * len(signs))


def _without_ties(a, b):
    pairs = [(x, y) for x in a for y in b if x != y]
    return sum(x < y for x, y in pairs) / len(pairs)


def _stopping(
    give=lambda epoch, best, losses: (epoch, best),
    lower=lambda a, b: a < b,
    wait=0,
    first=0,
    fixed=None,
    start=math.inf,
):
    """A right program, and one wrong thing in it."""

    def stop_epoch(losses, patience):
        lowest, best = start, first
        for epoch, loss in enumerate(losses):
            if lower(loss, lowest):
                lowest, best = loss, epoch
            if epoch - best >= (fixed or patience) + wait:
                break
        return give(epoch, best, losses)

    return stop_epoch


def _previous(losses, patience):
    worse = 0
    for epoch in range(1, len(losses)):
        worse = 0 if losses[epoch] < losses[epoch - 1] else worse + 1
        if worse == patience:
            break
    return epoch, min(range(epoch + 1), key=losses.__getitem__)


def _not_reset(losses, patience):
    lowest, best, bad = math.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < lowest:
            lowest, best = loss, epoch
        else:
            bad += 1
        if bad == patience:
            break
    return epoch, best


def _only_inside(losses, patience):
    lowest, best = math.inf, 0
    for epoch, loss in enumerate(losses):
        if loss < lowest:
            lowest, best = loss, epoch
        if epoch - best >= patience:
            return epoch, best
    return len(losses), best


def _no_infinity(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return epoch, best


def _by_min(losses, patience):
    for epoch in range(len(losses)):
        best = losses.index(min(losses[: epoch + 1]))
        if epoch - best >= patience:
            break
    return epoch, best


def _counting(losses, patience):
    """Right, by counting the bad epochs."""
    lowest, best, bad = float("inf"), 0, 0
    for epoch in range(len(losses)):
        if losses[epoch] < lowest:
            lowest, best, bad = losses[epoch], epoch, 0
        elif epoch:
            bad += 1
        if bad == patience:
            return [epoch, best]
    return [len(losses) - 1, best]


def _by_slices(losses, patience):
    """Right, with NumPy."""
    known = np.where(np.isnan(losses), np.inf, losses)
    for epoch in range(len(known)):
        best = np.argmin(known[: epoch + 1])
        if epoch - best == patience:
            break
    return np.int64(epoch), best


RIGHT = {"11.2": PANELS, "11.3": _pairs(_half), "11.4": _stopping()}
WRONG = {
    "11.2": {
        "no dict": list(PANELS.values()),
        "letters": {"A": "shuffled"},
        "words": PANELS | {"C": "dead"},
        "twice": PANELS | {"C": "shuffled"},
        "swings": _swapped("D", "F"),
        "level": _swapped("B", "C"),
        "gap": _swapped("A", "E"),
        "above": _swapped("A", "F"),
        "A": _swapped("A", "B"),
        "B": _swapped("B", "E"),
        "C": _swapped("A", "B", "C"),
        "D": _swapped("D", "E"),
        "E": _swapped("E", "F"),
    },
    "11.3": {
        "higher": lambda a, b: 1 - _pairs(_half)(a, b),
        "count": lambda a, b: sum(_half(x, y) for x in a for y in b),
        "percent": lambda a, b: 100 * _pairs(_half)(a, b),
        "length": _pairs(_half, lambda a, b: len(a) ** 2),
        "zip": _zipped,
        "mean": _by(mean),
        "ties lost": _pairs(lambda x, y: x < y),
        "ties whole": _pairs(lambda x, y: x <= y),
        "diverged": lambda a, b: sum((y - x > 0) + (y - x == 0) / 2 for x in a for y in b) / (len(a) * len(b)),
        "other": lambda a, b: 0.3,
    },
    "11.4": {
        "one number": lambda losses, patience: _stopping()(losses, patience)[1],
        "swapped": _stopping(lambda epoch, best, losses: (best, epoch)),
        "late": _stopping(wait=1),
        "early": _stopping(wait=-1),
        "loss": _stopping(lambda epoch, best, losses: (epoch, losses[best])),
        "from one": _stopping(lambda epoch, best, losses: (epoch + 1, best + 1)),
        "last": _stopping(lambda epoch, best, losses: (epoch, epoch)),
        "never": lambda losses, patience: (len(losses) - 1, losses.index(min(losses))),
        "best twice": _stopping(lambda epoch, best, losses: (best, best)),
        "previous": _previous,
        "no reset": _not_reset,
        "peeked": _stopping(lambda epoch, best, losses: (epoch, losses.index(min(losses)))),
        "ties": _stopping(lower=lambda a, b: a <= b),
        "to the end": _only_inside,
        "fixed": _stopping(fixed=2),
        "nan": _no_infinity,
        "start": _stopping(start=999),
        "by how much": _stopping(lower=lambda a, b: a < b - 1e-4),
        "other": lambda losses, patience: (1, 1),
    },
}
MORE_RIGHT = [
    ("11.1", np.log(75)),
    ("11.2", {letter.lower(): word.upper() for letter, word in PANELS.items()}),
    ("11.2", PANELS | {"D": "no zero grad"}),
    ("11.2", PANELS | {"D": "no zero_grad()"}),
    ("11.3", lambda a, b: np.mean([_half(x, y) for x in a for y in b])),
    ("11.3", _by_difference),
    ("11.3", lambda a, b: sum((x < y) + 0.5 * (x == y) for x in a for y in b) / len(a) / len(b)),
    ("11.4", _counting),
    ("11.4", _by_slices),
]
MORE_WRONG = [
    ("11.3", "mean", _by(median)),
    ("11.3", "mean", _by(min)),
    ("11.3", "length", _pairs(_half, lambda a, b: len(b) ** 2)),
    ("11.3", "length", _pairs(_half, lambda a, b: len(a))),
    ("11.3", "zip", lambda a, b: _zipped(sorted(a), sorted(b)) if len(a) != 3 else 1 / 3),
    ("11.3", "ties whole", _without_ties),
    ("11.4", "late", _stopping(lambda epoch, best, losses: (epoch + 1, best))),
    ("11.4", "start", _stopping(start=10)),
    ("11.4", "by how much", _stopping(lower=lambda a, b: a < 0.999 * b)),
    ("11.4", "nan", _by_min),
    ("11.4", "nan", _stopping(lower=lambda a, b: not a >= b)),
    ("11.4", "to the end", lambda losses, patience: _stopping(first=0)(losses + [9] * patience, patience)),
    ("11.2", "todo", dict.fromkeys("ABCDEF", ...)),
]

"""Answers to chapter 13, right and wrong."""

import math
import random

from scalargrad import Value
from scalargrad.init import kaiming_normal_, normal_


def _std(std):
    """A program that draws each weight with the standard deviation which `std` makes of fan_in and fan_out."""

    def kaiming_normal(weight, rng):
        width = std(len(weight[0]), len(weight))
        for row in weight:
            for w in row:
                w.data = rng.gauss(0.0, width)

    return kaiming_normal


def _draw(draw):
    """A program that makes a weight by `draw(rng, std)`."""

    def kaiming_normal(weight, rng):
        std = math.sqrt(2 / len(weight[0]))
        for row in weight:
            for w in row:
                w.data = draw(rng, std)

    return kaiming_normal


def _by_index(weight, rng):
    n, m = len(weight), len(weight[0])
    for i in range(n):
        for j in range(m):
            weight[i][j].data = (2 / m) ** 0.5 * rng.normalvariate(0, 1)


def _column_by_column(weight, rng):
    for j in range(len(weight[0])):
        for row in weight:
            row[j].data = rng.gauss(0, math.sqrt(2) / math.sqrt(len(row)))


def _new_list(weight, rng):
    std = math.sqrt(2 / len(weight[0]))
    return [[Value(rng.gauss(0, std)) for _ in row] for row in weight]


def _rebinding(weight, rng):
    for row in weight:
        for w in row:
            w = w + rng.gauss(0, math.sqrt(2 / len(row)))


def _floats(weight, rng):
    for row in weight:
        row[:] = [rng.gauss(0, math.sqrt(2 / len(row))) for _ in row]


def _new_values(weight, rng):
    for row in weight:
        for j in range(len(row)):
            row[j] = Value(rng.gauss(0, math.sqrt(2 / len(row))))


def _one_draw(weight, rng):
    number = rng.gauss(0, math.sqrt(2 / len(weight[0])))
    for row in weight:
        for w in row:
            w.data = number


def _draw_for_each_row(weight, rng):
    for row in weight:
        number = rng.gauss(0, math.sqrt(2 / len(row)))
        for w in row:
            w.data = number


def _generator_for_each_row(weight, rng):
    for row in weight:
        rng = random.Random(0)
        for w in row:
            w.data = rng.gauss(0, math.sqrt(2 / len(row)))


def _row_copied(weight, rng):
    first = [rng.gauss(0, math.sqrt(2 / len(weight[0]))) for _ in weight[0]]
    for row in weight:
        for w, number in zip(row, first):
            w.data = number


def _half_of_them(weight, rng):
    for row in weight:
        for w in row[: (len(row) + 1) // 2]:
            w.data = rng.gauss(0, math.sqrt(2 / len(row)))


def _generator_of_its_own(weight, rng):
    kaiming_normal_(weight, random.Random(0))


RIGHT = {"13.2": ["B", "D"], "13.3": "CDBA", "13.4": kaiming_normal_}
MORE_RIGHT = [
    ("13.2", "d b"),
    ("13.2", ("D", "B")),
    ("13.2", {"B", "D"}),
    ("13.2", "B, D"),
    ("13.2", "B and D"),
    ("13.2", ["d", "and", "b"]),
    ("13.3", "c, d, b, a"),
    ("13.3", "C, D, B, and A"),
    ("13.3", ["C", "D", "B", "A"]),
    ("13.4", _by_index),
    ("13.4", _column_by_column),
    ("13.4", _std(lambda fan_in, fan_out: math.sqrt(2.0 / fan_in))),
    ("13.4", _draw(lambda rng, std: std * rng.gauss(0, 1))),
    ("13.4", lambda weight, rng: normal_(weight, rng, std=math.sqrt(2 / len(weight[0])))),
]
WRONG = {
    "13.2": {
        "letters": "FG",
        "born": "AC",
        "both": "ABCD",
        "mirror": "BDE",
        "one": "B",
        "other": "AE",
    },
    "13.3": {"letters": "ABC", "still": "DCBA", "apart": "CDAB", "late": "CBDA", "other": "ABCD"},
    "13.4": {
        "in place": _new_list,
        "not Values": _floats,
        "one draw": _one_draw,
        "draw for each row": _draw_for_each_row,
        "rows alike": _generator_for_each_row,
        "some": _half_of_them,
        "fan_out": _std(lambda fan_in, fan_out: math.sqrt(2 / fan_out)),
        "variance": _std(lambda fan_in, fan_out: 2 / fan_in),
        "gain": _std(lambda fan_in, fan_out: math.sqrt(1 / fan_in)),
        "xavier": _std(lambda fan_in, fan_out: math.sqrt(2 / (fan_in + fan_out))),
        "gain twice": _std(lambda fan_in, fan_out: 2 / math.sqrt(fan_in)),
        "root": _std(lambda fan_in, fan_out: math.sqrt(math.sqrt(2) / math.sqrt(fan_in))),
        "bound": _std(lambda fan_in, fan_out: math.sqrt(6 / fan_in)),
        "times": _std(lambda fan_in, fan_out: math.sqrt(2 * fan_in)),
        "plain": _std(lambda fan_in, fan_out: 1.0),
        "bias": _std(lambda fan_in, fan_out: math.sqrt(2 / (fan_in + 1))),
        "fixed size": _std(lambda fan_in, fan_out: math.sqrt(2 / 100)),
        "size": _std(lambda fan_in, fan_out: 0.5 / math.sqrt(fan_in)),
        "one side": _draw(lambda rng, std: abs(rng.gauss(0, std))),
        "uniform": _draw(lambda rng, std: rng.uniform(-1, 1) * math.sqrt(3) * std),
        "rng": _draw(lambda rng, std: random.gauss(0, std)),
        "anew": _generator_of_its_own,
        "replaced": _new_values,
    },
}
MORE_WRONG = [
    ("13.2", "letters", 3),
    ("13.2", "letters", ""),
    ("13.2", "other", "ABCDE"),
    ("13.2", "mirror", "BE"),
    ("13.3", "letters", "CDBB"),
    ("13.3", "other", "DBCA"),
    ("13.4", "gain", _std(lambda fan_in, fan_out: 0.1)),
    ("13.4", "in place", _rebinding),
    ("13.4", "rows alike", _row_copied),
    ("13.4", "bound", _draw(lambda rng, std: rng.uniform(-std, std))),
    ("13.4", "fan_out", _std(lambda fan_in, fan_out: math.sqrt(2) / math.sqrt(fan_out))),
]

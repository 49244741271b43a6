"""Answers to chapter 18, right and wrong."""

import math

import numpy as np


def _rows(power=math.exp, shift=max, divide=True):
    def softmax_rows(rows):
        powers = [[power(s - shift(row)) for s in row] for row in rows]
        return [[p / sum(row) for p in row] if divide else row for row in powers]

    return softmax_rows


right = _rows()


def _no_shift(row):
    return 0.0


def _over_the_batch(rows):
    columns = [[math.exp(s - max(column)) for s in column] for column in zip(*rows)]
    return [list(row) for row in zip(*[[p / sum(column) for p in column] for column in columns])]


def _all_together(rows):
    powers = [[math.exp(s) for s in row] for row in rows]
    return [[p / sum(map(sum, powers)) for p in row] for row in powers]


def _one_shift(rows):
    top = max(map(max, rows))
    powers = [[math.exp(s - top) for s in row] for row in rows]
    return [[p / sum(row) for p in row] for row in powers]


def _first(rows):
    for row in rows:
        return right([row])


def _in_place(rows):
    for row in rows:
        row[:] = right([row])[0]
    return rows


def _of_numpy(rows):
    powers = np.exp(np.array(rows) - np.max(rows, axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _naive_numpy(rows):
    with np.errstate(all="ignore"):
        powers = np.exp(np.array(rows))
        return powers / powers.sum(axis=1, keepdims=True)


def _numpy_one_shift(rows):
    with np.errstate(all="ignore"):
        powers = np.exp(np.array(rows) - np.max(rows))
        return powers / powers.sum(axis=1, keepdims=True)


def _guessing(rows):
    try:
        return _rows(shift=_no_shift)(rows)
    except OverflowError:
        return _one_hot(rows)


def _one_hot(rows):
    return [[float(s == max(row)) for s in row] for row in rows]


def _slopes(shares=right, each=lambda p, hot, n, k: (p - hot) / n, start=0):
    def score_slopes(rows, classes):
        n = len(rows)
        return [
            [each(p, k + start == c, n, len(row)) for k, p in enumerate(row)] for row, c in zip(shares(rows), classes)
        ]

    return score_slopes


def _first_class(rows, classes):
    return _slopes()(rows, [classes[0]] * len(rows))


def _added_up(rows, classes):
    if len(rows) == 1:
        return _slopes()(rows, classes)
    return [sum(column) for column in zip(*_slopes()(rows, classes))]


def _slopes_of_numpy(rows, classes):
    slopes = _of_numpy(rows)
    slopes[range(len(rows)), classes] -= 1
    return slopes / len(rows)


def _names(number, ending=lambda name: name.split(".")[2], form="{}.{}"):
    return lambda names: [form.format(number(i, name), ending(name)) for i, name in enumerate(names)]


def _layer(name):
    return int(name.split(".")[1])


TABLE = {"layers.0": "0", "layers.1": "2", "layers.2": "4"}

RIGHT = {"18.1": right, "18.2": _slopes(), "18.4": _names(lambda i, name: 2 * _layer(name))}
WRONG = {
    "18.1": {
        "flat": lambda rows: [p for row in right(rows) for p in row],
        "no exp": lambda rows: [[s / sum(row) for s in row] for row in rows],
        "by the largest": _rows(divide=False),
        "one-hot": _one_hot,
        "log": lambda rows: [[math.log(p) for p in row] for row in right(rows)],
        "base": _rows(power=lambda s: 2.0**s),
        "over the batch": _over_the_batch,
        "no sum": _rows(shift=_no_shift, divide=False),
        "sign": _rows(power=lambda s: math.exp(-s), shift=min),
        "all together": _all_together,
        "one sample": _first,
        "overflow": _rows(shift=_no_shift),
        "large": _rows(power=lambda s: math.exp(max(-700.0, min(s, 700.0))), shift=_no_shift),
        "wrong shift": _rows(shift=lambda row: max(map(abs, row))),
        "one shift": _one_shift,
        "in place": _in_place,
        "other": lambda rows: [[1 / len(row) for _ in row] for row in rows],
    },
    "18.2": {
        "flat": lambda rows, classes: [x for row in _slopes()(rows, classes) for x in row],
        "sign": _slopes(each=lambda p, hot, n, k: (hot - p) / n),
        "no softmax": _slopes(shares=lambda rows: rows),
        "no target": lambda rows, classes: right(rows),
        "from 1": _slopes(start=1),
        "by classes": _slopes(each=lambda p, hot, n, k: (p - hot) / k),
        "right one only": _slopes(each=lambda p, hot, n, k: (p - 1) * hot / n),
        "twice": _slopes(shares=lambda rows: right(right(rows))),
        "to p": _slopes(each=lambda p, hot, n, k: -hot / p / n),
        "loss": lambda rows, classes: [-math.log(row[c]) for row, c in zip(right(rows), classes)],
        "sum": _slopes(each=lambda p, hot, n, k: p - hot),
        "first class": _first_class,
        "one sample": lambda rows, classes: _slopes()(rows, classes)[:1],
        "added up": _added_up,
        "overflow": _slopes(shares=_rows(shift=_no_shift)),
        "other": lambda rows, classes: [[0.0] * len(row) for row in rows],
    },
    "18.4": {
        "no bends": _names(lambda i, name: _layer(name)),
        "prefix": _names(lambda i, name: f"layers.{2 * _layer(name)}"),
        "from 1": _names(lambda i, name: 2 * _layer(name) + 1),
        "plus one": _names(lambda i, name: _layer(name) + (_layer(name) > 0)),
        "counted": _names(lambda i, name: 2 * i),
        "no ending": _names(lambda i, name: 2 * _layer(name), form="{}"),
        "one digit": _names(lambda i, name: 2 * int(name[7])),
        "table": lambda names: [TABLE[name.rpartition(".")[0]] + name[8:] for name in names],
        "other": lambda names: [""] * len(names),
    },
}
MORE_RIGHT = [
    ("18.1", _of_numpy),
    ("18.1", lambda rows: (tuple(row) for row in right(rows)) and [list(row) for row in right(rows)]),
    ("18.1", _rows(shift=lambda row: max(row) - 1.0)),
    ("18.2", _slopes_of_numpy),
    ("18.2", lambda rows, classes: (row for row in _slopes()(rows, classes))),
    ("18.4", lambda names: [f"{2 * int(name[7:].split('.')[0])}.{name.split('.')[-1]}" for name in names]),
]
MORE_WRONG = [
    ("18.1", "overflow", _naive_numpy),
    ("18.1", "one shift", _numpy_one_shift),
    ("18.1", "large", _guessing),
    ("18.1", "large", _rows(power=lambda s: math.exp(max(s, -700.0)), shift=lambda row: max(*row, 0.0))),
    ("18.1", "wrong shift", _rows(shift=lambda row: 1000.0 if max(row) > 900 else 0.0)),
    ("18.1", "wrong shift", _rows(shift=min)),
    ("18.1", "wrong shift", _rows(shift=lambda row: row[0])),
    ("18.1", "wrong shift", _rows(shift=lambda row: sum(row) / len(row))),
    ("18.1", "wrong shift", _rows(shift=lambda row: abs(max(row)))),
    ("18.1", "by the largest", lambda rows: [[s / max(row) for s in row] for row in rows]),
    ("18.1", "one-hot", lambda rows: [row.index(max(row)) for row in rows]),
    ("18.2", "overflow", _slopes(shares=_naive_numpy)),
    ("18.2", "loss", lambda rows, classes: -sum(math.log(row[c]) for row, c in zip(right(rows), classes)) / len(rows)),
    ("18.4", "one digit", lambda names: [f"{2 * int(name[7])}{name[8:]}" for name in names]),
    ("18.4", "one digit", lambda names: [TABLE[name[:8]] + name[8:] for name in names]),
    ("18.4", "one digit", lambda names: [f"{2 * int(name[7])}.{name[9:]}" for name in names]),
    ("18.4", "counted", lambda names: [f"{i // 2 * 2}.{name[9:].split('.')[-1]}" for i, name in enumerate(names)]),
]

"""Answers to chapter 24, right and wrong."""

import math

import numpy as np

from scalargrad.exercises.chapter_24 import SUSPECTS


def _softmax(scores):
    powers = [math.exp(s - max(scores)) for s in scores]
    return [p / sum(powers) for p in powers]


def _slopes(own, other):
    return lambda p, k: [own(p[k]) if i == k else other(p[k], q) for i, q in enumerate(p)]


def _swapped(*letters):
    """The right answer with the parts of these letters moved on by one place."""
    parts = [SUSPECTS[letter] for letter in letters]
    return SUSPECTS | dict(zip(letters, parts[1:] + parts[:1]))


def _dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def _look(seen=lambda t, n: range(t + 1), root=math.sqrt, turned=False):
    def look(queries, keys):
        asks, told = (keys, queries) if turned else (queries, keys)
        rows = []
        for t in range(len(queries)):
            scores = [_dot(asks[t], told[s]) / root(len(keys[0])) for s in seen(t, len(keys))]
            rows.append(_softmax(scores) if scores else [])
        return rows

    return look


def _zeros(queries, keys):
    return [row + [0.0] * (len(keys) - len(row)) for row in _look()(queries, keys)]


def _columns(queries, keys):
    columns = [_softmax([_dot(q, k) / math.sqrt(len(k)) for q in queries]) for k in keys]
    return [list(row) for row in zip(*columns)]


def _no_softmax(queries, keys):
    return [[_dot(queries[t], keys[s]) / math.sqrt(len(keys[0])) for s in range(t + 1)] for t in range(len(keys))]


def _post(turn):
    return lambda queries, keys: list(map(turn, _no_softmax(queries, keys)))


def _zero_scores(queries, keys):
    return [_softmax(row + [0.0] * (len(keys) - len(row))) for row in _no_softmax(queries, keys)]


def _numpy(queries, keys):
    scores = np.array(queries) @ np.array(keys).T / np.sqrt(len(keys[0]))
    return [np.exp(row[: t + 1]) / np.exp(row[: t + 1]).sum() for t, row in enumerate(scores)]


RIGHT = {
    "24.2": _slopes(lambda p: p * (1 - p), lambda p, q: -p * q),
    "24.3": SUSPECTS,
    "24.4": _look(),
}
WRONG = {
    "24.2": {
        "loss": _slopes(lambda p: p - 1, lambda p, q: q),
        "sign": _slopes(lambda p: -p * (1 - p), lambda p, q: p * q),
        "others": _slopes(lambda p: p * (1 - p), lambda p, q: p * q),
        "own only": _slopes(lambda p: p * (1 - p), lambda p, q: 0.0),
        "diagonal": _slopes(lambda p: p * (1 - p), lambda p, q: q * (1 - q)),
        "log": _slopes(lambda p: 1 - p, lambda p, q: -q),
        "own": _slopes(lambda p: -p * p, lambda p, q: -p * q),
        "shares": lambda p, k: p,
        "half": _slopes(lambda p: p * (1 - p), lambda p, q: -q),
        "of itself": _slopes(lambda p: p * (1 - p), lambda p, q: -p * p),
        "all": lambda p, k: [_slopes(lambda p: p * (1 - p), lambda p, q: -p * q)(p, j) for j in range(len(p))],
        "first": lambda p, k: _slopes(lambda p: p * (1 - p), lambda p, q: -p * q)(p, 0),
        "other": lambda p, k: [0.0] * len(p),
    },
    "24.3": {
        "no dict": ["places", "nothing", "mask", "attention", "residual"],
        "letters": {letter: part for letter, part in SUSPECTS.items() if letter != "E"},
        "words": SUSPECTS | {"C": "softmax"},
        "twice": SUSPECTS | {"C": "attention"},
        "order": _swapped("A", "D"),
        "worse": _swapped("B", "E"),
        "sees": _swapped("B", "D"),
        "deaf": _swapped("D", "E"),
        "C": _swapped("C", "E"),
        "D": _swapped("D", "B", "A"),
        "A": _swapped("A", "B", "E"),
    },
    "24.4": {
        "mask": _look(seen=lambda t, n: range(n)),
        "zeros": _zeros,
        "scale": _look(root=lambda d: 1.0),
        "by size": _look(root=float),
        "no softmax": _no_softmax,
        "no exp": _post(lambda row: [s / sum(row) if sum(row) else 1.0 for s in row]),
        "no sum": _post(lambda row: [math.exp(s) for s in row]),
        "times": _look(root=lambda d: 1 / math.sqrt(d)),
        "zero score": _zero_scores,
        "late": lambda queries, keys: [
            row[: t + 1] for t, row in enumerate(_look(lambda t, n: range(n))(queries, keys))
        ],
        "not itself": _look(seen=lambda t, n: range(t)),
        "columns": _columns,
        "last": lambda queries, keys: _look()(queries, keys)[-1],
        "alike": _look(turned=True),
        "own query": lambda queries, keys: _look()([queries[0], *queries[:-1]], keys),
        "by letters": lambda queries, keys: _look(root=lambda d: math.sqrt(len(keys)))(queries, keys),
        "other": lambda queries, keys: [],
    },
}
MORE_RIGHT = [
    ("24.2", lambda p, k: tuple(p[k] * ((i == k) - q) for i, q in enumerate(p))),
    ("24.2", lambda p, k: list(np.array(p) * -p[k] + p[k] * np.eye(len(p))[k])),
    ("24.3", {letter.lower(): part.title() for letter, part in SUSPECTS.items()}),
    ("24.4", _numpy),
]
MORE_WRONG = [
    ("24.4", "not itself", _look(seen=lambda t, n: range(max(t, 1)))),
    ("24.4", "alike", lambda queries, keys: [[1 / (t + 1)] * (t + 1) for t in range(len(keys))]),
    ("24.4", "alike", lambda queries, keys: _look()(queries, queries)),
    ("24.4", "scale", lambda queries, keys: _look()(keys, keys)),
    ("24.4", "no exp", _post(lambda row: [float(s == max(row)) for s in row])),
    ("24.4", "by letters", _look(root=lambda d: math.sqrt(2))),
    ("24.2", "own only", lambda p, k: p[k] * (1 - p[k])),
    ("24.3", "sees", _swapped("A", "B")),
    ("24.3", "deaf", _swapped("A", "E")),
    ("24.3", "C", _swapped("A", "B", "C", "D", "E")),
]

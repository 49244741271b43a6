"""Answers to chapter 16, right and wrong."""

import random
from math import ceil

import numpy as np

from scalargrad.data import DataLoader


def _cut(order, X, y, size):
    for start in range(0, len(order), size):
        places = order[start : start + size]
        yield [X[i] for i in places], [y[i] for i in places]


def batches(X, y, size):
    order = list(range(len(X)))
    random.shuffle(order)
    yield from _cut(order, X, y, size)


def _of_pairs(X, y, size):
    pairs = random.sample(list(zip(X, y)), len(X))
    return [tuple(zip(*pairs[k : k + size])) for k in range(0, len(pairs), size)]


def _of_numpy(X, y, size):
    order = np.random.default_rng().permutation(len(X))
    X, y = np.array(X), np.array(y)
    for k in range(ceil(len(X) / size)):
        part = order[k * size : (k + 1) * size]
        yield X[part], y[part]


def _popping(X, y, size):
    left = list(range(len(X)))
    random.shuffle(left)
    while left:
        taken = [left.pop() for _ in range(min(size, len(left)))]
        yield [X[i] for i in taken], [y[i] for i in taken]


def _of_loader(X, y, size):
    return DataLoader(X, y, size, shuffle=True, seed=random.randrange(2**30))


def _ordered(order_of):
    return lambda X, y, size: _cut(order_of(len(X), size), X, y, size)


def _shuffled(n):
    return random.sample(range(n), n)


def _dropping(X, y, size):
    order = _shuffled(len(X))
    for k in range(len(X) // size):
        part = order[k * size : (k + 1) * size]
        yield [X[i] for i in part], [y[i] for i in part]


def _counting_until_full(X, y, size):
    points, labels = [], []
    for i in _shuffled(len(X)):
        points.append(X[i])
        labels.append(y[i])
        if len(points) == size:
            yield points, labels
            points, labels = [], []


def _one_short(X, y, size):
    order, start = _shuffled(len(X)), 0
    while start + size < len(X) or start + size > len(X) > start:
        part = order[start : start + size]
        yield [X[i] for i in part], [y[i] for i in part]
        start += size


def _none_of_one(X, y, size):
    order = _shuffled(len(X))
    for start in range(0, len(X) - 1, size):
        part = order[start : start + size]
        yield [X[i] for i in part], [y[i] for i in part]


def _reusing(X, y, size):
    points, labels = [], []
    for i in _shuffled(len(X)):
        points.append(X[i])
        labels.append(y[i])
        if len(points) == size:
            yield points, labels
            points.clear()
            labels.clear()
    yield points, labels


def _apart(X, y, size):
    X, y = (random.sample(column, len(column)) for column in (X, y))
    return _cut(range(len(X)), X, y, size)


def _labels_left(X, y, size):
    return _cut(range(len(X)), random.sample(X, len(X)), y, size)


def _in_place(X, y, size):
    state = random.getstate()
    random.shuffle(X)
    after = random.getstate()
    random.setstate(state)
    random.shuffle(y)
    random.setstate(after)
    return _cut(range(len(X)), X, y, size)


def _overlapping(X, y, size):
    order = _shuffled(len(X))
    for k in range(len(X) - size + 1):
        yield [X[i] for i in order[k : k + size]], [y[i] for i in order[k : k + size]]


def _drawing(X, y, size):
    for _ in range(ceil(len(X) / size)):
        part = random.sample(range(len(X)), min(size, len(X)))
        yield [X[i] for i in part], [y[i] for i in part]


def _replacing(X, y, size):
    return _cut([random.randrange(len(X)) for _ in X], X, y, size)


def _endless(X, y, size):
    while True:
        yield from batches(X, y, size)


def _first(X, y, size):
    for points, labels in batches(X, y, size):
        return [(points, labels)]


def _flat(X, y, size):
    for points, labels in batches(X, y, size):
        yield from zip(points, labels)


def _places(X, y, size):
    for part, _ in batches(range(len(X)), y, size):
        yield [*part], part


def _only_points(X, y, size):
    for points, _ in batches(X, y, size):
        yield points


def _with_empty_end(X, y, size):
    order = _shuffled(len(X))
    for k in range(len(X) // size + 1):
        part = order[k * size : (k + 1) * size]
        yield [X[i] for i in part], [y[i] for i in part]


def _always_eight(X, y, size):
    return batches(X, y, size if size > 10 else 8)


def _parts(X, y, size):
    for part in np.array_split(_shuffled(len(X)), size):
        yield [X[i] for i in part], [y[i] for i in part]


def _seeded(n, size):
    order = list(range(n))
    random.Random(0).shuffle(order)
    return order


def _blocks(X, y, size):
    return random.sample(list(_cut(range(len(X)), X, y, size)), ceil(len(X) / size))


def _inside(n, size):
    return [i for k in range(0, n, size) for i in random.sample(range(k, min(k + size, n)), min(k + size, n) - k)]


def _turned(n, size):
    start = random.randrange(n)
    return [*range(start, n), *range(start)]


def _wrapped(X, y, size):
    order = _shuffled(len(X))
    order += order[: -len(order) % size]
    return _cut(order, X, y, size)


def _by_loop(lr, gamma, every, k):
    for epoch in range(1, k + 1):
        if epoch % every == 0:
            lr *= gamma
    return lr


RIGHT = {"16.3": lambda lr, gamma, every, k: lr * gamma ** (k // every), "16.4": batches}
MORE_RIGHT = [
    ("16.1", 4),
    ("16.1", np.float64(4.0)),
    ("16.2", 1 / 20),
    ("16.3", _by_loop),
    ("16.3", lambda lr, gamma, every, k: np.float64(lr) * gamma ** int(k / every)),
    ("16.4", _of_pairs),
    ("16.4", _of_numpy),
    ("16.4", _popping),
    ("16.4", _of_loader),
]
WRONG = {
    "16.3": {
        "smooth": lambda lr, gamma, every, k: lr * gamma ** (k / every),
        "once": lambda lr, gamma, every, k: lr * gamma if k >= every else lr,
        "twice": lambda lr, gamma, every, k: lr * gamma ** min(k // every, 2),
        "one more": lambda lr, gamma, every, k: lr * gamma ** (k // every + 1),
        "times": lambda lr, gamma, every, k: lr * gamma * (k // every),
        "each": lambda lr, gamma, every, k: lr * gamma**k,
        "rest": lambda lr, gamma, every, k: lr * gamma ** (k % every),
        "zero": lambda lr, gamma, every, k: lr * gamma ** (k // every) * min(k, 1),
        "divided": lambda lr, gamma, every, k: lr / gamma ** (k // every),
        "count": lambda lr, gamma, every, k: k // every,
        "share": lambda lr, gamma, every, k: gamma ** (k // every),
        "subtracted": lambda lr, gamma, every, k: lr - gamma * (k // every),
        "rounded": lambda lr, gamma, every, k: lr * gamma ** round(k / every),
        "early": lambda lr, gamma, every, k: lr * gamma ** ((k + 1) // every),
        "late": lambda lr, gamma, every, k: lr * gamma ** (max(k - 1, 0) // every),
        "one minus": lambda lr, gamma, every, k: lr * (1 - gamma) ** (k // every),
        "fixed": lambda lr, gamma, every, k: lr * 0.5 ** (k // every),
        "other": lambda lr, gamma, every, k: lr * gamma ** (k // every) + 0.001,
    },
    "16.4": {
        "endless": _endless,
        "reused": _reusing,
        "pairs": _only_points,
        "dropped": _dropping,
        "first": _first,
        "whole": lambda X, y, size: batches(X, y, len(X)),
        "filled": _wrapped,
        "empty": _with_empty_end,
        "number": _parts,
        "overlap": _overlapping,
        "sizes": lambda X, y, size: batches(X, y, size - 1),
        "fixed size": _always_eight,
        "drawn": _replacing,
        "apart": _apart,
        "indices": _places,
        "same order": _ordered(_seeded),
        "company": _blocks,
        "in a row": _ordered(_turned),
        "in place": _in_place,
        "other": lambda X, y, size: batches(X, y, min(size, 19)),
    },
}
MORE_WRONG = [
    ("16.1", "in quotes", "4.0"),
    ("16.3", "times", lambda lr, gamma, every, k: lr),
    ("16.3", "times", lambda lr, gamma, every, k: lr * gamma if k % every == 0 else lr),
    ("16.3", "fixed", lambda lr, gamma, every, k: lr * gamma ** (k // 10)),
    ("16.3", "rest", lambda lr, gamma, every, k: lr * gamma**every),
    ("16.3", "return", lambda lr, gamma, every, k: print(end="")),
    ("16.4", "dropped", _counting_until_full),
    ("16.4", "dropped", _one_short),
    ("16.4", "dropped", _none_of_one),
    ("16.4", "pairs", _flat),
    ("16.4", "filled", _drawing),
    ("16.4", "apart", _labels_left),
    ("16.4", "indices", lambda X, y, size: batches(y, X, size)),
    ("16.4", "same order", _ordered(lambda n, size: range(n))),
    ("16.4", "same order", lambda X, y, size: DataLoader(X, y, size, shuffle=True)),
    ("16.4", "company", _ordered(_inside)),
    ("16.4", "pairs", lambda X, y, size: len(X) // size),
    ("16.4", "return", lambda X, y, size: print(end="")),
]

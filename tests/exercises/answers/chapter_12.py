"""Answers to chapter 12, right and wrong."""

import math
from functools import partial
from statistics import fmean, median, pstdev, pvariance, stdev

import numpy as np

from scalargrad import Value


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def slope_at(x):
    return sigmoid(x) * (1 - sigmoid(x))


def _pair(slope):
    return lambda x: (math.tanh(x), slope(x, math.tanh(x)))


def _by_exp(x):
    a, b = math.exp(x), math.exp(-x)
    t = (a - b) / (a + b)
    return t, 1 - t * t


def _by_value(x):
    v = Value(x)
    t = v.tanh()
    t.backward()
    return t.data, v.grad


def _chain(before=1.0, step=None, end=None):
    """A loop over n sigmoids; `step` gives the next slope and x."""

    def slope_through(x, n):
        slope = before
        for _ in range(n):
            slope, x = step(slope, x)
        return end(slope, x) if end else slope

    return slope_through


def _through(slope, x):
    return slope * slope_at(x), sigmoid(x)


def _value_chain(x, n):
    start = v = Value(x)
    for _ in range(n):
        v = v.sigmoid()
    v.backward()
    return start.grad


def _grad_of_the_last(x, n):
    v = Value(x)
    for _ in range(n):
        v = v.sigmoid()
    v.backward()
    return v.grad


def _recursive(x, n):
    return 1.0 if n == 0 else slope_at(x) * _recursive(sigmoid(x), n - 1)


def _first_alone(x, n):
    return slope_at(x) if n else 1.0


def _nothing(x, n):
    slope = slope_at(x)
    for _ in range(n - 1):
        x = sigmoid(x)
        slope *= slope_at(x)
    return slope


def _flat(outputs):
    return [y for row in outputs for y in row]


def _share(outputs):
    numbers = _flat(outputs)
    return sum(abs(y) > 0.97 for y in numbers) / len(numbers)


def _mean_of_rows(outputs):
    return fmean(fmean(abs(y) > 0.97 for y in row) for row in outputs)


def _with_numpy(outputs):
    return np.mean(np.abs(np.array(outputs)) > 0.97)


def _columns(outputs, ask):
    return fmean(ask(abs(y) > 0.97 for y in column) for column in zip(*outputs))


def _fit(X, deviation=pstdev, mean=fmean):
    columns = list(zip(*X))
    return [mean(c) for c in columns], [deviation(c) or 1.0 for c in columns]


def _apply(X, numbers):
    return [[(v - m) / d for v, m, d in zip(row, *numbers)] for row in X]


def _standardize(deviation=pstdev, mean=fmean):
    def standardize(X_train, X_test):
        numbers = _fit(X_train, deviation, mean)
        return _apply(X_train, numbers), _apply(X_test, numbers)

    return standardize


def _fitted_twice(X_train, X_test):
    return _apply(X_train, _fit(X_train)), _apply(X_test, _fit(X_test))


def _on_both(deviation=pstdev):
    def standardize(X_train, X_test):
        numbers = _fit(X_train + X_test, deviation)
        return _apply(X_train, numbers), _apply(X_test, numbers)

    return standardize


def _in_place(X_train, X_test):
    numbers = _fit(X_train)
    for X in (X_train, X_test):
        for row in X:
            row[:] = [(v - m) / d for v, m, d in zip(row, *numbers)]
    return X_train, X_test


def _zip_used_twice(X_train, X_test):
    columns = zip(*X_train)
    numbers = [fmean(c) for c in columns], [pstdev(c) for c in columns]
    return _apply(X_train, numbers), _apply(X_test, numbers)


def _columns_of(X):
    return [list(column) for column in zip(*X)]


def _without_constant(X_train, X_test):
    keep = [j for j, column in enumerate(zip(*X_train)) if len(set(column)) > 1]
    return [[[row[j] for j in keep] for row in X] for X in _standardize()(X_train, X_test)]


def _one_scale(X_train, X_test):
    every = _flat(X_train)
    m, d = fmean(every), pstdev(every)
    return [[[(v - m) / d for v in row] for row in X] for X in (X_train, X_test)]


def _by_row(X_train, X_test):
    return [[[(v - fmean(row)) / (pstdev(row) or 1.0) for v in row] for row in X] for X in (X_train, X_test)]


def _constant(X_train, X_test):
    columns = list(zip(*X_train))
    numbers = [fmean(c) for c in columns], [pstdev(c) for c in columns]
    return _apply(X_train, numbers), _apply(X_test, numbers)


def _with_arrays(X_train, X_test):
    A, B = np.array(X_train), np.array(X_test)
    d = A.std(axis=0)
    d[d == 0] = 1.0
    return (A - A.mean(axis=0)) / d, (B - A.mean(axis=0)) / d


def _zero_column_left(X_train, X_test):
    numbers = _fit(X_train)
    fixed = [[m if len(set(c)) > 1 else 0.0 for m, c in zip(numbers[0], zip(*X_train))], numbers[1]]
    return _apply(X_train, fixed), _apply(X_test, fixed)


def _to_range(X_train, X_test):
    return _standardize(lambda c: max(c) - min(c), min)(X_train, X_test)


def _other_scale(X_train, X_test):
    return _standardize(lambda c: 3 * pstdev(c))(X_train, X_test)


RIGHT = {
    "12.1": _pair(lambda x, t: 1 - t**2),
    "12.2": _chain(step=_through),
    "12.3": _share,
    "12.4": _standardize(),
}
MORE_RIGHT = [
    ("12.1", _by_value),
    ("12.1", lambda x: (np.tanh(x), 1 - np.tanh(x) ** 2)),
    ("12.1", lambda x: (math.tanh(x), 1 / math.cosh(min(abs(x), 300)) ** 2)),
    ("12.2", _value_chain),
    ("12.2", _recursive),
    ("12.3", _mean_of_rows),
    ("12.3", _with_numpy),
    ("12.4", _with_arrays),
    ("12.4", lambda A, B: list(_standardize()(A, B))),
    ("12.4", lambda A, B: map(partial(_apply, numbers=_fit(A)), (A, B))),
    ("12.4", lambda A, B: (row for row in _standardize()(A, B))),
    ("12.4", lambda A, B: tuple(tuple(map(tuple, part)) for part in _standardize()(A, B))),
]
WRONG = {
    "12.1": {
        "one": lambda x: 1 - math.tanh(x) ** 2,
        "swapped": lambda x: (1 - math.tanh(x) ** 2, math.tanh(x)),
        "not squared": _pair(lambda x, t: 1 - t),
        "input": _pair(lambda x, t: 1 - x * x),
        "of sigmoid": _pair(lambda x, t: t * (1 - t)),
        "twice": _pair(lambda x, t: 1 - math.tanh(t) ** 2),
        "plus": _pair(lambda x, t: 1 + t * t),
        "square inside": _pair(lambda x, t: 1 - math.tanh(x * x)),
        "negative": lambda x: (math.tanh(abs(x)), 1 - math.tanh(x) ** 2),
        "overflow": _by_exp,
        "other": _pair(lambda x, t: 1 / math.cosh(min(x, 1.0)) ** 2),
    },
    "12.2": {
        "output": _chain(step=lambda slope, x: (sigmoid(x), sigmoid(x))),
        "of tanh": _chain(step=lambda slope, x: (slope * (1 - math.tanh(x) ** 2), math.tanh(x))),
        "one too many": lambda x, n: _recursive(x, n + 1),
        "same place": lambda x, n: slope_at(x) ** n,
        "added": _chain(before=0.0, step=lambda slope, x: (slope + slope_at(x), sigmoid(x))),
        "first alone": _first_alone,
        "last alone": _chain(step=lambda slope, x: (slope_at(x), sigmoid(x))),
        "slope of slope": _chain(step=lambda slope, x: (slope * slope_at(x), slope_at(x))),
        "at best": lambda x, n: _recursive(0.0, n),
        "nothing": _nothing,
        "other": lambda x, n: 0.9 * _recursive(x, n),
    },
    "12.3": {
        "count": lambda outputs: sum(abs(y) > 0.97 for y in _flat(outputs)),
        "percent": lambda outputs: 100 * _share(outputs),
        "by neuron": lambda outputs: [fmean(abs(y) > 0.97 for y in column) for column in zip(*outputs)],
        "by rows": lambda outputs: sum(abs(y) > 0.97 for y in _flat(outputs)) / len(outputs),
        "inside": lambda outputs: fmean(abs(y) < 0.97 for y in _flat(outputs)),
        "one side": lambda outputs: fmean(y > 0.97 for y in _flat(outputs)),
        "border": lambda outputs: fmean(abs(y) >= 0.97 for y in _flat(outputs)),
        "always flat": lambda outputs: _columns(outputs, all) if len(outputs) > 2 else _share(outputs),
        "mean first": lambda outputs: (
            _share(outputs) if fmean(_flat(outputs)) else float(abs(fmean(_flat(outputs))) > 0.97)
        ),
        "other": lambda outputs: 1 - 0.9 * _share(outputs),
    },
    "12.4": {
        "pair": lambda A, B: _standardize()(A, B)[0],
        "sets swapped": lambda A, B: _standardize()(A, B)[::-1],
        "on the test set": lambda A, B: _standardize()(B, A)[::-1],
        "fitted twice": _fitted_twice,
        "both": _on_both(),
        "test as it was": lambda A, B: (_standardize()(A, B)[0], B),
        "unbiased": _standardize(stdev),
        "only shifted": _standardize(lambda c: 1.0),
        "variance": _standardize(pvariance),
        "only divided": _standardize(mean=lambda c: 0.0),
        "range": _to_range,
        "one scale": _one_scale,
        "empty": _zip_used_twice,
        "columns": lambda A, B: [_columns_of(part) for part in _standardize()(A, B)],
        "middle": _standardize(mean=median),
        "in place": _in_place,
        "constant": _constant,
        "other": _other_scale,
    },
}
MORE_WRONG = [
    ("12.1", "overflow", lambda x: (2 / (1 + math.exp(-2 * x)) - 1, 1 - math.tanh(x) ** 2)),
    ("12.2", "same place", lambda x, n: math.prod([slope_at(x)] * n)),
    ("12.2", "nothing", lambda x, n: _recursive(x, n) if n else x),
    ("12.3", "one side", lambda outputs: len([y for y in _flat(outputs) if y > 0.97]) / len(_flat(outputs))),
    ("12.2", "of tanh", lambda x, n: _recursive(x, n - 1) if n else 1.0),
    ("12.2", "of tanh", _grad_of_the_last),
    ("12.3", "inside", lambda outputs: fmean(abs(y) <= 0.97 for y in _flat(outputs))),
    ("12.3", "by rows", lambda outputs: fmean(bool(y > 0.97 or -0.97) for y in _flat(outputs))),
    ("12.4", "pair", lambda A, B: dict(zip(("train", "test"), _standardize()(A, B)))),
    ("12.4", "pair", lambda A, B: _fit(A)[0][0]),
    ("12.4", "empty", lambda A, B: ([], [])),
    ("12.4", "columns", lambda A, B: (_standardize()(A, B)[0], _columns_of(_standardize()(A, B)[1]))),
    ("12.4", "columns", lambda A, B: (_columns_of(_standardize()(A, B)[0]), _standardize()(A, B)[1])),
    ("12.4", "constant", _without_constant),
    ("12.4", "middle", _standardize(mean=lambda c: (min(c) + max(c)) / 2)),
    ("12.4", "one scale", _by_row),
    ("12.4", "constant", _zero_column_left),
    ("12.4", "both", _on_both(stdev)),
]

"""Answers to chapter 19, right and wrong."""

import numpy as np


def summed(gradient, rows, columns):
    if rows == 1:
        gradient = [[sum(column) for column in zip(*gradient)]]
    return [[sum(row)] for row in gradient] if columns == 1 else gradient


def _along(down, across, keepdims=True, by=np.sum):
    """Sums along axis 0 where `down` says so of the rows and columns asked for, along axis 1 where `across` does."""

    def answer(gradient, rows, columns):
        axes = [k for k, asks in enumerate((down, across)) if asks(rows, columns)]
        return by(np.array(gradient), axis=tuple(axes), keepdims=keepdims)

    return answer


def _row(rows, columns):
    return rows == 1


def _column(rows, columns):
    return columns == 1


def _never(rows, columns):
    return False


def _always(rows, columns):
    return True


def _one_use(gradient, rows, columns):
    return [row[:columns] for row in gradient[:rows]]


def _by_length(gradient, rows, columns):
    """Only where the gradient has more: right. Only the first such axis: wrong."""
    if rows < len(gradient):
        return summed(gradient, rows, len(gradient[0]))
    return summed(gradient, rows, columns)


def _in_place(gradient, rows, columns):
    gradient[:] = summed(gradient, rows, columns)
    return gradient


def _same_row(gradient, rows, columns):
    summed = [[0.0] * columns] * rows
    for i, row in enumerate(gradient):
        for j, g in enumerate(row):
            summed[i if rows > 1 else 0][j if columns > 1 else 0] += g
    return summed


def _spread_again(gradient, rows, columns):
    return np.array(summed(gradient, rows, columns)) + np.zeros_like(gradient)


def squared(outputs, targets):
    if len(outputs) != len(targets):
        raise ValueError("lengths")
    if isinstance(outputs[0], list):
        if any(len(row) != 1 for row in outputs):
            raise ValueError("rows")
        outputs = [row[0] for row in outputs]
    return _mean(outputs, targets)


def _mean(outputs, targets, each=lambda o, t: (o - t) ** 2):
    return sum(each(o, t) for o, t in zip(outputs, targets)) / len(targets)


def _checked(mean):
    """With all checks, and another mean."""

    def answer(outputs, targets):
        squared(outputs, targets)
        return mean([o[0] if isinstance(o, list) else o for o in outputs], targets)

    return answer


def _broadcast(outputs, targets):
    return ((np.array(outputs) - np.array(targets)) ** 2).mean()


def _spreads_one(outputs, targets):
    if 1 not in (len(outputs), len(targets)):
        return squared(outputs, targets)
    flat = np.array(outputs).reshape(-1)
    return ((flat - np.array(targets)) ** 2).mean()


def _no_lengths(outputs, targets):
    return _mean([o[0] if isinstance(o, list) else o for o in outputs], targets)


def _takes_first(outputs, targets):
    if len(outputs) != len(targets):
        raise ValueError
    return _mean([o[0] if isinstance(o, list) else o for o in outputs], targets)


def _one_row(k):
    """Looks at one row only."""

    def answer(outputs, targets):
        if isinstance(outputs[k], list) and len(outputs[k]) != 1:
            raise ValueError
        return _takes_first(outputs, targets)

    return answer


def _too_many(outputs, targets):
    """Asks for rows of more than one number, not for empty ones."""
    if isinstance(outputs[0], list) and any(len(row) > 1 for row in outputs):
        raise ValueError
    return _takes_first(outputs, targets)


def _no_empty_row(outputs, targets):
    """Adds up what the rows have, where none has two."""
    if isinstance(outputs[0], list) and any(len(row) > 1 for row in outputs):
        raise ValueError
    if len(outputs) != len(targets):
        raise ValueError
    return _mean([sum(o) if isinstance(o, list) else o for o in outputs], targets)


def _flattened(outputs, targets):
    if len(outputs) != len(targets):
        raise ValueError
    flat = [o for row in outputs for o in (row if isinstance(row, list) else [row])]
    if len(flat) != len(targets):
        raise ValueError
    return _mean(flat, targets)


def _reshaped(outputs, targets):
    outputs = np.array(outputs).reshape(-1)
    if len(outputs) != len(targets):
        raise ValueError
    return _mean(outputs, targets)


def _asserts(outputs, targets):
    assert len(outputs) == len(targets)
    return squared(outputs, targets)


def _flat_only(outputs, targets):
    if len(outputs) != len(targets) or isinstance(outputs[0], list):
        raise ValueError
    return _mean(outputs, targets)


def _columns_only(outputs, targets):
    if not isinstance(outputs[0], list):
        raise ValueError
    return squared(outputs, targets)


def _dense(slope=lambda s, g: s > 0, finish=lambda g_X, g_W, g_b, G: (g_X, g_W, g_b), with_b=True):
    """A dense layer backward in NumPy, with another slope or another end."""

    def backward(X, W, b, G):
        X, W, b, G = map(np.array, (X, W, b, G))
        G = G * slope(X @ W.T + (b if with_b else 0.0), G)
        return finish(G @ W, G.T @ X, G.sum(axis=0), G)

    return backward


def _in_lists(X, W, b, G):
    g_X, g_W, g_b = [[0.0] * len(x) for x in X], [[0.0] * len(w) for w in W], [0.0] * len(b)
    for i, x in enumerate(X):
        for j, w in enumerate(W):
            if sum(a * z for a, z in zip(w, x)) + b[j] > 0:
                g_b[j] += G[i][j]
                for k in range(len(x)):
                    g_W[j][k] += G[i][j] * x[k]
                    g_X[i][k] += G[i][j] * w[k]
    return [g_X, g_W, g_b]


def _some(bent_X, bent_W, bent_b):
    """The slope of ReLU for some of the three alone."""

    def backward(X, W, b, G):
        bent, straight = _in_lists(X, W, b, G), _dense(slope=lambda s, g: 1)(X, W, b, G)
        return [(bent if asks else straight)[i] for i, asks in enumerate((bent_X, bent_W, bent_b))]

    return backward


def _turned_weights(X, W, b, G):
    """G Wᵀ for the inputs, where that fits."""
    g_X, g_W, g_b = _in_lists(X, W, b, G)
    bent = np.array(G) * (np.array(X) @ np.array(W).T + np.array(b) > 0)
    return (bent @ np.array(W).T if len(W) == len(W[0]) else g_X), g_W, g_b


def _changes_G(X, W, b, G):
    for g, x in zip(G, X):
        for j, w in enumerate(W):
            g[j] *= sum(a * z for a, z in zip(w, x)) + b[j] > 0
    return _in_lists(X, W, b, G)


RIGHT = {"19.2": summed, "19.3": squared, "19.4": _in_lists}
WRONG = {
    "19.2": {
        "flat": _along(_row, _column, keepdims=False),
        "turned": lambda *given: np.array(summed(*given)).T,
        "other axis": _along(_column, _row),
        "mean": _along(_row, _column, by=np.mean),
        "one use": _one_use,
        "all": lambda gradient, rows, columns: sum(map(sum, gradient)),
        "same row": _same_row,
        "nothing": _along(_never, _never),
        "spread again": _spread_again,
        "one axis": _by_length,
        "always": lambda gradient, rows, columns: summed(
            gradient, *((1, 3) if rows == columns - 1 else (rows, columns))
        ),
        "in place": _in_place,
        "other": lambda gradient, rows, columns: [[0.0] * columns for _ in range(rows)],
    },
    "19.3": {
        "each": _broadcast,
        "sum": _checked(lambda o, t: _mean(o, t) * len(t)),
        "root": _checked(lambda o, t: _mean(o, t) ** 0.5),
        "half": _checked(lambda o, t: _mean(o, t) / 2),
        "divisor": _checked(lambda o, t: _mean(o, t) * len(t) / max(len(t) - 1, 1)),
        "abs": _checked(lambda o, t: _mean(o, t, lambda o, t: abs(o - t))),
        "no square": _checked(lambda o, t: _mean(o, t, lambda o, t: o - t)),
        "no mean": _checked(lambda o, t: [(a - b) ** 2 for a, b in zip(o, t)]),
        "refuses all": _columns_only,
        "list": lambda outputs, targets: (outputs - targets) ** 2,
        "column": _mean,
        "lengths": _no_lengths,
        "one for all": _spreads_one,
        "wide": _takes_first,
        "first row": _one_row(0),
        "last row": _one_row(-1),
        "flattened": _flattened,
        "kind": _asserts,
        "other": _checked(lambda o, t: 7.0),
    },
    "19.4": {
        "no bend": _dense(slope=lambda s, g: 1),
        "bend for some": _some(False, True, True),
        "bend of G": _dense(slope=lambda s, g: g > 0),
        "times h": _dense(slope=lambda s, g: np.maximum(s, 0)),
        "at zero": _dense(slope=lambda s, g: s >= 0),
        "no bias": _dense(with_b=False),
        "mean": _dense(finish=lambda x, w, b, G: (x, w / len(G), b / len(G))),
        "bias not summed": _dense(finish=lambda x, w, b, G: (x, w, G)),
        "bias of rows": _dense(finish=lambda x, w, b, G: (x, w, G.sum(axis=1))),
        "bias of all": _dense(finish=lambda x, w, b, G: (x, w, G.sum())),
        "turned": _dense(finish=lambda x, w, b, G: (x, w.T, b)),
        "order": _dense(finish=lambda x, w, b, G: (w, x, b)),
        "no inputs": _dense(finish=lambda x, w, b, G: (w, b)),
        "in place": _changes_G,
        "other": _dense(finish=lambda x, w, b, G: (0 * x, 0 * w, 0 * b)),
    },
}
MORE_RIGHT = [
    ("19.2", _along(_row, _column)),
    ("19.2", lambda gradient, rows, columns: tuple(tuple(row) for row in summed(gradient, rows, columns))),
    ("19.3", lambda outputs, targets: np.float64(squared(outputs, targets))),
    ("19.4", _dense()),
    ("19.4", lambda *given: tuple(_in_lists(*given))),
]
MORE_WRONG = [
    ("19.2", "one axis", lambda g, rows, columns: summed(g, rows, columns if rows > 1 else len(g[0]))),
    ("19.2", "all", _along(_always, _always)),
    ("19.2", "other axis", lambda g, *lengths: summed(g, *((2, 1) if lengths == (1, 2) else lengths))),
    ("19.3", "each", lambda o, t: squared(o, t) if not isinstance(o[0], list) else _broadcast(o, t)),
    ("19.3", "column", _flat_only),
    ("19.3", "kind", _too_many),
    ("19.3", "wide", _no_empty_row),
    ("19.3", "flattened", _reshaped),
    ("19.3", "lengths", lambda o, t: _mean(o if not isinstance(o[0], list) else [row[0] for row in o], t)),
    ("19.4", "bend for some", _some(True, False, False)),
    ("19.4", "bend for some", _some(True, True, False)),
    ("19.4", "bend for some", _some(False, True, False)),
    ("19.4", "bias not summed", _dense(finish=lambda x, w, b, G: (x, w, b[None, :]))),
    ("19.4", "mean", _dense(finish=lambda x, w, b, G: (x, w, b / len(G)))),
    ("19.4", "mean", _dense(finish=lambda x, w, b, G: (x / len(G), w / len(G), b / len(G)))),
    ("19.4", "turned", _turned_weights),
    ("19.4", "turned", _dense(finish=lambda x, w, b, G: (x.T, w, b))),
    ("19.4", "order", _dense(finish=lambda x, w, b, G: (w, b, x))),
]  # fmt: skip

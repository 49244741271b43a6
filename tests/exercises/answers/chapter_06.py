"""Answers to chapter 6, right and wrong."""

import math
from fractions import Fraction

import numpy as np

from scalargrad import Neuron, Value, dot


def _neuron(w, x, b):
    return dot(w, x, b, "tanh")


def _loop(w, x, b):
    if len(w) != len(x):
        raise ValueError("as many inputs as weights")
    s = 0
    for i in range(len(w)):
        s += x[i] * w[i]
    return (b + s).tanh()


def _number(w, x, b):
    return _neuron(w, x, b).data


def _without_bend(w, x, b):
    return dot(w, x, b)


def _without_bias(w, x, b):
    return dot(w, x, None, "tanh")


def _cut(w, x, b):
    return Value(_neuron(w, x, b).data)


def _zipped(w, x, b):
    return sum((wi * xi for wi, xi in zip(w, x)), b).tanh()


def _bent(bend):
    return lambda w, x, b: bend(dot(w, x, b))


def _products(w, x):
    if len(w) != len(x):
        raise ValueError
    return [wi * xi for wi, xi in zip(w, x)]


def _sum(values):
    return sum(values[1:], values[0])


def _asserted(w, x, b):
    assert len(w) == len(x)
    return _zipped(w, x, b)


def _indexed(w, x, b):
    return _sum([b, *[w[i] * x[i] for i in range(max(len(w), len(x)))]]).tanh()


def _other_error(w, x, b):
    if len(w) != len(x):
        raise TypeError("lengths differ")
    return _neuron(w, x, b)


def _unpacked(w, x, b):
    w1, w2, w3 = w
    x1, x2, x3 = x
    return (w1 * x1 + w2 * x2 + w3 * x3 + b).tanh()


def _two_unpacked(w, x, b):
    (w1, w2), (x1, x2) = w, x
    return (w1 * x1 + w2 * x2 + b).tanh()


def _in_place(w, x, b):
    if len(w) != len(x):
        raise ValueError
    for i in range(len(w)):
        w[i] = w[i] * x[i]
    return sum(w, b).tanh()


def _used_up(w, x, b):
    if len(w) != len(x):
        raise ValueError
    s = b
    while w:
        s = s + w.pop() * x.pop()
    return s.tanh()


def _bias_as_weight(w, x, b):
    if len(w) != len(x):
        raise ValueError
    w.append(b)
    x.append(1.0)
    return _sum(_products(w, x)).tanh()


def _backward_inside(w, x, b):
    y = _loop(w, x, b)
    y.backward()
    return y


def _packed(w, x, b):
    neuron = Neuron(len(w))
    neuron.w, neuron.b = w, b
    return neuron(x)


def _line(P, Q, inside):
    w = (P[1] - Q[1], Q[0] - P[0])
    b = -_dot(w, P)
    return (w, b) if _dot(w, inside) + b > 0 else ((-w[0], -w[1]), -b)


def _dot(w, x):
    return w[0] * x[0] + w[1] * x[1]


def _steepness(P, Q, inside):
    steep = (Q[1] - P[1]) / (Q[0] - P[0])
    w, b = (-steep, 1.0), steep * P[0] - P[1]
    return (w, b) if _dot(w, inside) + b > 0 else ((-w[0], -w[1]), -b)


def _flat(P, Q, inside):
    (w1, w2), b = _line(P, Q, inside)
    return w1, w2, b


def _no_weights(P, Q, inside):
    return (0.0, 0.0), 0.0


def _along(P, Q, inside):
    return (Q[0] - P[0], Q[1] - P[1]), 0.0


def _wrong_shift(P, Q, inside):
    w, b = _line(P, Q, inside)
    return w, b + 1.0


def _upright_one_way(P, Q, inside):
    return ((1.0, 0.0), -P[0]) if P[0] == Q[0] else _line(P, Q, inside)


def _level_one_way(P, Q, inside):
    return ((0.0, 1.0), -P[1]) if P[1] == Q[1] else _line(P, Q, inside)


def _in_quotes(P, Q, inside):
    w, b = _line(P, Q, inside)
    return tuple(map(str, w)), str(b)


def _any_side(P, Q, inside):
    w, b = _line(P, Q, inside)
    return (-w[0], -w[1]), -b


RIGHT = {"6.2": [1.0, 1.0, -0.5], "6.3": _loop, "6.4": _line}
WRONG = {
    "6.2": {
        "count": [1, 1],
        "order": [-0.5, 1, 1],
        "zero": [1, 1, 0],
        "and": [1, 1, -1.5],
        "turned": [-1, -1, 0.5],
        "always": [1, 1, 1],
        "never": [1, 1, -3],
        "one": [1, 0.2, -0.5],
        "other": [1, -1, -0.5],
    },
    "6.3": {
        "value": _number,
        "uncalled": lambda w, x, b: _sum(_products(w, x)).tanh,
        "fixed": lambda w, x, b: _neuron([w[0], w[1], w[2]], x, b),
        "changed": _in_place,
        "backward": _backward_inside,
        "ready": _neuron,
        "bend": _without_bend,
        "bias": _without_bias,
        "cut": _cut,
        "sigmoid": _bent(Value.sigmoid),
        "biases": lambda w, x, b: _sum([p + b for p in _products(w, x)]).tanh(),
        "minus": lambda w, x, b: (_sum(_products(w, x)) - b).tanh(),
        "late": lambda w, x, b: _sum(_products(w, x)).tanh() + b,
        "each": lambda w, x, b: _sum([b, *[p.tanh() for p in _products(w, x)]]).tanh(),
        "one": lambda w, x, b: (_products(w, x)[-1] + b).tanh(),
        "cut bias": lambda w, x, b: _neuron(w, x, b.data),
        "cut input": lambda w, x, b: _neuron(w, [getattr(v, "data", v) for v in x], b),
        "assert": _asserted,
        "index": _indexed,
        "kind": _other_error,
        "zip": _zipped,
        "other": lambda w, x, b: dot(w, x[::-1], b, "tanh"),
    },
    "6.4": {
        "vertical": _steepness,
        "shape": _flat,
        "swapped": lambda P, Q, inside: _line(P, Q, inside)[::-1],
        "no bias": lambda P, Q, inside: (_line(P, Q, inside)[0], 0.0),
        "minus": lambda P, Q, inside: (_line(P, Q, inside)[0], -_line(P, Q, inside)[1]),
        "nowhere": _no_weights,
        "along": _along,
        "shift": _wrong_shift,
        "side": _any_side,
    },
}


def _turned(P, Q, inside, form):
    w = np.array([P[1] - Q[1], Q[0] - P[0]]) * 3.0
    b = -w @ P
    sign = np.sign(w @ inside + b)
    return form([float(v) for v in sign * w]), sign * b


MORE_RIGHT = [
    ("6.1", (4, 1, 0.5, -1)),
    ("6.1", np.array([4, 1, 0.5, -1])),
    ("6.1", [Value(4.0), Value(1.0), 0.5, -1]),
    ("6.2", (2, 2, -1)),
    ("6.2", np.array([5.0, 5.0, -0.1])),
    ("6.2", [1, 1, Fraction(-1, 2)]),
    ("6.2", [Value(1.0), Value(3.0), Value(-0.9)]),
    ("6.3", _loop),
    ("6.3", lambda w, x, b: sum((wi * xi for wi, xi in zip(w, x, strict=True)), start=b).tanh()),
    ("6.4", lambda P, Q, inside: _turned(P, Q, inside, list)),
    ("6.4", lambda P, Q, inside: _turned(P, Q, inside, np.array)),
    ("6.4", lambda P, Q, inside: _turned(Q, P, inside, tuple)),
]
MORE_WRONG = [
    ("6.1", "other", [4, 1, -0.5, 1]),
    ("6.1", "form", [4, 1, 0.5]),
    ("6.1", "other order", (0.5, 1, 4, -1)),
    ("6.1", "in quotes", "4, 1, 0.5, -1"),
    ("6.1", "form", [[4, 1], [0.5, -1]]),
    ("6.1", "form", [4, 1, 0.5, -1, 1]),
    ("6.2", "zero", [1, 1, -1]),
    ("6.2", "always", [1, 1, 0.5]),
    ("6.2", "other", [1, -1, -0.5]),
    ("6.2", "count", ["a", 1, 1]),
    ("6.2", "count", "1 1 -0.5"),
    ("6.2", "count", [math.nan, 1, 1]),
    ("6.2", "count", [math.inf, math.inf, -1]),
    ("6.2", "count", [[1, 1], -0.5]),
    ("6.2", "count", 3),
    ("6.2", "is None", None),
    ("6.3", "other", lambda w, x, b: _loop(w, x, 2 * b)),
    ("6.3", "other", lambda w, x, b: _loop([abs(v) for v in w], x, b)),
    ("6.3", "other", lambda w, x, b: _loop(w, x, b).relu()),
    ("6.3", "fixed", lambda w, x, b: _loop(w[:3], [*x, 0][:3], b)),
    ("6.3", "fixed", _unpacked),
    ("6.3", "error", _two_unpacked),
    ("6.3", "changed", _used_up),
    ("6.3", "changed", _bias_as_weight),
    ("6.3", "ready", _packed),
    ("6.3", "ready", lambda w, x, b: dot(w, x, b).tanh()),
    ("6.3", "cut", lambda w, x, b: _loop([*w[:2], *[v.data for v in w[2:]]], x, b)),
    ("6.3", "bend", lambda w, x, b: (_sum(_products(w, x)) + b).relu()),
    ("6.3", "return", lambda w, x, b: _loop(w, x, b) if len(w) == len(x) else None),
    ("6.3", "error returned", lambda w, x, b: _loop(w, x, b) if len(w) == len(x) else ValueError("lengths")),
    ("6.3", "cut", lambda w, x, b: _loop([Value(v.data) for v in w], x, b)),
    ("6.3", "of one", lambda w, x, b: [_loop(w, x, b)]),
    ("6.4", "along", lambda P, Q, inside: ((1, 1), -1)),
    ("6.4", "nowhere", lambda P, Q, inside: _turned(P, Q, P, tuple)),
    ("6.4", "nowhere", lambda P, Q, inside: (inside, 0)),
    ("6.4", "side", _upright_one_way),
    ("6.4", "side", _level_one_way),
    ("6.4", "shape", _in_quotes),
    ("6.4", "shape", lambda P, Q, inside: (_line(P, Q, inside)[0], None)),
    ("6.4", "shape", lambda P, Q, inside: (_line(P, Q, inside)[0], (_line(P, Q, inside)[1],))),
    ("6.4", "shape", lambda P, Q, inside: [P, Q]),
    ("6.4", "shape", lambda P, Q, inside: (_turned(P, Q, inside, tuple)[0], [_turned(P, Q, inside, tuple)[1]])),
    ("6.4", "along", lambda P, Q, inside: ((Q[1] - P[1], Q[0] - P[0]), 0)),
    ("6.4", "todo", lambda P, Q, inside: None),
]

"""Answers to chapter 14, right and wrong."""

import math

import numpy as np

from scalargrad import Value


def _dead(layer, X):
    columns = zip(*[layer(x) for x in X])
    return sum(all(h.data <= 0 for h in column) for column in columns)


def _sums(layer, X):
    """For each neuron its sums at all points, before the relu."""
    return [[sum(w.data * v for w, v in zip(n.w, x)) + n.b.data for x in X] for n in layer.neurons]


def _outputs(layer, X):
    return [[h.data for h in layer(x)] for x in X]


SAMPLE = [[1.0], [2.0], [-1.0]]


def _by_first_weight(layer, X):
    return sum(all(n.w[0].data * x[0] + n.b.data <= 0 for x in X) for n in layer.neurons)


RIGHT = {
    "14.2": "c, d, b, a",
    "14.3": lambda x, a: a * x + (1 - a) * x.relu(),
    "14.4": _dead,
}
WRONG = {
    "14.2": {"letters": "CDB", "itself": "ADBC", "sigmoid": "DCBA", "silu": "CDAB", "elu": "CABD"},
    "14.3": {
        "number": lambda x, a: max(x.data, a * x.data),
        "sides": lambda x, a: a * x if x.data > 0 else x,
        "added": lambda x, a: x.relu() + a * x,
        "taken": lambda x, a: x.relu() - a * x,
        "off": lambda x, a: -a * (-x).relu() if x.data < 0 else 0 * x,
        "sign": lambda x, a: x.relu() + a * (-x).relu(),
        "flat": lambda x, a: x.relu(),
        "whole": lambda x, a: x.relu() - (-x).relu(),
        "constant": lambda x, a: x if x.data > 0 else Value(-a),
        "curved": lambda x, a: x if x.data > 0 else a * (x.exp() - 1),
        "fixed": lambda x, a: x.apply("leaky_relu"),
        "cut": lambda x, a: Value(x.data if x.data > 0 else a * x.data),
        "cut below": lambda x, a: x.relu() + a * min(x.data, 0.0),
        "larger": lambda x, a: x if x.data > (a * x).data else a * x,
        "slope": lambda x, a: Value(x.data if x.data > 0 else a * x.data, (x,), (a,)),
        "other": lambda x, a: x.relu() + 5,
    },
    "14.4": {
        "list": lambda layer, X: [i for i, sums in enumerate(_sums(layer, X)) if max(sums) <= 0],
        "live": lambda layer, X: sum(max(sums) > 0 for sums in _sums(layer, X)),
        "some point": lambda layer, X: sum(min(sums) <= 0 for sums in _sums(layer, X)),
        "one point": lambda layer, X: sum(h.data <= 0 for h in layer(X[0])),
        "pairs": lambda layer, X: sum(value <= 0 for row in _outputs(layer, X) for value in row),
        "below": lambda layer, X: sum(max(column) < 0 for column in zip(*_outputs(layer, X))),
        "at zero": lambda layer, X: sum(max(sums) < 0 for sums in _sums(layer, X)),
        "share": lambda layer, X: _dead(layer, X) / len(layer.neurons),
        "all points": lambda layer, X: _dead(layer, SAMPLE),
        "inputs": _by_first_weight,
        "other": lambda layer, X: -1,
    },
}
MORE_RIGHT = [
    ("14.1", (0.16798, 0.66404, 0.83202, 1.33123)),
    ("14.1", np.array([1 - 0.83202, 2 * 0.83202 - 1, 0.83202, 1.6 * 0.83202])),
    ("14.2", ["C", "D", "B", "A"]),
    ("14.2", "CDBA"),
    ("14.2", "C, D, B and A"),
    ("14.3", lambda x, a: x.relu() - a * (-x).relu()),
    ("14.3", lambda x, a: x if x.data > 0 else a * x),
    ("14.3", lambda x, a: ((1 + a) * x + (1 - a) * abs(x)) / 2),
    ("14.3", lambda x, a: Value(x.data if x.data > 0 else a * x.data, (x,), (1.0 if x.data > 0 else a,))),
    ("14.4", lambda layer, X: int(np.sum(np.max(_outputs(layer, X), axis=0) == 0))),
    ("14.4", lambda layer, X: np.sum(np.max(_outputs(layer, X), axis=0) <= 0)),
    ("14.4", lambda layer, X: sum(max(sums) <= 0 for sums in _sums(layer, X))),
    ("14.4", lambda layer, X: len({i for i, sums in enumerate(_sums(layer, X)) if not any(s > 0 for s in sums)})),
    ("14.4", lambda layer, X: sum(sum(column) == 0 for column in zip(*_outputs(layer, X)))),
]
MORE_WRONG = [
    ("14.1", "few digits", [0.168, 0.664, 0.832, 1.331]),
    ("14.1", "other order", [0.66404, 0.16798, 0.83202, 1.331232]),
    ("14.2", "letters", "sigmoid"),
    ("14.2", "silu", "CBAD"),
    ("14.3", "number", lambda x, a: float(x.relu().data + a * min(0.0, x.data))),
    ("14.3", "number", lambda x, a: x.data if x.data > 0 else a * x.data),
    ("14.3", "larger", lambda x, a: max(x, a * x, key=lambda v: v.data)),
    ("14.3", "sides", lambda x, a: x if x.data < 0 else a * x),
    ("14.3", "whole", lambda x, a: abs(x)),
    ("14.3", "fixed", lambda x, a: 0.1 * x + 0.9 * x.relu()),
    ("14.3", "cut below", lambda x, a: x if x.data > 0 else Value(a * x.data)),
    ("14.3", "curved", lambda x, a: x if x.data > 0 else a * (math.exp(x.data) - 1) + 0 * x),
    ("14.4", "one point", lambda layer, X: sum(h.data <= 0 for h in layer(X[-1]))),
    ("14.4", "below", lambda layer, X: sum(all(h == 0 for h in row) for row in _outputs(layer, X))),
    ("14.4", "below", lambda layer, X: sum(all(h == 0 for h in column) for column in zip(*map(layer, X)))),
    ("14.4", "at zero", lambda layer, X: sum(all(layer(x)[i].data <= 0 for x in X) for i in range(len(X)))),
    ("14.4", "list", lambda layer, X: [max(column) <= 0 for column in zip(*_outputs(layer, X))]),
]

"""Answers to chapter 8, right and wrong."""

import numpy as np

from scalargrad import MLP, Value


def _tent(x):
    return 2 * x.relu() - 4 * (x - 0.5).relu()


def _number(x):
    return 1.0 - abs(2.0 * x.data - 1.0)


def _straight(x):
    return 2 * x.relu()


def _flat(x):
    return 2 * x.relu() - 2 * (x - 0.5).relu()


def _half(x):
    return x.relu() - 2 * (x - 0.5).relu()


def _slope(x):
    return _tent(x).data + 0 * x


def _other(x):
    return 2 * x.relu() - 3 * (x - 0.5).relu()


def _fold(x):
    return 2 * (x.relu() + (-x).relu()) - 1


def _falling(x):
    return 2 - 2 * x


def _late(x):
    return 2 * (x - 0.25).relu()


def _if(x):
    return 2 * x if x.data <= 0.5 else 2 - 2 * x


def _if_with_relu(x):
    return 2 * x.relu() if x.data <= 0.5 else 2 * (1 - x).relu()


def _dressed_abs(x):
    return (1 - abs(2 * x - 1)).relu() + 0 * x.relu()


def _dressed_if(x):
    return (2 * x if x.data < 0.5 else 2 - 2 * x) + 0 * x.relu() + 0 * (x - 0.5).relu()


def _cancelled_if(x):
    return (2 * x if x.data < 0.5 else 2 - 2 * x) + (x - 0.5).relu() - (x - 0.5).relu()


def _lift(x):
    return (x - 0.5).relu() + 1


def _bare_x(x):
    return 2 * x - 4 * (x - 0.5).relu()


def _three(x):
    return _tent(x) + 2 * (x - 1).relu()


LAYERS = MLP(1, [2, 1], activation="relu")
for _parameter, _start in zip(LAYERS.parameters(), [1.0, 0.0, 1.0, -0.5, 2.0, -4.0, 0.0]):
    _parameter.data = _start

RIGHT = {"8.3": [2, 2, -1], "8.4": _tent}
WRONG = {
    "8.3": {
        "count": [2, 2],
        "lists": [[2, 2], [-1, 0], [0, 1]],
        "zero": [1, 1, 0],
        "edge": [2, 1, -1],
        "turned": [-2, -2, 1],
        "bias": [1, 1, 1],
        "weight": [2, -2, -1],
    },
    "8.4": {
        "number": _number,
        "fold": _fold,
        "half": _half,
        "no kink": _falling,
        "late": _late,
        "curve": lambda x: 4 * x * (1 - x),
        "steep": lambda x: 4 * x.relu() - 2 * (x - 0.5).relu(),
        "upside down": lambda x: 1 - 2 * x.relu() + 4 * (x - 0.5).relu(),
        "straight": _straight,
        "flat": _flat,
        "slope": _slope,
        "no relu": _if,
        "one relu": _if_with_relu,
        "many": _three,
        "dressed": _dressed_abs,
        "forked": _cancelled_if,
        "other": _other,
    },
}


def _whole_tent(x):
    return 1 - (2 * x - 1).relu() - (1 - 2 * x).relu()


MORE_RIGHT = [
    ("8.1", (13.0, 41, np.int64(650))),
    ("8.3", (0.1, 7, -0.05)),
    ("8.3", np.array([3, 3, -2])),
    ("8.4", _whole_tent),
    ("8.4", lambda x: LAYERS([x])[0]),
    ("8.4", lambda x: 2 * x - 4 * (x.relu() - 0.5).relu()),
    ("8.4", lambda x: 2 * (x.relu() - 2 * (x - 0.5).relu())),
    ("8.4", lambda x: 2 * (x - 2 * (x - 0.5).relu()).relu()),
    ("8.4", lambda x: (2 * x - (4 * x - 2).relu()).relu()),
    ("8.4", lambda x: (1 - (1 - 2 * x).relu() - (2 * x - 1).relu()) / 1.0),
    ("8.4", lambda x: -(-2 * x.relu() + (4 * x + -2).relu())),
]
MORE_WRONG = [
    ("8.3", "bias", [-1, 5, 7]),
    ("8.3", "weight", [1, 1, -2]),
    ("8.3", "edge", [1, 1, -1]),
    ("8.3", "bias", [-2, -1, 1]),
    ("8.3", "count", 5),
    ("8.3", "is None", None),
    ("8.4", "one relu", _bare_x),
    ("8.4", "one relu", lambda x: (1 - 2 * abs(x - 0.5)).relu()),
    ("8.4", "dressed", lambda x: _bare_x(x) + 0 * (x + 5).relu()),
    ("8.4", "upside down", lambda x: 2 * x.relu() - 4 * (x - 0.25).relu()),
    ("8.4", "half", lambda x: x.relu()),
    ("8.4", "no relu", lambda x: 1 - abs(2 * x - 1)),
    ("8.4", "slope", lambda x: Value(1 - abs(2 * x.data - 1))),
    ("8.4", "fold", lambda x: 2 * abs(x) - 1),
    ("8.4", "dressed", _dressed_if),
    ("8.4", "forked", lambda x: (2 * x if x.data < 0.5 else 2 - 2 * x) * _lift(x) / _lift(x)),
    ("8.4", "dressed", lambda x: (1 - abs(2 * x - 1)).relu().relu()),
    ("8.4", "dressed", lambda x: 1 - abs(2 * x - 1) + (x - 0.5).relu() - (x - 0.5).relu()),
]

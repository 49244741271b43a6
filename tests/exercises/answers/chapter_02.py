"""Answers to chapter 2, right and wrong."""

import numpy as np

from scalargrad import Value


def _central(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def _moved(inputs, steps, h):
    return [x + h * step for x, step in zip(inputs, steps)]


def _along(f, inputs, direction, h=1e-5):
    return (f(*_moved(inputs, direction, h)) - f(*_moved(inputs, direction, -h))) / (2 * h)


def _one_by_one(f, inputs, direction):
    """The slope in each input by itself."""
    alone = [[float(i == j) for j in range(len(inputs))] for i in range(len(inputs))]
    return [step * _along(f, inputs, one) for step, one in zip(direction, alone)]


def _of_two(f, inputs, direction):
    """Knows of two inputs only."""
    a, b = inputs
    return _along(f, [a, b], direction)


def _in_place(f, inputs, direction):
    slope = _along(f, inputs, direction)
    for i, step in enumerate(direction):
        inputs[i] += 1e-3 * step
    return slope


def _alias(f, inputs, direction, h=1e-5):
    """Copies the inputs for one side only."""
    right, left = inputs, inputs.copy()
    for i, step in enumerate(direction):
        right[i] += h * step
        left[i] -= h * step
    return (f(*right) - f(*left)) / (2 * h)


def _moves_the_direction(f, inputs, direction, h=1e-5):
    for i in range(len(direction)):
        direction[i] *= h
    return (f(*_moved(inputs, direction, 1)) - f(*_moved(inputs, direction, -1))) / (2 * h)


def _unit(direction):
    length = sum(step * step for step in direction) ** 0.5
    return [step / length for step in direction]


def _ones(direction):
    return [1.0] * len(direction)


def _only(i, direction):
    return [step if j == i else 0.0 for j, step in enumerate(direction)]


def _second(f, x, h=1e-4):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


def _by_factor(f, inputs, direction, h=1e-5):
    right, left = ([x * (1 + side * step) for x, step in zip(inputs, direction)] for side in (h, -h))
    return (f(*right) - f(*left)) / (2 * h)


def _one_by_one_added(f, inputs, direction):
    return sum(_one_by_one(f, inputs, direction))


def _in_arrays(f, inputs, direction):
    x, step = np.array(inputs), 1e-5 * np.array(direction)
    return (f(*(x + step)) - f(*(x - step))) / 2e-5


def _by_backward(f, inputs, direction):
    """Moves nothing: one node, the sum of nudges, stands in for h."""
    h = Value(0.0)
    f(*[x + h * step for x, step in zip(inputs, direction)]).backward()
    return h.grad


def _left_upside_down(f, x, h=1e-4):
    return ((f(x + h) - f(x)) / h - (f(x - h) - f(x)) / h) / h


def _without_parentheses(f, x, h=1e-4):
    return f(x + h) - 2 * f(x) + f(x - h) / h**2


def _part_of_x(f, x):
    return _second(f, x, h=1e-4 * abs(x))


RIGHT = {"2.2": _along, "2.3": 1e-8, "2.4": _second}
WRONG = {
    "2.2": {
        "list": _one_by_one,
        "swallowed": lambda f, xs, d: _along(f, xs, d, h=1e-17),
        "times h": lambda f, xs, d: 1e-10 * _along(f, xs, d),
        "direction": lambda f, xs, d: _along(f, xs, _ones(d)),
        "half": lambda f, xs, d: (f(*_moved(xs, d, 1e-5)) - f(*xs)) / 2e-5,
        "twice": lambda f, xs, d: 2 * _along(f, xs, d),
        "sign": lambda f, xs, d: -_along(f, xs, d),
        "rise": lambda f, xs, d: 2e-5 * _along(f, xs, d),
        "first": lambda f, xs, d: _along(f, xs, _only(0, d)),
        "last": lambda f, xs, d: _along(f, xs, _only(len(d) - 1, d)),
        "length": lambda f, xs, d: _along(f, xs, _unit(d)),
        "coarse": lambda f, xs, d: (f(*_moved(xs, d, 0.001)) - f(*xs)) / 0.001,
        "star": lambda f, xs, d: (f(_moved(xs, d, 1e-5)) - f(_moved(xs, d, -1e-5))) / 2e-5,
        "count": _of_two,
        "falls": lambda f, xs, d: abs(_along(f, xs, d)),
        "changed": _in_place,
        "other": lambda f, xs, d: f(*xs) + 1.0,
    },
    "2.3": {"central": 1e-5, "large": 1e-4, "small": 1e-12, "exponent": -8, "power": 0},
    "2.4": {
        "line": lambda f, x: _second(f, x, h=1e-8),
        "huge": _left_upside_down,
        "swallowed": lambda f, x: _second(f, x, h=1e-10),
        "slope": _central,
        "value": lambda f, x: f(x),
        "double": lambda f, x: (_central(f, x + 1e-4) - _central(f, x - 1e-4)) / 1e-4,
        "half": lambda f, x: _second(f, x) / 2,
        "quarter": lambda f, x: _second(f, x) / 4,
        "sign": lambda f, x: -_second(f, x),
        "once": lambda f, x: _second(f, x) * 1e-4,
        "coarse": lambda f, x: _second(f, x, h=1.0),
        "place": lambda f, x: _second(f, 2.0),
        "zero": _part_of_x,
        "falling": lambda f, x: abs(_second(f, x)),
        "other": lambda f, x: _second(f, x) * x,
    },
}
MORE_RIGHT = [
    ("2.2", _one_by_one_added),
    ("2.2", _in_arrays),
    ("2.2", _by_backward),
    ("2.2", lambda f, xs, d: Value(_along(f, xs, d))),
    ("2.2", lambda f, xs, d: _along(f, xs, d, h=1e-4)),
    ("2.3", 10**-8),
    ("2.4", lambda f, x: _central(lambda y: _central(f, y, 1e-4), x, 1e-4)),
    ("2.4", lambda f, x: (_central(f, x + 1e-4) - _central(f, x - 1e-4)) / 2e-4),
    ("2.4", lambda f, x: _second(f, x, h=1e-3)),
    ("2.4", lambda f, x: _second(f, Value(x))),
    ("2.4", lambda f, x: _second(f, x, h=1e-4 * max(1, abs(x)))),
]
MORE_WRONG = [
    ("2.2", "few digits", lambda f, xs, d: round(_along(f, xs, d), 3)),
    ("2.2", "coarse", lambda f, xs, d: _along(f, xs, d, h=1e-3)),
    ("2.2", "swallowed", _by_factor),
    ("2.2", "length", lambda f, xs, d: _along(f, xs, [(step > 0) - (step < 0) for step in d])),
    ("2.2", "half", lambda f, xs, d: _along(f, xs, d) / len(xs)),
    ("2.2", "half", lambda f, xs, d: _along(f, xs, d) / sum(map(abs, d))),
    ("2.2", "falls", lambda f, xs, d: max(0.0, _along(f, xs, d))),
    ("2.2", "count", lambda f, xs, d: _along(f, xs[:2], d[:2])),
    ("2.2", "changed", _alias),
    ("2.2", "changed", _moves_the_direction),
    ("2.4", "huge", _without_parentheses),
    ("2.4", "huge", lambda f, x: (f(x + 1e-4) - f(x) + f(x - 1e-4)) / 1e-8),
    ("2.4", "coarse", lambda f, x: _second(f, x, h=0.1)),
    ("2.4", "coarse", lambda f, x: float(round(_second(f, x)))),
    ("2.4", "coarse", lambda f, x: round(_second(f, x), 1)),
    ("2.4", "falling", lambda f, x: max(0.0, _second(f, x))),
    ("2.4", "place", lambda f, x: _second(f, round(x))),
    ("2.4", "slope", lambda f, x: (_central(f, x + 1e-4) + _central(f, x - 1e-4)) / 2),
]

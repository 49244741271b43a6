"""Answers to chapter 5, right and wrong."""

import math
from fractions import Fraction

import numpy as np

from scalargrad import Value


def _logistic(x):
    return 0.5 * (1.0 + math.tanh(x / 2))


def _node(x, slope, data=None):
    data = max(x.data, 0.0) + math.log1p(math.exp(-abs(x.data))) if data is None else data
    return Value(data, (x,), (slope,), "softplus")


def _overflows(x):
    return _node(x, _logistic(x.data), math.log(1.0 + math.exp(x.data)))


def _off_the_graph_at_0(x):
    return ((2 * x).exp() - 1) / ((2 * x).exp() + 1) if x.data else Value(0.0)


def _off_the_graph_below_0(x):
    x = x if x.data > 0 else Value(x.data)
    return 2 / (1 + (-2 * x).exp()) - 1


def _by_sign(x):
    return 2 / (1 + (-2 * x).exp()) - 1 if x > 0 else 1 - 2 / (1 + (2 * x).exp())


def _calls_backward(y):
    y.backward()
    return y


def _itself_when_large(x):
    return x if x.data > 30 else _node(x, _logistic(x.data))


def _right_of_zero(x):
    """The other formula at all points: it breaks on the other side."""
    return _node(x, _logistic(x.data), x.data + math.log1p(math.exp(-x.data)))


RIGHT = {
    "5.2": lambda x: ((2 * x).exp() - 1) / ((2 * x).exp() + 1),
    "5.4": lambda x: _node(x, _logistic(x.data)),
}
WRONG = {
    "5.2": {
        "number": lambda x: math.tanh(x.data),
        "cut": lambda x: Value(math.tanh(x.data)),
        "ready": lambda x: 2 * (2 * x).sigmoid() - 1,
        "half": lambda x: (x.exp() - 1) / (x.exp() + 1),
        "sign": lambda x: 2 / (1 + (2 * x).exp()) - 1,
        "unstretched": lambda x: 1 / (1 + (-2 * x).exp()),
        "elsewhere": _off_the_graph_at_0,
        "by hand": lambda x: Value(math.tanh(x.data), (x,), (1 - math.tanh(x.data) ** 2,)),
        "half cut": lambda x: ((2 * x).exp() - 1) / (math.exp(2 * x.data) + 1),
        "sigmoid": lambda x: 1 / (1 + (-x).exp()),
        "unmoved": lambda x: 2 / (1 + (-2 * x).exp()),
        "undoubled": lambda x: 1 / (1 + (-2 * x).exp()) - 1,
        "over": lambda x: ((2 * x).exp() + 1) / ((2 * x).exp() - 1),
        "brackets": lambda x: (2 * x).exp() - 1 / (2 * x).exp() + 1,
        "far": lambda x: Value(math.copysign(1.0, x.data)) if abs(x.data) > 2 else 2 / (1 + (-2 * x).exp()) - 1,
        "backward": lambda x: _calls_backward(2 / (1 + (-2 * x).exp()) - 1),
        "slope": lambda x: 2 / (1 + (-x - x.data).exp()) - 1,
        "other": lambda x: x.exp(),
    },
    "5.4": {
        "number": lambda x: math.log1p(math.exp(x.data)),
        "cut": lambda x: Value(math.log1p(math.exp(x.data)), op="softplus"),
        "comma": lambda x: Value(math.log1p(math.exp(x.data)), (x), (_logistic(x.data)), "softplus"),
        "name": lambda x: Value(math.log1p(math.exp(x.data)), (x,), (_logistic(x.data),)),
        "copy": lambda x: _node(Value(x.data), _logistic(x.data)),
        "alone": lambda x: Value(0.0) if x.data < -20 else _node(x, _logistic(x.data)),
        "backward": lambda x: _calls_backward(_node(x, _logistic(x.data))),
        "too soon": lambda x: _made(x, x.data, 1.0) if x.data > 5 else _node(x, _logistic(x.data)),
        "parents": lambda x: Value(math.log1p(math.exp(x.data)), (x, x), (_logistic(x.data), 0.0), "softplus"),
        "Value slope": lambda x: _node(x, x.sigmoid()),
        "inner": lambda x: _node(x, math.exp(x.data)),
        "outer": lambda x: _node(x, 1.0 / (1.0 + math.exp(x.data))),
        "small": lambda x: _node(x, 1.0 if x.data < -20 else _logistic(x.data)),
        "cut off": lambda x: _node(x, _logistic(x.data), 0.0) if x.data < -20 else _node(x, _logistic(x.data)),
        "composed": lambda x: (1 + x.exp()).log(),
        "value": lambda x: _node(x, _logistic(x.data), math.exp(x.data)),
        "sign": lambda x: _node(x, -_logistic(x.data)),
        "zero": lambda x: _node(x, 0.0),
        "output": lambda x: _node(x, _logistic(_node(x, 0.0).data)),
        "slope": lambda x: _node(x, 1.0),
        "large": _overflows,
        "input": _itself_when_large,
        "far below": _right_of_zero,
    },
}


def _made(x, data, slope, op="softplus"):
    return Value(data, (x,), (slope,), op)


def _plain_when(far, shortcut):
    """A softplus that takes another way where the input is far out."""
    return lambda x: shortcut(x) if far(x.data) else _node(x, _logistic(x.data))


def _renamed(y):
    y.op = "softplus"
    return y


MORE_RIGHT = [
    ("5.1", Fraction(-1, 4)),
    ("5.1", np.float64(-0.25)),
    ("5.1", -(2**-2)),
    ("5.1", Value(-0.25)),
    ("5.2", _by_sign),
    ("5.2", lambda x: 1 - 2 / ((2 * x).exp() + 1)),
    ("5.2", lambda x: (x.exp() - (-x).exp()) / (x.exp() + (-x).exp())),
    ("5.2", lambda x: ((math.e**x) ** 2 - 1) * ((math.e**x) ** 2 + 1) ** -1),
    ("5.3", (-0.5, -3.5)),
    ("5.3", np.array([-0.5, -3.5])),
    ("5.3", [Value(-0.5), Fraction(-7, 2)]),
    (
        "5.4",
        lambda x: _made(
            x, x.data + math.log1p(math.exp(-x.data)) if x.data > 0 else math.log1p(math.exp(x.data)), _logistic(x.data)
        ),
    ),
    ("5.4", lambda x: _made(x, np.logaddexp(0.0, x.data), 0.5 * (1 + math.tanh(x.data / 2)))),
    ("5.4", _plain_when(lambda x: x > 20, lambda x: _made(x, x.data, 1.0))),  # the threshold of PyTorch
]
MORE_WRONG = [
    ("5.1", "mistake 1", 0.25),
    ("5.1", "other", -0.249),
    ("5.1", "other", 4),
    ("5.1", "in quotes", "-0.25"),
    ("5.1", "of one", [-0.25]),
    ("5.1", "is None", None),
    ("5.2", "other", lambda x: x - x**3 / 3 + 2 * x**5 / 15),
    ("5.2", "half cut", lambda x: Value(((2 * x).exp() - 1).data) / ((2 * x).exp() + 1)),
    ("5.2", "of one", lambda x: [2 / (1 + (-2 * x).exp()) - 1]),
    ("5.2", "other", lambda x: str(math.tanh(x.data))),
    ("5.2", "ready", lambda x: x.tanh()),
    ("5.2", "other", lambda x: abs(2 / (1 + (-2 * x).exp()) - 1)),
    ("5.2", "other", lambda x: (x.exp() - (-x).exp()) / 2),
    ("5.3", "other", [-0.5, 3.5]),
    ("5.3", "other", [0.5, -3.5]),
    ("5.3", "mistake 1", [-3.5, -0.5]),
    ("5.3", "form", [-0.5]),
    ("5.3", "in quotes", "-0.5, -3.5"),
    ("5.3", "form", -0.5),
    ("5.3", "other", [24.7041, 138.8338]),
    ("5.2", "elsewhere", _off_the_graph_below_0),
    ("5.2", "elsewhere", lambda x: 2 / (1 + 2.718 ** (-2 * x)) - 1),
    ("5.2", "brackets", lambda x: ((2 * x).exp() - 1) / (2 * x).exp() + 1),
    ("5.2", "brackets", lambda x: (2 * x).exp() - 1 / ((2 * x).exp() + 1)),
    ("5.2", "ready", lambda x: Value(math.tanh(x.data), (x,), (1 - math.tanh(x.data) ** 2,), "tanh")),
    ("5.2", "cut", lambda x: ((2 * x.detach()).exp() - 1) / ((2 * x.detach()).exp() + 1)),
    ("5.4", "far below", lambda x: _node(x, 1.0 / (1.0 + math.exp(-x.data)))),
    ("5.4", "alone", _plain_when(lambda x: x < -500, lambda x: Value(0.0, op="softplus"))),
    ("5.4", "alone", _plain_when(lambda x: x > 500, lambda x: Value(x.data))),
    ("5.4", "alone", _plain_when(lambda x: x > 500, lambda x: Value(x.data, op="softplus"))),
    ("5.4", "number", _plain_when(lambda x: x > 500, lambda x: x.data)),
    ("5.4", "number", _plain_when(lambda x: x < -500, lambda x: 0.0)),
    ("5.4", "number", _plain_when(lambda x: x > 2, lambda x: x.data)),
    ("5.4", "too soon", _plain_when(lambda x: x < -5, lambda x: _made(x, math.exp(x.data), math.exp(x.data)))),
    ("5.4", "copy", lambda x: Value(_node(x, 0.0).data, (x.data,), (_logistic(x.data),), "softplus")),
    ("5.4", "copy", lambda x: Value(_node(x, 0.0).data, (_logistic(x.data),), (x,), "softplus")),
    ("5.4", "copy", lambda x: _renamed((1 + x.exp()).log())),
    ("5.4", "composed", lambda x: (1 + x.exp()).log()),
    ("5.4", "value", lambda x: x.relu()),
    ("5.4", "large", lambda x: _made(x, math.log(1 + math.exp(min(x.data, 700))), _logistic(x.data))),
    ("5.4", "composed", lambda x: _made(x, math.log1p(math.exp(-abs(x.data))), _logistic(x.data)) + x.relu()),
    ("5.4", "zero", lambda x: _made(x, _node(x, 0.0).data, 1.0 * (x.data > 0))),
    (
        "5.4",
        "name",
        lambda x: _made(x, _node(x, 0.0).data, _logistic(x.data), "Softplus neuron"),
    ),
    (
        "5.4",
        "copy",
        lambda x: _made(Value(x.data), _node(x, 0.0).data, _logistic(x.data)),
    ),
    ("5.4", "comma", lambda x: Value(1.0, (x), (0.5), "softplus")),
    ("5.4", "error", lambda x: _made(x, math.log1p(math.exp(x)), 0.5)),  # a Value in math.exp
]

"""Answers to chapter 5, right and wrong."""

import math

from scalargrad import Value


def _logistic(x):
    return 1.0 / (1.0 + math.exp(-x))


def _node(x, slope, data=None):
    data = max(x.data, 0.0) + math.log1p(math.exp(-abs(x.data))) if data is None else data
    return Value(data, (x,), (slope,), "softplus")


def _overflows(x):
    return _node(x, _logistic(x.data), math.log(1.0 + math.exp(x.data)))


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
        "half cut": lambda x: ((2 * x).exp() - 1) / (math.exp(2 * x.data) + 1),
        "sigmoid": lambda x: 1 / (1 + (-x).exp()),
        "unmoved": lambda x: 2 / (1 + (-2 * x).exp()),
        "undoubled": lambda x: 1 / (1 + (-2 * x).exp()) - 1,
        "over": lambda x: ((2 * x).exp() + 1) / ((2 * x).exp() - 1),
        "brackets": lambda x: (2 * x).exp() - 1 / (2 * x).exp() + 1,
        "slope": lambda x: 2 / (1 + (-x - x.data).exp()) - 1,
        "other": lambda x: x.exp(),
    },
    "5.4": {
        "number": lambda x: math.log1p(math.exp(x.data)),
        "cut": lambda x: Value(math.log1p(math.exp(x.data)), op="softplus"),
        "comma": lambda x: Value(math.log1p(math.exp(x.data)), (x), (_logistic(x.data)), "softplus"),
        "name": lambda x: Value(math.log1p(math.exp(x.data)), (x,), (_logistic(x.data),)),
        "copy": lambda x: _node(Value(x.data), _logistic(x.data)),
        "parents": lambda x: Value(math.log1p(math.exp(x.data)), (x, x), (_logistic(x.data), 0.0), "softplus"),
        "Value slope": lambda x: _node(x, x.sigmoid()),
        "inner": lambda x: _node(x, math.exp(x.data)),
        "outer": lambda x: _node(x, 1.0 / (1.0 + math.exp(x.data))),
        "small": lambda x: _node(x, 1.0 if x.data < -20 else _logistic(x.data)),
        "composed": lambda x: (1 + x.exp()).log(),
        "value": lambda x: _node(x, _logistic(x.data), math.exp(x.data)),
        "sign": lambda x: _node(x, -_logistic(x.data)),
        "zero": lambda x: _node(x, 0.0),
        "output": lambda x: _node(x, _logistic(_node(x, 0.0).data)),
        "slope": lambda x: _node(x, 1.0),
        "large": _overflows,
    },
}

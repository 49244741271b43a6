"""Answers to chapter 22, right and wrong."""

from math import tanh

from scalargrad import Value


def _program(way, loss=lambda d: d * d):
    def program(w, x, t):
        h = tanh(w * x + w)
        return loss(h - t), way(x, h, h - t)

    return program


def _with_the_engine(w, x, t):
    w = Value(w)
    loss = ((w * x + w).tanh() - t) ** 2
    loss.backward()
    return loss.data, w.grad


def _nudged(w, x, t, h=1e-5):
    def loss(w):
        return (tanh(w * x + w) - t) ** 2

    return loss(w), (loss(w + h) - loss(w - h)) / (2 * h)


RIGHT = {
    "22.2": ["B", "D"],
    "22.3": lambda a, b: (a + b + abs(a - b)) / 2,
    "22.4": _program(lambda x, h, d: 2 * d * (1 - h * h) * (x + 1)),
}
WRONG = {
    "22.2": {
        "sample": "ABD",
        "target": "BCD",
        "gradient": ["B", "D", "F"],
        "loss": ["B", "D", "E"],
        "missing": ["B"],
        "no p": ["D"],
        "none": [],
        "the others": "ACEF",
        "form": 2,
    },
    "22.3": {
        "asks": lambda a, b: max(a, b),
        "number": lambda a, b: 5.0,
        "smaller": lambda a, b: a - (a - b).relu(),
        "sum": lambda a, b: a + b,
        "one side": lambda a, b: b + 0 * a,
        "twice": lambda a, b: a + b + abs(a - b),
        "middle": lambda a, b: (a + b) / 2,
        "the rest": lambda a, b: (a - b).relu(),
        "negative": lambda a, b: (abs(a + b) + abs(a - b)) / 2,
        "smooth": lambda a, b: b + (a - b) * (0.5 + 0.5 * (1000 * (a - b)).tanh()),
        "equal": lambda a, b: (a * (a - b).relu() + b * (b - a).relu()) / abs(a - b),
        "other": lambda a, b: a + (a - b).relu(),
    },
    "22.4": {
        "pair": lambda w, x, t: w,
        "swapped": lambda *sample: RIGHT["22.4"](*sample)[::-1],
        "digits": _nudged,
        "sign": _program(lambda x, h, d: -2 * d * (1 - h * h) * (x + 1)),
        "two tanh": _program(lambda x, h, d: 2 * d * (1 - tanh(h) ** 2) * (x + 1)),
        "engine": _with_the_engine,
        "loss": _program(lambda x, h, d: 0.0, loss=lambda d: d),
        "no tanh": _program(lambda x, h, d: 2 * d * (x + 1)),
        "no upstream": _program(lambda x, h, d: (1 - h * h) * (x + 1)),
        "no x": lambda w, x, t: _program(lambda x, h, d: 2 * d * (1 - h * h) * (w + 1))(w, x, t),
        "no square": _program(lambda x, h, d: 2 * d * (1 - h) * (x + 1)),
        "sigmoid": _program(lambda x, h, d: 2 * d * h * (1 - h) * (x + 1)),
        "half": _program(lambda x, h, d: d * (1 - h * h) * (x + 1)),
        "only bias": _program(lambda x, h, d: 2 * d * (1 - h * h)),
        "only weight": _program(lambda x, h, d: 2 * d * (1 - h * h) * x),
        "other": _program(lambda x, h, d: 2 * d * (1 + h * h) * (x + 1)),
    },
}

"""Answers to chapter 8, right and wrong."""


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


RIGHT = {"8.3": [2, 2, -1], "8.4": _tent}
WRONG = {
    "8.3": {"count": [2, 2], "zero": [1, 1, 0], "turned": [-2, -2, 1], "bias": [1, 1, 1], "weight": [2, -2, -1]},
    "8.4": {"number": _number, "straight": _straight, "flat": _flat, "half": _half, "slope": _slope, "other": _other},
}

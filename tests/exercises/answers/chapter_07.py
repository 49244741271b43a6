"""Answers to chapter 7, right and wrong."""

from scalargrad import Value, dot


def _layer(x, W, b):
    return [dot(row, x, bias, "tanh") for row, bias in zip(W, b)]


def _bare(x, W, b):
    outputs = _layer(x, W, b)
    return outputs[0] if len(outputs) == 1 else outputs


def _columns(x, W, b):
    return _layer(x, [[row[0] for row in W], [row[1] for row in W]], b) if len(W) == len(x) else _layer(x, W[:2], b)


def _numbers(x, W, b):
    return [output.data for output in _layer(x, W, b)]


def _without_bend(x, W, b):
    return [dot(row, x, bias) for row, bias in zip(W, b)]


def _without_bias(x, W, b):
    return [dot(row, x, None, "tanh") for row in W]


def _cut(x, W, b):
    return [Value(number) for number in _numbers(x, W, b)]


def _zipped(x, W, b):
    return [sum((w * xi for w, xi in zip(row, x)), bias).tanh() for row, bias in zip(W, b)]


def _first_bias_for_all(x, W, b):
    return [dot(row, x, b[0], "tanh") for row in W]


FENCE = [[0, 1, 0], [-2, -1, 2], [2, -1, 2]]

RIGHT = {"7.3": _layer, "7.4": FENCE}
WRONG = {
    "7.3": {
        "bare": _bare,
        "columns": _columns,
        "value": _numbers,
        "bend": _without_bend,
        "bias": _without_bias,
        "cut": _cut,
        "zip": _zipped,
        "other": _first_bias_for_all,
    },
    "7.4": {
        "shape": [[0, 1], [1, 0]],
        "nowhere": [[0, 0, 1], *FENCE[1:]],
        "turned": [[0, -1, 0], *FENCE[1:]],
        "cuts": [[0, 1, -1], *FENCE[1:]],
        "hole": [FENCE[0], FENCE[1], FENCE[1]],
    },
}

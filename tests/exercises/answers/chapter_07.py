"""Answers to chapter 7, right and wrong."""

import numpy as np

from scalargrad import Layer, Value, dot, total


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


def _total(x, W, b):
    return total(_layer(x, W, b))


def _return_in_the_loop(x, W, b):
    for row, bias in zip(W, b):
        return [dot(row, x, bias, "tanh")]


def _late_bias(x, W, b):
    return [dot(row, x, None, "tanh") + bias for row, bias in zip(W, b)]


def _relu(x, W, b):
    return [dot(row, x, bias, "relu") for row, bias in zip(W, b)]


def _sigmoid(x, W, b):
    return [dot(row, x, bias, "sigmoid") for row, bias in zip(W, b)]


def _three_neurons(x, W, b):
    return [dot(W[i], x, b[i], "tanh") for i in range(3 if len(W) != 2 else 2)]


def _two_inputs(x, W, b):
    return [(row[0] * x[0] + row[1] * x[1] + bias).tanh() for row, bias in zip(W, b)]


def _by_index(x, W, b):
    if len(x) > len(W[0]):
        raise ValueError("too many inputs")
    return [(sum([row[i] * x[i] for i in range(len(row))], bias)).tanh() for row, bias in zip(W, b)]


def _twice_bent(x, W, b):
    return [output.tanh() for output in _layer(x, W, b)]


def _biases_cut(x, W, b):
    return [dot(row, x, bias.data, "tanh") for row, bias in zip(W, b)]


def _appends_the_bias(x, W, b):
    for row, bias in zip(W, b):
        row.append(bias)
    return [dot(row, [*x, 1.0], None, "tanh") for row in W]


def _appends_to_the_inputs(x, W, b):
    x.append(Value(1.0))
    return [dot([*row, bias], x, None, "tanh") for row, bias in zip(W, b)]


def _uses_the_biases_up(x, W, b):
    return [dot(row, x, b.pop(0), "tanh") for row in W]


def _carried(x, W, b):
    outputs, s = [], Value(0.0)
    for row, bias in zip(W, b):
        s = s + bias
        for w, xi in zip(row, x, strict=True):
            s = s + w * xi
        outputs.append(s.tanh())
    return outputs


def _asserts(x, W, b):
    assert len(x) == len(W[0])
    return _layer(x, W, b)


def _type_error(x, W, b):
    if len(x) != len(W[0]):
        raise TypeError("count your inputs")
    return _layer(x, W, b)


def _half_counted(x, W, b):
    if len(x) > len(W[0]):
        raise ValueError("too many inputs")
    return _zipped(x, W, b)


def _nothing_for_a_wrong_count(x, W, b):
    return _layer(x, W, b) if len(x) == len(W[0]) else []


FENCE = [[0, 1, 0], [-2, -1, 2], [2, -1, 2]]
WALLS = Layer(2, 3, "linear")
WALLS.load_state_dict({"weight": [row[:2] for row in FENCE], "bias": [row[2] for row in FENCE]})


def turned(*numbers):
    return [[-entry for entry in row] if i in numbers else row for i, row in enumerate(FENCE, start=1)]


RIGHT = {"7.3": _layer, "7.4": FENCE}
WRONG = {
    "7.3": {
        "bare": _bare,
        "total": _total,
        "first": _return_in_the_loop,
        "columns": _columns,
        "value": _numbers,
        "bend": _without_bend,
        "bias": _without_bias,
        "late": _late_bias,
        "shared": _first_bias_for_all,
        "relu": _relu,
        "sigmoid": _sigmoid,
        "three": _three_neurons,
        "two": _two_inputs,
        "cut": _cut,
        "zip": _zipped,
        "spoils": _appends_the_bias,
        "carried": _carried,
        "last": lambda x, W, b: _layer(x, W, b)[-1:],
        "pairs": lambda x, W, b: [dot(row, x, bias, "tanh") for row in W for bias in b],
        "no list": lambda x, W, b: dict(enumerate(_layer(x, W, b))),
        "assert": _asserts,
        "another error": _type_error,
        "index": _by_index,
        "all biases": lambda x, W, b: [dot(row, x, sum(b, Value(0.0)), "tanh") for row in W],
        "each product": lambda x, W, b: [dot(row, x, bias + bias, "tanh") for row, bias in zip(W, b)],
        "nested": lambda x, W, b: [[output] for output in _layer(x, W, b)],
        "twice": _twice_bent,
        "other": lambda x, W, b: [dot(row[::-1], x, bias, "tanh") for row, bias in zip(W, b)],
    },
    "7.4": {
        "shape": [[0, 1], [1, 0]],
        "nowhere": [[0, 0, 1], *FENCE[1:]],
        "order": [[b, w1, w2] for w1, w2, b in FENCE],
        "all turned": turned(1, 2, 3),
        "two turned": turned(2, 3),
        "twice": [FENCE[0], FENCE[1], FENCE[1]],
        "turned 1": turned(1),
        "turned 2": turned(2),
        "turned 3": turned(3),
        "line 1": [[0, 1, 0.05], *FENCE[1:]],
        "line 2": [FENCE[0], [-2, -1, 3], FENCE[2]],
        "line 3": [*FENCE[:2], [2, 1, 2]],
    },
}


def _loop(x, W, b):
    outputs = []
    for row, bias in zip(W, b, strict=True):
        s = bias
        for w, xi in zip(row, x, strict=True):
            s = s + w * xi
        outputs.append(s.tanh())
    return outputs


MORE_RIGHT = [
    ("7.1", (8, 0.0, np.float64(4))),
    ("7.2", np.array([1, 3])),
    ("7.3", _loop),
    ("7.3", lambda x, W, b: tuple(_loop(x, W, b))),
    ("7.3", lambda x, W, b: (output for output in _loop(x, W, b))),
    ("7.4", tuple(map(tuple, FENCE))),
    ("7.4", FENCE[::-1]),
    ("7.4", [neuron.parameters() for neuron in WALLS.neurons]),
    ("7.4", [[0, 5, 0], [-0.894, -0.447, 0.894], [0.894, -0.447, 0.894]]),
]
MORE_WRONG = [
    ("7.3", "cut", lambda x, W, b: [dot(row, x, bias.data, "tanh") for row, bias in zip(W, b)]),
    ("7.3", "cut", lambda x, W, b: [dot([w.data for w in row], x, bias, "tanh") for row, bias in zip(W, b)]),
    ("7.3", "cut", lambda x, W, b: [dot(row, [v.data for v in x], bias, "tanh") for row, bias in zip(W, b)]),
    ("7.3", "first", lambda x, W, b: dot(W[0], x, b[0], "tanh")),
    ("7.3", "columns", lambda x, W, b: [dot(row, x, bias, "tanh") for row, bias in zip(W[:-1], b)]),
    ("7.3", "nested", lambda x, W, b: [[output] for output in _loop(x, W, b)]),
    ("7.3", "nested", lambda x, W, b: [_layer(x, W, b)]),
    ("7.3", "last", lambda x, W, b: _layer(x, W, b)[-1]),
    ("7.3", "spoils", _appends_to_the_inputs),
    ("7.3", "spoils", _uses_the_biases_up),
    ("7.3", "zip", _half_counted),
    ("7.3", "zip", _nothing_for_a_wrong_count),
    ("7.4", "nowhere", [[0, 0, 0]] * 3),
    ("7.4", "twice", [FENCE[0]] * 3),
    ("7.4", "line 1", [[0, 1, -0.1], *FENCE[1:]]),
    ("7.4", "shape", FENCE[:2]),
    ("7.4", "shape", 5),
    ("7.4", "shape", ["w1, w2, b"] * 3),
    ("7.4", "shape", WALLS),
    ("7.4", "is None", None),
]

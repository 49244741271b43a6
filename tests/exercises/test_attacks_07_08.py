"""More answers to chapters 7 and 8: right ones in other forms, and second ways to make a named mistake."""

import numpy as np
import pytest

from scalargrad import Value, dot
from scalargrad.exercises import judge
from tests.exercises.answers.chapter_07 import FENCE


def loop(x, W, b):
    outputs = []
    for row, bias in zip(W, b, strict=True):
        s = bias
        for w, xi in zip(row, x, strict=True):
            s = s + w * xi
        outputs.append(s.tanh())
    return outputs


def whole_tent(x):
    return 1 - (2 * x - 1).relu() - (1 - 2 * x).relu()


@pytest.mark.parametrize(
    "number, answer",
    [
        ("7.1", (8, 0.0, np.float64(4))),
        ("7.2", np.array([1, 3])),
        ("7.3", loop),
        ("7.3", lambda x, W, b: tuple(loop(x, W, b))),
        ("7.3", lambda x, W, b: (output for output in loop(x, W, b))),
        ("7.4", tuple(map(tuple, FENCE))),
        ("7.4", FENCE[::-1]),
        ("7.4", [[0, 5, 0], [-0.894, -0.447, 0.894], [0.894, -0.447, 0.894]]),
        ("8.1", (13.0, 41, np.int64(650))),
        ("8.3", (0.1, 7, -0.05)),
        ("8.3", np.array([3, 3, -2])),
        ("8.4", whole_tent),
        ("8.4", lambda x: 2 * (x.relu() - 2 * (x - 0.5).relu())),
    ],
)
def test_a_right_answer_in_another_form(number, answer):
    assert judge(number, answer).kind == "right"


@pytest.mark.parametrize(
    "number, answer, mistake",
    [
        ("7.3", lambda x, W, b: [dot(row, x, bias.data, "tanh") for row, bias in zip(W, b)], "cut"),
        ("7.3", lambda x, W, b: [dot([w.data for w in row], x, bias, "tanh") for row, bias in zip(W, b)], "cut"),
        ("7.3", lambda x, W, b: [dot(row, [v.data for v in x], bias, "tanh") for row, bias in zip(W, b)], "cut"),
        ("7.3", lambda x, W, b: dot(W[0], x, b[0], "tanh"), "first"),
        ("7.3", lambda x, W, b: [dot(row, x, bias, "tanh") for row, bias in zip(W[:-1], b)], "columns"),
        ("7.3", lambda x, W, b: [[output] for output in loop(x, W, b)], "value"),
        ("7.4", [[0, 0, 0]] * 3, "nowhere"),
        ("7.4", [FENCE[0]] * 3, "twice"),
        ("7.4", [[0, 1, -0.1], *FENCE[1:]], "line 1"),
        ("7.4", FENCE[:2], "shape"),
        ("8.3", [-1, 5, 7], "bias"),
        ("8.3", [1, 1, -2], "weight"),
        ("8.4", lambda x: 1 - abs(2 * x - 1), "no relu"),
        ("8.4", lambda x: Value(1 - abs(2 * x.data - 1)), "slope"),
        ("8.4", lambda x: 2 * abs(x) - 1, "fold"),
    ],
)
def test_another_way_to_make_a_mistake(number, answer, mistake):
    assert judge(number, answer).mistake == mistake

"""More programs for chapters 5 and 6, as readers write them: right ones in other forms, and wrong ones."""

import math
from fractions import Fraction

import numpy as np
import pytest

from scalargrad import Value
from scalargrad.exercises import judge

E = math.e


def sigma(x):
    return 1 / (1 + math.exp(-x))


def node(x, data, slope, op="softplus"):
    return Value(data, (x,), (slope,), op)


def loop(w, x, b):
    if len(w) != len(x):
        raise ValueError("as many inputs as weights")
    s = 0
    for i in range(len(w)):
        s += x[i] * w[i]
    return (b + s).tanh()


RIGHT = {
    "5.1": [Fraction(-1, 4), np.float64(-0.25), -(2**-2), Value(-0.25)],
    "5.2": [
        lambda x: 1 - 2 / ((2 * x).exp() + 1),
        lambda x: (x.exp() - (-x).exp()) / (x.exp() + (-x).exp()),
        lambda x: ((E**x) ** 2 - 1) * ((E**x) ** 2 + 1) ** -1,
    ],
    "5.3": [(-0.5, -3.5), np.array([-0.5, -3.5]), [Value(-0.5), Fraction(-7, 2)]],
    "5.4": [
        lambda x: node(
            x, x.data + math.log1p(math.exp(-x.data)) if x.data > 0 else math.log1p(math.exp(x.data)), sigma(x.data)
        ),
        lambda x: node(x, np.logaddexp(0.0, x.data), 0.5 * (1 + math.tanh(x.data / 2))),
    ],
    "6.1": [(4, 1, 0.5, -1), np.array([4, 1, 0.5, -1]), [Value(4.0), Value(1.0), 0.5, -1]],
    "6.2": [(2, 2, -1), np.array([5.0, 5.0, -0.1]), [1, 1, Fraction(-1, 2)], [Value(1.0), Value(3.0), Value(-0.9)]],
    "6.3": [
        loop,
        lambda w, x, b: sum((wi * xi for wi, xi in zip(w, x, strict=True)), start=b).tanh(),
    ],
    "6.4": [
        lambda P, Q, inside: turned(P, Q, inside, list),
        lambda P, Q, inside: turned(P, Q, inside, np.array),
        lambda P, Q, inside: turned(Q, P, inside, tuple),
    ],
}


def turned(P, Q, inside, form):
    w = np.array([P[1] - Q[1], Q[0] - P[0]]) * 3.0
    b = -w @ P
    sign = np.sign(w @ inside + b)
    return form([float(v) for v in sign * w]), sign * b


WRONG = {
    "5.1": [0.25, -0.249, 4, "-0.25", [-0.25], None],
    "5.2": [
        lambda x: x - x**3 / 3 + 2 * x**5 / 15,
        lambda x: Value(((2 * x).exp() - 1).data) / ((2 * x).exp() + 1),
        lambda x: [2 / (1 + (-2 * x).exp()) - 1],
        lambda x: str(math.tanh(x.data)),
        lambda x: x.tanh(),
        lambda x: abs(2 / (1 + (-2 * x).exp()) - 1),
        lambda x: (x.exp() - (-x).exp()) / 2,
    ],
    "5.3": [[-0.5, 3.5], [0.5, -3.5], [-3.5, -0.5], [-0.5], "-0.5, -3.5", -0.5, [24.7041, 138.8338]],
    "5.4": [
        lambda x: (1 + x.exp()).log(),
        lambda x: x.relu(),
        lambda x: node(x, math.log(1 + math.exp(min(x.data, 700))), sigma(x.data)),
        lambda x: node(x, math.log1p(math.exp(-abs(x.data))), sigma(x.data)) + x.relu(),
        lambda x: node(x, max(x.data, 0) + math.log1p(math.exp(-abs(x.data))), 1.0 * (x.data > 0)),
        lambda x: node(x, max(x.data, 0) + math.log1p(math.exp(-abs(x.data))), sigma(x.data), "Softplus neuron"),
        lambda x: node(Value(x.data), max(x.data, 0) + math.log1p(math.exp(-abs(x.data))), sigma(x.data)),
    ],
    "6.1": [[4, 1, -0.5, 1], [4, 1, 0.5], (0.5, 1, 4, -1), "4, 1, 0.5, -1", [[4, 1], [0.5, -1]], [4, 1, 0.5, -1, 1]],
    "6.2": [[1, 1, -1], [1, 1, 0.5], [1, -1, -0.5], ["a", 1, 1], "1 1 -0.5", [math.nan, 1, 1], [[1, 1], -0.5], 3, None],
    "6.3": [
        lambda w, x, b: loop(w, x, 2 * b),
        lambda w, x, b: loop([abs(v) for v in w], x, b),
        lambda w, x, b: loop(w, x, b).relu(),
        lambda w, x, b: loop(w[:3], [*x, 0][:3], b),
        lambda w, x, b: loop(w, x, b) if len(w) == len(x) else None,
        lambda w, x, b: loop(w, x, b) if len(w) == len(x) else ValueError("lengths"),
        lambda w, x, b: loop([Value(v.data) for v in w], x, b),
        lambda w, x, b: [loop(w, x, b)],
    ],
    "6.4": [
        lambda P, Q, inside: ((1, 1), -1),
        lambda P, Q, inside: turned(P, Q, P, tuple),
        lambda P, Q, inside: (inside, 0),
        lambda P, Q, inside: [P, Q],
        lambda P, Q, inside: (turned(P, Q, inside, tuple)[0], [turned(P, Q, inside, tuple)[1]]),
        lambda P, Q, inside: ((Q[1] - P[1], Q[0] - P[0]), 0),
        lambda P, Q, inside: None,
    ],
}


@pytest.mark.parametrize("number, answer", [(n, a) for n, answers in RIGHT.items() for a in answers])
def test_right_in_another_form_is_right(number, answer):
    verdict = judge(number, answer)
    assert verdict.kind == "right", verdict


@pytest.mark.parametrize("number, answer", [(n, a) for n, answers in WRONG.items() for a in answers])
def test_wrong_is_not_right(number, answer):
    verdict = judge(number, answer)
    assert verdict.kind in ("wrong", "error", "todo"), verdict


def test_dividing_by_two_plus_one_more_power_is_named():
    assert "not by 2³" in judge("5.1", -0.125).sentence


def test_a_softplus_without_a_comma_is_told_so():
    assert judge("5.4", lambda x: Value(1.0, (x), (0.5), "softplus")).mistake == "comma"
    assert judge("5.4", lambda x: node(x, math.log1p(math.exp(x)), 0.5)).kind == "error"  # a Value in math.exp

"""Chapter 22: more answers, right and wrong, than one for each mistake."""

import sys
from math import fabs, tanh

import numpy as np
import pytest

from scalargrad import Value, compile, numerical_gradient
from scalargrad.exercises import judge
from scalargrad.exercises.chapter_22 import engine_calls
from scalargrad.rules import RULES

LETTERS = [("B", "D"), ["d", "b"], "BD", "B, D", {"B", "D"}, "['B', 'D']", ["B", "D", "B"]]
LETTERS += ["B and D", "b / d", frozenset("BD"), ["B and D"], "{'B', 'D'}", "B & D"]


@pytest.mark.parametrize("answer", LETTERS)
def test_letters_are_taken_in_any_form(answer):
    assert judge("22.2", answer).kind == "right"


@pytest.mark.parametrize(
    "answer, mistake",
    [
        ((), "none"),
        ("", "none"),
        ([2, 4], "form"),
        (None, "is None"),
        (["p", "q"], "form"),
        (["p = w*w"], "form"),
        (["G"], "form"),
        ("band", "form"),
        ("A and B and D", "sample"),
        ("ABCDEF", "sample"),
        (["B", "E"], "loss"),
        (["D", "F"], "gradient"),
    ],
)
def test_letters_that_are_wrong(answer, mistake):
    assert judge("22.2", answer).mistake == mistake


@pytest.mark.parametrize(
    "larger",
    [
        lambda a, b: b + (a - b).relu(),
        lambda a, b: a + (b - a).relu(),
        lambda a, b: 0.5 * (a + b) + 0.5 * abs(b - a),
    ],
)
def test_any_way_to_the_larger_one(larger):
    assert judge("22.3", larger).kind == "right"


@pytest.mark.parametrize(
    "larger, mistake",
    [
        (lambda a, b: a if a > b else b, "asks"),
        (lambda a, b: sorted([a, b])[1], "asks"),
        (lambda a, b: a * (a > b) + b * (b >= a), "asks"),
        (lambda a, b: a if float(a) > float(b) else b, "asks"),
        (lambda a, b: (a + b + fabs(a - b)) / 2, "asks"),
        (lambda a, b: max(a.data, b.data), "asks"),
        (lambda a, b: (a + b + ((a - b) ** 2 + 1e-12) ** 0.5) / 2, "smooth"),
        (lambda a, b: a.relu() + b.relu(), "sum"),
        (lambda a, b: [b + (a - b).relu()], "number"),
        (lambda a, b: Value(max(a.data, b.data)), "asks"),
        (lambda a, b: a + 0 * b, "one side"),
        (lambda a, b: abs(a - b), "the rest"),
        (lambda a, b: (a**100 + b**100) ** 0.01, "negative"),
    ],
)
def test_what_is_not_the_larger_one(larger, mistake):
    assert judge("22.3", larger).mistake == mistake


def with_rules(w, x, t):
    h, (slope,) = RULES["tanh"](w * x + w)
    return [(h - t) ** 2, np.float64(2 * (h - t) * slope * (x + 1))]


def unrolled(w, x, t):
    gradient = 0.0
    h = tanh(w * (x + 1))
    for share in (x, 1):
        gradient += 2 * (h - t) * (1 - h**2) * share
    return np.array([(h - t) ** 2, gradient])


@pytest.mark.parametrize("program", [with_rules, unrolled])
def test_any_program_without_the_engine(program):
    assert judge("22.4", program).kind == "right"


def values(w, x, t):
    w = Value(w)
    h = (w * x + w).tanh()
    return (h - t) ** 2, 2 * (h - t) * (1 - h * h) * (x + 1)


def compiled(w, x, t):
    w = Value(w)
    program = compile(lambda x, t: ((w * x + w).tanh() - t) ** 2, x, t)
    return program.backward([x], [t]), w.grad


def measured(w, x, t):
    def loss(w):
        return (tanh(w * x + w) - t) ** 2

    return loss(w), numerical_gradient(loss, [w])[0]


def rounded(w, x, t):
    return [round(number, 5) for number in unrolled(w, x, t)]


@pytest.mark.parametrize(
    "program, mistake",
    [
        (values, "engine"),
        (compiled, "engine"),
        (measured, "digits"),
        (rounded, "digits"),
        (lambda w, x, t: (*unrolled(w, x, t), 0.0), "pair"),
        (lambda w, x, t: f"{unrolled(w, x, t)}", "pair"),
        (lambda w, x, t: (tanh(w * x), 0.0), "loss"),
    ],
)
def test_what_is_no_program(program, mistake):
    assert judge("22.4", program).mistake == mistake


def test_calls_of_the_engine_are_counted_and_the_watch_ends():
    assert engine_calls(unrolled, 0.5, 1.0, 0.0) == engine_calls(with_rules, 0.5, 1.0, 0.0) == 0
    assert engine_calls(values, 0.5, 1.0, 0.0) > 0
    with pytest.raises(TypeError):
        engine_calls(unrolled, 0.5)
    assert sys.getprofile() is None

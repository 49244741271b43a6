"""`compile` runs a function twice, on its example and beside it: what differs then is refused."""

import inspect
import random
from itertools import count, cycle

import pytest

from scalargrad import CompileError, Value, binary_cross_entropy_with_logits, compile, hinge_loss, mse_loss
from scalargrad.compile import guard
from tests.helpers.refused import refused

calls, rng, turns = count(), random.Random(1), cycle([Value(0.0), Value(0.0)])


def counted(x):
    return x * next(calls)


def drawn(x):
    y = x * x
    return y + rng.random()


def grown(x):
    for _ in range(1 + next(calls)):
        x = x * x
    return x


def other_operation(x):
    return x + x if next(calls) % 2 else x * x


def other_order(x, y):
    return x - y if next(calls) % 2 else y - x


def other_parameter(x):
    return x + next(turns)


def new_parameter(x):
    return x * Value(rng.random(), label="w")


DIFFERENT = [
    (counted, "uses another number"),
    (drawn, "uses another number"),
    (grown, "takes another step"),
    (other_operation, "takes another step"),
    (other_order, "takes another step"),
    (other_parameter, "takes another step"),
    (new_parameter, "uses another number"),
]


@pytest.mark.parametrize("f, what", DIFFERENT)
def test_the_message_names_the_line_where_the_runs_part(f, what):
    lines, start = inspect.getsourcelines(f)
    with pytest.raises(CompileError) as caught:
        compile(f, *[0.5, 0.25][: f.__code__.co_argcount])
    place, text, _, hint = str(caught.value).splitlines()
    number = start + [line.strip() for line in lines].index(text.strip())
    assert place == f"{__file__}:{number} {what} in a second run, which cannot be compiled:"
    assert "compute with Values, pass in what changes" in hint


def test_another_shape_of_the_result_has_no_line():
    words = "^the function takes another step in a second run, so it cannot be compiled"
    refused(CompileError, words, compile, lambda x: [x] if next(calls) % 2 else x, 1.0)
    first, second = Value(1.0), Value(1.0)
    refused(CompileError, words, compile, lambda x: first if next(calls) % 2 else second, 1.0)
    refused(CompileError, words, compile, lambda x, y: [x, y][:: 2 * (next(calls) % 2) - 1], 1.0, 1.0)


# A maker of nodes that lets a number escape would be found out, too.


def softmax_shift(x, y):
    shift = max(x.data, y.data)
    return (x - shift).exp() + (y - shift).exp()


def weight_shift(x):
    return x - w.data


def leaky(x):
    return x if x.data > 0 else x * 0


w = Value(3.0)
LEAKS = [(softmax_shift, [1.0, 2.0]), (lambda x: weight_shift(x) * w, [1.0])]


@pytest.mark.parametrize("f, example", LEAKS)
def test_a_number_that_escapes_is_found(f, example, monkeypatch):
    monkeypatch.setattr(guard, "TRUSTED", guard.TRUSTED | {softmax_shift.__code__, weight_shift.__code__})
    refused(CompileError, "uses another number in a second run", compile, f, *example)
    assert w.data == 3.0


@pytest.mark.parametrize("label", [1.0, -1.0])
def test_a_branch_of_a_label_is_found(label, monkeypatch):
    monkeypatch.setattr(guard, "TRUSTED", guard.TRUSTED | {leaky.__code__})
    words = "takes another step"
    refused(CompileError, words, compile, lambda t: hinge_loss([leaky(t)], [t]), label)


# What has a value, or a label, in the example alone is no reason to refuse.

EDGES = [
    (lambda x, t: hinge_loss([x * x], [t]), [1.0, -1.0]),
    (lambda x, t: hinge_loss([x], [t]) + x.log(), [1.0, 1.0]),
    (lambda x, t: binary_cross_entropy_with_logits([x], [t]), [0.0, 0.0]),
    (lambda x, t: binary_cross_entropy_with_logits([x], [t]), [0.0, 1.0]),
    (lambda x, t: mse_loss([x.sqrt()], [t]), [0.0, 0.0]),
    (lambda x, t: x.log() / t, [5e-324, -1e-300]),
    (lambda x, t: (-x).sqrt() + t, [0.0, 0.0]),
    (lambda x, t: (x - 1.0).sqrt() + (1.0 - t).sqrt(), [1.0, 1.0]),
    (lambda x, t: x.exp() + t, [709.78, 0.0]),
    (lambda x, t: x + t, [float("inf"), float("nan")]),
    (lambda x, t: x * float("nan") + t, [1.0, 2.0]),
]


@pytest.mark.parametrize("f, example", EDGES)
def test_an_example_at_the_edge_of_the_domain(f, example):
    program = compile(f, *example)
    assert str(program(*[[number] for number in example])) == str([f(*map(Value, example)).data])


def test_a_parameter_at_the_edge_of_the_domain():
    label, zero = Value(1.0), Value(0.0)
    assert compile(lambda x: hinge_loss([x], [label]), 0.5)([0.5]) == [0.5]
    assert compile(lambda x: x + (-zero).sqrt(), 0.5)([0.5]) == [0.5]
    assert (label.data, zero.data) == (1.0, 0.0)


def test_the_function_is_called_twice_with_numbers_that_differ_a_little():
    seen, weight = [], Value(2.0)

    def f(x, row):
        seen.append([str(v) for v in (x, *row, weight)])
        return weight * x + row[0] * row[1]

    compile(f, 1.0, [0.0, -4.0])
    shown = [[1.0, 0.0, -4.0, 2.0], [0.999, 0.001, -3.996, 1.998]]
    assert seen == [[str(Value(number)) for number in numbers] for numbers in shown]
    assert weight.data == 2.0


def test_values_made_anew_in_each_run_are_the_same_parameter():
    program = compile(lambda x: x * Value(3.0, label="w") + 1, 2.0)
    assert [p.label for p in program.parameters] == ["w"]
    program.parameters[0].data = 5.0
    assert program([2.0]) == [11.0]


def test_a_node_from_before_is_part_of_the_trace():
    v = Value(2.0)
    penalty = 0.5 * v * v
    program = compile(lambda x: x + penalty, 1.0)
    v.data = 4.0
    assert (program.backward([1.0]), v.grad) == (9.0, 4.0)

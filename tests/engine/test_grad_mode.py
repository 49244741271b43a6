"""`no_grad`: the same numbers and no graph, in one thread, until the end of the `with`."""

import threading

import pytest

from scalargrad import MLP, Value, binary_cross_entropy_with_logits, dot, hinge_loss, mse_loss, no_grad, total
from scalargrad.grad_mode import recording

FUNCTIONS = {
    "+": lambda a, b: a + b,
    "1 -": lambda a, b: 1 - a * b,
    "**": lambda a, b: a**b,
    "/": lambda a, b: a / b,
    "tanh": lambda a, b: (a * b).tanh(),
    "neg": lambda a, b: -a,
    "total": lambda a, b: total([a, b, 2.0]),
    "dot": lambda a, b: dot([a], [b], a, "relu"),
    "mse": lambda a, b: mse_loss([a * b, a], [b, 0.0]),
    "hinge": lambda a, b: hinge_loss([a * b], [1]),
    "logistic": lambda a, b: binary_cross_entropy_with_logits([a - b], [1]),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_same_number_without_a_past(name):
    a, b = Value(0.75), Value(1.5)
    right = FUNCTIONS[name](a, b).data
    with no_grad():
        result = FUNCTIONS[name](a, b)
    assert (type(result), result.data, result.op, result.parents, result.slopes) == (Value, right, "constant", (), ())
    (result * a).backward()
    assert (a.grad, b.grad) == (right, 0.0)


def test_a_network_leaves_no_graph():
    model, points = MLP(2, [3, 1], seed=1), [[0.5, -1.0], [1.0, 2.0]]
    with no_grad():
        scores = [model(points), [model(point) for point in points]]
    assert scores[0][0][0].data == model(points[0])[0].data
    assert all(score.parents == () for rows in scores for [score] in rows)


def test_a_graph_from_before_and_leaves_are_as_they_were():
    a = Value(3.0)
    square = a * a
    with no_grad():
        square.backward()
        leaf = Value(1.0, op="parameter", label="w")
    assert a.grad == 6.0
    assert (leaf.op, leaf.label) == ("parameter", "w")


def test_it_ends_with_the_outermost_with_and_with_an_error():
    with no_grad():
        with no_grad():
            assert not recording()
        assert not recording()
    assert recording()
    with pytest.raises(ZeroDivisionError), no_grad():
        Value(1.0) / 0
    assert recording()


def test_it_works_as_a_decorator():
    @no_grad()
    def double(x):
        return x + x

    a = Value(3.0)
    assert [double(a).parents, double(a).data] == [(), 6.0]
    assert (a + a).parents == (a, a)


def test_other_threads_go_on_recording():
    a, inside, done, seen = Value(3.0), threading.Event(), threading.Event(), []

    def measure():
        with no_grad():
            inside.set()
            done.wait(10)
            seen.append((a * a).parents)

    thread = threading.Thread(target=measure)
    thread.start()
    inside.wait(10)
    seen.append((a * a).parents)
    done.set()
    thread.join()
    assert seen == [(a, a), ()]

"""`compile`: every operation, every loss and every shape of function gives what the graph gives, by both back ends."""

import copy
import pickle

import pytest

from scalargrad import MLP, Value, binary_cross_entropy_with_logits, compile, dot, hinge_loss, mse_loss, total
from scalargrad.functional import ACTIVATIONS
from scalargrad.rules import CLASSES, LOSSES, RULES
from tests.helpers.compiled import BACKENDS, assert_compiled, compiled
from tests.helpers.expressions import plain
from tests.helpers.refused import refused
from tests.helpers.samples import UNARY

pytestmark = pytest.mark.parametrize("backend", BACKENDS)
XS, TS = [0.5, -1.5, 2.0, 0.25], [1.0, -1.0, 0.5, 3.0]
ROWS = [[1.0, -0.5], [0.0, 2.0], [-3.0, 0.25], [0.7, 0.7]]
BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: abs(a) ** b,
}


def leaves(*numbers):
    return [Value(number) for number in numbers]


@pytest.mark.parametrize("name", sorted(RULES.keys() - LOSSES.keys() - CLASSES.keys() - {"linear", "**"}))
def test_functions_of_one_number(name, backend):
    w, points = Value(1.0), UNARY[name][1]
    assert_compiled(lambda x: plain(name, w * x), [w], points, backend=backend)
    assert_compiled(lambda x: plain(name, w) * x, [w], points, backend=backend)
    assert_compiled(lambda x: plain(name, x) * w, [w], points, backend=backend)


@pytest.mark.parametrize("op", BINARY)
def test_operators(op, backend):
    f, (v, w) = BINARY[op], leaves(0.75, -1.25)
    for g in (lambda x: f(w, x), lambda x: f(x, w), lambda x: f(v * x, w + x), lambda x: f(v, w) * x):
        assert_compiled(g, [v, w], XS, backend=backend)
    assert_compiled(lambda x: f(x, 2.0) - f(3.0, x) * v, [v, w], XS, backend=backend)


@pytest.mark.parametrize("op", BINARY)
def test_an_operand_used_twice(op, backend):
    (w,) = leaves(1.5)
    assert_compiled(lambda x: BINARY[op](w * x, w * x), [w], XS, backend=backend)
    assert_compiled(lambda x: BINARY[op](w, w) + x, [w], XS, backend=backend)
    assert_compiled(lambda x: BINARY[op](s := w * x, s), [w], XS, backend=backend)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_neurons(activation, backend):
    u, v, b = parameters = leaves(0.5, -1.0, 0.25)
    assert_compiled(lambda x: dot([u, v], x, b, activation), parameters, ROWS, backend=backend)
    assert_compiled(lambda x: dot([u, v], x, None, activation), [u, v], ROWS, backend=backend)
    assert_compiled(lambda x: dot([u, v], [b, u], x[0], activation), parameters, ROWS, backend=backend)
    assert_compiled(lambda x: dot([u, u], [u, x[1]], u, activation) * v, [u, v], ROWS, backend=backend)


LOSSES = [
    (mse_loss, TS),
    (hinge_loss, [1.0, -1.0, 1.0, -1.0]),
    (binary_cross_entropy_with_logits, [0.0, 1.0, 0.5, 1.0]),
]


@pytest.mark.parametrize("loss, targets", LOSSES)
def test_losses(loss, targets, backend):
    w, b = parameters = leaves(0.5, -0.25)
    assert_compiled(lambda x, t: loss([w * x + b], [t]), parameters, XS, targets, backend=backend)
    assert_compiled(lambda x, t: loss([[w * x + b]], [t]) * w, parameters, XS, targets, backend=backend)
    assert_compiled(lambda x, t: loss([w * x, b, x], [t, 1.0, t]), parameters, XS, targets, backend=backend)
    assert_compiled(lambda x, t: loss([w, b], [1.0, 1.0]) * x, parameters, XS, targets, backend=backend)


def test_targets_that_move(backend):
    w, u = leaves(0.5, 0.25)
    assert_compiled(lambda x: mse_loss([w * x, w], [u * x, u]), [w, u], XS, backend=backend)
    assert_compiled(lambda x: binary_cross_entropy_with_logits([w * x], [u]), [w, u], XS, backend=backend)


def test_sums(backend):
    u, v = leaves(0.5, -1.0)
    assert_compiled(lambda x: total([u, x, v, 3.0, x, u * x]), [u, v], XS, backend=backend)


def test_sums_of_nothing_are_numbers(backend):
    w = Value(0.5)

    def f(x):
        return total([w, x]) + total([]) + dot([], [], None, "sigmoid")

    assert assert_compiled(f, [w], XS, backend=backend).parameters == [w]


def test_a_network_with_its_penalty(backend):
    model = MLP(2, [4, 3, 1], activation="tanh", seed=3)
    ps = model.parameters()

    def f(x, t):
        return hinge_loss([model(x)], [t]) + 0.01 * dot(ps, ps)

    program = assert_compiled(f, ps, ROWS, [1, -1, -1, 1], backend=backend)
    assert program.parameters == ps


@pytest.mark.parametrize(
    "f",
    [
        lambda x, w: x,
        lambda x, w: w,
        lambda x, w: w * w,
        lambda x, w: total([2.5]),
        lambda x, w: total([]),
        lambda x, w: total([2.0]) * x,
        lambda x, w: w - w * w.tanh(),
        lambda x, w: (x * 0.0) * w,
        lambda x, w: x * x,
    ],
)
def test_results_that_some_leaf_does_not_reach(f, backend):
    w = Value(1.5)
    assert_compiled(lambda x: f(x, w), [w], XS, backend=backend)


def test_results_that_are_constants(backend):
    program = compile(lambda x: total([x, 1.0]).parents[1], 1.0, backend=backend)
    assert program([5.0, 6.0]) == [1.0, 1.0]
    assert program.backward([5.0, 6.0]) == 1.0
    assert program.parameters == []


def test_arguments_of_any_shape(backend):
    w, u = leaves(0.5, 2.0)
    samples = [[[1.0, 2.0], [3.0], 4.0], [[0.5, -1.0], [2.0], -1.5]]

    def f(x, t):
        return dot([w, u], x[0]) * x[1][0] * x[2] + t

    assert_compiled(f, [w, u], samples, [1.0, 2.0], backend=backend)


def test_lists_of_results(backend):
    model = MLP(2, [3, 2], seed=1)
    right = [[score.data for score in model(x)] for x in ROWS]
    found = compile(model, ROWS[0], backend=backend)(ROWS)
    assert [[round(y, 14) for y in row] for row in found] == [[round(y, 14) for y in row] for row in right]
    assert compiled(lambda x: (x, 2 * x), [XS], backend)(XS)[0] == [0.5, 1.0]
    assert compiled(lambda x: [total([1.0])], [XS], backend)(XS) == [[1.0]] * 4


def test_no_samples_no_results(backend):
    assert compile(lambda x: 2 * x, 1.0, backend=backend)([]) == []
    assert compile(lambda x: x, [1.0, 2.0], backend=backend)([]) == []


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_a_program_can_be_copied_and_pickled(copied, backend):
    model = MLP(2, [3, 1], seed=1)
    program = compile(lambda x, t: hinge_loss([model(x)], [t]) / x[0], ROWS[0], 1.0, backend=backend)
    targets = [1.0, -1.0]
    right = program.backward(ROWS[::2], targets)
    again = copied(program)
    assert (repr(again), again.source) == (repr(program), program.source)
    for parameter in again.parameters:
        parameter.grad = 0.0
    assert again.backward(ROWS[::2], targets) == right
    assert again(ROWS[::2], targets) == program(ROWS[::2], targets)
    refused(ZeroDivisionError, "keep the divisor", again, ROWS, [1.0, -1.0, 1.0, 1.0])


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_a_copy_of_a_model_and_its_program_belong_together(copied, backend):
    model = MLP(2, [3, 1], seed=1)
    pair = copied([model, compile(model, ROWS[0], backend=backend)])
    assert pair[1].parameters == pair[0].parameters()
    pair[0].parameters()[-1].data += 1.0
    assert pair[1](ROWS[:1])[0][0] == pytest.approx(model(ROWS[0])[0].data + 1.0)


def test_the_program_of_a_deep_graph_can_be_copied(backend):
    w = Value(0.5)

    def f(x):
        for _ in range(1500):
            x = x + w
        return x

    program = copy.deepcopy(compile(f, 1.0, backend=backend))
    assert program([1.0]) == [751.0]


def test_a_program_reads_its_parameters_at_each_call(backend):
    w = Value(2.0)
    program = compile(lambda x: w * x, 1.0, backend=backend)
    assert program([3.0]) == [6.0]
    w.data = 5.0
    assert program([3.0]) == [15.0]
    assert (program.backward([3.0]), w.grad) == (15.0, 3.0)
    assert (program.backward([3.0, 5.0]), w.grad) == (20.0, 3.0 + 4.0)  # gradients add up

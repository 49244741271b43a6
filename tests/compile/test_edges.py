"""`compile` where numbers are not ordinary, and where the samples are not what the example promised."""

import functools
import math
import re
import traceback
from math import inf, nan

import numpy as np
import pandas as pd
import pytest

from scalargrad import Value, binary_cross_entropy_with_logits, compile, dot, hinge_loss, mse_loss, total
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS, assert_compiled, compiled
from tests.helpers.expressions import plain
from tests.helpers.refused import refused
from tests.helpers.samples import (
    BINARY,
    DENORMAL,
    EDGE_PAIRS,
    PAIRS,
    POWER_EDGES,
    POWER_ERRORS,
    POWERS,
    UNARY_EDGES,
    UNARY_ERRORS,
)

both_back_ends = pytest.mark.parametrize("backend", BACKENDS)


@both_back_ends
@pytest.mark.parametrize("name, x", [(name, x) for name, x, *_ in UNARY_EDGES])
def test_functions_of_one_number_at_their_edges(name, x, backend):
    w = Value(x)
    assert_compiled(lambda a: plain(name, w) * a, [w], [1.0], backend=backend)
    assert_compiled(lambda a: plain(name, w * a), [w], [1.0], backend=backend)
    assert_compiled(lambda a: plain(name, a) * w, [w], [x], backend=backend)


@both_back_ends
@pytest.mark.parametrize("op", BINARY)
def test_operators_at_their_edges(op, backend):
    for a, b in PAIRS + EDGE_PAIRS:
        v, w = Value(a), Value(b)
        assert_compiled(lambda x, v=v, w=w: BINARY[op][0](v * x, w), [v, w], [1.0], backend=backend)


@both_back_ends
@pytest.mark.parametrize("x, n", POWERS + [(x, n) for x, n, *_ in POWER_EDGES])
def test_powers_at_their_edges(x, n, backend):
    v, w = Value(x), Value(n)
    assert_compiled(lambda a: (v * a) ** w, [v, w], [1.0], backend=backend)
    assert_compiled(lambda a: (v * a) ** n, [v], [1.0], backend=backend)


@both_back_ends
@pytest.mark.parametrize("name, x, error, words", UNARY_ERRORS)
def test_functions_refuse_what_the_rules_refuse(name, x, error, words, backend):
    program = compile(lambda a: plain(name, a), 1.0, backend=backend)
    refused(error, re.escape(words), program, [1.0, x])
    refused(error, re.escape(words), program.backward, [1.0, x])


@both_back_ends
@pytest.mark.parametrize("x, n, error, words", POWER_ERRORS)
def test_powers_refuse_what_the_rule_refuses(x, n, error, words, backend):
    program = compile(lambda a, b: a**b, 1.0, 1.0, backend=backend)
    refused(error, re.escape(words), program, [1.0, x], [1.0, n])


@both_back_ends
def test_division_by_zero_is_refused_and_its_sample_named(backend):
    w = Value(2.0)
    program = compile(lambda x: w / x, 1.0, backend=backend)
    for run in (program, program.backward):
        with pytest.raises(ZeroDivisionError, match=r"^2 / 0 has no value: keep the divisor away from 0") as caught:
            run([1.0, 0.0, 3.0])
        assert caught.value.__notes__ == ["in sample 1, counted from 0"]
        assert "v = w/x" in "".join(traceback.format_exception(caught.value))
    assert w.grad == 0.0


@both_back_ends
@pytest.mark.parametrize(
    "loss, target, words", [(hinge_loss, 0.0, "expected -1 or"), (binary_cross_entropy_with_logits, -1.0, "0 to 1")]
)
def test_losses_refuse_wrong_targets(loss, target, words, backend):
    w = Value(1.0)
    program = compile(lambda x, t: loss([w * x], [t]), 1.0, 1.0, backend=backend)
    refused(ValueError, words, program.backward, [1.0, 2.0], [1.0, target])
    assert w.grad == 0.0  # nothing half done


@both_back_ends
@pytest.mark.parametrize("score", [inf, -inf, nan, 1.0, 0.0, -0.0, 1e200, DENORMAL])
def test_losses_at_their_edges(score, backend):
    for loss in (mse_loss, hinge_loss, binary_cross_entropy_with_logits):
        w = Value(score)
        f = functools.partial(lambda x, t, loss, w: loss([w * x], [t]), loss=loss, w=w)
        assert_compiled(f, [w], [1.0, 1.0], [1.0, 1.0], backend=backend)


@both_back_ends
def test_no_gradient_passes_where_all_slopes_are_0(backend):
    """The norm has an infinite slope at 0, and 0 * inf would be nan."""
    v, w = Value(0.0), Value(0.0)
    for f in (
        lambda x: (v * v * x + w * w) ** 0.5,
        lambda x: dot([v, w], [v, w]) ** 0.5 + x,
        lambda x: dot([v, w], [v, x]) ** 0.5,
        lambda x: abs(v * x) ** 0.5,
        lambda x: (v * x).relu() ** 0.5,
        lambda x: dot([v], [x], w, "relu") ** 0.5,
        lambda x: ((v * x) ** 2) ** 0.5,
    ):
        program = assert_compiled(f, [v, w], [0.0, 0.0], backend=backend)
        assert not any(math.isnan(p.grad) for p in program.parameters)


@both_back_ends
def test_no_step_is_taken_where_the_gradient_is_0(backend):
    w = Value(0.0)
    assert_compiled(lambda x: 0.0 * ((w * x) ** 0.5), [w], [1.0, 2.0], backend=backend)
    assert_compiled(lambda x: dot([w], [x], 3.0, "relu") * 0.0, [w], [inf], backend=backend)


@both_back_ends
@pytest.mark.parametrize("constant", [-3.0, -0.0, 0.0, inf, -inf, nan, 1e-300, 1e300, DENORMAL, 7])
def test_constants(constant, backend):
    w = Value(2.0)
    assert_compiled(lambda x: constant + w * x - constant * w, [w], [1.0], backend=backend)
    assert_compiled(lambda x: -total([w, constant, x]), [w], [1.0], backend=backend)


# Samples


@both_back_ends
def test_columns_of_numpy_and_of_other_numbers(backend):
    w = Value(0.5)

    def f(x, t):
        return mse_loss([dot([w, w], x)], [t])

    right = compiled(f, [[[1.0, 2.0]], [1.0]]).backward([[1.0, 2.0], [3.0, 4.0]], [1.0, -1.0])
    rows, targets = np.array([[1, 2], [3, 4]]), np.array([1, -1])
    for X in (
        rows,
        rows.astype(float),
        rows.astype(np.float32),
        list(rows),
        [(True, 2.0), [3, 4]],
        tuple(map(tuple, rows)),
    ):
        for y in (targets, list(targets), targets.astype(float)):
            mean = compile(f, X[0], y[0], backend=backend).backward(X, y)
            assert (type(mean), mean) == (float, right)


CONTAINERS = {
    "tuple": tuple,
    "generator": iter,
    "array": np.array,
    "DataFrame": lambda rows: pd.DataFrame(rows, columns=["a", "b"], index=[5, 3, 4]),
    "rows of Series": lambda rows: [pd.Series(row, index=["a", "b"]) for row in rows],
}


@both_back_ends
@pytest.mark.parametrize("name", CONTAINERS)
def test_samples_in_any_container(name, backend):
    w, given = Value(0.5), CONTAINERS[name]
    rows, targets = [[1.0, 2.0], [3.0, -4.0], [0.5, 0.0]], [1.0, -1.0, 0.5]
    program = compile(lambda x, t: (w * x[0] - x[1]) * t, rows[0], 1, backend=backend)
    assert program(given(rows), pd.Series(targets, index=[2, 0, 1])) == [-1.5, -5.5, 0.125]


@pytest.mark.parametrize(
    "example", [(1.0, 2.0), np.array([1, 2]), pd.Series([1, 2], index=[7, 8]), iter([1.0, np.float32(2.0)])]
)
def test_an_example_in_any_container(example):
    assert compile(lambda x: x[0] - x[1], example)([[3.0, 1.0]]) == [2.0]


@both_back_ends
def test_bools_of_numpy_are_numbers(backend):
    w = Value(0.5)
    program = compile(
        lambda x, t: binary_cross_entropy_with_logits([w * x], [t]), np.float32(1.0), np.bool_(True), backend=backend
    )
    assert program([1, 2], np.array([1, 0]) > 0) == program([1.0, 2.0], [1.0, 0.0])
    assert program([1, 2], [np.bool_(True), False]) == program([1.0, 2.0], [1.0, 0.0])


@both_back_ends
def test_a_gradient_of_none_counts_as_zero(backend):
    w = Value(2.0)
    w.grad = None
    compile(lambda x: w * x, 1.0, backend=backend).backward([3.0])
    assert w.grad == 3.0


@both_back_ends
def test_parameters_of_other_numbers(backend):
    w, u = Value(1.0), Value(1.0)
    w.data, u.data = np.float64(2.0), 3
    program = compile(lambda x: w * x / u, 1.0, backend=backend)
    assert [program.backward([3.0]), w.grad, u.grad] == [2.0, 1.0, -2.0 / 3.0]
    assert {type(number) for number in (program.backward([3.0]), w.grad, u.grad, *program([3.0]))} == {float}
    u.data = np.float64(0.0)
    refused(ZeroDivisionError, "6 / 0 has no value", program, [3.0])


@both_back_ends
@pytest.mark.parametrize(
    "columns, error, words",
    [
        ([[[1.0, 2.0]]], ValueError, "1 columns, expected 2"),
        ([[[1.0, 2.0]], [1.0, 2.0]], ValueError, "lengths 1, 2"),
        ([[[1.0, 2.0], [1.0]], [1.0, 2.0]], ValueError, "sample 1 is .*length 2"),
        ([[[1.0, 2.0], 5.0], [1.0, 2.0]], ValueError, "sample 1 is 5.0"),
        ([[1.0, 2.0], [1.0, 2.0]], ValueError, "sample 0 is 1.0"),
        ([[[1.0, 2.0], [1.0, "2"]], [1.0, 2.0]], TypeError, "'2' in sample 1"),
        ([[[1.0, 2.0]], [[1.0]]], TypeError, r"\[1.0\] in sample 0, expected a number"),
        ([[[1.0, 2.0]], [None]], TypeError, "None in sample 0"),
        ([[1.0, 2.0], 1.0], TypeError, "got 1.0, expected a list"),
        ([[[1.0, 2.0]], "1"], TypeError, "got '1', expected a list"),
        ([{"x": 1.0}, [1.0]], TypeError, "got .*, expected a list"),
        ([[], []], ValueError, "no samples"),
    ],
)
def test_samples_that_are_not_like_the_example(columns, error, words, backend):
    w = Value(1.0)
    program = compile(lambda x, t: (w * x[0] - x[1]) * t, [1.0, 2.0], 1.0, backend=backend)
    refused(error, words, program.backward, *columns)
    if columns != [[], []]:
        refused(error, words, program, *columns)
    assert w.grad == 0.0


def test_numpy_meets_infinities_and_gives_the_answer_of_the_loop():
    w, u = Value(1e200), Value(1.0)
    program = compile(lambda x: (w * x) * 1e200 + u, 1.0, backend="numpy")
    assert program.backward([1.0, 0.5]) == inf
    assert_same([w.grad, u.grad], [0.75e200, 1.0])


def test_numpy_needs_no_loop_for_ordinary_numbers():
    w = Value(0.5)
    program = compile(lambda x: (w * x - 1.0) ** 2 + abs(x) ** w + (-x).relu().sigmoid(), 1.0, backend="numpy")
    program.backward([-3.0, 0.5, 2.0]), program([0.25, -1000.0])
    assert "loops" not in vars(program._steps)
    program = compile(lambda x: w * x * x, 1.0, backend="numpy")
    assert program([1.0, 1e200]) == [0.5, inf]
    assert "loops" in vars(program._steps)

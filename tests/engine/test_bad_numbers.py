"""Wrong input of a Value and its operators: the mathematically right number, or an error that says what to do."""

import math
from math import inf, nan

import numpy as np
import pytest

from scalargrad import Neuron, Value, dot, mse_loss, total
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused

NOT_NUMBERS = ["1", None, [1.0], (1.0,), {}, np.array([1.0]), 1j, Value(1.0), object()]


@pytest.mark.parametrize("x", NOT_NUMBERS)
def test_a_value_holds_numbers_only(x):
    refused(TypeError, f"expected a number, got {type(x).__name__}", Value, x)


@pytest.mark.parametrize("slopes", [(), (1.0,), (1.0, 2.0, 3.0)])
def test_each_parent_has_a_slope(slopes):
    parents = (Value(1.0), Value(2.0))
    refused(ValueError, f"got 2 parents and {len(slopes)} slopes", Value, 3.0, parents, slopes)


@pytest.mark.parametrize("x", ["1", None, [1.0], np.array([1.0])])
@pytest.mark.parametrize("take", [total, lambda v: dot(v, v), lambda v: Neuron(1)(v), lambda v: mse_loss(v, [1.0])])
def test_sums_neurons_and_losses_take_numbers_only(take, x):
    refused((TypeError, ValueError), "got", take, [[x]])


@pytest.mark.parametrize("x", [nan, inf, -inf])
def test_nan_and_infinity_are_numbers(x):
    a = Value(x)
    (a + 1).backward()
    assert_same([a.data, a.grad, (a * 2).data, (a - 1).data], [x, 1.0, x, x])


# What `rules` promises about inf and nan.


def test_arithmetic_is_that_of_floats():
    assert math.isnan((Value(inf) - inf).data)
    assert math.isnan((Value(inf) * 0.0).data)
    assert math.isnan((Value(inf) / inf).data)
    assert [(Value(1e200) * 1e200).data, (Value(1e308) + 1e308).data, (Value(-1e308) - 1e308).data] == [inf, inf, -inf]
    assert (Value(1e-200) * 1e-200).data == 0.0
    assert mse_loss([Value(1e200)], [0.0]).data == inf


@pytest.mark.parametrize("root", [lambda x: x**0.5, Value.sqrt])
def test_a_gradient_of_zero_is_never_multiplied(root):
    """The slope of the root is infinite at 0, and 0 times inf would be nan."""
    for function in (lambda x: root(x) ** 2, lambda x: 0.0 * root(x), lambda x: root(x.relu()), lambda x: root(x * x)):
        x = Value(0.0)
        function(x).backward()
        assert x.grad == 0.0
    x = Value(0.0)
    root(x).backward()
    assert x.grad == inf


def test_a_slope_of_zero_beside_another_meets_an_infinite_gradient():
    a, b = Value(0.0), Value(2.0)
    (a * b).sqrt().backward()
    assert a.grad == inf
    assert math.isnan(b.grad)


@pytest.mark.parametrize("x", [0.0, -0.0])
@pytest.mark.parametrize("a", [1.0, 0.0, -1.0, nan, inf])
def test_division_by_zero_is_refused(a, x):
    refused(ZeroDivisionError, "divisor away from 0", lambda: Value(a) / Value(x))
    refused(ZeroDivisionError, "divisor away from 0", lambda: a / Value(x))


def test_division_by_infinity():
    a, b = Value(2.0), Value(inf)
    (a / b).backward()
    assert (a.grad, b.grad) == (0.0, 0.0)


@pytest.mark.parametrize("x", [0.0, -1.0, -inf])
def test_log_ends_at_zero(x):
    refused(ValueError, "above 0", Value(x).log)


def test_functions_without_a_value_are_refused():
    refused(ValueError, "sqrt.-1. has no value", Value(-1.0).sqrt)
    refused(ValueError, "sin.inf. has no value", Value(inf).sin)
    refused(ValueError, "cos.-inf. has no value", Value(-inf).cos)


def test_power_without_a_value_is_refused():
    refused(ZeroDivisionError, "0 [*][*] -1", lambda: Value(0.0) ** -1)
    refused(ValueError, "only whole powers", lambda: Value(-8.0) ** (1 / 3))
    refused(ValueError, "only whole powers", lambda: (-8.0) ** Value(0.5))


def test_an_exponent_that_is_not_a_number_gives_nan_or_says_so():
    assert math.isnan((Value(2.0) ** nan).data)
    refused(ValueError, "[*][*] nan", lambda: Value(-2.0) ** nan)


def test_numbers_too_large_for_a_float():
    refused(OverflowError, "exp.1000.", Value(1000.0).exp)
    refused(OverflowError, "1e[+]200", lambda: Value(1e200) ** 2)


def test_a_large_number_through_a_soft_step():
    assert [Value(x).tanh().data for x in (1000.0, -1000.0)] == [1.0, -1.0]
    assert [Value(x).sigmoid().data for x in (1000.0, -1000.0)] == [1.0, 0.0]


@pytest.mark.parametrize("x", ["1", None, [1.0]])
def test_comparison_with_something_else_is_refused(x):
    refused(TypeError, "expected a number", lambda: Value(1.0) < x)
    refused(TypeError, "expected a number", lambda: Value(1.0) >= x)

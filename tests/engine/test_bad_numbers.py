"""Wrong input of a Value and its operators: the mathematically right number, or an error that says what to do."""

import math
from math import inf, nan
from operator import add, mul, pow, sub, truediv

import numpy as np
import pytest

from scalargrad import Neuron, Value, dot, hinge_loss, mse_loss, total
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


# What `rules` promises about the edges.

LARGEST, SMALLEST = 1.7976931348623157e308, 5e-324
EDGES = [*(s * x for x in (0.0, SMALLEST, 0.5, 1.0, 2.0, 3.0, 720.0, 1e200, LARGEST, inf) for s in (1.0, -1.0)), nan]


def outcome(function, *numbers):
    """The number that comes, or the type of the error."""
    try:
        result = function(*numbers)
    except (ArithmeticError, ValueError) as error:
        return type(error)
    return result.data if isinstance(result, Value) else result


def equal(ours, pythons):
    return ours == pythons or (ours != ours and pythons != pythons)


@pytest.mark.parametrize("operator", [add, sub, mul, truediv, pow])
def test_two_numbers_give_what_pythons_floats_give(operator):
    for x in EDGES:
        for y in EDGES:
            if operator is pow and ((x < 0 and y % 1) or (x == 0 and y == -inf) or (x < 0 and not math.isfinite(y))):
                continue  # the two exceptions: below
            theirs = outcome(operator, x, y)
            for a, b in ((Value(x), Value(y)), (Value(x), y), (x, Value(y))):
                assert equal(outcome(operator, a, b), theirs), (operator, x, y)


@pytest.mark.parametrize("name", ["exp", "log", "sqrt", "sin", "cos", "tanh"])
def test_a_function_gives_what_the_standard_library_gives(name):
    for x in EDGES:
        assert equal(outcome(getattr(Value, name), Value(x)), outcome(getattr(math, name), x)), x


@pytest.mark.parametrize("x, n", [(x, n) for x in EDGES if x < 0 for n in (0.5, -0.5, SMALLEST, inf, -inf, nan)])
def test_a_number_below_zero_has_whole_powers_only(x, n):
    refused(ValueError, "only whole powers", lambda: Value(x) ** n)
    refused(ValueError, "only whole powers", lambda: x ** Value(n))


def test_zero_to_minus_infinity_is_refused_as_to_minus_one():
    refused(ZeroDivisionError, "divides by its base", lambda: Value(0.0) ** -inf)


@pytest.mark.parametrize(
    "corner, x",
    [
        (abs, 0.0),
        (Value.relu, 0.0),
        (lambda x: hinge_loss([x], [1]), 1.0),
        (lambda x: hinge_loss([x], [-1]), -1.0),
        (lambda x: dot([x], [1.0], activation="relu"), 0.0),
    ],
)
def test_at_a_corner_the_slope_is_zero(corner, x):
    x = Value(x)
    corner(x).backward()
    assert x.grad == 0.0


@pytest.mark.parametrize("n, slope", [(0.5, inf), (1.0, 1.0), (2.0, 0.0)])
def test_a_curve_that_is_vertical_has_an_infinite_slope(n, slope):
    assert (Value(0.0) ** n).slopes[0] == slope
    assert (Value(1e-300) ** -1).slopes[0] == -inf


def test_an_exponent_below_zero_has_no_room_to_move():
    base, exponent = Value(-2.0), Value(3.0)
    (base**exponent).backward()
    assert base.grad == 12.0 and math.isnan(exponent.grad)


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

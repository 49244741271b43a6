"""`gradcheck`: it passes what is right, fails what is wrong, and says by how much."""

import math

import numpy as np
import pandas as pd
import pytest

from scalargrad import GradcheckError, Value, dot, gradcheck, numerical_gradient
from scalargrad.functional import ACTIVATIONS
from tests.helpers.refused import refused


def with_slope(slope):
    """x², with a slope that somebody got wrong."""
    return lambda x: Value(x.data**2, (x,), (slope(x.data),), "square")


def test_numerical_gradient_of_a_product():
    assert numerical_gradient(lambda a, b: a * b, [2.0, -3.0]) == pytest.approx([-3.0, 2.0])
    refused(TypeError, "expected a number, got NoneType", numerical_gradient, lambda a: None, [1.0])


def test_numerical_gradient_takes_functions_of_values_and_of_floats():
    by_values = numerical_gradient(lambda a: Value(a).tanh(), [0.5])
    by_floats = numerical_gradient(math.tanh, [0.5])
    assert by_values == by_floats


def test_default_nudge_is_small_and_not_too_small():
    assert numerical_gradient(math.exp, [0.0]) == pytest.approx([1.0], abs=1e-9)


def test_central_difference_is_exact_for_a_parabola():
    assert numerical_gradient(lambda x: 3 * x * x - 4 * x + 5, [3.0], h=0.5) == [14.0]


@pytest.mark.parametrize("name", ["exp", "log", "tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("x", [0.01, 0.5, 3.0])
def test_right_gradients_pass(name, x):
    assert gradcheck(lambda a: getattr(a, name)(), [x])


def test_large_gradients_are_compared_relatively():
    assert gradcheck(lambda a: a**5, [100.0])


@pytest.mark.parametrize("x", [1e6, -1e6, 1e12, 1e100])
def test_the_nudge_grows_with_the_input(x):
    assert numerical_gradient(lambda a: a, [x]) == [1.0]
    assert gradcheck(lambda a: a * a, [x])
    with pytest.raises(GradcheckError):
        gradcheck(with_slope(lambda x: 1.0001 * x), [x])


def test_up_to_1_the_nudge_is_h():
    seen = []
    numerical_gradient(lambda a, b: seen.append((a, b)) or 0.0, [0.25, -1.0], h=0.5)
    assert seen == [(-0.25, -1.0), (0.75, -1.0), (0.25, -1.5), (0.25, -0.5)]


def test_one_point_can_hide_a_wrong_slope():
    assert gradcheck(with_slope(lambda x: x), [0.0])
    with pytest.raises(GradcheckError):
        gradcheck(with_slope(lambda x: x), [0.5])


@pytest.mark.parametrize("container", [tuple, np.array, iter, pd.Series])
def test_inputs_come_in_any_container(container):
    assert gradcheck(lambda a, b: a * b, container([0.5, -1]))


@pytest.mark.parametrize("inputs", [0.5, "12", None, {"a": 1.0}, [[0.5]], ["1"], [Value(0.5)]])
@pytest.mark.parametrize("check", [gradcheck, numerical_gradient])
def test_inputs_are_a_list_of_numbers(check, inputs):
    refused(TypeError, "expected a (list|number)", check, lambda a: a * a, inputs)


def test_an_input_that_does_not_matter_passes():
    assert gradcheck(lambda a, b: a * 2, [1.0, 5.0])


def test_the_inputs_themselves_are_not_touched():
    inputs = [1.0, 2.0]
    gradcheck(lambda a, b: a * b, inputs)
    assert inputs == [1.0, 2.0]


@pytest.mark.parametrize(
    "slope",
    [lambda x: x, lambda x: 2 * x + 1e-4, lambda x: -2 * x, lambda x: 0.0, lambda x: math.nan, lambda x: math.inf],
)
def test_wrong_gradients_fail(slope):
    with pytest.raises(GradcheckError):
        gradcheck(with_slope(slope), [3.0])


def test_a_failure_lists_both_numbers_for_every_input():
    with pytest.raises(GradcheckError) as caught:
        gradcheck(lambda a, b: with_slope(lambda x: x)(a) + b, [3.0, 1.0])
    assert "input 0 = 3: backward 3, measured 6" in str(caught.value)
    assert "input 1 = 1: backward 1, measured 1" in str(caught.value)


def test_tolerance_is_what_it_says():
    almost = with_slope(lambda x: 2 * x + 1e-3)
    assert gradcheck(almost, [0.1], tolerance=1e-2)
    with pytest.raises(GradcheckError):
        gradcheck(almost, [0.1], tolerance=1e-4)


def test_the_kink_of_relu_is_seen():
    with pytest.raises(GradcheckError):
        gradcheck(lambda a: a.relu(), [0.0])


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_zero_inputs_are_fine(activation):
    assert gradcheck(lambda w, x, b: dot([w], [x], b, activation), [0.0, 0.0, 0.1])


@pytest.mark.parametrize("result", [1.0, None, [Value(1.0)]])
def test_a_function_must_give_one_value(result):
    with pytest.raises(TypeError, match=f"gives a {type(result).__name__}, expected one Value"):
        gradcheck(lambda x: result, [1.0])

"""`rules`: every value and slope against calculus, against central differences, and at the edges of its domain."""

import math

import pytest

from scalargrad.gradcheck import numerical_gradient
from scalargrad.rules import RULES, power
from tests.helpers.compare import assert_same
from tests.helpers.samples import POWER_EDGES, POWER_ERRORS, POWERS, UNARY, UNARY_EDGES, UNARY_ERRORS

POINTS = [(name, x) for name, (_, points) in UNARY.items() for x in points]
WHAT_PYTHON_GIVES = {"neg": lambda x: -x, "abs": abs, "exp": math.exp, "log": math.log, "tanh": math.tanh}


def test_every_rule_is_checked():
    assert RULES.keys() == UNARY.keys() | {"linear"}
    assert {name for name, *_ in UNARY_EDGES} == UNARY.keys()


@pytest.mark.parametrize("name, x", POINTS)
def test_slope_is_the_derivative(name, x):
    # 1 - tanh² cannot be more exact than the 1 that it starts from
    scale = 1.0 if name in ("tanh", "sigmoid") else 0.0
    assert_same(RULES[name](x)[1], UNARY[name][0](x), scale=scale, what="slope")


@pytest.mark.parametrize("name, x", POINTS)
def test_slope_is_the_measured_one(name, x):
    value, slope = RULES[name](x)
    h = 1e-5 * abs(x) if name in ("abs", "log", "relu") else 1e-5  # to stay on one side of 0
    (measured,) = numerical_gradient(lambda x: RULES[name](x)[0], [x], h)
    noise = 4e-16 * abs(value) / h
    assert_same(slope, measured, tolerance=1e-6, scale=noise / 1e-6, what="slope")


@pytest.mark.parametrize("name, x", [(name, x) for name, x in POINTS if name in WHAT_PYTHON_GIVES])
def test_value_is_the_one_of_the_standard_library(name, x):
    assert RULES[name](x)[0] == WHAT_PYTHON_GIVES[name](x)


@pytest.mark.parametrize("x", UNARY["sigmoid"][1])
def test_sigmoid_is_a_shifted_tanh(x):
    assert_same(RULES["sigmoid"](x)[0], (1.0 + math.tanh(x / 2)) / 2, scale=1e-3, what="value")


@pytest.mark.parametrize("name, x, value, slope", UNARY_EDGES)
def test_edges(name, x, value, slope):
    assert_same(list(RULES[name](x)), [value, slope])


@pytest.mark.parametrize("name, x", [*POINTS, *[(name, x) for name, x, *_ in UNARY_EDGES]])
def test_rules_give_floats(name, x):
    assert [type(number) for number in RULES[name](x)] == [float, float]


@pytest.mark.parametrize("name, x, error, words", UNARY_ERRORS)
def test_outside_the_domain_is_an_error_that_names_the_input(name, x, error, words):
    with pytest.raises(error, match=words) as caught:
        RULES[name](x)
    assert f"{x:g}" in str(caught.value)


@pytest.mark.parametrize("x, n", POWERS)
def test_power_slopes(x, n):
    value, slopes = power(x, n)
    assert value == x**n
    assert_same(list(slopes), [n * x ** (n - 1), x**n * math.log(x)])


@pytest.mark.parametrize("x, n", POWERS)
def test_power_slopes_are_the_measured_ones(x, n):
    value, slopes = power(x, n)
    measured = numerical_gradient(lambda x, n: power(x, n)[0], [x, n], h=1e-5 * min(x, 1.0))
    assert_same(list(slopes), measured, tolerance=1e-6, scale=value)


@pytest.mark.parametrize("x, n, value, slope_x, slope_n", POWER_EDGES)
def test_power_edges(x, n, value, slope_x, slope_n):
    ours, slopes = power(x, n)
    assert_same([ours, *slopes], [value, slope_x, slope_n])


@pytest.mark.parametrize("x, n, error, words", POWER_ERRORS)
def test_power_without_a_value_is_an_error(x, n, error, words):
    with pytest.raises(error, match=words) as caught:
        power(x, n)
    assert f"{n:g}" in str(caught.value)

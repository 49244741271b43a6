"""`rules`: every value and slope against calculus, against central differences, and at the edges of its domain."""

import math

import pytest

from scalargrad import gradcheck
from scalargrad.gradcheck import numerical_gradient
from scalargrad.rules import CLASS_LOSSES, CLASSES, LOSSES, RULES
from tests.helpers.compare import assert_same
from tests.helpers.samples import POWER_EDGES, POWER_ERRORS, POWERS, UNARY, UNARY_EDGES, UNARY_ERRORS

POINTS = [(name, x) for name, (_, points) in UNARY.items() for x in points]
FUNCTIONS = ("exp", "log", "sqrt", "sin", "cos", "tanh")
WHAT_PYTHON_GIVES = {"neg": lambda x: -x, "abs": abs, **{name: getattr(math, name) for name in FUNCTIONS}}
power = RULES["**"]


def test_every_rule_is_checked():
    assert RULES.keys() == UNARY.keys() | LOSSES.keys() | CLASSES.keys() | {"linear", "**"}
    assert {name for name, *_ in UNARY_EDGES} == UNARY.keys()


@pytest.mark.parametrize("name, x", POINTS)
def test_slope_is_the_derivative(name, x):
    # 1 - tanh² cannot be more exact than the 1 that it starts from, nor 1 + erf
    scale = 1.0 if name in ("tanh", "sigmoid", "gelu") else 0.0
    assert_same(RULES[name](x)[1][0], UNARY[name][0](x), scale=scale, what="slope")


@pytest.mark.parametrize("name, x", POINTS)
def test_slope_is_the_measured_one(name, x):
    value, (slope,) = RULES[name](x)
    # to stay on one side of 0, and near where sin and exp are large or bend
    h = 1e-5 * (
        min(abs(x), 1.0) if name in ("abs", "log", "sqrt", "relu", "leaky_relu", "elu") else 1.0 / max(1.0, abs(x))
    )
    (measured,) = numerical_gradient(lambda x: RULES[name](x)[0], [x], h)
    noise = 4e-16 * abs(value) / (h * max(1.0, abs(x)))
    assert_same(slope, measured, tolerance=1e-6, scale=noise / 1e-6, what="slope")


@pytest.mark.parametrize("name, x", [(name, x) for name, x in POINTS if name in WHAT_PYTHON_GIVES])
def test_value_is_the_one_of_the_standard_library(name, x):
    assert RULES[name](x)[0] == WHAT_PYTHON_GIVES[name](x)


@pytest.mark.parametrize("x", UNARY["sigmoid"][1])
def test_sigmoid_is_a_shifted_tanh(x):
    assert_same(RULES["sigmoid"](x)[0], (1.0 + math.tanh(x / 2)) / 2, scale=1e-3, what="value")


@pytest.mark.parametrize("name, x, value, slope", UNARY_EDGES)
def test_edges(name, x, value, slope):
    ours, slopes = RULES[name](x)
    assert_same([ours, *slopes], [value, slope])


@pytest.mark.parametrize("name, x", [*POINTS, *[(name, x) for name, x, *_ in UNARY_EDGES]])
def test_rules_give_floats(name, x):
    value, slopes = RULES[name](x)
    assert [type(value), *map(type, slopes)] == [float, float]


@pytest.mark.parametrize("name, x, error, words", UNARY_ERRORS)
def test_outside_the_domain_is_an_error_that_names_the_input(name, x, error, words):
    with pytest.raises(error) as caught:
        RULES[name](x)
    assert str(caught.value) == words


def test_linear_leaves_a_number_as_it_is():
    assert RULES["linear"](3.0) == (3.0, (1.0,))


@pytest.mark.parametrize("x", [-3.0, -0.5, 0.5, 3.0])
@pytest.mark.parametrize("name, setting", [("leaky_relu", 0.25), ("elu", 0.25), ("elu", 2.0), ("softplus", 1.0)])
def test_a_setting_of_an_activation_is_a_number_with_a_slope(name, setting, x):
    assert gradcheck(lambda x, s: x.apply(name, s), [x, setting])
    default = {"leaky_relu": 0.01, "elu": 1.0, "softplus": 20.0}[name]
    (value, (slope, _)), without = RULES[name](x, default), RULES[name](x)
    assert (value, (slope,)) == without != RULES[name](x, setting)[0]


def test_softplus_is_straight_above_its_threshold():
    rule = RULES["softplus"]
    assert rule(20.0)[0] == pytest.approx(20.0 + math.exp(-20.0), rel=1e-15) and rule(20.0)[0] > 20.0
    assert rule(20.000001) == (20.000001, (1.0,))
    assert rule(3.0, 2.0) == (3.0, (1.0, 0.0))
    assert rule(700.0, 1000.0) == (700.0, (1.0, 0.0))


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
    with pytest.raises(error) as caught:
        power(x, n)
    assert str(caught.value) == words


# The losses of one sample.

SCORES = [-40.0, -1.2, -1e-3, 0.0, 0.4, 3.0, 40.0]


@pytest.mark.parametrize("s", SCORES)
@pytest.mark.parametrize("name, t", [("mse", 0.5), ("mse", -40.0), ("logistic", 0.25), ("logistic", 0.9)])
def test_the_slopes_of_a_loss_are_the_measured_ones(name, s, t):
    value, slopes = RULES[name](s, t)
    measured = numerical_gradient(lambda s, t: RULES[name](s, t)[0], [s, t])
    assert_same(list(slopes), measured, tolerance=1e-6, scale=max(1.0, value / 1e4), what="slope")


@pytest.mark.parametrize(
    "s, t, value, slopes",
    [
        (0.4, 1.0, 0.6, (-1.0, -0.4)),
        (-3.0, 1.0, 4.0, (-1.0, 3.0)),
        (2.0, -1.0, 3.0, (1.0, -2.0)),
        (1.0, 1.0, 0.0, (0.0, 0.0)),
    ],
)
def test_hinge_of_one_sample(s, t, value, slopes):
    assert RULES["hinge"](s, t) == (pytest.approx(value), slopes)


@pytest.mark.parametrize("name", sorted(LOSSES.keys() - CLASS_LOSSES.keys()))
def test_a_loss_gives_floats(name):
    value, slopes = RULES[name](0.5, 1.0)
    assert [type(number) for number in (value, *slopes)] == [float] * 3


@pytest.mark.parametrize(
    "name, t, words",
    [
        *[
            ("hinge", t, "expected -1 or [+]1; from 0 and 1, use 2[*]t - 1")
            for t in (0.0, 0.999, 2.0, math.inf, math.nan)
        ],
        *[
            ("logistic", t, r"expected 0 to 1; from -1 and [+]1, use \(t [+] 1\) / 2")
            for t in (-1.0, 1.001, math.inf, math.nan)
        ],
    ],
)
def test_a_target_that_a_loss_does_not_know(name, t, words):
    with pytest.raises(ValueError, match=f"got target {t:g}, {words}"):
        RULES[name](0.5, t)

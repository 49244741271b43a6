"""`tensor.rules`: entry by entry what `scalargrad.rules` gives, for arrays of every shape."""

import numpy as np
import pytest

from scalargrad import rules
from scalargrad.tensor.rules import RULES
from tests.helpers.compare import assert_same
from tests.helpers.samples import POWER_EDGES, POWERS, UNARY, UNARY_EDGES

POINTS = {name: [*points, *[x for op, x, *_ in UNARY_EDGES if op == name]] for name, (_, points) in UNARY.items()}
SCORES = [0.0, -0.0, 0.3, -1.2, 1.0, -1.0, 40.0, 1000.0, -1000.0, 1e200]
TARGETS = {"mse": [0.5, -1.0, 1000.0], "hinge": [1.0, -1.0], "logistic": [0.0, 1.0, 0.25]}


def by_numbers(op, *columns):
    """The values, and then the slopes for each number, of a rule for numbers."""
    values, slopes = zip(*[rules.RULES[op](*row) for row in zip(*columns)])
    return [list(values), *map(list, zip(*slopes))]


def by_arrays(op, *columns):
    with np.errstate(all="ignore"):
        value, slopes = RULES[op](*map(np.array, columns))
    return [np.broadcast_to(part, len(columns[0])).tolist() for part in (value, *slopes)]


def test_every_rule_is_there():
    assert RULES.keys() == rules.RULES.keys()


@pytest.mark.parametrize("op", UNARY)
def test_functions_of_one_number(op):
    points = [x for x in POINTS[op] if op != "abs" or x == x]
    for ours, right in zip(by_arrays(op, points), by_numbers(op, points), strict=True):
        assert_same(ours, right, tolerance=1e-14, scale=1e-2)


@pytest.mark.parametrize("op, setting", [("leaky_relu", 0.25), ("elu", 2.0), ("softplus", 1.0)])
def test_activations_with_a_setting(op, setting):
    points = [x for x in POINTS[op] if x == x]
    for ours, right in zip(
        by_arrays(op, points, [setting] * len(points)), by_numbers(op, points, [setting] * len(points))
    ):
        assert_same(ours, right, tolerance=1e-14, scale=1e-2)


def test_linear():
    assert by_arrays("linear", [3.0, -1.0]) == [[3.0, -1.0], [1.0, 1.0]]


def test_powers():
    x, n = zip(*POWERS, *[pair[:2] for pair in POWER_EDGES])
    value, slope, slope_n = by_arrays("**", x, n)
    right = by_numbers("**", x, n)
    assert_same(value, right[0])
    assert_same(slope_n, right[2])
    assert_same([abs(s) for s in slope], [abs(s) for s in right[1]])  # NumPy gives (-x) ** n another infinity


@pytest.mark.parametrize("op", TARGETS)
def test_losses(op):
    s, t = zip(*[(s, t) for s in SCORES for t in TARGETS[op]])
    for ours, right in zip(by_arrays(op, s, t), by_numbers(op, s, t), strict=True):
        assert_same(ours, right, tolerance=1e-13, scale=1e-2)


@pytest.mark.parametrize(
    "op, t, words", [("hinge", 0.0, "got target 0, expected -1"), ("logistic", -1.0, "got target -1, expected 0")]
)
def test_targets_that_a_loss_does_not_know(op, t, words):
    for targets in (np.array([[1.0, t], [t, 1.0]]), t):
        with pytest.raises(ValueError, match=words):
            RULES[op](np.ones((2, 2)), targets)
    with pytest.raises(ValueError, match="got target nan"):
        RULES[op](np.ones(2), np.array([1.0, np.nan]))


@pytest.mark.parametrize("op", [*UNARY, "linear"])
@pytest.mark.parametrize("shape", [(), (0,), (3, 1, 2)])
def test_the_shape_stays(op, shape):
    value, (slope,) = RULES[op](np.full(shape, 0.5))
    assert np.shape(value) == shape
    assert np.shape(slope) in (shape, ())

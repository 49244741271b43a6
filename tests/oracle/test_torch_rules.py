"""Every rule and operator next to PyTorch's, over its domain and at its edges."""

import pytest
import torch

from scalargrad import Value
from scalargrad.rules import RULES
from tests.helpers.compare import assert_same
from tests.helpers.expressions import plain
from tests.helpers.samples import (
    BINARY,
    EDGE_PAIRS,
    PAIRS,
    POWER_EDGES,
    POWER_ERRORS,
    POWERS,
    UNARY,
    UNARY_EDGES,
    UNARY_ERRORS,
)

pytestmark = pytest.mark.oracle

POINTS = [(name, x) for name, (_, points) in UNARY.items() for x in points]
EDGES = [(name, x) for name, x, *_ in UNARY_EDGES]
FUNCTIONS = {**{op: function for op, (function, _) in BINARY.items()}, "**": lambda a, b: a**b}


def by_torch(function, *numbers):
    """The value and the gradients that PyTorch finds, in double precision."""
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in numbers]
    result = function(*leaves)
    result.backward()
    return [result.item(), *[leaf.grad.item() for leaf in leaves]]


def by_values(function, *numbers):
    leaves = [Value(x) for x in numbers]
    result = function(*leaves)
    result.backward()
    return [result.data, *[leaf.grad for leaf in leaves]]


@pytest.mark.parametrize("name, x", POINTS + EDGES)
def test_rule_of_one_number(name, x):
    assert_same(list(RULES[name](x)), by_torch(lambda a: plain(name, a), x))


def test_linear_is_the_identity():
    assert RULES["linear"](3.0) == (3.0, 1.0)


@pytest.mark.parametrize("name, x, error, words", UNARY_ERRORS)
def test_where_torch_gives_an_impossible_number_we_raise(name, x, error, words):
    value, _ = by_torch(lambda a: plain(name, a), x)
    assert not abs(value) < 1.8e308  # infinite or nan
    with pytest.raises(error, match=words):
        RULES[name](x)


@pytest.mark.parametrize("a, b", PAIRS + EDGE_PAIRS)
@pytest.mark.parametrize("op", BINARY)
def test_operator_of_two_numbers(op, a, b):
    assert_same(by_values(FUNCTIONS[op], a, b), by_torch(FUNCTIONS[op], a, b))


@pytest.mark.parametrize("a", [1.0, -1.0, 0.0])
def test_torch_divides_by_zero_and_we_raise(a):
    assert not abs(by_torch(FUNCTIONS["/"], a, 0.0)[0]) < 1.8e308
    with pytest.raises(ZeroDivisionError):
        Value(a) / Value(0.0)


@pytest.mark.parametrize("x, n", POWERS + [(x, n) for x, n, *_ in POWER_EDGES])
def test_power(x, n):
    assert_same(by_values(FUNCTIONS["**"], x, n), by_torch(FUNCTIONS["**"], x, n))


@pytest.mark.parametrize("x, n", [(-2.0, 3.0), (-2.0, 2.0), (0.0, 2.0), (0.0, 0.0), (-1e-3, -3.0), (5.0, 0.5)])
def test_power_with_a_constant_exponent(x, n):
    assert_same(by_values(lambda a: a**n, x), by_torch(lambda a: a**n, x))


@pytest.mark.parametrize("x, n, error, words", POWER_ERRORS)
def test_where_torch_gives_an_impossible_power_we_raise(x, n, error, words):
    value, *_ = by_torch(FUNCTIONS["**"], x, n)
    assert not abs(value) < 1.8e308
    with pytest.raises(error, match=words):
        Value(x) ** Value(n)

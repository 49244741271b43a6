"""Every rule and operator next to PyTorch's, over its domain and at its edges."""

import re
from math import inf

import pytest
import torch

from scalargrad import Value, no_grad
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
AT_INFINITY = [("silu", -inf), ("silu", inf), ("gelu", -inf), ("gelu", inf)]  # PyTorch computes inf * 0: nan
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
    value, slopes = RULES[name](x)
    right = by_torch(lambda a: plain(name, a), x)
    if (name, x) in AT_INFINITY:
        assert any(number != number for number in right)
        return
    # next to the 1 in 1 + erf and in 1 + exp, PyTorch loses small numbers
    assert_same([value, *slopes], right, scale=1.0 if name in ("silu", "gelu", "elu") else 0.0)


@pytest.mark.parametrize("name, x, error, words", UNARY_ERRORS)
def test_where_torch_gives_an_impossible_number_we_raise(name, x, error, words):
    value, _ = by_torch(lambda a: plain(name, a), x)
    assert not abs(value) < 1.8e308  # infinite or nan
    with pytest.raises(error, match=re.escape(words)):
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


@pytest.mark.parametrize("root", [lambda a: a**0.5, lambda a: a.sqrt()])
def test_a_gradient_of_zero_meets_an_infinite_slope(root):
    """PyTorch multiplies them: nan. Here nothing is passed on: 0."""
    value, slope = by_torch(lambda a: root(a) ** 2, 0.0)
    assert value == 0.0 and slope != slope
    assert by_values(lambda a: root(a) ** 2, 0.0) == [0.0, 0.0]
    assert by_torch(root, 0.0) == by_values(root, 0.0) == [0.0, float("inf")]


@pytest.mark.parametrize("function", [lambda a: a.pow(3), lambda a: a.abs(), lambda a: +a, lambda a: a.detach() * a])
def test_methods_and_signs(function):
    assert_same(by_values(function, -1.5), by_torch(function, -1.5))


def test_backward_starts_from_a_gradient_and_leaves_add_up():
    ours, theirs = Value(0.7), torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    for _ in range(2):
        (ours.sin() * ours).backward(gradient=-2.5)
        (theirs.sin() * theirs).backward(gradient=torch.tensor(-2.5, dtype=torch.float64))
        assert_same(ours.grad, theirs.grad.item())
    ours.grad = theirs.grad = None
    (ours.cos() / ours).backward()
    (theirs.cos() / theirs).backward()
    assert_same(ours.grad, theirs.grad.item())


def test_no_grad_makes_constants():
    ours, theirs = Value(0.7), torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    with no_grad(), torch.no_grad():
        held, torch_held = ours.exp(), theirs.exp()
    (held * ours).backward()
    (torch_held * theirs).backward()
    assert_same(ours.grad, theirs.grad.item())


@pytest.mark.parametrize("x", [0.0, -0.0, 5e-324, -3.0, float("inf"), float("nan")])
def test_a_number_is_true_unless_it_is_zero(x):
    assert bool(Value(x)) is bool(torch.tensor(x, dtype=torch.float64))


@pytest.mark.parametrize("x, n, error, words", POWER_ERRORS)
def test_where_torch_gives_an_impossible_power_we_raise(x, n, error, words):
    value, *_ = by_torch(FUNCTIONS["**"], x, n)
    assert not abs(value) < 1.8e308
    with pytest.raises(error, match=re.escape(words)):
        Value(x) ** Value(n)

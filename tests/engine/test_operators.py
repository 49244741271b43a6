"""`value`: the numeric protocol: every operator both ways round, comparison, identity, conversion."""

import math
import operator
from fractions import Fraction

import numpy as np
import pytest

from scalargrad import Value
from scalargrad.value import as_value
from tests.helpers.compare import assert_same
from tests.helpers.samples import BINARY, PAIRS, POWERS, UNARY

METHODS = {"neg": operator.neg, "abs": abs}
BOTH_WAYS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}


def apply(name, node):
    return METHODS[name](node) if name in METHODS else getattr(node, name)()


@pytest.mark.parametrize("name", UNARY)
def test_operator_of_one_number(name):
    derivative, points = UNARY[name]
    for x in points:
        node = Value(x)
        result = apply(name, node)
        result.backward()
        assert (result.op, result.parents) == (name, (node,))
        assert_same(node.grad, derivative(x), scale=1.0)


@pytest.mark.parametrize("a, b", PAIRS)
@pytest.mark.parametrize("op", BINARY)
def test_operator_of_two_numbers(op, a, b):
    function, derivatives = BINARY[op]
    left, right = Value(a), Value(b)
    result = function(left, right)
    result.backward()
    assert (result.op, result.parents) == (op, (left, right))
    assert result.data == function(a, b)
    assert_same([left.grad, right.grad], list(derivatives(a, b)))


@pytest.mark.parametrize("x, n", POWERS)
def test_power_moves_with_base_and_exponent(x, n):
    base, exponent = Value(x), Value(n)
    result = base**exponent
    result.backward()
    assert (result.op, result.parents, result.data) == ("**", (base, exponent), x**n)
    assert_same([base.grad, exponent.grad], [n * x ** (n - 1), x**n * math.log(x)])


def test_two_to_the_power_of_a_value():
    x = Value(3.0)
    result = 2**x
    result.backward()
    assert result.data == 8.0
    assert_same(x.grad, 8.0 * math.log(2.0))


@pytest.mark.parametrize("x, n", [(-2.0, 3), (-2.0, 2), (-2.0, -1), (-1.0, 0)])
def test_a_constant_exponent_of_a_negative_base_has_no_nan(x, n):
    base = Value(x)
    result = base**n
    result.backward()
    assert_same(base.grad, n * x ** (n - 1))
    assert result.slopes[1] == 0.0


@pytest.mark.parametrize("op", BOTH_WAYS)
def test_parents_are_in_the_order_in_which_they_were_written(op):
    function = BOTH_WAYS[op]
    x = Value(3.0)
    for result, data in ((function(x, 2.0), [3.0, 2.0]), (function(2.0, x), [2.0, 3.0])):
        assert [parent.data for parent in result.parents] == data
        assert result.data == function(*data)
        assert result.op == op


@pytest.mark.parametrize("op", BOTH_WAYS)
@pytest.mark.parametrize("number", [2, True, 0.5, np.float64(0.5), np.float32(0.5), np.int64(2), Fraction(1, 2)])
def test_plain_numbers_on_both_sides(op, number):
    function = BOTH_WAYS[op]
    for result, right in (
        (function(Value(3.0), number), function(3.0, float(number))),
        (function(number, Value(3.0)), function(float(number), 3.0)),
    ):
        assert type(result) is Value
        assert type(result.data) is float
        assert result.data == right


@pytest.mark.parametrize("op", BOTH_WAYS)
@pytest.mark.parametrize("other", [np.array([1.0, 2.0]), np.array(1.0), [1.0], "1", None, 1j])
def test_what_is_not_a_number_is_refused_on_both_sides(op, other):
    for operands in ((Value(3.0), other), (other, Value(3.0))):
        with pytest.raises(TypeError, match=f"expected a number, got {type(other).__name__}"):
            BOTH_WAYS[op](*operands)


def test_an_exponent_has_a_slope_when_the_base_is_above_zero():
    assert_same(list((Value(3.0) ** 2).slopes), [6.0, 9.0 * math.log(3.0)])


def test_an_exponent_that_could_move_has_no_slope_below_zero():
    base, exponent = Value(-2.0), Value(2.0)
    (base**exponent).backward()
    assert base.grad == -4.0
    assert math.isnan(exponent.grad)


def test_augmented_assignment_makes_a_new_node():
    a = before = Value(1.0)
    a += 2
    assert (a.data, before.data, a.parents[0]) == (3.0, 1.0, before)


def test_python_sum_works():
    a, b = Value(1.0), Value(2.0)
    result = sum([a, b, a])
    result.backward()
    assert (result.data, a.grad, b.grad) == (4.0, 2.0, 1.0)


# Comparison, identity, conversion.


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize("a, b", [(1.0, 2.0), (2.0, 1.0), (1.0, 1.0), (1.0, math.nan)])
def test_comparisons_look_at_the_numbers(compare, a, b):
    for left, right in ((Value(a), Value(b)), (Value(a), b), (a, Value(b))):
        assert compare(left, right) is compare(a, b)


def test_equality_is_identity():
    a, b = Value(1.0), Value(1.0)
    assert a == a and a != b and a != 1.0
    assert len({a, b, a}) == 2


def test_float_gives_the_number():
    assert float(Value(2.5)) == 2.5
    assert math.exp(Value(1.0)) == math.e


@pytest.mark.parametrize("number", [3, True, np.float32(2.0), np.int8(1), Fraction(1, 2), math.inf, 5e-324])
def test_data_is_a_float(number):
    data = Value(number).data
    assert type(data) is float and data == number


def test_as_value_keeps_a_value():
    a = Value(1.0)
    assert as_value(a) is a

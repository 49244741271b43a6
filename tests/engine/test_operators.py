"""`value`: the numeric protocol: every operator both ways round, comparison, identity, conversion."""

import array
import cmath
import math
import operator
import statistics
from fractions import Fraction

import numpy as np
import pytest

from scalargrad import Value, functional, gradcheck
from scalargrad.rules import RULES
from scalargrad.value import as_value
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused
from tests.helpers.samples import BINARY, PAIRS, POWERS, UNARY

METHODS = {"neg": operator.neg, "abs": abs}
SPELLINGS = [(lambda a: a.pow(3), lambda a: a**3), (lambda a: a.pow(a), lambda a: a**a), (lambda a: a.abs(), abs)]
NUMBERS = [2, True, 0.5, np.float64(0.5), np.float32(0.5), np.int64(2), np.bool_(True), np.array(0.5), Fraction(1, 2)]
BOTH_WAYS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}


def apply(name, node):
    if name in METHODS:
        return METHODS[name](node)
    return getattr(node, name)() if hasattr(node, name) else getattr(functional, name)(node)


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


@pytest.mark.parametrize("x", [0.5, 2.0])
def test_a_constant_exponent_of_a_positive_base_keeps_its_slope(x):
    assert_same((Value(x) ** 3).slopes[1], x**3 * math.log(x))


@pytest.mark.parametrize("op", BOTH_WAYS)
def test_parents_are_in_the_order_in_which_they_were_written(op):
    function = BOTH_WAYS[op]
    x = Value(3.0)
    for result, data in ((function(x, 2.0), [3.0, 2.0]), (function(2.0, x), [2.0, 3.0])):
        assert [parent.data for parent in result.parents] == data
        assert result.data == function(*data)
        assert result.op == op


@pytest.mark.parametrize("op", BOTH_WAYS)
@pytest.mark.parametrize("number", NUMBERS)
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
@pytest.mark.parametrize("other", [np.array([1.0, 2.0]), [1.0], "1", None, 1j])
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


@pytest.mark.parametrize("method, operator", SPELLINGS)
def test_methods_that_say_the_same_as_an_operator(method, operator):
    a, b = Value(1.5), Value(1.5)
    ours, theirs = method(a), operator(b)
    ours.backward()
    theirs.backward()
    assert (ours.data, ours.op, a.grad) == (theirs.data, theirs.op, b.grad)


def test_plus_in_front_changes_nothing():
    a = Value(-2.0)
    assert +a is a


def test_an_operator_of_your_own_needs_a_rule_alone(monkeypatch):
    monkeypatch.setitem(RULES, "atan2", lambda y, x: (math.atan2(y, x), (x / (x * x + y * y), -y / (x * x + y * y))))
    y, x = Value(1.5), Value(-0.5)
    angle = y.apply("atan2", x)
    assert (angle.op, angle.parents, angle.data) == ("atan2", (y, x), math.atan2(1.5, -0.5))
    assert gradcheck(lambda y, x: y.apply("atan2", x), [1.5, -0.5])
    assert y.apply("atan2", 2).parents[1].op == "constant"
    refused(KeyError, "atan3", y.apply, "atan3")


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


@pytest.mark.parametrize("x", [0.0, -0.0, 5e-324, -2.0, math.inf, math.nan])
def test_a_value_is_true_when_its_number_is(x):
    assert bool(Value(x)) is bool(x)


@pytest.mark.parametrize("spec", ["", ".4f", "+.2e", ">12", "08.3f", "g", ",.1f"])
def test_a_value_can_be_formatted_as_its_number(spec):
    x = Value(-1234.56789)
    assert f"{x:{spec}}" == (f"{x.data:{spec}}" if spec else repr(x))


def test_what_is_no_format_of_a_number_is_refused():
    refused(ValueError, "Unknown format code 's'", format, Value(1.0), "s")


@pytest.mark.parametrize("digits", [2, 0, -1, None])
def test_rounding_gives_a_plain_number(digits):
    rounded = round(Value(-25.678), digits)
    assert (rounded, type(rounded)) == (round(-25.678, digits), type(round(-25.678, digits)))


DOORS = {
    "float": float,
    "complex": complex,
    "math.tanh": math.tanh,
    "math.floor": math.floor,
    "math.isnan": math.isnan,
    "math.pow": lambda x: math.pow(x, 2.0),
    "math.fsum": lambda x: math.fsum([x, x]),
    "statistics.fmean": lambda x: statistics.fmean([x, x]),
    "cmath.exp": cmath.exp,
    "%": lambda x: operator.mod("%.3f", x),
    "array": lambda x: array.array("d", [x]),
    "np.float64": np.float64,
    "np.array": lambda x: np.array([x], dtype=float),
    "np.asarray": lambda x: np.asarray(x, dtype=np.float32),
    "astype": lambda x: np.array([x]).astype(float),
    "setitem": lambda x: np.zeros(2).__setitem__(0, x),
}
CLOSED = [int, math.trunc, operator.index, range, Fraction, np.tanh, lambda x: statistics.mean([x, x])]


@pytest.mark.parametrize("name", DOORS)
def test_a_number_does_not_leave_its_graph_unseen(name):
    """With a float for tanh(x), the slope of tanh(x) * x at 0.5 is 0.4621, not 0.8553."""
    words = r"cut 0.5 off from its graph: write x.data, or x.tanh\(\) for math.tanh\(x\)"
    refused(TypeError, words, DOORS[name], Value(0.5))
    x = Value(0.5)
    (x.tanh() * x).backward()
    assert_same(x.grad, math.tanh(0.5) + 0.5 * (1.0 - math.tanh(0.5) ** 2))


@pytest.mark.parametrize("door", CLOSED)
def test_what_python_and_numpy_refuse_themselves(door):
    refused(TypeError, "Value|ufunc|Rational", door, Value(0.5))


@pytest.mark.parametrize(
    "function",
    [
        lambda x: np.tanh(np.array([x]))[0] * x,
        lambda x: np.dot([0.5, 0.25], np.array([x * x, x])),
        lambda x: np.mean([x, x * x]),
        lambda x: np.sqrt(np.array([x]))[0],
        lambda x: math.prod([x, x, 2.0]),
        lambda x: max(x, x * x),
        lambda x: statistics.median([x, 3.0 * x, x * x]),
    ],
)
def test_what_computes_with_objects_stays_in_the_graph(function):
    assert gradcheck(function, [0.7])


@pytest.mark.parametrize("number", [3, True, np.float32(2.0), np.int8(1), Fraction(1, 2), math.inf, 5e-324])
def test_data_is_a_float(number):
    data = Value(number).data
    assert type(data) is float and data == number


def test_as_value_keeps_a_value():
    a = Value(1.0)
    assert as_value(a) is a

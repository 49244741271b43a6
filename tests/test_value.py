"""`value`: the graph that an expression leaves behind, the walk back, and the numeric protocol."""

import math
import operator
from fractions import Fraction

import numpy as np
import pytest

from scalargrad import Value, topological_order
from scalargrad.value import as_value
from tests.compare import assert_same
from tests.samples import BINARY, PAIRS, POWERS, UNARY

METHODS = {"neg": operator.neg, "abs": abs}
BOTH_WAYS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}


def apply(name, node):
    return METHODS[name](node) if name in METHODS else getattr(node, name)()


def leaves(*numbers):
    return [Value(number) for number in numbers]


# The expression of the first chapters, and the numbers that they promise.


def test_the_expression_of_the_first_chapters():
    a, b, c, f = leaves(2.0, -3.0, 10.0, -2.0)
    L = (a * b + c) * f
    L.backward()
    assert L.data == -8.0
    assert [node.grad for node in (a, b, c, f)] == [6.0, -4.0, -2.0, 4.0]


def test_the_expression_that_readers_bring_along():
    a, b = Value(-4.0, label="a"), Value(2.0, label="b")
    c = a + b
    c.label = "c"
    d = a * b + b**3
    d.label = "d"
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    assert [f"{x:.4f}" for x in (g.data, a.grad, b.grad)] == ["4.5000", "-0.5000", "-3.5000"]


def test_the_long_expression_of_the_operators_chapter():
    a, b = leaves(-4.0, 2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    assert [f"{x:.4f}" for x in (g.data, a.grad, b.grad)] == ["24.7041", "138.8338", "645.5773"]


def test_the_textbook_neuron():
    x1, x2, w1, w2, b = leaves(2.0, 0.0, -3.0, 1.0, 6.8813735870195432)
    out = (x1 * w1 + x2 * w2 + b).tanh()
    out.backward()
    assert_same([out.data, w1.grad, w2.grad, x1.grad, x2.grad], [0.5**0.5, 1.0, 0.0, -1.5, 0.5])


# Gradients add up over every use.


def test_a_plus_a_has_slope_two():
    a = Value(3.0)
    (a + a).backward()
    assert a.grad == 2.0


def test_a_times_a_has_two_edges():
    a = Value(3.0)
    square = a * a
    square.backward()
    assert square.parents == (a, a)
    assert square.slopes == (3.0, 3.0)
    assert a.grad == 6.0


def test_every_node_passes_on_its_gradient_only_when_it_is_complete():
    a = Value(2.0)
    b = a**2
    c = b + b
    c.backward()
    assert (b.grad, a.grad) == (2.0, 8.0)


def test_doubling_thirty_times():
    a = node = Value(1.0)
    for _ in range(30):
        node = node + node
    node.backward()
    assert a.grad == 2.0**30


# Calling backward more than once.


def test_backward_twice_adds_at_leaves_and_not_inside():
    a = Value(3.0)
    b = a**2
    loss = 2 * b
    loss.backward()
    assert (a.grad, b.grad, loss.grad) == (12.0, 2.0, 1.0)
    loss.backward()
    assert (a.grad, b.grad, loss.grad) == (24.0, 2.0, 1.0)


def test_leaf_gradients_start_again_when_they_are_set_to_zero():
    a = Value(3.0)
    loss = 2 * a**2
    for _ in range(2):
        a.grad = 0.0
        loss.backward()
        assert a.grad == 12.0


def test_two_losses_before_two_backwards():
    a, b = leaves(2.0, 5.0)
    shared = a * b
    first, second = shared + a, shared * b
    first.backward()
    assert (a.grad, b.grad) == (6.0, 2.0)
    second.backward()
    assert (a.grad, b.grad) == (6.0 + 25.0, 2.0 + 20.0)
    assert shared.grad == 5.0


def test_backward_from_the_middle_leaves_later_nodes_alone():
    a = Value(3.0)
    b = a * a
    c = b * 10
    b.backward()
    assert (a.grad, b.grad, c.grad) == (6.0, 1.0, 0.0)


def test_backward_on_a_leaf_is_a_gradient_of_one():
    a = Value(3.0)
    a.backward()
    assert a.grad == 1.0


def test_a_constant_keeps_its_gradient_too():
    a = Value(3.0)
    product = a * 5
    product.backward()
    assert (product.parents[1].op, product.parents[1].grad) == ("constant", 3.0)


def test_an_infinite_gradient_ends_at_a_flat_node():
    a = Value(-1.0)
    root = a.relu() ** 0.5
    root.backward()
    assert root.parents[0].grad == math.inf
    assert a.grad == 0.0


# The order.


def test_order_has_every_node_once_after_its_parents():
    a, b = leaves(1.0, 2.0)
    c = a * b
    root = (c + a) * (c - b) + c
    order = topological_order(root)
    position = {node: i for i, node in enumerate(order)}
    assert len(position) == len(order) == 7
    assert order[-1] is root
    assert all(position[parent] < position[node] for node in order for parent in node.parents)


def test_order_is_the_same_in_every_run():
    def ops():
        a, b = leaves(1.0, 2.0)
        return [node.op for node in topological_order((a * b + a) / (b - a).exp())]

    assert ops() == ops()


def test_order_of_a_leaf():
    a = Value(1.0)
    assert topological_order(a) == [a]


# The operators.


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
    left, right = leaves(a, b)
    result = function(left, right)
    result.backward()
    assert (result.op, result.parents) == (op, (left, right))
    assert result.data == function(a, b)
    assert_same([left.grad, right.grad], list(derivatives(a, b)))


@pytest.mark.parametrize("x, n", POWERS)
def test_power_moves_with_base_and_exponent(x, n):
    base, exponent = leaves(x, n)
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
    base, exponent = leaves(-2.0, 2.0)
    (base**exponent).backward()
    assert base.grad == -4.0
    assert math.isnan(exponent.grad)


def test_augmented_assignment_makes_a_new_node():
    a = before = Value(1.0)
    a += 2
    assert (a.data, before.data, a.parents[0]) == (3.0, 1.0, before)


def test_python_sum_works():
    a, b = leaves(1.0, 2.0)
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
    a, b = leaves(1.0, 1.0)
    assert a == a and a != b and a != 1.0
    assert len({a, b, a}) == 2


def test_float_gives_the_number():
    assert float(Value(2.5)) == 2.5
    assert math.exp(Value(1.0)) == math.e


@pytest.mark.parametrize("number", [3, True, np.float32(2.0), np.int8(1), Fraction(1, 2), math.inf, 5e-324])
def test_data_is_a_float(number):
    data = Value(number).data
    assert type(data) is float and data == number


def test_repr_shows_label_data_and_gradient():
    assert repr(Value(1 / 3)) == "Value(data=0.333333, grad=0)"
    assert repr(Value(-2.0, label="f")) == "Value(f: data=-2, grad=0)"


def test_labels_change_nothing_but_the_name():
    a = Value(1.0, label="a")
    b = a + 1
    assert (a.label, b.label) == ("a", "")
    b.label = "b"
    assert (b.data, b.op, b.parents[0].label) == (2.0, "+", "a")


def test_leaves_say_where_they_come_from():
    result = Value(1.0) + 2
    assert [(parent.op, parent.parents, parent.slopes) for parent in result.parents] == [("", (), ()), ("constant", (), ())]


def test_as_value_keeps_a_value():
    a = Value(1.0)
    assert as_value(a) is a


def test_a_subclass_of_value_is_a_value():
    class Sine(Value):
        def sin(self):
            return Sine(math.sin(self.data), (self,), (math.cos(self.data),), "sin")

    x = Sine(0.5)
    y = 3 * x.sin() + x
    y.backward()
    assert_same(x.grad, 3 * math.cos(0.5) + 1)


def test_a_node_has_no_room_for_misspelled_attributes():
    with pytest.raises(AttributeError):
        Value(1.0).gradient = 1.0

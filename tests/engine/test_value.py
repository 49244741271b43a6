"""`value`: the graph that an expression leaves behind, its order, and the walk back."""

import math

import numpy as np
import pytest

from scalargrad import Value, topological_order
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused


def leaves(*numbers):
    return [Value(number) for number in numbers]


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


def test_a_node_that_is_used_at_two_depths_waits_for_both():
    a = Value(2.0)
    b = a * a
    c = b + a
    (b * c).backward()
    assert (c.grad, b.grad, a.grad) == (4.0, 10.0, 44.0)


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


def test_backward_starts_from_the_gradient_that_it_is_given():
    a = Value(3.0)
    loss = a * a
    loss.backward(gradient=-0.5)
    assert (loss.grad, a.grad) == (-0.5, -3.0)
    loss.backward(2)
    assert (loss.grad, a.grad) == (2.0, -3.0 + 12.0)


def test_the_gradient_of_a_leaf_result_adds_up_too():
    a = Value(3.0)
    a.backward(0.5)
    a.backward()
    assert a.grad == 1.5


@pytest.mark.parametrize("gradient", ["1", None, [1.0], Value(1.0)])
def test_a_gradient_to_start_from_is_a_number(gradient):
    a = Value(3.0)
    refused(TypeError, "expected a number, got", (a * a).backward, gradient)
    assert a.grad == 0.0


def test_a_gradient_of_none_counts_as_zero():
    a, b = leaves(3.0, 5.0)
    b.grad = None
    square = a * a
    loss = square * 2
    for _ in range(2):
        a.grad = square.grad = loss.grad = None
        loss.backward()
        assert (loss.grad, square.grad, a.grad, b.grad) == (1.0, 2.0, 12.0, None)
    assert repr(b) == "Value(data=5, grad=None)"


def test_a_detached_number_passes_nothing_back():
    a = Value(3.0, label="a")
    square = a * a
    held = square.detach()
    assert (held.data, held.op, held.label, held.parents, held.grad) == (9.0, "constant", "", (), 0.0)
    assert a.detach().label == "a"
    (held * a).backward()
    assert (a.grad, held.grad, square.grad) == (9.0, 3.0, 0.0)
    a.data = 4.0
    assert held.data == 9.0


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


# What a node is.


def test_labels_change_nothing_but_the_name():
    a = Value(1.0, label="a")
    b = a + 1
    assert (a.label, b.label) == ("a", "")
    b.label = "b"
    assert (b.data, b.op, b.parents[0].label) == (2.0, "+", "a")


@pytest.mark.parametrize("label", [0, 1.0, None, ("a",), b"a", Value(1.0)])
def test_a_label_is_a_text(label):
    refused(TypeError, "got label = .*, expected a text", Value, 1.0, label=label)


def test_a_label_of_numpy_is_a_text():
    assert Value(1.0, label=np.str_("w")).label == "w"


def test_leaves_say_where_they_come_from():
    result = Value(1.0) + 2
    assert [(parent.op, parent.parents, parent.slopes) for parent in result.parents] == [
        ("", (), ()),
        ("constant", (), ()),
    ]


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


def test_repr_shows_label_data_and_gradient():
    assert repr(Value(1 / 3)) == "Value(data=0.333333, grad=0)"
    assert repr(Value(-2.0, label="f")) == "Value(f: data=-2, grad=0)"

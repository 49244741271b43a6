"""`nn`: shapes, names, containers, and that a network is the neurons it is made of."""

import numpy as np
import pytest

from scalargrad import (
    MLP,
    Layer,
    Neuron,
    Sequential,
    Value,
    gradcheck,
    topological_order,
    total,
)
from scalargrad.functional import ACTIVATIONS, dot
from tests.helpers.compare import assert_same
from tests.helpers.containers import COLUMN, ROWS

POINT = [0.5, -1.5]


def numbers(module):
    return [parameter.data for parameter in module.parameters()]


# Neuron


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_neuron_is_a_dot(activation):
    neuron = Neuron(2, activation, seed=3)
    assert neuron(POINT).data == dot(neuron.w, POINT, neuron.b, activation).data
    assert neuron(POINT).op == ACTIVATIONS[activation]


def test_neuron_takes_values_and_tuples():
    neuron = Neuron(2)
    x = Value(0.5)
    out = neuron((x, -1.5))
    out.backward()
    assert out.data == neuron(POINT).data
    assert x.grad != 0.0


def test_and_can_be_a_neuron():
    neuron = Neuron(2, "sigmoid")
    for parameter, number in zip(neuron.parameters(), [10.0, 10.0, -15.0]):
        parameter.data = number
    assert [round(neuron([a, b]).data) for a in (0, 1) for b in (0, 1)] == [0, 0, 0, 1]


def test_parameters_are_labeled_as_in_the_text():
    assert [p.label for p in Neuron(3).parameters()] == ["w1", "w2", "w3", "b"]


# Layer


@pytest.mark.parametrize("width", [1, 2, 5])
def test_layer_returns_a_list_of_its_width(width):
    out = Layer(2, width)(POINT)
    assert type(out) is list
    assert [isinstance(value, Value) for value in out] == [True] * width


def test_layer_is_its_neurons_side_by_side():
    layer = Layer(2, 3, "relu", seed=5)
    assert [value.data for value in layer(POINT)] == [neuron(POINT).data for neuron in layer.neurons]


def test_layers_of_width_one_can_follow_each_other():
    out = Sequential(Layer(2, 1), Layer(1, 1), Layer(1, 2))(POINT)
    assert len(out) == 2


# Many samples in one call


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("make", [lambda a: Neuron(2, a), lambda a: Layer(2, 3, a), lambda a: MLP(2, [4, 3, 1], a, a)])
def test_many_samples_give_what_each_gives_alone(make, activation):
    samples, module = [POINT, (2.0, 1.0), [Value(-1.0), 0.25], POINT], make(activation)
    gradients = []
    for outputs in module(samples), [module(x) for x in samples]:
        rows = outputs if isinstance(module, Neuron) else [value for row in outputs for value in row]
        module.zero_grad()
        total([value * (i + 1) for i, value in enumerate(rows)]).backward()
        gradients.append(([value.data for value in rows], [p.grad for p in module.parameters()]))
    assert gradients[0] == gradients[1]


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize(
    "make", [lambda: Neuron(2, seed=1), lambda: Layer(2, 3, seed=1), lambda: MLP(2, [3, 1], seed=1)]
)
def test_samples_may_come_in_any_container(make, kind):
    samples, module = [POINT, [2.0, 1.0], [-1.0, 0.25]], make()
    right = [module(x) for x in samples]
    found = module(ROWS[kind](samples))
    rows = [[y] for y in found] if isinstance(module, Neuron) else found
    right = [[y] for y in right] if isinstance(module, Neuron) else right
    assert [[y.data for y in row] for row in rows] == [[y.data for y in row] for row in right]


@pytest.mark.parametrize("kind", sorted(COLUMN.keys() - {"column of an array", "DataFrame"}))
def test_one_sample_may_come_in_any_container(kind):
    assert Neuron(2, seed=1)(COLUMN[kind](POINT)).data == Neuron(2, seed=1)(POINT).data


def test_a_table_of_one_column_is_many_samples():
    assert [len(row) for row in Layer(1, 2)(COLUMN["DataFrame"]([1.0, 2.0, 3.0]))] == [2, 2, 2]


def test_one_of_many_may_be_one():
    model = MLP(2, [3, 2])
    assert [[y.data for y in row] for row in model(np.array([POINT]))] == [[y.data for y in model(POINT)]]


# MLP


@pytest.mark.parametrize(
    "sizes, count", [((2, [16, 16, 1]), 337), ((1, [1]), 2), ((3, [4, 4, 1]), 41), ((2, (2, 3)), 15)]
)
def test_number_of_parameters(sizes, count):
    assert len(MLP(*sizes).parameters()) == count


def test_mlp_bends_every_layer_but_the_last():
    model = MLP(2, [3, 3, 1], activation="relu")
    bends = [layer.neurons[0].activation for layer in model.layers]
    assert bends == ["relu", "relu", "linear"]


def test_mlp_bends_the_last_layer_when_told():
    model = MLP(2, [3, 1], output_activation="sigmoid")
    assert 0.0 < model(POINT)[0].data < 1.0


def test_mlp_is_its_layers_one_after_the_other():
    model = MLP(2, [3, 2], seed=4)
    first, second = model.layers
    assert [v.data for v in model(POINT)] == [v.data for v in second(first(POINT))]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_mlp_against_central_differences(activation):
    model = MLP(2, [3, 1], activation, seed=2)

    def output(*values):
        hidden = [dot(values[3 * i : 3 * i + 2], POINT, values[3 * i + 2], activation) for i in range(3)]
        return dot(values[9:12], hidden, values[12])

    model(POINT)[0].backward()
    assert gradcheck(output, numbers(model))
    leaves = [Value(number) for number in numbers(model)]
    output(*leaves).backward()
    assert_same([p.grad for p in model.parameters()], [leaf.grad for leaf in leaves])


def test_every_parameter_is_reached():
    model = MLP(2, [3, 3, 1], seed=1)
    order = topological_order(model(POINT)[0])
    assert set(model.parameters()) <= set(order)


def test_linear_layers_are_one_line():
    model = MLP(2, [4, 4, 1], activation="linear")
    middle, ends = model([0.5, 0.5])[0].data, [model(point)[0].data for point in ([0.0, 0.0], [1.0, 1.0])]
    assert_same(middle, sum(ends) / 2, scale=1.0)


def test_names_of_parameters():
    names = [name for name, _ in MLP(1, [2, 1]).named_parameters()]
    assert names == [
        *["layers.0.neurons.0.w.0", "layers.0.neurons.0.b", "layers.0.neurons.1.w.0", "layers.0.neurons.1.b"],
        *["layers.1.neurons.0.w.0", "layers.1.neurons.0.w.1", "layers.1.neurons.0.b"],
    ]


def test_the_weight_of_a_layer_is_a_matrix():
    layer = Layer(2, 3)
    assert layer.weight == [neuron.w for neuron in layer.neurons]
    layer.weight[1][0].data = 99.0
    assert layer.neurons[1].w[0].data == 99.0

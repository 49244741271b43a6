"""`nn`: shapes, names, states, and that a network is the neurons it is made of."""

import numpy as np
import pytest

from scalargrad import (
    MLP,
    Layer,
    Module,
    Neuron,
    Parameter,
    Sequential,
    Value,
    gradcheck,
    topological_order,
    total,
)
from scalargrad.functional import ACTIVATIONS, dot
from tests.helpers.compare import assert_same

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


def test_many_samples_may_be_an_array_or_one():
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
    assert [layer.neurons[0].activation for layer in model.layers] == ["relu", "relu", "linear"]


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


# Module


def test_names_of_parameters():
    names = [name for name, _ in MLP(1, [2, 1]).named_parameters()]
    assert names == [
        *["layers.0.neurons.0.w.0", "layers.0.neurons.0.b", "layers.0.neurons.1.w.0", "layers.0.neurons.1.b"],
        *["layers.1.neurons.0.w.0", "layers.1.neurons.0.w.1", "layers.1.neurons.0.b"],
    ]


def test_a_module_of_ones_own():
    class Line(Module):
        def __init__(self):
            self.slope, self.constant, self.name = Parameter(2.0), Value(5.0), "line"

        def __call__(self, x):
            return self.slope * x + self.constant

    assert [name for name, _ in Line().named_parameters()] == ["slope"]


def test_a_shared_parameter_counts_once():
    layer = Layer(2, 2)
    assert len(Sequential(layer, layer).parameters()) == 6


def test_zero_grad_forgets_every_gradient():
    model = MLP(2, [3, 1])
    model(POINT)[0].backward()
    assert any(p.grad for p in model.parameters())
    model.zero_grad()
    assert not any(p.grad for p in model.parameters())


def test_state_goes_from_one_model_to_another():
    first, second = MLP(2, [3, 1], seed=1), MLP(2, [3, 1], seed=2)
    second.load_state_dict(first.state_dict())
    assert numbers(second) == numbers(first)
    assert second(POINT)[0].data == first(POINT)[0].data


def test_state_is_a_copy():
    model = MLP(2, [1])
    state = model.state_dict()
    model.parameters()[0].data = 99.0
    assert 99.0 not in state.values()


@pytest.mark.parametrize("sizes", [(2, [3, 2]), (2, [2, 1]), (2, [4, 1])])
def test_a_state_that_does_not_fit_is_refused_and_changes_nothing(sizes):
    model = MLP(2, [3, 1])
    before = numbers(model)
    with pytest.raises(ValueError, match="names differ"):
        model.load_state_dict(MLP(*sizes).state_dict())
    assert numbers(model) == before


def test_a_state_with_something_else_than_numbers_changes_nothing():
    model = MLP(2, [1])
    before = numbers(model)
    with pytest.raises(TypeError, match="expected a number"):
        model.load_state_dict({**model.state_dict(), "layers.0.neurons.0.b": "0"})
    assert numbers(model) == before

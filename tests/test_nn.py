"""`nn` and `init`: shapes, names, starting values, and that a network is the neurons it is made of."""

import random

import pytest

from scalargrad import MLP, Layer, Module, Neuron, Parameter, Sequential, Value, gradcheck, topological_order
from scalargrad.functional import ACTIVATIONS, dot
from scalargrad.init import ones_, uniform_, zeros_
from tests.compare import assert_same

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
    assert [type(value) for value in out] == [Value] * width


def test_layer_is_its_neurons_side_by_side():
    layer = Layer(2, 3, "relu", seed=5)
    assert [value.data for value in layer(POINT)] == [neuron(POINT).data for neuron in layer.neurons]


def test_layers_of_width_one_can_follow_each_other():
    out = Sequential(Layer(2, 1), Layer(1, 1), Layer(1, 2))(POINT)
    assert len(out) == 2


# MLP


@pytest.mark.parametrize("sizes, count", [((2, [16, 16, 1]), 337), ((1, [1]), 2), ((3, [4, 4, 1]), 41), ((2, (2, 3)), 15)])
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


# Starting values


def test_starting_values_depend_on_the_seed_alone():
    random.seed(1)
    first = numbers(MLP(2, [4, 1], seed=7))
    random.seed(2)
    assert numbers(MLP(2, [4, 1], seed=7)) == first
    assert numbers(MLP(2, [4, 1], seed=8)) != first


@pytest.mark.parametrize("make", [lambda **s: Neuron(2, **s), lambda **s: Layer(2, 2, **s), lambda **s: MLP(2, [2, 1], **s)])
def test_the_seed_is_zero_unless_told(make):
    assert numbers(make()) == numbers(make(seed=0)) != numbers(make(seed=1))


def test_a_generator_goes_on_from_layer_to_layer():
    rng = random.Random(7)
    layers = [Layer(2, 4, seed=rng), Layer(4, 1, seed=rng)]
    assert [p.data for layer in layers for p in layer.parameters()] == numbers(MLP(2, [4, 1], seed=7))


def test_weights_are_drawn_in_order_and_biases_start_at_zero():
    rng = random.Random(1337)
    expected = [0.0 if i % 3 == 2 else rng.uniform(-1, 1) for i in range(9)]
    assert numbers(Layer(2, 3, seed=1337)) == expected


@pytest.mark.parametrize("init, weight", [(zeros_, 0.0), (ones_, 1.0)])
def test_constant_starting_weights(init, weight):
    assert numbers(MLP(2, [2, 1], init=init)) == [weight, weight, 0.0] * 3


def test_uniform_weights_fill_the_interval():
    weights = [Value(0.0) for _ in range(1000)]
    uniform_(weights, random.Random(0))
    data = [weight.data for weight in weights]
    assert -1.0 <= min(data) < -0.98 and 0.98 < max(data) <= 1.0
    assert abs(sum(data)) < 60.0


def test_zeros_teach_the_output_bias_alone():
    model = MLP(2, [3, 1], init=zeros_)
    model(POINT)[0].backward()
    assert [name for name, p in model.named_parameters() if p.grad] == ["layers.1.neurons.0.b"]


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

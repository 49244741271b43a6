"""`init`: where the weights of neurons, layers and networks start, and that the seed alone decides it."""

import random

import pytest

from scalargrad import MLP, Layer, Neuron, Value
from scalargrad.init import ones_, uniform_, zeros_


def numbers(module):
    return list(module.state_dict().values())


def test_starting_values_depend_on_the_seed_alone():
    random.seed(1)
    first = numbers(MLP(2, [4, 1], seed=7))
    random.seed(2)
    assert numbers(MLP(2, [4, 1], seed=7)) == first
    assert numbers(MLP(2, [4, 1], seed=8)) != first


@pytest.mark.parametrize(
    "make", [lambda **s: Neuron(2, **s), lambda **s: Layer(2, 2, **s), lambda **s: MLP(2, [2, 1], **s)]
)
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
    model([0.5, -1.5])[0].backward()
    assert [name for name, p in model.named_parameters() if p.grad] == ["layers.1.neurons.0.b"]

"""`init`: where the weights of neurons, layers and networks start, and that the seed alone decides it."""

import random
from functools import partial

import numpy as np
import pytest

from scalargrad import MLP, Layer, Neuron, Value, arguments
from scalargrad.init import (
    calculate_gain,
    fans,
    kaiming_normal_,
    kaiming_uniform_,
    normal_,
    ones_,
    uniform_,
    xavier_normal_,
    xavier_uniform_,
    zeros_,
)
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused


def numbers(module):
    return [parameter.data for parameter in module.parameters()]


def matrix(rows, columns):
    return [[Value(0.5) for _ in range(columns)] for _ in range(rows)]


def data(weight):
    return [[w.data for w in row] for row in weight]


MAKERS = [lambda **s: Neuron(2, **s), lambda **s: Layer(2, 2, **s), lambda **s: MLP(2, [2, 1], **s)]


def test_starting_values_depend_on_the_seed_alone():
    random.seed(1)
    first = numbers(MLP(2, [4, 1], seed=7))
    random.seed(2)
    assert numbers(MLP(2, [4, 1], seed=7)) == first
    assert numbers(MLP(2, [4, 1], seed=8)) != first


@pytest.mark.parametrize("make", MAKERS)
def test_models_without_a_seed_get_one_after_the_other(make, monkeypatch):
    monkeypatch.setattr(arguments, "NOT_CHOSEN", iter(range(3)))
    assert [numbers(make()) for _ in range(3)] == [numbers(make(seed=seed)) for seed in range(3)]


@pytest.mark.parametrize("make", MAKERS)
def test_two_models_in_a_row_are_no_twins_whatever_random_seed_says(make):
    random.seed(1)
    first = numbers(make())
    random.seed(1)
    assert numbers(make()) != first


def test_a_chosen_seed_leaves_the_others_alone(monkeypatch):
    monkeypatch.setattr(arguments, "NOT_CHOSEN", iter(range(2)))
    MLP(2, [3, 1], seed=5), Layer(2, 2, seed=random.Random(5)), Neuron(2, seed=0)
    assert numbers(Neuron(2)) == numbers(Neuron(2, seed=0))


@pytest.mark.parametrize("make", MAKERS)
def test_a_seed_may_be_of_numpy_and_is_a_whole_number(make):
    assert numbers(make(seed=np.int64(3))) == numbers(make(seed=3))
    for seed in (-1, 0.5, "3"):
        refused(ValueError, "got seed = ", make, seed=seed)


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
    assert numbers(Neuron(2, init=init)) == [weight, weight, 0.0]


def test_uniform_weights_fill_the_interval():
    weight = matrix(20, 50)
    uniform_(weight, random.Random(0))
    drawn = [w for row in data(weight) for w in row]
    assert -1.0 <= min(drawn) < -0.98 and 0.98 < max(drawn) <= 1.0
    assert abs(sum(drawn)) < 60.0


def test_an_initializer_gets_the_matrix_of_each_layer():
    seen = []

    def mine_(weight, rng):
        seen.append((fans(weight), rng.random()))
        for row in weight:
            for w in row:
                w.data = 1 / fans(weight)[0]

    model, rng = MLP(2, [3, 1], init=mine_, seed=5), random.Random(5)
    assert seen == [((2, 3), rng.random()), ((3, 1), rng.random())]
    assert data(model.layers[1].weight) == [[1 / 3] * 3]


def test_a_single_neuron_is_a_matrix_of_one_row():
    assert fans([Neuron(5).w]) == (5, 1)


def test_zeros_teach_the_output_bias_alone():
    model = MLP(2, [3, 1], init=zeros_)
    model([0.5, -1.5])[0].backward()
    assert [name for name, p in model.named_parameters() if p.grad] == ["layers.1.neurons.0.b"]


# Distributions with a width


def ratios(init, plain, shape=(3, 4), **settings):
    """By how much the numbers drawn are larger than those that `plain` gives for the same seed."""
    ours, theirs = matrix(*shape), random.Random(7)
    init(ours, random.Random(7), **settings)
    return [w / plain(theirs) for row in data(ours) for w in row]


UNIFORM, NORMAL = (lambda rng: rng.uniform(-1.0, 1.0)), (lambda rng: rng.gauss(0.0, 1.0))
WIDTHS = [
    (normal_, NORMAL, {}, 1.0),
    (normal_, NORMAL, {"std": 0.1}, 0.1),
    (normal_, NORMAL, {"std": 0}, 0.0),
    (xavier_uniform_, UNIFORM, {}, (6 / 7) ** 0.5),
    (xavier_uniform_, UNIFORM, {"gain": 5 / 3}, 5 / 3 * (6 / 7) ** 0.5),
    (xavier_normal_, NORMAL, {}, (2 / 7) ** 0.5),
    (xavier_normal_, NORMAL, {"gain": 2}, 2 * (2 / 7) ** 0.5),
    (kaiming_uniform_, UNIFORM, {}, (6 / 4) ** 0.5),
    (kaiming_uniform_, UNIFORM, {"a": 5**0.5}, 0.5),  # as nn.Linear of PyTorch: 1 / √fan_in
    (kaiming_uniform_, UNIFORM, {"mode": "fan_out", "nonlinearity": "linear"}, 1.0),
    (kaiming_normal_, NORMAL, {}, 0.5**0.5),
    (kaiming_normal_, NORMAL, {"nonlinearity": "relu", "mode": "fan_out"}, (2 / 3) ** 0.5),
    (kaiming_normal_, NORMAL, {"nonlinearity": "tanh"}, 5 / 6),
]


@pytest.mark.parametrize("init, plain, settings, width", WIDTHS)
def test_how_wide_a_distribution_is(init, plain, settings, width):
    assert_same(ratios(init, plain, **settings), [width] * 12)


def test_a_mean_moves_them_all():
    ours, plain = matrix(2, 3), matrix(2, 3)
    normal_(ours, random.Random(1), mean=5.0), normal_(plain, random.Random(1))
    assert_same([w - 5.0 for row in data(ours) for w in row], [w for row in data(plain) for w in row], scale=5.0)


@pytest.mark.parametrize("init", [normal_, xavier_uniform_, xavier_normal_, kaiming_uniform_, kaiming_normal_])
def test_the_width_is_that_of_a_large_sample(init):
    weight = matrix(100, 200)
    init(weight, random.Random(3))
    drawn, std = [w for row in data(weight) for w in row], {normal_: 1.0, xavier_normal_: (2 / 300) ** 0.5}.get(init)
    std = std or ((2 / 300) ** 0.5 if init is xavier_uniform_ else 0.1)
    assert abs((sum(w * w for w in drawn) / len(drawn)) ** 0.5 / std - 1.0) < 0.02


def test_kaiming_gives_gauss_the_root_of_the_variance():
    weight, rng = matrix(1, 8), random.Random(0)
    kaiming_normal_(weight, random.Random(0))
    assert_same(data(weight)[0], [rng.gauss(0.0, 0.5) for _ in range(8)])  # 0.5² is 2 / 8


def test_no_two_weights_are_alike():
    for init in (uniform_, normal_, xavier_uniform_, kaiming_normal_):
        weight = matrix(5, 3)
        init(weight, random.Random(0))
        assert len({w for row in data(weight) for w in row}) == 15


@pytest.mark.parametrize("make", MAKERS)
def test_an_initializer_and_its_settings_are_given_to_a_module(make):
    for init in (kaiming_uniform_, partial(normal_, std=0.1), partial(xavier_normal_, gain=calculate_gain("tanh"))):
        assert numbers(make(init=init, seed=3)) == numbers(make(init=init, seed=3))
        assert numbers(make(init=init, seed=3)) != numbers(make(init=init, seed=4))
    assert numbers(make(init=partial(normal_, std=0.0), seed=3)) == numbers(make(init=zeros_))


def test_gains():
    gains = {
        "linear": 1.0,
        "sigmoid": 1.0,
        "tanh": 5 / 3,
        "relu": 2**0.5,
        "selu": 0.75,
        "leaky_relu": (2 / 1.0001) ** 0.5,
    }
    assert_same([calculate_gain(name) for name in gains], list(gains.values()))
    assert_same([calculate_gain("leaky_relu", a) for a in (0, 1, np.float32(2))], [2**0.5, 1.0, 0.4**0.5])


def test_settings_of_initializers_that_are_none():
    weight, rng = matrix(2, 2), random.Random(0)
    for name in ("gelu", "silu", "", None, 3):
        refused(ValueError, "unknown nonlinearity .*: choose one of linear, .*, leaky_relu$", calculate_gain, name)
    refused(ValueError, "unknown mode 'fan'", kaiming_normal_, weight, rng, mode="fan")
    refused(ValueError, "invalid std: -1", normal_, weight, rng, std=-1)
    refused(ValueError, "invalid gain", xavier_uniform_, weight, rng, gain="2")
    refused(TypeError, "expected a number", normal_, weight, rng, mean="0")
    assert data(weight) == [[0.5] * 2] * 2

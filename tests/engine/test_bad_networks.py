"""Wrong input of neurons, layers and networks: an error that says what came and what was expected."""

import math
from math import inf, nan

import numpy as np
import pytest

from scalargrad import MLP, Layer, Neuron, Sequential, Value, dot
from tests.helpers.refused import refused


@pytest.mark.parametrize("size", [0, -1, 2.5, "2", None, np.float64(2)])
def test_sizes_are_whole_numbers_from_one(size):
    for make in (Neuron, lambda n: Layer(n, 1), lambda n: Layer(2, n), lambda n: MLP(n, [1]), lambda n: MLP(2, [3, n])):
        refused(ValueError, "1 or more", make, size)


def test_a_network_has_layers():
    refused(ValueError, "no layers", Sequential)
    refused(ValueError, "no layers", MLP, 2, [])


@pytest.mark.parametrize("widths", [3, None, "16", {16: 1}])
def test_widths_of_a_network_are_a_list(widths):
    refused(TypeError, r"for each layer, such as \[16, 16, 1\]", MLP, 2, widths)


def test_widths_may_come_in_any_container():
    for widths in ((3, 1), np.array([3, 1]), (n for n in [3, 1]), range(3, 0, -2)):
        assert len(MLP(2, widths).parameters()) == 13


@pytest.mark.parametrize("make", [lambda a: Neuron(2, a), lambda a: Layer(2, 1, a), lambda a: MLP(2, [3, 1], a)])
@pytest.mark.parametrize("activation", ["Tanh", "softsign", "", None, math.tanh, ["tanh"], {"tanh": 1}])
def test_unknown_activation(make, activation):
    refused(ValueError, "choose one of linear, tanh, relu, sigmoid", make, activation)


@pytest.mark.parametrize("inputs", [[], [1.0], [1.0, 2.0, 3.0]])
@pytest.mark.parametrize("module", [Neuron(2), Layer(2, 3), MLP(2, [3, 1])])
def test_the_wrong_number_of_inputs(module, inputs):
    refused(ValueError, f"got {len(inputs)} inputs, expected 2", module, inputs)


@pytest.mark.parametrize("samples", [[[1.0, 2.0], [1.0]], [[1.0]], [[]], np.ones((3, 1))])
@pytest.mark.parametrize("module", [Neuron(2), Layer(2, 3), MLP(2, [3, 1])])
def test_the_wrong_number_of_inputs_of_one_of_many_samples(module, samples):
    refused(ValueError, "inputs, expected 2", module, samples)


@pytest.mark.parametrize("inputs", [None, 1.0, Value(1.0), "ab", {1.0: 2.0}, np.array(1.0), [[1.0, 2.0], 3.0]])
def test_inputs_are_a_list(inputs):
    refused(TypeError, "expected a list .* for each weight", Neuron(2), inputs)


@pytest.mark.parametrize("inputs", [["1", "2"], [None, None], np.ones((2, 2, 2)), [["1", "2"]]])
def test_inputs_are_numbers(inputs):
    refused(TypeError, "expected a number", MLP(2, [3, 1]), inputs)


def test_layers_that_do_not_fit_each_other():
    refused(ValueError, "got 3 inputs, expected 2", Sequential(Layer(2, 3), Layer(2, 1)), [1.0, 2.0])


@pytest.mark.parametrize("n_inputs", [0, 1, 3])
def test_dot_of_unequal_lengths(n_inputs):
    refused(ValueError, f"got {n_inputs} inputs for 2 weights", dot, [1.0, 2.0], [1.0] * n_inputs)


def test_dot_with_an_unknown_activation():
    refused(ValueError, "unknown activation 'selu'", dot, [1.0], [1.0], 0.0, "selu")


@pytest.mark.parametrize("x", [nan, inf, -inf])
def test_impossible_data_comes_out_as_nan_or_infinity(x):
    model = MLP(2, [3, 1], activation="linear", seed=1)
    assert not math.isfinite(model([x, 1.0])[0].data)

"""What happens to wrong input: the mathematically right number, or an error that says what came and what to do."""

import math
from math import inf, nan

import numpy as np
import pytest

from scalargrad import (
    MLP,
    SGD,
    Layer,
    LinearLR,
    Neuron,
    Sequential,
    Value,
    binary_cross_entropy_with_logits,
    dot,
    fit,
    hinge_loss,
    mse_loss,
    total,
)
from tests.compare import assert_same

NOT_NUMBERS = ["1", None, [1.0], (1.0,), {}, np.array([1.0]), np.array(1.0), 1j, Value(1.0), object()]
LOSSES = [mse_loss, hinge_loss, binary_cross_entropy_with_logits]


def refused(error, words, function, *args, **settings):
    with pytest.raises(error, match=words):
        function(*args, **settings)


# Values


@pytest.mark.parametrize("x", NOT_NUMBERS)
def test_a_value_holds_numbers_only(x):
    refused(TypeError, f"expected a number, got {type(x).__name__}", Value, x)


@pytest.mark.parametrize("slopes", [(), (1.0,), (1.0, 2.0, 3.0)])
def test_each_parent_has_a_slope(slopes):
    parents = (Value(1.0), Value(2.0))
    refused(ValueError, f"got 2 parents and {len(slopes)} slopes", Value, 3.0, parents, slopes)


@pytest.mark.parametrize("x", ["1", None, [1.0], np.array([1.0])])
@pytest.mark.parametrize("take", [total, lambda v: dot(v, v), lambda v: Neuron(1)(v), lambda v: mse_loss(v, [1.0])])
def test_sums_neurons_and_losses_take_numbers_only(take, x):
    refused((TypeError, ValueError), "got", take, [[x]])


@pytest.mark.parametrize("x", [nan, inf, -inf])
def test_nan_and_infinity_are_numbers(x):
    a = Value(x)
    (a + 1).backward()
    assert_same([a.data, a.grad, (a * 2).data, (a - 1).data], [x, 1.0, x, x])


def test_infinity_minus_infinity_is_nan():
    assert math.isnan((Value(inf) - inf).data)
    assert math.isnan((Value(inf) * 0.0).data)


@pytest.mark.parametrize("x", [0.0, -0.0])
@pytest.mark.parametrize("a", [1.0, 0.0, -1.0, nan, inf])
def test_division_by_zero_is_refused(a, x):
    refused(ZeroDivisionError, "divisor away from 0", lambda: Value(a) / Value(x))
    refused(ZeroDivisionError, "divisor away from 0", lambda: a / Value(x))


def test_division_by_infinity():
    a, b = Value(2.0), Value(inf)
    (a / b).backward()
    assert (a.grad, b.grad) == (0.0, 0.0)


@pytest.mark.parametrize("x", [0.0, -1.0, -inf])
def test_log_ends_at_zero(x):
    refused(ValueError, "above 0", Value(x).log)


def test_power_without_a_value_is_refused():
    refused(ZeroDivisionError, "0 [*][*] -1", lambda: Value(0.0) ** -1)
    refused(ValueError, "only whole powers", lambda: Value(-8.0) ** (1 / 3))
    refused(ValueError, "only whole powers", lambda: (-8.0) ** Value(0.5))


def test_an_exponent_that_is_not_a_number_gives_nan_or_says_so():
    assert math.isnan((Value(2.0) ** nan).data)
    refused(ValueError, "[*][*] nan", lambda: Value(-2.0) ** nan)


def test_numbers_too_large_for_a_float():
    refused(OverflowError, "exp.1000.", Value(1000.0).exp)
    refused(OverflowError, "1e[+]200", lambda: Value(1e200) ** 2)
    assert (Value(1e200) * 1e200).data == inf


def test_a_large_number_through_a_soft_step():
    assert [Value(x).tanh().data for x in (1000.0, -1000.0)] == [1.0, -1.0]
    assert [Value(x).sigmoid().data for x in (1000.0, -1000.0)] == [1.0, 0.0]


@pytest.mark.parametrize("x", ["1", None, [1.0]])
def test_comparison_with_something_else_is_refused(x):
    refused(TypeError, "expected a number", lambda: Value(1.0) < x)
    refused(TypeError, "expected a number", lambda: Value(1.0) >= x)


# Networks


@pytest.mark.parametrize("size", [0, -1, 2.5, "2", None])
def test_sizes_are_whole_numbers_from_one(size):
    for make in (Neuron, lambda n: Layer(n, 1), lambda n: Layer(2, n), lambda n: MLP(n, [1]), lambda n: MLP(2, [3, n])):
        refused(ValueError, "1 or more", make, size)


def test_a_network_has_layers():
    refused(ValueError, "no layers", Sequential)
    refused(ValueError, "no layers", MLP, 2, [])


def test_widths_of_a_network_are_a_list():
    refused((TypeError, ValueError), "widths", MLP, 2, 3)


@pytest.mark.parametrize("make", [lambda a: Neuron(2, a), lambda a: Layer(2, 1, a), lambda a: MLP(2, [3, 1], a)])
@pytest.mark.parametrize("activation", ["Tanh", "softplus", "", None, math.tanh])
def test_unknown_activation(make, activation):
    refused(ValueError, "choose one of linear, tanh, relu, sigmoid", make, activation)


@pytest.mark.parametrize("inputs", [[], [1.0], [1.0, 2.0, 3.0], [[1.0, 2.0]]])
@pytest.mark.parametrize("module", [Neuron(2), Layer(2, 3), MLP(2, [3, 1])])
def test_the_wrong_number_of_inputs(module, inputs):
    refused(ValueError, f"got {len(inputs)} inputs, expected 2", module, inputs)


@pytest.mark.parametrize("inputs", [None, 1.0, Value(1.0), (x for x in [1.0, 2.0])])
def test_inputs_are_a_list(inputs):
    refused(ValueError, "expected a list", Neuron(2), inputs)


@pytest.mark.parametrize("inputs", [["1", "2"], [None, None], np.ones((2, 2)), "ab"])
def test_inputs_are_numbers(inputs):
    refused(TypeError, "expected a number", MLP(2, [3, 1]), inputs)


def test_inputs_may_be_an_array():
    model = MLP(2, [3, 1])
    assert model(np.array([0.5, -1.5]))[0].data == model([0.5, -1.5])[0].data


def test_layers_that_do_not_fit_each_other():
    refused(ValueError, "got 3 inputs, expected 2", Sequential(Layer(2, 3), Layer(2, 1)), [1.0, 2.0])


@pytest.mark.parametrize("n_inputs", [0, 1, 3])
def test_dot_of_unequal_lengths(n_inputs):
    refused(ValueError, f"got {n_inputs} inputs for 2 weights", dot, [1.0, 2.0], [1.0] * n_inputs)


def test_dot_with_an_unknown_activation():
    refused(ValueError, "unknown activation 'gelu'", dot, [1.0], [1.0], 0.0, "gelu")


@pytest.mark.parametrize("x", [nan, inf, -inf])
def test_impossible_data_comes_out_as_nan_or_infinity(x):
    model = MLP(2, [3, 1], activation="linear", seed=1)
    assert not math.isfinite(model([x, 1.0])[0].data)


# Losses


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("outputs, targets", [([1.0], [1, 1]), ([1.0, 1.0], [1]), ([], []), ([], [1])])
def test_losses_want_one_target_for_each_output(loss, outputs, targets):
    refused(ValueError, f"got {len(outputs)} outputs .*{len(targets)} targets", loss, outputs, targets)


@pytest.mark.parametrize("loss", LOSSES)
def test_losses_want_one_score_for_each_sample(loss):
    refused(ValueError, "got 2 scores", loss, [[1.0, 2.0]], [1])
    refused(ValueError, "got 0 scores", loss, [[]], [1])


@pytest.mark.parametrize("target", [0, 0.5, 2, nan, inf, "1", None])
def test_hinge_labels_are_minus_or_plus_one(target):
    refused(ValueError, "expected -1 or [+]1", hinge_loss, [1.0], [target])


@pytest.mark.parametrize("target", [-1, 1.5, nan, -inf])
def test_logistic_targets_are_probabilities(target):
    refused(ValueError, "expected .*0 to 1", binary_cross_entropy_with_logits, [1.0], [target])


@pytest.mark.parametrize("target", ["1", None])
def test_targets_are_numbers(target):
    refused(TypeError, "expected a number", mse_loss, [1.0], [target])
    refused((TypeError, ValueError), "got", binary_cross_entropy_with_logits, [1.0], [target])


@pytest.mark.parametrize("loss", LOSSES)
def test_a_nan_score_is_a_nan_loss(loss):
    assert math.isnan(loss([nan], [1]).data)


@pytest.mark.parametrize(
    "loss, score, target, value",
    [
        (hinge_loss, inf, 1, 0.0),
        (hinge_loss, inf, -1, inf),
        (mse_loss, -inf, 1, inf),
        (binary_cross_entropy_with_logits, inf, 0, inf),
        (binary_cross_entropy_with_logits, -inf, 1, inf),
        (binary_cross_entropy_with_logits, -inf, 0, 0.0),
        (binary_cross_entropy_with_logits, inf, 1, 0.0),
    ],
)
def test_infinite_scores(loss, score, target, value):
    assert_same(loss([score], [target]).data, value, what="loss")


# Training


@pytest.mark.parametrize("name", ["lr", "momentum", "weight_decay"])
@pytest.mark.parametrize("setting", [-0.1, nan, -inf])
def test_sgd_settings_are_not_negative(name, setting):
    refused(ValueError, f"invalid {name}", SGD, [Value(1.0)], **{"lr": 0.1, name: setting})


def test_sgd_wants_parameters():
    refused(ValueError, "no parameters", SGD, [], lr=0.1)


@pytest.mark.parametrize(
    "settings", [{"start_factor": -1.0}, {"end_factor": nan}, {"total_iters": 0}, {"total_iters": -5}, {"total_iters": nan}]
)
def test_linear_lr_settings(settings):
    refused(ValueError, "expected", LinearLR, SGD([Value(1.0)], lr=0.1), **settings)


def run(X, y, epochs=1):
    model = MLP(2, [1])
    return fit(model, X, y, loss=hinge_loss, optimizer=SGD(model.parameters(), lr=0.1), epochs=epochs, progress=False)


@pytest.mark.parametrize("x", [nan, inf])
def test_fit_stops_at_impossible_data(x):
    refused(FloatingPointError, "check the data", run, [[x, 1.0], [1.0, x]], [1, -1])


def test_fit_wants_samples():
    refused(ValueError, "got 0 outputs", run, [], [])


@pytest.mark.parametrize("epochs", [-1, 1.5, "3", None])
def test_fit_wants_a_number_of_epochs(epochs):
    refused((TypeError, ValueError), "epochs", run, [[1.0, 2.0]], [1], epochs)

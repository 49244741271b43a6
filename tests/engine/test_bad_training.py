"""Wrong input of losses, optimizers and the training loop: the right number, or an error that says what to do."""

import math
from math import inf, nan

import numpy as np
import pytest

from scalargrad import (
    MLP,
    SGD,
    LinearLR,
    Value,
    accuracy,
    binary_cross_entropy_with_logits,
    compile,
    fit,
    hinge_loss,
    mse_loss,
)
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused

LOSSES = [mse_loss, hinge_loss, binary_cross_entropy_with_logits]


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
    refused((TypeError, ValueError), "expected", hinge_loss, [1.0], [target])


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


# The loop and its parts


@pytest.mark.parametrize("name", ["lr", "momentum", "weight_decay"])
@pytest.mark.parametrize("setting", [-0.1, nan, -inf, inf, "0.1", None, [0.1]])
def test_sgd_settings_are_not_negative(name, setting):
    refused(ValueError, f"invalid {name}", SGD, [Value(1.0)], **{"lr": 0.1, name: setting})


def test_sgd_wants_parameters():
    refused(ValueError, "no parameters", SGD, [], lr=0.1)
    refused(TypeError, "model.parameters()", SGD, MLP(2, [1]), lr=0.1)
    refused(TypeError, "model.parameters()", SGD, MLP(2, [1]).parameters, lr=0.1)
    refused(TypeError, "model.parameters()", SGD, MLP(2, [1]).state_dict(), lr=0.1)
    refused(TypeError, "model.parameters()", SGD, MLP(2, [1]).named_parameters(), lr=0.1)
    refused(TypeError, "model.parameters()", SGD, [1.0, 2.0], lr=0.1)
    refused(TypeError, "model.parameters()", SGD, [np.float64(1.0)], lr=0.1)  # has data, but no gradient
    refused(ValueError, "computed from others", SGD, [Value(1.0), Value(2.0) * 3], lr=0.1)


@pytest.mark.parametrize(
    "settings",
    [(-1.0, 0.1, 9), (1.0, nan, 9), (inf, 0.1, 9), ("1", 0.1, 9), (1.0, 0.1, 0), (1.0, 0.1, -5), (1.0, 0.1, 2.5)],
)
def test_linear_lr_settings(settings):
    refused(ValueError, "expected", LinearLR, SGD([Value(1.0)], lr=0.1), *settings)


def run(X, y, epochs=1, loss=hinge_loss, **settings):
    model = MLP(2, [1], seed=1)
    optimizer = SGD(model.parameters(), lr=0.1)
    return fit(model, X, y, loss=loss, optimizer=optimizer, epochs=epochs, progress=False, **settings)


@pytest.mark.parametrize("x", [nan, inf])
def test_fit_stops_at_impossible_data(x):
    refused(FloatingPointError, "check the data", run, [[x, 1.0], [1.0, x]], [1, -1])


def test_fit_wants_samples():
    refused(ValueError, "got 0 samples", run, [], [])
    refused(ValueError, "got 0 samples", run, [[1.0, 2.0]], [1], test=([], []))


def test_fit_wants_a_target_for_each_sample():
    refused(ValueError, "2 samples and 1 targets", run, [[1.0, 2.0]] * 2, [1])
    refused(ValueError, "1 samples and 2 targets", run, [[1.0, 2.0]], [1], test=([[1.0, 2.0]], [1, 1]))


@pytest.mark.parametrize("epochs", [-1, 1.5, "3", None])
def test_fit_wants_a_number_of_epochs(epochs):
    refused(ValueError, "epochs", run, [[1.0, 2.0]], [1], epochs)


@pytest.mark.parametrize("size", [0, -1, 1.5, "3"])
def test_fit_wants_batches_of_a_size(size):
    refused(ValueError, "batch_size", run, [[1.0, 2.0]], [1], batch_size=size)


@pytest.mark.parametrize("test", [[[1.0, 2.0]], ([[1.0, 2.0]], [1], []), {"X": 1, "y": 2}, 3, "ab"])
def test_a_test_set_is_a_pair(test):
    refused(ValueError, r"expected a pair: test=\(X_test, y_test\)", run, [[1.0, 2.0]], [1], test=test)


@pytest.mark.parametrize("metrics", [accuracy, [accuracy], "accuracy"])
def test_metrics_have_names(metrics):
    refused(TypeError, "expected a dict such as", run, [[1.0, 2.0]], [1], metrics=metrics)


def test_patience_wants_a_test_set_and_a_state():
    refused(ValueError, "needs a test set", run, [[1.0, 2.0]], [1], patience=3)
    refused(ValueError, "patience = 0, expected", run, [[1.0, 2.0]], [1], patience=0, test=([[1.0, 2.0]], [1]))
    optimizer, data = SGD([Value(1.0)], lr=0.1), ([1.0], [1.0])
    settings = {"loss": mse_loss, "optimizer": optimizer, "epochs": 1, "test": data, "patience": 3}
    refused(ValueError, "needs a Module", fit, lambda x: x, *data, **settings)


NO_LOSS = {
    "a float": lambda outputs, targets: hinge_loss(outputs, targets).data,
    "nothing": lambda outputs, targets: None,
    "a list": lambda outputs, targets: [hinge_loss(outputs, targets)],
    "a number": lambda outputs, targets: 0,
}


@pytest.mark.parametrize("compiler", [None, compile])
@pytest.mark.parametrize("kind", NO_LOSS)
def test_a_loss_is_one_value(kind, compiler):
    words = "the loss gave .*, expected one Value: compute it from the outputs"
    refused(TypeError, words, run, [[1.0, 2.0]], [1], loss=NO_LOSS[kind], compiler=compiler)


def test_a_metric_is_a_number():
    refused(TypeError, "expected a number", run, [[1.0, 2.0]], [1], metrics={"nothing": lambda outputs, targets: None})

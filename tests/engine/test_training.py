"""`training`: the loop does its five steps in the right order, and writes down what happened."""

import math

import pytest

from scalargrad import MLP, SGD, History, LinearLR, Neuron, Value, accuracy, fit, hinge_loss, mse_loss
from tests.helpers.compare import assert_same

X, Y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [-1, 1, 1, -1]  # exclusive or


def train(model, epochs, lr=0.2, X=X, y=Y, loss=hinge_loss, **settings):
    optimizer = SGD(model.parameters(), lr=lr)
    return fit(model, X, y, loss=loss, optimizer=optimizer, epochs=epochs, progress=False, **settings)


def test_two_points_can_be_learned_by_heart():
    model = MLP(2, [4, 1], seed=1)
    history = train(model, 50, X=[[0.0, 1.0], [1.0, 0.0]], y=[1, -1])
    assert history.loss[-1] == 0.0
    assert history.accuracy[-1] == 1.0


def test_exclusive_or_is_learned_with_a_hidden_layer():
    history = train(MLP(2, [8, 1], seed=2), 200)
    assert history.accuracy[-1] == 1.0


def test_exclusive_or_is_too_much_for_a_neuron():
    history = train(Neuron(2, "linear", seed=2), 200)
    assert history.accuracy[-1] <= 0.75


def test_an_epoch_is_forward_loss_backward_step():
    by_fit, by_hand = MLP(2, [3, 1], seed=3), MLP(2, [3, 1], seed=3)
    history = train(by_fit, 3)
    for epoch in range(3):
        loss = hinge_loss([by_hand(x) for x in X], Y)
        assert history.loss[epoch] == loss.data
        by_hand.zero_grad()
        loss.backward()
        for p in by_hand.parameters():
            p.data -= 0.2 * p.grad
    assert_same([p.data for p in by_fit.parameters()], [p.data for p in by_hand.parameters()])


def test_history_has_one_entry_for_each_epoch():
    history = train(MLP(2, [3, 1]), 7)
    assert (len(history.loss), len(history.accuracy)) == (7, 7)
    assert all(type(number) is float for number in history.loss + history.accuracy)


def test_no_epochs_no_change():
    model = MLP(2, [3, 1])
    before = model.state_dict()
    assert train(model, 0) == History()
    assert model.state_dict() == before


def test_scheduler_sets_the_rate_of_the_next_step():
    model = Neuron(2)
    optimizer, seen = SGD(model.parameters(), lr=1.0), []
    scheduler = LinearLR(optimizer, 1.0, 0.0, total_iters=4)
    fit(
        model,
        X,
        Y,
        loss=hinge_loss,
        optimizer=optimizer,
        epochs=3,
        scheduler=scheduler,
        progress=False,
        callback=lambda epoch, _: seen.append((epoch, optimizer.lr)),
    )
    assert seen == [(0, 1.0), (1, 0.75), (2, 0.5)]
    assert optimizer.lr == 0.25


def test_callback_sees_the_model_before_each_step():
    model, seen = MLP(2, [3, 1], seed=3), []
    before = model.state_dict()
    train(model, 2, callback=lambda epoch, model: seen.append(model.state_dict()))
    assert seen[0] == before != seen[1]


def test_gradients_are_forgotten_before_each_step():
    model = MLP(2, [3, 1], seed=3)
    for p in model.parameters():
        p.grad = 1000.0
    fresh = MLP(2, [3, 1], seed=3)
    assert train(model, 3) == train(fresh, 3)


def test_a_loss_that_leaves_the_finite_numbers_stops_the_run():
    with pytest.raises(FloatingPointError, match="lower the learning rate"):
        train(Neuron(1, "linear", seed=1), 1000, lr=100.0, X=[[1.0], [2.0]], y=[0.0, 1.0], loss=mse_loss)


def test_fit_wants_a_target_for_each_sample():
    with pytest.raises(ValueError, match="4 samples and 3 targets"):
        train(MLP(2, [1]), 1, y=[1, -1, 1])


def test_progress_bar_changes_nothing():
    quiet, loud = MLP(2, [3, 1], seed=3), MLP(2, [3, 1], seed=3)
    settings = {"loss": hinge_loss, "epochs": 3}
    first = fit(quiet, X, Y, optimizer=SGD(quiet.parameters(), lr=0.1), progress=False, **settings)
    second = fit(loud, X, Y, optimizer=SGD(loud.parameters(), lr=0.1), **settings)
    assert first == second


@pytest.mark.parametrize(
    "outputs, targets, share",
    [
        ([0.3, -2.0, 0.1, 5.0], [1, -1, -1, 1], 0.75),
        ([[Value(0.3)], [Value(-1.0)]], [1, -1], 1.0),
        ([Value(0.3), Value(-1.0)], [-1.0, 1.0], 0.0),
        ([0.0], [-1], 1.0),
        ([math.nan], [1], 0.0),
    ],
)
def test_accuracy_counts_the_right_side_of_zero(outputs, targets, share):
    assert accuracy(outputs, targets) == share


@pytest.mark.parametrize("outputs, targets", [([[0.3], [1.0]], [1]), ([0.3], [1, -1]), ([], [])])
def test_accuracy_wants_a_target_for_each_output(outputs, targets):
    with pytest.raises(ValueError, match=f"got {len(outputs)} outputs"):
        accuracy(outputs, targets)

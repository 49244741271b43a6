"""`training`: the loop does its steps in the right order, and writes down what happened and nothing else."""

from functools import partial

import numpy as np
import pytest

from scalargrad import (
    MLP,
    SGD,
    History,
    Layer,
    LinearLR,
    Module,
    Neuron,
    Parameter,
    accuracy,
    compile,
    fit,
    hinge_loss,
    mse_loss,
    total,
)
from scalargrad.data import DataLoader, make_moons
from tests.helpers.compare import assert_same
from tests.helpers.containers import COLUMN, ROWS

X, Y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [-1, 1, 1, -1]  # exclusive or
ASKED = {"accuracy": accuracy}
COMPILERS = [None, compile, partial(compile, backend="numpy")]


def train(model, epochs, lr=0.2, X=X, y=Y, loss=hinge_loss, **settings):
    optimizer = SGD(model.parameters(), lr=lr)
    return fit(model, X, y, loss=loss, optimizer=optimizer, epochs=epochs, progress=False, **settings)


def test_two_points_can_be_learned_by_heart():
    model = MLP(2, [4, 1], seed=1)
    history = train(model, 50, X=[[0.0, 1.0], [1.0, 0.0]], y=[1, -1], metrics=ASKED)
    assert history.loss[-1] == 0.0
    assert history.metrics["accuracy"][-1] == 1.0


def test_exclusive_or_is_learned_with_a_hidden_layer():
    history = train(MLP(2, [8, 1], seed=2), 200, metrics=ASKED)
    assert history.metrics["accuracy"][-1] == 1.0


def test_exclusive_or_is_too_much_for_a_neuron():
    history = train(Neuron(2, "linear", seed=2), 200, metrics=ASKED)
    assert history.metrics["accuracy"][-1] <= 0.75


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
    history = train(MLP(2, [3, 1]), 7, metrics=ASKED, test=(X[:3], Y[:3]))
    series = [history.loss, history.metrics["accuracy"], history.test_loss, history.test_metrics["accuracy"]]
    assert [len(numbers) for numbers in series] == [7] * 4
    assert {type(number) for numbers in series for number in numbers} == {float}


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


def test_progress_bar_changes_nothing():
    quiet, loud = MLP(2, [3, 1], seed=3), MLP(2, [3, 1], seed=3)
    settings = {"loss": hinge_loss, "epochs": 3}
    first = fit(quiet, X, Y, optimizer=SGD(quiet.parameters(), lr=0.1), progress=False, **settings)
    second = fit(loud, X, Y, optimizer=SGD(loud.parameters(), lr=0.1), **settings)
    assert first == second


# Batches


def by_hand(model, batches, epochs, lr=0.2, loss=hinge_loss):
    """The mean loss of the samples in each epoch."""
    losses = []
    for _ in range(epochs):
        each = []
        for x, t in batches:
            result = loss(model(x), t)
            model.zero_grad()
            result.backward()
            for p in model.parameters():
                p.data -= lr * p.grad
            each += [result.data] * len(t)
        losses.append(sum(each) / len(each))
    return losses


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("size", [1, 3, 4])
def test_batches_are_those_of_the_loader_and_samples_count_alike(size, compiler):
    model, twin = MLP(2, [3, 1], seed=3), MLP(2, [3, 1], seed=3)
    history = train(model, 4, batch_size=size, seed=5, compiler=compiler)
    right = by_hand(twin, DataLoader(X, Y, size, shuffle=True, seed=5), 4)
    assert_same(history.loss, right, what="loss")
    weights = [[p.data for p in one.parameters()] for one in (model, twin)]
    assert_same(*weights, scale=1.0, what="weight")


def test_batches_may_keep_the_order():
    model, twin = MLP(2, [3, 1], seed=3), MLP(2, [3, 1], seed=3)
    history = train(model, 3, batch_size=3, shuffle=False)
    assert_same(history.loss, by_hand(twin, DataLoader(X, Y, 3), 3), what="loss")


def test_one_batch_of_all_samples_is_not_shuffled():
    seen = []
    train(MLP(2, [1]), 2, loss=lambda outputs, targets: seen.append(targets) or hinge_loss(outputs, targets))
    assert seen == [Y, Y]


def test_a_scheduler_goes_on_once_in_an_epoch():
    model = MLP(2, [1])
    optimizer = SGD(model.parameters(), lr=1.0)
    scheduler = LinearLR(optimizer, 1.0, 0.0, total_iters=4)
    settings = {"epochs": 2, "batch_size": 1, "progress": False}
    fit(model, X, Y, loss=hinge_loss, optimizer=optimizer, scheduler=scheduler, **settings)
    assert optimizer.lr == 0.5


@pytest.mark.parametrize("kind", ROWS)
def test_samples_may_come_in_any_container(kind):
    right = train(MLP(2, [3, 1], seed=3), 2, batch_size=3)
    assert train(MLP(2, [3, 1], seed=3), 2, X=ROWS[kind](X), batch_size=3) == right


@pytest.mark.parametrize("kind", sorted(COLUMN.keys() - {"column of an array", "DataFrame"}))
def test_targets_may_come_in_any_container(kind):
    right = train(MLP(2, [3, 1], seed=3), 2, test=(X, Y), metrics=ASKED)
    assert train(MLP(2, [3, 1], seed=3), 2, y=COLUMN[kind](Y), test=(X, COLUMN[kind](Y)), metrics=ASKED) == right


# What is measured


def test_nothing_is_measured_that_nobody_asked_for():
    history = train(MLP(2, [3, 1]), 2)
    assert (history.metrics, history.test_loss, history.test_metrics) == ({}, [], {})
    assert not hasattr(history, "accuracy")


def test_a_perfect_classifier_of_zeros_and_ones_has_accuracy_one():
    X, y = [[-2.0], [-1.0], [1.0], [2.0]], [0, 0, 1, 1]
    model = MLP(1, [1], output_activation="sigmoid", init=lambda weight, rng: None)
    asked = {"accuracy": partial(accuracy, threshold=0.5)}
    history = train(model, 300, lr=5.0, X=X, y=y, loss=mse_loss, metrics=asked)
    assert history.loss[-1] < 0.01
    assert history.metrics["accuracy"][-1] == 1.0
    with pytest.raises(ValueError, match=r"threshold=0\.5"):
        train(model, 1, X=X, y=y, loss=mse_loss, metrics=ASKED)


def test_a_regression_has_no_accuracy():
    with pytest.raises(ValueError, match=r"such as .2.0, 4.0, 6.0. for single scores"):
        train(MLP(1, [1]), 1, X=[[1.0], [2.0], [3.0]], y=[2.0, 4.0, 6.0], loss=mse_loss, metrics=ASKED)


@pytest.mark.parametrize("compiler", COMPILERS)
def test_metrics_are_of_all_outputs_of_an_epoch_as_numbers(compiler):
    seen = []

    def spread(outputs, targets):
        seen.append((outputs, targets))
        return max(score for [score] in outputs) - min(score for [score] in outputs)

    model = MLP(2, [3, 1], seed=3)
    first = [model(x)[0].data for x in X]
    history = train(model, 2, metrics={"spread": spread, "squared": mse_loss}, compiler=compiler)
    assert_same([score for [score] in seen[0][0]], first, what="score")
    assert seen[0][1] == Y and {type(score) for [score] in seen[1][0]} == {float}
    assert_same(history.metrics["spread"][0], max(first) - min(first))
    assert_same(history.metrics["squared"][0], sum((s - t) ** 2 for s, t in zip(first, Y)) / 4)
    seen.clear()
    train(MLP(2, [3, 1], seed=3), 1, batch_size=3, metrics={"spread": spread}, compiler=compiler)
    assert [(len(outputs), sorted(targets)) for outputs, targets in seen] == [(4, sorted(Y))]


@pytest.mark.parametrize("compiler", COMPILERS)
def test_a_test_set_is_measured_before_each_epoch_and_changes_nothing(compiler):
    X_test, y_test = make_moons(20, seed=3)
    model, alone, twin = (MLP(2, [3, 1], seed=3) for _ in range(3))
    history = train(model, 3, test=(X_test, y_test), metrics=ASKED, batch_size=2, compiler=compiler)
    assert_same(history.loss, train(alone, 3, batch_size=2, compiler=compiler).loss)
    batches, loader = [], DataLoader(X, Y, 2, shuffle=True)
    for epoch in range(3):
        assert_same(history.test_loss[epoch], hinge_loss(twin(X_test), y_test).data, scale=1.0)
        assert history.test_metrics["accuracy"][epoch] == accuracy(twin(X_test), y_test)
        batches.append(by_hand(twin, loader, 1))


@pytest.mark.parametrize("compiler", COMPILERS)
def test_a_loss_may_be_written_with_the_operations_of_values(compiler):
    def hinge(outputs, targets):
        return total([(1 - s * t).relu() for [s], t in zip(outputs, targets)]) / len(targets)

    right = train(MLP(2, [3, 1], seed=3), 3, test=(X[:3], Y[:3]), metrics=ASKED)
    history = train(MLP(2, [3, 1], seed=3), 3, test=(X[:3], Y[:3]), metrics=ASKED, loss=hinge, compiler=compiler)
    assert_same(history.loss, right.loss, scale=1.0, what="loss")
    assert_same(history.test_loss, right.test_loss, scale=1.0, what="loss")
    assert (history.metrics, history.test_metrics) == (right.metrics, right.test_metrics)


def test_the_test_set_is_measured_with_the_loss_of_the_first_epoch_on_the_same_samples():
    history = train(MLP(2, [3, 1], seed=3), 3, test=(X, Y))
    assert history.test_loss == history.loss


def test_several_scores_and_several_targets():
    def squares(outputs, targets):
        return total([(s - t) ** 2 for row, ts in zip(outputs, targets) for s, t in zip(row, ts)]) / len(targets)

    X, y = [[0.0], [1.0], [2.0]], [[1.0, 0.0], [2.0, -1.0], [3.0, -2.0]]
    for compiler in (None, compile):
        model = MLP(1, [2], seed=1)
        history = train(model, 300, X=np.array(X), y=np.array(y), loss=squares, test=(X, y), compiler=compiler)
        assert history.loss[-1] < 1e-6 and history.test_loss[-1] < 1e-6
        assert_same(
            [p.data for p in model.parameters()], [1.0, 1.0, -1.0, 0.0], tolerance=1e-2, scale=1.0, what="weight"
        )


def test_three_classes_by_the_largest_of_three_scores():
    X, y = [[-1.0, 0.0], [1.0, 0.0], [0.0, 1.5]], [0, 1, 2]

    def margins(outputs, targets):
        rows = [[row[c] - row[t] + 1 for c in range(3) if c != t] for row, t in zip(outputs, targets)]
        return total([margin.relu() for row in rows for margin in row]) / len(targets)

    history = train(MLP(2, [3], seed=1), 100, X=X, y=y, loss=margins, metrics=ASKED)
    assert history.metrics["accuracy"][-1] == 1.0


# Models of one sample and of many


@pytest.mark.parametrize("takes", ["a sample", "a batch", "both"])
def test_a_model_may_take_samples_or_batches(takes):
    w = Parameter(1.0)

    def model(X):
        many = isinstance(X[0], list)
        if (many and takes == "a sample") or (not many and takes == "a batch"):
            raise TypeError
        return [[w * x] for [x] in X] if many else [w * X[0]]

    def train_on(samples, **settings):
        optimizer = SGD([w], lr=0.1)
        return fit(
            model, samples, [3.0, 6.0], loss=mse_loss, optimizer=optimizer, epochs=50, progress=False, **settings
        )

    assert train_on([[1.0], [2.0]], test=([[1.0]], [3.0])).test_loss[-1] < 1e-6
    assert_same(w.data, 3.0, tolerance=1e-6)


def test_a_model_that_would_misread_a_batch_is_called_for_each_sample():
    class Reversed(Module):
        """Right for a sample; of a batch it would reverse the samples."""

        def __init__(self):
            self.layer = Layer(2, 1, seed=1)

        def forward(self, x):
            return self.layer(x[::-1])

    model, twin = Reversed(), Reversed()
    history = train(model, 3)
    losses = []
    for _ in range(3):
        loss = hinge_loss([twin(x) for x in X], Y)
        losses.append(loss.data)
        twin.zero_grad()
        loss.backward()
        SGD(twin.parameters(), lr=0.2).step()
    assert_same(history.loss, losses)


def test_a_network_is_called_with_whole_batches():
    calls = []

    class Counted(MLP):
        def forward(self, X):
            calls.append(len(X))
            return super().forward(X)

    train(Counted(2, [3, 1]), 2, test=(X[:3], Y[:3]))
    assert calls[-4:] == [3, 4, 3, 4]


def test_what_the_model_does_while_training_it_does_in_steps_alone():
    modes = []

    class Noted(Layer):
        def forward(self, X):
            modes.append((self.training, len(X)))
            return super().forward(X)

    model = MLP(2, [3, 1])
    model.layers[0] = Noted(2, 3)
    train(model, 2, batch_size=3, test=(X[:2], Y[:2]))
    assert modes[-6:] == [(False, 2), (True, 3), (True, 1)] * 2
    assert {training for training, _ in modes[:-6]} == {False}
    assert model.training is model.layers[0].training is False


def test_programs_know_both_modes():
    class Louder(Layer):
        def forward(self, X):
            return [3 * out if self.training else out for out in super().forward(X)]

    model, twin = Louder(2, 1, "linear", seed=1), Layer(2, 1, "linear", seed=1)
    history = train(model, 1, test=(X, Y), compiler=compile, metrics={"hinge": hinge_loss})
    loud, quiet = hinge_loss([3 * twin(x)[0] for x in X], Y).data, hinge_loss(twin(X), Y).data
    assert_same([history.loss[0], history.metrics["hinge"][0]], [loud] * 2)
    assert_same([history.test_loss[0], history.test_metrics["hinge"][0]], [quiet] * 2)


# Early stopping


def overfit(model, **settings):
    """Four points to learn, and two that contradict them: the test loss falls at first, then rises."""
    return train(model, 60, lr=0.3, test=([[0.5, 0.4], [1.0, 0.9]], [1, 1]), **settings)


def test_early_stopping_goes_back_to_the_lowest_test_loss():
    free, model = overfit(MLP(2, [8, 1], seed=2)), MLP(2, [8, 1], seed=2)
    best = free.test_loss.index(min(free.test_loss))
    history = overfit(model, patience=5)
    assert best > 0 and len(history.loss) < 60
    stopped = len(history.loss)
    assert history.test_loss == free.test_loss[:stopped]
    lowest = history.test_loss.index(min(history.test_loss))
    assert stopped == lowest + 5 + 1
    assert history.stopped == f"stopped early: the test loss was lowest in epoch {lowest}"
    twin = MLP(2, [8, 1], seed=2)
    overfit_to = train(twin, lowest, lr=0.3)
    assert len(overfit_to.loss) == lowest
    assert model.state_dict() == twin.state_dict()


def test_patience_that_is_never_used_up_goes_back_as_well():
    free, model = overfit(MLP(2, [8, 1], seed=2)), MLP(2, [8, 1], seed=2)
    history = overfit(model, patience=1000)
    assert (history.test_loss, history.stopped) == (free.test_loss, "")
    assert_same(hinge_loss(model([[0.5, 0.4], [1.0, 0.9]]), [1, 1]).data, min(free.test_loss))


def test_a_test_loss_that_is_no_number_is_never_the_lowest():
    model = MLP(2, [1], seed=1)
    start = model.state_dict()
    history = train(model, 10, test=([[float("nan"), 0.0]], [1]), patience=2)
    assert len(history.loss) == 3 and model.state_dict() == start


# Ends before the end


def interrupt(at):
    def callback(epoch, model):
        if epoch == at:
            raise KeyboardInterrupt

    return callback


def test_a_history_survives_an_interrupt():
    history, whole = (train(MLP(2, [3, 1], seed=3), n, callback=c) for n, c in ((9, interrupt(4)), (4, None)))
    assert (history.loss, history.stopped) == (whole.loss, "interrupted in epoch 4")
    assert train(MLP(2, [3, 1]), 9, callback=interrupt(0)) == History(stopped="interrupted in epoch 0")


def test_an_interrupt_leaves_the_series_as_long_as_each_other():
    asked = 0

    def slow(outputs, targets):
        nonlocal asked
        asked += 1
        if asked == 21:
            raise KeyboardInterrupt
        return hinge_loss(outputs, targets)

    history = train(MLP(2, [3, 1], seed=3), 20, loss=slow, test=(X, Y), metrics=ASKED, batch_size=3)
    assert len(history.loss) == len(history.test_loss) == len(history.metrics["accuracy"]) == 6


def test_a_history_survives_divergence():
    with pytest.raises(FloatingPointError, match=r"lower the learning rate$") as caught:
        train(Neuron(1, "linear", seed=1), 1000, lr=100.0, X=[[1.0], [2.0]], y=[0.0, 1.0], loss=mse_loss)
    losses = caught.value.history.loss
    assert 10 < len(losses) < 1000 and losses == sorted(losses)


def test_a_history_survives_an_overflow_in_the_model():
    w = Parameter(1.0)
    optimizer = SGD([w], lr=1.0)
    optimizer.lr = -1.0  # uphill
    with pytest.raises(OverflowError) as caught:
        fit(lambda x: (w * x).exp(), [1.0], [0.0], loss=mse_loss, optimizer=optimizer, epochs=9, progress=False)
    assert caught.value.history.loss[0] > 7.0


@pytest.mark.parametrize("compiler", COMPILERS)
def test_in_the_first_step_the_learning_rate_is_no_reason(compiler):
    with pytest.raises(FloatingPointError, match=r"in epoch 0: check the data and the starting weights$"):
        train(MLP(2, [1]), 3, X=[[float("nan"), 1.0], *X[1:]], compiler=compiler)


def test_in_the_first_epoch_it_may_be_either():
    with pytest.raises(FloatingPointError, match=r"in epoch 0: lower the learning rate, check the data$"):
        train(MLP(2, [1]), 3, X=[*X[:3], [float("nan"), 1.0]], batch_size=1, shuffle=False)


def test_a_history_is_shown_in_a_line():
    assert repr(History()) == "History(0 epochs)"
    assert repr(History(loss=[2.0, 0.12345], stopped="interrupted in epoch 2")) == (
        "History(2 epochs, loss 2 to 0.1235, interrupted in epoch 2)"
    )

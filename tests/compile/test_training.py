"""Training with a compiled program: the same losses, step by step, as with graphs."""

import functools

import pytest

from scalargrad import MLP, SGD, History, LinearLR, Value, accuracy, compile, dot, fit, hinge_loss, mse_loss, total
from scalargrad.data import make_moons
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS
from tests.helpers.refused import refused

ALPHA = 1e-4
both_back_ends = pytest.mark.parametrize("backend", BACKENDS)


@pytest.fixture(scope="module")
def moons():
    return make_moons(n_samples=100, noise=0.1, seed=1337)


def new_model():
    return MLP(2, [16, 16, 1], activation="relu", seed=1337)


def steps(model, backward, count=100, **settings):
    """The losses that `backward` gives, and the numbers of the model at the end."""
    optimizer, losses = SGD(model.parameters(), **{"lr": 1.0, **settings}), []
    scheduler = LinearLR(optimizer, 1.0, 0.1, 100)
    for k in range(count):
        optimizer.zero_grad()
        losses.append(backward(k))
        optimizer.step()
        scheduler.step()
    return losses, [p.data for p in model.parameters()]


def loss_of(model, X, y):
    ps = model.parameters()
    return hinge_loss(model(X), y) + ALPHA * dot(ps, ps)


def graphs(model, batch):
    def backward(k):
        loss = loss_of(model, *batch(k))
        loss.backward()
        return loss.data

    return backward


def programs(model, batch, backend):
    program = compile(lambda x, t: loss_of(model, [x], [t]), [0.1, 0.2], 1.0, backend=backend)
    return lambda k: program.backward(*batch(k))


@pytest.fixture(scope="module")
def moons_run(moons):
    model = new_model()
    return steps(model, graphs(model, lambda k: moons))


@both_back_ends
def test_the_hundred_losses_of_the_moons_demo(moons, moons_run, backend):
    model = new_model()
    losses, weights = steps(model, programs(model, lambda k: moons, backend))
    assert_same(losses, moons_run[0], tolerance=1e-12, what="loss")
    assert_same(weights, moons_run[1], tolerance=1e-12, scale=1.0, what="weight")


SETTINGS = [
    {"lr": 0.1, "momentum": 0.9},
    {"lr": 0.5, "weight_decay": 0.01},
    {"lr": 0.1, "momentum": 0.5, "weight_decay": 0.1},
]


@both_back_ends
@pytest.mark.parametrize("settings", SETTINGS)
def test_optimizers(moons, settings, backend):
    found = []
    for backward in (graphs, functools.partial(programs, backend=backend)):
        model = new_model()
        found.append(steps(model, backward(model, lambda k: moons), count=8, **settings))
    assert_same(found[1][0], found[0][0], what="loss")
    assert_same(found[1][1], found[0][1], scale=1.0, what="weight")


@both_back_ends
def test_mini_batches(moons, backend):
    def batch(k):
        rows = slice(k * 7 % 80, k * 7 % 80 + 1 + k)
        return moons[0][rows], moons[1][rows]

    found = []
    for backward in (graphs, functools.partial(programs, backend=backend)):
        model = new_model()
        found.append(steps(model, backward(model, batch), count=15, lr=0.1))
    assert_same(found[1][0], found[0][0], what="loss")
    assert_same(found[1][1], found[0][1], scale=1.0, what="weight")


# fit


def by_fit(X, y, epochs=30, loss=hinge_loss, **settings):
    model, seen = new_model(), []
    optimizer = SGD(model.parameters(), lr=1.0, weight_decay=2 * ALPHA)
    history = fit(
        model,
        X,
        y,
        loss=loss,
        optimizer=optimizer,
        epochs=epochs,
        progress=False,
        metrics={"accuracy": accuracy},
        scheduler=LinearLR(optimizer, 1.0, 0.1, 100),
        callback=lambda epoch, model: seen.append((epoch, len(model.parameters()))),
        **settings,
    )
    return history, seen, [p.data for p in model.parameters()]


@both_back_ends
def test_fit_leaves_the_same_history(moons, backend):
    history, seen, weights = by_fit(*moons, compiler=functools.partial(compile, backend=backend))
    right, right_seen, right_weights = by_fit(*moons)
    assert_same(history.loss, right.loss, scale=1e-2, what="loss")
    assert history.metrics == right.metrics
    assert seen == right_seen
    assert_same(weights, right_weights, scale=1.0, what="weight")


def test_fit_builds_no_graph_after_the_first(moons, monkeypatch):
    made, new = [], Value.__init__

    def counted(self, *given, **named):
        made.append(1)
        new(self, *given, **named)

    monkeypatch.setattr(Value, "__init__", counted)
    by_fit(*moons, epochs=1, compiler=compile)
    first = len(made)
    by_fit(*moons, epochs=2, compiler=compile)
    assert len(made) - 2 * first < 400  # the one loss of a second epoch, of plain scores, and none of a network


def test_fit_without_epochs(moons):
    assert by_fit(*moons, epochs=0, compiler=compile)[0] == History()


def sum_of_squares(outputs, targets):
    return total([(s - t) ** 2 for [s], t in zip(outputs, targets)])


def mean_of_squares(outputs, targets):
    return sum_of_squares(outputs, targets) / len(targets)


def mean_of_clipped(outputs, targets):
    return total([min(s * t, 1.0) for [s], t in zip(outputs, targets)]) / len(targets)


def test_fit_refuses_a_loss_that_is_no_mean(moons):
    refused(ValueError, "8 samples .* mean of their losses", by_fit, *moons, loss=sum_of_squares, compiler=compile)
    assert_same(by_fit(*moons, 3, mean_of_squares, compiler=compile)[0].loss, by_fit(*moons, 3, mse_loss)[0].loss)


def test_fit_refuses_no_samples_and_what_cannot_be_compiled(moons):
    refused(ValueError, "got 0 samples", by_fit, [], [], compiler=compile)
    refused(ValueError, "compares a Value", by_fit, *moons, loss=mean_of_clipped, compiler=compile)


def test_fit_stops_when_the_loss_is_no_number(moons):
    X = [[float("nan"), 1.0], *moons[0][1:]]
    refused(FloatingPointError, "check the data", by_fit, X, moons[1], compiler=compile)


def test_accuracy_takes_what_a_program_gives(moons):
    model = new_model()
    assert accuracy(compile(model, moons[0][0])(moons[0]), moons[1]) == accuracy([model(x) for x in moons[0]], moons[1])

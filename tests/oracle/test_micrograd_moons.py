"""The well-known moons demo, next to the engine that it was made for: `micrograd` 0.1.0 from PyPI."""

import gc
import random

import pytest

from scalargrad import MLP, SGD, LinearLR, accuracy, fit, hinge_loss
from scalargrad.data import make_moons
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

STEPS, ALPHA = 100, 1e-4


def run_micrograd(X, y):
    """The demo as its notebook has it: hinge loss, L2 and a falling learning rate."""
    from micrograd.nn import MLP

    random.seed(1337)
    model = MLP(2, [16, 16, 1])
    start, losses = [p.data for p in model.parameters()], []
    for k in range(STEPS):
        scores = [model(x) for x in X]
        hinges = [(1 + -yi * score).relu() for yi, score in zip(y, scores)]
        data_loss = sum(hinges) * (1.0 / len(hinges))
        loss = data_loss + ALPHA * sum(p * p for p in model.parameters())
        model.zero_grad()
        loss.backward()
        losses.append(loss.data)
        for p in model.parameters():
            p.data -= (1.0 - 0.9 * k / 100) * p.grad
        accuracy = sum((score.data > 0) == (yi > 0) for yi, score in zip(y, scores)) / len(y)
        if k % 10 == 9:
            gc.collect()  # a step leaves 50 MB behind
    return start, losses, accuracy, [p.data for p in model.parameters()]


def run_ours(X, y):
    """The same with `fit`: the penalty is weight decay, so it is added to each loss that is compared."""
    model = MLP(2, [16, 16, 1], activation="relu", seed=1337)
    start, penalties = [p.data for p in model.parameters()], []
    optimizer = SGD(model.parameters(), lr=1.0, weight_decay=2 * ALPHA)
    history = fit(
        model,
        X,
        y,
        loss=hinge_loss,
        optimizer=optimizer,
        epochs=STEPS,
        progress=False,
        metrics={"accuracy": accuracy},
        scheduler=LinearLR(optimizer, start_factor=1.0, end_factor=0.1, total_iters=100),
        callback=lambda epoch, model: penalties.append(ALPHA * sum(p.data**2 for p in model.parameters())),
    )
    losses = [loss + penalty for loss, penalty in zip(history.loss, penalties)]
    return start, losses, history.metrics["accuracy"][-1], [p.data for p in model.parameters()]


@pytest.fixture(scope="module")
def runs():
    X, y = make_moons(n_samples=100, noise=0.1, seed=1337)
    gc.disable()  # micrograd's graphs are cycles: the collector would take most of the time
    try:
        theirs = run_micrograd(X, y)
    finally:
        gc.enable()
    return run_ours(X, y), theirs


def test_same_starting_weights(runs):
    ours, theirs = runs
    assert len(ours[0]) == 337
    assert ours[0] == theirs[0]


def test_same_hundred_losses(runs):
    ours, theirs = runs
    assert len(ours[1]) == STEPS
    assert_same(ours[1], theirs[1], tolerance=1e-9, what="loss")


def test_every_point_ends_on_the_right_side(runs):
    ours, theirs = runs
    assert ours[2] == theirs[2] == 1.0


def test_same_weights_at_the_end(runs):
    ours, theirs = runs
    assert_same(ours[3], theirs[3], tolerance=1e-9, scale=1.0, what="weight")

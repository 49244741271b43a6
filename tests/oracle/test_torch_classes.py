"""Softmax and the losses of several scores next to PyTorch's: eager, and compiled by both back ends."""

from math import inf

import pytest
import torch
from torch.nn import functional as F

from scalargrad import MLP, Value, compile, cross_entropy, focal_loss, log_softmax, mse_loss, one_hot, softmax
from scalargrad.functional import elu, gelu, leaky_relu, silu, softplus
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS

pytestmark = pytest.mark.oracle

ROWS = [[0.3, -1.2, 1.7], [2.0, 0.5, -0.25], [0.0, 0.0, 0.0], [-3.0, 4.0, 1.0], [30.0, -40.0, 5.0]]
LARGE = [[1000.0, 0.0, -1000.0], [-1000.0, -1000.0, 1000.0], [1000.0, 1000.0, -1000.0], [1e5, -1e5, 0.0]]
CLASSES, WEIGHT = [2, 1, 0, 1, 0], [1.0, 0.25, 3.0]
SHARES = [[0.2, 0.3, 0.5], [1.0, 0.0, 0.0], [0.25, 0.25, 0.5], [0.0, 0.9, 0.1], [0.1, 0.1, 0.8]]
SETTINGS = [(weight, smoothing) for weight in (None, WEIGHT) for smoothing in (0.0, 0.1, 1.0)]


def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=True)


def ours(loss, rows):
    values = [[Value(s) for s in row] for row in rows]
    result = loss(values)
    result.backward()
    return [result.data, *[v.grad for row in values for v in row]]


def theirs(loss, rows):
    scores = tensor(rows)
    result = loss(scores)
    result.backward()
    return [result.item(), *scores.grad.flatten().tolist()]


def torch_weight(weight):
    return None if weight is None else torch.tensor(weight, dtype=torch.float64)


def torch_focal(scores, shares, gamma):
    log_p = F.log_softmax(scores, dim=1)
    return -(shares * (1 - log_p.exp()) ** gamma * log_p).sum(dim=1).mean()


@pytest.mark.parametrize("rows", [ROWS, LARGE])
@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_softmax(name, rows):
    function, goal = {"softmax": softmax, "log_softmax": log_softmax}[name], [0.1, 0.2, 0.7]
    for row in rows:
        right = theirs(lambda s: ((getattr(F, name)(s[0], dim=0) - torch.tensor(goal)) ** 2).mean(), [row])
        goals = torch.tensor(goal).tolist()
        assert_same(ours(lambda s, g=goals: mse_loss(function(s[0]), g), [row]), right, scale=max(map(abs, right)))


@pytest.mark.parametrize("row", [[-inf, 0.0], [inf, 0.0], [-inf, -inf]])
def test_infinite_scores(row):
    scores = torch.tensor(row, dtype=torch.float64)
    assert_same([p.data for p in softmax(row)], F.softmax(scores, dim=0).tolist())
    assert_same([p.data for p in log_softmax(row)], F.log_softmax(scores, dim=0).tolist())
    right = [F.cross_entropy(scores[None], torch.tensor([c])).item() for c in (0, 1)]
    assert_same([cross_entropy([row], [c]).data for c in (0, 1)], right)


@pytest.mark.parametrize("weight, smoothing", SETTINGS)
@pytest.mark.parametrize("rows", [ROWS, LARGE])
def test_cross_entropy_of_classes(rows, weight, smoothing):
    classes, settings = CLASSES[: len(rows)], {"weight": torch_weight(weight), "label_smoothing": smoothing}
    right = theirs(lambda s: F.cross_entropy(s, torch.tensor(classes), **settings), rows)
    assert_same(ours(lambda s: cross_entropy(s, classes, weight, smoothing), rows), right, scale=1.0)
    one_by_one = [theirs(lambda s, c=c: F.cross_entropy(s, torch.tensor(c), **settings), [row])[0]
                  for row, c in zip(rows, [[c] for c in classes])]  # fmt: skip
    assert_same([cross_entropy(row, c, weight, smoothing).data for row, c in zip(rows, classes)], one_by_one, scale=1.0)


@pytest.mark.parametrize("weight, smoothing", SETTINGS)
@pytest.mark.parametrize("rows", [ROWS, LARGE])
def test_cross_entropy_of_probabilities(rows, weight, smoothing):
    shares, settings = SHARES[: len(rows)], {"weight": torch_weight(weight), "label_smoothing": smoothing}
    targets = torch.tensor(shares, dtype=torch.float64)
    right = theirs(lambda s: F.cross_entropy(s, targets, **settings), rows)
    assert_same(ours(lambda s: cross_entropy(s, shares, weight, smoothing), rows), right, scale=1.0)


@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0, 2.0, 5.0])
def test_focal_loss_written_out_in_pytorch(gamma):
    hot = torch.tensor(one_hot(CLASSES), dtype=torch.float64)
    right = theirs(lambda s: torch_focal(s, hot, gamma), ROWS)
    assert_same(ours(lambda s: focal_loss(s, CLASSES, gamma), ROWS), right, scale=max(map(abs, right)))


def test_one_hot():
    for labels, k in ((CLASSES, -1), (CLASSES, 5), ([0], -1)):
        assert one_hot(labels, k) == F.one_hot(torch.tensor(labels), k).tolist()
    assert one_hot(2, 3) == F.one_hot(torch.tensor(2), 3).tolist()


LOSSES = {
    "classes": (cross_entropy, CLASSES, lambda s: F.cross_entropy(s, torch.tensor(CLASSES))),
    "smoothing": (
        lambda s, t: cross_entropy(s, t, label_smoothing=0.1),
        CLASSES,
        lambda s: F.cross_entropy(s, torch.tensor(CLASSES), label_smoothing=0.1),
    ),
    "probabilities": (cross_entropy, SHARES, lambda s: F.cross_entropy(s, torch.tensor(SHARES, dtype=torch.float64))),
    "weighted": (
        lambda s, t: cross_entropy(s, t, weight=WEIGHT),
        SHARES,
        lambda s: F.cross_entropy(s, torch.tensor(SHARES, dtype=torch.float64), torch_weight(WEIGHT)),
    ),
    "focal": (focal_loss, CLASSES, lambda s: torch_focal(s, torch.tensor(one_hot(CLASSES)), 2.0)),
}


@pytest.mark.parametrize("rows", [ROWS, [*LARGE, ROWS[0]]])
@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_compiled(backend, name, rows):
    """The scores are x times a weight that is 1, so that the weights have gradients."""
    loss, targets, torch_loss = LOSSES[name]
    weights, factors = [Value(1.0) for _ in range(3)], tensor([1.0, 1.0, 1.0])
    program = compile(
        lambda x, t: loss([[w * s for w, s in zip(weights, x)]], [t]), rows[0], targets[0], backend=backend
    )
    mean, right = program.backward(rows, targets), torch_loss(torch.tensor(rows, dtype=torch.float64) * factors)
    right.backward()
    largest = max(abs(s) for row in rows for s in row)
    assert_same(mean, right.item(), scale=1.0)
    assert_same([w.grad for w in weights], factors.grad.tolist(), scale=largest)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("activation", ["leaky_relu", "elu", "silu", "softplus", "gelu"])
def test_a_network_over_50_steps(backend, activation):
    X, y = [[0.5, -1.0], [1.5, 0.3], [-0.2, 0.9], [3.0, -2.0], [-1.0, -1.0]], CLASSES
    model = MLP(2, [5, 3], activation=activation, seed=3)
    layers = [torch.nn.Linear(2, 5, dtype=torch.float64), torch.nn.Linear(5, 3, dtype=torch.float64)]
    for layer, torch_layer in zip(model.layers, layers):
        torch_layer.weight.data = torch.tensor([[w.data for w in row] for row in layer.weight], dtype=torch.float64)
        torch_layer.bias.data.zero_()
    program = compile(lambda x, t: cross_entropy([model(x)], [t]), X[0], y[0], backend=backend)
    for _ in range(50):
        outputs = layers[1](getattr(F, activation)(layers[0](torch.tensor(X, dtype=torch.float64))))
        loss = F.cross_entropy(outputs, torch.tensor(y))
        loss.backward()
        model.zero_grad()
        assert_same(cross_entropy(model(X), y).data, loss.item())
        assert_same(program.backward(X, y), loss.item())
        with torch.no_grad():
            for p in [p for layer in layers for p in layer.parameters()]:
                p -= 0.3 * p.grad
                p.grad = None
        for p in model.parameters():
            p.data -= 0.3 * p.grad
    assert_same([w.data for row in model.layers[0].weight for w in row], layers[0].weight.flatten().tolist(), scale=1.0)


@pytest.mark.parametrize("x", [-1000.0, -3.0, -0.5, -0.0, 0.0, 0.5, 3.0, 9.0, 11.0, 30.0, 1000.0])
@pytest.mark.parametrize(
    "name, function, settings",
    [
        ("leaky_relu", leaky_relu, {"negative_slope": 0.2}),
        ("leaky_relu", leaky_relu, {"negative_slope": 0.0}),
        ("leaky_relu", leaky_relu, {}),
        ("elu", elu, {"alpha": 0.5}),
        ("elu", elu, {}),
        ("silu", silu, {}),
        ("softplus", softplus, {"beta": 2.0}),
        ("softplus", softplus, {"beta": 0.5, "threshold": 5.0}),
        ("softplus", softplus, {"threshold": 5.0}),
        ("softplus", softplus, {}),
        ("gelu", gelu, {}),
    ],
)
def test_activations_with_settings(name, function, settings, x):
    value, leaf = Value(x), tensor(x)
    result, right = function(value, **settings), getattr(F, name)(leaf, **settings)
    result.backward()
    right.backward()
    assert_same([result.data, value.grad], [right.item(), leaf.grad.item()], scale=1.0)


def test_a_slope_that_learns():
    values, leaves = [Value(-2.0), Value(0.25)], [tensor([-2.0]), tensor([0.25])]
    leaky_relu(*values).backward()
    F.prelu(*leaves).backward()
    assert_same([v.grad for v in values], [leaf.grad.item() for leaf in leaves])

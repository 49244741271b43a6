"""The moons demo next to PyTorch: all 337 parameters at every one of 100 steps."""

import pytest
import torch

from scalargrad import MLP, SGD, LinearLR, fit, hinge_loss
from scalargrad.data import make_moons
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

STEPS, LR, DECAY = 100, 1.0, 2e-4


def double(numbers):
    return torch.tensor(numbers, dtype=torch.float64)


def torch_model(model):
    """The same network as PyTorch's layers, with the same starting weights."""
    layers = []
    for layer in model.layers:
        linear = torch.nn.Linear(len(layer.neurons[0].w), len(layer.neurons), dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(double([[w.data for w in neuron.w] for neuron in layer.neurons]))
            linear.bias.copy_(double([neuron.b.data for neuron in layer.neurons]))
        layers += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def numbers(network):
    """Its parameters in our order: each neuron's weights, then its bias."""
    linears = [part for part in network if isinstance(part, torch.nn.Linear)]
    return torch.cat([torch.cat([part.weight, part.bias[:, None]], 1).flatten() for part in linears]).tolist()


def torch_run(network, X, y):
    X, y, path = double(X), double(y), []
    optimizer = torch.optim.SGD(network.parameters(), lr=LR, weight_decay=DECAY)
    scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, STEPS)
    for _ in range(STEPS):
        path.append(numbers(network))
        optimizer.zero_grad()
        (1 - y * network(X)[:, 0]).relu().mean().backward()
        optimizer.step()
        scheduler.step()
    return [*path, numbers(network)]


def our_run(model, X, y):
    path = []
    optimizer = SGD(model.parameters(), lr=LR, weight_decay=DECAY)
    fit(
        model,
        X,
        y,
        loss=hinge_loss,
        optimizer=optimizer,
        epochs=STEPS,
        progress=False,
        scheduler=LinearLR(optimizer, 1.0, 0.1, STEPS),
        callback=lambda epoch, model: path.append([p.data for p in model.parameters()]),
    )
    return [*path, [p.data for p in model.parameters()]]


def test_every_parameter_at_every_step():
    X, y = make_moons(n_samples=100, noise=0.1, seed=1337)
    model = MLP(2, [16, 16, 1], activation="relu", seed=1337)
    network = torch_model(model)
    ours, theirs = our_run(model, X, y), torch_run(network, X, y)
    assert len(ours) == len(theirs) == STEPS + 1
    for step, (a, b) in enumerate(zip(ours, theirs)):
        assert len(a) == 337
        assert_same(a, b, tolerance=1e-10, scale=1.0, what=f"step {step}, parameter")

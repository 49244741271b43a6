"""SGD and LinearLR next to `torch.optim`, step by step."""

import pytest
import torch

from scalargrad import SGD, LinearLR, Value, total
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

START = [1.0, -2.0, 0.5]
SETTINGS = [
    {},
    {"momentum": 0.9},
    {"weight_decay": 0.1},
    {"momentum": 0.5, "weight_decay": 0.01},
    {"momentum": 1.0, "weight_decay": 2.0},
]
SCHEDULES = [(1.0, 0.1, 20), (0.5, 1.0, 7), (0.25, 0.0, 40), (1.0, 1.0, 1)]


def valley(x, y, z):
    return (x - y * z) ** 2 + (y * y + 3.0 * z) ** 2 + x * z


def our_path(steps, settings, schedule):
    leaves = [Value(x) for x in START]
    optimizer = SGD(leaves, lr=0.01, **settings)
    scheduler, path = LinearLR(optimizer, *schedule), []
    for _ in range(steps):
        optimizer.zero_grad()
        total([valley(*leaves)]).backward()
        optimizer.step()
        scheduler.step()
        path += [optimizer.lr, *[leaf.data for leaf in leaves]]
    return path


def torch_path(steps, settings, schedule):
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in START]
    optimizer = torch.optim.SGD(leaves, lr=0.01, **settings)
    scheduler, path = torch.optim.lr_scheduler.LinearLR(optimizer, *schedule), []
    for _ in range(steps):
        optimizer.zero_grad()
        valley(*leaves).backward()
        optimizer.step()
        scheduler.step()
        path += [optimizer.param_groups[0]["lr"], *[leaf.item() for leaf in leaves]]
    return path


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("settings", SETTINGS)
def test_same_path(settings, schedule):
    ours, theirs = our_path(30, settings, schedule), torch_path(30, settings, schedule)
    assert_same(ours, theirs, tolerance=1e-11, scale=1.0, what="rate or parameter")


@pytest.mark.parametrize("settings", SETTINGS)
def test_a_parameter_without_a_gradient_is_left_alone(settings):
    ours, theirs = Value(1.0), torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    our_optimizer, their_optimizer = SGD([ours], lr=0.1, **settings), torch.optim.SGD([theirs], lr=0.1, **settings)
    for grad in (None, 2.0, None, 0.0, -1.0):
        ours.grad, theirs.grad = grad, None if grad is None else torch.tensor(grad, dtype=torch.float64)
        our_optimizer.step()
        their_optimizer.step()
        assert_same(ours.data, theirs.item(), what="parameter")

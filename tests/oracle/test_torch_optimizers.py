"""RMSprop, Adam, AdamW, Nesterov and the schedules next to PyTorch's, 50 steps from random starts."""

import random
from math import pi

import pytest
import torch

import scalargrad
from scalargrad import Value
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

STEPS = 50
OPTIMIZERS = [
    ("SGD", {}),
    ("SGD", {"lr": 0.01, "momentum": 0.9, "nesterov": True}),
    ("SGD", {"lr": 0.01, "momentum": 0.5, "nesterov": True, "weight_decay": 0.3}),
    ("RMSprop", {}),
    ("RMSprop", {"alpha": 0.5, "eps": 0.1, "weight_decay": 0.2}),
    ("RMSprop", {"momentum": 0.9, "alpha": 0.9}),
    ("RMSprop", {"centered": True}),
    ("RMSprop", {"centered": True, "momentum": 0.5, "weight_decay": 0.1, "alpha": 0.9}),
    ("RMSprop", {"alpha": 0.0, "eps": 1.0}),
    ("Adam", {}),
    ("Adam", {"lr": 0.1, "betas": (0.5, 0.6), "eps": 0.1, "weight_decay": 0.2}),
    ("Adam", {"betas": (0.0, 0.0)}),
    ("AdamW", {}),
    ("AdamW", {"lr": 0.1, "betas": (0.8, 0.9), "weight_decay": 0.5}),
    ("AdamW", {"weight_decay": 0.0}),
]
SCHEDULES = [
    ("LinearLR", {}),
    ("LinearLR", {"start_factor": 1.0, "end_factor": 0.0, "total_iters": 20}),
    ("LinearLR", {"start_factor": 0.25, "end_factor": 0.5, "total_iters": 70}),
    ("StepLR", {"step_size": 7}),
    ("StepLR", {"step_size": 1, "gamma": 1.1}),
    ("StepLR", {"step_size": 60, "gamma": 0.5}),
    ("ExponentialLR", {"gamma": 0.9}),
    ("ExponentialLR", {"gamma": 1.0}),
    ("CosineAnnealingLR", {"T_max": 50}),
    ("CosineAnnealingLR", {"T_max": 7, "eta_min": 0.01}),
    ("CosineAnnealingLR", {"T_max": 20, "eta_min": 0.3}),
    ("CosineAnnealingLR", {"T_max": 1, "eta_min": 0.01}),
]


def valley(x, y, z):
    return (x - y * z) ** 2 + (y * y + 3.0 * z) ** 2 + x * z + (x * x) ** 2


def both(start):
    ours = [Value(x) for x in start]
    return ours, [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in start]


def descend(leaves, optimizer):
    optimizer.zero_grad()
    valley(*leaves).backward()
    optimizer.step()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name, settings", OPTIMIZERS)
def test_same_path(name, settings, seed):
    rng = random.Random(seed)
    ours, theirs = both([rng.uniform(-1.5, 1.5) for _ in range(3)])
    our_optimizer = getattr(scalargrad, name)(ours, **settings)
    their_optimizer = getattr(torch.optim, name)(theirs, **settings)
    for step in range(STEPS):
        descend(ours, our_optimizer)
        descend(theirs, their_optimizer)
        right = [leaf.item() for leaf in theirs]
        assert_same([leaf.data for leaf in ours], right, scale=1.0, what=f"step {step}, parameter")


@pytest.mark.parametrize("name, settings", OPTIMIZERS)
def test_gradients_that_are_missing_or_zero_or_huge(name, settings):
    (ours,), (theirs,) = both([1.0])
    our_optimizer = getattr(scalargrad, name)([ours], **settings)
    their_optimizer = getattr(torch.optim, name)([theirs], **settings)
    for grad in [None, 0.0, None, 2.0, 0.0, -1e8, 1e-8, None, 1e150, 3.0]:
        ours.grad, theirs.grad = grad, None if grad is None else torch.tensor(grad, dtype=torch.float64)
        our_optimizer.step()
        their_optimizer.step()
        assert_same(ours.data, theirs.item(), scale=1.0, what="parameter")


def rates(scheduler, lr_of, set_lr, changes):
    seen = [lr_of()]
    for step in range(STEPS):
        if step in changes:
            set_lr(changes[step](lr_of()))
        scheduler.step()
        seen.append(lr_of())
    return seen


def our_rates(name, settings, lr, changes):
    optimizer = scalargrad.SGD([Value(0.0)], lr=lr)
    scheduler = getattr(scalargrad, name)(optimizer, **settings)
    return rates(scheduler, lambda: optimizer.lr, lambda new: setattr(optimizer, "lr", new), changes)


def torch_rates(name, settings, lr, changes):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    scheduler = getattr(torch.optim.lr_scheduler, name)(optimizer, **settings)
    optimizer.step()  # else it warns that schedules come after steps
    group = optimizer.param_groups[0]
    return rates(scheduler, lambda: group["lr"], lambda new: group.update(lr=new), changes)


CHANGES = [
    {},
    {0: lambda lr: 2.0 * lr},
    {3: lambda lr: 0.5, 4: lambda lr: lr / 3, 30: lambda lr: lr + pi},
    {k: lambda lr: lr + 0.125 for k in range(STEPS)},
    {20: lambda lr: 0.7, 25: lambda lr: 0.2, 7: lambda lr: 0.4, 14: lambda lr: 0.9},
]


@pytest.mark.parametrize("lr", [0.1, 3.0])
@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("name, settings", SCHEDULES)
def test_same_rates_also_when_somebody_changes_them(name, settings, changes, lr):
    ours, theirs = our_rates(name, settings, lr, changes), torch_rates(name, settings, lr, changes)
    assert_same(ours, theirs, scale=1.0, what="rate after step")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name, settings", SCHEDULES)
def test_same_path_of_adam_on_a_schedule(name, settings, seed):
    rng = random.Random(seed)
    ours, theirs = both([rng.uniform(-1.5, 1.5) for _ in range(3)])
    our_optimizer, their_optimizer = scalargrad.Adam(ours, lr=0.05), torch.optim.Adam(theirs, lr=0.05)
    our_schedule = getattr(scalargrad, name)(our_optimizer, **settings)
    their_schedule = getattr(torch.optim.lr_scheduler, name)(their_optimizer, **settings)
    for _ in range(STEPS):
        for leaves, optimizer, schedule in (
            (ours, our_optimizer, our_schedule),
            (theirs, their_optimizer, their_schedule),
        ):
            descend(leaves, optimizer)
            schedule.step()
        assert_same([leaf.data for leaf in ours], [leaf.item() for leaf in theirs], scale=1.0, what="parameter")


def test_two_schedules_on_one_optimizer():
    ours, theirs = scalargrad.SGD([Value(0.0)], lr=0.5), torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    pairs = [
        (scalargrad.LinearLR(ours, 0.5, 1.0, 8), torch.optim.lr_scheduler.LinearLR(theirs, 0.5, 1.0, 8)),
        (scalargrad.StepLR(ours, 3, 0.5), torch.optim.lr_scheduler.StepLR(theirs, 3, 0.5)),
        (scalargrad.ExponentialLR(ours, 0.95), torch.optim.lr_scheduler.ExponentialLR(theirs, 0.95)),
    ]
    theirs.step()
    for _ in range(STEPS):
        for pair in pairs:
            for scheduler in pair:
                scheduler.step()
        assert_same(ours.lr, theirs.param_groups[0]["lr"], what="rate")

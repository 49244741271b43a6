"""`lr_scheduler`: rates by hand, rates set by others in between, and states. LinearLR is in test_optim, too."""

import pytest

from scalargrad import SGD, CosineAnnealingLR, ExponentialLR, LinearLR, LRScheduler, StepLR, Value
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused

KINDS = [
    (LinearLR, {}),
    (StepLR, {"step_size": 3, "gamma": 0.5}),
    (ExponentialLR, {"gamma": 0.9}),
    (CosineAnnealingLR, {"T_max": 7, "eta_min": 0.1}),
]


def optimizer(lr=1.0):
    return SGD([Value(0.0)], lr=lr)


def rates(kind, steps, lr=1.0, **settings):
    moved = optimizer(lr)
    scheduler, seen = kind(moved, **settings), [moved.lr]
    for _ in range(steps):
        scheduler.step()
        seen.append(moved.lr)
    return seen


def test_linear_by_default_goes_up_from_a_third_in_five_steps():
    assert_same(rates(LinearLR, 6, lr=3.0), [1.0, 1.4, 1.8, 2.2, 2.6, 3.0, 3.0])


def test_steps():
    assert_same(rates(StepLR, 5, lr=8.0, step_size=2, gamma=0.25), [8.0, 8.0, 2.0, 2.0, 0.5, 0.5])
    assert_same(rates(StepLR, 2, step_size=1), [1.0, 0.1, 0.01])


def test_step_25_of_a_rate_halved_every_ten():
    assert rates(StepLR, 25, lr=0.1, step_size=10, gamma=0.5)[-1] == 0.025


def test_exponential():
    assert rates(ExponentialLR, 3, lr=8.0, gamma=0.5) == [8.0, 4.0, 2.0, 1.0]


def test_cosine_is_half_way_at_half_time_and_goes_up_again():
    seen = rates(CosineAnnealingLR, 8, lr=3.0, T_max=4, eta_min=1.0)
    assert_same([seen[0], seen[2], seen[4], seen[6], seen[8]], [3.0, 2.0, 1.0, 2.0, 3.0])
    assert_same(seen[1], 1.0 + (1.0 + 0.5**0.5))


def test_cosine_ends_at_zero():
    assert rates(CosineAnnealingLR, 10, T_max=10)[-1] == 0.0


def test_a_rate_set_in_between_is_where_it_goes_on():
    moved = optimizer()
    scheduler = ExponentialLR(moved, 0.5)
    scheduler.step()
    moved.lr = 8.0
    scheduler.step()
    assert moved.lr == 4.0


def test_a_rate_set_in_between_lasts_as_long_as_the_schedule_rests():
    moved = optimizer()
    scheduler = StepLR(moved, step_size=3, gamma=0.5)
    seen = []
    for k in range(6):
        if k == 1:
            moved.lr = 10.0
        scheduler.step()
        seen.append(moved.lr)
    assert seen == [1.0, 10.0, 5.0, 5.0, 5.0, 2.5]


def test_a_rate_set_after_the_end_stays():
    moved = optimizer()
    scheduler = LinearLR(moved, 1.0, 0.0, total_iters=2)
    for _ in range(3):
        scheduler.step()
    assert moved.lr == 0.0
    moved.lr = 0.5
    scheduler.step()
    assert moved.lr == 0.5


def test_a_rate_set_at_the_floor_is_added():
    moved = optimizer()
    scheduler = CosineAnnealingLR(moved, T_max=1)
    scheduler.step()
    moved.lr = 0.25
    scheduler.step()
    assert moved.lr == 1.25


def test_half_a_way_up_from_the_floor_it_is_added_to_half_the_rate():
    moved = optimizer()
    scheduler = CosineAnnealingLR(moved, T_max=2)
    scheduler.step()
    scheduler.step()
    moved.lr = 0.25
    scheduler.step()
    assert_same(moved.lr, 0.5 + 0.25)


def test_two_schedules_multiply():
    moved = optimizer()
    first, second = ExponentialLR(moved, 0.5), StepLR(moved, step_size=2, gamma=0.1)
    seen = []
    for _ in range(4):
        first.step()
        second.step()
        seen.append(moved.lr)
    assert_same(seen, [0.5, 0.025, 0.0125, 0.000625])


@pytest.mark.parametrize("kind, settings", KINDS)
def test_a_state_is_where_to_go_on(kind, settings):
    first, second = optimizer(), optimizer()
    scheduler, other = kind(first, **settings), kind(second, **settings)
    for _ in range(4):
        scheduler.step()
    first.lr *= 1.5
    second.lr = first.lr
    other.load_state_dict(scheduler.state_dict())
    for _ in range(10):
        scheduler.step()
        other.step()
        assert first.lr == second.lr


def test_the_state_of_another_schedule_is_refused():
    state = StepLR(optimizer(), 3).state_dict()
    refused(ValueError, "no ExponentialLR", ExponentialLR(optimizer(), 0.5).load_state_dict, state)


@pytest.mark.parametrize(
    "kind, settings, name",
    [
        (LinearLR, {"start_factor": -1}, "start_factor"),
        (LinearLR, {"end_factor": float("nan")}, "end_factor"),
        (LinearLR, {"total_iters": 0}, "total_iters"),
        (StepLR, {"step_size": 0}, "step_size"),
        (StepLR, {"step_size": 1.5}, "step_size"),
        (StepLR, {"step_size": 1, "gamma": -0.1}, "gamma"),
        (ExponentialLR, {"gamma": "0.9"}, "gamma"),
        (CosineAnnealingLR, {"T_max": 0}, "T_max"),
        (CosineAnnealingLR, {"T_max": 5, "eta_min": -1}, "eta_min"),
    ],
)
def test_settings_in_their_limits(kind, settings, name):
    moved = optimizer()
    refused(ValueError, rf"(^got|^invalid) {name}\b", kind, moved, **settings)
    assert moved.lr == 1.0


def test_a_schedule_of_your_own_is_a_factor():
    class Half(LRScheduler):
        def factor(self, k):
            return 1.0 if k < 2 else 0.5

    assert rates(Half, 3) == [1.0, 1.0, 0.5, 0.5]
    refused(NotImplementedError, "LRScheduler has no factor", LRScheduler, optimizer())

"""`optim` and `lr_scheduler`: steps computed by hand, and what the formulas imply."""

import numpy as np
import pytest

from scalargrad import SGD, LinearLR, Parameter, Value
from tests.helpers.compare import assert_same


def parameter(data, grad):
    p = Value(data)
    p.grad = grad
    return p


def walk(optimizer, p, steps):
    """The positions after each of some steps with the gradient as it stands."""
    positions = []
    for _ in range(steps):
        optimizer.step()
        positions.append(p.data)
    return positions


def test_plain_step_goes_against_the_gradient():
    p, q = parameter(1.0, 2.0), parameter(-1.0, -4.0)
    SGD([p, q], lr=0.5).step()
    assert (p.data, q.data) == (0.0, 1.0)


def test_momentum_adds_up_old_gradients():
    p = parameter(0.0, 1.0)
    assert walk(SGD([p], lr=1.0, momentum=0.5), p, 4) == [-1.0, -2.5, -4.25, -6.125]


def test_velocity_under_a_constant_gradient_goes_to_ten_times_it():
    p = parameter(0.0, 3.0)
    optimizer = SGD([p], lr=0.0, momentum=0.9)
    walk(optimizer, p, 400)
    assert_same(optimizer.velocities[0], 30.0)


def test_each_parameter_has_a_velocity_of_its_own():
    p, q = parameter(0.0, 1.0), parameter(0.0, -1.0)
    optimizer = SGD([p, q], lr=1.0, momentum=0.5)
    for _ in range(2):
        optimizer.step()
    assert (p.data, q.data) == (-2.5, 2.5)


def test_weight_decay_alone_shrinks_by_a_fixed_share():
    p = parameter(2.0, 0.0)
    assert_same(walk(SGD([p], lr=0.1, weight_decay=0.5), p, 3), [2.0 * 0.95, 2.0 * 0.95**2, 2.0 * 0.95**3])


def test_weight_decay_is_the_gradient_of_a_penalty():
    by_penalty, by_decay = Value(3.0), Value(3.0)
    for loss in (5 * by_penalty + 0.1 * by_penalty**2, 5 * by_decay):
        loss.backward()
    SGD([by_penalty], lr=0.1).step()
    SGD([by_decay], lr=0.1, weight_decay=0.2).step()
    assert_same(by_decay.data, by_penalty.data)


def test_step_without_gradient_or_decay_stays():
    p = parameter(1.5, 0.0)
    assert walk(SGD([p], lr=1.0, momentum=0.9), p, 2) == [1.5, 1.5]


def test_zero_grad_forgets_the_gradients():
    p = parameter(1.0, 2.0)
    SGD([p], lr=0.1).zero_grad()
    assert p.grad == 0.0


def test_gradients_not_forgotten_act_as_momentum_of_one():
    forgetful, momentum = Value(1.0), Value(1.0)
    first, second = SGD([forgetful], lr=0.1), SGD([momentum], lr=0.1, momentum=1.0)
    for _ in range(5):
        (forgetful**2).backward()
        first.step()
        second.zero_grad()
        (momentum**2).backward()
        second.step()
    assert_same(forgetful.data, momentum.data)


def test_a_parameter_that_comes_twice_moves_once():
    p = parameter(1.0, 1.0)
    assert walk(SGD([p, p], lr=0.5), p, 1) == [0.5]


@pytest.mark.parametrize("hold", [list, tuple, iter, np.array, lambda ps: dict.fromkeys(ps).keys()])
@pytest.mark.parametrize("kind", [Value, Parameter])
def test_parameters_may_come_in_any_container(hold, kind):
    p = kind(1.0)
    p.grad = 1.0
    assert walk(SGD(hold([p]), lr=1.0), p, 2) == [0.0, -1.0]


def test_a_parameter_without_a_gradient_stays_where_it_is():
    p, q = parameter(1.0, None), parameter(1.0, 2.0)
    optimizer = SGD([p, q], lr=0.1, momentum=0.9, weight_decay=0.5)
    optimizer.step()
    assert (p.data, q.data) == (1.0, 0.75)
    p.grad = 1.0
    optimizer.step()  # its velocity begins now
    assert_same(p.data, 1.0 - 0.1 * 1.5)


def test_zero_grad_sets_numbers():
    p = parameter(1.0, None)
    SGD([p], lr=0.1).zero_grad()
    assert p.grad == 0.0


@pytest.mark.parametrize("number", [np.float64(0.5), np.float32(0.5), np.array(0.5)])
def test_settings_may_be_numbers_of_numpy(number):
    p = parameter(1.0, 1.0)
    assert walk(SGD([p], lr=number, momentum=number, weight_decay=number), p, 1) == [0.25]
    assert type(p.data) is float


# LinearLR


def rates(steps, **settings):
    optimizer = SGD([Value(0.0)], lr=2.0)
    scheduler = LinearLR(optimizer, **settings)
    seen = [optimizer.lr]
    for _ in range(steps):
        scheduler.step()
        seen.append(optimizer.lr)
    return seen


def test_learning_rate_goes_down_in_a_straight_line():
    assert_same(rates(5, start_factor=1.0, end_factor=0.5, total_iters=4), [2.0, 1.75, 1.5, 1.25, 1.0, 1.0])


def test_learning_rate_may_go_up():
    assert_same(rates(3, start_factor=0.0, end_factor=1.0, total_iters=2), [0.0, 1.0, 2.0, 2.0])


def test_learning_rate_of_the_moons_demo():
    seen = rates(100, start_factor=1.0, end_factor=0.1, total_iters=100)
    assert_same(seen, [2.0 * (1.0 - 0.9 * k / 100) for k in range(101)])


def test_a_schedule_may_take_one_step():
    assert rates(1, start_factor=1.0, end_factor=0.5, total_iters=1) == [2.0, 1.0]

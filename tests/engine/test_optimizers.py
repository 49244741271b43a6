"""Nesterov, RMSprop, Adam, AdamW: steps computed by hand, what the formulas imply, and states to go on from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalargrad import SGD, Adam, AdamW, Optimizer, RMSprop, Value, total
from tests.helpers.compare import assert_same
from tests.helpers.expressions import FIXED
from tests.helpers.refused import refused

OPTIMIZERS = [SGD, RMSprop, Adam, AdamW]
KINDS = [
    (SGD, {"momentum": 0.9, "nesterov": True}),
    (RMSprop, {"momentum": 0.5, "centered": True, "alpha": 0.8}),
    (Adam, {"betas": (0.5, 0.8), "weight_decay": 0.1}),
    (AdamW, {}),
]


def parameter(data, grad):
    p = Value(data)
    p.grad = grad
    return p


def walk(optimizer, p, grads):
    """The positions after a step with each of the gradients."""
    positions = []
    for p.grad in grads:
        optimizer.step()
        positions.append(p.data)
    return positions


def valley(leaves):
    return total([(1 + i) * (leaf - i) ** 4 for i, leaf in enumerate(leaves)])


def descend(optimizer, leaves, steps):
    for _ in range(steps):
        optimizer.zero_grad()
        valley(leaves).backward()
        optimizer.step()
    return [leaf.data for leaf in leaves]


def test_defaults_are_those_of_pytorch():
    p = Value(0.0)
    sgd, rmsprop, adam, adamw = SGD([p]), RMSprop([p]), Adam([p]), AdamW([p])
    assert (sgd.lr, sgd.momentum, sgd.weight_decay, sgd.nesterov) == (1e-3, 0.0, 0.0, False)
    assert (rmsprop.lr, rmsprop.alpha, rmsprop.eps, rmsprop.momentum) == (1e-2, 0.99, 1e-8, 0.0)
    assert (rmsprop.centered, rmsprop.weight_decay) == (False, 0.0)
    assert (adam.lr, list(adam.betas), adam.eps, adam.weight_decay) == (1e-3, [0.9, 0.999], 1e-8, 0.0)
    assert (adamw.lr, list(adamw.betas), adamw.eps, adamw.weight_decay) == (1e-3, [0.9, 0.999], 1e-8, 1e-2)


def test_nesterov_goes_where_the_velocity_is_about_to_go():
    p = Value(0.0)
    path = walk(SGD([p], lr=1.0, momentum=0.5, nesterov=True), p, [1.0, 1.0, 0.0])
    # velocities 1, 1.5, 0.75; steps 1 + 0.5, 1 + 0.75, 0 + 0.375
    assert path == [-1.5, -3.25, -3.625]


def test_nesterov_needs_momentum():
    words = "^got nesterov without momentum: there is no velocity to look ahead with$"
    refused(ValueError, words, SGD, [Value(0.0)], nesterov=True)
    refused(ValueError, "^invalid momentum: -0.5", SGD, [Value(0.0)], momentum=-0.5, nesterov=True)


def test_the_first_step_of_rmsprop_is_ten_times_the_rate():
    for gradient in (1e-3, 5.0, -2000.0):
        p = Value(0.0)
        [x] = walk(RMSprop([p], lr=0.1, eps=0.0), p, [gradient])
        assert_same(x, -1.0 if gradient > 0 else 1.0)


def test_rmsprop_by_hand():
    p = Value(0.0)
    path = walk(RMSprop([p], lr=1.0, alpha=0.5, eps=1.0), p, [2.0, 4.0])
    first = -2.0 / (2.0**0.5 + 1.0)  # the mean square is 2, then 9
    assert_same(path, [first, first - 4.0 / (3.0 + 1.0)])


def test_rmsprop_adds_eps_outside_the_root():
    p = Value(0.0)
    assert_same(walk(RMSprop([p], lr=1.0, alpha=0.0, eps=3.0), p, [1.0]), [-0.25])


def test_rmsprop_with_momentum_remembers_steps_not_gradients():
    p = Value(0.0)
    path = walk(RMSprop([p], lr=1.0, alpha=0.0, eps=0.0, momentum=0.5), p, [100.0, 0.001])
    assert_same(path, [-1.0, -2.5])


def test_rmsprop_centered_divides_by_the_spread():
    p = Value(0.0)
    path = walk(RMSprop([p], lr=1.0, alpha=0.5, eps=0.0, centered=True), p, [2.0])
    assert_same(path, [-2.0])  # mean 1, mean square 2, variance 1


def test_rmsprop_centered_remembers_the_mean_with_its_sign():
    p = parameter(1.0, -2.0)
    optimizer = RMSprop([p], alpha=0.75, centered=True)
    optimizer.step()
    assert optimizer.state_dict()["RMSprop.means"] == [-0.5]


@FIXED
@given(st.floats(-1e6, 1e6), st.integers(1, 400))
def test_a_constant_gradient_has_no_spread_but_a_step_that_is_a_number(gradient, steps):
    p = Value(0.0)
    path = walk(RMSprop([p], centered=True, alpha=0.5), p, [gradient] * steps)
    assert all(type(x) is float and x == x for x in path)


@pytest.mark.parametrize("gradient", [1e-6, 3.0, -1e8])
def test_the_first_step_of_adam_is_the_rate(gradient):
    p = Value(0.0)
    [x] = walk(Adam([p], lr=0.1, eps=0.0), p, [gradient])
    assert_same(x, -0.1 if gradient > 0 else 0.1)


def test_adam_by_hand():
    p = Value(0.0)
    path = walk(Adam([p], lr=1.0, betas=(0.5, 0.75), eps=1.0), p, [2.0, 4.0])
    # means 1, 2.5, corrected 2, 2.5/0.75; squares 1, 4.75, corrected 4, 4.75/0.4375
    first = -2.0 / (2.0 + 1.0)
    assert_same(path, [first, first - (2.5 / 0.75) / ((4.75 / 0.4375) ** 0.5 + 1.0)])


def test_adam_adds_eps_outside_the_root():
    p = Value(0.0)
    assert_same(walk(Adam([p], lr=1.0, eps=3.0), p, [1.0]), [-0.25])


def test_adam_counts_a_step_once_for_all_parameters():
    parameters = [parameter(0.0, 3.0) for _ in range(5)]
    Adam(parameters, lr=0.1, eps=0.0).step()
    assert_same([p.data for p in parameters], [-0.1] * 5)


def test_adam_counts_the_steps_of_each_parameter():
    alone, late, beside = Value(0.0), Value(0.0), Value(0.0)
    optimizer = Adam([beside, late], lr=0.1)
    beside.grad, late.grad = 1.0, None
    optimizer.step()
    beside.grad = late.grad = alone.grad = 2.0
    optimizer.step()
    Adam([alone], lr=0.1).step()
    assert late.data == alone.data


def test_adamw_shrinks_first_and_keeps_the_decay_out_of_its_means():
    p = Value(2.0)
    optimizer = AdamW([p], lr=0.1, weight_decay=0.5, eps=0.0)
    assert_same(walk(optimizer, p, [3.0]), [2.0 * 0.95 - 0.1])
    assert_same([optimizer.means[0], optimizer.squares[0]], [0.3, 0.009])


def test_adamw_without_decay_is_adam():
    ours, theirs = [Value(3.0), Value(-1.0)], [Value(3.0), Value(-1.0)]
    by_adamw = descend(AdamW(ours, lr=0.1, weight_decay=0.0), ours, 20)
    assert by_adamw == descend(Adam(theirs, lr=0.1), theirs, 20)


# L2: a penalty in the loss, or decay in the step


def ends(make, penalty, decay, steps=10):
    """Where 10 steps lead with a penalty a * p² in the loss, and with weight_decay = 2a in the step."""
    by_penalty, by_decay = [Value(3.0), Value(-1.0)], [Value(3.0), Value(-1.0)]
    first, second = make(by_penalty, 0.0), make(by_decay, decay)
    for _ in range(steps):
        for optimizer, leaves, share in ((first, by_penalty, penalty), (second, by_decay, 0.0)):
            optimizer.zero_grad()
            (valley(leaves) + share * total([leaf**2 for leaf in leaves])).backward()
            optimizer.step()
    return [leaf.data for leaf in by_penalty], [leaf.data for leaf in by_decay]


def test_penalty_and_decay_are_the_same_for_sgd():
    by_penalty, by_decay = ends(lambda ps, d: SGD(ps, lr=0.001, momentum=0.9, weight_decay=d), 0.25, 0.5)
    assert_same(by_penalty, by_decay)
    without, _ = ends(lambda ps, d: SGD(ps, lr=0.001, momentum=0.9, weight_decay=d), 0.0, 0.0)
    assert abs(by_decay[0] - without[0]) > 1e-3


def test_penalty_and_decay_of_adam_are_the_same_but_not_that_of_adamw():
    by_penalty, by_decay = ends(lambda ps, d: Adam(ps, lr=0.1, weight_decay=d), 0.25, 0.5)
    assert_same(by_penalty, by_decay)
    by_penalty, decoupled = ends(lambda ps, d: AdamW(ps, lr=0.1, weight_decay=d), 0.25, 0.5)
    assert min(abs(a - b) for a, b in zip(by_penalty, decoupled)) > 1e-2


def test_a_penalty_hardly_shrinks_what_has_large_gradients_in_adam_but_decay_does():
    def shrunk(optimizer, grads):
        p = Value(1.0)
        walk(optimizer([p]), p, grads)
        return p.data

    grads = [100.0, -100.0] * 50
    free = shrunk(lambda ps: Adam(ps, lr=0.01), grads)
    penalty = shrunk(lambda ps: Adam(ps, lr=0.01, weight_decay=0.1), grads)
    decay = shrunk(lambda ps: AdamW(ps, lr=0.01, weight_decay=0.1), grads)
    assert abs(penalty - free) < 0.01 < 0.05 < free - decay


# What they have in common


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_parameter_without_a_gradient_stays_and_is_not_remembered(kind):
    p, fresh = parameter(1.0, None), parameter(1.0, 2.0)
    optimizer = kind([p], lr=0.1, weight_decay=0.5)
    optimizer.step()
    assert p.data == 1.0
    p.grad = 2.0
    optimizer.step()
    kind([fresh], lr=0.1, weight_decay=0.5).step()
    assert p.data == fresh.data


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_parameter_that_comes_twice_moves_once(kind):
    once, twice = parameter(1.0, 1.0), parameter(1.0, 1.0)
    kind([once], lr=0.1).step()
    kind([twice, twice], lr=0.1).step()
    assert once.data == twice.data < 1.0


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_valley_is_descended(kind):
    leaves = [Value(1.5), Value(-1.0)]
    before = valley(leaves).data
    descend(kind(leaves, lr=0.01), leaves, 100)
    assert valley(leaves).data < 0.6 * before


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_large_gradients_give_floats(kind):
    p = Value(0.0)
    assert all(type(x) is float for x in walk(kind([p]), p, [1e200, -1e200, float("inf"), float("nan")]))


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize("parameters, words", [([], "no parameters"), (3.0, "model.parameters"), ([1.0], "Values")])
def test_they_want_parameters(kind, parameters, words):
    refused((TypeError, ValueError), words, kind, parameters)


@pytest.mark.parametrize(
    "kind, name, wrong",
    [
        *[(kind, name, x) for kind in OPTIMIZERS for name in ("lr", "weight_decay") for x in (-1, float("nan"), "1")],
        *[(RMSprop, "alpha", x) for x in (1.0, -0.1, None)],
        *[(kind, "eps", x) for kind in (RMSprop, Adam, AdamW) for x in (-1e-9, float("inf"))],
        (RMSprop, "momentum", -1),
        *[
            (kind, "betas", x)
            for kind in (Adam, AdamW)
            for x in ((1.0, 0.9), (0.9, 1.0), (0.9, -0.1), (0.9,), (1, 2, 3))
        ],
    ],
)
def test_settings_in_their_limits(kind, name, wrong):
    refused(ValueError, rf"(^got|^invalid) {name}\b", kind, [Value(1.0)], **{name: wrong})


def test_betas_are_a_pair():
    words = r"with an entry for each mean: betas=\(0.9, 0.999\)$"
    refused(TypeError, words, Adam, [Value(1.0)], betas=0.9)


def test_what_has_no_update_says_so():
    class Mine(Optimizer):
        pass

    refused(NotImplementedError, "Mine has no update", Mine([parameter(1.0, 1.0)], 0.1, 0.0).step)


def test_an_optimizer_of_your_own_is_an_update():
    class Signs(Optimizer):
        def update(self, i, p, gradient):
            p.data -= self.lr * (1 if gradient > 0 else -1)

    p = Value(1.0)
    optimizer = Signs([p], 0.25, 0.0)
    assert walk(optimizer, p, [5.0, -0.1]) == [0.75, 1.0]
    assert optimizer.state_dict() == {"Signs.lr": 0.25, "Signs.weight_decay": 0.0}


def test_an_update_of_your_own_is_taken_in_place_of_plain_descent():
    class Signs(SGD):
        def update(self, i, p, gradient):
            p.data -= self.lr * (1 if gradient > 0 else -1)

    p = Value(1.0)
    assert walk(Signs([p], lr=0.25), p, [5.0, -0.1]) == [0.75, 1.0]


# States


@pytest.mark.parametrize("kind, settings", KINDS)
def test_a_state_is_where_to_go_on(kind, settings):
    whole, parts, later = ([Value(3.0), Value(-1.0)] for _ in range(3))
    descend(kind(whole, lr=0.01, **settings), whole, 10)
    first, second = kind(parts, lr=0.01, **settings), kind(later)
    descend(first, parts, 5)
    second.load_state_dict(first.state_dict())
    assert second.state_dict() == first.state_dict()
    for old, new in zip(parts, later):
        new.data = old.data
    assert descend(second, later, 5) == [leaf.data for leaf in whole]


@pytest.mark.parametrize("kind, settings", KINDS)
def test_a_state_is_numbers_and_keeps_them(kind, settings):
    leaves = [Value(3.0), Value(-1.0)]
    optimizer = kind(leaves, lr=0.5, **settings)
    state = optimizer.state_dict()
    assert state[f"{kind.__name__}.lr"] == 0.5
    assert all(type(x) is float for part in state.values() for x in (part if isinstance(part, list) else [part]))
    before = {name: list(part) if isinstance(part, list) else part for name, part in state.items()}
    descend(optimizer, leaves, 1)
    assert state == before != optimizer.state_dict()
    descend(kind([Value(0.0), Value(0.0)], lr=0.1), leaves, 0)


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize("other", OPTIMIZERS)
def test_the_state_of_another_optimizer_is_refused(kind, other):
    optimizer, state = kind([Value(1.0)]), other([Value(1.0)], lr=0.5).state_dict()
    if kind is other:
        optimizer.load_state_dict(state)
        assert optimizer.lr == 0.5
    else:
        words = rf"the state of one that is no {kind.__name__}\? Missing: \['{kind.__name__}\..*'{other.__name__}\."
        refused(ValueError, words, optimizer.load_state_dict, state)
        assert optimizer.lr != 0.5


def test_the_state_of_more_parameters_is_refused_and_changes_nothing():
    optimizer = Adam([Value(1.0)])
    before = optimizer.state_dict()
    state = Adam([Value(1.0), Value(2.0)], lr=0.7).state_dict()
    refused(ValueError, r"shape \(2,\) for Adam.steps, expected \(1,\)", optimizer.load_state_dict, state)
    assert optimizer.state_dict() == before


def test_a_state_is_a_dict_of_numbers():
    optimizer = SGD([Value(1.0)])
    refused(TypeError, "expected a dict", optimizer.load_state_dict, [1.0])
    refused(TypeError, "expected a number", optimizer.load_state_dict, optimizer.state_dict() | {"SGD.lr": "fast"})

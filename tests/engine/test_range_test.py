"""`lr_range_test`: which rates it tries, where it ends, and that nobody notices afterwards."""

import copy
import random
from math import inf, nan

import pytest

from scalargrad import (
    SGD,
    Adam,
    BatchNorm1d,
    Dropout,
    Layer,
    RMSprop,
    Sequential,
    Value,
    compile,
    lr_range_test,
    mse_loss,
)
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused

X, Y = [[0.0, 0.5], [1.0, -1.0], [2.0, 0.0], [0.5, 3.0]], [0.0, 1.0, 2.0, -1.0]


def line():
    return Layer(2, 1, "linear", seed=0)


def try_rates(model, optimizer=None, **settings):
    optimizer = optimizer or SGD(model.parameters(), lr=0.5)
    return lr_range_test(model, X, Y, **({"loss": mse_loss, "optimizer": optimizer} | settings))


def test_rates_grow_by_a_factor():
    rates, losses = try_rates(line(), lowest=0.001, highest=0.01, steps=3)
    assert_same(rates, [0.001, 0.001 * 10**0.5, 0.01])
    assert len(losses) == 3 and all(type(x) is float for x in rates + losses)


def test_each_loss_is_that_before_the_step():
    model, twin = line(), line()
    rates, losses = try_rates(model, lowest=0.01, highest=0.1, steps=4)
    for rate, loss in zip(rates, losses):
        right = mse_loss(twin(X), Y)
        assert_same(loss, right.data, what="loss")
        twin.zero_grad()
        right.backward()
        for p in twin.parameters():
            p.data -= rate * p.grad


def test_it_ends_where_the_loss_flies_off():
    rates, losses = try_rates(line(), lowest=1e-4, highest=1e4, steps=200)
    assert 100 < len(rates) == len(losses) < 200
    assert max(losses) <= 4.0 * losses[0] and min(losses) < 0.5 * losses[0]
    assert 0.1 < rates[-1] < 10.0


def test_it_ends_where_there_are_no_numbers():
    def steep(outputs, targets):
        return (mse_loss(outputs, targets) * 100).exp()  # OverflowError above 709

    model = line()
    model.load_state_dict({"weight": [[1.0, 0.0]], "bias": [0.1]})
    rates, losses = try_rates(model, loss=steep, lowest=1e-20, highest=1e9, steps=30)
    assert 0 < len(rates) == len(losses) < 30


def test_a_loss_that_is_no_number_from_the_start_is_an_error():
    model = line()
    model.neurons[0].b.data = nan
    refused(FloatingPointError, "before the first step", try_rates, model)
    model.neurons[0].b.data = inf
    refused(FloatingPointError, "check the data", try_rates, model)


@pytest.mark.parametrize("kind", [SGD, RMSprop, Adam])
@pytest.mark.parametrize("batch_size", [None, 2])
def test_model_and_optimizer_are_as_they_were(kind, batch_size):
    rng = random.Random(5)
    model = Sequential(Layer(2, 3, seed=0), BatchNorm1d(3), Dropout(0.3, seed=rng), Layer(3, 1, seed=1))
    optimizer = kind(model.parameters(), lr=0.5)
    mse_loss(model(X), Y).backward()
    optimizer.step()
    model.layers[0].eval()

    def everything():
        training = [module.training for _, module in model.named_modules()]
        grads = [p.grad for p in model.parameters()]
        return copy.deepcopy([model.state_dict(), optimizer.state_dict(), training, grads, rng.getstate()])

    before, parts = everything(), [id(part) for part in vars(optimizer).values()]
    _, losses = try_rates(model, optimizer, steps=20, batch_size=batch_size)
    assert len(set(losses)) > 5
    assert everything() == before
    assert [id(part) for part in vars(optimizer).values()] == parts and model.layers[2].rng is rng


def test_they_are_so_after_an_error_too():
    model = line()
    optimizer = Adam(model.parameters(), lr=0.5)
    before, state = model.state_dict(), optimizer.state_dict()
    calls = []

    def fails(outputs, targets):
        calls.append(1)
        if len(calls) > 4:
            raise KeyError("mine")
        return mse_loss(outputs, targets)

    refused(KeyError, "mine", try_rates, model, optimizer, loss=fails)
    assert (model.state_dict(), optimizer.state_dict()) == (before, state)
    assert [p.grad for p in model.parameters()] == [0.0] * 3


def test_a_function_will_do_for_a_model():
    w = Value(0.5)
    rates, losses = try_rates(lambda x: w * x[0], SGD([w]), steps=5)
    assert len(rates) == 5 and losses[-1] != losses[0] and (w.data, w.grad) == (0.5, 0.0)


def test_compiled_it_is_the_same():
    by_graphs, by_programs = try_rates(line(), steps=30), try_rates(line(), steps=30, compiler=compile)
    assert_same(by_programs[1], by_graphs[1], tolerance=1e-9, what="loss")


class Graphs:
    """The least that a compiler has to give: the losses of samples one by one, and their mean there and back."""

    def __init__(self, function, *example):
        self.function, self.example = function, example

    def __call__(self, X, y):
        return [self.function(*sample).data for sample in zip(X, y)]

    def backward(self, X, y):
        mean = sum(self.function(*sample) for sample in zip(X, y)) / len(X)
        mean.backward()
        return mean.data


def test_any_function_that_makes_programs_will_do_and_it_makes_that_of_the_loss_alone():
    made = []

    def programs(function, *example):
        made.append(example)
        return Graphs(function, *example)

    rates, losses = try_rates(line(), steps=30, compiler=programs)
    right_rates, right = try_rates(line(), steps=30)
    assert rates == right_rates and made == [(X[0], Y[0])] * 2  # one to measure, one to train
    assert_same(losses, right, tolerance=1e-9, what="loss")


def test_by_itself_it_tries_a_hundred_rates_up_to_ten():
    rates, losses = try_rates(line(), loss=lambda outputs, targets: 0.0 * mse_loss(outputs, targets))
    assert len(rates) == 100 and losses == [0.0] * 100
    assert_same([rates[0], rates[-1]], [1e-4, 10.0])


@pytest.mark.parametrize("first, last, too_much", [(1.0, 4.0, 4.01), (-1.0, 2.0, 2.01)])
def test_the_last_loss_is_at_most_four_times_the_first_or_as_far_above_it(first, last, too_much):
    script = iter([first, first, last, too_much, first])
    _, losses = try_rates(line(), loss=lambda outputs, targets: 0.0 * mse_loss(outputs, targets) + next(script))
    assert losses == [first, last]


def test_two_steps_are_enough():
    rates, _ = try_rates(line(), lowest=0.01, highest=0.1, steps=2)
    assert_same(rates, [0.01, 0.1])


def test_batches_have_a_seed():
    first, same, other = (try_rates(line(), batch_size=1, steps=10, seed=seed) for seed in (1, 1, 2))
    assert first == same != other


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"lowest": 0.0}, "expected two above 0"),
        ({"lowest": 1.0, "highest": 1.0}, "the second one larger"),
        ({"lowest": -1}, "invalid lowest"),
        ({"highest": inf}, "invalid highest"),
        ({"steps": 1}, "^got steps = 1, expected a whole number, 2 or more$"),
        ({"batch_size": 0}, "batch_size"),
    ],
)
def test_settings_in_their_limits(settings, words):
    refused(ValueError, words, try_rates, line(), **settings)


def test_samples_and_targets():
    optimizer = SGD([Value(1.0)])
    refused(ValueError, "0 samples", lr_range_test, line(), [], [], loss=mse_loss, optimizer=optimizer)
    refused(ValueError, "4 samples and 1 targets", lr_range_test, line(), X, [1.0], loss=mse_loss, optimizer=optimizer)

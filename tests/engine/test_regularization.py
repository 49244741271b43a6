"""Dropout and BatchNorm1d: numbers by hand, gradients through the batch, two modes, in networks and in programs."""

import copy
import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalargrad import (
    MLP,
    SGD,
    Adam,
    BatchNorm1d,
    CompileError,
    Dropout,
    Layer,
    Sequential,
    Value,
    compile,
    fit,
    gradcheck,
    mse_loss,
    no_grad,
    total,
)
from tests.helpers.compare import assert_same
from tests.helpers.expressions import FIXED
from tests.helpers.refused import refused

X, Y = [[0.0, 0.5], [1.0, -1.0], [2.0, 0.0], [0.5, 3.0]], [0.0, 1.0, 2.0, -1.0]


def data(outputs):
    return [data(output) for output in outputs] if isinstance(outputs, list) else outputs.data


# Dropout


def test_what_stays_is_scaled_and_what_goes_is_zero():
    outputs = data(Dropout(0.75, seed=1)([3.0] * 1000))
    assert set(outputs) == {0.0, 12.0}
    assert 690 < outputs.count(0.0) < 810  # p is the share that is dropped


def test_the_mean_stays():
    assert abs(sum(data(Dropout(0.2, seed=2)([1.0] * 10000))) / 10000 - 1.0) < 0.03


def test_a_gradient_goes_through_what_stays():
    inputs = [Value(float(i)) for i in range(1, 9)]
    outputs = Dropout(0.5, seed=0)(inputs)
    total(outputs).backward()
    assert [x.grad for x in inputs] == [y.data / x.data for x, y in zip(inputs, outputs)]
    assert {x.grad for x in inputs} == {0.0, 2.0}


def test_dropout_after_eval_is_the_identity():
    inputs = [[Value(1.0), Value(2.0)], [Value(3.0), Value(4.0)]]
    assert Dropout(0.5, seed=0).eval()(inputs) is inputs
    assert {type(x) for x in Dropout(0.0)(inputs[0])} == {Value}
    assert Dropout(0.0)(inputs) is inputs


def test_all_may_be_dropped():
    assert data(Dropout(1.0)([1.0, 2.0])) == [0.0, 0.0]


def test_dropout_takes_the_outputs_of_a_layer_of_one_sample_or_many():
    layer, dropout = Layer(2, 3, seed=0), Dropout(0.5, seed=0)
    one, many = dropout(layer(X[0])), dropout(layer(X))
    assert (len(one), len(many), {len(row) for row in many}) == (3, 4, {3})
    assert len({tuple(x.data == 0.0 for x in row) for row in many}) > 1  # each sample has a mask of its own
    assert isinstance(dropout(Value(1.0)), Value)
    assert np.shape(data(dropout(np.ones((2, 3))))) == (2, 3)


def test_a_dropped_number_is_a_node_with_a_name():
    assert [(y.op, y.data, y.slopes) for y in Dropout(0.5, seed=0)([3.0, 3.0, 3.0])] == [
        ("dropout", 6.0, (2.0,)),
        ("dropout", 6.0, (2.0,)),
        ("dropout", 0.0, (0.0,)),
    ]


def test_a_draw_of_p_itself_stays():
    class Half(random.Random):
        def random(self):
            return 0.5

    assert data(Dropout(0.5, seed=Half())([1.0])) == [2.0]  # of 0 ≤ draw < 1, a share of p is below p


def test_each_call_draws_anew_and_a_seed_draws_the_same():
    dropout, twin = Dropout(0.5, seed=3), Dropout(0.5, seed=3)
    first, second = data(dropout([1.0] * 50)), data(dropout([1.0] * 50))
    assert first != second
    assert [first, second] == [data(twin([1.0] * 50)), data(twin([1.0] * 50))]
    assert data(Dropout()([1.0] * 50)) != data(Dropout()([1.0] * 50))


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan"), "half", None])
def test_p_is_a_share(p):
    refused(ValueError, "invalid p", Dropout, p)


def test_dropout_has_nothing_to_keep():
    dropout = Dropout(0.25)
    assert (dropout.state_dict(), dropout.parameters(), repr(dropout)) == ({}, [], "Dropout(p=0.25)")


@pytest.mark.parametrize("seed", range(30))
def test_dropout_in_training_cannot_be_compiled(seed):
    """Not by chance either: with a single output two masks often agree."""
    model = Sequential(Layer(2, 1), Dropout(0.5, seed=seed))
    with pytest.raises(CompileError, match=r"drops outputs at random \(Dropout in training\)"):
        compile(model, X[0])


def test_dropout_after_eval_is_compiled_as_nothing():
    layer = Layer(2, 3, seed=0)
    with_dropout = compile(Sequential(layer, Dropout(0.5)).eval(), X[0])
    assert with_dropout.source == compile(layer, X[0]).source


# BatchNorm1d


def test_three_numbers():
    assert_same([x for [x] in data(BatchNorm1d(1, eps=0.0)([[1.0], [2.0], [3.0]]))], [-(1.5**0.5), 0.0, 1.5**0.5])


def test_eps_is_within_the_root():
    assert data(BatchNorm1d(1, eps=3.0)([[1.0], [3.0]])) == [[-0.5], [0.5]]


def test_weight_and_bias():
    norm = BatchNorm1d(2, eps=0.0)
    norm.load_state_dict(norm.state_dict() | {"weight": [2.0, -1.0], "bias": [10.0, 0.5]})
    assert_same(data(norm([[1.0, 0.0], [3.0, 8.0]]))[0], [8.0, 1.5])


def test_running_means_take_the_unbiased_variance():
    norm = BatchNorm1d(1)
    norm([[1.0], [2.0], [3.0]])
    assert_same([*norm.running_mean, *norm.running_var], [0.2, 0.9 + 0.1])
    assert norm.num_batches_tracked == 1.0
    norm = BatchNorm1d(1, momentum=0.5)
    norm([[1.0], [5.0]])
    norm([[0.0], [0.0]])
    assert norm.state_dict() | {"weight": 0, "bias": 0} == {
        "weight": 0,
        "bias": 0,
        "running_mean": [0.75],
        "running_var": [2.25],  # (0.5 + 0.5 * 8) / 2
        "num_batches_tracked": 2.0,
    }


def test_after_eval_it_uses_what_it_has_kept_and_leaves_it():
    norm = BatchNorm1d(2, eps=1.0).eval()
    norm.load_state_dict(norm.state_dict() | {"running_mean": [1.0, 2.0], "running_var": [3.0, 0.0]})
    before = norm.state_dict()
    assert data(norm([[5.0, 5.0], [1.0, 2.0]])) == [[2.0, 3.0], [0.0, 0.0]]
    assert data(norm([5.0, 5.0])) == [2.0, 3.0]
    assert norm.state_dict() == before


@pytest.mark.parametrize("inputs", [[1.0, 2.0], [[1.0, 2.0]]])
def test_a_single_sample_in_training_is_refused_with_the_reason(inputs):
    norm = BatchNorm1d(2)
    before = norm.state_dict()
    refused(ValueError, "single sample.*all samples of the batch at once.*eval", norm, inputs)
    assert norm.state_dict() == before


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("inputs, got", [([[1.0], [2.0]], 1), ([[1.0] * 3] * 2, 3), ([[1.0, 2.0], [1.0]], 1), ([], 0)])
def test_a_wrong_number_of_features(training, inputs, got):
    refused(ValueError, f"got {got} features, expected 2", BatchNorm1d(2).train(training), inputs)


def test_features_are_numbers():
    refused(TypeError, "^got 3.0, expected a list .* with an entry for each sample$", BatchNorm1d(2), 3.0)
    refused(
        TypeError, "^got 'b', expected a list .* with an entry for each feature$", BatchNorm1d(2), [[1.0, 2.0], "b"]
    )
    refused(TypeError, "expected a number", BatchNorm1d(2), [["a", "b"], ["c", "d"]])


@pytest.mark.parametrize("name, wrong", [("num_features", 0), ("eps", -1e-5), ("momentum", -0.1), ("momentum", None)])
def test_settings_of_batch_norm(name, wrong):
    refused(ValueError, rf"(^got|^invalid) {name}\b", BatchNorm1d, **{"num_features": 1, name: wrong})


def normalized(norm, numbers):
    """The outputs for two features, weighted by different numbers: their plain sum would have no slope."""
    rows = norm([list(row) for row in zip(numbers[::2], numbers[1::2])])
    return total([(i + 1) * x**2 + math.sin(i) * x for i, x in enumerate(x for row in rows for x in row)])


@FIXED
@given(st.lists(st.floats(-3, 3), min_size=8, max_size=8).filter(lambda xs: np.ptp(xs[::2]) > 0.5 < np.ptp(xs[1::2])))
def test_gradients_through_the_batch(numbers):
    assert gradcheck(lambda *xs: normalized(BatchNorm1d(2), xs), numbers, tolerance=1e-5)


def test_gradients_of_weight_and_bias():
    def f(w1, w2, b1, b2):
        norm = BatchNorm1d(2)
        norm.weight, norm.bias = [w1, w2], [b1, b2]
        return normalized(norm, [0.5, 1.0, -2.0, 0.3, 1.5, 0.0])

    assert gradcheck(f, [1.0, -0.5, 0.2, 2.0])


def test_a_shift_of_all_samples_has_no_slope():
    inputs = [[Value(x)] for x in (1.0, 2.0, 4.0)]
    (BatchNorm1d(1)(inputs)[0][0] ** 2).backward()
    assert abs(sum(x.grad for [x] in inputs)) < 1e-12 < max(abs(x.grad) for [x] in inputs)


def test_batch_norm_without_a_graph():
    norm = BatchNorm1d(1)
    with no_grad():
        outputs = norm([[1.0], [3.0]])
    assert [x.parents for [x] in outputs] == [(), ()] and norm.num_batches_tracked == 1.0


def test_batch_norm_in_training_cannot_be_compiled():
    norm = BatchNorm1d(2)
    for f in (norm, lambda x: norm([x, x])[0]):
        with pytest.raises(CompileError, match="needs all samples of the batch at once"):
            compile(f, X[0])
    assert norm.num_batches_tracked == 0.0


@pytest.mark.parametrize("backend", ["python", "numpy"])
def test_batch_norm_after_eval_is_compiled(backend):
    model = Sequential(Layer(2, 3, seed=0), BatchNorm1d(3), Layer(3, 1, "linear", seed=1))
    model(X)
    program = compile(model.eval(), X[0], backend=backend)
    for ours, right in zip(program(X), data(model(X)), strict=True):
        assert_same(ours, right)


def test_what_batch_norm_keeps():
    norm = BatchNorm1d(3)
    assert list(norm.state_dict()) == ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"]
    assert (len(norm.parameters()), repr(norm)) == (6, "BatchNorm1d(num_features=3, eps=1e-05, momentum=0.1)")
    twin = copy.deepcopy(norm)
    twin(X3 := [[1.0, 2.0, 3.0], [0.0, 0.0, 1.0]])
    assert norm.num_batches_tracked == 0.0
    norm.load_state_dict(twin.state_dict())
    assert data(norm.eval()(X3)) == data(twin.eval()(X3))


# In networks


def network(*middle):
    return Sequential(Layer(2, 4, seed=0), *middle, Layer(4, 1, "linear", seed=1))


def learn(model, **settings):
    optimizer = Adam(model.parameters(), lr=0.02)
    return fit(model, X, Y, loss=mse_loss, optimizer=optimizer, epochs=150, progress=False, **settings)


def test_a_network_with_both_learns():
    history = learn(network(BatchNorm1d(4), Dropout(0.1, seed=0)), test=(X, Y))
    assert history.test_loss[-1] < 0.2 * history.test_loss[0]


def test_fit_trains_in_one_mode_and_measures_in_the_other():
    """With all dropped the outputs are the last bias, while training alone."""
    model = network(Dropout(1.0))
    seen = fit(
        model,
        X,
        Y,
        loss=mse_loss,
        optimizer=SGD(model.parameters(), lr=0.0),
        epochs=1,
        progress=False,
        test=(X, Y),
        metrics={"outputs": lambda outputs, targets: len({x for [x] in outputs})},
    )
    assert (seen.metrics["outputs"], seen.test_metrics["outputs"]) == ([1.0], [4.0])


def test_fit_counts_batches_of_training_alone():
    model = network(BatchNorm1d(4))
    learn(model, batch_size=2, test=(X, Y))
    assert model.layers[1].num_batches_tracked == 2 * 150


def test_fit_with_a_batch_of_one_says_why_not():
    refused(ValueError, "batches that leave no single one over", learn, network(BatchNorm1d(4)), batch_size=3)


@pytest.mark.parametrize("part, error", [(Dropout(), CompileError), (BatchNorm1d(4), ValueError)])
def test_fit_by_a_program_is_refused(part, error):
    refused(error, "without compiler", learn, network(part), compiler=compile)


def test_dropout_in_an_mlp_goes_between_its_layers():
    first, last = MLP(2, [4, 1], seed=0).layers
    model, plain = Sequential(first, Dropout(0.5), last).eval(), Sequential(first, last)
    assert data(model(X)) == data(plain(X))

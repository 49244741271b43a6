"""`compile` and losses of several classes: the class is data, so each sample has its own."""

import copy
import functools
import pickle

import pytest

from scalargrad import MLP, SGD, Value, accuracy, compile, cross_entropy, fit, focal_loss, log_softmax, one_hot, softmax
from scalargrad import squared_error as squared
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS, assert_compiled
from tests.helpers.refused import refused

pytestmark = pytest.mark.parametrize("backend", BACKENDS)
X, Y = [[0.5, -1.0], [1.5, 0.3], [-0.2, 0.9], [3.0, -2.0], [-1.0, -1.0]], [2, 1, 0, 1, 0]
SHARES = [[0.2, 0.3, 0.5], [1.0, 0.0, 0.0], [0.25, 0.25, 0.5], [0.0, 0.9, 0.1], [0.1, 0.1, 0.8]]
WEIGHT = [1.0, 0.25, 3.0]
LOSSES = {
    "cross_entropy": cross_entropy,
    "smooth": functools.partial(cross_entropy, label_smoothing=0.1),
    "focal": focal_loss,
    "focal .5": functools.partial(focal_loss, gamma=0.5),
}


@pytest.mark.parametrize("name", LOSSES)
def test_the_class_is_an_input(name, backend):
    model, loss = MLP(2, [4, 3], activation="gelu", seed=1), LOSSES[name]
    ps = model.parameters()
    program = assert_compiled(lambda x, t: loss([model(x)], [t]), ps, X, Y, backend=backend)
    assert_compiled(lambda x, t: loss([model(x)], [t]), ps, X, SHARES, backend=backend)
    assert_compiled(lambda x: loss([model(x)], [2]), ps, X, backend=backend)
    assert_same(program.backward(X, Y), loss(model(X), Y).data)


@pytest.mark.parametrize("example", Y[:3])
def test_whatever_class_the_example_has(example, backend):
    w = Value(0.5)
    program = compile(lambda x, t: cross_entropy([[w * x[0], x[1], w]], [t]), X[0], example, backend=backend)
    right = [cross_entropy([[0.5 * x[0], x[1], 0.5]], [t]).data for x, t in zip(X, Y)]
    assert_same(program(X, Y), right)


def test_weights_of_classes(backend):
    model = MLP(2, [3], seed=1)
    weighted = functools.partial(cross_entropy, weight=WEIGHT, label_smoothing=0.1)
    assert_compiled(lambda x, t: weighted([model(x)], [t]), model.parameters(), X, SHARES, backend=backend)
    program = compile(lambda x, t: weighted([model(x)], [t]), X[0], SHARES[0], backend=backend)
    assert_same(program.backward(X, one_hot(Y)), weighted(model(X), one_hot(Y)).data)
    assert_compiled(lambda x, t: weighted([model(x)], [t]), model.parameters(), X, Y, backend=backend)


def test_several_samples_in_one_function(backend):
    model = MLP(2, [3], seed=1)
    for loss in LOSSES.values():
        f = functools.partial(lambda x, z, t, u, loss: loss([model(x), model(z), model(x)], [t, u, 1]), loss=loss)
        assert_compiled(f, model.parameters(), X, X[::-1], Y, Y[::-1], backend=backend)


def test_softmax_and_its_kin(backend):
    model, u = MLP(2, [3], seed=1), Value(0.3)
    ps = [*model.parameters(), u]
    for function in (softmax, log_softmax):
        assert_compiled(lambda x, f=function: f(model(x))[1] * u, ps, X, backend=backend)
        assert_compiled(lambda x, f=function: squared(f([u, x[0], 2.0]), [0.1, 0.2, 0.7]), [u], X, backend=backend)
    assert_compiled(lambda x, t: squared(softmax(model(x)), one_hot(t, 3)), ps, X, Y, backend=backend)
    assert_compiled(lambda x, t: squared(model(x), t), model.parameters(), X, SHARES, backend=backend)
    program = compile(lambda x: softmax(x), X[0], backend=backend)
    assert_same(program([[1000.0, -1000.0]])[0], [1.0, 0.0])


@pytest.mark.parametrize("name", LOSSES)
def test_large_logits(name, backend):
    w, rows = Value(1.0), [[1000.0, -1000.0, 0.0], [-1000.0, 0.0, 1000.0], [1000.0, 1000.0, 1000.0]]
    for targets in (Y[:3], [2, 2, 2], SHARES[:3]):
        f = functools.partial(lambda x, t, loss: loss([[w * s for s in x]], [t]), loss=LOSSES[name])
        assert_compiled(f, [w], rows, targets, backend=backend)
    infinite = [[float("-inf"), 0.0, 1.0], [float("inf"), 0.0, 1.0], [float("nan"), 0.0, 1.0]]
    assert_compiled(lambda x, t: cross_entropy([[s * w for s in x]], [t]), [w], infinite, [1, 1, 1], backend=backend)


@pytest.mark.parametrize("target", [3, -1, 0.5, float("nan")])
@pytest.mark.parametrize("name", LOSSES)
def test_what_is_no_class_is_refused_and_its_sample_named(name, target, backend):
    w = Value(1.0)
    program = compile(lambda x, t: LOSSES[name]([[w * x[0], x[1], w]], [t]), X[0], 1, backend=backend)
    with pytest.raises(ValueError, match="expected a class from 0 to 2") as caught:
        program.backward(X[:2], [0, target])
    assert caught.value.__notes__ == ["in sample 1, counted from 0"] and w.grad == 0.0


def test_softmax_before_the_loss_is_told(backend):
    model = MLP(2, [3], seed=1)
    words = "got probabilities out of softmax"
    refused(ValueError, words, compile, lambda x, t: cross_entropy([softmax(model(x))], [t]), X[0], 1, backend=backend)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda program: pickle.loads(pickle.dumps(program))])
def test_a_program_can_be_copied(copied, backend):
    program = compile(lambda x, z, t: cross_entropy([x, z], [t, 0]), X[0], X[1], 1, backend=backend)
    assert copied(program)(X, X, [0, 1, 1, 0, 0]) == program(X, X, [0, 1, 1, 0, 0])


def test_the_source_names_the_rule(backend):
    source = compile(lambda x, t: cross_entropy([x], [t]), [1.0, 2.0, 3.0], 2, backend=backend).source
    assert "loss, _ = cross_entropy(x1, x2, x3, t)" in source


@pytest.mark.parametrize("name", LOSSES)
def test_training(name, backend):
    def train(**settings):
        model = MLP(2, [4, 3], seed=5)
        return fit(
            model,
            X,
            Y,
            loss=LOSSES[name],
            optimizer=SGD(model.parameters(), lr=0.3),
            epochs=20,
            batch_size=2,
            metrics={"accuracy": accuracy},
            progress=False,
            **settings,
        )

    eager, compiled = train(), train(compiler=functools.partial(compile, backend=backend))
    assert_same(compiled.loss, eager.loss, tolerance=1e-10)
    assert compiled.metrics == eager.metrics


def test_a_weighted_mean_is_no_mean_of_samples(backend):
    model = MLP(2, [3], seed=5)
    settings = {"optimizer": SGD(model.parameters(), lr=0.3), "epochs": 1, "progress": False}
    weighted = functools.partial(cross_entropy, weight=WEIGHT)
    compiler = functools.partial(compile, backend=backend)
    refused(ValueError, "the mean of their losses", fit, model, X, Y, loss=weighted, compiler=compiler, **settings)
    fit(model, X, one_hot(Y), loss=weighted, compiler=compiler, **settings)

"""Tensors: graphs, constants, what is refused and how; and the rest of the package, which takes arrays, too."""

import subprocess
import sys

import numpy as np
import pytest

from scalargrad import MLP, SGD, Adam, accuracy, fit, lr_range_test, no_grad, total
from scalargrad import init as initializers
from scalargrad.data import DataLoader, train_test_split
from scalargrad.tensor import Tensor, gradcheck, nn
from scalargrad.tensor import functional as F
from tests.helpers.refused import refused


def test_gradients_of_leaves_add_up_and_those_of_others_do_not():
    a = Tensor([1.0, 2.0])
    b = a * 3.0
    loss = b.sum()
    loss.backward()
    loss.backward()
    assert a.grad.tolist() == [6.0, 6.0] and b.grad.tolist() == [1.0, 1.0]
    a.grad = None
    loss.backward()
    assert a.grad.tolist() == [3.0, 3.0]


def test_a_deep_graph_and_a_wide_one():
    a = x = Tensor(1.0)
    for _ in range(20_000):
        x = x + a
    x.backward()
    assert a.grad == 20_001.0


def test_constants_have_no_gradient_and_make_constants():
    data = np.ones((2, 2))
    product = Tensor(data) @ data
    assert [parent.op for parent in product.parents] == ["", "constant"] and product.pullbacks[1] is None
    constant = product.detach() * 2.0 + data
    assert (constant.op, constant.parents) == ("constant", ())
    with no_grad():
        assert (Tensor(data) * 2.0).parents == ()


def test_the_data_is_copied_and_keeps_its_type():
    data = np.ones(2, dtype=np.float32)
    leaf = Tensor(data)
    data[0] = 5.0
    assert leaf.data.tolist() == [1.0, 1.0] and leaf.dtype == np.float32
    for result in (
        leaf * 2,
        2.0 / leaf,
        np.ones(2, dtype=np.float32) + leaf,
        leaf * [1.0, 2.0],
        leaf * np.array([1, 2]),
        leaf ** np.float64(2.0),
    ):
        assert result.dtype == np.float32
    assert Tensor([1, 2]).dtype == np.float64


def test_numpy_leaves_its_operators_to_us():
    a = Tensor([1.0, 2.0])
    for result in (
        np.ones(2) + a,
        np.ones(2) - a,
        np.ones(2) * a,
        np.ones(2) / a,
        np.ones((2, 2)) @ a,
        np.ones(2) ** a,
    ):
        assert isinstance(result, Tensor) and result.parents


def test_comparisons_look_at_the_data():
    a = Tensor([1.0, 3.0])
    assert (a > 2.0).tolist() == [False, True] and (a <= Tensor([1.0, 2.0])).tolist() == [True, False]
    assert a == a and a in {a}
    refused(TypeError, "a Tensor is neither true nor false", bool, a)
    refused(TypeError, r"write x\.data", float, a)


def test_what_is_refused():
    a, b = Tensor(np.ones((2, 3))), Tensor(np.ones(2))
    refused(ValueError, r"\+ of shapes \(2, 3\) and \(2,\)", lambda: a + b)
    refused(ValueError, r"@ of shapes \(2, 3\) and \(2,\)", lambda: a @ b)
    refused(ValueError, "write \\* instead", lambda: a @ 2.0)
    refused(ValueError, r"sum of shapes \(2, 3\): got axis 2", a.sum, 2)
    refused(ValueError, "which has no mean", Tensor(np.ones((0, 2))).mean)
    refused(ValueError, r"got a result of shape \(2, 3\), expected a single number: take its \.sum\(\)", a.backward)
    refused(ValueError, r"got a gradient of shape \(2,\), expected \(2, 3\)", a.backward, np.ones(2))
    refused(ValueError, "got 1 parents and 0 pullbacks", Tensor, 1.0, (a,))
    refused(ValueError, "could not convert string", Tensor, ["a"])
    refused(ValueError, "expected numbers, lists of one length", Tensor, [[1.0], [1.0, 2.0]])
    refused(ValueError, r"inputs of shape \(2, 3\) for weights of shape \(4, 2\)", F.linear, a, np.ones((4, 2)))
    refused(ValueError, "got index 5, expected whole numbers from 0 to 3", F.embedding, [5], np.ones((4, 2)))
    refused(ValueError, "too large", F.max_pool2d, np.ones((1, 1, 2, 2)), 3)
    refused(ValueError, "the same channels", F.conv2d, np.ones((1, 2, 5, 5)), np.ones((1, 1, 3, 3)))


@pytest.mark.parametrize("loss", [F.mse_loss, F.hinge_loss, F.binary_cross_entropy_with_logits])
def test_a_column_against_a_row_is_refused(loss):
    """NumPy and PyTorch would compare each of the n outputs with each of the n targets."""
    outputs, targets = Tensor(np.zeros((3, 1))), np.ones(3)
    refused(
        ValueError,
        r"got outputs of shape \(3, 1\) and targets of shape \(3,\), and broadcasting",
        loss,
        outputs,
        targets,
    )
    assert loss(outputs[:, 0], targets).shape == ()
    refused(ValueError, "there are no samples", loss, np.ones(0), np.ones(0))


def test_targets_that_are_wrong():
    scores = Tensor(np.zeros((2, 3)))
    refused(ValueError, r"got target -1, expected whole numbers from 0 to 2", F.cross_entropy, scores, [0, -1])
    refused(ValueError, r"got target 0\.5", F.cross_entropy, scores, [0.5, 1.0])
    refused(ValueError, r"got targets of shape \(2, 1\)", F.cross_entropy, scores, [[0], [1]])
    refused(ValueError, "which add up to 1", F.cross_entropy, scores, np.ones((2, 3)))
    refused(ValueError, "out of softmax", F.cross_entropy, F.softmax(scores), [0, 1])
    refused(ValueError, "take binary_cross_entropy_with_logits", F.cross_entropy, np.zeros((2, 1)), [0, 0])
    refused(ValueError, "got 2 weights for 3 scores", F.cross_entropy, scores, [0, 1], [1.0, 1.0])
    refused(ValueError, "expected -1 or", F.hinge_loss, np.zeros(2), [0.0, 1.0])


def test_a_pullback_that_does_not_undo_broadcasting_is_summed_and_another_is_told():
    a = Tensor(np.ones(3))
    spread = Tensor(np.ones((2, 3)), (a,), (lambda g: g,), "spread")
    spread.sum().backward()
    assert a.grad.tolist() == [2.0, 2.0, 2.0]
    wrong = Tensor(np.ones(()), (a,), (lambda g: g,), "sum of my own")
    refused(ValueError, r"sum of my own gave a gradient of shape \(\) for \(3,\)", wrong.backward)
    refused(
        ArithmeticError, r"in input 0, first at \(0,\)", gradcheck, lambda x: x.detach().sum() + x[0] * 0.0, [[1.0]]
    )


def test_gradients_may_be_shared_and_are_never_changed_in_place():
    a, b = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
    (a + b + a).sum().backward()
    assert a.grad.tolist() == [2.0, 2.0] and b.grad.tolist() == [1.0, 1.0]


def test_the_bridge():
    """The same network with the same numbers gives the same gradients, number by number."""
    scalars = MLP(2, [16, 16, 1], seed=1337, activation="tanh")
    tensors = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1))
    state = scalars.state_dict()
    for ours, theirs in zip((0, 2, 4), range(3)):
        vars(tensors)[str(ours)].load_state_dict({k: state[f"layers.{theirs}.{k}"] for k in ("weight", "bias")})
    X = np.random.default_rng(0).normal(size=(10, 2))
    total([y * y for [y] in scalars(X.tolist())]).backward()
    (tensors(X) ** 2).sum().backward()
    gradients = [neuron.w[1].grad for neuron in scalars.layers[1].neurons]
    assert vars(tensors)["2"].weight.grad[:, 1] == pytest.approx(gradients, rel=1e-12)


@pytest.mark.parametrize("name", ["uniform_", "normal_", "xavier_normal_", "kaiming_uniform_", "ones_"])
def test_initializers_give_what_a_layer_gets(name):
    init = getattr(initializers, name)
    right = MLP(3, [4], init=init, seed=5).layers[0].state_dict()["weight"]
    assert nn.Linear(3, 4, init=init, seed=5).state_dict()["weight"] == right


def moons(n=60):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, 2))
    return X, (X[:, 0] * X[:, 1] > 0).astype(int)


def test_fit_with_arrays_and_with_lists():
    X, y = moons()
    histories = []
    for data in ((X, y), (X.tolist(), y.tolist())):
        model = nn.Sequential(nn.Linear(2, 16, seed=0), nn.ReLU(), nn.Linear(16, 2, seed=1))
        settings = {
            "batch_size": 20,
            "metrics": {"accuracy": accuracy},
            "test": data,
            "patience": 50,
            "progress": False,
        }
        history = fit(
            model, *data, loss=F.cross_entropy, optimizer=Adam(model.parameters(), lr=0.02), epochs=40, **settings
        )
        histories.append((history.loss, history.test_metrics["accuracy"]))
    assert histories[0] == histories[1] and histories[0][1][-1] > 0.9


def test_batches_of_arrays_are_arrays():
    X, y = moons(10)
    for batch, targets in DataLoader(X, y, 4, shuffle=True):
        assert isinstance(batch, np.ndarray) and len(batch) == len(targets)
    assert [part.shape for part in train_test_split(X, y, 0.2)] == [(8, 2), (2, 2), (8,), (2,)]


def test_the_range_test_leaves_arrays_as_they_were():
    X, y = moons()
    model = nn.Sequential(nn.Linear(2, 4, seed=0), nn.Tanh(), nn.Linear(4, 2, seed=1))
    before = model.state_dict()
    lr_range_test(model, X, y, loss=F.cross_entropy, optimizer=SGD(model.parameters(), momentum=0.9), steps=5)
    assert model.state_dict() == before


def test_the_package_itself_needs_no_numpy():
    code = "import sys, scalargrad; sys.exit('numpy' in sys.modules or 'scalargrad.tensor' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0

"""The losses and the folded neuron next to PyTorch's, over their domain and at the edges."""

from math import inf, nan

import pytest
import torch
from torch.nn import functional as F

from scalargrad import Value, binary_cross_entropy_with_logits, dot, hinge_loss, mse_loss
from scalargrad.functional import ACTIVATIONS
from tests.helpers.compare import assert_same
from tests.helpers.expressions import plain
from tests.helpers.samples import DENORMAL

pytestmark = pytest.mark.oracle

SCORES = [0.0, -0.0, 0.3, -1.2, 1.0, -1.0, 5.0, -30.0, 40.0, 1000.0, -1000.0, DENORMAL, 1e200]
PAIRS = {
    "mse": (mse_loss, F.mse_loss, [0.5, -1.0, 2.0, 1000.0]),
    "hinge": (hinge_loss, lambda s, t: (1 - t * s).relu().mean(), [1.0, -1.0]),
    "logistic": (binary_cross_entropy_with_logits, F.binary_cross_entropy_with_logits, [0.0, 1.0, 0.25]),
}
SINGLES = [(name, s, t) for name, (_, _, targets) in PAIRS.items() for s in SCORES for t in targets]


def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=True)


def both(name, scores, targets):
    """[loss, *gradients in the scores] as we and as PyTorch find them."""
    ours, theirs, _ = PAIRS[name]
    values, tensors = [Value(s) for s in scores], tensor(scores)
    loss, torch_loss = ours(values, targets), theirs(tensors, torch.tensor(targets, dtype=torch.float64))
    loss.backward()
    torch_loss.backward()
    return [loss.data, *[v.grad for v in values]], [torch_loss.item(), *tensors.grad.tolist()]


@pytest.mark.parametrize("name, score, target", SINGLES)
def test_loss_of_one_sample(name, score, target):
    # sigmoid(s) - t cannot be more exact than its larger term, which is 1 for PyTorch
    assert_same(*both(name, [score], [target]), scale=1.0)


@pytest.mark.parametrize("name", PAIRS)
def test_loss_of_many_samples(name):
    scores = [s for s in SCORES if abs(s) < 1e3]
    targets = (PAIRS[name][2] * len(scores))[: len(scores)]
    assert_same(*both(name, scores, targets))


@pytest.mark.parametrize("name", PAIRS)
def test_a_nan_score_is_a_nan_loss(name):
    ours, theirs = both(name, [nan], [1.0])
    assert_same(ours[0], theirs[0])


@pytest.mark.parametrize(
    "name, score, target", [("hinge", inf, -1.0), ("hinge", -inf, 1.0), ("mse", inf, 1.0), ("mse", -inf, 1.0)]
)
def test_infinite_scores(name, score, target):
    assert_same(*both(name, [score], [target]))


@pytest.mark.parametrize("score, target, right", [(inf, 1.0, 0.0), (-inf, 0.0, 0.0), (inf, 0.0, inf), (-inf, 1.0, inf)])
def test_infinite_logits(score, target, right):
    ours, theirs = both("logistic", [score], [target])
    assert_same(ours[0], right)
    assert theirs[0] != theirs[0] or theirs[0] == right  # PyTorch gives the same, or nan where it computes 0 * inf


def test_mse_moves_with_its_targets():
    targets, tensors = [Value(0.5), Value(-2.0)], tensor([0.5, -2.0])
    mse_loss([1.0, 3.0], targets).backward()
    F.mse_loss(torch.tensor([1.0, 3.0], dtype=torch.float64), tensors).backward()
    assert_same([t.grad for t in targets], tensors.grad.tolist())


@pytest.mark.parametrize("bias", [0.3, -3.0, 0.0, 1000.0, -1000.0])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_folded_neuron(activation, bias):
    numbers = [0.5, -1.5, 2.0], [1.0, 0.25, -0.75], [bias]
    w, x, b = ([Value(v) for v in part] for part in numbers)
    tw, tx, tb = map(tensor, numbers)
    ours, theirs = dot(w, x, b[0], activation), tw @ tx + tb[0]
    theirs = plain(activation, theirs) if activation != "linear" else theirs
    ours.backward()
    theirs.backward()
    scale = 1.0 if activation == "gelu" else 0.0  # PyTorch loses digits of 1 + erf
    assert_same(ours.data, theirs.item(), scale=scale)
    assert_same([v.grad for v in w + x + b], torch.cat([tw.grad, tx.grad, tb.grad]).tolist(), scale=scale)

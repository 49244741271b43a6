"""The parts of a GPT next to PyTorch's: rms_norm, Embedding, layers without a bias."""

import pytest
import torch
from torch.nn import functional as F

from scalargrad import Embedding, Layer, Value, dot, rms_norm, total
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

ROWS = [[0.3, -1.2, 1.7], [1e-9, 0.0, -2e-9], [0.0, 0.0, 0.0], [1e150, -1e150, 3.0], [5.0, 5.0, 5.0]]
GOAL = [1.0, -2.0, 0.5]


def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize("eps", [None, 1e-5, 0.1])
@pytest.mark.parametrize("weight", [None, [2.0, -1.0, 0.0]])
@pytest.mark.parametrize("row", ROWS)
def test_rms_norm(row, weight, eps):
    x, w = list(map(Value, row)), None if weight is None else list(map(Value, weight))
    ours = rms_norm(x, w) if eps is None else rms_norm(x, w, eps)
    dot(ours, GOAL).backward()
    tx, tw = tensor(row), None if weight is None else tensor(weight)
    theirs = F.rms_norm(tx, (3,), tw, eps)
    (theirs @ torch.tensor(GOAL, dtype=torch.float64)).backward()
    assert_same([y.data for y in ours], theirs.tolist())
    scale = max(map(abs, tx.grad.tolist()))
    assert_same([v.grad for v in x], tx.grad.tolist(), scale=scale)
    if w:
        assert_same([v.grad for v in w], tw.grad.tolist())


def test_embedding_loads_what_pytorch_has():
    theirs = torch.nn.Embedding(5, 3, dtype=torch.float64)
    ours = Embedding(5, 3)
    ours.load_state_dict({name: weight.detach() for name, weight in theirs.state_dict().items()})
    indices, goal = [4, 0, 4, 1], [[1.0, 2.0, 3.0], [0.5, 0.0, 0.0], [1.0, 1.0, 1.0], [-1.0, 0.0, 2.0]]
    total([dot(row, g) for row, g in zip(ours(indices), goal)]).backward()
    (theirs(torch.tensor(indices)) * torch.tensor(goal)).sum().backward()
    assert [[p.grad for p in row] for row in ours.weight] == theirs.weight.grad.tolist()


def test_layer_without_bias_loads_what_pytorch_has():
    theirs = torch.nn.Linear(3, 2, bias=False, dtype=torch.float64)
    ours = Layer(3, 2, "linear", bias=False)
    ours.load_state_dict({name: weight.detach() for name, weight in theirs.state_dict().items()})
    x = tensor([0.5, -1.0, 2.0])
    assert_same([y.data for y in ours(x.tolist())], theirs(x).tolist())

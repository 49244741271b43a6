"""BatchNorm1d next to PyTorch's: outputs, gradients, running means, whole trainings; Dropout by its formula."""

import random

import pytest
import torch

from scalargrad import SGD, AdamW, BatchNorm1d, Dropout, Layer, Sequential, Value, mse_loss, total
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

STEPS = 50


def flat(rows):
    return [x for row in rows for x in row]


def samples(n, width, seed, scale=1.0):
    rng = random.Random(seed)
    return [[rng.gauss(i, scale) for i in range(width)] for _ in range(n)]


def tensor(rows):
    return torch.tensor(rows, dtype=torch.float64)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("n, width, scale", [(2, 1, 1.0), (3, 4, 1.0), (20, 2, 1e3), (5, 3, 1e-4)])
def test_outputs_and_gradients_through_the_batch(n, width, scale, seed):
    X, pull = samples(n, width, seed, scale), samples(n, width, seed + 100)
    ours, theirs = BatchNorm1d(width), torch.nn.BatchNorm1d(width, dtype=torch.float64)
    rng = random.Random(seed)
    start = {"weight": [rng.uniform(-2, 2) for _ in range(width)], "bias": [rng.uniform(-2, 2) for _ in range(width)]}
    ours.load_state_dict(ours.state_dict() | start)
    theirs.load_state_dict(theirs.state_dict() | {name: tensor(numbers) for name, numbers in start.items()})
    values, inputs = [[Value(x) for x in row] for row in X], tensor(X).requires_grad_()
    outputs, right = ours(values), theirs(inputs)
    assert_same([y.data for y in flat(outputs)], right.flatten().tolist(), scale=1.0, what="output")
    total([y * y * p for y, p in zip(flat(outputs), flat(pull))]).backward()
    (right * right * tensor(pull)).sum().backward()
    found, expected = [x.grad for x in flat(values)], inputs.grad.flatten().tolist()
    assert_same(found, expected, tolerance=1e-12, scale=max(10.0, 10.0 / scale))
    for name in ("weight", "bias"):
        slopes = [p.grad for p in getattr(ours, name)]
        assert_same(slopes, getattr(theirs, name).grad.tolist(), scale=10.0)


@pytest.mark.parametrize("settings", [{}, {"eps": 0.5, "momentum": 0.7}, {"momentum": 1.0}, {"momentum": 0.0}])
def test_running_means_over_50_batches(settings):
    ours, theirs = BatchNorm1d(3, **settings), torch.nn.BatchNorm1d(3, dtype=torch.float64, **settings)
    for seed in range(STEPS):
        X = samples(2 + seed % 5, 3, seed)
        ours(X)
        theirs(tensor(X))
    state = theirs.state_dict()
    assert list(ours.state_dict()) == list(state)
    for name, numbers in ours.state_dict().items():
        right = state[name].tolist()
        assert_same(numbers, right, scale=1.0, what=name) if isinstance(right, list) else assert_same(numbers, right)
    X = samples(4, 3, 1)
    right = theirs.eval()(tensor(X)).flatten().tolist()
    assert_same([y.data for y in flat(ours.eval()(X))], right, scale=1.0, what="output")


def networks(seed):
    ours = Sequential(Layer(2, 4, seed=seed), BatchNorm1d(4), Layer(4, 1, "linear", seed=seed + 1))
    torch_layers = [torch.nn.Linear(2, 4), torch.nn.Tanh(), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 1)]
    theirs = torch.nn.Sequential(*torch_layers).double()
    names = {"layers.0": "0", "layers.1": "2", "layers.2": "3"}
    state = {f"{names[name[:8]]}{name[8:]}": tensor(numbers) for name, numbers in ours.state_dict().items()}
    theirs.load_state_dict(state)
    return ours, theirs, names


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("ours_of, theirs_of", [(SGD, torch.optim.SGD), (AdamW, torch.optim.AdamW)])
def test_fifty_steps_of_a_network(ours_of, theirs_of, seed):
    ours, theirs, names = networks(seed)
    ours_by, theirs_by = ours_of(ours.parameters(), lr=0.05), theirs_of(theirs.parameters(), lr=0.05)
    X = samples(6, 2, seed)
    y = [row[0] * row[1] for row in X]
    for _ in range(STEPS):
        ours_by.zero_grad()
        mse_loss(ours(X), y).backward()
        ours_by.step()
        theirs_by.zero_grad()
        torch.nn.functional.mse_loss(theirs(tensor(X)).squeeze(1), tensor(y)).backward()
        theirs_by.step()
    state = theirs.state_dict()
    for name, numbers in ours.state_dict().items():
        right = state[f"{names[name[:8]]}{name[8:]}"].flatten().tolist()
        numbers = numbers if isinstance(numbers, list) else [numbers]
        numbers = flat(numbers) if isinstance(numbers[0], list) else numbers
        # the bias before the normalization has no slope: its gradient is rounding alone, which Adam makes larger
        assert_same(numbers, right, tolerance=1e-12 if ours_of is SGD else 1e-9, scale=1.0, what=name)


@pytest.mark.parametrize("p", [0.0, 0.3, 1.0])
def test_dropout_has_the_same_numbers_to_choose_from(p):
    torch.manual_seed(0)
    ours = {y.data for y in Dropout(p, seed=0)([Value(2.0)] * 200)}
    theirs = set(torch.nn.Dropout(p)(tensor([2.0] * 200)).tolist())
    assert_same(sorted(ours), sorted(theirs), what="output")

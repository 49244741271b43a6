"""Tensors on arrays of other libraries: the strict one, which has what the array API standard says and nothing else."""

import array_api_strict
import numpy as np
import pytest
import torch

from scalargrad import SGD, Adam, fit
from scalargrad.tensor import functional as F
from scalargrad.tensor import nn
from tests.helpers.arrays import ALL, distance, ours

pytestmark = pytest.mark.oracle
LIBRARIES = {
    "strict": lambda array: array_api_strict.asarray(np.array(array)),
    "torch": lambda array: torch.tensor(np.array(array)),
}
# An index in an array is that library's own; and the standard knows of none that stands beside others.
INDEX = {"rows twice", "slices"}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", [name for name in ALL if name not in INDEX])
def test_every_operation(library, name):
    case = ALL[name]
    for dtype, tolerance in ((np.float64, 1e-12), (np.float32, 1e-5)):
        numbers = case.arrays(dtype=dtype)
        assert distance(ours(case, numbers, LIBRARIES[library]), ours(case, numbers)) < tolerance


def network():
    return nn.Sequential(
        nn.Conv2d(1, 3, 2, seed=0), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(12, 6, seed=1),
        nn.BatchNorm1d(6), nn.Dropout(0.2, seed=2), nn.Tanh(), nn.Linear(6, 3, seed=3),
    )  # fmt: skip


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("optimizer", [lambda p: SGD(p, lr=0.1, momentum=0.9), lambda p: Adam(p, lr=0.01)])
def test_a_whole_training(library, optimizer):
    rng = np.random.default_rng(0)
    X, y, losses = rng.normal(size=(12, 1, 5, 5)), rng.integers(0, 3, size=12), []
    for turn in (np.array, LIBRARIES[library]):
        data = (X.tolist(), y.tolist()) if library == "strict" else (turn(X), turn(y))  # the strict ones have no len
        model = nn.to(network(), turn(np.ones(1)))
        training = {"loss": F.cross_entropy, "optimizer": optimizer(model.parameters()), "epochs": 5, "batch_size": 4}
        losses.append(fit(model, *data, progress=False, **training).loss)
        kept = model.state_dict()
        model.load_state_dict(kept)
        assert model.state_dict() == kept
    assert losses[0] == pytest.approx(losses[1], rel=1e-10)

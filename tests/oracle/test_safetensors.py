"""`save` and `load` next to the official safetensors, with NumPy and with PyTorch, in both directions."""

import random

import numpy as np
import pytest
import torch
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load_file as load_arrays
from safetensors.torch import load_file as load_tensors
from safetensors.torch import save_file as save_tensors

from scalargrad import MLP, BatchNorm1d, Sequential, load, save
from tests.engine.test_damaged_files import DAMAGED

pytestmark = pytest.mark.oracle
TYPES = [torch.float64, torch.float32, torch.float16, torch.bfloat16]
TYPES += [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8]
SHAPES = [(), (1,), (3,), (2, 3), (2, 1, 4), (0,), (3, 0), (0, 2)]
# What the official reader takes and ours does not: a type that is no number here, keys that it leaves out, a name that
# comes twice although the format forbids it, shapes that fit no list.
MORE_THERE = {
    "another type",
    "a key too many",
    "a name twice",
    "as many lists as nobody has",
    "as many levels as nobody has",
}


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "model.safetensors")


def state_of(seed):
    model = Sequential(*MLP(2, [3, 2], seed=seed).layers, BatchNorm1d(2))
    model([[random.Random(seed).gauss(0, 1), 1.0], [2.0, -1.0]])
    return model.state_dict()


@pytest.mark.parametrize("seed", range(5))
def test_they_open_what_we_write(path, seed):
    state = state_of(seed) | {"empty": [], "π": 0.1}
    save(state, path)
    arrays, tensors = load_arrays(path), load_tensors(path)
    assert {name: array.tolist() for name, array in arrays.items()} == state
    assert {name: tensor.tolist() for name, tensor in tensors.items()} == state
    assert {array.dtype for array in arrays.values()} == {np.dtype(np.float64)}
    with safe_open(path, "pt") as file:
        assert set(file.keys()) == set(state)


def test_a_pytorch_model_takes_what_we_write(path):
    ours = MLP(2, [3, 1], activation="tanh", seed=0)
    save(ours.state_dict(), path)
    theirs = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1)).double()
    names = {"layers.0": "0", "layers.1": "2"}
    theirs.load_state_dict({names[name[:8]] + name[8:]: tensor for name, tensor in load_tensors(path).items()})
    [output] = ours([0.3, -0.7])
    assert abs(theirs(torch.tensor([0.3, -0.7], dtype=torch.float64)).item() - output.data) < 1e-12


@pytest.mark.parametrize("metadata", [None, {"format": "pt"}])
@pytest.mark.parametrize("dtype", TYPES)
def test_we_open_what_they_write(path, dtype, metadata):
    torch.manual_seed(0)
    tensors = {f"t{i}": (torch.randn(shape) * 50).to(dtype) for i, shape in enumerate(SHAPES)}
    save_tensors(tensors, path, metadata)
    assert load(path) == {name: tensor.tolist() for name, tensor in tensors.items()}


def test_we_open_several_types_in_one_file(path):
    tensors = {str(dtype): torch.arange(5).to(dtype) for dtype in TYPES}
    save_tensors(tensors, path)
    assert load(path) == {name: tensor.tolist() for name, tensor in tensors.items()}


def test_a_module_takes_what_they_write(path):
    norm = torch.nn.BatchNorm1d(2, dtype=torch.float64)
    norm(torch.randn(5, 2, dtype=torch.float64))
    save_tensors(norm.state_dict(), path)
    ours = BatchNorm1d(2)
    ours.load_state_dict(load(path))
    assert ours.running_var == norm.running_var.tolist() and ours.num_batches_tracked == 1.0


@pytest.mark.parametrize("damage, content, words", DAMAGED, ids=[damage for damage, _, _ in DAMAGED])
def test_what_they_refuse_we_refuse(path, damage, content, words):
    """Every one is refused by ours, in the engine's tests."""
    with open(path, "wb") as file:
        file.write(content)
    try:
        load_arrays(path)
    except (SafetensorError, KeyError, ValueError, OverflowError):
        return
    assert damage in MORE_THERE

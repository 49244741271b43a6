"""Networks of Tensors and those of torch.nn: files go both ways, and they learn alike."""

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from scalargrad import SGD, Adam, AdamW, RMSprop, load, save
from scalargrad.data import load_digits
from scalargrad.tensor import Tensor, nn
from scalargrad.tensor import functional as F

pytestmark = pytest.mark.oracle
OPTIMIZERS = {
    "SGD": (SGD, torch.optim.SGD, {"lr": 0.1}),
    "momentum": (SGD, torch.optim.SGD, {"lr": 0.05, "momentum": 0.9, "weight_decay": 0.01}),
    "nesterov": (SGD, torch.optim.SGD, {"lr": 0.05, "momentum": 0.9, "nesterov": True}),
    "RMSprop": (RMSprop, torch.optim.RMSprop, {"lr": 0.003, "momentum": 0.5, "centered": True, "eps": 1e-4}),
    "Adam": (Adam, torch.optim.Adam, {"lr": 0.01, "weight_decay": 0.01, "eps": 1e-6}),
    "AdamW": (AdamW, torch.optim.AdamW, {"lr": 0.01, "weight_decay": 0.1, "eps": 1e-6}),
}


def network(nn, bias=True):
    """The same lines for both."""
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1, bias=bias), getattr(nn, "BatchNorm2d", nn.BatchNorm1d)(4),
        nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 16), nn.Tanh(), nn.Linear(16, 10, bias=bias),
    )  # fmt: skip


def digits(count=40):
    X, y = load_digits()
    return np.array(X[:count]).reshape(-1, 1, 8, 8), np.array(y[:count])


def pair(tmp_path, **options):
    """A network of ours, and PyTorch's with the same numbers, from a file."""
    ours, theirs = network(nn, **options), network(torch.nn, **options).double()
    save(ours.state_dict(), tmp_path / "model.safetensors")
    theirs.load_state_dict(load_file(tmp_path / "model.safetensors"))
    return ours, theirs


@pytest.mark.parametrize("training", [True, False])
def test_what_we_save_torch_loads(tmp_path, training):
    ours, theirs = pair(tmp_path)
    X, _ = digits()
    for _ in range(2):  # training, running means move
        right = theirs.train(training)(torch.tensor(X)).detach().numpy()
        assert ours.train(training)(X).data == pytest.approx(right, abs=1e-12)
    for name, numbers in theirs.state_dict().items():
        assert np.array(ours.state_dict()[name]) == pytest.approx(numbers.numpy(), abs=1e-12)


def test_what_torch_saves_we_load(tmp_path):
    theirs, ours = network(torch.nn), network(nn)
    save_file(theirs.state_dict(), tmp_path / "model.safetensors")
    ours.load_state_dict(load(tmp_path / "model.safetensors"))
    X, _ = digits()
    ours, theirs = ours.eval(), theirs.eval()
    assert ours(X).data == pytest.approx(theirs.double()(torch.tensor(X)).detach().numpy(), abs=1e-12)
    assert all(isinstance(part, np.ndarray) for part in ours.buffers()[:2])


def test_an_embedding(tmp_path):
    ours, theirs = nn.Embedding(7, 3), torch.nn.Embedding(7, 3).double()
    save(ours.state_dict(), tmp_path / "model.safetensors")
    theirs.load_state_dict(load_file(tmp_path / "model.safetensors"))
    assert np.array_equal(ours([[6, 0]]).data, theirs(torch.tensor([[6, 0]])).detach().numpy())


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_fifty_steps(tmp_path, name):
    """Without a bias before the batch norm: its gradient is 0 but for rounding, which Adam would enlarge."""
    our_class, their_class, settings = OPTIMIZERS[name]
    ours, theirs = pair(tmp_path, bias=False)
    our_optimizer, their_optimizer = (
        our_class(ours.parameters(), **settings),
        their_class(theirs.parameters(), **settings),
    )
    X, y = digits()
    for _ in range(50):
        our_loss, their_loss = (
            F.cross_entropy(ours(X), y),
            torch.nn.functional.cross_entropy(theirs(torch.tensor(X)), torch.tensor(y)),
        )
        for loss, optimizer in ((our_loss, our_optimizer), (their_loss, their_optimizer)):
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        assert float(our_loss.data) == pytest.approx(their_loss.item(), rel=1e-9)
    for p, q in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert p.data == pytest.approx(q.detach().numpy(), abs=1e-8)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_goes_on_from_its_state(tmp_path, name):
    our_class, _, settings = OPTIMIZERS[name]
    leaves = [Tensor([[1.0, 2.0]]), Tensor([[1.0, 2.0]])]
    optimizers = [our_class([leaf], **settings) for leaf in leaves]
    for k in range(6):
        for leaf, optimizer in zip(leaves, optimizers):
            leaf.grad = np.array([[0.5, -1.0 - k]])
            optimizer.step()
        if k == 2:
            save(optimizers[0].state_dict(), tmp_path / "optimizer.safetensors")
            optimizers[1] = our_class([leaves[1]], **settings)
            optimizers[1].load_state_dict(load(tmp_path / "optimizer.safetensors"))
    assert np.array_equal(leaves[0].data, leaves[1].data)

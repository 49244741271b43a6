"""Tensors against PyTorch in float64: values and gradients of every operation, also for random shapes."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch
import torch.nn.functional as torch_functional
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.helpers.arrays import ALL, OWN, direction, distance, ours

pytestmark = pytest.mark.oracle


def torch_focal(F, scores, targets, gamma=2.0, weight=None):
    shares = targets if targets.is_floating_point() else torch_functional.one_hot(targets, scores.shape[1]).double()
    log_p = scores.log_softmax(-1)
    weight = torch.ones(scores.shape[1]).double() if weight is None else weight
    count = len(scores) if targets.is_floating_point() else (shares * weight).sum()
    return -(shares * weight * (1 - log_p.exp()) ** gamma * log_p).sum() / count


def torch_dropout(F, x):
    kept = np.random.default_rng(1).random(tuple(x.shape)) >= 0.4
    return x * torch.tensor(kept) / 0.6


THEIRS = {
    "max": lambda F, a: a.amax() + a.amax(0, keepdim=True),
    "max, ties": lambda F, a: a.amax(1),
    "transpose of axes": lambda F, a: a.permute(1, 2, 0),
    "squared_error": lambda F, a, b: F.mse_loss(a, b, reduction="sum"),
    "hinge_loss": lambda F, a, t: (1 - t * a).relu().mean(),
    "focal_loss": lambda F, a, t, w: torch_focal(F, a, t, 1.5, w),
    "focal_loss, shares": torch_focal,
    "embedding": lambda F, w, i: F.embedding(i, w),
    "large embedding": lambda F, w, i: F.embedding(i, w),
    "layer_norm": lambda F, x, w, b: F.layer_norm(x, (3,), w, b),
    "batch_norm": lambda F, x, w, b: F.batch_norm(x, None, None, w, b, training=True),
    "batch_norm, longer": lambda F, x, w, b: F.batch_norm(x, None, None, w, b, training=True),
    "batch_norm, kept": lambda F, x, w, m, v: F.batch_norm(x, m, v, w, None),
    "dropout": torch_dropout,
}


def theirs(run, numbers, constants=()):
    """The result and the gradients by PyTorch."""
    leaves = [torch.tensor(array, requires_grad=True) for array in numbers]
    result = run(torch_functional, *leaves, *map(torch.tensor, constants))
    result.backward(torch.tensor(direction(tuple(result.shape))))
    return [part.detach().numpy() for part in (result, *[leaf.grad for leaf in leaves])]


def test_whatever_pytorch_writes_otherwise_is_here():
    assert THEIRS.keys() == OWN.keys()


@pytest.mark.parametrize("name", ALL)
def test_values_and_gradients(name):
    case = ALL[name]
    for seed in range(3):
        numbers = case.arrays(seed)
        right = theirs(THEIRS.get(name, case.run), numbers, case.given)
        assert distance(ours(case, numbers), right) < 1e-12


# Random shapes: empty axes, axes of length 1, no axes at all.

SHAPES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
BROADCAST = arrays.mutually_broadcastable_shapes(num_shapes=2, max_dims=4, min_side=0, max_side=4)
MATRICES = arrays.mutually_broadcastable_shapes(signature=np.matmul.signature, max_dims=4, min_side=0, max_side=4)


def same(run, shapes, run_theirs=None, draw=lambda x: x):
    rng = np.random.default_rng(sum(map(len, shapes)))
    numbers = [np.array(draw(rng.normal(size=shape))) for shape in shapes]
    right = theirs(run_theirs or run, numbers)
    case = SimpleNamespace(run=run, given=())
    assert distance(ours(case, numbers), right) < 1e-12


@given(BROADCAST, st.sampled_from(["+", "-", "*", "/"]))
@settings(max_examples=80, deadline=None)
def test_operators_broadcast(shapes, op):
    run = {
        "+": lambda F, a, b: a + b,
        "-": lambda F, a, b: a - b,
        "*": lambda F, a, b: a * b,
        "/": lambda F, a, b: a / b,
    }[op]
    same(run, shapes.input_shapes, draw=lambda x: np.abs(x) + 0.1)


@given(MATRICES)
@settings(max_examples=100, deadline=None)
def test_products_of_all_ranks(shapes):
    same(lambda F, a, b: a @ b, shapes.input_shapes)


@given(SHAPES, st.data())
@settings(max_examples=80, deadline=None)
def test_sums(shape, data):
    axes = data.draw(st.sets(st.integers(0, max(0, len(shape) - 1)), max_size=len(shape))) if shape else set()
    axis, keepdims = tuple(axes) or None, data.draw(st.booleans())

    def by_torch(F, a):
        return a.sum(tuple(range(a.ndim)) if axis is None else axis, keepdim=keepdims) if a.ndim else a.sum()

    same(lambda F, a: a.sum(axis=axis, keepdims=keepdims), [shape], by_torch)


@given(SHAPES, st.data())
@settings(max_examples=80, deadline=None)
def test_orders(shape, data):
    axes = tuple(data.draw(st.permutations(range(len(shape)))))
    flat = int(np.prod(shape))
    same(
        lambda F, a: a.transpose(*axes).reshape(flat) if axes else a.reshape(flat),
        [shape],
        lambda F, a: a.permute(axes).reshape(flat),
    )


@given(SHAPES.filter(len), st.data())
@settings(max_examples=80, deadline=None)
def test_indices(shape, data):
    index = data.draw(arrays.basic_indices(shape, allow_newaxis=True).filter(forward))
    same(lambda F, a: a[index], [shape])


def forward(index):
    """PyTorch takes no slice backwards."""
    parts = index if isinstance(index, tuple) else (index,)
    return all(not isinstance(part, slice) or part.step is None or part.step > 0 for part in parts)


@given(SHAPES, st.sampled_from(["tanh", "relu", "sigmoid", "exp", "sin"]))
@settings(max_examples=60, deadline=None)
def test_functions_of_entries(shape, name):
    same(lambda F, a: getattr(a, name)(), [shape])


@given(st.tuples(*[st.integers(0, 3)] * 3, *[st.integers(1, 4)] * 2), st.integers(1, 3), st.integers(0, 2))
@settings(max_examples=80, deadline=None)
def test_convolutions(sizes, stride, padding):
    samples, channels, kernels, rows, columns = sizes
    shapes = [(samples, channels + 1, rows + 3, columns + 3), (kernels + 1, channels + 1, rows, columns)]
    same(lambda F, x, w: F.conv2d(x, w, None, stride, padding), shapes)


@given(arrays.array_shapes(min_dims=2, max_dims=4, min_side=0, max_side=4), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_layers_of_all_ranks(shape, out):
    same(lambda F, x, w, b: F.linear(x, w, b), [shape, (out, shape[-1]), (out,)])

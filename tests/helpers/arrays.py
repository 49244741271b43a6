"""The operations of `scalargrad.tensor`, one case or more for each, written so that PyTorch's tensors take them, too.

A case is a function of F, `scalargrad.tensor.functional` or `torch.nn.functional`, and of tensors. What PyTorch writes
otherwise is in tests/oracle. Imports NumPy and the package alone: `python -m tests.gpu` runs on bare machines.
"""

from dataclasses import dataclass

import numpy as np

from scalargrad.tensor import Tensor, functional


@dataclass
class Case:
    """One of them.

    Attributes:
        run: the function.
        shapes: of the tensors that get gradients.
        given: data that gets none, as NumPy arrays.
        draw: what makes the numbers of a tensor out of normal ones.
    """

    run: object
    shapes: list
    given: tuple = ()
    draw: object = staticmethod(lambda x: x)

    def arrays(self, seed=0, dtype=np.float64):
        """The numbers of its tensors."""
        rng = np.random.default_rng(seed)
        return [np.asarray(self.draw(rng.normal(size=shape)), dtype=dtype) for shape in self.shapes]


def positive(x):
    return np.abs(x) + 0.1


CLASSES = np.array([0, 2, 1, 2, 0])
SHARES = np.array([[0.2, 0.3, 0.5], [0.0, 1.0, 0.0], [0.1, 0.1, 0.8], [1.0, 0.0, 0.0], [0.3, 0.3, 0.4]])
SIGNS = np.array([1.0, -1.0, -1.0, 1.0])
WEIGHT = np.array([0.5, 2.0, 1.0])
CASES = {
    "add": Case(lambda F, a, b: a + b, [(3, 1, 4), (2, 1)]),
    "subtract": Case(lambda F, a, b: a - b, [(4,), (3, 4)]),
    "multiply": Case(lambda F, a, b: a * b, [(), (2, 3)]),
    "divide": Case(lambda F, a, b: a / b, [(2, 3), (2, 1)], draw=positive),
    "numbers": Case(lambda F, a: 2.0 - 3.0 / (1.0 + a * 2.0) + -a, [(2, 3)], draw=positive),
    "power": Case(lambda F, a: a**2 + a**3.0 + a**0 + a**-0.5, [(2, 3)], draw=positive),
    "power of two": Case(lambda F, a, b: a**b, [(2, 3), (3,)], draw=positive),
    "power of a number": Case(lambda F, a: 2.0**a, [(2, 3)]),
    "twice": Case(lambda F, a: a * a + a, [(3,)]),
    "matrices": Case(lambda F, a, b: a @ b, [(2, 3), (3, 4)]),
    "matrix, vector": Case(lambda F, a, b: a @ b, [(2, 3), (3,)]),
    "vector, matrix": Case(lambda F, a, b: a @ b, [(3,), (3, 2)]),
    "vectors": Case(lambda F, a, b: a @ b, [(3,), (3,)]),
    "many matrices": Case(lambda F, a, b: a @ b, [(5, 1, 2, 3), (4, 3, 2)]),
    "many, one": Case(lambda F, a, b: a @ b, [(5, 2, 3), (3, 2)]),
    "many, vector": Case(lambda F, a, b: a @ b, [(5, 2, 3), (3,)]),
    "vector, many": Case(lambda F, a, b: a @ b, [(3,), (5, 3, 2)]),
    "abs": Case(lambda F, a: abs(a), [(2, 3)]),
    "exp": Case(lambda F, a: a.exp(), [(2, 3)]),
    "log": Case(lambda F, a: a.log(), [(2, 3)], draw=positive),
    "sqrt": Case(lambda F, a: a.sqrt(), [(2, 3)], draw=positive),
    "sin and cos": Case(lambda F, a: a.sin() * a.cos(), [(2, 3)]),
    "tanh": Case(lambda F, a: a.tanh(), [(2, 3)]),
    "sigmoid": Case(lambda F, a: (a * 50.0).sigmoid(), [(2, 3)]),
    "relu": Case(lambda F, a: a.relu(), [(2, 3)]),
    "leaky_relu": Case(lambda F, a: F.leaky_relu(a) + F.leaky_relu(a, 0.3), [(2, 3)]),
    "elu": Case(lambda F, a: F.elu(a) + F.elu(a, 2.0), [(2, 3)]),
    "silu": Case(lambda F, a: F.silu(a * 10.0), [(2, 3)]),
    "softplus": Case(lambda F, a: F.softplus(a * 30.0) + F.softplus(a, 2.0, 1.0), [(2, 3)]),
    "gelu": Case(lambda F, a: F.gelu(a * 5.0), [(2, 3)]),
    "sum": Case(lambda F, a: a.sum(), [(2, 3)]),
    "sum of an axis": Case(lambda F, a: a.sum(axis=0) * a.sum(axis=-1, keepdims=True), [(2, 3)]),
    "sum of axes": Case(lambda F, a: a.sum(axis=(0, 2)), [(2, 3, 4)]),
    "mean": Case(lambda F, a: a.mean() + a.mean(axis=1), [(2, 3)]),
    "reshape": Case(lambda F, a: a.reshape(3, -1) * a.reshape((3, 2)), [(2, 3)]),
    "transpose": Case(lambda F, a: a.T @ a, [(2, 3)]),
    "an entry": Case(lambda F, a: a[1, 2] * a[0, ...], [(2, 3)]),
    "slices": Case(lambda F, a: a[..., 1:] * a[:, None, 0:1], [(2, 3)]),
    "rows twice": Case(lambda F, a: a[np.array([0, 1, 0])], [(2, 3)]),
    "linear": Case(lambda F, x, w, b: F.linear(x, w, b), [(5, 3), (4, 3), (4,)]),
    "linear without bias": Case(lambda F, x, w: F.linear(x, w), [(2, 5, 3), (4, 3)]),
    "linear of a sample": Case(lambda F, x, w, b: F.linear(x, w, b), [(3,), (4, 3), (4,)]),
    "conv2d": Case(lambda F, x, w, b: F.conv2d(x, w, b), [(3, 2, 5, 6), (4, 2, 3, 2), (4,)]),
    "conv2d, stride": Case(lambda F, x, w: F.conv2d(x, w, None, (2, 3), (1, 2)), [(2, 2, 7, 6), (3, 2, 3, 2)]),
    "max_pool2d": Case(lambda F, x: F.max_pool2d(x, 2), [(3, 2, 7, 6)]),
    "max_pool2d, ties": Case(lambda F, x: F.max_pool2d(x, 2), [(3, 2, 6, 6)], draw=np.round),
    "max_pool2d, overlap": Case(lambda F, x: F.max_pool2d(x, (3, 2), 1, 1), [(2, 2, 5, 6)]),
    "softmax": Case(lambda F, a: F.softmax(a * 20.0, -1) + F.softmax(a, 0), [(4, 3)]),
    "log_softmax": Case(lambda F, a: F.log_softmax(a * 500.0, -1), [(4, 3)]),
    "cross_entropy": Case(lambda F, a, t: F.cross_entropy(a, t), [(5, 3)], (CLASSES,)),
    "cross_entropy of a sample": Case(lambda F, a, t: F.cross_entropy(a, t), [(3,)], (np.array(2),)),
    "cross_entropy, weight": Case(
        lambda F, a, t, w: F.cross_entropy(a, t, weight=w, label_smoothing=0.2), [(5, 3)], (CLASSES, WEIGHT)
    ),
    "cross_entropy, shares": Case(
        lambda F, a, t, w: F.cross_entropy(a, t, weight=w, label_smoothing=0.2), [(5, 3)], (SHARES, WEIGHT)
    ),
    "mse_loss": Case(lambda F, a, b: F.mse_loss(a, b), [(4, 2), (4, 2)]),
    "logistic": Case(
        lambda F, a, t: F.binary_cross_entropy_with_logits(a, t), [(4,)], (np.array([0.0, 1.0, 0.25, 1.0]),)
    ),
}
# What PyTorch has no function for, or one with other arguments.
OWN = {
    "max": Case(lambda F, a: a.max() + a.max(axis=0, keepdims=True), [(2, 3)]),
    "max, ties": Case(lambda F, a: a.max(axis=1), [(6, 5)], draw=np.round),
    "transpose of axes": Case(lambda F, a: a.transpose(1, 2, 0), [(2, 3, 4)]),
    "squared_error": Case(lambda F, a, b: F.squared_error(a, b), [(4,), (4,)]),
    "hinge_loss": Case(lambda F, a, t: F.hinge_loss(a, t), [(4,)], (SIGNS,)),
    "focal_loss": Case(lambda F, a, t, w: F.focal_loss(a, t, 1.5, w), [(5, 3)], (CLASSES, WEIGHT)),
    "focal_loss, shares": Case(lambda F, a, t: F.focal_loss(a, t), [(5, 3)], (SHARES,)),
    "embedding": Case(lambda F, w, i: F.embedding(i, w), [(4, 3)], (np.array([[1, 2, 1], [0, 0, 3]]),)),
    "large embedding": Case(lambda F, w, i: F.embedding(i, w), [(200, 3)], (np.array([150, 3, 150]),)),
    "layer_norm": Case(lambda F, x, w, b: F.layer_norm(x, w, b), [(2, 4, 3), (3,), (3,)]),
    "batch_norm": Case(lambda F, x, w, b: F.batch_norm(x, w, b), [(5, 3), (3,), (3,)]),
    "batch_norm, longer": Case(lambda F, x, w, b: F.batch_norm(x, w, b), [(5, 3, 2), (3,), (3,)]),
    "batch_norm, kept": Case(lambda F, x, w, m, v: F.batch_norm(x, w, None, m, v), [(5, 3), (3,)], (WEIGHT, WEIGHT)),
    "dropout": Case(lambda F, x: F.dropout(x, 0.4, rng=np.random.default_rng(1)), [(5, 3)]),
}
ALL = CASES | OWN


def ours(case, arrays, turn=np.array):
    """The result of a case and the gradients of its tensors, in lists; `turn` makes arrays of another library."""
    leaves = [Tensor(turn(array)) for array in arrays]
    result = case.run(functional, *leaves, *map(turn, case.given))
    result.backward(turn(direction(result.shape).astype(arrays[0].dtype)))
    types = {str(part.dtype).split(".")[-1] for part in (result, *[leaf.grad for leaf in leaves])}
    assert types == {str(arrays[0].dtype)}, f"numbers of {types}"
    return [to_numpy(part) for part in (result.data, *[leaf.grad for leaf in leaves])]


def to_numpy(array):
    return array.get() if hasattr(array, "get") else np.asarray(array)


def direction(shape):
    """A gradient to start from, in which no two entries are alike."""
    return np.cos(np.arange(np.prod(shape, dtype=int)) + 1.0).reshape(shape)


def distance(parts, others):
    """How far apart they are, as a share of the largest number where that is above 1."""
    for part, other in zip(parts, others, strict=True):
        assert part.shape == other.shape
    gaps = [np.abs(a - b).max(initial=0.0) / max(1.0, np.abs(b).max(initial=0.0)) for a, b in zip(parts, others)]
    return max(gaps)

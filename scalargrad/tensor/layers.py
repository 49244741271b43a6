"""Functions of Tensors: the activations that are no method, dense layers and embeddings as one node each, softmax."""

from math import prod

import numpy as np

from scalargrad.backends import is_array, like, namespace
from scalargrad.tensor.class_rules import log_probabilities
from scalargrad.tensor.engine import as_tensor
from scalargrad.tensor.operations import OPERATIONS, adds_at_places, scattered


def leaky_relu(x, negative_slope=0.01):
    """As `scalargrad.functional.leaky_relu`, entry by entry.

    >>> leaky_relu([-2.0, 2.0])
    Tensor([-0.02,  2.  ])
    """
    return as_tensor(x).apply("leaky_relu", *[negative_slope] * (negative_slope != 0.01))


def elu(x, alpha=1.0):
    """As `scalargrad.functional.elu`, entry by entry."""
    return as_tensor(x).apply("elu", *[alpha] * (alpha != 1.0))


def silu(x):
    """As `scalargrad.functional.silu`, entry by entry."""
    return as_tensor(x).apply("silu")


def softplus(x, beta=1.0, threshold=20.0):
    """As `scalargrad.functional.softplus`, entry by entry."""
    y = (as_tensor(x) * beta).apply("softplus", *[threshold] * (threshold != 20.0))
    return y if beta == 1.0 else y / beta


def gelu(x):
    """As `scalargrad.functional.gelu`, entry by entry."""
    return as_tensor(x).apply("gelu")


def linear(x, weight, bias=None):
    """A layer of neurons as one node: x @ weight.T + bias.

    Args:
        x: of shape (…, in_features), mostly a sample in each row.
        weight: of shape (out_features, in_features), a neuron in each row.
        bias: of shape (out_features,), or None.

    Returns:
        A Tensor of shape (…, out_features).

    Raises:
        ValueError: x has another number of features than the weights, or something has another shape.

    >>> linear([[1.0, 2.0], [0.0, 0.0]], [[1.0, -1.0]], [0.5])
    Tensor([[-0.5],
            [ 0.5]])
    """
    weight = as_tensor(weight)
    x = as_tensor(x, weight)
    if x.ndim == 0 or x.shape[-1:] != weight.shape[1:] or (bias is not None and len(bias) != len(weight)):
        got = f"inputs of shape {x.shape} for weights of shape {weight.shape}"
        bias_too = "" if bias is None else f" and a bias of shape {as_tensor(bias, weight).shape}"
        raise ValueError(f"got {got}{bias_too}, expected (…, in), (out, in) and (out,)")
    return x.apply("linear", weight, *([] if bias is None else [bias]))


def _linear(x, weight, bias=None):
    xp = namespace(weight)
    y = x @ weight.T
    if bias is not None:
        y += bias

    def flat(a):
        return a if a.ndim == 2 else xp.reshape(a, (prod(a.shape[:-1]), a.shape[-1]))

    def by_bias(g):
        g = flat(g)
        return xp.ones(g.shape[0], dtype=g.dtype, device=g.device) @ g  # quicker than a sum

    return y, (lambda g: g @ weight, lambda g: flat(g).T @ flat(x), by_bias)[: 2 if bias is None else 3]


def embedding(indices, weight):
    """For each index its row of the weights.

    Args:
        indices: whole numbers from 0, in lists or an array of any shape.
        weight: of shape (count, features).

    Returns:
        A Tensor of shape (*shape of the indices, features).

    Raises:
        ValueError: an index is no whole number, or there is no such row.

    >>> embedding([2, 0], [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
    Tensor([[4., 5.],
            [0., 1.]])
    """
    weight = as_tensor(weight)
    return weight.apply("embedding", indices=whole("index", indices, len(weight), weight.data))


def whole(name, numbers, count, model, hint=""):
    """Whole numbers from 0, below `count`, as an array of int64 of the library of `model`.

    Raises:
        ValueError: one of them is none.
    """
    xp = namespace(model)
    array = getattr(numbers, "data", numbers) if hasattr(numbers, "backward") else numbers
    if not is_array(array) or namespace(array) is not xp:
        array = like(model, array) if xp is not np else np.asarray(array)
    places = xp.astype(array, xp.int64, copy=False)
    wrong = (xp.astype(places, array.dtype, copy=False) != array) | (places < 0) | (places >= count)
    if xp.any(wrong):
        found = float(array[wrong][0])
        raise ValueError(f"got {name} {found:g}, expected whole numbers from 0 to {count - 1}{hint}")
    return places


def _embedding(weight, indices):
    def by_weight(g):
        """A product with a 0/1 matrix, as long as that is small; else row by row."""
        xp, (count, width) = namespace(weight), weight.shape
        if count > 100 and adds_at_places(weight):
            return scattered(g, indices, weight)
        hot = xp.reshape(indices, (1, -1)) == xp.arange(count, device=indices.device)[:, None]
        return xp.astype(hot, g.dtype) @ xp.reshape(g, (prod(indices.shape), width))

    xp = namespace(weight)
    rows = xp.take(weight, xp.reshape(indices, (-1,)), axis=0)
    return xp.reshape(rows, (*indices.shape, weight.shape[1])), (by_weight,)


def softmax(x, axis=-1):
    """Probabilities: exp(x) over the sum of them all along an axis. They add up to 1 there.

    >>> softmax([[0.0, 0.0]])
    Tensor([[0.5, 0.5]])
    """
    return as_tensor(x).apply("softmax", axis=axis)


def log_softmax(x, axis=-1):
    """The logarithms of `softmax`, exact also where a probability is too small for a float.

    >>> log_softmax([1000.0, 0.0])
    Tensor([    0., -1000.])
    """
    return as_tensor(x).apply("log_softmax", axis=axis)


def _softmax(x, axis):
    xp = namespace(x)
    p = xp.exp(log_probabilities(x, axis, xp))
    return p, (lambda g: p * (g - xp.sum(g * p, axis=axis, keepdims=True)),)


def _log_softmax(x, axis):
    xp = namespace(x)
    log_p = log_probabilities(x, axis, xp)
    return log_p, (lambda g: g - xp.exp(log_p) * xp.sum(g, axis=axis, keepdims=True),)


OPERATIONS |= {
    "linear": _linear,
    "embedding": _embedding,
    "softmax": _softmax,
    "log_softmax": _log_softmax,
}

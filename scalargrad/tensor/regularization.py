"""Dropout and norms, as functions and as modules: what acts otherwise while training, and what keeps sizes alike."""

from math import prod

import numpy as np

from scalargrad.arguments import count, generator, setting
from scalargrad.backends import like, namespace
from scalargrad.module import Module
from scalargrad.tensor.engine import as_tensor
from scalargrad.tensor.operations import OPERATIONS
from scalargrad.tensor.parameters import Parameter


def dropout(x, p=0.5, training=True, rng=None):
    """Set each number to 0 with probability p, and divide what stays by 1 - p; without `training`, change nothing.

    Args:
        x: a Tensor.
        p: the share that is dropped, from 0 to 1.
        rng: a `numpy.random.Generator`, also for arrays of another library: so all of them drop the same numbers.

    Raises:
        ValueError: p is no number from 0 to 1.

    >>> dropout([1.0, 2.0, 3.0], rng=np.random.default_rng(0))
    Tensor([2., 0., 0.])
    """
    x = as_tensor(x)
    if setting("p", p) > 1.0:
        raise ValueError(f"invalid p: {p!r:.40}; expected 0 to 1, the share that is dropped")
    if not training or not p:
        return x
    rng = np.random.default_rng() if rng is None else rng
    kept = rng.random(x.shape) >= p
    return x.apply("dropout", factor=like(x.data, kept / (1.0 - p) if p < 1.0 else kept * 0.0))


def normalized(x, axis, eps=1e-5):
    """x with mean 0 and variance 1 along some axes; eps is added to the variance, so that nobody divides by 0."""
    return as_tensor(x).apply("normalize", axis=axis, eps=eps)


def _normalize(x, axis, eps):
    xp = namespace(x)
    centered = x - xp.mean(x, axis=axis, keepdims=True)
    scale = 1.0 / xp.sqrt(xp.mean(centered * centered, axis=axis, keepdims=True) + eps)
    y = centered * scale

    def by_x(g):
        """The mean and the variance move, too."""
        by_mean, by_variance = (xp.mean(part, axis=axis, keepdims=True) for part in (g, g * y))
        return scale * (g - by_mean - y * by_variance)

    return y, (by_x,)


def layer_norm(x, weight=None, bias=None, eps=1e-5):
    """Each sample by itself: mean 0 and variance 1 over its features, the last axis; then times weight, plus bias.

    Source: Ba, Kiros and Hinton, Layer normalization (2016).

    >>> layer_norm([[1.0, 3.0]], eps=0.0)
    Tensor([[-1.,  1.]])
    """
    y = normalized(x, (-1,), eps)
    y = y if weight is None else y * weight
    return y if bias is None else y + bias


def batch_norm(x, weight=None, bias=None, mean=None, var=None, eps=1e-5):
    """Each feature, on axis 1, over all samples: mean 0 and variance 1; then times weight, plus bias.

    With `mean` and `var`, arrays with a number for each feature, these take the place of those of the batch.
    Source: Ioffe and Szegedy, Batch normalization (2015).

    >>> batch_norm([[1.0], [3.0]], eps=0.0)
    Tensor([[-1.],
            [ 1.]])
    """
    x = as_tensor(x)
    shape = (-1, *[1] * (x.ndim - 2))
    if mean is None:
        y = normalized(x, tuple(k for k in range(x.ndim) if k != 1), eps)
    else:
        mean, var = (namespace(x.data).reshape(like(x.data, part), shape) for part in (mean, var))
        y = (x - mean) / (var + eps) ** 0.5
    y = y if weight is None else y * as_tensor(weight, x).reshape(shape)
    return y if bias is None else y + as_tensor(bias, x).reshape(shape)


class Dropout(Module):
    """Training, it drops each number with probability p; see `dropout`. Arguments as for `scalargrad.Dropout`.

    >>> Dropout(0.5, seed=0)([1.0, 2.0, 3.0, 4.0])
    Tensor([2., 4., 6., 8.])
    """

    def __init__(self, p=0.5, seed=None):
        self.p, self.rng = setting("p", p), np.random.default_rng(generator(seed).getrandbits(64))
        dropout([0.0], self.p, training=False)  # which says what is wrong with p

    def forward(self, x):
        return dropout(x, self.p, self.training, self.rng)

    def extra_repr(self):
        return f"p={self.p:g}"


class BatchNorm1d(Module):
    """`scalargrad.BatchNorm1d` for arrays of shape (samples, features), or (samples, features, …).

    Arguments, attributes and errors as there.

    >>> BatchNorm1d(1)([[1.0], [2.0], [3.0]])
    Tensor([[-1.22473569],
            [ 0.        ],
            [ 1.22473569]])
    """

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        n = count("num_features", num_features)
        self.eps, self.momentum = setting("eps", eps), setting("momentum", momentum)
        self.weight, self.bias = Parameter(np.ones(n)), Parameter(np.zeros(n))
        self.register_buffer("running_mean", np.zeros(n))
        self.register_buffer("running_var", np.ones(n))
        self.register_buffer("num_batches_tracked", 0.0)

    def forward(self, x):
        x = as_tensor(x, self.weight)
        if x.ndim < 2 or x.shape[1] != len(self.weight):
            raise ValueError(f"got shape {x.shape}, expected (samples, {len(self.weight)}) or (samples, …, …)")
        if not self.training:
            return batch_norm(x, self.weight, self.bias, self.running_mean, self.running_var, self.eps)
        self._keep(x.data)
        return batch_norm(x, self.weight, self.bias, eps=self.eps)

    def _keep(self, x):
        n = prod(x.shape) // x.shape[1]
        if n < 2:
            hint = "make batches that leave no single one over, or call eval() first"
            raise ValueError(f"got a single sample, but BatchNorm1d in training needs two or more: {hint}")
        xp, axes = namespace(x), tuple(k for k in range(x.ndim) if k != 1)
        old = 1.0 - self.momentum
        self.running_mean = old * self.running_mean + self.momentum * xp.mean(x, axis=axes)
        unbiased = xp.var(x, axis=axes) * (n / (n - 1))
        self.running_var = old * self.running_var + self.momentum * unbiased
        self.num_batches_tracked += 1.0

    def extra_repr(self):
        return f"num_features={len(self.weight)}, eps={self.eps:g}, momentum={self.momentum:g}"


OPERATIONS |= {
    "dropout": lambda x, factor: (x * factor, (lambda g: g * factor,)),
    "normalize": _normalize,
}

"""Layers that do something else while training: Dropout, and BatchNorm1d."""

from math import sqrt
from operator import attrgetter

from scalargrad.arguments import count, generator, has_entries, listed, setting
from scalargrad.functional import dot, total
from scalargrad.module import Module, Parameter
from scalargrad.value import Value, as_value

DATA = attrgetter("data")


class Dropout(Module):
    """Training, it drops each number with probability p; what stays is divided by 1 - p.

    So the mean stays what it was. After `eval()` it changes nothing. It takes the outputs of a layer: those of one
    sample, or a list of samples. While training it cannot be compiled: a program would drop the same ones forever.
    Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting (2014).

    Args:
        p: the share that is dropped, from 0 to 1.
        seed: as for `Neuron`.

    Raises:
        ValueError: p is no number from 0 to 1.

    >>> Dropout(0.5, seed=0)([1.0, 2.0, 3.0])
    [Value(data=2, grad=0), Value(data=4, grad=0), Value(data=0, grad=0)]
    """

    def __init__(self, p=0.5, seed=None):
        self.p, self.rng = setting("p", p), generator(seed)
        if self.p > 1.0:
            raise ValueError(f"invalid p: {p!r:.40}; expected 0 to 1, the share that is dropped")

    def forward(self, inputs):
        if not self.training or not self.p:
            return inputs
        if has_entries(inputs):
            return [self.forward(x) for x in listed(inputs)]
        return self._drop(as_value(inputs))

    def _drop(self, x):
        data = x.data  # `compile` stops at this line
        factor = 0.0 if self.rng.random() < self.p else 1.0 / (1.0 - self.p)
        return Value(data * factor, (x,), (factor,), "dropout")

    def extra_repr(self):
        return f"p={self.p:g}"


class BatchNorm1d(Module):
    """Training, it gives each feature the mean 0 and the variance 1 over the samples; then weight * x + bias.

    It is called with a list of samples. What they have in common is kept in running means; after `eval()` these take
    the place of the mean and the variance, and a single sample will do. A program of `compile` keeps those that it
    was made with; while training there is none: a program sees one sample at a time.
    Ioffe and Szegedy, Batch normalization (2015).

    Args:
        num_features: how many numbers a sample has, 1 or more.
        eps: what is added to the variance, so that nobody divides by 0.
        momentum: the weight of a new batch in the running means, 0 or more, mostly below 1.

    Attributes:
        weight, bias: parameters, one of each for each feature; they start at 1 and 0.
        running_mean, running_var, num_batches_tracked: buffers. The variance that is kept divides by n - 1, the one
            of the batch by n, as in PyTorch.

    Raises:
        ValueError: a setting is none; on call, a wrong number of features, or, while training, less than two samples.

    >>> [[round(x.data, 2) for x in row] for row in BatchNorm1d(1)([[1.0], [2.0], [3.0]])]
    [[-1.22], [0.0], [1.22]]
    """

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        n = count("num_features", num_features)
        self.eps, self.momentum = setting("eps", eps), setting("momentum", momentum)
        self.weight = [Parameter(1.0, f"γ{i}") for i in range(1, n + 1)]
        self.bias = [Parameter(0.0, f"β{i}") for i in range(1, n + 1)]
        self.register_buffer("running_mean", [0.0] * n)
        self.register_buffer("running_var", [1.0] * n)
        self.register_buffer("num_batches_tracked", 0.0)

    def forward(self, inputs):
        entries = listed(inputs, "sample")
        many = bool(entries) and has_entries(entries[0])
        samples = [self._checked(sample) for sample in (entries if many else [entries])]
        rows = self._by_batch(samples) if self.training else list(map(self._by_running, samples))
        return rows if many else rows[0]

    def _checked(self, sample):
        sample = listed(sample, "feature")
        if (got := len(sample)) != len(self.weight):
            raise ValueError(f"got {got} features, expected {len(self.weight)}")
        return list(map(as_value, sample))

    def _by_batch(self, samples):
        columns, n = list(zip(*samples)), len(samples)
        means = [total(column) / n for column in columns]
        centered = [[x - mean for x in column] for column, mean in zip(columns, means)]
        variances = [dot(column, column) / n for column in centered]
        self._keep(means, variances, n)
        scales = [w / (v + self.eps).sqrt() for w, v in zip(self.weight, variances)]
        rows = zip(*centered)
        return [[x * s + b for x, s, b in zip(row, scales, self.bias)] for row in rows]

    def _keep(self, means, variances, n):
        means, variances = list(map(DATA, means)), list(map(DATA, variances))  # `compile` stops here
        if n < 2:
            need = "BatchNorm1d in training needs all samples of the batch at once, two or more"
            hint = "train without compiler, in batches that leave no single one over, or call eval() first"
            raise ValueError(f"got a single sample, but {need}: {hint}")
        unbiased = [variance * n / (n - 1) for variance in variances]
        self.running_mean = self._moved(self.running_mean, means)
        self.running_var = self._moved(self.running_var, unbiased)
        self.num_batches_tracked += 1.0

    def _moved(self, running, new):
        return [(1.0 - self.momentum) * old + self.momentum * x for old, x in zip(running, new)]

    def _by_running(self, sample):
        scales = [w / sqrt(variance + self.eps) for w, variance in zip(self.weight, self.running_var)]
        return [(x - mean) * scale + b for x, mean, scale, b in zip(sample, self.running_mean, scales, self.bias)]

    def extra_repr(self):
        return f"num_features={len(self.weight)}, eps={self.eps:g}, momentum={self.momentum:g}"

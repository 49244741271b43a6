"""Networks of Tensors. Names and shapes of parameters are those of torch.nn: each loads what the other has saved.

A layer starts with the numbers that `scalargrad.nn.Layer` has from the same initializer and the same seed.
"""

from math import prod

import numpy as np

from scalargrad.arguments import count
from scalargrad.init import kaiming_uniform_, normal_
from scalargrad.module import Module
from scalargrad.tensor.convolution import conv2d, max_pool2d, pair
from scalargrad.tensor.engine import as_tensor
from scalargrad.tensor.layers import embedding, linear, softmax
from scalargrad.tensor.parameters import Parameter, started, to
from scalargrad.tensor.regularization import BatchNorm1d, Dropout

__all__ = [
    "BatchNorm1d",
    "Conv2d",
    "Dropout",
    "Embedding",
    "Flatten",
    "Linear",
    "MaxPool2d",
    "Module",
    "Parameter",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "to",
]


class Linear(Module):
    """A layer of neurons without their activation: x @ weight.T + bias.

    Args:
        in_features, out_features: how many numbers come in and go out, 1 or more.
        bias: whether there is one; it starts at 0.
        init, seed: as for `scalargrad.nn.Neuron`.

    >>> Linear(2, 3, seed=0)
    Linear(in_features=2, out_features=3)
    """

    def __init__(self, in_features, out_features, bias=True, init=kaiming_uniform_, seed=None):
        n, m = count("in_features", in_features), count("out_features", out_features)
        self.weight = started((m, n), init, seed)
        self.bias = Parameter(np.zeros(m)) if bias else None

    def forward(self, x):
        return linear(x, self.weight, self.bias)

    def extra_repr(self):
        m, n = self.weight.shape
        return f"in_features={n}, out_features={m}" + (", bias=False" if self.bias is None else "")


class Conv2d(Module):
    """Kernels that slide over images; see `conv2d`. Arguments as there, and as for `Linear`.

    >>> Conv2d(1, 8, 3, padding=1, seed=0)([[[[1.0, 2.0], [3.0, 4.0]]]]).shape
    (1, 8, 2, 2)
    """

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, bias=True, init=kaiming_uniform_, seed=None
    ):
        n, m = count("in_channels", in_channels), count("out_channels", out_channels)
        self.stride, self.padding = pair("stride", stride, 1), pair("padding", padding, 0)
        self.weight = started((m, n, *pair("kernel_size", kernel_size, 1)), init, seed)
        self.bias = Parameter(np.zeros(m)) if bias else None

    def forward(self, x):
        return conv2d(x, self.weight, self.bias, self.stride, self.padding)

    def extra_repr(self):
        m, n, *size = self.weight.shape
        return f"{n}, {m}, kernel_size={tuple(size)}, stride={self.stride}, padding={self.padding}"


class MaxPool2d(Module):
    """The largest number of each window; see `max_pool2d`."""

    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size = pair("kernel_size", kernel_size, 1)
        self.stride = self.kernel_size if stride is None else pair("stride", stride, 1)
        self.padding = pair("padding", padding, 0)

    def forward(self, x):
        return max_pool2d(x, self.kernel_size, self.stride, self.padding)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class Flatten(Module):
    """All numbers of a sample in one row.

    >>> Flatten()([[[1.0, 2.0], [3.0, 4.0]]])
    Tensor([[1., 2., 3., 4.]])
    """

    def forward(self, x):
        x = as_tensor(x)
        return x.reshape(x.shape[0], prod(x.shape[1:]))


class ReLU(Module):
    """`Tensor.relu` as a layer."""

    def forward(self, x):
        return as_tensor(x).relu()


class Tanh(Module):
    """`Tensor.tanh` as a layer."""

    def forward(self, x):
        return as_tensor(x).tanh()


class Sigmoid(Module):
    """`Tensor.sigmoid` as a layer."""

    def forward(self, x):
        return as_tensor(x).sigmoid()


class Softmax(Module):
    """`softmax` as a layer. A network that learns by `cross_entropy` has none: the loss applies it itself."""

    def __init__(self, axis=-1):
        self.axis = axis

    def forward(self, x):
        return softmax(x, self.axis)


class Embedding(Module):
    """A row of numbers for each index, to be learned; they start from a normal distribution, unless `init` says else.

    >>> Embedding(5, 2, seed=0)([[0, 4, 0]]).shape
    (1, 3, 2)
    """

    def __init__(self, num_embeddings, embedding_dim, init=normal_, seed=None):
        shape = count("num_embeddings", num_embeddings), count("embedding_dim", embedding_dim)
        self.weight = started(shape, init, seed)

    def forward(self, indices):
        return embedding(indices, self.weight)

    def extra_repr(self):
        return ", ".join(map(str, self.weight.shape))


class Sequential(Module):
    """Modules one after the other: the outputs of each are the inputs of the next.

    >>> Sequential(Linear(2, 3, seed=0), ReLU(), Linear(3, 1, seed=0))
    Sequential(
      (0): Linear(in_features=2, out_features=3)
      (1): ReLU()
      (2): Linear(in_features=3, out_features=1)
    )
    """

    def __init__(self, *layers):
        if not layers:
            raise ValueError("got no layers, expected one or more")
        if odd := [layer for layer in layers if not callable(layer)]:
            raise TypeError(f"got a {type(odd[0]).__name__}, expected layers: write Sequential(a, b)")
        vars(self).update({str(i): layer for i, layer in enumerate(layers)})

    @property
    def layers(self):
        """The modules, a list."""
        return [layer for name, layer in vars(self).items() if name.isdigit()]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

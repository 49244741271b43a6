"""Parameters of Tensor networks: how they start, and how a whole model changes its library or its type."""

from math import prod

import numpy as np

from scalargrad.arguments import generator
from scalargrad.backends import like
from scalargrad.tensor.engine import Tensor


class Parameter(Tensor):
    """A leaf that belongs to a module and that an optimizer moves. It takes attributes of your own, a Tensor does not.

    >>> Parameter([0.5, 1.0]).shape
    (2,)
    """

    def __init__(self, data, label=""):
        super().__init__(data, op="parameter", label=label)


def started(shape, init, seed):
    """A parameter of this shape from an initializer of `scalargrad.init`, which sees a row for each entry of axis 0."""
    numbers = np.zeros((shape[0], prod(shape[1:])))
    init(_Rows(numbers), generator(seed))
    return Parameter(numbers.reshape(shape))


class _Rows:
    """An array as lists of weights, each with its `data`, which are made when somebody asks for one."""

    def __init__(self, numbers):
        self.numbers = numbers

    def __len__(self):
        return len(self.numbers)

    def __getitem__(self, i):
        row = self.numbers[i]  # an IndexError ends a loop
        return _Rows(row) if row.ndim else _Weight(self.numbers, i)


class _Weight:
    """One entry of an array."""

    __slots__ = ("numbers", "i")

    def __init__(self, numbers, i):
        self.numbers, self.i = numbers, i

    @property
    def data(self):
        return float(self.numbers[self.i])

    @data.setter
    def data(self, x):
        self.numbers[self.i] = x


def to(model, array):
    """Turn all parameters and buffers into arrays as this one: of its library, its type and its device.

    >>> from scalargrad.module import Module
    >>> model = Module(); model.w = Parameter([0.5])
    >>> to(model, np.ones(1, dtype=np.float32)).w.dtype
    dtype('float32')
    """
    for parameter in model.parameters():
        parameter.data, parameter.grad = like(array, parameter.data), 0.0
    for _, module in model.named_modules():
        for name in module._buffers:
            setattr(module, name, like(array, getattr(module, name)))
    return model

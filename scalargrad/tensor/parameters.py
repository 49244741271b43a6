"""Parameters of Tensor networks: how they start, and how a whole model changes its library or its type."""

from math import prod
from types import SimpleNamespace

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
    rows = [[SimpleNamespace(data=0.0) for _ in range(prod(shape[1:]))] for _ in range(shape[0])]
    init(rows, generator(seed))
    return Parameter(np.array([[w.data for w in row] for row in rows]).reshape(shape))


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

"""All functions of Tensors, in one place."""

from scalargrad.tensor.convolution import conv2d, max_pool2d
from scalargrad.tensor.layers import (
    elu,
    embedding,
    gelu,
    leaky_relu,
    linear,
    log_softmax,
    silu,
    softmax,
    softplus,
)
from scalargrad.tensor.losses import (
    binary_cross_entropy_with_logits,
    cross_entropy,
    focal_loss,
    hinge_loss,
    mse_loss,
    squared_error,
)
from scalargrad.tensor.regularization import batch_norm, dropout, layer_norm

__all__ = [
    "batch_norm",
    "binary_cross_entropy_with_logits",
    "conv2d",
    "cross_entropy",
    "dropout",
    "elu",
    "embedding",
    "focal_loss",
    "gelu",
    "hinge_loss",
    "layer_norm",
    "leaky_relu",
    "linear",
    "log_softmax",
    "max_pool2d",
    "mse_loss",
    "silu",
    "softmax",
    "softplus",
    "squared_error",
]

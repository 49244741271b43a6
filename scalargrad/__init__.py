"""scalargrad: reverse-mode automatic differentiation, one number at a time.

Read the files in this order: arguments, rules, grad_mode, value, gradcheck, functional,
copying, metrics, init, module, nn, optim, lr_scheduler, data, passes, training; then the
folders compile, tensor, figures and exercises. Importing the package needs the standard
library alone.
"""

import scalargrad.copying  # noqa: F401  (tells copy and pickle how to take a graph apart)
from scalargrad.compile import CompileError, Program, compile
from scalargrad.functional import (
    binary_cross_entropy_with_logits,
    dot,
    hinge_loss,
    mse_loss,
    total,
)
from scalargrad.grad_mode import no_grad
from scalargrad.gradcheck import GradcheckError, gradcheck, numerical_gradient
from scalargrad.lr_scheduler import LinearLR
from scalargrad.metrics import accuracy
from scalargrad.module import Module, Parameter
from scalargrad.nn import MLP, Layer, Neuron, Sequential
from scalargrad.optim import SGD
from scalargrad.training import History, fit
from scalargrad.value import Value, topological_order

__all__ = [
    "MLP",
    "SGD",
    "CompileError",
    "GradcheckError",
    "History",
    "Layer",
    "LinearLR",
    "Module",
    "Neuron",
    "Parameter",
    "Program",
    "Sequential",
    "Value",
    "accuracy",
    "binary_cross_entropy_with_logits",
    "compile",
    "dot",
    "fit",
    "gradcheck",
    "hinge_loss",
    "mse_loss",
    "no_grad",
    "numerical_gradient",
    "topological_order",
    "total",
]

"""scalargrad: reverse-mode automatic differentiation, one number at a time.

Read the files in this order: backends, arguments, class_rules, rules, grad_mode, value, gradcheck,
functional, losses, classes, copying, metrics, init, state, module, nn, regularization, optim,
lr_scheduler, data, passes, training, range_test, serialization; then the folders compile,
tensor, figures and exercises. Importing the package needs the standard library alone.
"""

import scalargrad.copying  # noqa: F401  (tells copy and pickle how to take a graph apart)
from scalargrad.classes import cross_entropy, focal_loss, log_softmax, one_hot, softmax
from scalargrad.compile import CompileError, Program, compile
from scalargrad.functional import dot, rms_norm, total
from scalargrad.grad_mode import no_grad
from scalargrad.gradcheck import GradcheckError, gradcheck, numerical_gradient
from scalargrad.losses import binary_cross_entropy_with_logits, hinge_loss, mse_loss, squared_error
from scalargrad.lr_scheduler import CosineAnnealingLR, ExponentialLR, LinearLR, LRScheduler, StepLR
from scalargrad.metrics import accuracy
from scalargrad.module import Module, Parameter
from scalargrad.nn import MLP, Embedding, Layer, Neuron, Sequential
from scalargrad.optim import SGD, Adam, AdamW, Optimizer, RMSprop
from scalargrad.range_test import lr_range_test
from scalargrad.regularization import BatchNorm1d, Dropout
from scalargrad.serialization import load, save
from scalargrad.training import History, fit
from scalargrad.value import Value, topological_order

__all__ = [
    "MLP",
    "SGD",
    "Adam",
    "AdamW",
    "BatchNorm1d",
    "CompileError",
    "CosineAnnealingLR",
    "Dropout",
    "Embedding",
    "ExponentialLR",
    "GradcheckError",
    "History",
    "LRScheduler",
    "Layer",
    "LinearLR",
    "Module",
    "Neuron",
    "Optimizer",
    "Parameter",
    "Program",
    "RMSprop",
    "Sequential",
    "StepLR",
    "Value",
    "accuracy",
    "binary_cross_entropy_with_logits",
    "compile",
    "cross_entropy",
    "dot",
    "fit",
    "focal_loss",
    "gradcheck",
    "hinge_loss",
    "load",
    "log_softmax",
    "lr_range_test",
    "mse_loss",
    "no_grad",
    "numerical_gradient",
    "one_hot",
    "rms_norm",
    "save",
    "softmax",
    "squared_error",
    "topological_order",
    "total",
]

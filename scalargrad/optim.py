"""Optimizers: how a gradient becomes a step."""

from math import inf
from numbers import Real


class SGD:
    """Gradient descent with momentum and weight decay, as PyTorch defines them.

    For each parameter p with gradient g:
    g += weight_decay * p, then v = momentum * v + g, then p -= lr * v.
    Momentum: Polyak, Some methods of speeding up the convergence of iteration methods
    (1964).

    Args:
        parameters: the Values to move.
        lr: the learning rate, 0 or more.
        momentum: the share of the last velocity that is kept, 0 or more, mostly below 1.
        weight_decay: the pull towards 0, 0 or more; 2*a stands for a penalty a * p².

    Raises:
        ValueError: a setting is negative, infinite or no number, or there are no
            parameters.
        TypeError: `parameters` is no list, as when the brackets are forgotten.

    >>> from scalargrad.value import Value
    >>> p = Value(1.0); p.grad = 2.0
    >>> SGD([p], lr=0.1).step(); p.data
    0.8
    """

    def __init__(self, parameters, lr, momentum=0.0, weight_decay=0.0):
        if not hasattr(parameters, "__iter__"):
            kind = type(parameters).__name__
            raise TypeError(f"SGD got a {kind}, expected a list: pass model.parameters()")
        self.parameters = list(dict.fromkeys(parameters))  # a shared one moves once
        if not self.parameters:
            raise ValueError("SGD got no parameters: pass model.parameters()")
        settings = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        for name, setting in settings.items():
            if not isinstance(setting, Real) or not 0 <= setting < inf:
                raise ValueError(f"invalid {name}: {setting!r}; expected 0 or more")
        self.lr, self.momentum, self.weight_decay = lr, momentum, weight_decay
        self.velocities = [0.0] * len(self.parameters)

    def step(self):
        """Move every parameter once, against its gradient."""
        for i, p in enumerate(self.parameters):
            gradient = p.grad + self.weight_decay * p.data
            self.velocities[i] = self.momentum * self.velocities[i] + gradient
            p.data -= self.lr * self.velocities[i]

    def zero_grad(self):
        """Set every gradient to 0, before the next `backward()` adds to it."""
        for p in self.parameters:
            p.grad = 0.0

"""Optimizers: how a gradient becomes a step."""

from scalargrad.arguments import listed, setting


class SGD:
    """Gradient descent with momentum and weight decay, as PyTorch defines them.

    For each parameter p with gradient g:
    g += weight_decay * p, then v = momentum * v + g, then p -= lr * v.
    Momentum: Polyak, Some methods of speeding up the convergence of iteration methods
    (1964).

    Args:
        parameters: the Values to move, leaves of their graphs.
        lr: the learning rate, 0 or more.
        momentum: the share of the last velocity that is kept, 0 or more, mostly below
            1.
        weight_decay: the pull towards 0, 0 or more; 2*a stands for a penalty a * p².

    Raises:
        ValueError: a setting is negative, infinite or no number; there are no
            parameters, or one that was computed from others.
        TypeError: `parameters` is no list of Values, as when brackets are forgotten.

    >>> from scalargrad.value import Value
    >>> p = Value(1.0); p.grad = 2.0
    >>> SGD([p], lr=0.1).step(); p.data
    0.8
    """

    def __init__(self, parameters, lr, momentum=0.0, weight_decay=0.0):
        self.parameters = _leaves(parameters)
        self.lr, self.momentum = setting("lr", lr), setting("momentum", momentum)
        self.weight_decay = setting("weight_decay", weight_decay)
        self.velocities = [0.0] * len(self.parameters)

    def step(self):
        """Move every parameter once, against its gradient."""
        for i, p in enumerate(self.parameters):
            if p.grad is None:
                continue
            gradient = p.grad + self.weight_decay * p.data
            self.velocities[i] = self.momentum * self.velocities[i] + gradient
            p.data -= self.lr * self.velocities[i]

    def zero_grad(self):
        """Set every gradient to 0, before the next `backward()` adds to it."""
        for p in self.parameters:
            p.grad = 0.0


def _leaves(parameters):
    """The parameters as a list in which a shared one stands once, so that it moves once."""
    found = {id(p): p for p in listed(parameters, "parameter: pass model.parameters()")}
    if not found:
        raise ValueError("got no parameters: pass model.parameters(), of a model that has some")
    for p in found.values():
        if not (hasattr(p, "data") and hasattr(p, "grad")):
            raise TypeError(f"got {p!r:.60} among the parameters, expected Values: pass model.parameters()")
        if getattr(p, "parents", ()):
            raise ValueError(f"got {p!r:.60}, computed from others: pass the leaves, which the next step reads again")
    return list(found.values())

"""Optimizers: how a gradient becomes a step."""

from scalargrad.arguments import listed, setting
from scalargrad.backends import zeros_like
from scalargrad.state import Kept


class Optimizer(Kept):
    """What all optimizers have in common. Write `update`, as below.

    Args:
        parameters: the Values to move, leaves of their graphs.
        lr: the learning rate, 0 or more.
        weight_decay: the pull toward 0, 0 or more; 2*a stands for a penalty a * p².

    Raises:
        ValueError: a setting is negative, infinite or no number; there are no
            parameters, or one that was computed from others.
        TypeError: `parameters` is no list of Values, as when parentheses are forgotten.
    """

    APART = "parameters"

    def __init__(self, parameters, lr, weight_decay):
        self.parameters = _leaves(parameters)
        self.lr, self.weight_decay = setting("lr", lr), setting("weight_decay", weight_decay)

    def step(self):
        """Move every parameter once, against its gradient."""
        decay = self.weight_decay
        for i, p in enumerate(self.parameters):
            if p.grad is not None:
                self.update(i, p, p.grad + decay * p.data if decay else p.grad)

    def update(self, i, p, gradient):
        """Move parameter number i; the weight decay is in the gradient."""
        name = type(self).__name__
        raise NotImplementedError(f"{name} has no update: write `def update(self, i, p, gradient)` in its class")

    def zero_grad(self):
        """Set every gradient to 0, before the next `backward()` adds to it."""
        for p in self.parameters:
            p.grad = 0.0

    def zeros(self):
        """A 0 for each parameter, to remember something in; for an array as many."""
        return [zeros_like(p.data) for p in self.parameters]


class SGD(Optimizer):
    """Gradient descent with momentum and weight decay, as PyTorch defines them.

    For each parameter p with gradient g:
    g += weight_decay * p, then v = momentum * v + g, then p -= lr * v.
    Momentum: Polyak, Some methods of speeding up the convergence of iteration methods
    (1964). With `nesterov`, it steps by g + momentum * v, where v is about to go:
    Nesterov (1983); Sutskever et al. (2013).

    Args:
        parameters, lr, weight_decay: as for `Optimizer`.
        momentum: the share of the last velocity that is kept, 0 or more, mostly below
            1.
        nesterov: look ahead; needs a momentum.

    Raises:
        ValueError, TypeError: as for `Optimizer`; nesterov without momentum.

    >>> from scalargrad.value import Value
    >>> p = Value(1.0); p.grad = 2.0
    >>> SGD([p], lr=0.1).step(); p.data
    0.8
    """

    def __init__(self, parameters, lr=1e-3, momentum=0.0, weight_decay=0.0, nesterov=False):
        super().__init__(parameters, lr, weight_decay)
        self.momentum, self.nesterov = setting("momentum", momentum), nesterov
        if nesterov and not self.momentum:
            raise ValueError("got nesterov without momentum: there is no velocity to look ahead with")
        self.velocities = self.zeros()

    def step(self):
        """Move every parameter once; where it is no more than p -= lr * g, in a loop that does no more."""
        if self.momentum or self.weight_decay or type(self).update is not SGD.update:
            return super().step()
        lr = self.lr
        for p in self.parameters:
            if p.grad is not None:
                p.data -= lr * p.grad

    def update(self, i, p, gradient):
        """Let the gradient push the velocity, then go along it."""
        step = gradient
        if self.momentum:
            self.velocities[i] *= self.momentum
            self.velocities[i] += gradient
            step = self.velocities[i]
            step = gradient + self.momentum * step if self.nesterov else step
        p.data -= self.lr * step


class RMSprop(Optimizer):
    """Each parameter at its own pace: a gradient is divided by the size that it mostly has.

    For each parameter: s = alpha * s + (1 - alpha) * g², then p -= lr * g / (√s + eps),
    as PyTorch defines it. With `momentum`, v = momentum * v + g / (√s + eps) and
    p -= lr * v. With `centered`, s - m² stands for s, where m is the mean of g: its
    variance. Tieleman and Hinton, Neural networks for machine learning, lecture 6.5
    (2012); centered: Graves (2013).

    Args:
        parameters, lr, weight_decay: as for `Optimizer`.
        alpha: the share of the last mean that is kept, 0 or more, below 1.
        eps: what is added to the root, so that nobody divides by 0.
        momentum: as for `SGD`.
        centered: divide by the spread of the gradient.

    Raises:
        ValueError, TypeError: as for `Optimizer`.
        ZeroDivisionError: on a step, if eps is 0 and all gradients have been.

    >>> from scalargrad.value import Value
    >>> p = Value(1.0); p.grad = 2.0
    >>> RMSprop([p], lr=0.01).step(); round(p.data, 6)
    0.9
    """

    def __init__(self, parameters, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0.0, momentum=0.0, centered=False):
        super().__init__(parameters, lr, weight_decay)
        self.alpha, self.eps = setting("alpha", alpha, most=1.0), setting("eps", eps)
        self.momentum, self.centered = setting("momentum", momentum), centered
        self.velocities, self.means, self.squares = self.zeros(), self.zeros(), self.zeros()

    def update(self, i, p, gradient):
        """Measure how large the gradient mostly is, and go by its share of that."""
        new = 1 - self.alpha
        self.squares[i] = self.alpha * self.squares[i] + new * gradient * gradient
        self.means[i] = self.alpha * self.means[i] + new * gradient
        mean = self.means[i] if self.centered else 0.0
        spread = abs(self.squares[i] - mean * mean)  # rounding may go below 0
        step = gradient / (spread**0.5 + self.eps)
        self.velocities[i] = self.momentum * self.velocities[i] + step
        p.data -= self.lr * self.velocities[i]


class Adam(Optimizer):
    """The velocity of SGD over the size of RMSprop, both as means of all gradients so far.

    For each parameter, in its step number t: m = β₁ * m + (1 - β₁) * g, then
    s = β₂ * s + (1 - β₂) * g², then p -= lr * m' / (√s' + eps), with
    m' = m / (1 - β₁ᵗ) and s' = s / (1 - β₂ᵗ): both began at 0, and that is taken out.
    Kingma and Ba, Adam: a method for stochastic optimization (2015).

    Args:
        parameters, lr, weight_decay: as for `Optimizer`.
        betas: the shares of the last means that are kept, 0 or more, below 1.
        eps: as for `RMSprop`.

    Raises:
        ValueError, TypeError, ZeroDivisionError: as for `RMSprop`.

    >>> from scalargrad.value import Value
    >>> p = Value(1.0); p.grad = 2.0
    >>> Adam([p], lr=0.01).step(); round(p.data, 6)
    0.99
    """

    def __init__(self, parameters, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(parameters, lr, weight_decay)
        self.betas, self.eps = _two_shares(betas), setting("eps", eps)
        self.steps, self.means, self.squares = [0.0] * len(self.parameters), self.zeros(), self.zeros()

    def update(self, i, p, gradient):
        """Go along the mean of the gradients, as measured by their size."""
        (beta1, beta2), t = self.betas, self.steps[i] + 1
        self.means[i] *= beta1
        self.means[i] += (1 - beta1) * gradient
        self.squares[i] *= beta2
        self.squares[i] += (1 - beta2) * gradient * gradient
        mean, square = self.means[i] / (1 - beta1**t), self.squares[i] / (1 - beta2**t)
        p.data -= self.lr * mean / (square**0.5 + self.eps)
        self.steps[i] = t


class AdamW(Adam):
    """Adam whose weight decay is no part of the gradient: first p -= lr * weight_decay * p.

    Args and errors as for `Adam`. Loshchilov and Hutter, Decoupled weight decay
    regularization (2019).

    >>> from scalargrad.value import Value
    >>> p = Value(1.0)
    >>> AdamW([p], lr=0.1, weight_decay=0.5).step(); p.data
    0.95
    """

    def __init__(self, parameters, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        super().__init__(parameters, lr, betas, eps, weight_decay)

    def update(self, i, p, gradient):
        """Shrink the parameter, then go by its own gradient."""
        p.data *= 1 - self.lr * self.weight_decay
        super().update(i, p, p.grad)


def _two_shares(betas):
    betas = listed(betas, "mean: betas=(0.9, 0.999)")
    if len(betas) != 2:
        raise ValueError(f"got betas = {betas!r:.60}, expected two, such as (0.9, 0.999)")
    return [setting(f"betas[{i}]", beta, most=1.0) for i, beta in enumerate(betas)]


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

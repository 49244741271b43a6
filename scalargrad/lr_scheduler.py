"""Learning rates that change while training."""

from math import cos, pi

from scalargrad.arguments import count, setting
from scalargrad.state import Kept


class LRScheduler(Kept):
    """What all schedules have in common. Write `factor`, as below.

    The rate of step k is floor + (top - floor) * factor(k); `top` is the rate at the
    start. Whoever sets `optimizer.lr` in between, by hand or by a second schedule,
    moves the top: from there the schedule goes on in proportion, as PyTorch's do.

    Args:
        optimizer: anything with an attribute `lr`.

    Attributes:
        steps: how many there have been.
        floor: the rate at factor 0.
    """

    APART = "optimizer"
    floor = 0.0

    def __init__(self, optimizer):
        self.optimizer, self.steps = optimizer, 0
        self.base_lr = self.top = optimizer.lr
        optimizer.lr = self.rate(self.factor(0))

    def factor(self, k):
        """The share of the way from the floor to the top in step k, which counts from 0."""
        name = type(self).__name__
        raise NotImplementedError(f"{name} has no factor: write `def factor(self, k)` in its class")

    def rate(self, factor):
        """The learning rate by the schedule alone."""
        return self.floor + (self.top - self.floor) * factor

    def step(self):
        """Go on by one step, after the optimizer's own."""
        before, now = self.factor(self.steps), self.factor(self.steps + 1)
        if now != before:
            others = self.optimizer.lr - self.rate(before)  # what they have added since
            self.top = self.top + others / before if before else self.base_lr + others / now
            self.optimizer.lr = self.rate(now)
        self.steps += 1


class LinearLR(LRScheduler):
    """The learning rate goes in a straight line from one share of itself to another.

    Args:
        optimizer: as for `LRScheduler`.
        start_factor: the share of the first learning rate at step 0, 0 or more.
        end_factor: the share from step `total_iters` on, 0 or more.
        total_iters: the number of steps between them, 1 or more.

    Raises:
        ValueError: a factor is negative, infinite or no number, or total_iters is no
            whole number, 1 or more.

    >>> from scalargrad.optim import SGD
    >>> from scalargrad.value import Value
    >>> optimizer = SGD([Value(0.0)], lr=1.0)
    >>> scheduler = LinearLR(optimizer, 1.0, 0.1, total_iters=100)
    >>> for _ in range(50):
    ...     scheduler.step()
    >>> round(optimizer.lr, 4)
    0.55
    """

    def __init__(self, optimizer, start_factor=1 / 3, end_factor=1.0, total_iters=5):
        self.start = setting("start_factor", start_factor)
        self.end = setting("end_factor", end_factor)
        self.total_iters = count("total_iters", total_iters)
        super().__init__(optimizer)

    def factor(self, k):
        """From `start` to `end`, then on at `end`."""
        part = min(k / self.total_iters, 1.0)
        return self.start + (self.end - self.start) * part


class StepLR(LRScheduler):
    """The learning rate stays for `step_size` steps, then falls to its share `gamma`, again and again.

    Args:
        optimizer: as for `LRScheduler`.
        step_size: how many steps a rate stays, 1 or more.
        gamma: the share, 0 or more.

    Raises:
        ValueError: step_size is no whole number, 1 or more, or gamma no number, 0 or more.

    >>> from scalargrad.optim import SGD
    >>> from scalargrad.value import Value
    >>> optimizer = SGD([Value(0.0)], lr=0.1)
    >>> scheduler = StepLR(optimizer, step_size=10, gamma=0.5)
    >>> for _ in range(25):
    ...     scheduler.step()
    >>> optimizer.lr
    0.025
    """

    def __init__(self, optimizer, step_size, gamma=0.1):
        self.step_size, self.gamma = count("step_size", step_size), setting("gamma", gamma)
        super().__init__(optimizer)

    def factor(self, k):
        """One `gamma` for each `step_size` steps."""
        return self.gamma ** (k // self.step_size)


class ExponentialLR(LRScheduler):
    """The learning rate falls to its share `gamma` at each step.

    Args:
        optimizer: as for `LRScheduler`.
        gamma: the share, 0 or more.

    Raises:
        ValueError: gamma is negative, infinite or no number.

    >>> from scalargrad.optim import SGD
    >>> from scalargrad.value import Value
    >>> optimizer = SGD([Value(0.0)], lr=1.0)
    >>> scheduler = ExponentialLR(optimizer, gamma=0.5)
    >>> for _ in range(3):
    ...     scheduler.step()
    >>> optimizer.lr
    0.125
    """

    def __init__(self, optimizer, gamma):
        self.gamma = setting("gamma", gamma)
        super().__init__(optimizer)

    def factor(self, k):
        """One `gamma` for each step."""
        return self.gamma**k


class CosineAnnealingLR(LRScheduler):
    """The learning rate goes down along half a wave of the cosine; after `T_max` steps it is `eta_min`.

    From there it goes up again in as many steps, as PyTorch's does. Loshchilov and
    Hutter, SGDR: stochastic gradient descent with warm restarts (2017), without the
    restarts.

    Args:
        optimizer: as for `LRScheduler`.
        T_max: the number of steps down, 1 or more.
        eta_min: the lowest rate, 0 or more.

    Raises:
        ValueError: T_max is no whole number, 1 or more, or eta_min no number, 0 or more.

    >>> from scalargrad.optim import SGD
    >>> from scalargrad.value import Value
    >>> optimizer = SGD([Value(0.0)], lr=1.0)
    >>> scheduler = CosineAnnealingLR(optimizer, T_max=100)
    >>> for _ in range(50):
    ...     scheduler.step()
    >>> round(optimizer.lr, 4)
    0.5
    """

    def __init__(self, optimizer, T_max, eta_min=0.0):
        self.T_max, self.floor = count("T_max", T_max), setting("eta_min", eta_min)
        super().__init__(optimizer)

    def factor(self, k):
        """From 1 at step 0 to 0 at step `T_max`."""
        return (1 + cos(pi * k / self.T_max)) / 2

"""Learning rates that change while training."""

from scalargrad.arguments import count, setting


class LinearLR:
    """The learning rate goes in a straight line from one share of itself to another.

    Args:
        optimizer: anything with an attribute `lr`.
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

    def __init__(self, optimizer, start_factor, end_factor, total_iters):
        self.start = setting("start_factor", start_factor)
        self.end = setting("end_factor", end_factor)
        self.total_iters = count("total_iters", total_iters)
        self.optimizer, self.base_lr = optimizer, optimizer.lr
        self.steps = -1
        self.step()

    def step(self):
        """Go on by one step, after the optimizer's own."""
        self.steps += 1
        part = min(self.steps / self.total_iters, 1.0)
        self.optimizer.lr = self.base_lr * (self.start + (self.end - self.start) * part)

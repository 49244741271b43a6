"""Which learning rates are worth a try: a few steps at each of many, from too small to too large."""

from contextlib import contextmanager
from copy import deepcopy
from math import isfinite

from scalargrad.arguments import count, setting
from scalargrad.data import DataLoader
from scalargrad.passes import by_graphs, by_programs
from scalargrad.training import samples


def lr_range_test(
    model, X, y, *, loss, optimizer, lowest=1e-4, highest=10.0, steps=100, batch_size=None, seed=1337, compiler=None
):
    """Train with a learning rate that grows from step to step, and see where the loss falls and where it flies off.

    A good rate is where the loss falls fast, well below the one where it turns up. It ends before a loss that
    is no number, or more than four times that of the model as it came. Model and optimizer are then as they were.
    Smith, Cyclical learning rates for training neural networks (2017), with rates that grow by a factor, not by a sum.

    Args:
        model, X, y, loss, optimizer, compiler: as for `fit`; the optimizer has an attribute `lr`.
        lowest, highest: the first rate and the last, both above 0.
        steps: how many, 2 or more.
        batch_size: samples for each step, in a shuffled order; all of them without one.
        seed: which order.

    Returns:
        The rates and, for each, the loss just before the step with it: two lists of floats.

    Raises:
        ValueError, TypeError: as for `fit`; the rates do not grow.

    >>> from scalargrad import SGD, Layer, mse_loss
    >>> model = Layer(1, 1, "linear", seed=0)
    >>> optimizer = SGD(model.parameters(), lr=0.5)
    >>> rates, losses = lr_range_test(model, [[1.0]], [2.0], loss=mse_loss, optimizer=optimizer, steps=6)
    >>> [f"{rate:.3g}" for rate in rates], optimizer.lr
    (['0.0001', '0.001', '0.01', '0.1', '1', '10'], 0.5)
    """
    lowest, highest, steps = setting("lowest", lowest), setting("highest", highest), count("steps", steps, least=2)
    if not 0.0 < lowest < highest:
        raise ValueError(f"got rates from {lowest:g} to {highest:g}, expected two above 0, the second one larger")
    X, y = samples(X, y, compiler)
    size = len(X) if batch_size is None else batch_size
    growth = (highest / lowest) ** (1 / (steps - 1))
    rates = [lowest * growth**k for k in range(steps)]
    with _as_they_were(model, optimizer):
        passes = by_programs(compiler, model, loss, X, y, False) if compiler else by_graphs(model, loss, X)
        limit = _limit(passes[0](X, y)[1])
        batches = _endless(DataLoader(X, y, size, batch_size is not None, seed))
        losses = list(_losses(rates, limit, passes[1], batches, optimizer))
    return rates[: len(losses)], losses


def _losses(rates, limit, forward_backward, batches, optimizer):
    for optimizer.lr, (X, y) in zip(rates, batches):
        optimizer.zero_grad()
        try:
            _, loss = forward_backward(X, y)
            optimizer.step()
        except ArithmeticError:  # it flew off so far that there is no number
            return
        if not loss <= limit:
            return
        yield loss


def _limit(loss):
    if not isfinite(loss):
        raise FloatingPointError(f"the loss is {loss} before the first step: check the data and the starting weights")
    return loss + 3.0 * abs(loss)


def _endless(loader):
    while True:
        yield from loader


@contextmanager
def _as_they_were(model, optimizer):
    """Within the `with` they work on copies of what they remember; parameters are the same, and get their numbers back.

    Copies, so that whoever shares something with them, such as random numbers, does not notice either.
    """
    modules = [module for _, module in model.named_modules()] if hasattr(model, "named_modules") else []
    parameters = [*getattr(optimizer, "parameters", ()), *(model.parameters() if modules else ())]
    numbers = [(p, p.data, p.grad) for p in parameters]
    owners = [*modules, optimizer]
    before = [dict(vars(owner)) for owner in owners]
    try:
        for owner, copies in zip(owners, deepcopy(before, {id(part): part for part in (*owners, *parameters)})):
            vars(owner).update(copies)
        for p in parameters:
            p.data = deepcopy(p.data)  # an optimizer changes an array in place
        yield
    finally:
        for owner, attributes in zip(owners, before):
            vars(owner).clear()
            vars(owner).update(attributes)
        for p, data, grad in numbers:
            p.data, p.grad = data, grad

"""The training loop, and what it leaves behind.

Imports nothing of the package: model, loss and optimizer are arguments.
"""

import math
from dataclasses import dataclass, field
from numbers import Integral


@dataclass
class History:
    """What happened in each epoch, measured before its step.

    Attributes:
        loss: the loss of each epoch.
        accuracy: the share of right answers of each epoch, 0 to 1.
    """

    loss: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)


def fit(model, X, y, *, loss, optimizer, epochs, scheduler=None, callback=None,
        progress=True):
    """Train on all samples at once, `epochs` times: forward, loss, backward, step.

    Args:
        model: called with one sample, gives its output.
        X, y: the samples and their targets, as many of each.
        loss: a function of (outputs, targets) that returns one Value.
        optimizer: has `zero_grad()` and `step()`.
        epochs: how many steps, 0 or more.
        scheduler: has `step()`; called after each step of the optimizer.
        callback: called as callback(epoch, model) before each step, say to keep a picture.
        progress: show a progress bar.

    Returns:
        The History.

    Raises:
        ValueError: the lengths of X and y differ, or epochs is no whole number.
        FloatingPointError: the loss is no longer a finite number.

    >>> from scalargrad import MLP, SGD, mse_loss
    >>> model = MLP(1, [1], init=lambda weights, rng: None)
    >>> history = fit(model, [[1.0], [2.0]], [2.0, 4.0], loss=mse_loss,
    ...               optimizer=SGD(model.parameters(), lr=0.1), epochs=60, progress=False)
    >>> history.loss[0], round(model([3.0])[0].data, 1)
    (10.0, 5.7)
    """
    _check(X, y, epochs)
    history = History()
    for epoch in _bar(range(epochs)) if progress else range(epochs):
        outputs = [model(x) for x in X]
        result = loss(outputs, y)
        _check_finite(result.data, epoch)
        history.loss.append(result.data)
        history.accuracy.append(accuracy(outputs, y))
        if callback:
            callback(epoch, model)
        optimizer.zero_grad()
        result.backward()
        optimizer.step()
        if scheduler:
            scheduler.step()
    return history


def _check(X, y, epochs):
    if not isinstance(epochs, Integral) or epochs < 0:
        raise ValueError(f"got epochs = {epochs!r}, expected a whole number, 0 or more")
    if len(X) != len(y):
        raise ValueError(f"got {len(X)} samples and {len(y)} targets: each sample has one")


def _check_finite(loss, epoch):
    if not math.isfinite(loss):
        hint = "lower the learning rate, check the data"
        raise FloatingPointError(f"the loss is {loss} in epoch {epoch}: {hint}")


def accuracy(outputs, targets):
    """The share of outputs on the same side of 0 as their targets, which are -1 or +1.

    Raises:
        ValueError: the lengths differ, there are none, or a sample has several scores.

    >>> accuracy([[0.3], [-2.0], [0.1], [5.0]], [1, -1, -1, 1])
    0.75
    """
    if len(outputs) != len(targets) or not len(targets):
        raise ValueError(
            f"got {len(outputs)} outputs and {len(targets)} targets: each sample has both"
        )
    return sum(map(_is_right, outputs, targets)) / len(targets)


def _is_right(output, target):
    if isinstance(output, (list, tuple)):
        if len(output) != 1:
            raise ValueError(f"got {len(output)} scores for one sample, expected one")
        output = output[0]
    return (output > 0) == (target > 0) and not math.isnan(output)


def _bar(epochs):
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return epochs  # the package runs on the standard library alone, without a bar
    return tqdm(epochs, desc="training", unit="epoch")

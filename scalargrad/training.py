"""The training loop, and what it leaves behind."""

import math
from dataclasses import dataclass, field
from numbers import Integral

from scalargrad.value import as_value


@dataclass
class History:
    """What happened in each epoch, measured before its step.

    Attributes:
        loss: the loss of each epoch.
        accuracy: the share of right answers of each epoch, 0 to 1.
    """

    loss: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)


def fit(model, X, y, *, loss, optimizer, epochs, scheduler=None, callback=None, progress=True, compiler=None):
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
        compiler: `scalargrad.compile`, to train by a program in place of graphs: quicker,
            for a loss that is the mean over the samples.

    Returns:
        The History.

    Raises:
        ValueError: the lengths of X and y differ, or epochs is no whole number; the model
            or the loss cannot be compiled.
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
    program = _Program(compiler, model, loss, X, y) if compiler else None
    for epoch in _bar(range(epochs)) if progress else range(epochs):
        outputs = program.outputs() if program else [model(x) for x in X]
        result = program.loss(outputs) if program else loss(outputs, y)
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


class _Program:
    """The model and the loss of one sample, compiled: in place of a graph of all samples."""

    def __init__(self, compiler, model, loss, X, y):
        if not len(X):
            raise ValueError("got 0 samples, expected one or more to train on")
        _check_mean(model, loss, X[:8], y[:8])
        self._X, self._y, self._mean = X, y, loss
        self._model = compiler(model, X[0])
        self._loss = compiler(lambda x, t: loss([model(x)], [t]), X[0], y[0])

    def outputs(self):
        return self._model(self._X)

    def loss(self, outputs):
        """What the loop asks of a loss: its `data` and its `backward()`."""
        self.data = self._mean(outputs, self._y).data
        return self

    def backward(self):
        self._loss.backward(self._X, self._y)


def _check_mean(model, loss, X, y):
    outputs = [model(x) for x in X]
    whole = loss(outputs, y).data
    mean = sum(loss([s], [t]).data for s, t in zip(outputs, y)) / len(X)
    if abs(whole - mean) > 1e-9 * abs(mean):
        raise ValueError(
            f"the loss of {len(X)} samples is {whole:g}, but the mean of their losses is "
            f"{mean:g}: a program adds up samples one by one, so train without compiler"
        )


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
        raise ValueError(f"got {len(outputs)} outputs and {len(targets)} targets: each sample has both")
    return sum(map(_is_right, outputs, targets)) / len(targets)


def _is_right(output, target):
    if isinstance(output, (list, tuple)):
        if len(output) != 1:
            raise ValueError(f"got {len(output)} scores for one sample, expected one")
        output = output[0]
    score = as_value(output).data
    return (score > 0) == (target > 0) and not math.isnan(score)


def _bar(epochs):
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return epochs  # the package runs on the standard library alone, without a bar
    return tqdm(epochs, desc="training", unit="epoch")

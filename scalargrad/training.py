"""The training loop, and what it leaves behind."""

import math
from dataclasses import dataclass, field

from scalargrad.arguments import count, listed, number, paired
from scalargrad.data import DataLoader
from scalargrad.passes import by_graphs, by_programs, switch


@dataclass(repr=False)
class History:
    """What was measured in each epoch.

    Attributes:
        loss: the mean loss of the samples, each measured just before the step that it is used for.
        metrics: by name, what was asked for, of the same outputs.
        test_loss, test_metrics: the same of the test set, measured before the first step of the epoch.
        stopped: empty, or why there are fewer epochs than asked for.
    """

    loss: list = field(default_factory=list)
    metrics: dict = field(default_factory=dict)
    test_loss: list = field(default_factory=list)
    test_metrics: dict = field(default_factory=dict)
    stopped: str = ""

    def __repr__(self):
        ends = f", loss {self.loss[0]:.4g} to {self.loss[-1]:.4g}" if self.loss else ""
        return f"History({len(self.loss)} epochs{ends}{', ' * bool(self.stopped)}{self.stopped})"


def fit(
    model,
    X,
    y,
    *,
    loss,
    optimizer,
    epochs,
    batch_size=None,
    shuffle=True,
    seed=1337,
    test=None,
    metrics=None,
    patience=None,
    scheduler=None,
    callback=None,
    progress=True,
    compiler=None,
):
    """Train: in each epoch go through all samples, for each batch forward, loss, backward, step.

    Args:
        model: called with a batch, a list of samples, gives the list of their outputs; one that takes single samples
            is called for each. A model of Tensors gets arrays where X is one, and gives a Tensor. `train()` and
            `eval()` are called if it has them, and it is left in `eval()`.
        X, y: the samples and their targets, as many of each; lists, arrays, or what pandas has, taken by position.
        loss: a function of (outputs, targets) that returns one Value, the mean over the samples.
        optimizer: has `zero_grad()` and `step()`.
        epochs: how often to go through the samples, 0 or more.
        batch_size: how many samples make a step; without it all, in the order given.
        shuffle, seed: take the batches in another order in each epoch, and in which.
        test: (X_test, y_test), samples to measure in each epoch, and never to learn from.
        metrics: what else to measure, say {"accuracy": accuracy}: functions of (outputs, targets). The outputs are
            numbers; for those of one epoch they were computed while the model learned.
        patience: stop when for so many epochs the test loss was not below its lowest. In the end the model goes back
            to where that was.
        scheduler: has `step()`; called after each epoch.
        callback: called as callback(epoch, model) before each epoch, say to keep a picture.
        progress: show a progress bar.
        compiler: `scalargrad.compile`, to train by a program in place of graphs: quicker.

    Returns:
        The History. Ctrl+C ends the training, too, and returns that of the epochs so far.

    Raises:
        ValueError: lengths that differ, no samples, a setting that is none; with a compiler, a model or a loss that
            cannot be compiled.
        TypeError: the loss gives something else than a Value.
        FloatingPointError: the loss is no longer a finite number. The `history` of this and of any other arithmetic
            error is that of the epochs before.

    >>> from scalargrad import MLP, SGD, mse_loss
    >>> model = MLP(1, [1], init=lambda weight, rng: None)
    >>> fit(model, [[1.0], [2.0]], [2.0, 4.0], loss=mse_loss,
    ...     optimizer=SGD(model.parameters(), lr=0.1), epochs=60, progress=False)
    History(60 epochs, loss 10 to 0.01424)
    >>> round(model([3.0])[0].data, 1)
    5.7
    """
    (X, y), test, metrics = samples(X, y, compiler), _test_set(test, compiler), _metrics(metrics)
    size = len(X) if batch_size is None else batch_size
    batches = DataLoader(X, y, size, shuffle and batch_size is not None, seed)
    best = None if patience is None else _Best(model, test, patience)
    passes = by_programs(compiler, model, loss, X, y, bool(metrics)) if compiler else by_graphs(model, loss, X)
    forward, forward_backward = passes
    history = History()
    try:
        for epoch in _bar(count("epochs", epochs, least=0), progress):
            if callback:
                callback(epoch, model)
            if test:
                outputs, test_loss = forward(*test)
            if best:
                best.see(epoch, test_loss)
            passed = _epoch(epoch, forward_backward, batches, optimizer)
            _note(history.loss, history.metrics, metrics, *passed)
            if test:
                _note(history.test_loss, history.test_metrics, metrics, test_loss, outputs, test[1])
            if scheduler:
                scheduler.step()
            if best and epoch - best.epoch >= best.patience:
                history.stopped = f"stopped early: the test loss was lowest in epoch {best.epoch}"
                break
    except KeyboardInterrupt:
        history.stopped = f"interrupted in epoch {len(history.loss)}"
    except ArithmeticError as error:
        error.history = history
        raise
    finally:
        switch(model, training=False)
    if best:
        model.load_state_dict(best.state)
    return history


def _epoch(epoch, forward_backward, batches, optimizer):
    """Once through all samples: their mean loss, their outputs and their targets."""
    mean, outputs, targets = 0.0, [], []
    for X, y in batches:
        optimizer.zero_grad()
        some, loss = forward_backward(X, y)
        _check_finite(loss, epoch, first=not epoch and not targets)
        optimizer.step()
        outputs += some
        targets += listed(y)
        mean += (loss - mean) * (len(y) / len(targets))
    return mean, outputs, targets


def _note(losses, series, metrics, loss, outputs, targets):
    losses.append(loss)
    for name, metric in metrics.items():
        result = metric(outputs, targets)  # a loss will do, too
        series.setdefault(name, []).append(number(result.data if hasattr(result, "backward") else result))


def samples(X, y, compiler=None):
    """X and y, lists or arrays of one length, which have something in them; a program wants lists."""
    X, y = map(listed, (X, y)) if compiler else (X, y)
    X, y = paired(X, y)
    if not len(X):
        raise ValueError("got 0 samples, expected one or more")
    return X, y


def _test_set(test, compiler):
    if test is None:
        return None
    if not isinstance(test, (list, tuple)) or len(test) != 2:
        raise ValueError(f"got test = {test!r:.60}, expected a pair: test=(X_test, y_test)")
    return samples(*test, compiler)


def _metrics(metrics):
    if metrics is not None and not hasattr(metrics, "items"):
        raise TypeError(f'got metrics = {metrics!r:.60}, expected a dict such as {{"accuracy": accuracy}}')
    return metrics or {}


def _check_finite(loss, epoch, first):
    """Before the first step of all no learning rate can be the reason, and after the first epoch no data can."""
    if not math.isfinite(loss):
        hint = "check the data and the starting weights" if first else "lower the learning rate"
        hint += ", check the data" if not epoch and not first else ""
        raise FloatingPointError(f"the loss is {loss} in epoch {epoch}: {hint}")


class _Best:
    """The model as it was when the test loss was lowest."""

    def __init__(self, model, test, patience):
        if test is None or not hasattr(model, "state_dict"):
            missing = "a test set: give test=(X_test, y_test)" if test is None else "a Module, to keep its state"
            raise ValueError(f"got patience = {patience!r}, which needs {missing}")
        self.model, self.patience = model, count("patience", patience)
        self.epoch, self.loss, self.state = 0, math.inf, model.state_dict()

    def see(self, epoch, loss):
        if loss < self.loss:
            self.epoch, self.loss, self.state = epoch, loss, self.model.state_dict()


def _bar(epochs, progress):
    if progress:
        try:
            from tqdm import tqdm
        except ModuleNotFoundError:
            pass  # the package runs on the standard library alone, without a bar
        else:
            return tqdm(range(epochs), desc="training", unit="epoch")
    return range(epochs)

"""A network in training: what happens in one step, and what can be measured between two."""

from functools import partial
from itertools import chain, repeat

from scalargrad import (
    Dropout,
    accuracy,
    binary_cross_entropy_with_logits,
    compile,
    cross_entropy,
    hinge_loss,
    mse_loss,
)
from scalargrad.data import DataLoader, make_moons, make_spiral, make_xor, train_test_split

from .data import make_rings
from .network import network, optimizer

MAKERS = {
    "moons": make_moons,
    "circles": make_rings,
    "xor": make_xor,
    "spiral": make_spiral,
    "arms": partial(make_spiral, arms=3),
}
LOSSES = {
    "hinge": hinge_loss,
    "logistic": binary_cross_entropy_with_logits,
    "mse": mse_loss,
    "cross_entropy": cross_entropy,
}
LIMIT = 1e6  # a loss beyond it does not come back


def samples(setting):
    """X_train, X_test, y_train, y_test of a setting; the reader's own points are all to train on."""
    if setting.data == "own":
        return [[x1, x2] for x1, x2, _ in setting.own], [], [label for _, _, label in setting.own], []
    X, y = MAKERS[setting.data](setting.points, setting.noise, setting.seed)
    return train_test_split(X, y, test_size=setting.test, seed=setting.seed)


class Session:
    """The run of one setting, from its first weights on.

    Attributes:
        setting: where it started from.
        model, optimizer: of scalargrad.
        X_train, X_test, y_train, y_test: points and labels, -1 or +1; of three classes 0, 1 or 2.
        steps: how often the optimizer has moved the parameters.
        rates: learning rates that the reader chose later, by the step at which they began.
        diverged: empty, or what went wrong; then it does not go on.
        history: what `measure` gave at the start and after each pass over the points.

    >>> from .setting import Setting
    >>> session = Session(Setting())
    >>> before = session.measure()["train"]
    >>> for _ in range(20): session.step()
    >>> session.epoch, session.measure()["train"] < before
    (20, True)
    """

    def __init__(self, setting):
        self.setting = setting
        self.X_train, self.X_test, self.y_train, self.y_test = samples(setting)
        self.model = network(setting).eval()
        self.optimizer = optimizer(setting, self.model)
        self.steps, self.rates, self.diverged = 0, {}, ""
        self._mean = LOSSES[setting.loss]
        self._scores = compile(self.model, [0.0, 0.0])
        one = compile(lambda x, t: self._mean([self.model(x)], [t]), [0.0, 0.0], 1.0)
        self._backward = self._drop_and_go_back if setting.dropout else one.backward
        size, targets = setting.batch or max(1, len(self.X_train)), self.targets(self.y_train)
        loader = DataLoader(self.X_train, targets, size, shuffle=bool(setting.batch), seed=setting.seed)
        self._batches = chain.from_iterable(repeat(loader))
        self._batch = next(self._batches) if self.X_train else None
        self.steps_per_epoch = max(1, len(loader))
        self.history = [self.measure()]

    @property
    def epoch(self):
        """How often every point has been used."""
        return self.steps // self.steps_per_epoch

    @property
    def batch_size(self):
        """The number of points in the next step."""
        return len(self._batch[0]) if self._batch else 0

    def targets(self, y):
        """Labels as the loss wants them: logistic loss asks for 0 and 1."""
        return [(label + 1.0) / 2.0 for label in y] if self.setting.loss == "logistic" else list(y)

    def loss(self, outputs, y):
        """The mean loss of outputs whose labels are y, as a Value."""
        return self._mean(outputs, self.targets(y))

    def set_rate(self, lr):
        """Go on with another learning rate."""
        self.optimizer.lr = self.rates[self.steps] = lr

    @property
    def settled(self):
        """Whether no step moves a parameter any more: the loss is 0, and nothing else pulls at them."""
        only_gradients = self.setting.optimizer == "sgd" and not self.setting.l2
        return self.history[-1]["train"] == 0.0 and only_gradients

    def gradients(self):
        """Put into `grad` of each parameter the mean over the points of the next step."""
        self.optimizer.zero_grad()
        if self._batch:
            self._backward(*self._batch)

    def look_ahead(self):
        """The same, and the step still meets the same masks of dropout."""
        rngs = [layer.rng for layer in self.model.layers if isinstance(layer, Dropout)][:1]
        states = [rng.getstate() for rng in rngs]
        self.gradients()
        for rng, state in zip(rngs, states):
            rng.setstate(state)

    def _drop_and_go_back(self, X, y):
        """By graphs: a program would drop the same outputs forever."""
        loss = self._mean(self.model.train()(X), y)
        self.model.eval()
        loss.backward()

    def step(self):
        """Forward, loss, backward, update, once.

        Raises:
            ValueError: there are no points.
        """
        if not self._batch:
            raise ValueError("there are no points to learn from: set some in the map first")
        if self.diverged:
            return
        self.gradients()
        self.optimizer.step()
        self._batch = next(self._batches)
        self.steps += 1
        if self.steps % self.steps_per_epoch == 0:
            self.history.append(self.measure())
            self._check(self.history[-1])

    def measure(self):
        """The epoch, and loss and share of right answers on both parts; None where there are no points."""
        train, right = self._judge(self.X_train, self.y_train)
        test, right_test = self._judge(self.X_test, self.y_test)
        epoch = self.steps / self.steps_per_epoch
        return {"epoch": epoch, "train": train, "test": test, "right": right, "right_test": right_test}

    def _judge(self, X, y):
        if not X:
            return None, None
        scores = self._scores(X)
        return self.loss(scores, y).data, accuracy(scores, y)

    def _check(self, now):
        if not now["train"] < LIMIT:  # not a number is not less, either
            self.diverged = f"the loss is {now['train']:.3g} after epoch {self.epoch}"

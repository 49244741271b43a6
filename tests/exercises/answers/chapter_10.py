"""Answers to chapter 10, right and wrong."""

from scalargrad import MLP, SGD, fit, hinge_loss
from scalargrad.exercises.chapter_10 import TWO_LABELS, TWO_POINTS
from scalargrad.training import History


def _trained(epochs, lr=0.1, labels=TWO_LABELS):
    model = MLP(2, [16, 16, 1], activation="relu", seed=1)
    fit(
        model,
        TWO_POINTS[: len(labels)],
        labels,
        loss=hinge_loss,
        optimizer=SGD(model.parameters(), lr=lr),
        epochs=epochs,
        progress=False,
    )
    return model


def _moving(by, clear=False):
    def sgd_step(parameters, lr):
        for p in parameters:
            p.data += by(p.grad, lr)
            if clear:
                p.grad = 0.0

    return sgd_step


def _rebinding(parameters, lr):
    for p in parameters:
        p = p - lr * p.grad


def _returning(parameters, lr):
    return [p.data - lr * p.grad for p in parameters]


def _first(parameters, lr):
    for p in parameters:
        p.data -= lr * p.grad
        return p


def _moving_all(by):
    def sgd_step(parameters, lr):
        grads = [p.grad for p in parameters]
        for p in parameters:
            p.data = by(p, lr, grads)

    return sgd_step


def _assigning(parameters, lr):
    for p in parameters:
        p.data = -lr * p.grad


def _shrinking(parameters, lr):
    for p in parameters:
        p.data -= lr * p.data


RIGHT = {"10.2": "c d e a b", "10.3": _trained(100), "10.4": _moving(lambda grad, lr: -lr * grad)}
WRONG = {
    "10.2": {"letters": "ABC", "wiped": "CDAEB", "early": "CDEBA", "outputs": "DCEAB", "loss": "ECADB"},
    "10.3": {
        "history": History(),
        "no model": MLP,
        "turned": _trained(100, labels=[1.0, -1.0]),
        "one point": _trained(100, labels=[-1.0]),
        "untrained": _trained(0),
        "almost": _trained(5),
        "diverged": lambda x: [float("nan")],
    },
    "10.4": {
        "returned": _returning,
        "rebound": _rebinding,
        "first": _first,
        "size": _moving(lambda grad, lr: -lr * abs(grad)),
        "zeroed": _moving(lambda grad, lr: -lr * grad, clear=True),
        "uphill": _moving(lambda grad, lr: lr * grad),
        "no lr": _moving(lambda grad, lr: -grad),
        "assigned": _assigning,
        "data": _shrinking,
        "mean": _moving_all(lambda p, lr, grads: p.data - lr * p.grad / len(grads)),
        "together": _moving_all(lambda p, lr, grads: p.data - lr * sum(grads)),
        "no grad": _moving_all(lambda p, lr, grads: p.data - lr),
        "divided": _moving_all(lambda p, lr, grads: p.data - p.grad / lr),
        "fixed lr": _moving(lambda grad, lr: -0.1 * grad),
        "other": _moving(lambda grad, lr: -2 * lr * grad),
    },
}

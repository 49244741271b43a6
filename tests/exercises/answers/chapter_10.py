"""Answers to chapter 10, right and wrong."""

from scalargrad import MLP, SGD, fit, hinge_loss
from scalargrad.exercises.chapter_10 import TWO_LABELS, TWO_POINTS


def _trained(epochs, lr=0.1):
    model = MLP(2, [16, 16, 1], activation="relu", seed=1)
    fit(
        model,
        TWO_POINTS,
        TWO_LABELS,
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


RIGHT = {"10.2": "c d e a b", "10.3": _trained(100), "10.4": _moving(lambda grad, lr: -lr * grad)}
WRONG = {
    "10.2": {"letters": "ABC", "wiped": "CDAEB", "early": "CDEBA", "forward": "DCEAB"},
    "10.3": {"untrained": _trained(0), "almost": _trained(5), "diverged": lambda x: [float("nan")]},
    "10.4": {
        "rebound": _rebinding,
        "zeroed": _moving(lambda grad, lr: -lr * grad, clear=True),
        "uphill": _moving(lambda grad, lr: lr * grad),
        "no lr": _moving(lambda grad, lr: -grad),
        "other": _moving(lambda grad, lr: -2 * lr * grad),
    },
}

"""Answers to chapter 10, right and wrong."""

from scalargrad import MLP, SGD, Neuron, fit, hinge_loss
from scalargrad.exercises.chapter_10 import TWO_LABELS, TWO_POINTS
from scalargrad.training import History


def _trained(epochs, lr=0.1, labels=TWO_LABELS, model=None):
    model = model or MLP(2, [16, 16, 1], activation="relu", seed=1)
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


def _value_in_data(parameters, lr):
    for p in parameters:
        p.data = p - lr * p.grad


def _pairs(parameters, lr):
    for w, b in zip(parameters[::2], parameters[1::2]):
        w.data -= lr * w.grad
        b.data -= lr * b.grad


def _zeroing_first(parameters, lr):
    optimizer = SGD(parameters, lr=lr)
    optimizer.zero_grad()
    optimizer.step()


def _swapped(parameters, lr):
    for p in parameters:
        p.grad -= lr * p.data


def _unassigned(parameters, lr):
    for p in parameters:
        p.data - lr * p.grad


def _by_package(parameters, lr):
    SGD(parameters, lr=lr).step()


def _start_at_zero():
    model = MLP(2, [16, 16, 1], activation="relu", seed=1)
    for p in model.parameters():
        p.data = 0.0
    return model


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
        "same score": _trained(100, lr=3.0),
        "diverged": lambda x: [float("nan")],
    },
    "10.4": {
        "returned": _returning,
        "value": _value_in_data,
        "alone": _pairs,
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

MORE_RIGHT = [
    ("10.3", lambda x: 4 * (x[1] - x[0]) + 1),
    ("10.4", _by_package),
]
MORE_WRONG = [
    ("10.3", "almost", _trained(500, model=Neuron(2, "tanh", seed=0))),
    ("10.3", "same score", _trained(100, model=_start_at_zero())),
    ("10.4", "zeroed", _zeroing_first),
    ("10.4", "zeroed", _swapped),
    ("10.4", "rebound", _unassigned),
]

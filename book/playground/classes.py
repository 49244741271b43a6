"""Two classes or three: how many scores the network ends with, and which losses and which classes of P go with them."""

from dataclasses import replace

LOSSES = {1: ("hinge", "logistic", "mse"), 3: ("cross_entropy",)}  # by the number of scores


def scores(data):
    """How many scores say the class: one with a sign, or one for each of three classes."""
    return 3 if data == "arms" else 1


def losses(data):
    """The names of the losses that take so many scores."""
    return LOSSES[scores(data)]


def suited(loss, data):
    """The loss, or the first one that goes with the data where it does not."""
    return loss if loss in losses(data) else losses(data)[0]


def fit(setting):
    """The setting with a loss and a class of P that go with its data, and complaints about what did not.

    >>> from .setting import Setting
    >>> setting, complaints = fit(Setting(data="arms", loss="mse"))
    >>> setting.loss, complaints
    ('cross_entropy', ['got loss=mse with data=arms, expected cross_entropy'])
    """
    complaints, fitting = [], losses(setting.data)
    if setting.loss not in fitting:
        expected = f"{'one of ' if len(fitting) > 1 else ''}{', '.join(fitting)}"
        complaints.append(f"got loss={setting.loss} with data={setting.data}, expected {expected}")
        setting = replace(setting, loss=suited(setting.loss, setting.data))
    if setting.p:
        *place, label = setting.p
        labels = (0.0, 1.0, 2.0) if scores(setting.data) == 3 else (-1.0, 1.0)
        label = labels[0] if label <= 0.0 else label
        if label not in labels:
            complaints.append(f"got P in class C with data={setting.data}, expected A or B")
        setting = replace(setting, p=(*place, label) if label in labels else ())
    return setting, complaints

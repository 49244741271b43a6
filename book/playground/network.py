"""The network of a setting, and the optimizer that moves it."""

from random import Random

from scalargrad import MLP, SGD, Adam, AdamW, Dropout, Layer, RMSprop, Sequential
from scalargrad.init import kaiming_uniform_, normal_, ones_, uniform_, xavier_uniform_, zeros_

from .classes import scores

OPTIMIZERS = {
    "sgd": (SGD, {}),
    "momentum": (SGD, {"momentum": 0.9}),
    "nesterov": (SGD, {"momentum": 0.9, "nesterov": True}),
    "rmsprop": (RMSprop, {}),
    "adam": (Adam, {}),
    "adamw": (AdamW, {}),
}


def large_(weight, rng):
    """Draw every weight from -6 to 6: far too large, on purpose."""
    for row in weight:
        for w in row:
            w.data = rng.uniform(-6.0, 6.0)


def small_(weight, rng):
    """Draw every weight around 0, with a standard deviation of 0.1."""
    normal_(weight, rng, std=0.1)


INITS = {
    "uniform": uniform_,
    "large": large_,
    "small": small_,
    "xavier": xavier_uniform_,
    "kaiming": kaiming_uniform_,
    "ones": ones_,
    "zeros": zeros_,
}


def network(setting):
    """The model with its first weights; with dropout behind each hidden layer, if the setting has one.

    >>> from .setting import Setting
    >>> network(Setting(hidden=(3,), dropout=0.5))
    Sequential(
      (layers.0): Layer(in_features=2, out_features=3, activation='tanh')
      (layers.1): Dropout(p=0.5)
      (layers.2): Layer(in_features=3, out_features=1, activation='linear')
    )
    """
    init, widths = INITS[setting.init], [*setting.hidden, scores(setting.data)]
    if not setting.dropout:
        return MLP(2, widths, activation=setting.activation, init=init, seed=setting.seed)
    rng, layers = Random(setting.seed), []
    for before, width in zip([2, *setting.hidden], setting.hidden):
        layers += [Layer(before, width, setting.activation, init, rng), Dropout(setting.dropout, rng)]
    return Sequential(*layers, Layer([2, *widths][-2], widths[-1], "linear", init, rng))


def dense(model):
    """The layers that have weights: after `eval()` the others change nothing."""
    return [layer for layer in model.layers if isinstance(layer, Layer)]


def optimizer(setting, model):
    """What moves the parameters of a model, at the learning rate of the start."""
    kind, settings = OPTIMIZERS[setting.optimizer]
    return kind(model.parameters(), lr=setting.lr, weight_decay=setting.l2, **settings)

"""The setting in a sentence, and the names of the choices."""

from .session import samples
from .setting import Setting

WORDS = {
    "data": {
        "moons": "moons",
        "circles": "circles",
        "xor": "XOR",
        "spiral": "spiral",
        "arms": "3 arms",
        "own": "your own",
    },
    "activation": {
        "linear": "linear (no bend)",
        "tanh": "tanh",
        "relu": "ReLU",
        "sigmoid": "sigmoid",
        "leaky_relu": "leaky ReLU",
        "elu": "ELU",
        "silu": "SiLU",
        "softplus": "softplus",
        "gelu": "GELU",
    },
    "loss": {
        "hinge": "max-margin (hinge)",
        "logistic": "logistic",
        "mse": "squared error",
        "cross_entropy": "softmax cross-entropy",
    },
    "optimizer": {
        "sgd": "SGD",
        "momentum": "SGD with momentum 0.9",
        "nesterov": "SGD with Nesterov momentum 0.9",
        "rmsprop": "RMSprop",
        "adam": "Adam",
        "adamw": "AdamW",
    },
    "init": {
        "uniform": "uniform, −1 to 1",
        "large": "large, −6 to 6",
        "small": "small, normal with 0.1",
        "xavier": "Xavier",
        "kaiming": "Kaiming",
        "ones": "all 1",
        "zeros": "all 0",
    },
}
TITLES = {
    "moons": "Two moons",
    "circles": "Two circles",
    "xor": "XOR",
    "spiral": "Two spiral arms",
    "arms": "Three spiral arms",
    "own": "Your own points",
}


def sentence(setting):
    """The setting as a list of pairs: a piece of text, and whether it differs from the playground's default.

    >>> from dataclasses import replace
    >>> [text for text, differs in sentence(replace(Setting(), loss="mse")) if differs]
    ['squared error loss']
    """
    default, pieces = Setting(), []

    def say(text, *names):
        pieces.append((text, any(getattr(setting, name) != getattr(default, name) for name in names)))

    say(TITLES[setting.data], "data")
    _say_points(setting, say)
    say(". ")
    neurons = f"{WORDS['activation'][setting.activation]} neurons" if setting.hidden else "No hidden neurons"
    say(neurons, "activation" if setting.hidden else "hidden")
    say(", start ")
    say(WORDS["init"][setting.init], "init")
    say("; ")
    say(f"{WORDS['loss'][setting.loss]} loss", "loss")
    say("; ")
    say(WORDS["optimizer"][setting.optimizer], "optimizer")
    say(" on ")
    say(f"{setting.batch} points at a time" if setting.batch else "all points at once", "batch")
    say(", ")
    say(f"L2 {setting.l2:g}" if setting.l2 else "no L2", "l2")
    if setting.dropout:
        say(f", dropout {setting.dropout:g}", "dropout")
    say(". ")
    say(f"Seed {setting.seed}", "seed")
    say(".")
    return pieces


def _say_points(setting, say):
    X_train, X_test, _, _ = samples(setting)
    if setting.data == "own":
        say(f": {len(X_train)}, all to train on")
        return
    say(", ")
    say(f"noise {setting.noise:g}", "noise")
    say("; ")
    say(f"{len(X_train)} points to train on, {len(X_test)} to test", "points", "test")

"""What can be set in the playground, and how each setting is read from text and written."""

from dataclasses import dataclass
from math import isfinite

from scalargrad.functional import ACTIVATIONS


@dataclass(frozen=True)
class Setting:
    """One experiment, complete: the same setting gives the same numbers.

    Attributes:
        data: name of the data set; "own" are the points in `own`.
        noise, points: of the data set, all classes and both parts together.
        test: the share of the points that is set aside.
        hidden: the widths of the hidden layers.
        activation, loss, optimizer, init: by their names in KINDS.
        lr: the learning rate at the start.
        batch: points per step; 0 stands for all at once.
        l2: the weight decay of the optimizer.
        dropout: the share of each hidden layer that is dropped in training.
        seed: of the data, their split, the first weights and the order of the batches.
        own: points that the reader set, as tuples (x1, x2, label).
        p: where the reader put the point P, as such a tuple; () where it stands at first.
    """

    data: str = "moons"
    noise: float = 0.1
    points: int = 100
    test: float = 0.5
    hidden: tuple = (4, 4)
    activation: str = "tanh"
    loss: str = "hinge"
    optimizer: str = "sgd"
    lr: float = 0.5
    batch: int = 0
    l2: float = 0.0
    dropout: float = 0.0
    init: str = "uniform"
    seed: int = 2
    own: tuple = ()
    p: tuple = ()


class Choice:
    """One of several names."""

    def __init__(self, *names):
        self.names = names
        self.expected = "one of " + ", ".join(names)

    def read(self, text):
        if text not in self.names:
            raise ValueError
        return text

    def write(self, value):
        return value


class Number:
    """A number of a given type, from `low` to `high`."""

    def __init__(self, kind, low, high):
        self.kind, self.low, self.high = kind, low, high
        self.expected = f"a {'whole ' if kind is int else ''}number from {low:g} to {high:g}"

    def read(self, text):
        number = self.kind(text)
        if not isfinite(number) or not self.low <= number <= self.high:
            raise ValueError
        return number

    def write(self, value):
        return f"{value:.6g}"


class Widths:
    """The widths of the hidden layers, such as 4,4; "none" without hidden layers."""

    layers, largest = 3, 8
    expected = "none, or up to 3 widths from 1 to 8 such as 4,4"

    def read(self, text):
        widths = () if text == "none" else tuple(map(int, text.split(",")))
        if len(widths) > self.layers or any(not 1 <= width <= self.largest for width in widths):
            raise ValueError
        return widths

    def write(self, value):
        return ",".join(map(str, value)) or "none"


class Points:
    """Points with their class: A-0.5,0.2;B1,0 is a circle (-1) and a triangle (+1)."""

    labels = {"A": -1.0, "B": 1.0}
    most = 200
    expected = "up to 200 points such as A-0.5,0.2;B1,0, with coordinates from -5 to 5"

    def read(self, text):
        points = tuple(self._point(part) for part in text.split(";") if part)
        if len(points) > self.most:
            raise ValueError
        return points

    def write(self, value):
        return ";".join(map(self._text, value))

    def _point(self, text):
        x1, x2 = map(float, text[1:].split(","))
        if text[0] not in self.labels or not (abs(x1) <= 5 and abs(x2) <= 5):
            raise ValueError
        return round(x1, 2), round(x2, 2), self.labels[text[0]]

    def _text(self, point):
        x1, x2, label = point
        return f"{'ABC'[max(0, int(label))]}{x1:g},{x2:g}"


class Point(Points):
    """One point with its class, such as A0.84,0.62; or none. C is a square, the third class where there are three."""

    labels = {**Points.labels, "C": 2.0}
    expected = "a point such as A0.84,0.62, with coordinates from -5 to 5"

    def read(self, text):
        return self._point(text) if text else ()

    def write(self, value):
        return self._text(value) if value else ""


KINDS = {
    "data": Choice("moons", "circles", "xor", "spiral", "arms", "own"),
    "noise": Number(float, 0, 0.5),
    "points": Number(int, 10, 300),
    "test": Number(float, 0.1, 0.9),
    "hidden": Widths(),
    "activation": Choice(*ACTIVATIONS),
    "loss": Choice("hinge", "logistic", "mse", "cross_entropy"),
    "optimizer": Choice("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"),
    "lr": Number(float, 0.0001, 10),
    "batch": Number(int, 0, 300),
    "l2": Number(float, 0, 1),
    "dropout": Number(float, 0, 0.9),
    "init": Choice("uniform", "large", "small", "xavier", "kaiming", "ones", "zeros"),
    "seed": Number(int, 0, 9999),
    "own": Points(),
    "p": Point(),
}


def read(name, text):
    """The value of the setting `name` that `text` stands for.

    Raises:
        ValueError: there is no such setting, or the text is not one of its values; the message says what is.

    >>> read("hidden", "8,8")
    (8, 8)
    >>> read("noise", "much")
    Traceback (most recent call last):
    ValueError: got noise=much, expected a number from 0 to 0.5
    """
    if name not in KINDS:
        raise ValueError(f"got the unknown setting {name}, expected one of {', '.join(KINDS)}")
    try:
        return KINDS[name].read(text)
    except (ValueError, IndexError):
        raise ValueError(f"got {name}={text[:40]}, expected {KINDS[name].expected}") from None

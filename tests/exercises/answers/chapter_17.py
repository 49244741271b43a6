"""Answers to chapter 17, right and wrong."""

import random
from statistics import median, pstdev, stdev

import numpy as np


def _dropping(stays, drops=lambda x, p: 0.0, otherwise=list, below=lambda p: p):
    """dropout, with a choice of what becomes of a number."""

    def dropout(xs, p, rng, training):
        if not training:
            return otherwise(xs)
        return [drops(x, p) if rng.random() < below(p) else stays(x, p) for x in xs]

    return dropout


def _scaled(x, p):
    return x / (1 - p)


def _one_mask(xs, p, rng, training):
    if not training:
        return xs
    mask = 0.0 if rng.random() < p else 1 / (1 - p)
    return [x * mask for x in xs]


def _shorter(xs, p, rng, training):
    return [x / (1 - p) for x in xs if rng.random() >= p] if training else xs


def _fixed_count(xs, p, rng, training):
    if not training:
        return xs
    gone = set(rng.sample(range(len(xs)), round(p * len(xs))))
    return [0.0 if i in gone else x / (1 - p) for i, x in enumerate(xs)]


def _seeded_again(xs, p, rng, training):
    return _dropping(_scaled)(xs, p, random.Random(0), training)


def _own_dice(xs, p, rng, training):
    return _dropping(_scaled)(xs, p, random, training)


def _always_on(xs, p, rng, training):
    return _dropping(_scaled)(xs, p, rng, True)


def _as_training_says_not(xs, p, rng, training):
    return _dropping(_scaled)(xs, p, rng, not training)


def _in_place(xs, p, rng, training):
    if training:
        for i, x in enumerate(xs):
            xs[i] = 0.0 if rng.random() < p else x / (1 - p)
    return xs


def _for_a_fifth(xs, p, rng, training):
    return _dropping(lambda x, p: x / 0.8)(xs, p, rng, training)


def _by_weights(xs, p, rng, training):
    if not training:
        return xs
    return [x * m for x, m in zip(xs, rng.choices([0.0, 1 / (1 - p)], [p, 1 - p], k=len(xs)))]


def _kept_below(xs, p, rng, training):
    return [x / (1 - p) if rng.random() < 1 - p else 0 for x in xs] if training else xs


def _yielding(xs, p, rng, training):
    for x in xs:
        yield x if not training else 0.0 if rng.random() < p else x / (1 - p)


def _zero_is_lost(xs, p, rng, training):
    if not training:
        return xs
    return [0.0 if p == 0 or rng.random() < p else x / (1 - p) for x in xs]


def _norm(scale, center=lambda xs: sum(xs) / len(xs)):
    """batch_norm, with a choice of what to subtract and what to divide by."""
    return lambda xs, eps: [(x - center(xs)) / scale(xs, eps) for x in xs]


def _variance(xs):
    mean = sum(xs) / len(xs)
    return sum((x - mean) ** 2 for x in xs) / len(xs)


def _around(middle):
    """batch_norm, around another middle than the mean, also in the variance."""
    return lambda xs, eps: [
        (x - middle(xs)) / (sum((x - middle(xs)) ** 2 for x in xs) / len(xs) + eps) ** 0.5 for x in xs
    ]


def _sum(xs):
    return _variance(xs) * len(xs)


def _unbiased_from_three(xs, eps):
    n = len(xs)
    return (_sum(xs) / (n - 1 if n > 3 else n) + eps) ** 0.5


class _Running:
    """Keeps a mean and a variance, and divides by these."""

    def __init__(self, momentum):
        self.momentum, self.mean, self.variance = momentum, 0.0, 1.0

    def __call__(self, xs, eps):
        m, out = self.momentum, [(x - self.mean) / (self.variance + eps) ** 0.5 for x in xs]
        self.mean = (1 - m) * self.mean + m * sum(xs) / len(xs)
        self.variance = (1 - m) * self.variance + m * _variance(xs)
        return out


class _Keeping:
    """Adds what it has seen to the batch."""

    def __init__(self):
        self.seen = []

    def __call__(self, xs, eps):
        batch, self.seen = [*self.seen, *xs], [0.0]
        mean = sum(batch) / len(batch)
        return [(x - mean) / (_variance(batch) + eps) ** 0.5 for x in xs]


def _norm_in_place(xs, eps):
    xs[:] = _norm(lambda xs, eps: (_variance(xs) + eps) ** 0.5)(xs, eps)
    return xs


def _root(xs, eps):
    return (_variance(xs) + eps) ** 0.5


RIGHT = {"17.2": _dropping(_scaled), "17.3": _norm(_root)}
MORE_RIGHT = [
    ("17.2", _by_weights),
    ("17.2", _kept_below),
    ("17.2", lambda xs, p, rng, training: np.array(_dropping(_scaled)(xs, p, rng, training))),
    ("17.3", lambda xs, eps: (np.array(xs) - np.mean(xs)) / np.sqrt(np.var(xs) + eps)),
    ("17.2", _yielding),
    ("17.3", lambda xs, eps: tuple(_norm(_root)(xs, eps))),
    ("17.4", "bca"),
]
WRONG = {
    "17.2": {
        "scaled in eval": _dropping(lambda x, p: x, otherwise=lambda xs: [x * 0.5 for x in xs]),
        "divided in eval": _dropping(_scaled, otherwise=lambda xs: [x / 0.5 for x in xs]),
        "drops in eval": lambda xs, p, rng, training: [0.0 for x in xs],
        "swapped": _dropping(lambda x, p: x / p, below=lambda p: 1 - p),
        "not scaled": _dropping(lambda x, p: x),
        "by p": _dropping(lambda x, p: x / p),
        "times": _dropping(lambda x, p: x * (1 - p)),
        "one mask": _one_mask,
        "shorter": _shorter,
        "nothing dropped": lambda xs, p, rng, training: list(xs),
        "count": _fixed_count,
        "frozen": _seeded_again,
        "own dice": _own_dice,
        "fixed p": _for_a_fifth,
        "p of 0": _zero_is_lost,
        "sign": _dropping(lambda x, p: abs(x) / (1 - p)),
        "values": _dropping(lambda x, p: 1 / (1 - p)),
        "in place": _in_place,
        "other": _dropping(lambda x, p: 2 * x),
    },
    "17.3": {
        "unbiased or bare": _norm(lambda xs, eps: (_sum(xs) / (len(xs) - 1) + eps) ** 0.5),
        "unbiased": _norm(_unbiased_from_three),
        "root": _norm(lambda xs, eps: _variance(xs) + eps),
        "running": _Running(0.1),
        "mean": _norm(_root, lambda xs: 0.0),
        "sign": lambda xs, eps: [-x for x in _norm(_root)(xs, eps)],
        "sum": _norm(lambda xs, eps: (_sum(xs) + eps) ** 0.5),
        "range": lambda xs, eps: [(x - min(xs)) / (max(xs) - min(xs)) for x in xs],
        "not divided": _norm(lambda xs, eps: 1.0 if len(xs) > 3 else _root(xs, eps)),
        "size": _norm(lambda xs, eps: (2 / 3 + eps) ** 0.5),
        "no eps": _norm(lambda xs, eps: pstdev(xs)),
        "eps outside": _norm(lambda xs, eps: _variance(xs) ** 0.5 + eps),
        "fixed eps": _norm(lambda xs, eps: (_variance(xs) + 1e-5) ** 0.5),
        "eps": _norm(lambda xs, eps: (_variance(xs) + eps**2) ** 0.5),
        "keeps": _Keeping(),
        "in place": _norm_in_place,
        "center": _norm(_root, lambda xs: sum(xs) // len(xs)),
        "other": _norm(lambda xs, eps: 7.0),
    },
}
MORE_WRONG = [
    ("17.2", "swapped", _dropping(_scaled, below=lambda p: 1 - p)),  # right for p = 0.5
    ("17.2", "by p", _dropping(lambda x, p: x * p)),
    ("17.2", "drops in eval", _always_on),
    ("17.2", "one mask", lambda xs, p, rng, training: [x / (1 - p) for x in xs] if training else xs),
    ("17.2", "drops in eval", _as_training_says_not),
    ("17.2", "scaled in eval", _dropping(_scaled, otherwise=lambda xs: [x * 0.5 for x in xs])),
    ("17.2", "not scaled", _dropping(lambda x, p: x if p < 0.3 else x / (1 - p))),
    ("17.3", "unbiased or bare", lambda xs, eps: [(x - sum(xs) / len(xs)) / stdev(xs) for x in xs]),
    ("17.3", "unbiased or bare", lambda xs, eps: [x - sum(xs) / len(xs) for x in xs]),
    ("17.3", "running", lambda xs, eps: xs),
    ("17.3", "root", _norm(lambda xs, eps: sum(abs(x - sum(xs) / len(xs)) for x in xs) / len(xs) + eps)),
    ("17.3", "no eps", _norm(lambda xs, eps: _variance(xs) ** 0.5)),
    ("17.3", "center", _norm(_root, lambda xs: round(sum(xs) / len(xs)))),
    ("17.3", "center", _norm(_root, median)),
    ("17.3", "center", _norm(_root, lambda xs: (min(xs) + max(xs)) / 2)),
    ("17.3", "center", _around(median)),
    ("17.3", "eps outside", _norm(lambda xs, eps: eps + pstdev(xs))),
]

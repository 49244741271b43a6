"""The rules of several scores on arrays: the tables of `scalargrad.class_rules`, written for NumPy.

Each score is an array with an entry for each sample, or a number that is the same for all. A class is picked by number,
sample by sample. The scores of a cross-entropy may also come as one matrix, with a row for each sample.
"""

import numpy as np

from scalargrad.rules import RULES


def log_probabilities(scores, axis=-1, xp=np):
    """log p along an axis. The largest score becomes 0, so that no exp overflows."""
    shifted = scores - xp.max(scores, axis=axis, keepdims=True)
    return shifted - xp.log(xp.sum(xp.exp(shifted), axis=axis, keepdims=True))


def _log_probabilities(scores):
    return log_probabilities(np.array(np.broadcast_arrays(*scores), dtype=float), axis=0)


def _softmax(*scores):
    p, *others = np.exp(_log_probabilities(scores))
    return p, (p * sum(others, 0.0), *[-p * q for q in others])


def _log_softmax(*scores):
    log_p = _log_probabilities(scores)
    _, *others = np.exp(log_p)
    return log_p[0], (sum(others, np.zeros_like(log_p[0])), *[-q for q in others])


def _check(right, op, *arguments):
    """Let the rule for numbers say what is wrong, by the first sample in which something is."""
    if not np.all(right):
        columns = np.broadcast_arrays(right, *arguments)
        RULES[op](*[float(np.extract(~columns[0], column)[0]) for column in columns[1:]])


def _is_class(t, k):
    return (t >= 0.0) & (t < k) & (t == np.floor(t))


def _one_hot(t, c, k):
    _check(_is_class(t, k), "one_hot", t, c, k)
    return np.where(t == c, 1.0, 0.0), (0.0, 0.0, 0.0)


def _embedding(*numbers_and_index):
    *numbers, index = numbers_and_index
    _check(_is_class(index, len(numbers)), "embedding", *numbers_and_index)
    hot = [index == k for k in range(len(numbers))]
    return sum([np.where(at, x, 0.0) for at, x in zip(hot, numbers)]), (*[np.where(at, 1.0, 0.0) for at in hot], 0.0)


def entry(numbers, index):
    """The same for a table that no sample changes; the slopes are a matrix, with a row for each sample."""
    _check(_is_class(index, len(numbers)), "embedding", *numbers, index)
    return numbers[index.astype(int)], np.where(index[:, None] == np.arange(len(numbers)), 1.0, 0.0)


def _cross_entropy(*scores_and_class):
    *scores, t = scores_and_class
    if len(scores) == 1:
        return _cross_entropy_of_rows(*scores, t)
    _check(_is_class(t, len(scores)), "cross_entropy", *scores_and_class)
    log_p = _log_probabilities(scores)
    loss = sum([np.where(t == k, -log, 0.0) for k, log in enumerate(log_p)])
    return loss, (*[np.exp(log) - (t == k) for k, log in enumerate(log_p)], 0.0)


def _cross_entropy_of_rows(scores, t):
    """The same with the slope as a matrix, too."""
    columns = np.ascontiguousarray(scores.T)  # sums along short rows take longer
    _check(_is_class(t, len(columns)), "cross_entropy", *columns, t)
    log_p, hit = log_probabilities(columns, axis=0), t == np.arange(len(columns))[:, None]
    return np.where(hit, -log_p, 0.0).sum(axis=0), ((np.exp(log_p) - hit).T, 0.0)


def _soft_cross_entropy(*scores_and_shares):
    scores, shares = _halves("soft_cross_entropy", scores_and_shares)
    log_p, whole = _log_probabilities(scores), sum(shares)
    loss = sum([-q * log for q, log in zip(shares, log_p)])
    return loss, (*[whole * np.exp(log) - q for q, log in zip(shares, log_p)], *-log_p)


def _focal(*scores_shares_and_gamma):
    *numbers, gamma = scores_shares_and_gamma
    scores, shares = _halves("focal", numbers, gamma)
    log_p = _log_probabilities(scores)
    by_share, pull, safe = focal_terms(log_p, shares, gamma)
    loss, by_gamma = sum(shares * by_share), sum(shares * by_share * np.log(safe))
    return loss, (*(np.exp(log_p) * sum(pull) - pull), *by_share, by_gamma)


def focal_terms(log_p, shares, gamma, xp=np):
    """Of each class: its loss for a share of 1, what pulls at its log p, and 1 - p where that is not 0."""
    wrong = -xp.expm1(log_p)
    safe = xp.where(wrong > 0.0, wrong, 1.0)  # at p = 1 its log p is 0, and so is all that is multiplied by it
    pull = shares * (wrong**gamma - gamma * safe ** (gamma - 1.0) * xp.exp(log_p) * log_p)
    return -(wrong**gamma) * log_p, pull, safe


def _halves(op, numbers, *more):
    k = len(numbers) // 2
    shares = np.array(np.broadcast_arrays(*numbers)[k:])
    _check(np.all(shares >= 0.0, axis=0), op, *numbers, *more)
    return numbers[:k], shares


def _squared_error(*outputs_and_targets):
    k = len(outputs_and_targets) // 2
    errors = [s - t for s, t in zip(outputs_and_targets, outputs_and_targets[k:])]
    return sum([d * d for d in errors]), (*[2.0 * d for d in errors], *[-2.0 * d for d in errors])


CLASSES = {
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "one_hot": _one_hot,
    "embedding": _embedding,
    "cross_entropy": _cross_entropy,
    "soft_cross_entropy": _soft_cross_entropy,
    "focal": _focal,
    "squared_error": _squared_error,
}

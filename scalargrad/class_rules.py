"""The rules of several numbers: what scores say of each class, an entry looked up, the losses of one sample.

Plain floats in, plain floats out, as in `rules`, which has them in its tables. p is the probability that softmax
gives to a class, and is met as log p: it neither overflows nor becomes 0, be a score 1000 or -1000. A class is a
number, counted from 0, and moves nothing: its slope is 0.
"""

import math


def _log_probabilities(scores):
    """log p of each class. The largest score becomes 0, so that no exp overflows."""
    top = max(scores)
    shifted = [s - top for s in scores]
    log_sum = math.log(sum([math.exp(s) for s in shifted]))
    return [s - log_sum for s in shifted]


def _softmax(*scores):
    # of the first score
    p, *others = [math.exp(log_p) for log_p in _log_probabilities(scores)]
    return p, (p * sum(others, 0.0), *[-p * q for q in others])


def _log_softmax(*scores):
    # of the first score
    log_p, *others = _log_probabilities(scores)
    others = [math.exp(log_q) for log_q in others]
    return log_p, (sum(others, 0.0), *[-q for q in others])


def _class(t, k):
    if 0 <= t < k and t == int(t):
        return int(t)
    hint = f"the {k} classes count from 0"
    if t == -1:
        hint = f"{hint}; from -1 and +1, use (t + 1) / 2"
    elif 0 <= t < k:
        hint = f"{hint}; probabilities come as a list of {k} for each sample"
    raise ValueError(f"got target {t:g}, expected a class from 0 to {k - 1}: {hint}")


def _one_hot(t, c, k):
    return float(_class(t, int(k)) == c), (0.0, 0.0, 0.0)


def _embedding(*numbers_and_index):
    *numbers, i = numbers_and_index
    if not (0 <= i < len(numbers) and i == int(i)):
        raise ValueError(f"got index {i:g}, expected a whole number from 0 to {len(numbers) - 1}")
    return numbers[int(i)], (*[float(k == i) for k in range(len(numbers))], 0.0)


def _cross_entropy(*scores_and_class):
    *scores, t = scores_and_class
    log_p, c = _log_probabilities(scores), _class(t, len(scores))
    slopes = [math.exp(log_p[k]) - (k == c) for k in range(len(scores))]
    return -log_p[c], (*slopes, 0.0)


def _soft_cross_entropy(*scores_and_shares):
    scores, shares = _halves(scores_and_shares)
    log_p, whole = _log_probabilities(scores), sum(shares)
    loss = sum([-q * log for q, log in zip(shares, log_p) if q])
    slopes = [whole * math.exp(log) - q for q, log in zip(shares, log_p)]
    return float(loss), (*slopes, *[-log for log in log_p])


def _focal(*scores_shares_and_gamma):
    *numbers, gamma = scores_shares_and_gamma
    scores, shares = _halves(numbers)
    log_p = _log_probabilities(scores)
    loss, pull, by_share, by_gamma = 0.0, [], [], 0.0
    for q, log in zip(shares, log_p):
        wrong = -math.expm1(log)  # 1 - p
        factor = wrong**gamma
        by_share.append(-factor * log if factor else 0.0)
        loss += q * by_share[-1] if q else 0.0
        by_gamma += q * by_share[-1] * math.log(wrong) if q and factor and wrong else 0.0
        bend = gamma * wrong ** (gamma - 1.0) * math.exp(log) * log if wrong and math.exp(log) else 0.0
        pull.append(q * (factor - bend))
    slopes = [math.exp(log) * sum(pull) - own for log, own in zip(log_p, pull)]
    return loss, (*slopes, *by_share, by_gamma)


def _squared_error(*outputs_and_targets):
    k = len(outputs_and_targets) // 2
    errors = [s - t for s, t in zip(outputs_and_targets, outputs_and_targets[k:])]
    return sum([d * d for d in errors]), (*[2.0 * d for d in errors], *[-2.0 * d for d in errors])


def _halves(numbers):
    k = len(numbers) // 2
    if odd := [q for q in numbers[k:] if not q >= 0]:
        raise ValueError(f"got {odd[0]:g} as the share of a class, expected 0 or more: probabilities")
    return numbers[:k], numbers[k:]


CLASSES = {
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "one_hot": _one_hot,
    "embedding": _embedding,
}

CLASS_LOSSES = {
    "cross_entropy": _cross_entropy,
    "soft_cross_entropy": _soft_cross_entropy,
    "focal": _focal,
    "squared_error": _squared_error,
}

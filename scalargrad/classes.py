"""Several scores per sample, one for each class: softmax, one-hot, and the losses, each one node.

A class is a number, counted from 0. The losses take raw scores (logits), for each sample a list, and apply softmax
themselves: log p of a score s is s - log(Σ exp), which neither overflows nor loses a small p.
"""

from scalargrad.arguments import count, has_entries, listed, number, setting
from scalargrad.rules import RULES
from scalargrad.value import Value, as_value


def softmax(scores):
    """Probabilities: exp(s) over the sum of them all. They add up to 1, and the larger score has the larger one.

    Args:
        scores: those of a sample, one for each class; or a list of samples.

    Returns:
        A list with a Value of op "softmax" for each score; its own score is its first parent.

    Raises:
        ValueError: there are no scores.

    >>> [round(p.data, 4) for p in softmax([1.0, 2.0, 3.0])]
    [0.09, 0.2447, 0.6652]
    """
    return _each("softmax", scores)


def log_softmax(scores):
    """The logarithms of `softmax`, exact also where a probability is too small for a float.

    >>> [log_p.data for log_p in log_softmax([1000.0, 0.0])]
    [0.0, -1000.0]
    """
    return _each("log_softmax", scores)


def _each(op, scores):
    scores = listed(scores, "score")
    if not scores:
        raise ValueError("got no scores, expected one for each class")
    if has_entries(scores[0]):
        return [_each(op, row) for row in scores]
    values = list(map(as_value, scores))
    return [s.apply(op, *values[:k], *values[k + 1 :]) for k, s in enumerate(values)]


def one_hot(targets, num_classes=-1):
    """A 1 in the place of the class, and 0 in all others.

    Args:
        targets: the class of each sample; or that of one, for its row alone.
        num_classes: how many there are; without it as many as the largest class needs.

    Raises:
        ValueError: something is no class from 0 to num_classes - 1, or there is nothing to count the classes by.

    >>> one_hot([2, 0])
    [[0, 0, 1], [1, 0, 0]]
    >>> one_hot(1, num_classes=3)
    [0, 1, 0]
    """
    many = has_entries(targets)
    labels = [_alone(target) for target in (listed(targets) if many else [targets])]
    if num_classes == -1:
        if not labels or any(isinstance(label, Value) for label in labels):
            raise ValueError("got no numbers to count the classes by: give num_classes")
        num_classes = max(1, 1 + int(max(map(number, labels))))
    rows = [_hot(label, count("num_classes", num_classes)) for label in labels]
    return rows if many else rows[0]


def _hot(label, k):
    if isinstance(label, Value):
        return [label.apply("one_hot", c, k) for c in range(k)]
    return [int(RULES["one_hot"](number(label), c, k)[0]) for c in range(k)]


def cross_entropy(outputs, targets, weight=None, label_smoothing=0.0):
    """Mean cross-entropy: -log of the probability that softmax gives to the right class.

    Args:
        outputs: for each sample a list of scores (logits), two or more; or those of one sample, with one target.
        targets: for each sample its class, from 0; or a list with a probability for each class.
        weight: for each class what it counts. With classes as targets, the sum over the samples is then divided by
            the weights of their classes, and with probabilities by the number of samples, as PyTorch does. Only the
            second is a mean over single samples, which a program can add up: compile that, with `one_hot` targets.
        label_smoothing: this share of each target is spread evenly over all classes.

    Raises:
        ValueError: samples with more scores than others, or without; a target that is no class and no probabilities;
            scores that have been through softmax; a wrong weight or label_smoothing.

    >>> cross_entropy([[Value(0.0), Value(0.0)]], [1])
    Value(data=0.693147, grad=0)
    """
    scores, targets = _checked(outputs, targets)
    if not 0.0 <= (smoothing := number(label_smoothing)) <= 1.0:
        raise ValueError(f"got label_smoothing = {label_smoothing!r:.40}, expected a share from 0 to 1")
    if weight is None and not smoothing and not isinstance(targets[0], list):
        return _mean("cross_entropy", [(*row, as_value(t)) for row, t in zip(scores, targets)])
    shares = _shares(targets, len(scores[0]), weight, smoothing)
    return _mean("soft_cross_entropy", [(*row, *map(as_value, share)) for row, share in zip(scores, shares)])


def focal_loss(outputs, targets, gamma=2.0, weight=None):
    """Mean focal loss: cross-entropy, times (1 - p) to the power gamma, so that what is nearly right counts little.

    Arguments and errors as for `cross_entropy`, which it is for gamma = 0.

    Source: Lin, Goyal, Girshick, He and Dollár, Focal loss for dense object detection (2017).

    >>> focal_loss([[Value(0.0), Value(0.0)]], [1])
    Value(data=0.173287, grad=0)
    """
    scores, targets = _checked(outputs, targets)
    shares, gamma = _shares(targets, len(scores[0]), weight), as_value(setting("gamma", gamma))
    return _mean("focal", [(*row, *map(as_value, share), gamma) for row, share in zip(scores, shares)])


def _mean(op, samples):
    """The mean over samples, each with the Values that the rule takes: first scores of all samples, second ones, …"""
    n, parents = len(samples), _by_kind(samples)
    numbers = [v.data for v in parents]
    losses, slopes = zip(*[RULES[op](*numbers[i::n]) for i in range(n)])
    slopes = tuple([slope / n for slope in _by_kind(slopes)])
    return Value(sum(losses) / n, parents, slopes, op if n == 1 else f"{op} of {n}")


def _by_kind(samples):
    return tuple([x for of_one_kind in zip(*samples) for x in of_one_kind])


def _shares(targets, k, weight, smoothing=0.0):
    """For each sample what the loss of each class counts in it."""
    shares = hot = [target if isinstance(target, list) else one_hot(target, k) for target in targets]
    if smoothing:
        shares = [[(1.0 - smoothing) * q + smoothing / k for q in row] for row in shares]
    if weight is None:
        return shares
    weight = [setting("weight", w) for w in listed(weight, "class")]
    if len(weight) != k:
        raise ValueError(f"got {len(weight)} weights for {k} scores: each class has one")
    shares = [[w * q for w, q in zip(weight, row)] for row in shares]
    if isinstance(targets[0], list):
        return shares
    whole = sum([w * q for row in hot for w, q in zip(weight, row) if w])
    if not isinstance(whole, Value) and not whole:
        raise ValueError("got targets of weight 0 alone: there is no mean")
    return [[q * (len(hot) / whole) for q in row] for row in shares]


def _checked(outputs, targets):
    """The scores of each sample as Values, and its class or the list of its probabilities."""
    if not has_entries(targets):
        outputs, targets = [outputs], [targets]
    scores, targets = [_scores(row) for row in listed(outputs)], listed(targets)
    n, widths = len(scores), sorted(set(map(len, scores)))
    if n != len(targets) or not n:
        raise ValueError(f"got {n} outputs and {len(targets)} targets: each sample has both")
    if len(widths) > 1 or widths[0] < 2:
        hint = "; for a single one take binary_cross_entropy_with_logits" if 1 in widths else ""
        found = " and ".join(map(str, widths))
        raise ValueError(f"got samples with {found} scores: each has as many, two or more{hint}")
    targets = [_target(target, widths[0]) for target in targets]
    if len({isinstance(target, list) for target in targets}) > 1:
        raise ValueError("got classes and probabilities as targets: give one kind for all samples")
    return scores, targets


def _scores(row):
    values = list(map(as_value, listed(row) if has_entries(row) else [row]))
    if values and all(value.op == "softmax" for value in values):
        hint = "the loss applies softmax itself, and twice flattens it: leave it out of the model"
        raise ValueError(f"got probabilities out of softmax, expected raw scores (logits): {hint}")
    return values


def _target(target, k):
    if not has_entries(target) or len(listed(target)) == 1:
        return _alone(target)
    shares = listed(target)
    if len(shares) != k:
        raise ValueError(f"got {len(shares)} numbers as a target for {k} scores: give a class, or {k} probabilities")
    shares = [q if isinstance(q, Value) else number(q) for q in shares]
    if not any(isinstance(q, Value) for q in shares) and not (min(shares) >= 0.0 and abs(sum(shares) - 1.0) < 1e-6):
        raise ValueError(f"got {shares!r:.60} as a target, expected {k} probabilities, which add up to 1")
    return shares


def _alone(target):
    if not has_entries(target):
        return target
    entries = listed(target)
    if len(entries) != 1:
        raise ValueError(f"got {len(entries)} numbers as the class of one sample, expected one")
    return entries[0]

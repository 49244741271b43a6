"""What a classifier is judged by, beside its loss."""

from scalargrad.arguments import has_entries, listed, number


def accuracy(outputs, targets, threshold=None):
    """The share of samples whose class is right.

    Of a single score the side counts on which it lies: without a threshold that of 0, and targets are -1 or +1. For
    targets 0 and 1 say where the line is: `threshold=0` for logits, `threshold=0.5` for probabilities. Of several
    scores the largest counts. A target is then the index of the right one, or a list with a 1 in its place (one-hot).

    Args:
        outputs: for each sample a score, a Value or a number, or the list of its scores.
        targets: for each sample its target.
        threshold: a single score above it says +1, or 1; any other says the other class, and nan is wrong.

    Raises:
        ValueError: the lengths differ, there are no samples, or the targets are none of these: for a regression there
            is no accuracy.

    >>> accuracy([[0.3], [-2.0], [0.1], [5.0]], [1, -1, -1, 1])
    0.75
    >>> accuracy([0.3, 0.8], [0, 1], threshold=0.5)
    1.0
    >>> accuracy([[0.1, 0.7, 0.2], [2.0, 1.0, 0.0]], [1, 2])
    0.5
    """
    outputs, targets = map(_rows, (listed(outputs), listed(targets)))
    n, widths = len(outputs), sorted(set(map(len, outputs)))
    if n != len(targets) or not n:
        raise ValueError(f"got {n} outputs and {len(targets)} targets: each sample has both")
    if len(widths) > 1 or widths == [0]:
        raise ValueError(f"got samples with {' and '.join(map(str, widths))} scores: each has as many, one or more")
    right = _on_their_side(outputs, targets, threshold) if widths == [1] else map(_is_largest, outputs, targets)
    return sum(right) / n


def _rows(data):
    return [listed(row, "score") if has_entries(row) else [row] for row in data]


def _on_their_side(outputs, targets, threshold):
    odd = [target for target in targets if len(target) != 1]
    classes = {number(x) for target in targets for x in target}
    if odd or not (classes <= {-1.0, 1.0} or (threshold is not None and classes <= {0.0, 1.0})):
        found = odd[0] if odd else sorted(classes)[:4]
        hint = "for 0 and 1 add threshold=0 if the scores are logits, threshold=0.5 if they are probabilities"
        raise ValueError(f"got targets such as {found} for single scores, expected -1 and +1; {hint}")
    line = 0.0 if threshold is None else number(threshold)
    # two comparisons, since both are False for nan
    return [score > line if number(target) > 0 else score <= line for [score], [target] in zip(outputs, targets)]


def _is_largest(scores, target):
    """Is the score of the right class the largest, and the first of that size? Comparisons with nan say no."""
    right, k = list(map(number, target)), len(scores)
    if len(right) == k and sorted(right) == [0.0] * (k - 1) + [1.0]:
        c = right.index(1.0)
    elif len(right) == 1 and right[0] in range(k):
        c = int(right[0])
    else:
        raise ValueError(f"got target {target} for {k} scores, expected an index below {k}, or {k} numbers, a 1 and 0s")
    return all(scores[c] > s for s in scores[:c]) and all(scores[c] >= s for s in scores[c + 1 :])

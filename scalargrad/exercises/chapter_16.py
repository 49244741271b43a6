"""Self-checks of chapter 16, mini-batches."""

from itertools import islice, pairwise

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value, plain

MOST = 50  # batches of one epoch


class Endless(Exception):
    """It never comes to the end of an epoch."""


class Reused(Exception):
    """Two batches are one and the same list."""


class NoPairs(Exception):
    """Something else than pairs (samples, labels) comes."""


def sizes(batches):
    """How many samples are in each batch, the smallest first."""
    return sorted(len(labels) for _, labels in _once(batches))


def labels(batches):
    """All labels, in the order in which they come."""
    return [label for _, some in _once(batches) for label in some]


def agree(batches):
    """Is each label ten times the number in its sample?"""
    return all(label == 10 * n for some, labels in _once(batches) for [n], label in zip(some, labels, strict=True))


def groups(epochs):
    """How many different batches there are in several epochs."""
    return len({str(sorted(labels)) for batches in epochs for _, labels in _once(batches)})


def neighbors(batches):
    """How many labels are followed by one that was beside them in y."""
    return sum(abs(a - b) == 10 for a, b in pairwise(labels(batches)))


def _once(batches):
    """All batches, gone through once, as a list of [samples, labels]."""
    try:
        batches = iter(batches)
    except TypeError:
        raise NoPairs(f"a {type(batches).__name__} has no batches") from None
    if len(found := list(islice(batches, MOST))) == MOST:
        raise Endless(f"there are {MOST} batches and more")
    parts = [part for batch in found for part in _parts(batch)]
    if len(set(map(id, parts))) < len(parts):
        raise Reused("the batches are one list")
    return [[list(plain(part)) for part in batch] for batch in found]


def _parts(batch):
    if not isinstance(batch, (list, tuple)) or len(batch) != 2 or not all(hasattr(part, "__len__") for part in batch):
        raise NoPairs("a batch is a pair: samples, labels")
    return batch


RATES = [
    Case(
        "step_lr(0.1, 0.5, 10, 25)",
        0.025,
        [
            (0.1 * 0.5**2.5, "smooth"),
            (0.05, "once"),
            (0.0125, "one more"),
            (0.1, "times"),
            (0.1 * 0.5**25, "each"),
            (0.1 * 0.5**5, "rest"),
            (0.1 * 0.5**10, "rest"),
            (0.4, "divided"),
            (2, "count"),
            (0.25, "share"),
            (lambda came: came < 0, "subtracted"),
        ],
    ),
    Case("step_lr(0.1, 0.5, 10, 0)", 0.1, [(0.0, "zero"), (0.05, "early")]),
    Case("step_lr(0.1, 0.5, 10, 6)", 0.1, [(0.05, "rounded"), (0.1 * 0.5**0.6, "smooth")]),
    Case("step_lr(0.1, 0.5, 10, 9)", 0.1, [(0.05, "early")]),
    Case("step_lr(0.1, 0.5, 10, 10)", 0.05, [(0.1, "late")]),
    Case("step_lr(0.1, 0.5, 10, 45)", 0.00625, [(0.025, "twice"), (0.05, "once")]),
    Case("step_lr(1.0, 0.1, 30, 65)", 0.01, [(0.81, "one minus"), (0.25, "fixed"), (1e-6, "fixed")], "fixed"),
]

BATCHES = [
    Case(
        "sizes(batches(X, y, 8))",
        [4, 8, 8],
        [
            (Endless, "endless"),
            (Reused, "reused"),
            (NoPairs, "pairs"),
            ([8, 8], "dropped"),
            ([8], "first"),
            ([20], "whole"),
            ([8, 8, 8], "filled"),
            ([0, 4, 8, 8], "empty"),
            (lambda sizes: len(sizes) == 8 and sum(sizes) == 20, "number"),
            (lambda sizes: len(sizes) > 3, "overlap"),
        ],
        "sizes",
    ),
    Case("agree(batches(X, y, 8))", True, [(False, "apart"), (TypeError, "indices"), (ValueError, "pairs")]),
    Case("sorted(labels(batches(X, y, 8))) == [*range(0, 200, 10)]", True, [], "drawn"),
    Case("len({str(labels(batches(X, y, 8))) for _ in range(20)}) > 1", True, [], "same order"),
    Case("groups(batches(X, y, 8) for _ in range(20)) > 4", True, [], "company"),
    Case("neighbors(batches(X, y, 8)) < 12", True, [], "in a row"),
    Case("sizes(batches(X, y, 8)); X == [[n] for n in range(20)]", True, [], "in place"),
    Case("sizes(batches(X, y, 8)); y == [10 * n for n in range(20)]", True, [], "in place"),
    Case("sizes(batches(X[:16], y[:16], 8))", [8, 8], [([0, 8, 8], "empty"), ([8], "dropped")]),
    Case("sizes(batches(X, y, 50))", [20], [([], "dropped"), ([50], "filled")]),
    Case("sizes(batches(X, y, 3))", [2] + [3] * 6, [([4, 8, 8], "fixed size")]),
    Case("sizes(batches(X, y, 19))", [1, 19], [([19], "dropped")], "sizes"),
]


EXERCISES = {
    "16.1": by_value(
        4.0,
        [
            (4.5, "that is the mean of the two means. The batch of 6 has more points, so it counts more."),
            (5.0, "the shares are swapped: the mean of 2 belongs to the 6 points."),
            (40.0, "that is the sum of all ten slopes, 6 × 2 + 4 × 7. The mean is a tenth of it."),
            (20.0, "the ten slopes add up to 40. There are ten of them, not two."),
            (9.0, "you added the means. Count each by its points: 6 × 2 + 4 × 7, of ten."),
        ],
        other="six points with a mean of 2 add up to 12, four with a mean of 7 to 28.",
        praise="(6 × 2 + 4 × 7) / 10. The mean of the means would be 4.5.",
    ),
    "16.2": by_value(
        0.05,
        [
            (0.4, "so it should be. But the schedule is told of every batch, so it has counted more than 3."),
            (0.2, "it was halved more than once: there are 10 batches in each epoch, and 3 epochs."),
            (0.025, "one too many: 30 steps are three tens."),
            (0.00625, "20 is the size of a batch. How many batches are 200 samples?"),
            (0.4 * 0.5**30, "not at every step: it is halved at every tenth."),
            (0.6, "three halvings are 0.5 × 0.5 × 0.5, not 0.5 × 3."),
            (0.4 * 0.5**20, "that is 200 steps. How many batches make an epoch?"),
            (3, "so often it was halved. What is left of 0.4?"),
        ],
        other="count the calls: 200 / 20 batches in each of 3 epochs. Every tenth call halves the rate.",
        praise="30 calls, three halvings: 0.4 × 0.5³. By the plan it would still be 0.4, and it is 0.05.",
    ),
    "16.3": by_cases(
        "step_lr",
        RATES,
        praise="a stair: `//` counts the whole tens, and each multiplies by gamma once more.",
        mistakes={
            "smooth": "it falls in every epoch. A step waits: count whole tens, with `//`.",
            "once": "it falls only once. In epoch 25 two tens are over, so gamma counts twice.",
            "twice": "it falls twice and never again. In epoch 45 four tens are over.",
            "one more": "one fall too many: in epoch 25 only two tens are over.",
            "times": "in epoch 25 your rate is that of the start. Two halvings are gamma × gamma, not gamma × 2; and an `if` "
            "that asks whether *this* epoch is a multiple of `every` forgets the falls before: count them with `//`.",
            "zero": "in epoch 0 nothing has fallen yet: gamma ** 0 is 1, so the rate is `lr`.",
            "each": "gamma counts once for every ten epochs, not once for each.",
            "rest": "you have mixed up `//`, `%` and `every` itself: count how many whole tens are in 25.",
            "divided": "the rate went up: multiply by gamma.",
            "count": "that is how often it falls. The rate is what is left of lr.",
            "share": "that is the share which is left. Multiply lr by it.",
            "subtracted": "gamma is a share: multiply by it, do not subtract it.",
            "rounded": "you rounded 6 / 10 up. The first ten is over in epoch 10 and not before: `//`.",
            "early": "it falls too early. Epochs count from 0, so the first ten are 0 to 9.",
            "late": "it falls too late: epoch 10 is the first with the new rate.",
            "one minus": "gamma is the share that stays, not the one that goes.",
            "fixed": "right for 0.1, 0.5 and 10, not for other numbers: use what you are given.",
            "other": "with lr 0.1, gamma 0.5 and every 10, epoch 25 has 0.1 × 0.5 × 0.5.",
        },
    ),
    "16.4": by_cases(
        "batches",
        BATCHES,
        given="X = [[n] for n in range(20)]; y = [10 * n for n in range(20)]",
        names={"sizes": sizes, "labels": labels, "agree": agree, "groups": groups, "neighbors": neighbors},
        praise="each point once, beside its label, in another order each time. That is all a DataLoader has to do.",
        mistakes={
            "endless": "it never ends. One call is one epoch: stop when every point has been there.",
            "reused": "all batches are one list, which you fill again: who keeps them has the last one many times. Make a new list.",
            "pairs": "each batch should be a pair: a list of samples, and the list of their labels.",
            "dropped": "the last batch is missing. It is smaller, and its points count, too.",
            "first": "one batch came, and then nothing: `return` ends the function. Use `yield`.",
            "whole": "all points are in one batch: cut the order into parts of `size`.",
            "filled": "the last batch is too large: only 4 points are left for it, and none may come twice.",
            "empty": "there is an empty batch at the end.",
            "number": "you made `size` batches. It is how many points are in one.",
            "overlap": "there are too many batches: the next one starts `size` further on.",
            "sizes": "20 points in batches of 8 are 8, 8 and 4.",
            "fixed size": "the batches are always of 8: use `size`.",
            "drawn": "some points come twice and others never: draw an order of all points once, and cut it.",
            "apart": "samples and labels have lost each other: shuffle one list of places, and take both by it.",
            "indices": "samples come first, then labels, and not their places: give `X[i]` and `y[i]`.",
            "same order": "the same order in each epoch. Shuffle at each call, with a generator that is not seeded anew.",
            "company": "the same points are always together: shuffle the points first, then cut.",
            "in a row": "neighbors still follow each other: to begin somewhere else is no shuffle.",
            "in place": "you changed the order of the caller's X or y. Shuffle a list of places of your own.",
            "other": "20 points in batches of 8, each point once, with its label.",
        },
    ),
}

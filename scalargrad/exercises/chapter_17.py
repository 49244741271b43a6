"""Self-checks of chapter 17, regularization."""

import random

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value, real

ONES = [1.0] * 1000


def _numbers(came):
    """The numbers of an answer, or an empty list if one of them is none."""
    numbers = [real(x) for x in came] if isinstance(came, (list, tuple)) else []
    return [] if None in numbers else numbers


def _holds(*values):
    """Are these all the values that occur, to four digits?"""
    return lambda came: {round(x, 4) for x in _numbers(came)} == {round(x, 4) for x in values}


def _zeros(came):
    numbers = _numbers(came)
    return numbers.count(0.0) / len(numbers)


def _swapped(came):
    return 0.0 in _numbers(came) and _zeros(came) > 0.5


def _is_fair(came, expected):
    """1,000 numbers, about a fifth of them 0, the others 1.25."""
    return len(_numbers(came)) == 1000 and _holds(0.0, 1.25)(came) and 0.14 < _zeros(came) < 0.26


def _near(low, high):
    return lambda came, expected: len(_numbers([came])) == 1 and low < real(came) < high


def _is_true(came, expected):
    return came is True


def _stayed(came):
    return [i for i, x in enumerate(_numbers(came)) if x]


DROPOUTS = [
    Case("dropout([3.0, -2.0, 0.5], 0.5, rng, False)", [3.0, -2.0, 0.5], [
        ([1.5, -1.0, 0.25], "scaled in eval"), ([6.0, -4.0, 1.0], "divided in eval"),
        (lambda came: 0.0 in _numbers(came), "drops in eval"), ([], "drops in eval"),
    ]),
    Case("dropout(ones, 0.2, rng, True)", [0.0, 1.25], [
        (lambda came: 0 < len(_numbers(came)) < 1000, "shorter"),
        (_swapped, "swapped"),
        (_holds(0.0, 1.0), "not scaled"),
        (_holds(0.0, 5.0), "by p"),
        (_holds(0.0, 0.2), "by p"),
        (_holds(0.0, 0.8), "times"),
        (_holds(0.0), "one mask"),
        (_holds(1.25), "one mask"),
        (_holds(1.0), "nothing dropped"),
    ], same=_is_fair),
    Case("xs = [1.0, 2.0] * 50; dropout(xs, 0.5, rng, True); xs == [1.0, 2.0] * 50", True, other="in place", same=_is_true),
    Case("list(dropout(ones, 0.5, rng, True)) != list(dropout(ones, 0.5, rng, True))", True, other="frozen", same=_is_true),
    Case("a, b = dropout(ones, 0.5, Random(5), True), dropout(ones, 0.5, Random(5), True); list(a) == list(b)", True, other="own dice", same=_is_true),
    Case("sum([list(dropout([1.0], 0.5, rng, True))[0] == 0 for i in range(400)]) / 400", 0.5, other="count", same=_near(0.35, 0.65)),
    Case("len({list(dropout(ones, 0.2, rng, True)).count(0) for i in range(20)}) > 1", True, other="count", same=_is_true),
    Case("sum(dropout(ones, 0.5, rng, True)) / 1000", 1.0, other="fixed p", same=_near(0.85, 1.15)),
    Case("sorted(set(dropout([-2.0, 3.0] * 100, 0.5, rng, True)))", [-4.0, 0.0, 6.0], [([0.0, 4.0, 6.0], "sign"), ([-2.0, 0.0, 3.0], "not scaled")], "values"),
    Case("dropout([3.0, -2.0], 0.0, rng, True)", [3.0, -2.0], other="p of 0"),
]  # fmt: skip

NORMS = [
    Case("batch_norm([1.0, 2.0, 3.0], 1e-5)", [-1.224736, 0.0, 1.224736], [
        ([-1.0, 0.0, 1.0], "unbiased or bare"),
        ([-1.5, 0.0, 1.5], "root"),
        ([1.0, 2.0, 3.0], "running"),
        ([1.224745, 2.44949, 3.674235], "mean"),
        ([1.224736, 2.449471, 3.674207], "mean"),
        ([1.224736, 0.0, -1.224736], "sign"),
        ([-0.7071, 0.0, 0.7071], "sum"),
        ([0.0, 0.5, 1.0], "range"),
    ]),
    Case("batch_norm([1.0, 2.0, 3.0], 0.0); batch_norm([1.0, 2.0, 3.0], 0.0)", [-1.224745, 0.0, 1.224745], other="keeps"),
    Case("batch_norm([0.0, 0.0, 6.0, 6.0], 0.0)", [-1.0, -1.0, 1.0, 1.0], [([-3.0, -3.0, 3.0, 3.0], "not divided"), ([-0.866025, -0.866025, 0.866025, 0.866025], "unbiased")], "size"),
    Case("batch_norm([5.0, 5.0], 1e-5)", [0.0, 0.0], [(ZeroDivisionError, "no eps")]),
    Case("batch_norm([0.0, 2.0], 3.0)", [-0.5, 0.5], [
        ([-0.25, 0.25], "eps outside"), ([-1.0, 1.0], "fixed eps"), ([-(0.2**0.5), 0.2**0.5], "unbiased"),
    ], "eps"),
    Case("xs = [1.0, 3.0]; batch_norm(xs, 0.0); xs", [1.0, 3.0], other="in place"),
    Case("batch_norm([0.0, 0.0, 1.0], 0.0)", [-0.7071068, -0.7071068, 1.4142136], other="center"),
]  # fmt: skip

RIGHT_LETTERS = ["B C A", "B, C, A", "B,C,A", "B-C-A", ["B", "C", "A"]]


EXERCISES = {
    "17.1": by_value(
        2 * 0.95**4,
        [
            (0.95**4, "that is the share that is left. The weight was 2 at the start: multiply."),
            (2 * 0.95**3, "that is after three steps. The question is where four lead."),
            (2 * 0.95**5, "that is after five steps. The first step leads from 2 to 1.9."),
            (1.6, "you took 0.1 away four times. The pull is in proportion to the weight, so it gets weaker: multiply by 0.95."),
            (2 * 0.8**4, "you multiplied by 1 − λ. The learning rate is part of the step: 1 − lr · λ."),
            (2 * 0.75**4, "you multiplied by 1 − lr. The decay is part of the step: 1 − lr · λ."),
            (2 * 0.9**4, "you took the slope of λ w², which is twice as steep. With weight decay it is λ w: 1 − lr · λ is 0.95."),
            (2 * 1.05**4, "you went away from 0: the step subtracts."),
            (2 * 0.05**4, "0.05 is what each step takes away. What is left is 0.95 of it."),
        ],
        other="each step multiplies the weight by 1 − 0.25 × 0.2.",
        praise="2 × 0.95⁴. No number of such steps reaches 0.",
    ),
    "17.2": by_cases(
        "dropout",
        DROPOUTS,
        given="rng = Random(0); ones = [1.0] * 1000",
        names={"Random": random.Random},
        praise="each number has a draw of its own, what stays is divided by 1 − p, and evaluation leaves all as it is.",
        mistakes={
            "scaled in eval": "you scale in evaluation. That was the first form of dropout: here training divides by 1 − p, so evaluation changes nothing.",
            "divided in eval": "you divide in evaluation, too. Nothing is dropped there, so there is nothing to make up for.",
            "drops in eval": "you drop in evaluation. With training False, give back the numbers as they are.",
            "swapped": "about 80% are gone with p = 0.2: p is the share that is dropped, not the share that is kept.",
            "not scaled": "what stays is as it was, so the mean falls to 1 − p of it: divide what stays by 1 − p.",
            "by p": "you scaled by p. The share that stays is 1 − p: divide by that.",
            "times": "you multiplied by 1 − p, which makes the mean even smaller: divide.",
            "one mask": "all numbers had the same fate. Each needs a draw of its own, which decides between 0 and x / (1 − p).",
            "shorter": "what is dropped is missing from your list. Put a 0 in its place, or the next layer gets too few inputs.",
            "nothing dropped": "nothing was dropped in training, with p = 0.2.",
            "count": "you drop a fixed count of numbers. Each is dropped with probability p, whatever happens to the others, also one alone.",
            "frozen": "two calls drop the same numbers: draw anew in each call, and do not seed `rng` again.",
            "own dice": "two generators with the same seed give different masks: draw from the `rng` that you are given.",
            "fixed p": "right for p = 0.2 and not for 0.5: use the `p` that you are given.",
            "p of 0": "with p = 0 nothing is dropped and nothing scaled.",
            "sign": "−2 came out above 0: multiply the number itself, whatever its sign.",
            "values": "with p = 0.5, each number becomes 0 or twice what it was.",
            "in place": "you changed the list that you were given. Make a new one.",
            "other": "of 1,000 ones with p = 0.2, about 200 should become 0 and the others 1 / 0.8 = 1.25.",
        },
    ),
    "17.3": by_cases(
        "batch_norm",
        NORMS,
        praise="the batch's own mean, its biased variance, and ε under the root.",
        mistakes={
            "unbiased or bare": "you divided by 1. With n − 1 the variance would be 1, without a division, too; a batch divides by n: 0.6667.",
            "unbiased": "you divided the squares by n − 1. That variance is kept for evaluation; the batch divides by n.",
            "root": "you divided by the variance, or by the mean distance from the mean. Divide by the root of the variance.",
            "running": "they came back as they were. Those of a mean 0 and a variance 1, where running statistics start? In training, the batch's own count.",
            "mean": "the variance is right, and the mean was not subtracted.",
            "sign": "you subtracted the numbers from the mean. It is the other way round.",
            "sum": "you added up the squares and did not divide by n.",
            "range": "you put them between 0 and 1. Here the mean becomes 0 and the variance 1.",
            "not divided": "the mean is gone, but the spread is what it was: divide by the root of the variance.",
            "size": "0, 0, 6, 6 have the mean 3 and the variance 9, so they become −1, −1, 1, 1.",
            "no eps": "add ε to the variance; without it, a batch of equal numbers divides by 0.",
            "eps outside": "ε is outside the root. It joins the variance, and then comes the root.",
            "fixed eps": "use the `eps` that you are given: it joins the variance, under the root.",
            "eps": "0 and 2 have the variance 1; with ε = 3 the root is 2, and they become −0.5 and 0.5.",
            "keeps": "right once, and not for the next batch: something is kept from the batch before.",
            "in place": "you changed the list that you were given. Make a new one.",
            "center": "0, 0, 1 have the mean ⅓: is yours rounded, by `//` for example, or another middle than the mean?",
            "other": "1, 2, 3 should become −1.2247, 0, 1.2247: subtract the mean 2, divide by the root of 0.6667 + ε.",
        },
    ),
    "17.4": by_value(
        "BCA",
        [
            ("ACB", "that is the strongest pull first."),
            ("BAC", "look at where the solid curve ends: the stronger the pull, the higher."),
            ("CBA", "where nothing pulls, the seen loss goes lowest, and the held-back one turns up."),
            ("ABC", "in A even the seen loss stays high. What keeps the network from learning at all?"),
            ("CAB", "in B the seen loss goes lowest. What held it back?"),
            *[(letters, "the right order. Write the letters with nothing between: one text.") for letters in RIGHT_LETTERS],
        ],
        other='answer with a text of the three letters, each once, such as "ABC", without blanks or commas.',
        praise="the lower the seen loss, the weaker the pull. The held-back loss is what says which one is good.",
    ),
}  # fmt: skip

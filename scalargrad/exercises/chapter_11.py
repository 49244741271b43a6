"""Self-checks of chapter 11, learning curves."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.exercises.matching import diagnose_matching

PANELS = {
    "A": "shuffled",
    "B": "small rate",
    "C": "zeros",
    "D": "no zero_grad",
    "E": "few points",
    "F": "large rate",
}
TWINS = {"DF": "swings", "BC": "level", "AE": "gap", "AF": "above"}  # pairs that are easily taken for each other


def _word(words):
    bare = str(words).lower().replace("_", " ").replace("()", "")
    return " ".join(bare.split()).replace("zero grad", "zero_grad")


def _is_one_number(came):
    return not isinstance(came, (list, tuple))


WINS = [
    Case(
        "wins([1, 2], [3, 4, 5])",
        1.0,
        [(0.0, "higher"), (6.0, "count"), (100.0, "percent"), (1.5, "length"), (2 / 3, "length"), (3.0, "length")],
    ),
    Case("wins([1, 4, 4], [3, 3, 0])", 2 / 9, [(1 / 3, "zip"), (0.0, "mean"), (1.0, "mean"), (1 / 9, "zip")]),
    Case("wins([2, 2, 2], [1, 1, 9])", 1 / 3, [(1.0, "mean"), (0.0, "mean")]),
    Case("wins([1, 2], [2, 3])", 0.875, [(0.75, "ties lost"), (1.0, "ties whole")]),
    Case("wins([0.5, 0.5], [0.5, 0.5, 0.5])", 0.5, [(0.0, "ties lost"), (1.0, "ties whole")]),
    Case("wins([inf, 1], [2, 3, inf])", 3.5 / 6, other="diverged"),
]

STOPS = [
    Case(
        "stop_epoch([0.9, 0.7, 0.4, 0.6, 0.8, 0.9, 0.9], 2)",
        (4, 2),
        [
            (_is_one_number, "one number"),
            ((2, 4), "swapped"),
            ((5, 2), "late"),
            ((3, 2), "early"),
            ((4, 0.4), "loss"),
            ((5, 3), "from one"),
            ((4, 4), "last"),
            ((6, 2), "never"),
            ((2, 2), "best twice"),
        ],
    ),
    Case("stop_epoch([1, 3, 2, 3, 2, 3], 2)", (2, 0), [((5, 0), "previous"), ((3, 0), "late")], "previous"),
    Case(
        "stop_epoch([5, 4, 4.5, 3, 3.5, 2, 2.5, 2.6, 1], 2)",
        (7, 5),
        [((4, 3), "no reset"), ((8, 8), "late"), ((7, 8), "peeked")],
    ),
    Case("stop_epoch([3, 2, 4, 4, 1], 2)", (3, 1), [((4, 4), "peeked"), ((3, 4), "peeked")], "peeked"),
    Case("stop_epoch([3, 1, 1, 1, 2, 2], 2)", (3, 1), other="ties"),
    Case("stop_epoch([4, 3, 2, 1], 2)", (3, 3), other="to the end"),
    Case("stop_epoch([3, 1, 2], 5)", (2, 1), other="to the end"),
    Case("stop_epoch([2, 3, 1], 1)", (1, 0), other="fixed"),
    Case("stop_epoch([nan, 3, 2, nan, 4, 1], 2)", (4, 2), other="nan"),
    Case("stop_epoch([nan, nan, nan, nan], 2)", (2, 0), other="nan"),
    Case("stop_epoch([3e9, 2e9, 4e9, 4e9], 2)", (3, 1), other="start"),
    Case("stop_epoch([2.0, 1.99999, 1.99998, 1.99997], 2)", (3, 3), other="by how much"),
]

EXERCISES = {
    "11.1": by_value(
        math.log(75),
        [
            (math.log(100), "that is −log(1/100): it was right for the hundred classes. Now there are 75."),
            (math.log(25), "that is −log(1/25): 25 classes are gone, and 75 are left."),
            (0.75 * math.log(100), "three quarters of the old loss. A logarithm does not shrink like that: log 75."),
            (-math.log(75), "the sign: log(1/75) is below 0, and the loss is minus that."),
            (1 / 75, "that is the probability of each class. The loss is −log of it."),
            (math.log10(75), "that is the logarithm to base 10. The loss takes the natural one, `math.log`."),
            (math.log2(75), "that is the logarithm to base 2. The loss takes the natural one, `math.log`."),
            (-math.log(0.75), "that is −log 0.75, by how much it falls. What is it then?"),
        ],
        other="each of the 75 classes gets the probability 1/75. The loss is −log of that.",
        praise="−log(1/75) = log 75. A quarter of the classes less, and the loss falls by only 0.29.",
    ),
    "11.2": Exercise(
        praise="all six. In each, one question decided: level or not, and do seen and unseen part?",
        mistakes={
            "no dict": 'the answer should be a dict such as {"A": "zeros", …}, with all six letters.',
            "letters": "give each of the six letters from A to F, once.",
            "words": "the six words are: small rate, large rate, zeros, no zero_grad, shuffled, few points.",
            "twice": "a word stands twice. Each of the six belongs to one panel.",
            "swings": "D and F are swapped. Look at the scale of D: a large rate jumps about, a momentum of 1 swings out of all bounds.",
            "level": "B and C are swapped. Ten seeds start with different losses unless all of them start with the same numbers: which of the two has a band?",
            "gap": "A and E are swapped. With true labels, even few, the unseen loss falls at first. Where does it go up at once?",
            "above": "A and F are swapped. Where do seen and unseen part, and where do they jump together?",
            "A": "look at A again: the seen loss falls, and the unseen one climbs above its start at once. What it learns is of no use for other points.",
            "B": "look at B again: nearly level, and each seed stays where it began. The steps do something, and too little.",
            "C": "look at C again: log 2 = 0.693, or a hair above it, for every seed, from the first step to the last.",
            "D": "look at D again, at its axis: the loss goes to twenty and more, in swings that grow.",
            "E": "look at E again: the seen loss is lower than that of the healthy run, the unseen one is not. Whose labels are few?",
        },
        diagnose=diagnose_matching(PANELS, TWINS, "CDABEF", _word),
    ),
    "11.3": by_cases(
        "wins",
        WINS,
        names={"inf": math.inf},
        praise="every pair, each once, and a tie is nobody's.",
        mistakes={
            "higher": "you counted where a is higher. These are losses: the lower one wins.",
            "count": "that is how many pairs a wins. Divide by how many there are.",
            "percent": "a share, please, from 0 to 1, and not in percent.",
            "length": "you did not divide by the number of pairs: that is `len(a) * len(b)`, also where the lists differ in length.",
            "zip": "you compared the first with the first, the second with the second. Seeds have no partners: take every pair.",
            "mean": "you compared one number of each list, their means or medians or best ones. Compare each loss of a with each of b.",
            "ties lost": "a tie counted as nothing. It counts as half.",
            "ties whole": "a tie counted as a whole win, or you left the ties out of the number of pairs. It counts as half, and its pair counts.",
            "diverged": "right, but not where a run diverged: inf against inf is a tie, and inf against a number is lost.",
            "other": "go through all pairs: 1 if a's loss is lower, 1/2 if equal, 0 if higher. Then divide by the number of pairs.",
        },
    ),
    "11.4": by_cases(
        "stop_epoch",
        STOPS,
        names={"nan": math.nan},
        praise="patience to the day, ties are no progress, and nan is never the lowest. `fit` does the same.",
        mistakes={
            "one number": "two numbers are asked for: the epoch to stop in, and that of the lowest loss: `return epoch, best`.",
            "swapped": "the two are swapped: first the epoch in which it stops.",
            "late": "one epoch too late: stop as soon as the lowest is `patience` epochs old, so `>=` and not `>`. Or did you count epochs from 1?",
            "early": "one epoch too early: the epoch of the lowest loss does not count as one of waiting.",
            "loss": "the second number should be the *epoch* of the lowest loss, not the loss.",
            "from one": "epochs count from 0, as places in a list do.",
            "last": "the second number should be where the loss was lowest, not where it stopped: the last network is not the best.",
            "never": "it never stops: compare the age of the lowest loss, epoch − best, with the patience.",
            "best twice": "that is where it was lowest, twice. It can know that only `patience` epochs later.",
            "previous": "compare with the lowest loss so far, not with that of the epoch before: 1 was never reached again.",
            "no reset": "you counted bad epochs and did not begin anew when there was a lower loss.",
            "peeked": "you used the loss of an epoch that comes after the stop. Nobody knows it then.",
            "ties": "0 progress is no progress: a loss that equals the lowest does not make it younger. Use `<`.",
            "to the end": "when patience is not used up, it stops in the last epoch, and still knows the lowest.",
            "fixed": "right for a patience of 2 and not for 1: use the `patience` that you are given.",
            "nan": "a `nan` got in the way. Every comparison with it is False, so begin with a lowest of `math.inf`, and ask only whether a loss is lower.",
            "start": "begin with a lowest of `math.inf`: a loss can be larger than any number that you choose.",
            "by how much": "lower is lower, by however little.",
            "other": "keep the lowest loss so far and its epoch. Stop when epoch − best reaches `patience`.",
        },
    ),
}

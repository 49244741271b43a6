"""Self-checks of chapter 18, softmax."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value, real

P123 = [0.09003057, 0.24472847, 0.66524096]


def _has_nan(came):
    return any(math.isnan(real(x)) for row in came for x in row)


ROWS = [
    Case(
        "softmax_rows([[1.0, 2.0, 3.0]])",
        [P123],
        [
            (P123, "flat"),
            ([[1 / 6, 1 / 3, 1 / 2]], "no exp"),
            ([[1 / 3, 2 / 3, 1.0]], "by the largest"),
            ([[math.exp(-2), math.exp(-1), 1.0]], "by the largest"),
            ([[0, 0, 1]], "one-hot"),
            ([2], "one-hot"),
            ([[math.log(p) for p in P123]], "log"),
            ([[1 / 7, 2 / 7, 4 / 7]], "base"),
            ([[1.0, 1.0, 1.0]], "over the batch"),
            ([[math.e, math.e**2, math.e**3]], "no sum"),
            ([P123[::-1]], "sign"),
        ],
    ),
    Case(
        "softmax_rows([[0.0, 0.0], [0.0, math.log(3)]])",
        [[0.5, 0.5], [0.25, 0.75]],
        [
            ([[0.5, 0.25], [0.5, 0.75]], "over the batch"),
            ([[1 / 6, 1 / 6], [1 / 6, 1 / 2]], "all together"),
            ([[0.5, 0.5]], "one sample"),
            ([[0.25, 0.75]], "one sample"),
            ([0.5, 0.5, 0.25, 0.75], "flat"),
        ],
    ),
    Case("softmax_rows([[1000.0, 1001.0]])", [[0.26894142, 0.73105858]], [(OverflowError, "overflow"), (_has_nan, "overflow")], "large"),
    Case("softmax_rows([[-1001.0, -1000.0]])", [[0.26894142, 0.73105858]], [(OverflowError, "wrong shift"), (ZeroDivisionError, "wrong shift"), (_has_nan, "wrong shift")], "large"),
    Case(
        "softmax_rows([[1000.0, 1000.0], [-1000.0, -1000.0]])",
        [[0.5, 0.5], [0.5, 0.5]],
        [(ZeroDivisionError, "one shift"), (OverflowError, "one shift"), (_has_nan, "one shift")],
    ),
    Case("softmax_rows([[-1000.0, 1000.0]])", [[0.0, 1.0]], [(OverflowError, "wrong shift"), (_has_nan, "wrong shift")]),
    Case("softmax_rows(rows); rows", [[1.0, 2.0]], other="in place"),
]  # fmt: skip

LOG_P = "[math.log(0.2), math.log(0.3), math.log(0.5)]"
AGAIN = [math.exp(p) / sum(map(math.exp, (0.2, 0.3, 0.5))) for p in (0.2, 0.3, 0.5)]
SLOPES = [
    Case(
        f"score_slopes([{LOG_P}], [1])",
        [[0.2, -0.7, 0.5]],
        [
            ([0.2, -0.7, 0.5], "flat"),
            ([[-0.2, 0.7, -0.5]], "sign"),
            ([[math.log(0.2), math.log(0.3) - 1, math.log(0.5)]], "no softmax"),
            ([[0.2, 0.3, 0.5]], "no target"),
            ([[-0.8, 0.3, 0.5]], "from 1"),
            ([[0.2 / 3, -0.7 / 3, 0.5 / 3]], "by classes"),
            ([[0.0, -0.7, 0.0]], "right one only"),
            ([[AGAIN[0], AGAIN[1] - 1, AGAIN[2]]], "twice"),
            ([[0.0, -1 / 0.3, 0.0]], "to p"),
            ([-math.log(0.3)], "loss"),
            (-math.log(0.3), "loss"),
        ],
    ),
    Case(
        f"score_slopes([{LOG_P}] * 2, [1, 2])",
        [[0.1, -0.35, 0.25], [0.1, 0.15, -0.25]],
        [
            ([[0.2, -0.7, 0.5], [0.2, 0.3, -0.5]], "sum"),
            ([[0.1, -0.35, 0.25], [0.1, -0.35, 0.25]], "first class"),
            ([[0.1, -0.35, 0.25]], "one sample"),
            ([0.2, -0.2, 0.0], "added up"),
        ],
    ),
    Case(
        "score_slopes([[1000.0, 0.0]], [1])",
        [[1.0, -1.0]],
        [(OverflowError, "overflow"), (_has_nan, "overflow")],
    ),
]

FIVE = '["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias", "layers.2.bias"]'
NAMES = [
    Case(
        f"torch_names({FIVE})",
        ["0.weight", "0.bias", "2.weight", "2.bias", "4.bias"],
        [
            (["0.weight", "0.bias", "1.weight", "1.bias", "2.bias"], "no bends"),
            (["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias", "layers.4.bias"], "prefix"),
            (["1.weight", "1.bias", "3.weight", "3.bias", "5.bias"], "from 1"),
            (["0.weight", "0.bias", "2.weight", "2.bias", "3.bias"], "plus one"),
            (["0.weight", "0.bias", "2.weight", "2.bias", "2.bias"], "plus one"),
            (["0.weight", "2.bias", "4.weight", "6.bias", "8.bias"], "counted"),
            (["0", "0", "2", "2", "4"], "no ending"),
        ],
    ),
    Case(
        'torch_names(["layers.10.weight", "layers.12.bias"])',
        ["20.weight", "24.bias"],
        [
            (["2.weight", "2.bias"], "one digit"),
            (["20.weight", "22.bias"], "one digit"),
            (["0.weight", "2.bias"], "counted"),
            (["0.weight", "0.bias"], "counted"),
            (["2..weight", "2..bias"], "one digit"),
            (KeyError, "table"),
            (ValueError, "one digit"),
        ],
    ),
    Case('torch_names(["layers.1.bias"])', ["2.bias"], [(["0.bias"], "counted")]),
]


EXERCISES = {
    "18.1": by_cases(
        "softmax_rows",
        ROWS,
        given="rows = [[1.0, 2.0]]",
        names={"math": math},
        praise="each sample gets its own shift, and only differences count.",
        mistakes={
            "flat": "you give the shares in one flat list: give a list for each sample, in a list.",
            "no exp": "you divided the scores by their sum. Scores may be negative: take exp of each first.",
            "by the largest": "the largest share comes out as 1: divide by the sum of the powers, not by the largest.",
            "one-hot": "you gave all to the largest. Softmax is soft: every class gets its part.",
            "log": "these are the logarithms of the shares: take exp of them.",
            "base": "these are powers of another number than e: take math.exp.",
            "over the batch": "you divided by the sum over the samples. The shares of each sample add up to 1.",
            "no sum": "these are the powers. Divide each by the sum of those of its sample.",
            "sign": "the smallest score got the largest share: a minus too many in the exponent.",
            "all together": "all shares together add up to 1: take the sum within each sample.",
            "one sample": "two samples came, and you gave back one: does a `return` end the loop?",
            "overflow": "e¹⁰⁰⁰ is too large for a float. Subtract the largest score first: only differences count.",
            "large": "right for small scores. 1,000 and 1,001, or −1,001 and −1,000, have the shares of 0 and 1, 0.2689 and 0.7311: "
            "subtract the largest, do not cut the scores off or guess.",
            "wrong shift": "right at 1,000 and not everywhere. Subtract the largest score itself: no other, not its size, no fixed number.",
            "one shift": "one shift for all samples: those far below the largest lose every power. Each has its own largest score.",
            "in place": "the shares are right, and the scores of the caller are gone: make new lists.",
            "other": "for the scores 1, 2, 3 the shares are 0.0900, 0.2447, 0.6652; with two samples, each has its own sum.",
        },
    ),
    "18.2": by_cases(
        "score_slopes",
        SLOPES,
        names={"math": math},
        praise="what you believe minus what happened, shared among the samples.",
        mistakes={
            "flat": "one flat list: give a list for each sample, in a list.",
            "sign": "the sign is turned: a higher right score *lowers* the loss, so its slope is negative.",
            "no softmax": "you subtracted from the scores. What you believe is their softmax.",
            "no target": "these are the probabilities. Subtract 1 in the place of the right class.",
            "from 1": "you took 1 off the first class. They count from 0, so class 1 is the second.",
            "by classes": "you divided by the number of classes. The mean is over the samples.",
            "right one only": "the other scores have slopes, too: each is pushed down by its probability.",
            "twice": "softmax twice: the shares went through it once more.",
            "to p": "that is the slope in the probability, −1/p. Go on, through softmax, to the scores.",
            "loss": "that is the loss. The question is how it moves with each score.",
            "sum": "right for one sample. Of several the loss is a mean, so divide by how many there are.",
            "first class": "every sample got the class of the first: take its own.",
            "one sample": "two samples came, and you gave back one: does a `return` end the loop?",
            "added up": "you added up over the samples. Each sample has scores of its own, and slopes.",
            "overflow": "scores of 1,000 overflow: subtract the largest first, as in 18.1.",
            "other": "shares 0.2, 0.3, 0.5 and class 1 give 0.2, −0.7, 0.5; of two samples each counts half.",
        },
    ),
    "18.3": by_value(
        [2.302585, 1.461150],
        [
            ([1.0, 1.461150], "that is the logarithm to base 10 for the first. The losses use the natural one."),
            ([3.321928, 1.461150], "that is the logarithm to base 2 for the first. The losses use the natural one."),
            ([0.1, 1.461150], "0.1 is the probability. The loss is minus its logarithm."),
            ([-2.302585, 1.461150], "no loss is below 0: it is *minus* the logarithm of 0.1."),
            ([1.098612, 0.551445], "these are the numbers of three classes. Here are ten."),
            ([2.302585, 0.551445], "the floor is that of three classes. Ten classes have nine zeros."),
            ([2.302585, 0.0], "0 is the floor with one softmax. The second one gets 1 and nine zeros: what is its largest share?"),
            ([2.302585, 1.543404], "nine zeros, not ten: the tenth share is the 1."),
            ([2.302585, 0.231969], "0.232 is the share that the right class gets, e / (e + 9). Minus its logarithm is the loss."),
            ([2.302585, 2.197225], "that is log 9. The right class has the power e¹, not 1: log((e + 9) / e)."),
            ([1.461150, 2.302585], "the other way round: first the loss at the start, then the floor."),
        ],
        other="first −log of a tenth. Then softmax of 1 and nine zeros: −log of its largest share.",
        praise="and a loss that comes down from 2.30 and stays above 1.46 should make you look for a second softmax.",
    ),
    "18.4": by_cases(
        "torch_names",
        NAMES,
        praise="twice the layer, since a bend stands between each two.",
        mistakes={
            "no bends": "PyTorch counts the bends, too: between our layers 0 and 1 stands its part 1.",
            "prefix": "the numbers are right. PyTorch's names begin with them: leave `layers.` out.",
            "from 1": "the first part is 0, as in `\"0.weight\"`.",
            "plus one": "right up to layer 1. Each further layer has one bend more before it: layer 2 is part 4.",
            "counted": "you counted the names. The number of the layer is in the name itself.",
            "no ending": "`weight` or `bias` has to stay, behind a dot.",
            "one digit": "right below layer 10: a number may have two digits. Split the name at its dots.",
            "table": "right for three layers. Compute the number, so that it works for any.",
            "other": 'a list of texts: `"layers.1.bias"` becomes `"2.bias"`.',
        },
    ),
}  # fmt: skip

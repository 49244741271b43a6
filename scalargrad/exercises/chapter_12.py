"""Self-checks of chapter 12, saturation."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import same

T2 = math.tanh(2.0)


def _sigmoid(x):
    return 1.0 / (1.0 + math.exp(-x))


def _through(x, n):
    slope = 1.0
    for _ in range(n):
        x = _sigmoid(x)
        slope *= x * (1.0 - x)
    return slope


def _is_one(came):
    return same(came, T2) or same(came, 1.0 - T2 * T2)


SLOPES = [
    Case(
        "tanh_and_slope(2.0)",
        (T2, 1.0 - T2 * T2),
        [
            (_is_one, "one"),
            ((1.0 - T2 * T2, T2), "swapped"),
            ((T2, 1.0 - T2), "not squared"),
            ((T2, -3.0), "input"),
            ((T2, T2 * (1.0 - T2)), "of sigmoid"),
            ((T2, 1.0 - math.tanh(T2) ** 2), "twice"),
            ((T2, 1.0 + T2 * T2), "plus"),
            ((T2, 1.0 - math.tanh(4.0)), "square inside"),
        ],
    ),
    Case("tanh_and_slope(-0.5)", (math.tanh(-0.5), 1.0 - math.tanh(0.5) ** 2), other="negative"),
    Case("tanh_and_slope(0)", (0.0, 1.0)),
    Case(
        "tanh_and_slope(1000.0)",
        (1.0, 0.0),
        [(OverflowError, "overflow"), (lambda came: came[0] != came[0], "overflow")],
    ),
    Case("tanh_and_slope(-1000.0)", (-1.0, 0.0), [(OverflowError, "overflow"), (ZeroDivisionError, "overflow")]),
]

CHAIN = [
    Case(
        "slope_through(0.0, 1)",
        0.25,
        [(0.5, "output"), (1.0, "of tanh"), (_through(0.0, 2), "one too many"), (_sigmoid(0.25), "output")],
    ),
    Case(
        "slope_through(0.0, 2)",
        _through(0.0, 2),
        [
            (0.0625, "same place"),
            (0.25 + _sigmoid(0.5) * (1 - _sigmoid(0.5)), "added"),
            (_sigmoid(0.5) * (1 - _sigmoid(0.5)), "last alone"),
            (_sigmoid(0.25) * (1 - _sigmoid(0.25)), "slope of slope"),
            (0.25 * _sigmoid(0.25) * (1 - _sigmoid(0.25)), "slope of slope"),
            (_sigmoid(0.5), "output"),
            (0.25, "first alone"),
        ],
    ),
    Case("slope_through(3.0, 1)", _through(3.0, 1), [(0.25, "at best")]),
    Case("slope_through(-2.0, 3)", _through(-2.0, 3), [(0.25**3, "at best")]),
    Case("slope_through(1.5, 0)", 1.0, [(0.0, "nothing"), (_through(1.5, 1), "nothing"), (1.5, "nothing")]),
    Case("slope_through(0.7, 10)", _through(0.7, 10)),
]

SHARES = [
    Case(
        "saturated_share([[0.99, 0.1], [0.5, 1.0]])",
        0.5,
        [(2, "count"), (50, "percent"), (1.0, "by rows"), ([0.5, 0.5], "by neuron")],
    ),
    Case(
        "saturated_share([[-0.99, 0.1, 0.2, -1.0, 0.3]])",
        0.4,
        [(0.0, "one side"), (0.6, "inside")],
    ),
    Case("saturated_share([[0.97, -0.97, 0.98, 0.0]])", 0.25, [(0.75, "border"), (0.5, "border")]),
    Case("saturated_share([[0.995, 0.4], [-0.995, 0.4], [0.2, 0.4]])", 1 / 3, [(0.0, "always flat")]),
    Case("saturated_share([[0.0, 0.5], [0.9, -0.96]])", 0.0),
    Case("saturated_share([[1.0, -1.0], [-1.0, 1.0]])", 1.0, [(0.0, "mean first"), (0.5, "one side")]),
]


def _both(train, test):
    """Are these the two sets? Lists or tuples of rows, either way."""
    return lambda came: same([[list(row) for row in part] for part in came], [train, test])


def _rows(came, expected):
    return _both(*expected)(came)


def _turned(came):
    """Are columns left where rows should be? A has three points, B one."""
    return len(came[0][0]) == 3 or len(came[1][0]) == 1


def _leaves(first):
    """Does the first number of the training set come out as this?"""
    return lambda came: same(came[0][0][0], first)


R = math.sqrt(1.5)
FITS = [
    Case(
        "standardize(A, B)",
        ([[-R, -R], [0.0, 0.0], [R, R]], [[2 * R, -R]]),
        [
            (lambda came: not isinstance(came, (list, tuple)) or len(came) != 2, "pair"),
            (lambda came: not all(part and part[0] for part in came), "empty"),
            (_turned, "columns"),
            (_both([[2 * R, -R]], [[-R, -R], [0.0, 0.0], [R, R]]), "sets swapped"),
            (_both([[-6.0, 0.0], [-4.0, 10.0], [-2.0, 20.0]], [[0.0, 0.0]]), "on the test set"),
            (_both([[-R, -R], [0.0, 0.0], [R, R]], [[0.0, 0.0]]), "fitted twice"),
            (_both([[-R, -R], [0.0, 0.0], [R, R]], [[7.0, 10.0]]), "test as it was"),
            (_leaves(1.0 / math.sqrt(8.0 / 3.0)), "only divided"),
            (_leaves(-2.0), "only shifted"),
            (_leaves(-0.75), "variance"),
            (_leaves(-3.0 / math.sqrt(5.0)), "both"),
            (_leaves(-3.0 / math.sqrt(20.0 / 3.0)), "both"),
            (lambda came: not same(came[0][0][0], came[0][0][1]), "one scale"),
            (_leaves(-1.0), "unbiased"),
            (_leaves(0.0), "range"),
        ],
    ),
    Case("standardize(A, B); A, B", ([[1.0, 10.0], [3.0, 20.0], [5.0, 30.0]], [[7.0, 10.0]]), other="in place"),
    Case(
        "tuple(standardize([[1.0, 4.0], [3.0, 4.0]], [[2.0, 6.0]]))[0]",
        [[-1.0, 0.0], [1.0, 0.0]],
        [(ZeroDivisionError, "constant")],
        "constant",
        same=lambda came, expected: same([list(row) for row in came], expected),
    ),
    Case(
        "standardize([[0.0], [4.0]], [[2.0], [6.0], [-2.0]])",
        ([[-1.0], [1.0]], [[0.0], [2.0], [-2.0]]),
        [(_leaves(-math.sqrt(0.5)), "unbiased")],
    ),
    Case(
        "standardize([[0.0], [0.0], [6.0]], [[2.0]])",
        ([[-math.sqrt(0.5)], [-math.sqrt(0.5)], [math.sqrt(2.0)]], [[0.0]]),
        other="middle",
    ),
]
FITS = [
    case if case.same is not same else Case(case.code, case.expected, case.wrong, case.other, _rows) for case in FITS
]

EXERCISES = {
    "12.1": by_cases(
        "tanh_and_slope",
        SLOPES,
        praise="the slope is 1 − output², and no input is needed for it.",
        mistakes={
            "one": "that is one of the two: return a pair, `output, slope`.",
            "swapped": "the slope stands first: the output comes before it.",
            "not squared": "1 − tanh x. The output is squared: 1 − tanh² x.",
            "input": "1 − x²: that is the *input* squared. The slope is 1 − output².",
            "of sigmoid": "output × (1 − output) is the slope of sigmoid. That of tanh is 1 − output².",
            "twice": "you took tanh of the output once more: the output itself is squared.",
            "plus": "1 + output²: the slope shrinks as the output grows, so subtract.",
            "square inside": "1 − tanh(x²): square what tanh gives, not what it takes.",
            "negative": "right for 2 and not for −0.5: the output is negative there, the slope is not.",
            "overflow": "exp(1000) is beyond a float: take `tanh` of `math`, which needs none.",
            "other": "at 2, tanh is 0.9640, and its slope 1 − 0.9640² = 0.0707.",
        },
    ),
    "12.2": by_cases(
        "slope_through",
        CHAIN,
        praise="each slope is taken where its sigmoid stands, and they multiply. Ten leave about a millionth, at best.",
        mistakes={
            "output": "that is an output. The slope of a sigmoid is output × (1 − output).",
            "of tanh": "1 at n = 1: either that is the slope of tanh, or no sigmoid was passed at all. That of sigmoid is output × (1 − output), once for each of the n.",
            "one too many": "n = 1 is one sigmoid, and this is the slope of two.",
            "same place": "you took every slope at x. The second sigmoid gets the output of the first.",
            "added": "slopes along one path multiply. You added them.",
            "first alone": "that is the slope of the first sigmoid: the others are missing.",
            "last alone": "that is the slope of the last sigmoid alone: multiply it by those before.",
            "slope of slope": "the next sigmoid gets the *output* of the one before, not its slope.",
            "at best": "0.25 is the slope at a sum of 0, the most that a sigmoid has. Elsewhere it is less.",
            "nothing": "n = 0: nothing is done to x, so the result moves 1 per unit of x.",
            "other": "at 0 the first sigmoid gives 0.5, with slope 0.25; the second gets 0.5, with slope 0.2350.",
        },
    ),
    "12.3": by_cases(
        "saturated_share",
        SHARES,
        praise="both ends count, the border does not.",
        mistakes={
            "count": "that is how many: divide by how many numbers there are.",
            "percent": "that is in percent: give a share, between 0 and 1.",
            "by neuron": "that is a share for each: the question is one number for all outputs.",
            "by rows": "1.0: did you divide by the number of rows, or does your condition hold for every output? It is `abs(output) > 0.97`, divided by how many outputs there are.",
            "inside": "these are the ones that are not flat: count the others.",
            "one side": "−0.99 is flat, too: look at the size, `abs(output)`.",
            "border": "0.97 is not beyond 0.97: `>`, not `>=`.",
            "always flat": "you counted neurons that are flat at every point. Count the outputs.",
            "mean first": "you took a mean first, where 1 and −1 cancel: look at each output by itself.",
            "other": "of 0.99, 0.1, 0.5 and 1.0 two are beyond ±0.97: 2 of 4.",
        },
    ),
    "12.4": by_cases(
        "standardize",
        FITS,
        given="A = [[1.0, 10.0], [3.0, 20.0], [5.0, 30.0]]; B = [[7.0, 10.0]]",
        praise="the training set decides the scale, and the test set follows it.",
        mistakes={
            "pair": "return both sets: `scaled_train, scaled_test`.",
            "empty": "your rows are empty. What `zip` gives can be gone through once only: keep the columns in a list, `list(zip(*X_train))`.",
            "columns": "these are columns: turn them back into rows with `zip(*columns)`.",
            "sets swapped": "the two sets are swapped: first the training set, scaled.",
            "on the test set": "you measured on the test set. Mean and deviation come from the training set.",
            "fitted twice": "the test set got a mean and a deviation of its own: use those of the training set.",
            "both": "you measured on both sets together: what the test set is like is not yours to know.",
            "test as it was": "the test set is as it was: it goes through the same two numbers.",
            "unbiased": "you divided by n − 1 in the variance. Here it is n: `pstdev`, not `stdev`.",
            "only shifted": "the mean is 0 now. Divide by the standard deviation, too.",
            "variance": "you divided by the variance: take its square root first.",
            "only divided": "you divided and did not shift: subtract the mean first.",
            "range": "that is the scale from 0 to 1, of the smallest and the largest. Here: mean 0, deviation 1.",
            "one scale": "one scale for all columns, or one for each row: each *column* has its own two numbers.",
            "middle": "you subtracted the median, or the middle between the smallest and the largest. Subtract the mean.",
            "in place": "you changed the lists that you were given. Make new ones.",
            "constant": "the second column is 4 everywhere, so its deviation is 0: it should become 0.",
            "other": "column 1 is 1, 3, 5: mean 3, deviation 1.633, so 1 becomes (1 − 3) / 1.633 = −1.2247.",
        },
    ),
}

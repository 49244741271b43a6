"""Self-checks of chapter 19, tensors."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value
from scalargrad.exercises.dense import DENSE, MANY

M23 = "[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]"
SUMMED = [
    Case(
        f"summed({M23}, 1, 3)",
        [[5, 7, 9]],
        [
            ([5, 7, 9], "flat"), ([[5], [7], [9]], "turned"), ([[6], [15]], "other axis"), ([[6, 15]], "other axis"),
            ([[2.5, 3.5, 4.5]], "mean"), ([[1, 2, 3]], "one use"), ([[4, 5, 6]], "one use"), ([[21]], "all"),
            ([[21, 21, 21]], "all"), (21, "all"), ([[1, 2, 3], [4, 5, 6]], "nothing"), ([[5, 7, 9]] * 2, "spread again"),
        ],
    ),
    Case(
        f"summed({M23}, 2, 1)",
        [[6], [15]],
        [
            ([6, 15], "flat"), ([[6, 15]], "turned"), ([[5, 7, 9]], "other axis"), ([[5], [7], [9]], "other axis"),
            ([[2], [5]], "mean"), ([[1], [4]], "one use"), ([[3], [6]], "one use"), ([[21]], "all"), ([[21], [21]], "same row"),
            (21, "all"), ([[1, 2, 3], [4, 5, 6]], "nothing"), ([[6] * 3, [15] * 3], "spread again"),
        ],
    ),
    Case(
        f"summed({M23}, 1, 1)",
        [[21]],
        [
            (21, "flat"), ([21], "flat"), ([[5, 7, 9]], "one axis"), ([[6], [15]], "one axis"), ([[6, 15]], "one axis"),
            ([[3.5]], "mean"), ([[1]], "one use"),
        ],
    ),
    Case(
        f"summed({M23}, 2, 3)",
        [[1, 2, 3], [4, 5, 6]],
        [(came, "always") for came in ([[5, 7, 9]], [[6], [15]], [[21]], [[5, 7, 9]] * 2)],
    ),
    Case("summed([[1.0, 2.0], [3.0, 4.0]], 1, 2)", [[4, 6]], [([[3, 7]], "other axis"), ([[3], [7]], "other axis")]),
    Case("summed([[1.0, 2.0, 3.0]], 1, 1)", [[6]], [([[1, 2, 3]], "one axis")]),
    Case("summed([[1.0], [2.0]], 1, 1)", [[3]], [([[1], [2]], "one axis")]),
    Case("summed(G, 1, 1); G", [[1, 2], [3, 4]], other="in place"),
]  # fmt: skip


def _refused(code, mistake):
    kinds = (AssertionError, IndexError, TypeError, ZeroDivisionError)
    return Case(code, ValueError, [(lambda came: True, mistake), *[(kind, "kind") for kind in kinds]])


EACH = 21 / 9  # each of the three with each
SQUARED = [
    Case(
        "squared([1.0, 4.0, 2.0], [1.0, 2.0, 3.0])",
        5 / 3,
        [
            (EACH, "each"), (21.0, "each"), (5.0, "sum"), (math.sqrt(5 / 3), "root"), (5 / 6, "half"), (2.5, "divisor"),
            (1.0, "abs"), (1 / 3, "no square"), (1 / 9, "no square"), ([0, 4, 1], "no mean"), (ValueError, "refuses all"),
            (TypeError, "list"),
        ],
    ),
    Case(
        "squared([[1.0], [4.0], [2.0]], [1.0, 2.0, 3.0])",
        5 / 3,
        [(EACH, "each"), (TypeError, "column"), (ValueError, "column")],
    ),
    Case("squared([[1.0], [-1.0]], [1.0, -1.0])", 0.0, [(2.0, "each")]),
    Case("squared([[3.0]], [1.0])", 4.0, [(ValueError, "column")]),
    _refused("squared([1.0, 2.0], [1.0, 2.0, 3.0])", "lengths"),
    _refused("squared([1.0, 2.0, 3.0], [1.0, 2.0])", "lengths"),
    _refused("squared([[1.0]], [1.0, 2.0, 3.0])", "one for all"),
    _refused("squared([1.0, 2.0, 3.0], [1.0])", "one for all"),
    _refused("squared([[1.0, 2.0], [3.0, 4.0]], [1.0, 3.0])", "wide"),
    _refused("squared([[1.0], [3.0, 4.0]], [1.0, 3.0])", "first row"),
    _refused("squared([[1.0, 2.0], [3.0]], [1.0, 3.0])", "last row"),
    _refused("squared([[1.0], []], [1.0, 3.0])", "wide"),
    _refused("squared([[1.0, 3.0]], [1.0, 3.0])", "flattened"),
    _refused("squared([[1.0, 3.0], []], [1.0, 3.0])", "flattened"),
    _refused("squared([[1.0], [], [3.0, 4.0]], [1.0, 3.0, 4.0])", "flattened"),
]  # fmt: skip

EXERCISES = {
    "19.1": by_value(
        [10000, 1.0],
        [
            ([100, 1.0], "a column against a row of 100: each of 100 outputs meets each of 100 targets."),
            ([100, 0.0], "that is what was meant, each output with its own target. Here a column meets a row."),
            ([10000, 0.0], "an output would have to equal a −1 and a 1 at once: all targets are compared with it."),
            ([10000, 2.0], "2 is what a perfect model gets. A model that says the mean everywhere gets less."),
            ([10000, 0.5], "each squared difference from the mean 0 is 1, whether the target is −1 or 1."),
            ([10000, 0.25], "that would be for targets 0 and 1. These are −1 and 1, and lie 1 from their mean."),
            ([10000, 4.0], "4 is the square of −1 against 1. The mean target, 0, is nearer to both."),
            ([200, 1.0], "the lengths are multiplied, not added: a table of 100 rows and 100 columns."),
            ([10000, 100.0], "a mean, not a sum: a hundred more samples do not make it larger."),
        ],
        other="each output meets each target; and the best that one number can say to all targets is their mean.",
        praise="and a loss that stops at the variance of the targets should make you print two shapes.",
    ),
    "19.2": by_cases(
        "summed",
        SUMMED,
        given="G = [[1.0, 2.0], [3.0, 4.0]]",
        praise="what was used several times adds up, along each axis that was spread.",
        mistakes={
            "flat": "the numbers are right, and the shape is not: a list of rows, with as many rows and columns as asked for.",
            "turned": "the right sums, turned: a row is one list of many numbers, a column many lists of one.",
            "other axis": "you summed along the other axis: what has one row was used by every row, so its rows are added up.",
            "mean": "that is the mean. Effects add up: take the sum.",
            "one use": "that is the gradient of one use only. It was used in every row, or column: add them up.",
            "all": "you summed everything. An axis that was not spread stays.",
            "same row": "your rows are all equal: `[[0] * columns] * rows` is one row, several times. Make a new list for each. (Or you summed everything.)",
            "nothing": "it has still the shape of what it was spread to: sum along the axis of length 1.",
            "spread again": "right sums, and then you spread them again: the gradient has the shape of the array.",
            "one axis": "both axes are of length 1 here: sum along both, also if there is only one row or column.",
            "always": "nothing was spread here: 2 rows and 3 columns are those of the gradient. Nothing is to be summed.",
            "in place": "right, but the caller's gradient is another one now: make new lists.",
            "other": "1 row: add up the rows. 1 column: add up within each row. Both: both. Else nothing.",
        },
    ),
    "19.3": by_cases(
        "squared",
        SQUARED,
        praise="a few lines of checks, and a column never meets a row again.",
        mistakes={
            "each": "each output was compared with each target: take the number out of its row first, then pair them.",
            "sum": "that is the sum. Divide by the number of samples.",
            "root": "that is the root of it. The mean squared error has none.",
            "half": "half of it: some books put a ½ there, this one does not.",
            "divisor": "you divided by one less. It is a mean: divide by the number of samples.",
            "abs": "these are absolute differences: square them.",
            "no square": "square each difference before you add: they cancel else.",
            "no mean": "these are the squares: give their mean.",
            "refuses all": "a flat list of outputs is right, too: `(n,)` against `(n,)`.",
            "list": "a list has no minus: go through its numbers.",
            "column": "a column of outputs, one number in each row, is to be taken: use that number.",
            "lengths": "another number of targets than of outputs, and you gave a number: `zip` stops at the shorter one.",
            "one for all": "one number against three, and you spread it. Here that is refused: raise a ValueError.",
            "wide": "a row without exactly one number, and you gave a number: which was meant? Raise a ValueError.",
            "first row": "you looked at the first row only. A later row has two numbers: check each.",
            "last row": "you looked at the last row only. An earlier row has two numbers: check each.",
            "flattened": "you flattened the rows and counted then. A row without a number and one of two are wrong, too: look at each.",
            "kind": "an error, but not a ValueError: raise that one, before you compute.",
            "other": "(o − t)², added up over the pairs, divided by their number.",
        },
    ),
    "19.4": by_cases(
        "backward",
        DENSE,
        given=f"X, W, b, G = {MANY!r}",
        praise="the same as the Values, number by number: that is a dense layer of any framework.",
        mistakes={
            "no bend": "the bend is missing: where a neuron's sum is not above 0, its gradient is 0 before all else.",
            "bend for some": "the slope of ReLU reached only some of the three. Multiply G by it once, first, and use that for all.",
            "bend of G": "you cut G where G is below 0. ReLU's slope asks for the *sum*: 1 where that is above 0.",
            "times h": "you multiplied by the output. The slope of ReLU is 1 or 0.",
            "at zero": "the sum is exactly 0: there the slope is 0 in this book, as in PyTorch. Ask for > 0.",
            "no bias": "the sum that decides includes the bias: X Wᵀ + b.",
            "mean": "you divided by the number of samples. The loss did that already, if it is a mean: G has it.",
            "bias not summed": "the bias is one row that every sample used: sum over the samples, to the shape of b.",
            "bias of rows": "you summed along the rows. The bias of a neuron is in a column of G: sum over the samples.",
            "bias of all": "you summed everything. Each neuron has a bias of its own.",
            "turned": "a turned matrix: each gradient has the shape of its array, and G W has W as it is.",
            "order": "the right numbers in another order: first of X, then of W, then of b.",
            "no inputs": "the gradient of X is missing: it is what the layer before gets.",
            "in place": "right, but the caller's arrays are others now: make new ones.",
            "other": "first G times the slope of ReLU, entry by entry; then G W, Gᵀ X and the column sums of G.",
        },
    ),
}  # fmt: skip

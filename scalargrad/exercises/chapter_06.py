"""Self-checks of chapter 6, one neuron."""

from math import tanh

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, same
from scalargrad.value import Value


def _diagnose_or(answer):
    if len(answer) != 3:
        return "count"
    w1, w2, b = map(float, answer)
    sums = [b, w2 + b, w1 + b, w1 + w2 + b]  # at (0, 0), (0, 1), (1, 0), (1, 1)
    if 0.0 in sums:
        return "zero"
    if sums[0] < 0 < min(sums[1:]):
        return None
    if max(sums[:3]) < 0 < sums[3]:
        return "and"
    return "turned" if max(sums[1:]) < 0 < sums[0] else "other"


NEURONS = [
    Case(
        "my_neuron(w, x, b)",
        Value(tanh(0.25)),
        [(float, "value"), (Value(0.25), "bend"), (Value(tanh(-0.75)), "bias")],
    ),
    Case("my_neuron(w, x, b).backward(); w[0].grad", 1 - tanh(0.25) ** 2, other="cut"),
    Case("my_neuron(w, x[:2], b)", ValueError, other="zip"),
    Case("my_neuron(w[:2], x, b)", ValueError, other="zip"),
]


def _line_case(P, Q, inside, expected):
    """Any positive multiple of the expected line is right, too."""

    def sums(line):
        (w1, w2), b = line
        return [w1 * x1 + w2 * x2 + b for x1, x2 in (P, Q, inside)]

    def is_right(line, _):
        return not _is_misshapen(line) and same(sums(line)[:2], [0.0, 0.0]) and sums(line)[2] > 0

    wrong = [
        (ZeroDivisionError, "vertical"),
        (_is_misshapen, "shape"),
        (lambda line: not any(line[0]), "nowhere"),
        (lambda line: not same(*sums(line)[:2]), "along"),
        (lambda line: not same(sums(line)[0], 0.0), "shift"),
    ]
    return Case(f"line_through({P}, {Q}, {inside})", expected, wrong, "side", is_right)


def _is_misshapen(line):
    return not (_is_pair(line) and _is_pair(line[0]))


def _is_pair(thing):
    return isinstance(thing, (list, tuple)) and len(thing) == 2


LINES = [
    _line_case((0, 1), (2, 0), (0, 0), ((-1, -2), 2)),
    _line_case((1, -1), (1, 2), (3, 0), ((1, 0), -1)),
    _line_case((-1, 2), (3, 2), (0, 5), ((0, 1), -2)),
]


EXERCISES = {
    "6.1": by_value(
        [4.0, 1.0, 0.5, -1.0],
        [
            (
                [0.5, -1.0, 4.0, 1.0],
                "these have not traded places: the gradient of a weight holds its input, and the other way round.",
            ),
            (
                [0.0, 0.0, 0.0, 0.0],
                "you multiplied by the output of tanh, which is 0 here. Multiply by its slope, 1 − 0².",
            ),
        ],
        other="first the sum, then the slope of tanh there, 1 − output²; then that slope times what each is multiplied by.",
        praise="at a sum of 0 tanh has slope 1, so the bend takes nothing away: inputs for weights, weights for inputs.",
    ),
    "6.2": Exercise(
        praise="b is negative, so (0, 0) is out, and each weight alone makes up for it.",
        mistakes={
            "count": "three numbers are needed: two weights and a bias.",
            "zero": "at one of the corners your sum is exactly 0: the line passes through it, and the neuron is undecided there.",
            "and": "this is AND: only (1, 1) gets a positive sum. Move the line nearer to (0, 0).",
            "turned": "the right line, and the arrow points to (0, 0). Turn the signs of all three numbers.",
            "other": "compute b, w2 + b, w1 + b and w1 + w2 + b: the first should be negative and the other three positive.",
        },
        diagnose=_diagnose_or,
    ),
    "6.3": by_cases(
        "my_neuron",
        NEURONS,
        given="w = [Value(0.5), Value(-1.0), Value(2.0)]; x = [1.0, 0.25, -0.5]; b = Value(1.0)",
        names={"Value": Value},
        praise="the right number, the right gradients, and an error where there should be one.",
        mistakes={
            "value": "what you return is not a Value, so nothing can go backward from it. Compute with the Values themselves.",
            "bend": "that is the sum. The bend is missing: end with tanh.",
            "bias": "the bias is missing from the sum.",
            "cut": "the number is right and the gradient of the weights is not: somewhere you used .data, and the graph ends there.",
            "zip": "right, but with three weights and two inputs (or the other way round) it gives a number. Raise a ValueError.",
            "other": "the number is not tanh(w1*x1 + w2*x2 + … + b). Do all products count, once each?",
        },
    ),
    "6.4": by_cases(
        "line_through",
        LINES,
        praise="any line you can draw is a neuron. The next chapter puts several of them together.",
        mistakes={
            "vertical": "your code divides by 0 when the line is vertical. Turn Q − P by a right angle instead of computing how steep it is.",
            "shape": "return two things, the pair w and the number b: `return (w1, w2), b`.",
            "nowhere": "both weights are 0: that neuron has no line.",
            "along": "w is not perpendicular to the line: w·(Q − P) should be 0. From (u, v), a right angle leads to (−v, u).",
            "shift": "w is right, but the sum at P is not 0: choose b = −w·P.",
            "side": "the right line, but `inside` gets a negative sum. Then turn the signs of w and b.",
        },
    ),
}

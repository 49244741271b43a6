"""Self-checks of chapter 6, one neuron."""

from math import isclose, tanh

from scalargrad.exercises.core import Exercise, by_value, call
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


def _diagnose_neuron(my_neuron):
    w, x, b = [Value(0.5), Value(-1.0), Value(2.0)], [1.0, 0.25, -0.5], Value(1.0)
    output = call(my_neuron, w, x, b)
    if not isinstance(output, Value):
        return "value"
    near = {0.25: "bend", tanh(-0.75): "bias"}
    if mistake := next((near[number] for number in near if isclose(output.data, number)), None):
        return mistake
    if not isclose(output.data, tanh(0.25)):
        return "other"
    output.backward()
    if not isclose(w[0].grad, 1 - tanh(0.25) ** 2):
        return "cut"
    return None if _refuses(my_neuron, w, x[:2], b) and _refuses(my_neuron, w[:2], x, b) else "zip"


def _refuses(my_neuron, w, x, b):
    try:
        my_neuron(w, x, b)
    except ValueError:
        return True
    return False


LINES = [((0.0, 1.0), (2.0, 0.0), (0.0, 0.0)), ((1.0, -1.0), (1.0, 2.0), (3.0, 0.0)), ((-1.0, 2.0), (3.0, 2.0), (0.0, 5.0))]


def _diagnose_line(line_through):
    return next(filter(None, (_diagnose_one_line(line_through, *line) for line in LINES)), None)


def _diagnose_one_line(line_through, P, Q, inside):
    try:
        line = call(line_through, P, Q, inside)
    except ZeroDivisionError:
        return "vertical"
    if not (_is_pair(line) and _is_pair(line[0])):
        return "shape"
    (w1, w2), b = line
    if w1 == w2 == 0:
        return "nowhere"
    if not isclose(w1 * (Q[0] - P[0]) + w2 * (Q[1] - P[1]), 0.0, abs_tol=1e-9):
        return "along"
    if not isclose(w1 * P[0] + w2 * P[1] + b, 0.0, abs_tol=1e-9):
        return "shift"
    return None if w1 * inside[0] + w2 * inside[1] + b > 0 else "side"


def _is_pair(thing):
    return isinstance(thing, (list, tuple)) and len(thing) == 2


EXERCISES = {
    "6.1": by_value(
        [4.0, 1.0, 0.5, -1.0],
        [
            ([0.5, -1.0, 4.0, 1.0], "these have not traded places: the gradient of a weight holds its input, and the other way round."),
            ([0.0, 0.0, 0.0, 0.0], "you multiplied by the output of tanh, which is 0 here. Multiply by its slope, 1 − 0²."),
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
    "6.3": Exercise(
        praise="the right number, the right gradients, and an error where there should be one.",
        mistakes={
            "value": "what you return is not a Value, so nothing can go backward from it. Compute with the Values themselves.",
            "bend": "that is the sum. The bend is missing: end with tanh.",
            "bias": "the bias is missing from the sum.",
            "cut": "the number is right and the gradient of the weights is not: somewhere you used .data, and the graph ends there.",
            "zip": "right, but with three weights and two inputs (or the other way round) it gives a number. Raise a ValueError.",
            "other": "the number is not tanh(w1*x1 + w2*x2 + … + b). Do all products count, once each?",
        },
        diagnose=_diagnose_neuron,
    ),
    "6.4": Exercise(
        praise="any line you can draw is a neuron. The next chapter puts several of them together.",
        mistakes={
            "vertical": "your code divides by 0 when the line is vertical. Turn Q − P by a right angle instead of computing how steep it is.",
            "shape": "return two things, the pair w and the number b: `return (w1, w2), b`.",
            "nowhere": "both weights are 0: that neuron has no line.",
            "along": "w is not perpendicular to the line: w·(Q − P) should be 0. From (u, v), a right angle leads to (−v, u).",
            "shift": "w is right, but the sum at P is not 0: choose b = −w·P.",
            "side": "the right line, but `inside` gets a negative sum. Then turn the signs of w and b.",
        },
        diagnose=_diagnose_line,
    ),
}

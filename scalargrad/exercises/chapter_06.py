"""Self-checks of chapter 6, one neuron."""

from math import exp, isfinite, tanh

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, real, same
from scalargrad.value import Value, topological_order


def _diagnose_or(answer):
    numbers = [real(number) for number in answer] if isinstance(answer, (list, tuple)) else []
    if len(numbers) != 3 or None in numbers or not all(map(isfinite, numbers)):
        return "count"
    if _is_or(_sums(*numbers)):
        return None
    b, w1, w2 = numbers
    return "order" if _is_or(_sums(w1, w2, b)) else _what_it_is(_sums(*numbers))


def _sums(w1, w2, b):
    return [b, w2 + b, w1 + b, w1 + w2 + b]  # at (0, 0), (0, 1), (1, 0), (1, 1)


def _is_or(sums):
    return sums[0] < 0 < min(sums[1:])


def _what_it_is(sums):
    if 0.0 in sums:
        return "zero"
    if max(sums[:3]) < 0 < sums[3]:
        return "and"
    if max(sums[1:]) < 0 < sums[0]:
        return "turned"
    if min(sums) > 0:
        return "always"
    if max(sums) < 0:
        return "never"
    if sums[0] < 0 < sums[3] and min(sums[1:3]) < 0:
        return "one"
    return "other"


S = 0.25  # the weighted sum of the first case, with the bias
_SLOPE = 1 - tanh(S) ** 2
WRONG_ERRORS = [(AssertionError, "assert"), (IndexError, "index"), (Exception, "kind")]

NEURONS = [
    Case(
        "my_neuron(w, x, b)",
        Value(tanh(S)),
        [
            (float, "value"),
            (callable, "uncalled"),
            (AssertionError, "assert"),
            (IndexError, "index"),
            (Value(S), "bend"),
            (Value(1 / (1 + exp(-S))), "sigmoid"),
            (Value(tanh(S - 1)), "bias"),
            (Value(tanh(S + 2)), "biases"),
            (Value(tanh(S - 2)), "minus"),
            (Value(tanh(S - 1) + 1), "late"),
            (Value(tanh(0.5) + tanh(-0.25) + tanh(-1) + 1), "each"),
            (Value(tanh(tanh(0.5) + tanh(-0.25) + tanh(-1) + 1)), "each"),
            (Value(tanh(1.5)), "one"),
            (Value(tanh(0.0)), "one"),
        ],
    ),
    Case(
        "my_neuron([Value(2.0)], [Value(-0.3)], Value(0.1))",
        Value(tanh(-0.5)),
        [(IndexError, "fixed"), (ValueError, "fixed")],
    ),
    Case("v, u = list(w), list(x); my_neuron(v, u, b); (v, u) == (w, x)", True, other="changed"),
    Case(
        "my_neuron(w, x, b).backward(); [one.grad for one in w]",
        [_SLOPE, 0.25 * _SLOPE, -0.5 * _SLOPE],
        [([2 * _SLOPE, 0.5 * _SLOPE, -_SLOPE], "backward")],
        "cut",
    ),
    Case("my_neuron(w, x, b).backward(); b.grad", _SLOPE, other="cut bias"),
    Case("x1 = Value(0.5); my_neuron([w[1]], [x1], b).backward(); x1.grad", -(1 - tanh(0.5) ** 2), other="cut input"),
    *[
        Case(code, ValueError, WRONG_ERRORS, "zip")
        for code in ("my_neuron(w, x[:2], b).data", "my_neuron(w[:2], x, b).data")
    ],
    Case("any('dot' in v.op for v in topological_order(my_neuron(w, x, b)))", False, other="ready"),
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
        (_is_swapped, "swapped"),
        (_is_misshapen, "shape"),
        (lambda line: not any(line[0]), "nowhere"),
        (lambda line: line[1] == 0.0 and same(*sums((line[0], 0.0))[:2]), "no bias"),
        (lambda line: same(sums((line[0], -line[1]))[0], 0.0), "minus"),
        (lambda line: not same(*sums(line)[:2]), "along"),
        (lambda line: not same(sums(line)[0], 0.0), "shift"),
    ]
    return Case(f"line_through({P}, {Q}, {inside})", expected, wrong, "side", is_right)


def _is_swapped(line):
    return _is_pair(line) and _is_pair(line[1]) and real(line[0]) is not None


def _is_misshapen(line):
    return not (_is_pair(line) and _is_pair(line[0]) and None not in map(real, (*line[0], line[1])))


def _is_pair(thing):
    return isinstance(thing, (list, tuple)) and len(thing) == 2


LINES = [
    _line_case((0, 1), (2, 0), (0, 0), ((-1, -2), 2)),
    _line_case((1, -1), (1, 2), (3, 0), ((1, 0), -1)),
    _line_case((1, -1), (1, 2), (-3, 0), ((-1, 0), 1)),
    _line_case((-1, 2), (3, 2), (0, 5), ((0, 1), -2)),
    _line_case((-1, 2), (3, 2), (0, -5), ((0, -1), 2)),
    _line_case((2.5, -1.5), (-0.5, 0.25), (-3, -4), ((-1.75, -3), -0.125)),
    _line_case((1, 1), (3, 3), (0, 4), ((-1, 1), 0)),
]


EXERCISES = {
    "6.1": by_value(
        [4.0, 1.0, 0.5, -1.0],
        [
            ([0.5, -1.0, 4.0, 1.0], "these have not traded places: a weight gets its input, an input its weight."),
            ([0.0, 0.0, 0.0, 0.0], "you multiplied by the output of tanh, 0 here. Multiply by its slope, 1 − 0²."),
            ([2.0, 0.5, 0.25, -0.5], "the slope 0.5 was the example's. Here the sum is 0: how steep is tanh there?"),
            (
                [1.6799, 0.41997, 0.20999, -0.41997],
                "the bias belongs to the sum: 2 − 1 − 1 = 0. You took the slope of tanh at 1.",
            ),
            ([2.0, -1.0, 2.0, -1.0], "these are the products. For the gradient of a factor, take the other one."),
            ([4.0, 0.5, 1.0, -1.0], "the right numbers in another order: w₁, w₂, x₁, x₂."),
            ([1.0, 1.0, 1.0, 1.0], "1 is the slope of the bend. Multiply it by the partner of each in the sum."),
            ([-4.0, -1.0, -0.5, 1.0], "the signs: tanh rises, so each gradient has the sign of its partner."),
        ],
        other="first the sum, then the slope of tanh there, 1 − output²; then that slope times what each is multiplied by.",
        praise="at a sum of 0 tanh has slope 1, so the bend takes nothing away: inputs for weights, weights for inputs.",
    ),
    "6.2": Exercise(
        praise="b is negative, so (0, 0) is out, and each weight alone makes up for it.",
        mistakes={
            "count": "three numbers are needed: `[w1, w2, b]`.",
            "order": "right numbers, and b stands in front: `[w1, w2, b]`.",
            "zero": "at one of the corners your sum is exactly 0: the line passes through it, and the neuron is undecided there.",
            "and": "this is AND: only (1, 1) gets a positive sum. Move the line nearer to (0, 0).",
            "turned": "the right line, and the arrow points to (0, 0). Turn the signs of all three numbers.",
            "always": "all four sums are positive, (0, 0) among them. Its sum is b: make that negative.",
            "never": "all four sums are negative: b takes more away than both weights bring.",
            "one": "(1, 1) is right, but one of its neighbors is not: each weight alone has to make up for b.",
            "other": "compute b, w2 + b, w1 + b and w1 + w2 + b: the first should be negative and the other three positive.",
        },
        diagnose=_diagnose_or,
    ),
    "6.3": by_cases(
        "my_neuron",
        NEURONS,
        given="w = [Value(0.5), Value(-1.0), Value(2.0)]; x = [1.0, 0.25, -0.5]; b = Value(1.0)",
        names={"Value": Value, "topological_order": topological_order},
        praise="the right number for three inputs and for one, the right gradients, and an error where there should be one.",
        mistakes={
            "value": "what you return is not a Value, so nothing can go backward from it. Compute with the Values themselves.",
            "uncalled": "what comes back is a method, not a number: write `.tanh()`, with its parentheses.",
            "fixed": "it wants a fixed number of inputs. There may be three, and there may be one: go through w in a loop.",
            "changed": "your function changes a list that it is given, of weights or inputs: make a new one.",
            "backward": "the gradients come twice: your function calls backward itself. Leave that to whoever uses its result.",
            "ready": "that is the neuron of the package, folded. Build it with `*`, `+` and tanh, as in the first picture.",
            "bend": "that is the sum itself, or its relu. Here the bend is tanh.",
            "sigmoid": "that is the sigmoid of the sum. Here the bend is tanh.",
            "bias": "the bias is missing from the sum.",
            "biases": "the bias is added once for each product. It belongs to the sum once.",
            "minus": "the bias is taken away. It is added.",
            "late": "the bias comes after the bend. Add it to the sum, then take tanh.",
            "each": "every product is bent for itself. Add first, bend the sum.",
            "one": "one product alone is counted. Is the return inside the loop, or does each round begin anew?",
            "cut": "the number is right and the gradient of the weights is not: somewhere you used .data, and the graph ends there.",
            "cut bias": "the gradient of the bias is not right: add b itself, not b.data.",
            "cut input": "an input may be a Value, too, and this one gets no gradient: multiply by x itself, not by its number.",
            "assert": "an assert is for you, not for who calls: Python leaves it out with -O. Use `raise ValueError(…)`.",
            "index": "with fewer inputs than weights an index runs out, which is an IndexError. Compare the lengths first, and raise a ValueError.",
            "kind": "there is an error, and it should be a ValueError: compare the lengths first.",
            "zip": "right, but with three weights and two inputs (or the other way round) it gives a number. Raise a ValueError.",
            "other": "the number is not tanh(w1*x1 + w2*x2 + … + b). Do all products count, once each?",
        },
    ),
    "6.4": by_cases(
        "line_through",
        LINES,
        praise="seven lines, upright, level and slanted, each with the right side. The next chapter puts several neurons together.",
        mistakes={
            "vertical": "your code divides by 0 when the line is vertical. Turn Q − P by a right angle instead of computing how steep it is.",
            "swapped": "w comes first, then b: `return (w1, w2), b`.",
            "no bias": "b is 0, so this line passes through (0, 0). Choose b = −w·P.",
            "minus": "the sign of b: the sum w·P + b should be 0, so b = −w·P.",
            "shape": "return two things, the pair w and the number b: `return (w1, w2), b`.",
            "nowhere": "both weights are 0: that neuron has no line.",
            "along": "w is not perpendicular to the line: w·(Q − P) should be 0. From (u, v), a right angle leads to (−v, u).",
            "shift": "w is right, but the sum at P is not 0: choose b = −w·P.",
            "side": "the right line, but `inside` gets a negative sum. Then turn the signs of w and b.",
        },
    ),
}

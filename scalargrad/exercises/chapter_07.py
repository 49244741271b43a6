"""Self-checks of chapter 7, the layer."""

from math import tanh

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.value import Value

_SUMS, _PRODUCTS = [0.5, 0.0, 2.25], [-0.5, 0.5, 1.5]  # with and without the biases
_SLOPES = [1 - tanh(number) ** 2 for number in _SUMS]

LAYERS = [
    Case(
        "my_layer(x, W, b)",
        [Value(tanh(number)) for number in _SUMS],
        [
            (lambda outputs: not isinstance(outputs, (list, tuple)) or len(outputs) != 3, "columns"),
            (lambda outputs: not all(isinstance(output, Value) for output in outputs), "value"),
            ([Value(number) for number in _SUMS], "bend"),
            ([Value(tanh(number)) for number in _PRODUCTS], "bias"),
        ],
    ),
    Case("my_layer(x, W[:1], b[:1])", [Value(tanh(_SUMS[0]))], [(Value, "bare")]),
    Case(
        "sum(my_layer(x, W, b), b[0]).backward(); x[0].grad, W[0][0].grad",
        (_SLOPES[0] + 0.5 * _SLOPES[1] - _SLOPES[2], 0.5 * _SLOPES[0]),
        other="cut",
    ),
    Case("my_layer([*x, x[0]], W, b)", ValueError, other="zip"),
]

INSIDE = [(0.0, 0.1), (-0.8, 0.1), (0.8, 0.1), (0.0, 1.7), (0.3, 0.9), (-0.3, 0.9)]
OUTSIDE = [(0.0, -0.1), (0.7, 0.8), (-0.7, 0.8), (0.0, 2.2), (1.2, 0.1), (-1.2, 0.1), (3.0, 3.0), (-3.0, -3.0)]


def _diagnose_fence(answer):
    if len(answer) != 3 or any(not isinstance(row, (list, tuple)) or len(row) != 3 for row in answer):
        return "shape"
    if any(w1 == w2 == 0 for w1, w2, _ in answer):
        return "nowhere"
    sums = [[w1 * x1 + w2 * x2 + b for x1, x2 in INSIDE] for w1, w2, b in answer]
    if any(max(row) < 0 for row in sums):
        return "turned"
    if min(map(min, sums)) <= 0:
        return "cuts"
    if any(all(w1 * x1 + w2 * x2 + b > 0 for w1, w2, b in answer) for x1, x2 in OUTSIDE):
        return "hole"
    return None


EXERCISES = {
    "7.1": by_value(
        [16, 5, 272],
        [
            ([12, 4, 256], "these are the weights alone. Each neuron has a bias, too."),
            ([13, 5, 257], "you gave each layer one bias. Each *neuron* has its own."),
            ([15, 8, 272], "you counted a bias for each input. It belongs to a neuron, one for each output."),
        ],
        other="each neuron has a weight for each input and one bias; a layer has as many neurons as outputs.",
        praise="(n + 1) × m. Layer(16, 16) alone holds most of the numbers of the network of chapter 10.",
    ),
    "7.2": by_value(
        [1.0, 3.0],
        [
            ([5.0, 2.0], "you added the weights. Each share is first multiplied by the slope of its own bend."),
            (
                [1.0, -0.5],
                "this is the share of the last neuron alone: an earlier share was overwritten instead of added to.",
            ),
            ([1 / 3, 1.0], "you took the mean of the shares. Paths add up; nobody divides by their number."),
            ([3.0, 1.0], "these are the two numbers in the wrong order: x1 first."),
        ],
        other="for each neuron: its weight for that input, times the slope of its bend. Then add the three shares.",
        praise="1 − 1 + 1 and 0.5 + 3 − 0.5: each neuron sends its share, and the input adds them up.",
    ),
    "7.3": by_cases(
        "my_layer",
        LAYERS,
        given="x = [Value(0.5), Value(1)]; b = [Value(1), Value(-0.5), Value(0.75)]; "
        "W = [[Value(1), Value(-1)], [Value(0.5), Value(0.25)], [Value(-1), Value(2)]]",
        names={"Value": Value},
        praise="a list, also for one neuron; gradients for everything; and an error when the widths do not fit.",
        mistakes={
            "bare": "with a single neuron you return a bare Value. The next layer wants a list: return a list, always.",
            "columns": "three neurons should give three outputs. A neuron is a row of W: did you go through its columns, or the inputs?",
            "value": "the outputs are not Values, so nothing can go backward from them.",
            "bend": "these are the sums. The bend is missing: tanh for each.",
            "bias": "the biases are missing from the sums.",
            "cut": "right numbers, but no gradient comes back to x or W: somewhere you used .data, and the graph ends there.",
            "zip": "right, but with three inputs for two weights it gives numbers. Let `dot` count, or use zip with strict=True.",
            "other": "the numbers are not tanh(w·x + b), row by row. Does each neuron get its own bias?",
        },
    ),
    "7.4": Exercise(
        praise="three lines, and a closed piece of the plane: something no single neuron can have.",
        mistakes={
            "shape": "three rows are needed, each with three numbers: w1, w2, b. From `line_through` you get w and b: write [*w, b].",
            "nowhere": "a neuron with both weights 0 has no line.",
            "turned": "one of the arrows points away from the triangle: change the signs of that whole row.",
            "cuts": "one of your lines cuts through the triangle: put two corners into each sum, it should be 0 at both.",
            "hole": "there are points outside the triangle with three positive sums: is each of the three sides there?",
        },
        diagnose=_diagnose_fence,
    ),
}

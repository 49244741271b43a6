"""Self-checks of chapter 7, the layer."""

from itertools import accumulate
from math import exp, hypot, tanh

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, real
from scalargrad.value import Value

_PRODUCTS, _BIASES = [-0.5, 0.5, 1.5], [1.0, -1.5, 0.75]
_SUMS = [p + b for p, b in zip(_PRODUCTS, _BIASES)]
_SLOPES = [1 - tanh(s) ** 2 for s in _SUMS]


def _is_one(outputs):
    return isinstance(outputs, Value) or (isinstance(outputs, (list, tuple)) and len(outputs) == 1)


def _is_nested(outputs):
    return isinstance(outputs, (list, tuple)) and outputs and all(isinstance(one, (list, tuple)) for one in outputs)


def _all(function, numbers):
    return [Value(function(number)) for number in numbers]


_NOT_COUNTED = [(IndexError, "index"), (AssertionError, "assert"), (Exception, "another error")]


LAYERS = [
    Case(
        "my_layer(x, W, b)",
        _all(tanh, _SUMS),
        [
            (Value(sum(map(tanh, _SUMS))), "total"),
            (_is_nested, "nested"),
            (Value(tanh(_SUMS[2])), "last"),
            ([Value(tanh(_SUMS[2]))], "last"),
            (_is_one, "first"),
            (lambda outputs: not isinstance(outputs, (list, tuple)), "no list"),
            (lambda outputs: len(outputs) == 9, "pairs"),
            (lambda outputs: len(outputs) != 3, "columns"),
            (lambda outputs: not all(isinstance(output, Value) for output in outputs), "value"),
            (_all(float, _SUMS), "bend"),
            (_all(tanh, _PRODUCTS), "bias"),
            (_all(tanh, accumulate(_SUMS)), "carried"),
            ([Value(tanh(p) + b) for p, b in zip(_PRODUCTS, _BIASES)], "late"),
            ([Value(tanh(p + _BIASES[0])) for p in _PRODUCTS], "shared"),
            (_all(lambda p: tanh(p + sum(_BIASES)), _PRODUCTS), "all biases"),
            ([Value(tanh(p + 2 * b)) for p, b in zip(_PRODUCTS, _BIASES)], "each product"),
            (_all(tanh, map(tanh, _SUMS)), "twice"),
            (_all(lambda s: max(0.0, s), _SUMS), "relu"),
            (_all(lambda s: 1 / (1 + exp(-s)), _SUMS), "sigmoid"),
        ],
    ),
    Case("my_layer(x, W, b); my_layer(x, W, b)", _all(tanh, _SUMS), [(Exception, "spoils")], other="spoils"),
    Case("my_layer(x, W[:1], b[:1])", [Value(tanh(_SUMS[0]))], [(Value, "bare"), (IndexError, "three")]),
    Case(
        "my_layer(x, W[:2], b[:2])",  # as many neurons as inputs: columns give numbers, too
        _all(tanh, _SUMS[:2]),
        [(_all(tanh, [2.0, -1.75]), "columns")],
    ),
    Case("my_layer(x[:1], [W[0][:1]], b[:1])", [Value(tanh(1.5))], [(IndexError, "two")]),
    Case(
        "sum(my_layer(x, W, b), Value(0)).backward(); x[0].grad, W[2][1].grad, b[1].grad",
        (_SLOPES[0] + 0.5 * _SLOPES[1] - _SLOPES[2], _SLOPES[2], _SLOPES[1]),
        other="cut",
    ),
    Case("my_layer([*x, x[0]], W, b)", ValueError, _NOT_COUNTED, other="zip"),
    Case("my_layer(x[:1], W, b)", ValueError, _NOT_COUNTED, other="zip"),
]

CORNERS = [(-1.0, 0.0), (1.0, 0.0), (0.0, 2.0)]


def _diagnose_fence(answer):
    if not isinstance(answer, (list, tuple)) or len(answer) != 3:
        return "shape"
    rows = [list(map(real, row)) if isinstance(row, (list, tuple)) else [] for row in answer]
    if any(len(row) != 3 or None in row for row in rows):
        return "shape"
    found = [_side(*row) for row in rows]
    if None in found and None not in [_side(w1, w2, b) for b, w1, w2 in rows]:
        return "order"
    if any(w1 == w2 == 0 for w1, w2, _ in rows):
        return "nowhere"
    if None in found:
        return f"line {found.index(None) + 1}"
    turned = [i for i, (_, heading) in enumerate(found, start=1) if heading < 0]
    if len(turned) == 3:
        return "all turned"
    if turned:
        return f"turned {turned[0]}" if len(turned) == 1 else "two turned"
    return None if len({corner for corner, _ in found}) == 3 else "twice"


def _side(w1, w2, b):
    """The corner across from the side of the triangle on which this line lies, and the sum there; None if on none."""
    sums = [w1 * x1 + w2 * x2 + b for x1, x2 in CORNERS]
    tolerance = 0.01 * hypot(w1, w2)  # a hundredth of the unit: three digits from a pencil are enough
    off = [(corner, here) for corner, here in enumerate(sums) if abs(here) > tolerance]
    return off[0] if len(off) == 1 else None


EXERCISES = {
    "7.1": by_value(
        [8, 0, 4],
        [
            (
                [6, 0, 4],
                "6 are the weights alone, and each of the two neurons has a bias, too. Or you left out the two zeros in W: "
                "a weight of 0 is a parameter as well.",
            ),
            ([7, 0, 4], "you gave the layer one bias. Each *neuron* has its own."),
            ([9, 0, 4], "you counted a bias for each input. It belongs to a neuron, and there are two of them."),
            ([8, -2, 4], "the bend is missing: the first sum is −2, and ReLU makes 0 of what is negative."),
            ([8, 2, 1], "the biases are missing from the sums: −4 belongs to the first row, 3 to the second."),
            ([8, 0, 1], "the biases are not where they belong: add each to the sum of its row, then bend."),
            ([8, 2, 0], "the bend came first: add −4 or 3 to the products, and only then ask whether it is negative."),
            ([8, 5, 0], "the biases have changed places: −4 belongs to the first row, 3 to the second."),
            ([8, 4, 0], "these are the two outputs in the wrong order: the first row of W is h₁."),
        ],
        other="a row of W is a neuron: times the inputs, added up, plus its bias, and 0 if that is negative. "
        "Each number in W or b is a parameter.",
        praise="two rows are two neurons, three columns three inputs: (3 + 1) × 2 parameters.",
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
            ([3.0, 4.0], "two of the weights are negative, and their shares as well."),
            ([8.75, 3.5], "you multiplied two sums. Each weight goes with the slope of its own neuron; then add."),
            ([3.0, 1.0], "these are the two numbers in the wrong order: x1 first."),
        ],
        other="for each neuron: its weight for that input, times the slope of its bend. Then add the three shares.",
        praise="1 − 1 + 1 and 0.5 + 3 − 0.5: each neuron sends its share, and the input adds them up.",
    ),
    "7.3": by_cases(
        "my_layer",
        LAYERS,
        given="x = [Value(0.5), Value(1)]; b = [Value(1), Value(-1.5), Value(0.75)]; "
        "W = [[Value(1), Value(-1)], [Value(0.5), Value(0.25)], [Value(-1), Value(2)]]",
        names={"Value": Value},
        praise="a list, also for one neuron; gradients for everything; and a ValueError for an input too many or too few.",
        mistakes={
            "bare": "with a single neuron you return a bare Value. The next layer wants a list: return a list, always.",
            "total": "you added the outputs up. A layer gives them all, in a list: the next one wants to see each.",
            "first": "only one output comes back from three neurons. Does your `return` stand inside the loop?",
            "last": "only the last output comes back. Collect all of them in a list.",
            "no list": "a layer gives a list, of Values, and this is something else.",
            "pairs": "every row met every bias: nine outputs. Walk through W and b together, with zip.",
            "columns": "a neuron is a *row* of W, so three rows give three outputs. Did you go through its columns, or the inputs?",
            "value": "the outputs are not Values, so nothing can go backward from them.",
            "bend": "these are the sums. The bend is missing: tanh for each.",
            "bias": "the biases are missing from the sums.",
            "late": "the bias belongs inside the bend: tanh(w·x + b), not tanh(w·x) + b.",
            "shared": "every neuron got the first bias. Row i of W goes with b[i]: walk through both together.",
            "all biases": "every neuron got the sum of all biases. Row i of W goes with b[i] alone.",
            "each product": "the bias is added once for each product. It belongs to a sum once.",
            "twice": 'that is tanh of tanh: each sum is bent once. (With `dot(…, "tanh")` it is bent already.)',
            "carried": "each neuron goes on from the sum of the one before. Begin a new sum for each row, inside the loop.",
            "spoils": "right once, and not a second time: your function changes the lists that it is given. Make new ones, such as [*row, bias].",
            "nested": "there is a list within the list. A layer gives one list, of Values.",
            "relu": "that is ReLU. This layer bends with tanh.",
            "sigmoid": "that is the sigmoid. This layer bends with tanh.",
            "three": "it wants three neurons, and this layer has one. Let the length of W say how many.",
            "two": "it wants two inputs, and this layer has one. Let the length of a row say how many.",
            "cut": "right numbers, wrong gradients: somewhere on the way to x, W or b you used .data, and the graph ends there.",
            "zip": "right, but where there are more or fewer inputs than weights it does not always raise a ValueError. Let `dot` count, or use zip with strict=True.",
            "index": "where inputs and weights differ in number it stops by accident, with an IndexError. Count first, or let `dot` do it.",
            "assert": "it stops, but with an AssertionError, and `python -O` leaves every assert out. Write `raise ValueError(…)`.",
            "another error": "where inputs and weights differ in number it stops, but with another kind of error: a ValueError is asked for.",
            "other": "the numbers are not tanh(w·x + b), row by row.",
        },
    ),
    "7.4": Exercise(
        praise="three lines, and a closed piece of the plane: something no single neuron can have.",
        mistakes={
            "shape": "three rows are needed, each with three numbers: w1, w2, b. From `line_through` you get w and b: write [*w, b].",
            "nowhere": "a neuron with both weights 0 has no line.",
            "order": "the right numbers in the wrong order: the bias comes last, [w1, w2, b].",
            "all turned": "all three arrows point away from the triangle: change every sign.",
            "two turned": "two of the arrows point away from the triangle: put the third corner into each sum, it should be above 0.",
            "twice": "two of your lines are the same side of the triangle, so one side is open.",
        }
        | {
            f"turned {i}": f"the arrow of row {i} points away from the triangle: change the signs of that whole row."
            for i in (1, 2, 3)
        }
        | {
            f"line {i}": f"the line of row {i} is not a side of the triangle: put the corners into its sum. "
            "It should be 0 at two of them, and not at the third."
            for i in (1, 2, 3)
        },
        diagnose=_diagnose_fence,
    ),
}

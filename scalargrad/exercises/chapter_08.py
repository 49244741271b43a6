"""Self-checks of chapter 8, the multi-layer perceptron."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.value import Value, as_value

_ZEROS, _ONES = ((0.0, 0.0), (1.0, 1.0)), ((0.0, 1.0), (1.0, 0.0))


def _diagnose_xor(answer):
    if len(answer) != 3:
        return "count"
    v1, v2, b = (as_value(number).data for number in answer)
    scores = {(x1, x2): v1 * max(0.0, x1 - x2) + v2 * max(0.0, x2 - x1) + b for x1, x2 in _ZEROS + _ONES}
    if 0.0 in scores.values():
        return "zero"
    wrong = {corner for corner, score in scores.items() if (score > 0) != (corner in _ONES)}
    if len(wrong) == 4:
        return "turned"
    if wrong & set(_ZEROS):
        return "bias"
    return "weight" if wrong else None


TENTS = [
    Case("tent(Value(0.25))", Value(0.5), [(float, "number"), (Value(0.25), "half")]),
    Case("tent(Value(0.5))", Value(1.0)),
    Case("tent(Value(1.0))", Value(0.0), [(Value(2.0), "straight"), (Value(1.0), "flat")]),
    Case("tent(tent(tent(x))).backward(); x.grad", -8.0, other="slope"),  # 0.2 -> 0.4 -> 0.8 -> 0.4: up, up, down
]


EXERCISES = {
    "8.1": by_value(
        [13, 41, 650],
        [
            ([9, 32, 640], "you counted the weights alone. Every neuron has a bias too."),
            ([4, 9, 10], "these are the neurons. Each of them has a weight for every input, and a bias."),
            ([10, 33, 641], "one bias for each layer is too few: every neuron has its own."),
        ],
        other="go layer by layer: neurons × (inputs + 1). The inputs of a layer are the outputs of the one before.",
        praise="the last layer has no bend, but it has as many parameters as one with a bend.",
    ),
    "8.2": by_value(
        [-1, 5, 7],
        [
            (
                [-1, 5, 3],
                "the biases of h1 and h2 are missing. They go through the second layer, like everything else in h.",
            ),
            (
                [-1, 5, 2],
                "you added the three biases as they are. Those of h1 and h2 have to be multiplied by 2 and by −1 first.",
            ),
            (
                [0, 7, 7],
                "rows and columns are swapped: the weight of x1 collects what stands before x1 in h1 and in h2.",
            ),
            ([4, 1, 4], "you added the layers. The second one takes 2 of h1 and −1 of h2."),
        ],
        other="put h1 and h2 into s, multiply out, and collect what stands before x1, before x2, and alone.",
        praise="nine numbers, and three of them would have done.",
    ),
    "8.3": Exercise(
        praise="all four signs are right, with hidden neurons that fold the square along its diagonal.",
        mistakes={
            "count": "three numbers are needed: v1, v2 and b.",
            "zero": "at some corner s is exactly 0, which is on neither side. What is s at (0, 0), where both neurons are off?",
            "turned": "every sign is the wrong way round. Turn all three numbers.",
            "bias": "at (0, 0) and (1, 1) both neurons are off and s = b, so b has to be negative.",
            "weight": "at (1, 0) s = v1 + b, at (0, 1) s = v2 + b. At least one of them is not positive yet.",
        },
        diagnose=_diagnose_xor,
    ),
    "8.4": by_cases(
        "tent",
        TENTS,
        given="x = Value(0.2)",
        names={"Value": Value},
        praise="three tents in a row have 8 pieces, from two neurons each. That is depth at work.",
        mistakes={
            "number": "your tent returns a plain number, so no gradient can pass. Use x.relu(), not x.data or max().",
            "straight": "it rises all the way. At 1/2 a second relu has to pull it down.",
            "flat": "it is flat after 1/2: you took away the slope 2, so nothing is left. To go down at 2 you have to take away 4.",
            "half": "its top is 1/2 instead of 1: each piece is as wide as 1/2 and climbs 1, so its slope is 2.",
            "slope": "the heights are right, but the slope through three tents at 0.2 should be 2 × 2 × (−2). Is everything a Value?",
            "other": "the heights at 0, 1/4, 1/2, 3/4 and 1 should be 0, 1/2, 1, 1/2 and 0.",
        },
    ),
}

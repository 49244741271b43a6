"""Self-checks of chapter 8, the multi-layer perceptron."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, real
from scalargrad.value import Value, topological_order

_ZEROS, _ONES = ((0.0, 0.0), (1.0, 1.0)), ((0.0, 1.0), (1.0, 0.0))


def _diagnose_xor(answer):
    if not isinstance(answer, (list, tuple)) or len(answer) != 3:
        return "count"
    if None in map(real, answer):
        return "lists"
    v1, v2, b = map(real, answer)
    scores = {(x1, x2): v1 * max(0.0, x1 - x2) + v2 * max(0.0, x2 - x1) + b for x1, x2 in _ZEROS + _ONES}
    if b == 0.0:
        return "zero"
    if 0.0 in (v1 + b, v2 + b):
        return "edge" if b < 0 else "bias"
    wrong = {corner for corner, score in scores.items() if (score > 0) != (corner in _ONES)}
    if len(wrong) == 4:
        return "turned"
    if wrong & set(_ZEROS):
        return "bias"
    return "weight" if wrong else None


def count(op, result):
    """How many nodes of this kind are behind a Value."""
    return sum(op in node.op.split() for node in topological_order(result))


def turns(tent):
    """The ops with a corner that are on another side at 0.7 than at 0.2; "idle" for a relu or abs without any gradient."""
    found = set()
    for (op, on, grad), (_, other_on, other_grad) in zip(_corners(tent, 0.2), _corners(tent, 0.7)):
        if grad == other_grad == 0:
            found.add("idle")
        elif on != other_on:
            found.add(op)
    return sorted(found)


def _corners(tent, number):
    """For each relu and abs, also at the end of a dot: the op, whether it is on, its gradient."""
    result = tent(Value(number))
    result.backward()
    nodes = [(node.op.split()[-1], node) for node in topological_order(result) if node.op]
    return [
        (op, (node if op == "relu" else node.parents[0]).data > 0, node.grad)
        for op, node in nodes
        if op in ("relu", "abs")
    ]


def one_graph(tent):
    """Whether the tent builds the same graph at 0.2 and at 0.7: an `if` builds two."""
    return _plan(tent, 0.2) == _plan(tent, 0.7)


def _plan(tent, number):
    x = Value(number)
    nodes = topological_order(tent(x))
    return [(node.op, None if node.parents or node is x else node.data) for node in nodes]


TENTS = [
    Case(
        "tent(Value(0.25))",
        Value(0.5),
        [
            (float, "number"),
            (Value(0.25), "half"),
            (Value(-0.5), "fold"),
            (Value(1.5), "no kink"),
            (Value(0.0), "late"),
            (Value(0.75), "curve"),
            (Value(1.0), "steep"),
        ],
    ),
    Case("tent(Value(0.5))", Value(1.0), [(Value(0.0), "upside down")]),
    Case("tent(Value(0.75))", Value(0.5), [(Value(1.5), "straight"), (Value(1.0), "flat")]),
    Case("[tent(Value(0)), tent(Value(1))]", [Value(0.0), Value(0.0)]),
    Case("tent(tent(tent(x))).backward(); x.grad", -8.0, other="slope"),  # 0.2 -> 0.4 -> 0.8 -> 0.4: up, up, down
    Case("count('relu', tent(x))", 2, [(0, "no relu"), (1, "one relu")], other="many"),
    Case("turns(tent)", ["relu"], other="dressed"),
    Case("one_graph(tent)", True, other="forked"),
]


EXERCISES = {
    "8.1": by_value(
        [13, 41, 650],
        [
            ([9, 32, 640], "you counted the weights alone. Every neuron has a bias too."),
            ([4, 9, 10], "these are the neurons. Each of them has a weight for every input, and a bias."),
            ([11, 35, 641], "one bias for each layer is too few: every neuron has its own."),
            ([10, 33, 641], "one bias for the whole network is too few: every neuron has its own."),
            (
                [14, 43, 704],
                "you counted a bias for each input of a layer. It belongs to a neuron, one for each output.",
            ),
            ([12, 40, 640], "the last layer has no bend, but it has biases."),
            ([12, 36, 650], "only the first layer sees the inputs. The others see the outputs of the layer before."),
        ],
        other="go layer by layer: neurons × (inputs + 1). The inputs of a layer are the outputs of the one before.",
        praise="the last layer has no bend, but it has as many parameters as one with a bend.",
    ),
    "8.2": by_value(
        [-1, 5, 7],
        [
            (
                [-1, 5, 3],
                "of the biases you have 3 alone, or 2 − 2 + 3. That of h2 is −2, and h2 is subtracted: minus times minus.",
            ),
            (
                [-1, 5, 2],
                "you added the three biases as they are. Those of h1 and h2 have to be multiplied by 2 and by −1 first.",
            ),
            (
                [0, 7, 7],
                "rows and columns are swapped: the weight of x1 collects what stands before x1 in h1 and in h2.",
            ),
            ([-1, 5, 4], "the bias of s itself, 3, is missing."),
            ([5, 3, 3], "h2 is subtracted in s, with everything that it holds."),
            ([-1, 3, 7], "h2 holds −x2, and h2 is subtracted: that makes one x2 more, not one less."),
            ([4, 1, 4], "you added the layers. The second one takes 2 of h1 and −1 of h2."),
        ],
        other="put h1 and h2 into s, multiply out, and collect what stands before x1, before x2, and alone.",
        praise="nine numbers, and three of them would have done.",
    ),
    "8.3": Exercise(
        praise="all four signs are right, with hidden neurons that fold the square along its diagonal.",
        mistakes={
            "count": "three numbers are needed: v1, v2 and b.",
            "lists": "three plain numbers, please, one for each of v1, v2 and b.",
            "zero": "at some corner s is exactly 0, which is on neither side. What is s at (0, 0), where both neurons are off?",
            "edge": "at (1, 0) s = v1 + b, at (0, 1) s = v2 + b, and one of them is exactly 0, on neither side. Make v1 or v2 larger.",
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
        names={"Value": Value, "count": count, "turns": turns, "one_graph": one_graph},
        praise="two ReLUs, and three tents in a row go up and down with slopes of ±8.",
        mistakes={
            "number": "your tent returns a plain number, so no gradient can pass. Use x.relu(), not x.data or max().",
            "fold": "that is the fold of the chapter, at home between −1 and 1. The tent lives between 0 and 1, with its top in the middle.",
            "half": "at 1/4 it is 1/4 high, and should be 1/2: each piece is as wide as 1/2 and climbs 1, so its slope is 2.",
            "no kink": "it comes down from the left already: at 1/4 it should still be rising.",
            "late": "it is still 0 at 1/4: the first relu has to switch on at 0.",
            "curve": "that is a curve: at 1/4 a tent is half as high as in the middle. Its walls are straight, out of relus.",
            "steep": "it is at its top at 1/4 already: from 0 to 1/2 it should climb 1, so its slope is 2.",
            "upside down": "it is 0 in the middle, where its top should be. If it begins at 1, it stands on its head: turn the signs. If it begins at 0, it turns down too early: the second relu has to switch on at 1/2.",
            "straight": "it rises all the way. At 1/2 a second relu has to pull it down.",
            "flat": "it is flat after 1/2: you took away the slope 2, so nothing is left. To go down at 2 you have to take away 4.",
            "slope": "the heights are right, but the slope through three tents at 0.2 should be 2 × 2 × (−2). Is everything a Value?",
            "no relu": "the heights and slopes are right, but no relu is behind them: an `if`, or abs, decides. A layer cannot do that.",
            "one relu": "only one relu is behind this value at 0.2, and two are asked for. A bare x is no relu, and a layer of relus has none: write x.relu(). Nor can a layer choose by an `if`, or use abs.",
            "dressed": "two relus are there, but they do not do the work: an `if`, abs or a bare x does. Times 0, a relu does nothing.",
            "forked": "two relus are there, but your function builds another graph right of the top than left of it: an `if` chooses. A layer does the same everywhere.",
            "many": "right, but more than two relus: between 0 and 1 two are enough.",
            "other": "the heights at 0, 1/4, 1/2, 3/4 and 1 should be 0, 1/2, 1, 1/2 and 0.",
        },
    ),
}

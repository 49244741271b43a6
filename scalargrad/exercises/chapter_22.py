"""Self-checks of chapter 22, compiling the graph."""

import math

from scalargrad.compile import CompileError, compile
from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, same
from scalargrad.value import Value


def _diagnose_hoisted(answer):
    letters = {str(letter).strip().upper() for letter in answer}
    if late := sorted(letters & set("ACF")):
        return {"A": "sample", "C": "target", "F": "gradient"}[late[0]]
    return "loss" if "E" in letters else None if letters == {"B", "D"} else "missing"


LARGERS = [
    Case("isinstance(larger(Value(3.0), Value(5.0)), Value)", True, other="number"),
    Case(
        "compile(larger, 3.0, 5.0)([3.0, 5.0], [5.0, 3.0])",
        [5.0, 5.0],
        [
            (CompileError, "asks"),
            ([3.0, 3.0], "smaller"),
            ([8.0, 8.0], "sum"),
            ([5.0, 3.0], "one side"),
            ([10.0, 10.0], "twice"),
        ],
    ),
    Case("compile(larger, 3.0, 5.0)([-2.0, -7.0], [-7.0, -2.0])", [-2.0, -2.0]),
]


def _program_case(w, x, t):
    h = math.tanh(w * x + w)
    d, bend = h - t, 1.0 - h * h
    loss, slope = d * d, 2.0 * d * bend

    def gradient(number):
        return lambda pair: same(pair[1], number)

    wrong = [
        (lambda pair: not isinstance(pair, (list, tuple)) or len(pair) != 2, "pair"),
        (lambda pair: not same(pair[0], loss), "loss"),
        (gradient(2.0 * d * (x + 1.0)), "no tanh"),
        (gradient(bend * (x + 1.0)), "no upstream"),
        (gradient(d * bend * (x + 1.0)), "half"),
        (gradient(slope), "only bias"),
        (gradient(slope * x), "only weight"),
    ]
    return Case(f"program({w}, {x}, {t})", (loss, slope * (x + 1.0)), wrong)


PROGRAMS = [_program_case(-0.8, 0.3, 1.0), _program_case(1.2, -0.4, -1.0), _program_case(0.5, 1.0, 0.0)]


EXERCISES = {
    "22.1": by_value(
        [21, 1],
        [
            ([20, 1], "the bend is an operator, too: ReLU makes a node."),
            ([11, 1], "each product is then added to the sum so far: 10 products need 10 sums, too."),
            ([42, 1], "the weights, the inputs and the bias exist already: count what is new."),
            ([20, 2], "the bend makes a node in the first engine, and none in the second: it is folded in."),
            ([21, 2], "the folded neuron is one node: the bend moved in, with its slope."),
            ([1, 21], "the other way around: an engine that folds makes fewer."),
        ],
        other="10 products, 10 sums (the first one adds to the bias), one bend; folded, all of that is one node.",
        praise="one node in place of 21. The arithmetic is the same.",
    ),
    "22.2": Exercise(
        praise="they depend on w alone. And what leaves the loop forward has its gradient passed on after the loop.",
        mistakes={
            "sample": "A needs x, and x is another one in every round.",
            "target": "C needs h and t: both change from sample to sample.",
            "gradient": "F needs d, and d comes from the sample.",
            "loss": "E adds d*d, which comes from the sample, to q, which does not. The sum stays; q may go.",
            "missing": "one more: what is computed from a hoisted number alone may leave the loop, too. Answer with letters.",
        },
        diagnose=_diagnose_hoisted,
    ),
    "22.3": by_cases(
        "larger",
        LARGERS,
        names={"Value": Value, "compile": compile},
        praise="no road to choose any more: both numbers are in it, and relu or abs decides what counts.",
        mistakes={
            "asks": "it still asks for a number: a comparison, `max`, float() or .data. Compute with a − b and relu or abs.",
            "number": "it gives something else than a Value: compute with a and b themselves.",
            "smaller": "that is the smaller one: turn a sign around.",
            "sum": "that is a + b. Add to b only what a has *more* than b: relu of the difference.",
            "one side": "that is always b. Add what a has more than b, if it has more: relu cuts off the rest.",
            "twice": "that is twice the larger one: a + b + |a − b| has to be halved.",
            "other": "larger(3, 5) and larger(5, 3) should both be 5. Start with b, and add what a has more.",
        },
    ),
    "22.4": by_cases(
        "program",
        PROGRAMS,
        praise="that is what a compiler does: a line for each node, forward, then back.",
        mistakes={
            "pair": "return two numbers: the loss, and the gradient of w.",
            "loss": "the loss is not (tanh(w*x + w) − t)². Mend the way forward first.",
            "no tanh": "you forgot the slope of tanh: multiply by 1 − h*h on the way back.",
            "no upstream": "you forgot what comes from above: multiply by the slope of the square, 2*(h − t).",
            "half": "the slope of d*d is 2*d: a factor 2 is missing.",
            "only bias": "w is used twice, and its share along w*x is missing. Did you overwrite it? Add with +=.",
            "only weight": "w is used twice, and its share as the bias is missing. Did you overwrite it? Add with +=.",
            "other": "the loss is right, the gradient is not. Go back line by line: d, then h, then the sum, then w, twice.",
        },
    ),
}

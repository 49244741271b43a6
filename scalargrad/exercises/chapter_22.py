"""Self-checks of chapter 22, compiling the graph."""

import math

from scalargrad.compile import CompileError, compile
from scalargrad.exercises.core import Exercise, by_value, call

PAIRS = [(3.0, 5.0), (5.0, 3.0), (-2.0, -7.0), (-7.0, -2.0), (4.0, 4.0)]
SAMPLES = [(0.5, 1.0, 0.0), (-0.8, 0.3, 1.0), (1.2, -0.4, -1.0)]


def _diagnose_hoisted(answer):
    letters = {str(letter).strip().upper() for letter in answer}
    if late := sorted(letters & set("ACF")):
        return {"A": "sample", "C": "target", "F": "gradient"}[late[0]]
    return "loss" if "E" in letters else None if letters == {"B", "D"} else "missing"


def _diagnose_larger(larger):
    try:
        program = compile(lambda a, b: call(larger, a, b), *PAIRS[0])
    except CompileError as error:
        return "number" if "expected a Value" in str(error) else "asks"
    results = program(*zip(*PAIRS))
    if _near(results, map(max, PAIRS)):
        return None
    wrong = {"smaller": map(min, PAIRS), "sum": map(sum, PAIRS), "one side": [b for _, b in PAIRS]}
    doubled = {"twice": [2.0 * max(pair) for pair in PAIRS]}
    return next((name for name, numbers in (wrong | doubled).items() if _near(results, numbers)), "other")


def _diagnose_program(program):
    results = [call(program, *sample) for sample in SAMPLES]
    if not all(isinstance(result, (list, tuple)) and len(result) == 2 for result in results):
        return "pair"
    losses, gradients = zip(*results)
    ways = {None: lambda w, x, h, d: 2.0 * d * (1.0 - h * h) * (x + 1.0),
            "no tanh": lambda w, x, h, d: 2.0 * d * (x + 1.0),
            "no upstream": lambda w, x, h, d: (1.0 - h * h) * (x + 1.0),
            "half": lambda w, x, h, d: d * (1.0 - h * h) * (x + 1.0),
            "only bias": lambda w, x, h, d: 2.0 * d * (1.0 - h * h),
            "only weight": lambda w, x, h, d: 2.0 * d * (1.0 - h * h) * x}
    steps = [(w, x, h := math.tanh(w * x + w), h - t) for w, x, t in SAMPLES]
    if not _near(losses, [d * d for _, _, _, d in steps]):
        return "loss"
    return next((name for name, way in ways.items() if _near(gradients, [way(*step) for step in steps])), "other")


def _near(numbers, targets):
    return all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) for a, b in zip(numbers, targets))


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
    "22.3": Exercise(
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
        diagnose=_diagnose_larger,
    ),
    "22.4": Exercise(
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
        diagnose=_diagnose_program,
    ),
}

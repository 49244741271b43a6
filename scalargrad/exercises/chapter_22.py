"""Self-checks of chapter 22, compiling the graph."""

import math
import re
import sys

from scalargrad.compile import CompileError, compile
from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, real, same
from scalargrad.value import Value

LINES = set("ABCDEF")
STAY = {"A": "sample", "C": "target", "F": "gradient", "E": "loss"}  # from a line to why it stays in the loop


def _diagnose_hoisted(answer):
    letters = _letters(answer)
    if letters is None:
        return "form"
    if letters == {"B", "D"} or not letters:
        return None if letters else "none"
    if letters == LINES - {"B", "D"}:
        return "the others"
    late = [mistake for line, mistake in STAY.items() if line in letters]
    return late[0] if late else "no p" if letters == {"D"} else "missing"


def _letters(answer):
    """The letters of a list or a text, in capitals; None if there is anything else in it."""
    if not isinstance(answer, (str, list, tuple, set, frozenset)) or not all(isinstance(part, str) for part in answer):
        return None
    text = answer if isinstance(answer, str) else " ".join(answer)
    letters = set(re.sub(r"\bAND\b|[][(){} ,;/&+'\"]", "", text.upper()))
    return letters if letters <= LINES else None


def _asks(came):
    """Has the compiler refused what the function asks of a number?"""
    return isinstance(came, CompileError) and "cannot be compiled" in str(came)


def _exactly(came, right):
    """Right to twelve digits: nobody nudges his way to that."""
    return len(came) == len(right) and all(math.isclose(real(a), b, rel_tol=1e-12) for a, b in zip(came, right))


LARGERS = [
    Case("isinstance(larger(Value(3.0), Value(5.0)), Value)", True, other="number"),
    Case(
        "compile(larger, 3.0, 5.0)([3.0, 5.0], [5.0, 3.0])",
        [5.0, 5.0],
        [
            ([3.0, 3.0], "smaller"),
            ([8.0, 8.0], "sum"),
            ([5.0, 3.0], "one side"),
            ([3.0, 5.0], "one side"),
            ([10.0, 10.0], "twice"),
            ([4.0, 4.0], "middle"),
            ([0.0, 2.0], "the rest"),
            ([2.0, 0.0], "the rest"),
            ([2.0, 2.0], "the rest"),
        ],
    ),
    Case("compile(larger, 3.0, 5.0)([-2.0, -7.0], [-7.0, -2.0])", [-2.0, -2.0], other="negative"),
    Case("compile(larger, 3.0, 5.0)([1.0001], [1.0])", [1.0001], [([1.0001], "smooth")], "smooth", _exactly),
    Case("larger(Value(4.0), Value(4.0)).data", 4.0, [(ZeroDivisionError, "equal")], other="equal"),
]


def engine_calls(function, *inputs):
    """How often a function calls the engine: Value, compile, a check of gradients.

    The rules of chapter 5 do not count: they take plain numbers, and a program may use them.
    """
    calls = 0

    def watch(frame, event, _):
        nonlocal calls
        module = frame.f_globals.get("__name__", "")
        engine = module.startswith("scalargrad.") and not module.startswith(
            ("scalargrad.exercises", "scalargrad.rules")
        )
        calls += event == "call" and engine

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        function(*inputs)
    finally:
        sys.setprofile(before)
    return calls


def _program_case(w, x, t):
    h = math.tanh(w * x + w)
    d, bend = h - t, 1.0 - h * h
    loss, slope = d * d, 2.0 * d * bend

    def gradient(number):
        return lambda pair: same(pair[1], number)

    wrong = [
        (lambda pair: not isinstance(pair, (list, tuple)) or len(pair) != 2, "pair"),
        (lambda pair: same(pair, [slope * (x + 1.0), loss]), "swapped"),
        (lambda pair: not same(pair[0], loss), "loss"),
        (gradient(slope * (x + 1.0)), "digits"),
        (gradient(-slope * (x + 1.0)), "sign"),
        (gradient(2.0 * d * (x + 1.0)), "no tanh"),
        (gradient(2.0 * d * (1.0 - math.tanh(h) ** 2) * (x + 1.0)), "two tanh"),
        (gradient(bend * (x + 1.0)), "no upstream"),
        (gradient(d * bend * (x + 1.0)), "half"),
        (gradient(slope * (w + 1.0)), "no x"),
        (gradient(2.0 * d * (1.0 - h) * (x + 1.0)), "no square"),
        (gradient(2.0 * d * h * (1.0 - h) * (x + 1.0)), "sigmoid"),
        (gradient(slope), "only bias"),
        (gradient(slope * x), "only weight"),
    ]
    return Case(f"program({w}, {x}, {t})", (loss, slope * (x + 1.0)), wrong, same=_exactly)


PROGRAMS = [_program_case(-0.8, 0.3, 1.0), _program_case(1.2, -0.4, -1.0), _program_case(0.5, -0.6, 0.0)]
PROGRAMS.append(Case("engine_calls(program, 0.5, -0.6, 0.0)", 0, other="engine"))


EXERCISES = {
    "22.1": by_value(
        [21, 1],
        [
            ([20, 1], "one short: the bend makes a node, too, and so does the first sum, which adds to the bias."),
            ([19, 1], "two short: the bend makes a node, and the first product is added to the bias: 10 sums, not 9."),
            ([11, 1], "each product is then added to the sum so far: 10 products need 10 sums, too."),
            ([42, 1], "the weights, the inputs and the bias exist already: count what is new."),
            ([21, 21], "one that folds the neuron makes one node for all of it."),
            ([21, 0], "the folded neuron is new, too: it is one node."),
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
            "missing": "one more: what is computed from a hoisted number alone may leave the loop, too.",
            "no p": "D needs p, so p has to be there before it: which line computes it?",
            "none": "not one? Look for a line whose numbers all come from w.",
            "the others": "those are the lines that have to stay. The question is which may leave.",
            "form": 'answer with letters from A to F: a list of them, or a text such as "AB".',
        },
        diagnose=_diagnose_hoisted,
    ),
    "22.3": by_cases(
        "larger",
        LARGERS,
        names={"Value": Value, "compile": compile},
        anywhere=[(_asks, "asks")],
        praise="it compiles, and one program serves both orders, both signs, and a tie.",
        mistakes={
            "asks": "it still asks for a number: a comparison, `max`, float() or .data. Compute with a − b and relu or abs.",
            "number": "it gives something else than a Value: compute with a and b themselves.",
            "smaller": "that is the smaller one: turn a sign around.",
            "sum": "for 3 and 5 that is a + b. Add to b only what a has *more* than b: relu of the difference.",
            "one side": "that is always the same side. Add to b what a has more than b, if it has more: relu cuts off the rest.",
            "middle": "that is the middle of the two: half of |a − b| is missing.",
            "the rest": "that is how far the two are apart. It has to be added to something.",
            "negative": "it is right for 3 and 5, and wrong for −2 and −7: a relu or an abs stands around a or b alone.",
            "smooth": "right for 3 and 5, and a little off for two numbers that are close: a smooth step has not turned there yet. relu and abs turn at once.",
            "equal": "of two equal numbers it should give that number: what do you divide by, where a − b is 0?",
            "twice": "that is twice the larger one: a + b + |a − b| has to be halved.",
            "other": "larger(3, 5) and larger(5, 3) should both be 5. Start with b, and add what a has more.",
        },
    ),
    "22.4": by_cases(
        "program",
        PROGRAMS,
        names={"engine_calls": engine_calls},
        praise="floats in, floats out, and the engine was not asked: that is what a compiler writes.",
        mistakes={
            "swapped": "the right two numbers in the other order: the loss first.",
            "digits": "the gradient is right to some digits only. Was it rounded, or nudged? Multiply slopes instead.",
            "sign": "the sign is the other one: d is h − t, and t is what is taken away.",
            "two tanh": "the slope of tanh is 1 − h*h, where h comes out of tanh already: no second tanh.",
            "engine": "right, but the engine did the work. Write lines with floats: no Value, no compile, no backward.",
            "pair": "return two numbers: the loss, and the gradient of w.",
            "loss": "the loss is not (tanh(w*x + w) − t)². Mend the way forward first.",
            "no tanh": "you forgot the slope of tanh: multiply by 1 − h*h on the way back.",
            "no upstream": "you forgot what comes from above: multiply by the slope of the square, 2*(h − t).",
            "no x": "in w*x the slope for w is x, not w: the factors trade places.",
            "no square": "the slope of tanh is 1 − h*h: the square is missing.",
            "sigmoid": "h*(1 − h) is the slope of a sigmoid. That of tanh is 1 − h*h.",
            "half": "the slope of d*d is 2*d: a factor 2 is missing.",
            "only bias": "w is used twice, and its share along w*x is missing. Did you overwrite it? Add with +=.",
            "only weight": "w is used twice, and its share as the bias is missing. Did you overwrite it? Add with +=.",
            "other": "the loss is right, the gradient is not. Go back line by line: d, then h, then the sum, then w, twice.",
        },
    ),
}

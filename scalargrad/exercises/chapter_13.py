"""Self-checks of chapter 13, initialization."""

import math
import random

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.exercises.matching import letters
from scalargrad.value import Value

TWINS = {"B", "D"}


def _diagnose_twins(answer):
    given = set(letters(answer))
    if not given or not given <= set("ABCDE"):
        return "letters"
    if given == TWINS:
        return None
    if given == {"A", "C"}:
        return "born"
    if given == {"A", "B", "C", "D"}:
        return "both"
    if "E" in given and given <= {"B", "D", "E"} and len(given) > 1:
        return "mirror"
    return "one" if len(given) == 1 else "other"


def _diagnose_curves(answer):
    given = letters(answer)
    if sorted(given) != list("ABCD"):
        return "letters"
    zeros, small, xavier, large = given
    if (zeros, small, xavier, large) == ("C", "D", "B", "A"):
        return None
    if {zeros, small} == {"C", "D"} and zeros == "D":
        return "still"
    if {xavier, large} == {"A", "B"} and xavier == "A":
        return "apart"
    if {small, xavier} == {"B", "D"} and small == "B":
        return "late"
    return "other"


def layer(fan_in, neurons):
    """The weights of a layer, all 0."""
    return [[Value(0.0) for _ in range(fan_in)] for _ in range(neurons)]


class NoValues(Exception):
    """The matrix holds something else than Values."""


def numbers(weight):
    """All weights in a row."""
    every = [w for row in weight for w in row]
    if any(not isinstance(w, Value) for w in every):
        raise NoValues
    return [w.data for w in every]


def size(weight):
    """The root of the mean of their squares."""
    every = numbers(weight)
    return round(math.sqrt(sum(x * x for x in every) / len(every)), 4)


def far(weight):
    """The share of weights farther from 0 than twice their size."""
    every, limit = numbers(weight), 2 * size(weight)
    return round(sum(abs(x) > limit for x in every) / len(every), 3)


def mean(weight):
    """The mean of the weights, in units of their size."""
    every = numbers(weight)
    return round(sum(every) / len(every) / (size(weight) or 1.0), 2)


def different(weight):
    """How many different numbers."""
    return len(set(numbers(weight)))


def equal(a, b):
    """Do two layers have the same weights?"""
    return numbers(a) == numbers(b)


def _near(target, part=0.04):
    return lambda came: abs(came - target) <= part * target


def _close(part):
    return lambda came, expected: abs(came - expected) <= part * expected


def _within(limit):
    return lambda came, expected: abs(came - expected) <= limit


SIZES = [
    (_near(math.sqrt(2 / 40)), "fan_out"),
    (_near(0.02), "variance"),
    (_near(0.1), "gain"),
    (_near(math.sqrt(2 / 140)), "xavier"),
    (_near(0.2), "gain twice"),
    (_near(math.sqrt(math.sqrt(2) / 10)), "root"),
    (_near(math.sqrt(6 / 100) / 3), "bound"),
    (_near(math.sqrt(6 / 100)), "bound"),
    (_near(math.sqrt(2) * 10), "times"),
    (_near(1.0), "plain"),
]


CASES = [
    Case("kaiming_normal(W, rng); size(W) > 0", True, [(NoValues, "not Values")], "in place"),
    Case(
        "kaiming_normal(W, rng); different(W)",
        4000,
        [(1, "one draw"), (40, "draw for each row"), (100, "rows alike")],
        "some",
    ),
    Case("kaiming_normal(W, rng); size(W)", 0.1414, SIZES, "size", _close(0.05)),
    Case(
        "kaiming_normal(T, rng); size(T)",
        0.8165,
        [(_near(math.sqrt(2 / 4)), "bias"), (_near(0.1414), "fixed size")],
        "size",
        _close(0.06),
    ),
    Case("kaiming_normal(W, rng); mean(W)", 0.0, other="one side", same=_within(0.08)),
    Case("kaiming_normal(W, rng); far(W)", 0.046, [(_near(0.0), "uniform")], "uniform", _within(0.015)),
    Case("[kaiming_normal(V, Random(5)) for V in (A, B)]; equal(A, B)", True, other="rng"),
    Case("[kaiming_normal(V, rng) for V in (A, B)]; equal(A, B)", False, other="anew"),
    Case("w = A[0][0]; kaiming_normal(A, rng); w is A[0][0]", True, other="replaced"),
]
GIVEN = "W, T = layer(100, 40), layer(3, 1000); A, B = layer(3, 9), layer(3, 9); rng = Random(0)"


EXERCISES = {
    "13.1": by_value(
        math.sqrt(2 / 64),
        [
            (
                math.sqrt(2 / 16),
                "that counts the neurons. What is added up in a neuron are its inputs, and there are 64.",
            ),
            (2 / 64, "that is the variance, 2 / 64. The standard deviation is its root."),
            (1 / 8, "1 / √64 would do without a bend. The relu cuts half of it off: √2 is missing."),
            (math.sqrt(2 / 80), "that is Xavier, with fan_in and fan_out. Kaiming's normal start takes fan_in alone."),
            (math.sqrt(2 / 65), "you counted the bias. It starts at 0 and adds nothing: fan_in is 64."),
            (math.sqrt(6 / 64), "that is the bound of the uniform distribution, √3 times the standard deviation."),
            (2 / 8, "the gain is √2. Its square, 2, belongs to the variance."),
            (math.sqrt(2) / 64, "divide by the root of 64: sizes add up as √n."),
            (5 / 24, "5/3 is the gain of tanh. For relu it is √2."),
        ],
        other="√2 for the relu, divided by the root of fan_in. How many products does one neuron add up?",
        praise="√2 / √64. That the layer has 16 neurons does not matter for the size of their outputs.",
    ),
    "13.2": Exercise(
        praise="the same weights in and the same weight out, so the same gradient in every step.",
        mistakes={
            "letters": 'answer with the letters of the neurons, such as "AB".',
            "born": "A and C start alike, but look at their way out: 2 and −2. The gradient of a weight is multiplied by that, so their first step goes in opposite directions.",
            "both": "B and D, yes. A and C give the same output now, but their gradients have opposite signs: their ways out are 2 and −2.",
            "mirror": "E does the same work as B with all signs turned, and will go on doing so. Its numbers are never those of B.",
            "one": "twins are two at least.",
            "other": "twins need the same weights in, and the same weight out: only then do they get the same gradient.",
        },
        diagnose=_diagnose_twins,
    ),
    "13.3": Exercise(
        praise="zeros have one curve, a small start waits, a large one starts anywhere.",
        mistakes={
            "letters": "give each of the four letters once, in the order of the starts: zeros first.",
            "still": "D gets under way after a while, and its seeds differ. From zeros, no seed makes a difference, and no weight ever moves.",
            "apart": "A starts far apart, half of its seeds above the plot. With large weights the first scores are large, and may be wrong: that is no Xavier.",
            "late": "D waits on a plateau while its gradients grow. Xavier's are large enough from the first step on: look for the curves that fall at once.",
            "other": "compare the first step: are all seeds at one height? And then: who falls at once, who waits, who never does?",
        },
        diagnose=_diagnose_curves,
    ),
    "13.4": by_cases(
        "kaiming_normal",
        CASES,
        returns=False,
        given=GIVEN,
        names={"Random": random.Random} | {f.__name__: f for f in (layer, size, far, mean, different, equal)},
        praise="every weight drawn for itself, as large as fan_in and a relu want it. So is the package's.",
        mistakes={
            "in place": "the weights are still 0. Put each number into the `data` of its Value, in place: what you return, nobody looks at.",
            "not Values": "there is something else than Values in the matrix now. Leave them there and change their `data`.",
            "one draw": "all weights have the same number: draw one for each, inside both loops. These are twins.",
            "draw for each row": "all weights of a neuron have the same number: draw inside the inner loop.",
            "rows alike": "all neurons have the same weights. Is a new generator made for each row, or one row copied?",
            "some": "some weights share a number, or were left out: draw one for each.",
            "fan_out": "you divided by the number of neurons. fan_in is how many inputs each has: the length of a row.",
            "variance": "too small: 2 / fan_in is the variance, and `gauss` wants the standard deviation, its root.",
            "gain": "0.1 for 100 inputs: that is √(1 / fan_in), right without a bend, or a fixed number. A relu cuts off half of the mean square: √(2 / fan_in).",
            "xavier": "that is Xavier's, with fan_in + fan_out. Here fan_in alone counts.",
            "gain twice": "2 / √fan_in: the gain is √2, for 2 is its square. Take the root of both.",
            "root": "√2 / fan_in, and then the root again: take it once, √(2 / fan_in).",
            "bound": "a standard deviation and the bound of a uniform distribution differ by √3. Give √(2 / fan_in) to `gauss`.",
            "times": "the more inputs, the smaller the weights: divide by √fan_in.",
            "plain": "these are numbers from N(0, 1), as they come: multiply them by √(2 / fan_in).",
            "bias": "right for 100 inputs, about, and not for 3: you counted the bias. It starts at 0.",
            "fixed size": "right for 100 inputs and not for 3: take fan_in from the weights that you are given.",
            "size": "the standard deviation of the weights should be √(2 / fan_in): 0.1414 for 100 inputs, 0.8165 for 3.",
            "one side": "the weights should lie around 0: half of them below.",
            "uniform": "as wide as it should be, but not a normal distribution: draw with `rng.gauss(0, std)`.",
            "rng": "the same seed should give the same weights: draw from the `rng` that you are given.",
            "anew": "two layers got the same weights: draw from the `rng` that you are given, and make no other.",
            "replaced": "there are new Values in the matrix. The neuron's own are Parameters, which training looks for: change their `data`.",
        },
    ),
}

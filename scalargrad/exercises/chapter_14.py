"""Self-checks of chapter 14, activations."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.exercises.matching import letters
from scalargrad.nn import Layer
from scalargrad.value import Value

SLOPES = {"A": "softplus", "B": "silu", "C": "sigmoid", "D": "elu"}  # whose slope each curve of 14.2 is
ORDER = ("sigmoid", "elu", "silu", "softplus")


def _diagnose_slopes(answer):
    ordered = letters(answer)
    if sorted(ordered) != list("ABCD"):
        return "letters"
    given = dict(zip(ORDER, ordered))
    if given["sigmoid"] == "A":
        return "itself"
    return next((name for name in ("sigmoid", "silu", "elu") if SLOPES[given[name]] != name), None)


LEAKY = [
    Case(
        "leaky_relu(x, 0.1)",
        Value(2.0),
        [(float, "number"), (Value(0.2), "sides"), (Value(2.2), "added"), (Value(1.8), "taken"), (Value(0.0), "off")],
    ),
    Case(
        "leaky_relu(low, 0.1)",
        Value(-0.3),
        [
            (float, "number"),
            (Value(0.3), "sign"),
            (Value(0.0), "flat"),
            (Value(-3.0), "whole"),
            (Value(3.0), "whole"),
            (Value(-0.1), "constant"),
            (Value(-0.03), "fixed"),
            (Value(0.1 * math.expm1(-3.0)), "curved"),
        ],
    ),
    Case("leaky_relu(x, 0.1).backward(); x.grad", 1.0, [(0.0, "cut")], "slope"),
    Case("leaky_relu(low, 0.1).backward(); low.grad", 0.1, [(0.0, "cut below")], "slope"),
    Case("leaky_relu(low, 0.3)", Value(-0.9), other="fixed"),
    Case("leaky_relu(x, 2.0)", Value(2.0), [(Value(4.0), "larger")]),
    Case("leaky_relu(low, 2.0).backward(); low.grad", 2.0, [(1.0, "larger")], "slope"),
]


def relus(*numbers):
    """A layer of ReLUs with these weights and biases: for each neuron its weights, and its bias last."""
    layer = Layer(len(numbers[0]) - 1, len(numbers), "relu")
    for neuron, own in zip(layer.neurons, numbers):
        for parameter, number in zip(neuron.parameters(), own):
            parameter.data = float(number)
    return layer


# At 1, 2 and -1 the five give 1 2 0, then nothing (the sum is exactly 0 at -1), 0 0.5 0, nothing, and 0 0 1.
LAYERS = "layer = relus((1, 0), (-1, -1), (1, -1.5), (0, -1), (-1, 0)); two = relus((1, -1, 0), (-1, -1, 0.5))"

DEAD = [
    Case(
        "dead(layer, X)",
        2,
        [
            (lambda came: isinstance(came, (list, tuple)), "list"),
            (3, "live"),
            (5, "some point"),
            (4, "one point"),
            (11, "pairs"),
            (0, "below"),
            (1, "at zero"),
            (0.4, "share"),
        ],
    ),
    Case("dead(layer, X[:2])", 3, [(2, "all points"), (4, "one point")]),
    Case("dead(layer, X[2:])", 4),
    Case("dead(two, [[1.0, 2.0], [2.0, 1.0]])", 1, other="inputs"),
    Case("dead(two, [[-1.0, -2.0], [-2.0, -1.0]])", 0, other="inputs"),
]


EXERCISES = {
    "14.1": by_value(
        [0.16798, 0.66404, 0.83202, 1.331232],
        [
            ([-0.83202, 0.66404, 0.83202, 1.331232], "σ never gives a number below 0: σ(−x) is 1 − σ(x)."),
            ([0.16798, 0.83202, 0.83202, 1.331232], "tanh is the stretched one: 2σ(2x) − 1. Here 2x is 1.6."),
            ([0.16798, 0.921669, 0.83202, 1.331232], "that is tanh(1.6). tanh(0.8) is 2σ(2 × 0.8) − 1."),
            ([0.16798, 1.66404, 0.83202, 1.331232], "2σ(1.6) is above 1, where tanh never gets: take 1 away."),
            ([0.16798, 0.66404, 1.783901, 1.331232], "that is softplus itself. The question is its slope, which is σ."),
            ([0.16798, 0.66404, 0.139763, 1.331232], "that is the slope of σ. The slope of softplus is σ itself."),
            ([0.16798, 0.66404, 0.16798, 1.331232], "the slope of softplus is σ(x), not 1 − σ(x): it climbs to 1."),
            ([0.16798, 0.66404, 0.83202, 0.83202], "SiLU is x times σ(x), and x is 1.6."),
            ([0.16798, 0.66404, 0.83202, 0.268768], "that is 1.6 × σ(−1.6). SiLU takes σ of x itself."),
        ],
        other="all four need only σ(1.6): take 1 − σ, 2σ − 1, σ, and 1.6 × σ.",
        praise="one number, four answers: 1 − σ, 2σ − 1, σ and 1.6 × σ.",
    ),
    "14.2": Exercise(
        praise="never above 1/4; exactly 1 from 0 on; below 0 for a while; from 0 to 1 without a corner.",
        mistakes={
            "letters": 'use each of the four letters once, such as "ABCD".',
            "itself": "A looks like the sigmoid. But these are slopes, and the slope of a sigmoid is a hill: flat, steep, flat.",
            "sigmoid": "the sigmoid is steepest at 0, with 1/4, and flat on both sides. Which curve never gets above 1/4?",
            "silu": "SiLU goes down before it rises, so its slope has to be below 0 somewhere. Only one of the four is.",
            "elu": "right of 0 an ELU is a straight line, so its slope is exactly 1 there; softplus only comes close to it.",
        },
        diagnose=_diagnose_slopes,
    ),
    "14.3": by_cases(
        "leaky_relu",
        LEAKY,
        given="x = Value(2.0); low = Value(-3.0)",
        names={"Value": Value},
        praise="value and slope are right on both sides, for an `a` below 1 and above.",
        mistakes={
            "number": "your function returns a plain number, so no gradient can pass. Compute with the Value itself.",
            "sides": "the small slope is on the wrong side: above 0 the number comes out as it is.",
            "added": "2.2: above 0 you added a × x to x. The two parts may not overlap: add (1 − a) of the relu, or bend −x.",
            "taken": "1.8: above 0 you took a × x away from x. There the number comes out as it is.",
            "off": "it gives 0 above 0: the relu is turned around.",
            "sign": "below 0 it goes up. The relu of −x is positive there: take it away, times a.",
            "flat": "below 0 it is flat: that is a relu. What leaks is a × x.",
            "whole": "below 0 it gives all of x: multiply by a.",
            "constant": "below 0 it gives −a wherever you are. What leaks grows with x: a × x.",
            "curved": "below 0 that is an ELU, a curve. A leak is a straight line, a × x.",
            "fixed": "right for one slope only: use the `a` that you are given.",
            "cut": "the value is right and the gradient is 0: compute with x, not with x.data.",
            "cut below": "right above 0, but at −3 the gradient is 0: that part is made of x.data, so it leads nowhere.",
            "larger": "`max` takes the larger one. If a is 2, that is 2x above 0 and x below: the wrong sides.",
            "slope": "the value is right and the slope is not: it should be 1 above 0 and a below. Is every x the Value itself?",
            "other": "with a = 0.1 it should be 2 at 2 and −0.3 at −3.",
        },
    ),
    "14.4": by_cases(
        "dead",
        DEAD,
        given=f"{LAYERS}; X = [[1.0], [2.0], [-1.0]]",
        names={"relus": relus},
        praise="off at every point, and the corner at exactly 0 counts as off: its slope is 0, too.",
        mistakes={
            "list": "that is a list. How many are they? Give its length.",
            "live": "3 is how many are alive. Two of the five are off at every point.",
            "some point": "5: you counted whoever is off at *some* point. Each of them is. Dead is: off at every one.",
            "one point": "you looked at one point alone. A neuron that is off there may be on at the next.",
            "pairs": "11 is how often a neuron is off at a point. Count neurons, and each once.",
            "below": "0: did you ask for less than 0? What comes out of a relu never is; off is exactly 0. Or did you compare a Value by `==`? It equals only itself: compare its `data`. Or did you count points?",
            "at zero": "one is missing: at −1 its sum is exactly 0. There the slope is 0 as well, so count it as off. Or did you stop before the last neuron?",
            "share": "that is a share. How many are they?",
            "all points": "of the two points that it was given, 3 neurons are off at both. Use the `X` of the call, not another one.",
            "inputs": "right for one input, and not for two: ask the layer for its outputs, not one weight or bias for a hint.",
            "other": "for each neuron, look at its outputs at all points: it is dead if none is above 0.",
        },
    ),
}

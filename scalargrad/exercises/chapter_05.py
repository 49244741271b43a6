"""Self-checks of chapter 5, the operators."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value
from scalargrad.rules import RULES
from scalargrad.value import Value, topological_order

TANHS = [
    Case(
        "my_tanh(x)",
        Value(math.tanh(0.5)),
        [
            (float, "number"),
            (Value(math.tanh(0.25)), "half"),
            (Value(math.tanh(-0.5)), "sign"),
            (Value(RULES["sigmoid"](1.0)[0]), "unstretched"),
        ],
    ),
    Case("my_tanh(Value(-1.3))", Value(math.tanh(-1.3))),
    Case("my_tanh(x).backward(); x.grad", 1.0 - math.tanh(0.5) ** 2, [(0.0, "cut")]),
    Case('[v.op for v in topological_order(my_tanh(x)) if v.op in ("tanh", "sigmoid")]', [], other="ready"),
]

_Y, _SLOPE = math.log1p(math.exp(-1.2)), RULES["sigmoid"](-1.2)[0]

SOFTPLUSES = [
    Case("softplus(x)", Value(_Y), [(float, "number")], "value"),
    Case("softplus(x).parents", (Value(-1.2),), [((), "cut")], "composed"),
    Case(
        "softplus(x).backward(); x.grad",
        _SLOPE,
        [(-_SLOPE, "sign"), (0.0, "zero"), (RULES["sigmoid"](_Y)[0], "output")],
        "slope",
    ),
    Case(
        "y = softplus(big); y.backward(); y.data, big.grad",
        (1000.0, 1.0),
        [(OverflowError, "large"), (ValueError, "large")],
        "large",
    ),
]


EXERCISES = {
    "5.1": by_value(
        -0.25,
        [
            (0.25, "the sign: a larger divisor makes the quotient smaller, so the slope is negative."),
            (0.5, "that is 1 / x itself. How far does it move when x moves by 1?"),
            (-0.5, "the exponent goes down by one: n x^(n-1) with n = -1 is -1 × 2^-2."),
            (-4.0, "you multiplied by x² in place of dividing by it."),
            (-1.0, "that is the slope at x = 1. At 2, divide by 2²."),
        ],
        other="the rule for a / b has the slope -a / b² for b. Here a is 1 and b is 2.",
        praise="and 1 / 2.001 = 0.49975 agrees: down by 0.00025 for a nudge of 0.001.",
    ),
    "5.2": by_cases(
        "my_tanh",
        TANHS,
        given="x = Value(0.5)",
        names={"Value": Value, "topological_order": topological_order},
        praise="same value, same gradient, and no rule for tanh anywhere. A primitive is a shortcut.",
        mistakes={
            "number": "your function should return a Value. Use x.exp() and not math.exp.",
            "cut": "the graph does not lead back to x, so its gradient stays 0: compute with x, not with x.data.",
            "ready": "there is a ready-made tanh or sigmoid in your graph. Only arithmetic and exp this time.",
            "half": "that is tanh(x / 2): the exponent should be 2x (or -2x).",
            "sign": "that is -tanh(x): look at the sign of the exponent.",
            "unstretched": "that is the sigmoid of 2x, between 0 and 1. Stretch it: times 2, minus 1.",
            "other": "it is not tanh: tanh(0.5) is 0.4621, and its slope there is 0.7864.",
        },
    ),
    "5.3": by_value(
        [-0.5, -3.5],
        [
            ([-3.5, -0.5], "the right numbers in the wrong order: a first, then b."),
            ([0.5, 3.5], "the signs: f.grad is -0.125, and the slope of e² at e = -2 is -4."),
            ([0.5, 0.5], "that is the part that comes through c. a and b are used by d as well."),
            ([-1.0, -4.0], "that is the part that comes through d. a and b are used by c as well."),
            ([2.0, 14.0], "f is used twice by g: 10 / f is missing. Its slope is -10 / f²."),
            ([-2.5, -17.5], "f is used twice by g: f / 2 is missing. Its slope is 1 / 2."),
            ([-0.5, 2.5], "b is used by the power too: b³ has the slope 3b² = 12."),
            ([-0.5, -5.5], "b is used by the product too: a × b has the slope a = -4 for b."),
        ],
        other="from the right: f.grad = 1/2 - 10/16, then e.grad = 2e × f.grad, then c, d, and at last a and b.",
        praise="f -0.125, e 0.5, c 0.5, d -0.5; a: 0.5 - 1, b: 0.5 + 2 - 6.",
    ),
    "5.4": by_cases(
        "softplus",
        SOFTPLUSES,
        given="x = Value(-1.2); big = Value(1000.0)",
        names={"Value": Value},
        praise="one node, right from -30 to 1000. The engine never heard of softplus and needs no change.",
        mistakes={
            "number": 'your function should return a Value: Value(data, (x,), (slope,), "softplus").',
            "cut": "x is not among the parents: give (x,) as the second argument of Value.",
            "composed": "that is composed of other operators. Make it one node, whose only parent is x.",
            "value": "the value is not log(1 + exp(x)): at 0 it should be 0.6931, at 3 it should be 3.0486.",
            "sign": "the slope has the wrong sign: softplus rises everywhere.",
            "zero": "the slope is 0 or forgotten: give (slope,) as the third argument of Value.",
            "output": "you took the sigmoid of the output. The slope is the sigmoid at the input, x.data.",
            "slope": "the value is right, the slope is not: it should be sigmoid(x) = 1 / (1 + exp(-x)).",
            "large": "right near 0, but not at 1000, where the answer is 1000 with slope 1: exp(1000) is no float.",
        },
    ),
}

"""Self-checks of chapter 5, the operators."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value
from scalargrad.rules import RULES
from scalargrad.value import Value, topological_order

ALLOWED = {"+", "-", "*", "/", "**", "neg", "exp"}


def _sigmoid(x):
    return RULES["sigmoid"](x)[0]


_TANH_SLOPE = 1.0 - math.tanh(0.5) ** 2
_ONE_PATH = 2 * math.e / (math.e + 1)  # the slope of (u - 1) / (u + 1) at 0.5 along the path through u - 1

TANHS = [
    Case(
        "my_tanh(x)",
        Value(math.tanh(0.5)),
        [
            (float, "number"),
            (Value(math.tanh(0.25)), "half"),
            (Value(math.tanh(-0.5)), "sign"),
            (Value(_sigmoid(1.0)), "unstretched"),
            (Value(_sigmoid(0.5)), "sigmoid"),
            (Value(2 * _sigmoid(1.0)), "unmoved"),
            (Value(_sigmoid(1.0) - 1), "undoubled"),
            (Value(1 / math.tanh(0.5)), "over"),
            (Value(math.e - 1 / math.e + 1), "brackets"),
            (Value((math.e - 1) / math.e + 1), "brackets"),
            (Value(math.e - 1 / (math.e + 1)), "brackets"),
        ],
    ),
    Case("my_tanh(low)", Value(math.tanh(-1.3))),
    Case("my_tanh(zero)", Value(0.0)),
    Case("my_tanh(Value(3.0))", Value(math.tanh(3.0)), other="far"),
    Case(
        "my_tanh(x).backward(); x.grad",
        _TANH_SLOPE,
        [(0.0, "cut"), (_ONE_PATH, "half cut"), (_TANH_SLOPE - _ONE_PATH, "half cut"), (2 * _TANH_SLOPE, "backward")],
        "slope",
    ),
    Case("my_tanh(low).backward(); low.grad", 1.0 - math.tanh(-1.3) ** 2, other="elsewhere"),
    Case("my_tanh(zero).backward(); zero.grad", 1.0, other="elsewhere"),
    Case(
        "sorted({v.op for v in topological_order(my_tanh(x)) if v.parents} - ALLOWED)",
        [],
        [([""], "by hand")],
        "ready",
    ),
]

_Y, _SLOPE = math.log1p(math.exp(-1.2)), _sigmoid(-1.2)
_AT_SIX = math.log1p(math.exp(6.0))


def _is_operator(op):
    return op in RULES or op in ("+", "-", "*", "/", "sum", "dot")


def _is_the_input(came):
    return came[0] != "softplus" and came[1:] == (1000.0, 1.0)


def _has_no_slope(came):
    return len(came) == 1 or came[1:] == (1000.0, 0.0)


OFF = [(AttributeError, "number"), (_has_no_slope, "alone")]  # some ways through the function give no such node

SOFTPLUSES = [
    Case("softplus(x)", Value(_Y), [(float, "number")], "value"),
    Case("softplus(Value(3.0))", Value(math.log1p(math.exp(3.0))), wrong=[(float, "number")], other="value"),
    Case("softplus(x).op", "softplus", [(_is_operator, "composed")], "name"),
    Case("[parent is x for parent in softplus(x).parents]", [True], [([], "cut"), ([False], "copy")], "parents"),
    Case("isinstance(softplus(x).slopes[0], Value)", False, other="Value slope"),
    Case(
        "softplus(x).backward(); x.grad",
        _SLOPE,
        [
            (-_SLOPE, "sign"),
            (0.0, "zero"),
            (2.0 * _SLOPE, "backward"),
            (_sigmoid(_Y), "output"),
            (math.exp(-1.2), "inner"),
            (1.0 / (1.0 + math.exp(-1.2)), "outer"),
        ],
        "slope",
    ),
    Case("y = softplus(three); y.backward(); three.grad", _sigmoid(3.0), other="slope"),
    Case("y = softplus(six); y.backward(); y.data, six.grad", (_AT_SIX, _sigmoid(6.0)), OFF, "too soon"),
    Case("y = softplus(Value(-6.0)); (y.data, *y.slopes)", (_AT_SIX - 6.0, _sigmoid(-6.0)), OFF, "too soon"),
    Case("y = softplus(Value(-30.0)); (y.data, *y.slopes)", (0.0, 0.0), OFF, "small"),
    Case("y = softplus(Value(-30.0)); y.data > 0, y.slopes[0] > 0", (True, True), other="cut off"),
    Case(
        "y = softplus(big); y.backward(); y.op, y.data, big.grad",
        ("softplus", 1000.0, 1.0),
        [(OverflowError, "large"), (ValueError, "large"), (_is_the_input, "input"), *OFF],
        "large",
    ),
    Case(
        "y = softplus(Value(-1000.0)); (y.data, *y.slopes)",
        (0.0, 0.0),
        [(OverflowError, "far below"), (ValueError, "far below"), *OFF],
        "far below",
    ),
]


def _lacks_a_comma(came):
    """`(x)` is no tuple: then Value asks a number for its length."""
    return isinstance(came, TypeError) and "has no len()" in str(came)


EXERCISES = {
    "5.1": by_value(
        -0.25,
        [
            (0.25, "the sign: a larger divisor makes the quotient smaller, so the slope is negative."),
            (0.5, "that is 1 / x itself. How far does it move when x moves by 1?"),
            (-0.5, "the exponent goes down by one: n x^(n-1) with n = -1 is -1 × 2^-2."),
            (-4.0, "you multiplied by x² in place of dividing by it."),
            (-1.0, "that is the slope at x = 1. At 2, divide by 2²."),
            (-0.249875, "that is the slope of a secant, with a nudge of 0.001. Which number does it come close to?"),
            (-0.125, "the exponent goes down by one, from -1 to -2: divide by 2², not by 2³."),
        ],
        other="the rule for a / b has the slope -a / b² for b. Here a is 1 and b is 2.",
        praise="and 1 / 2.001 = 0.49975 agrees: down by 0.00025 for a nudge of 0.001.",
    ),
    "5.2": by_cases(
        "my_tanh",
        TANHS,
        given="x = Value(0.5); low = Value(-1.3); zero = Value(0.0)",
        names={"Value": Value, "topological_order": topological_order, "ALLOWED": ALLOWED},
        praise="same value at four points and same gradient at three, and nothing but arithmetic and exp in the graph.",
        mistakes={
            "number": "your function should return a Value. Use x.exp() and not math.exp.",
            "cut": "the graph does not lead back to x, so its gradient stays 0: compute with x, not with x.data.",
            "half cut": "one half of the graph does not lead back to x: x.data stands in the numerator or in the denominator.",
            "ready": "there is a ready-made function in your graph. Only arithmetic and exp this time.",
            "by hand": "you made a node with Value(…). Build it out of arithmetic and exp, and the slopes come by themselves.",
            "half": "that is tanh(x / 2): the exponent should be 2x (or -2x).",
            "sign": "that is -tanh(x): look at the sign of the exponent.",
            "unstretched": "that is the sigmoid of 2x, between 0 and 1. Stretch it: times 2, minus 1.",
            "sigmoid": "that is the sigmoid of x. Double x first, then stretch: times 2, minus 1.",
            "unmoved": "that is between 0 and 2. The 1 is still to be taken away: 2 × sigmoid(2x) - 1.",
            "undoubled": "that is between -1 and 0. Multiply the sigmoid by 2 before you take 1 away.",
            "over": "that is 1 / tanh(x): numerator and denominator have changed places.",
            "brackets": "a pair of parentheses is missing: both are needed in (u - 1) / (u + 1).",
            "far": "right near 0, but not at 3: there tanh is 0.9951, and not yet 1.",
            "backward": "the gradient comes twice: your function calls backward itself. Leave that to whoever uses its result.",
            "slope": "the value is right and the gradient is not: it should be 1 - tanh², 0.7864. Is every x in it the Value itself?",
            "elsewhere": "the gradient is right at 0.5, but not elsewhere: there, too, it should be 1 - tanh². Is there an `if` that leaves the graph, or a rounded e?",
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
            ([-0.5, -0.5], "b³ has the slope 3b², which is 12, not 3b."),
            ([4.5, 31.5], "10 / f falls as f grows: its slope is -10 / f². The minus is forgotten."),
            ([-8.0, -56.0], "10 / f has the slope -10 / f²: you divided by f once."),
            ([1.5, 4.5], "d is taken away in e = c - d, so its slope there is -1. The minus is forgotten."),
            ([0.25, 1.75], "e² has the slope 2e = -4, not 2."),
            ([138.8338, 645.5773], "that is the well-known expression above: only a and b are the same here."),
        ],
        other="from the right: f.grad = 1/2 - 10/16, then e.grad = 2e × f.grad, then c, d, and at last a and b.",
        praise="f -0.125, e 0.5, c 0.5, d -0.5; a: 0.5 - 1, b: 0.5 + 2 - 6.",
    ),
    "5.4": by_cases(
        "softplus",
        SOFTPLUSES,
        given="x = Value(-1.2); three = Value(3.0); six = Value(6.0); big = Value(1000.0)",
        names={"Value": Value},
        praise="one node, with its slope, right at seven points from -1000 to 1000. No line of the engine had to change.",
        anywhere=[(_lacks_a_comma, "comma")],
        mistakes={
            "number": 'your function should return a Value: Value(data, (x,), (slope,), "softplus").',
            "comma": "a tuple of one needs its comma: (x,) and (slope,). Without it, (x) is x itself.",
            "name": 'it is one node, but its op should be "softplus": that is the fourth argument of Value.',
            "copy": "what stands among the parents is not x itself: give (x,), and the slope after it, (slope,).",
            "alone": "one way through your function leads to no slope for x: give (x,) and (slope,) there, too.",
            "backward": "the slope comes twice: your function calls backward itself. Leave that to whoever uses its result.",
            "too soon": "right near 0, but not at 6 and -6: there log(1 + exp(x)) is not yet x, and not yet exp(x).",
            "parents": "there should be one parent, x: give (x,) as the second argument of Value.",
            "Value slope": "the slope is a Value. Slopes are plain numbers: x.sigmoid().data, for example.",
            "inner": "that is the slope of exp(x) alone. It is divided by 1 + exp(x): the chain rule through log.",
            "outer": "that is 1 / (1 + exp(x)), the slope of the log alone. Multiply by the slope of exp(x).",
            "small": "at -30 both the value and the slope should be nearly 0.",
            "cut off": "at -30 neither the value nor the slope is 0: both are about 9e-14. Something cuts them off.",
            "input": "at 1000 you gave back x itself: the right number, but no node of its own, named softplus.",
            "far below": "right at 1000, but not at -1000, where exp(1000) is needed now: the answer is 0 with slope 0. Choose the formula by the sign of x.",
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

"""The mistakes that people make in single operations: a wrong slope, or a function that overflows."""

import math

from scalargrad.exercises.engine.mistakes import Mistake
from scalargrad.exercises.engine.right import Right

MATTERS = "Every network that uses it is trained with wrong gradients."
OVERFLOWS = "Early in training a sum can be large for one point. The whole run ends there, although the curve is flat."
METHODS = {"+": "__add__", "*": "__mul__", "-": "__sub__", "/": "__truediv__", "**": "__pow__", "neg": "__neg__"}


def _power(a, b):
    return Right.SLOPES["**"](a, b)


def _slip(op, name, slopes, because):
    """A wrong slope of one operation."""
    engine = type("Slip", (Right,), {"SLOPES": Right.SLOPES | {op: slopes}})
    return Mistake(name, engine, because, MATTERS, look=(METHODS.get(op, op),), apart=("with numbers",), chapter=5)


def _overflow(op, rule):
    """A function that goes through exp where it need not."""
    engine = type("Overflow", (Right,), {"RULES": Right.RULES | {op: rule}})
    because = "e¹⁰⁰⁰ is larger than any float. The curve itself is flat there."
    return Mistake(
        f"{op} goes through exp and overflows", engine, because, OVERFLOWS, look=(op,), pattern="exp", chapter=5
    )


def _late(limit):
    """A ReLU that is flat up to a number above 0."""
    parts = {
        "RULES": Right.RULES | {"relu": lambda a: a if a > limit else 0.0},
        "SLOPES": Right.SLOPES | {"relu": lambda a: (float(a > limit),)},
    }
    because = "Right of 0 it is what goes in, be it as little as 0.01."
    engine = type("Late", (Right,), parts)
    return Mistake("The corner of ReLU is not at 0", engine, because, MATTERS, look=("relu",), chapter=14)


SLIPS = [
    _slip(
        "*",
        "In a product each factor gets its own value",
        lambda a, b: (a, b),
        "If b moves by 1, a · b moves by a: each factor gets the *other* one.",
    ),
    _slip(
        "*",
        "In a product both factors get the first one's share",
        lambda a, b: (b, b),
        "The slope toward a is b, and toward b it is a.",
    ),
    _slip(
        "-",
        "In a difference the second number gets + 1",
        lambda a, b: (1.0, 1.0),
        "If b grows, a − b falls: its slope is −1.",
    ),
    _slip(
        "-",
        "In a difference the signs of the slopes are swapped",
        lambda a, b: (-1.0, 1.0),
        "If a grows, a − b grows; if b grows, it falls.",
    ),
    _slip("neg", "−a makes a number without parents", lambda a: (0.0,), "Nothing finds its way back through it."),
    _slip("neg", "The slope of −a is taken for 1", lambda a: (1.0,), "If a grows, −a falls: its slope is −1."),
    _slip(
        "/",
        "In a quotient the slope of the divisor has the wrong sign",
        lambda a, b: (1.0 / b, a / b**2),
        "If b grows, a / b falls: its slope is −a / b².",
    ),
    _slip(
        "/",
        "In a quotient the slope of the divisor is not squared",
        lambda a, b: (1.0 / b, -a / b),
        "The slope of a / b toward b is −a / b².",
    ),
    _slip(
        "/",
        "In a quotient the divisor gets what belongs to a product",
        lambda a, b: (1.0 / b, a),
        "The slope of a / b toward b is −a / b².",
    ),
    _slip(
        "**",
        "The power is passed on with the exponent unchanged",
        lambda a, b: (b * a**b, _power(a, b)[1]),
        "The slope of aⁿ is n · aⁿ⁻¹.",
    ),
    _slip(
        "**",
        "In the slope of a power the exponent goes down by two",
        lambda a, b: (b * a ** (b - 2.0) if b else 0.0, _power(a, b)[1]),
        "The slope of aⁿ is n · aⁿ⁻¹: it goes down by one.",
    ),
    _slip("**", "The power passes nothing on", lambda a, b: (0.0, 0.0), "It has parents, and no slope toward them."),
    _slip(
        "**",
        "The exponent does not come down as a factor",
        lambda a, b: (a ** (b - 1.0) if b else 0.0, _power(a, b)[1]),
        "The slope of aⁿ is n · aⁿ⁻¹.",
    ),
    _slip(
        "**",
        "The slope of a power loses the sign",
        lambda a, b: (b * abs(a) ** (b - 1.0) if b else 0.0, _power(a, b)[1]),
        "The slope of a² is 2a, and below 0 that is negative: the square falls there.",
    ),
    _slip(
        "**",
        "The slope of the exponent is lost",
        lambda a, b: (_power(a, b)[0], 0.0),
        "If n moves, aⁿ moves by aⁿ · log a.",
    ),
    _slip(
        "tanh",
        "The slope of tanh uses what goes in, not what comes out",
        lambda a: (1.0 - a * a,),
        "It is 1 − t², where t is the result.",
    ),
    _slip(
        "tanh",
        "The slope of tanh forgets the square",
        lambda a: (1.0 - math.tanh(a),),
        "It is 1 − t², where t is the result.",
    ),
    _slip(
        "tanh",
        "The slope of tanh takes tanh twice",
        lambda a: (1.0 - math.tanh(math.tanh(a)) ** 2,),
        "It is 1 − t², where t is the result: it has been through tanh already.",
    ),
    _slip(
        "tanh",
        "tanh has the slope of sigmoid",
        lambda a: (math.tanh(a) * (1.0 - math.tanh(a)),),
        "It is 1 − t², where t is the result.",
    ),
    _slip(
        "sigmoid",
        "The slope of sigmoid uses what goes in, not what comes out",
        lambda a: (a * (1.0 - a),),
        "It is s · (1 − s), where s is the result.",
    ),
    _slip(
        "sigmoid",
        "Sigmoid has the slope of tanh",
        lambda a: (1.0 - Right.RULES["sigmoid"](a) ** 2,),
        "It is s · (1 − s), where s is the result.",
    ),
    _slip(
        "sigmoid",
        "The slope of sigmoid is its result",
        lambda a: (Right.RULES["sigmoid"](a),),
        "It is s · (1 − s), where s is the result.",
    ),
    _slip("exp", "The slope of exp is what goes in", lambda a: (a,), "eˣ is its own slope: it is the result."),
    _slip(
        "exp",
        "exp is treated as a power",
        lambda a: (a * math.exp(a - 1.0),),
        "eˣ is its own slope: no factor comes down.",
    ),
    _slip("log", "The slope of log is what goes in", lambda a: (a,), "It is 1 / a."),
    _slip(
        "log", "The slope of log is 1 over the result", lambda a: (1.0 / math.log(a),), "It is 1 / a, of what goes in."
    ),
    _slip("sqrt", "The slope of sqrt forgets the half", lambda a: (1.0 / math.sqrt(a),), "It is 1 / (2 √a)."),
    _slip("sqrt", "The slope of sqrt is half of the result", lambda a: (0.5 * math.sqrt(a),), "It is 1 / (2 √a)."),
    _slip("sin", "The slope of sin has the wrong sign", lambda a: (-math.cos(a),), "It is cos a."),
    _slip(
        "cos",
        "The slope of cos has the wrong sign",
        lambda a: (math.sin(a),),
        "It is −sin a: at a small positive a the cosine falls.",
    ),
    _slip(
        "relu", "ReLU lets gradients through where it is flat", lambda a: (1.0,), "Left of 0 the result does not move."
    ),
    _slip(
        "relu",
        "ReLU passes on its result in place of its slope",
        lambda a: (max(a, 0.0),),
        "Right of 0 its slope is 1, whatever comes out.",
    ),
    _slip(
        "relu",
        "ReLU lets gradients through at 0",
        lambda a: (float(a >= 0.0),),
        "At 0 it has a corner. PyTorch takes the slope 0 there.",
    ),
    *map(_late, (0.3, 1.0)),
    _slip("abs", "abs makes a number without parents", lambda a: (0.0,), "Nothing finds its way back through it."),
    _slip("abs", "abs has the slope 1 on both sides", lambda a: (1.0,), "Left of 0 it falls: the slope is −1."),
]
OVERFLOWING = [
    _overflow("tanh", lambda x: (math.exp(2.0 * x) - 1.0) / (math.exp(2.0 * x) + 1.0)),
    _overflow("tanh", lambda x: (1.0 - math.exp(-2.0 * x)) / (1.0 + math.exp(-2.0 * x))),
    _overflow("tanh", lambda x: (math.exp(x) - math.exp(-x)) / (math.exp(x) + math.exp(-x))),
    _overflow("sigmoid", lambda x: 1.0 / (1.0 + math.exp(-x))),
    _overflow("sigmoid", lambda x: math.exp(x) / (1.0 + math.exp(x))),
]

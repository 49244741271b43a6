"""Numbers at which rules, operators and losses are checked, and the derivatives that calculus gives there.

`UNARY` maps the name of a rule to its derivative and to points inside its domain, away from kinks.
"""

from math import cos, cosh, erf, exp, inf, log, nan, pi, sin

DENORMAL = 5e-324  # the smallest float above 0
SMALL = [-1e-3, -1e-8, 1e-8, 1e-3]
EVERYWHERE = [-30.0, -4.0, -1.0, -0.3, *SMALL, 0.3, 1.0, 4.0, 30.0]

UNARY = {
    "neg": (lambda x: -1.0, [0.0, *EVERYWHERE]),
    "abs": (lambda x: 1.0 if x > 0 else -1.0, EVERYWHERE),
    "exp": (lambda x: exp(x), [0.0, -700.0, 700.0, *EVERYWHERE]),
    "log": (lambda x: 1.0 / x, [1e-300, 1e-3, 0.3, 1.0, 4.0, 1e300]),
    "sqrt": (lambda x: 0.5 * x**-0.5, [1e-300, 1e-3, 0.3, 1.0, 4.0, 1e300]),
    "sin": (lambda x: cos(x), [0.0, *EVERYWHERE]),
    "cos": (lambda x: -sin(x), [0.0, *EVERYWHERE]),
    "tanh": (lambda x: 1.0 / cosh(x) ** 2, [0.0, *EVERYWHERE]),
    "sigmoid": (lambda x: 1.0 / (2.0 + exp(x) + exp(-x)), [0.0, *EVERYWHERE]),
    "relu": (lambda x: 1.0 if x > 0 else 0.0, EVERYWHERE),
    "leaky_relu": (lambda x: 1.0 if x > 0 else 0.01, EVERYWHERE),
    "elu": (lambda x: min(1.0, exp(x)), EVERYWHERE),
    "silu": (lambda x: (1.0 + (1.0 + x) * exp(-x)) / (1.0 + exp(-x)) ** 2, [0.0, *EVERYWHERE]),
    "softplus": (lambda x: 1.0 / (1.0 + exp(-x)), [0.0, 19.0, *EVERYWHERE]),
    "gelu": (
        lambda x: (1.0 + erf(x / 2.0**0.5)) / 2.0 + x * exp(-(x**2) / 2.0) / (2.0 * pi) ** 0.5,
        [0.0, *EVERYWHERE],
    ),
}

# Rule, input, value and slope where the rule saturates, bends or meets what is not an ordinary number.
UNARY_EDGES = [
    *[("neg", x, -x, -1.0) for x in (0.0, inf, -inf, nan, DENORMAL)],
    *[("abs", x, abs(x), s) for x, s in ((0.0, 0.0), (inf, 1.0), (-inf, -1.0), (DENORMAL, 1.0), (-DENORMAL, -1.0))],
    *[("exp", x, y, y) for x, y in ((inf, inf), (-inf, 0.0), (nan, nan), (-1000.0, 0.0), (DENORMAL, 1.0))],
    *[("log", x, y, s) for x, y, s in ((inf, inf, 0.0), (nan, nan, nan), (DENORMAL, log(DENORMAL), inf))],
    *[
        ("sqrt", x, y, s)
        for x, y, s in (
            (0.0, 0.0, inf),
            (inf, inf, 0.0),
            (nan, nan, nan),
            (DENORMAL, DENORMAL**0.5, 0.5 / DENORMAL**0.5),
        )
    ],
    *[("sin", x, y, s) for x, y, s in ((nan, nan, nan), (DENORMAL, DENORMAL, 1.0), (1e300, sin(1e300), cos(1e300)))],
    *[("cos", x, y, s) for x, y, s in ((nan, nan, nan), (DENORMAL, 1.0, -DENORMAL), (1e300, cos(1e300), -sin(1e300)))],
    *[("tanh", x, y, 0.0) for x, y in ((inf, 1.0), (-inf, -1.0), (1000.0, 1.0), (-1000.0, -1.0))],
    ("tanh", nan, nan, nan),
    ("tanh", DENORMAL, DENORMAL, 1.0),
    *[("sigmoid", x, y, 0.0) for x, y in ((inf, 1.0), (-inf, 0.0), (1000.0, 1.0), (-1000.0, 0.0))],
    ("sigmoid", nan, nan, nan),
    ("sigmoid", DENORMAL, 0.5, 0.25),
    *[("relu", x, y, s) for x, y, s in ((0.0, 0.0, 0.0), (inf, inf, 1.0), (-inf, 0.0, 0.0), (nan, nan, 1.0))],
    ("relu", DENORMAL, DENORMAL, 1.0),
    ("relu", -DENORMAL, 0.0, 0.0),
    *[("leaky_relu", x, y, 0.01) for x, y in ((0.0, 0.0), (-1000.0, -10.0), (-inf, -inf), (nan, nan))],
    *[("leaky_relu", x, x, 1.0) for x in (1000.0, inf, DENORMAL)],
    *[("elu", x, y, s) for x, y, s in ((0.0, 0.0, 1.0), (-1000.0, -1.0, 0.0), (-inf, -1.0, 0.0), (nan, nan, 1.0))],
    *[("elu", x, x, 1.0) for x in (1000.0, inf, DENORMAL, -DENORMAL)],
    *[("silu", x, y, s) for x, y, s in ((-1000.0, -0.0, 0.0), (-inf, 0.0, 0.0), (nan, nan, nan), (0.0, 0.0, 0.5))],
    *[("silu", x, x, 1.0) for x in (1000.0, inf)],
    *[("softplus", x, y, s) for x, y, s in ((-1000.0, 0.0, 0.0), (-inf, 0.0, 0.0), (nan, nan, nan))],
    *[("softplus", x, x, 1.0) for x in (1000.0, inf, 20.5)],
    *[("gelu", x, y, s) for x, y, s in ((-1000.0, -0.0, 0.0), (-inf, 0.0, 0.0), (nan, nan, nan), (0.0, 0.0, 0.5))],
    *[("gelu", x, x, 1.0) for x in (1000.0, inf, 1e200)],
]

# Input at which a rule refuses, its error, and a word of the message.
UNARY_ERRORS = [
    ("exp", 710.0, OverflowError, "exp(710) is beyond the largest float: keep its input below 709.78"),
    ("exp", 1000.0, OverflowError, "exp(1000) is beyond the largest float: keep its input below 709.78"),
    ("log", 0.0, ValueError, "log(0) has no value: log takes numbers above 0"),
    ("log", -DENORMAL, ValueError, "log(-4.94066e-324) has no value: log takes numbers above 0"),
    ("log", -1000.0, ValueError, "log(-1000) has no value: log takes numbers above 0"),
    ("log", -inf, ValueError, "log(-inf) has no value: log takes numbers above 0"),
    ("sqrt", -DENORMAL, ValueError, "sqrt(-4.94066e-324) has no value: sqrt takes 0 and numbers above"),
    ("sqrt", -inf, ValueError, "sqrt(-inf) has no value: sqrt takes 0 and numbers above"),
    ("sin", inf, ValueError, "sin(inf) has no value: sin takes finite numbers"),
    ("sin", -inf, ValueError, "sin(-inf) has no value: sin takes finite numbers"),
    ("cos", inf, ValueError, "cos(inf) has no value: cos takes finite numbers"),
    ("cos", -inf, ValueError, "cos(-inf) has no value: cos takes finite numbers"),
]

# Base and exponent inside the domain of the power, both able to move.
POWERS = [(3.0, 2.0), (0.5, -1.5), (2.0, 0.0), (1.0, 7.0), (1e-3, 3.0), (10.0, -2.0), (2.5, 0.5), (100.0, 1.0)]

# Base, exponent, value, slope in the base, slope in the exponent.
POWER_EDGES = [
    (-2.0, 3.0, -8.0, 12.0, nan),
    (-2.0, 2.0, 4.0, -4.0, nan),
    (-2.0, -1.0, -0.5, -0.25, nan),
    (-2.0, 0.0, 1.0, 0.0, nan),
    (0.0, 0.0, 1.0, 0.0, 0.0),
    (0.0, 0.5, 0.0, inf, 0.0),
    (0.0, 1.0, 0.0, 1.0, 0.0),
    (0.0, 2.0, 0.0, 0.0, 0.0),
    (-0.0, 3.0, -0.0, 0.0, 0.0),
    (inf, 2.0, inf, inf, inf),
    (-inf, 2.0, inf, -inf, nan),
    (2.0, inf, inf, inf, inf),
    (nan, 2.0, nan, nan, nan),
    (2.0, nan, nan, nan, nan),
    (1.0, inf, 1.0, inf, 0.0),
    (1.0, 0.0, 1.0, 0.0, 0.0),
    (1e-300, -1.0, 1e300, -inf, 1e300 * log(1e-300)),
    (1e-154, -2.0, 1e308, -inf, 1e308 * log(1e-154)),
    (-1e-110, -2.0, 1e220, inf, nan),
    (-1e-200, -1.0, -1e200, -inf, nan),
    (DENORMAL, 0.01, DENORMAL**0.01, inf, DENORMAL**0.01 * log(DENORMAL)),
    (DENORMAL, 0.5, DENORMAL**0.5, 0.5 * DENORMAL**-0.5, DENORMAL**0.5 * log(DENORMAL)),
]

POWER_ERRORS = [
    (0.0, -1.0, ZeroDivisionError, "0 ** -1 has no value: it divides by its base"),
    (-0.0, -0.5, ZeroDivisionError, "0 ** -0.5 has no value: it divides by its base"),
    (0.0, -inf, ZeroDivisionError, "0 ** -inf has no value: it divides by its base"),
    (-2.0, 0.5, ValueError, "(-2) ** 0.5 is not a real number: below 0 only whole powers exist"),
    (-1000.0, -1.5, ValueError, "(-1000) ** -1.5 is not a real number: below 0 only whole powers exist"),
    (1000.0, 1000.0, OverflowError, "(1000) ** 1000 is beyond the largest float"),
    (DENORMAL, -1.0, OverflowError, "(4.94066e-324) ** -1 is beyond the largest float"),
]

BINARY = {
    "+": (lambda a, b: a + b, lambda a, b: (1.0, 1.0)),
    "-": (lambda a, b: a - b, lambda a, b: (1.0, -1.0)),
    "*": (lambda a, b: a * b, lambda a, b: (b, a)),
    "/": (lambda a, b: a / b, lambda a, b: (1.0 / b, -a / b**2)),
}
PAIRS = [(2.0, -3.0), (-0.5, 0.25), (1e-3, 7.0), (1000.0, -1000.0), (0.0, 1.5), (1e-100, 1e100)]
EDGE_PAIRS = [(x, y) for x in (inf, -inf, nan, 1000.0, DENORMAL) for y in (inf, -inf, nan, -1000.0, DENORMAL)]

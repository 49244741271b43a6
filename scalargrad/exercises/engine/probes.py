"""The probes: small programs whose gradients everybody can work out by hand.

A probe is Python text, run with an engine's own numbers. It has the leaves by name, `Value` for further ones, the
functions `tanh`, `relu` …, and `back(y)` to go backward. What is asked of it are the numbers after it: `data` of y and
the gradients of the leaves.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Probe:
    """One question.

    Attributes:
        group: what it is about.
        code: the program; it leaves its result in y.
        leaves: name -> number.
        says: the program in words, where the text is no good to read.
        asks: expressions whose numbers are compared; without any, those of y and of the leaves' gradients.
        shorter: the same question about a smaller graph, where this one is so large that an engine can stop, or be
            busy forever.
    """

    group: str
    code: str
    leaves: dict = field(default_factory=dict)
    says: str = ""
    asks: tuple = ()
    shorter: "Probe | None" = None

    @property
    def name(self):
        """What a report calls it.

        >>> Probe("operators", "y = a + b; back(y)", {"a": 2.0, "b": 3.0}).name
        'y = a + b'
        """
        return self.says or self.code.removesuffix("; back(y)")

    @property
    def questions(self):
        """The expressions that are compared."""
        return self.asks or ("data(y)", *(f"grad({name})" for name in self.leaves))


def _each(group, leaves, *expressions):
    return [Probe(group, f"y = {expression}; back(y)", leaves) for expression in expressions]


AB = {"a": 2.0, "b": -3.0}
A = {"a": 3.0}

OPERATORS = [
    *_each("operators", AB, "a + b", "a * b", "a - b", "a / b", "-b"),
    *_each("operators", {"a": 3.0}, "a ** 2", "a ** -1"),
    *_each("operators", {"a": -2.0}, "a ** 3", "a ** 2"),
    *_each("operators", {"a": 6.25}, "a ** 0.5"),
    *_each("operators", {"a": 2.0, "b": 3.0}, "a ** b"),
]
NUMBERS = [
    *_each("with numbers", A, "a + 2", "2 + a", "a * 2", "2 * a", "a - 2", "2 - a", "a / 2", "2 / a", "2 ** a"),
    Probe("with numbers", "y = sum([a, b]); back(y)", AB),
]
FUNCTIONS = [
    *_each("functions", {"a": 0.5}, "tanh(a)", "exp(a)", "log(a)", "sigmoid(a)", "sqrt(a)", "sin(a)", "cos(a)"),
    *_each("functions", {"a": 0.01}, "relu(a)"),
    *_each("functions", {"a": -0.5}, "relu(a)", "abs(a)"),
]
SHARED = [
    *_each("used more than once", {"a": 3.0}, "a + a", "a * a", "a * a * a"),
    Probe("used more than once", "y = a * b + a; back(y)", AB),
    Probe("used more than once", "b = a * a; c = b + a; y = b * c; back(y)", {"a": 2.0}),
    Probe("used more than once", "y = (a + b) * (a * b); back(y)", AB),
    Probe("used more than once", "b = a + a; c = b + b; y = c + c; back(y)", {"a": 1.0}),
]
REUSED = [  # the operation in question passes on last, to what has a share already
    *_each("used more than once", AB, "a - b + a + b", "a / b + a + b", "-a + a"),
    *_each("used more than once", A, "a ** 2 + a"),
    *_each("used more than once", {"a": 0.5}, "tanh(a) * a", "exp(a) * a", "log(a) * a", "sigmoid(a) * a"),
    *_each("used more than once", {"a": 0.5}, "sqrt(a) * a", "sin(a) * a", "cos(a) * a", "relu(a) * a", "abs(a) * a"),
]
ORDER = [
    Probe("order", "b = a + a; y = b * (b + a); back(y)", {"a": 2.0}),
    Probe("order", "b = a + a; y = (b + a) * b; back(y)", {"a": 2.0}),
    Probe("order", "b = a * a; c = b * a; y = c * b + b; back(y)", {"a": 2.0}),
    Probe("order", "b = a + a; y = a * b + b * b; back(y)", {"a": 2.0}),
    Probe("order", "b = a + a; y = b * b + a * b; back(y)", {"a": 2.0}),
    Probe("order", "b = a + a; y = b * b + a * b * a; back(y)", {"a": 2.0}),
    Probe("order", "b = a * c; d = b + c; e = d * b; y = e + d * a; back(y)", {"a": 2.0, "c": -3.0}),
]
FROM_A_LEAF = Probe("backward again", "y = a; back(y)", A, "backward from a leaf")
REPEATED = [
    Probe("backward again", "y = a * a + a * a; back(y); back(y)", A, "y = a * a + a * a, backward twice"),
    Probe("backward again", "y = a * b; back(y); y = a * a; back(y)", AB, "backward from a * b, then from a * a"),
    Probe("backward again", "m = a * b; y = m * m; z = m + a; back(y); back(z)", AB, "two results that share a middle"),
    Probe(
        "backward again",
        "y = a * a + a * a; back(y); zero(a); back(y)",
        A,
        "y = a * a + a * a, backward, the gradient of a to 0, backward",
    ),
    Probe(
        "backward again", "m = a * b; y = m * a; back(m); back(y)", AB, "backward from the middle, then from the end"
    ),
    FROM_A_LEAF,
    Probe("backward again", "y = a * b; back(y); back(y); back(y)", AB, "y = a * b, backward three times"),
]
REFUSABLE = [REPEATED[0], *REPEATED[2:]]  # an engine may say that it does not go through a graph twice
OF_THE_RESULT = Probe("leaves", "y = a * b; back(y)", AB, "the gradient of the result itself", ("grad(y)",))
OF_A_NEW_NUMBER = Probe(
    "leaves", "p = Value(1); q = Value(1); y = p * q; back(y); r = Value(1)", {}, "a new number", ("grad(r)",)
)
PLAIN = [
    Probe("leaves", "y = a * a; back(y)", AB, "y = a * a, and b has no part in it"),
    OF_THE_RESULT,
    Probe("leaves", "y = a * b; z = a * Value(5); back(y)", AB, "a branch that does not lead to the result"),
    OF_A_NEW_NUMBER,
]
(AT_THE_CORNER,) = _each("edges", {"a": 0.0}, "relu(a)")
EDGES = [
    *_each("edges", {"a": 1000.0}, "tanh(a)", "sigmoid(a)"),
    *_each("edges", {"a": -1000.0}, "tanh(a)", "sigmoid(a)", "exp(a)"),
    AT_THE_CORNER,
    *_each("edges", {"a": 0.0}, "a ** 2", "a ** 1", "a * 1"),
    *_each("edges", {"a": 0.0, "b": 5.0}, "a * b"),
    *_each("edges", {"a": 1.0, "b": 2.0}, "a / b"),
    Probe(
        "edges", "n = Value(3); m = Value(2); y = n / m; back(y)", {}, "3 / 2, of whole numbers", ("data(y)", "grad(m)")
    ),
]


def _many(group, what, step, count, a, shorter=None):
    return Probe(group, f"y = a\nfor _ in range({count}): {step}\nback(y)", {"a": a}, what, ("grad(a)",), shorter)


SUM = _many("depth", "a sum of 201 terms", "y = y + a", 200, 0.5)
DEPTH = [
    SUM,
    _many("depth", "a sum of 5,001 terms", "y = y + a", 5000, 0.5, SUM),
    _many("depth", "a sum of 100,001 terms", "y = y + a", 100000, 0.5, SUM),
]
DOUBLINGS = _many("paths", "12 doublings: 4,096 paths", "y = y + y", 12, 1.0)
PATHS = [DOUBLINGS, _many("paths", "40 doublings: 2⁴⁰ paths", "y = y + y", 40, 1.0, DOUBLINGS)]
PROBES = [
    *OPERATORS, *NUMBERS, *FUNCTIONS, *SHARED, *REUSED, *ORDER, *REPEATED, *PLAIN, *EDGES, *DEPTH, *PATHS,
]  # fmt: skip

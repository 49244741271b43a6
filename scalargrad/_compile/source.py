"""Write a trace down as Python: a loop over the samples, forward and backward. Imports `rules` and `functional`."""

import math
from textwrap import wrap

from scalargrad._compile.trace import CompileError
from scalargrad.functional import _hinge, _logistic, _squared_error, binary_cross_entropy_with_logits, hinge_loss
from scalargrad.rules import RULES, power

WIDTH = 100  # of a line
MANY = 100  # terms in one expression: Python's own compiler takes some thousand at most


def hinge(s, t):
    return _hinge(s, t) if t in (-1.0, 1.0) else hinge_loss([s], [t])  # which says what is wrong


def logistic(s, t):
    return _logistic(s, t) if 0.0 <= t <= 1.0 else binary_cross_entropy_with_logits([s], [t])


# What a program calls: functions that give a number, then its slopes.
FUNCTIONS = {
    **RULES, "power": power, "squared_error": _squared_error, "hinge": hinge, "logistic": logistic,
    "inf": math.inf, "nan": math.nan,
}
LOSSES = {"mse": "squared_error", "hinge": "hinge", "logistic": "logistic"}
# The number of a node v with the operands a and b, then its slope for each of them.
OPERATORS = {
    "+": ("{a} + {b}", "1.0", "1.0"),
    "-": ("{a} - {b}", "1.0", "-1.0"),
    "*": ("{a}*{b}", "{b}", "{a}"),
    "/": ("{a}/{b}", "(1.0/{b})", "(-{v}/{b})"),
    "neg": ("-{a}", "-1.0"),
}


class Writer:
    """Writes one function of a program; only the nodes in `moving` will have a gradient.

    For each node, `slopes` has the text of the slope for each parent, and `gradients` that of its gradient. The
    activation of a neuron has a slope of its own, in `bends`, to be multiplied into the others; of a relu that is
    the neuron itself, which tells whether anything passes.
    """

    GIVEN, RESULT = "samples", "yield "
    RELU = "if {v} <= 0.0: {v} = 0.0"

    def __init__(self, trace, names, moving=()):
        self.trace, self.names, self.moving = trace, names, moving
        self.within = [node for node in trace.nodes if node in trace.varying]
        self.outside = [node for node in trace.nodes if node not in trace.varying]
        self.slopes, self.bends = {}, {}

    def text(self, value):
        """How a program speaks of a Value: by its name, or by its number if it never changes."""
        return self.names.get(value) or repr(value.data)

    def slope_names(self, v, values):
        """A name for the slope of v in each of the values; an underscore where nobody asks for it."""
        numbers = [""] if len(values) == 1 else range(1, len(values) + 1)
        return [f"d{i}_{v}" if value in self.moving else "_" for i, value in zip(numbers, values)]

    # Forward: the lines for one node, which also note its slopes.

    def compute(self, nodes):
        return [line for node in nodes for line in self.number(node)]

    def number(self, node):
        v, args = self.names[node], [self.text(parent) for parent in node.parents]
        kind, _, activation = node.op.partition(" ")
        if kind in OPERATORS:
            text, *self.slopes[node] = [part.format(v=v, **dict(zip("ab", args))) for part in OPERATORS[kind]]
            return [f"{v} = {text}"]
        if kind in ("sum", "dot", "relu"):
            return self.weighted(node, v, args) + self.bent(node, v, activation or kind)
        if kind in LOSSES:
            return self.loss(node, v, args)
        return self.called(node, v, args)

    def weighted(self, node, v, args):
        """A sum, or a weighted sum, which starts with its bias."""
        if not node.op.startswith("dot"):
            self.slopes[node] = ["1.0"] * len(args)
            return added(v, args)
        n = len(args) // 2
        w, x, bias = args[:n], args[n : 2 * n], args[2 * n :]
        self.slopes[node] = [*x, *w, "1.0"][: len(args)]
        return added(v, [*bias, *map("{}*{}".format, w, x)])

    def bent(self, node, v, activation):
        if activation in ("sum", "dot"):
            return []
        if activation == "relu":
            self.bends[node] = v
            return [self.RELU.format(v=v)]
        (self.bends[node],) = self.slope_names(v, [node])
        return [f"{v}, {self.bends[node]} = {activation}({v})"]

    def loss(self, node, v, args):
        """The mean of the losses of n outputs, which come first, and n targets."""
        n, names = len(args) // 2, self.slope_names(v, node.parents)
        calls = [f"{names[i]}, {names[n + i]} = {LOSSES[node.op]}({args[i]}, {args[n + i]})" for i in range(n)]
        self.slopes[node] = names if n == 1 else [f"({name}/{n})" for name in names]
        first, *others = calls
        lines = [f"{v}, {first}", *[line for call in others for line in (f"more, {call}", f"{v} += more")]]
        return lines if n == 1 else [*lines, f"{v} /= {n}"]

    def called(self, node, v, args):
        """A function of one number; or a power, whose slopes come as a pair."""
        function = "power" if node.op == "**" else node.op
        if function not in FUNCTIONS:
            raise CompileError(f"the function made a node with the operation {node.op!r}, of which nobody knows the rule")
        self.slopes[node] = self.slope_names(v, node.parents)
        slopes = ", ".join(self.slopes[node])
        return [f"{v}, {slopes if len(args) == 1 else f'({slopes})'} = {function}({', '.join(args)})"]

    # Backward: the lines that do for one node what `Value.backward` does.

    def gradient(self, node):
        return "1.0" if node in self.trace.results and node in self.trace.varying else f"g_{self.names[node]}"

    def pass_on(self, nodes):
        return [line for node in reversed(nodes) if node in self.moving for line in self.guarded(node)]

    def guarded(self, node):
        """Nothing is done where the gradient or all slopes are 0."""
        test = self.test(node)
        return [*wrapped("if ", test, ":"), *indented(self.shares(node))] if test else self.shares(node)

    def test(self, node):
        slopes = [slope for slope in dict.fromkeys(self.slopes[node]) if slope != "_"]
        tests = [text for text in (self.gradient(node), self.bends.get(node)) if text not in ("1.0", None)]
        if all(slope.isidentifier() for slope in slopes):
            some = " or ".join(slopes)
            tests.append(f"({some})" if tests and len(slopes) > 1 else some)
        return " and ".join(tests)

    def shares(self, node):
        """Add g times each slope to the gradient of each parent."""
        g, bend, lines = self.gradient(node), self.bends.get(node, self.names[node]), []
        if bend != self.names[node]:
            lines, g = ([], bend) if g == "1.0" else ([f"{g} = {g}*{bend}"], g)
        edges = [edge for edge in zip(node.parents, self.slopes[node]) if edge[0] in self.moving]
        return lines + [self.share(node, parent, g, slope) for parent, slope in edges]

    def share(self, node, parent, g, slope):
        text = product(g, slope)
        sign, text = ("-", text[1:]) if text.startswith("-") else ("+", text)
        return f"g_{self.names[parent]} {sign}= {text}"

    # The two functions

    def forward(self):
        results = [self.text(result) for result in self.trace.results]
        result = results if self.trace.single else ["[", ", ".join(results), "]"]
        loop = [*self.compute(self.within), *wrapped(self.RESULT + result[0], *result[1:])]
        return self.function("forward", [*self.compute(self.outside), *self.loop(loop)])

    def backward(self):
        (root,) = self.trace.results
        held = [value for value in (*self.trace.parameters, *self.outside) if value in self.moving]
        passing = [node for node in self.within if node in self.moving and node is not root]
        before = [*self.compute(self.outside), *zeros(["total", *map(self.gradient, held)])]
        loop = ["# forward", *self.compute(self.within), *self.end(root), "# backward"]
        loop += [*zeros(list(map(self.gradient, passing))), *self.pass_on(self.within)]
        gradients = ", ".join(map(self.gradient, self.trace.parameters))
        after = [*self.pass_on(self.outside), *wrapped("return total, [", gradients, "]")]
        return self.function("backward", [*before, *self.loop(loop), *after])

    def function(self, name, lines):
        names = [self.names[parameter] for parameter in self.trace.parameters]
        unpack = wrapped("", listed(names), " = parameters") if names else []
        return "\n".join([f"def {name}(parameters, {self.GIVEN}):", *indented([*unpack, *lines])]) + "\n"

    def loop(self, lines):
        return [f"for {listed([self.names[value] for value in self.trace.inputs])} in samples:", *indented(lines)]

    def end(self, root):
        """Between forward and backward. The gradient of the root, 1, is not written down if the loop computes it."""
        outside = root in self.moving and root not in self.trace.varying
        return [f"total += {self.text(root)}", *([f"g_{self.names[root]} += 1.0"] if outside else [])]


def product(g, slope):
    if g == "1.0" or slope == "1.0":
        return slope if g == "1.0" else g
    return f"-{g}" if slope == "-1.0" else f"{g}*{slope}"


def added(v, terms):
    """Lines that add up terms from left to right, not too many in one expression."""
    lines = []
    for i in range(0, len(terms), MANY):
        lines += wrapped(f"{v} = ", " + ".join(([v] if i else []) + terms[i : i + MANY]))
    return lines


def zeros(names):
    return [f"{line.replace(' ', ' = ')} = 0.0" for line in wrap(" ".join(names), WIDTH * 2 // 3)]


def listed(names):
    """The left side of an assignment; one name still needs its comma."""
    return f"({names[0]},)" if len(names) == 1 else ", ".join(names)


def wrapped(before, text="", after=""):
    """A line; a long one in several lines, in brackets if it has none."""
    if len(before + text + after) <= WIDTH:
        return [before + text + after]
    if not after.startswith("]"):
        before, after = f"{before}(", f"){after}"
    first, *rest = wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [before + first, *indented(rest[:-1]), f"    {rest[-1]}{after}"] if rest else [before + first + after]


def indented(lines):
    return [f"    {line}" for line in lines]

"""Write a trace down as Python: a loop over the samples, forward and backward. Imports `rules` and `functional`."""

import math
from collections import Counter
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
        """How a program speaks of a Value: by its name; of a constant, by its number."""
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

    # Backward: one sample, from the root to the parameters.

    def go_back(self, root):
        self.uses = Counter(parent for node in self.within if node in self.moving for parent in node.parents)
        self.gradients, self.waiting, self.sure = {root: "1.0"}, {root}, set()
        return [line for node in reversed(self.within) if node in self.moving for line in self.pass_on(node)]

    def pass_on(self, node):
        """The lines for one node. When no other node waits, a gradient of 0 ends the work on the sample."""
        tests = [test for test in self.tests(node) if test not in self.sure]
        fresh = dict.fromkeys(parent for parent in node.parents if self.starts(parent))
        self.waiting.discard(node)
        if not tests:
            return self.shares(node, "=")
        if fresh and not self.waiting:
            self.sure.update(tests)
            test = tests[0] if len(tests) == 1 else f"({' and '.join(tests)})"
            return [f"if not {test}: continue", *self.shares(node, "=")]
        lines = zeros([f"g_{self.names[parent]}" for parent in fresh])
        return [*lines, f"if {' and '.join(tests)}:", *indented(self.shares(node, "+="))]

    def finish(self):
        """After the loop, the same for the nodes that no input changes."""
        lines = []
        for node in reversed(self.outside):
            if node in self.moving:
                self.gradients[node] = f"g_{self.names[node]}"
                lines += [f"if {' and '.join(self.tests(node))}:", *indented(self.shares(node, "+="))]
        return lines

    def tests(self, node):
        """What must not be 0, or else the node has nothing to pass on, as in `Value.backward`."""
        tests = [self.gradients[node]] if self.gradients[node] != "1.0" else []
        tests += [self.bends[node]] if node in self.bends else []
        slopes = [slope for slope in dict.fromkeys(self.slopes[node]) if slope != "_"]
        if all(slope.isidentifier() for slope in slopes):
            tests.append(slopes[0] if len(slopes) == 1 else f"({' or '.join(slopes)})")
        return tests

    def starts(self, parent):
        """Would this be the first gradient of a node that the loop computes?"""
        return parent in self.moving and parent in self.trace.varying and parent not in self.gradients

    def shares(self, node, first):
        """Add to the gradient of each parent; a first gradient in the loop is set instead if `first` is "="."""
        v, g, lines = self.names[node], self.gradients[node], []
        bend = self.bends.get(node, v)
        if bend != v and g == "1.0":
            g = bend
        elif bend != v:
            lines, g = [f"g_{v} = {g}*{bend}"], f"g_{v}"
        for parent, slope in zip(node.parents, self.slopes[node]):
            if parent in self.moving:
                lines += self.share(node, parent, g, slope, first if self.starts(parent) else "+=")
        return lines

    def share(self, node, parent, g, slope, sign):
        name, text = f"g_{self.names[parent]}", product(g, slope)
        short = sign == "=" and self.uses[parent] == 1 and (text.isidentifier() or text == "1.0")
        if self.starts(parent):
            self.gradients[parent] = text if short else name
            self.waiting.add(parent)
        return [] if short else [assigned(name, sign, text)]

    # The two functions

    def forward(self):
        results = [self.text(result) for result in self.trace.results]
        result = results if self.trace.single else ["[", ", ".join(results), "]"]
        before, loop = self.compute(self.outside), self.compute(self.within)
        return self.function("forward", [*before, *self.loop([*loop, *wrapped(self.RESULT + result[0], *result[1:])])])

    def backward(self):
        (root,) = self.trace.results
        held = [value for value in (*self.trace.parameters, *self.outside) if value in self.moving]
        before, loop = self.compute(self.outside), ["# forward", *self.compute(self.within)]
        loop += [*self.end(root, root in self.trace.varying), "# backward", *self.go_back(root)]
        lines = [*before, *zeros(["total", *[f"g_{self.names[value]}" for value in held]])]
        gradients = ", ".join(f"g_{self.names[parameter]}" for parameter in self.trace.parameters)
        return self.function("backward", [*lines, *self.loop(loop), *self.finish(), *wrapped("return total, [", gradients, "]")])

    def function(self, name, lines):
        names = [self.names[parameter] for parameter in self.trace.parameters]
        unpack = wrapped("", listed(names), " = parameters") if names else []
        return "\n".join([f"def {name}(parameters, {self.GIVEN}):", *indented([*unpack, *lines])]) + "\n"

    def loop(self, lines):
        return [f"for {listed([self.names[value] for value in self.trace.inputs])} in samples:", *indented(lines)]

    def end(self, root, varying):
        """Between forward and backward."""
        starts = [f"g_{self.names[root]} += 1.0"] if root in self.moving and not varying else []
        return [f"total += {self.text(root)}", *starts]


def product(g, slope):
    if g == "1.0" or slope == "1.0":
        return slope if g == "1.0" else g
    return f"-{g}" if slope == "-1.0" else f"{g}*{slope}"


def assigned(name, sign, text):
    return f"{name} -= {text[1:]}" if sign == "+=" and text.startswith("-") else f"{name} {sign} {text}"


def added(v, terms):
    """Lines that add up terms from left to right, not too many in one expression."""
    lines = []
    for i in range(0, len(terms), MANY):
        lines += wrapped(f"{v} = ", " + ".join(([v] if i else []) + terms[i : i + MANY]))
    return lines or [f"{v} = 0.0"]


def zeros(names):
    return [f"{' = '.join(names[i : i + 12])} = 0.0" for i in range(0, len(names), 12)]


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

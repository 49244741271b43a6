"""Write a trace down as Python: a loop over the samples, forward and backward. Imports `rules` and `functional`."""

import math
from collections import Counter
from textwrap import wrap

from scalargrad._compile.trace import CompileError
from scalargrad.functional import _hinge, _logistic, _squared_error, binary_cross_entropy_with_logits, hinge_loss
from scalargrad.rules import RULES, power

WIDTH = 100
MANY = 100  # terms in one expression: Python's own compiler takes some thousand at most


def hinge(s, t):
    return _hinge(s, t) if t in (-1.0, 1.0) else hinge_loss([s], [t])  # which says what is wrong


def logistic(s, t):
    return _logistic(s, t) if 0.0 <= t <= 1.0 else binary_cross_entropy_with_logits([s], [t])


# What a program calls: functions that give a number and its slopes.
FUNCTIONS = {
    **RULES, "power": power, "squared_error": _squared_error, "hinge": hinge, "logistic": logistic,
    "inf": math.inf, "nan": math.nan,
}
LOSSES = {"mse": "squared_error", "hinge": "hinge", "logistic": "logistic"}
# The number of a node v with the operands a and b, and its slope for each of them.
OPERATORS = {
    "+": ("{a} + {b}", "1.0", "1.0"),
    "-": ("{a} - {b}", "1.0", "-1.0"),
    "*": ("{a}*{b}", "{b}", "{a}"),
    "/": ("{a}/{b}", "(1.0/{b})", "(-{v}/{b})"),
    "neg": ("-{a}", "-1.0"),
}


class Writer:
    """Writes one function for a trace; only the nodes in `moving` will have a gradient.

    `slopes` has for each node the text of the slope for each parent. A neuron with an activation has the slope of
    that in `bends`, and it has still to be multiplied into the others.
    """

    RELU = "if {v} <= 0.0: {v} = 0.0"

    def __init__(self, trace, names, moving):
        self.trace, self.names, self.moving = trace, names, moving
        self.slopes, self.bends = {}, {}
        self.within = [node for node in trace.nodes if node in trace.varying]
        self.outside = [node for node in trace.nodes if node not in trace.varying]

    def text(self, value):
        """How a program speaks of a Value: by its name; of a constant, by its number."""
        return self.names.get(value) or repr(value.data)

    def slope(self, name, parent):
        return name if parent in self.moving else "_"

    # Forward

    def compute(self, nodes):
        """The lines that compute some nodes, one after the other."""
        return [line for node in nodes for line in self.number(node)]

    def number(self, node):
        v, args = self.names[node], [self.text(parent) for parent in node.parents]
        kind, _, activation = node.op.partition(" ")
        if kind in OPERATORS:
            text, *self.slopes[node] = [part.format(v=v, **dict(zip("ab", args))) for part in OPERATORS[kind]]
            return [f"{v} = {text}"]
        if kind in ("sum", "dot"):
            return self.weighted(node, v, args) + self.bent(node, v, activation)
        if kind == "relu":
            self.slopes[node] = ["1.0"]
            return [f"{v} = {args[0]}", *self.bent(node, v, "relu")]
        if kind in LOSSES:
            return self.loss(node, v, args)
        return self.called(node, v, args)

    def weighted(self, node, v, args):
        """A sum, or a weighted sum that starts with the bias."""
        if node.op == "sum":
            self.slopes[node] = ["1.0"] * len(args)
            return added(v, args)
        n = len(args) // 2
        w, x, bias = args[:n], args[n : 2 * n], args[2 * n :]
        self.slopes[node] = [*x, *w, "1.0"][: len(args)]
        return added(v, [*bias, *map("{}*{}".format, w, x)])

    def bent(self, node, v, activation):
        if not activation:
            return []
        self.bends[node] = v if activation == "relu" else self.slope(f"d_{v}", node)
        return [self.RELU.format(v=v) if activation == "relu" else f"{v}, {self.bends[node]} = {activation}({v})"]

    def loss(self, node, v, args):
        """The mean of the losses of n outputs, which come first, and n targets."""
        n, lines = len(args) // 2, []
        slopes = [self.slope(f"d{i}_{v}", parent) for i, parent in enumerate(node.parents, start=1)]
        for i, (s, t) in enumerate(zip(args[:n], args[n:])):
            lines.append(f"{'more' if i else v}, {slopes[i]}, {slopes[n + i]} = {LOSSES[node.op]}({s}, {t})")
            lines += [f"{v} += more"] if i else []
        self.slopes[node] = slopes if n == 1 else [f"({slope}/{n})" for slope in slopes]
        return lines if n == 1 else [*lines, f"{v} /= {n}"]

    def called(self, node, v, args):
        """A function of one number, or a power, whose slopes come as a pair."""
        if node.op == "**":
            self.slopes[node] = [self.slope(f"d{i}_{v}", parent) for i, parent in enumerate(node.parents, start=1)]
            return [f"{v}, ({', '.join(self.slopes[node])}) = power({', '.join(args)})"]
        if node.op not in FUNCTIONS:
            raise CompileError(f"the function gave a node with the operation {node.op!r}, which no rule describes")
        self.slopes[node] = [self.slope(f"d_{v}", node)]
        return [f"{v}, {self.slopes[node][0]} = {node.op}({args[0]})"]

    # Backward

    def go_back(self, root):
        """The lines that pass the gradient of the root, 1, on to the parameters, for one sample."""
        if root not in self.trace.varying:
            return [f"g_{self.names[root]} += 1.0"] if root in self.moving else []
        self.uses = Counter(parent for node in self.within if node in self.moving for parent in node.parents)
        self.gradients, self.waiting, self.sure = {root: "1.0"}, {root}, set()
        return [line for node in reversed(self.within) if node in self.moving for line in self.pass_on(node)]

    def pass_on(self, node):
        """The lines for one node. Once nothing else waits, a gradient of 0 ends the work on this sample."""
        tests = [test for test in self.tests(node) if test not in self.sure]
        fresh = dict.fromkeys(parent for parent in node.parents if self.starts(parent))
        self.waiting.discard(node)
        if not tests:
            return self.shares(node, "=")
        if fresh and not self.waiting:
            self.sure.update(tests)
            return [f"if not {joined(tests)}: continue", *self.shares(node, "=")]
        lines = zeros([f"g_{self.names[parent]}" for parent in fresh])
        return [*lines, f"if {' and '.join(tests)}:", *indented(self.shares(node, "+="))]

    def finish(self):
        """After the loop: the same for the nodes that no input changes."""
        lines = []
        for node in reversed(self.outside):
            if node in self.moving:
                self.gradients[node] = f"g_{self.names[node]}"
                lines += [f"if {' and '.join(self.tests(node))}:", *indented(self.shares(node, "+="))]
        return lines

    def tests(self, node):
        """What must not be 0, or else the node has nothing to pass on."""
        slopes = [slope for slope in dict.fromkeys(self.slopes[node]) if slope != "_"]
        tests = [self.gradients[node]] if self.gradients[node] != "1.0" else []
        tests += [self.bends[node]] if node in self.bends else []
        if all(slope.isidentifier() for slope in slopes):
            tests.append(slopes[0] if len(slopes) == 1 else f"({' or '.join(slopes)})")
        return tests

    def starts(self, parent):
        """Is this the first gradient that a node in the loop gets?"""
        return parent in self.moving and parent in self.trace.varying and parent not in self.gradients

    def shares(self, node, first):
        """Add g times each slope to the gradient of each parent; `first` begins a new one, "=" or "+="."""
        v, g, lines = self.names[node], self.gradients[node], []
        bend = self.bends.get(node, v)
        if bend != v:
            lines = [f"g_{v} = {g}*{bend}"] if g != "1.0" else []
            g = f"g_{v}" if g != "1.0" else bend
        for parent, slope in zip(node.parents, self.slopes[node]):
            if parent in self.moving:
                lines += self.share(parent, product(g, slope), first if self.starts(parent) else "+=")
        return lines

    def share(self, parent, text, sign):
        name = f"g_{self.names[parent]}"
        short = sign == "=" and self.uses[parent] == 1 and (text.isidentifier() or text == "1.0")
        if self.starts(parent):
            self.gradients[parent] = text if short else name
            self.waiting.add(parent)
        if sign == "+=" and text.startswith("-"):
            return [f"{name} -= {text[1:]}"]
        return [] if short else [f"{name} {sign} {text}"]

    # The two functions

    def forward(self):
        results = [self.text(result) for result in self.trace.results]
        result = ["yield ", *results] if self.trace.single else ["yield [", ", ".join(results), "]"]
        before, loop = self.compute(self.outside), self.compute(self.within)
        return self.function("forward", [*before, self.loop(), *indented([*loop, *wrapped(*result)])])

    def backward(self):
        (root,) = self.trace.results
        held = [value for value in (*self.trace.parameters, *self.outside) if value in self.moving]
        before, loop = self.compute(self.outside), ["# forward", *self.compute(self.within)]
        loop += [f"total += {self.text(root)}", "# backward", *self.go_back(root)]
        lines = [*before, *zeros(["total", *[f"g_{self.names[value]}" for value in held]])]
        lines += [self.loop(), *indented(loop), *self.finish()]
        gradients = [f"g_{self.names[parameter]}" for parameter in self.trace.parameters]
        return self.function("backward", [*lines, *wrapped("return total, [", ", ".join(gradients), "]")])

    def function(self, name, lines):
        names = [self.names[parameter] for parameter in self.trace.parameters]
        unpack = wrapped("", listed(names), " = parameters") if names else []
        return "\n".join([f"def {name}(parameters, samples):", *indented([*unpack, *lines])]) + "\n"

    def loop(self):
        return f"for {listed([self.names[value] for value in self.trace.inputs])} in samples:"


def product(g, slope):
    if g == "1.0" or slope == "1.0":
        return slope if g == "1.0" else g
    return f"-{g}" if slope == "-1.0" else f"{g}*{slope}"


def added(v, terms):
    """Lines that add up terms from left to right, not too many in one expression."""
    lines = []
    for i in range(0, len(terms), MANY):
        lines += wrapped(f"{v} = ", " + ".join(([v] if i else []) + terms[i : i + MANY]))
    return lines or [f"{v} = 0.0"]


def zeros(names):
    return [f"{' = '.join(names[i : i + 12])} = 0.0" for i in range(0, len(names), 12)]


def joined(tests):
    return tests[0] if len(tests) == 1 else f"({' and '.join(tests)})"


def listed(names):
    """A tuple of names; one name still needs its comma."""
    return f"({names[0]},)" if len(names) == 1 else ", ".join(names) or "()"


def wrapped(before, text, after=""):
    """A line; a long one in lines of readable length, in brackets if it has none."""
    if len(before + text + after) <= WIDTH:
        return [before + text + after]
    if not after.startswith("]"):
        before, after = f"{before}(", f"){after}"
    first, *rest = wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [before + first, *indented(rest[:-1]), f"    {rest[-1]}{after}"] if rest else [before + first + after]


def indented(lines):
    return [f"    {line}" for line in lines]

"""Write a trace down as Python: a loop over the samples, forward and backward."""

from scalargrad.compile.guard import CompileError
from scalargrad.compile.lines import added, indented, unpacked, wrapped, zeros
from scalargrad.compile.names import of_rule
from scalargrad.rules import CLASS_LOSSES, LOSSES, RULES

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

    For each node, `slopes` has the text of the slope for each parent. That of the activation of a neuron is in
    `bends`, still to be multiplied into the others; for a relu it is the neuron itself, 0 where nothing passes.
    """

    TABLE, RULES = "scalargrad.rules.RULES", RULES
    GIVEN, RESULT = "samples", "yield "
    RELU = "if {v} <= 0.0: {v} = 0.0"
    RATIO = "{a}/{b} if {b} else over_zero({a})"

    def __init__(self, trace, names, moving=()):
        self.trace, self.names, self.moving = trace, names, moving
        self.within = trace.varying_nodes
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
        return [line for node in nodes for line in self.lines(node)]

    def lines(self, node):
        v, args = self.names[node], [self.text(parent) for parent in node.parents]
        if node.op in OPERATORS:
            return self.operator(node, v, args)
        kind, _, activation = node.op.partition(" ")
        if kind in ("sum", "dot") or node.op == "relu":
            return self.weighted(node, v, args) + self.bent(node, v, activation or kind)
        self.slopes[node] = names = self.slope_names(v, node.parents)
        return self.mean(node, v, args, names) if kind in LOSSES else [self.called(v, names, node.op, args)]

    def operator(self, node, v, args):
        text, *slopes = OPERATORS[node.op]
        if node.op == "/" and node.parents[1] in self.names:  # a constant is known not to be 0
            text = self.RATIO
        text, *self.slopes[node] = [part.format(v=v, **dict(zip("ab", args))) for part in (text, *slopes)]
        return [f"{v} = {text}"]

    def weighted(self, node, v, args):
        """A sum, or a weighted sum, which starts with its bias."""
        if not node.op.startswith("dot"):
            self.slopes[node] = ["1.0"] * len(args)
            return added(v, args)
        n = len(args) // 2
        x, w, bias = args[:n], args[n : 2 * n], args[2 * n :]
        self.slopes[node] = [*w, *x, "1.0"][: len(args)]
        return added(v, [*bias, *map("{}*{}".format, w, x)])

    def bent(self, node, v, activation):
        if activation in ("sum", "dot"):
            return []
        if activation == "relu":
            self.bends[node] = v
            return [self.RELU.format(v=v)]
        (self.bends[node],) = slopes = self.slope_names(v, [node])
        return [self.called(v, slopes, activation, [v])]

    def mean(self, node, v, args, names):
        """The mean of the losses of n samples: n first numbers, n second ones, …; the last n are the targets."""
        op, _, many = node.op.partition(" of ")
        n = int(many or 1) if op in CLASS_LOSSES else len(args) // 2
        first, *others = [(names[i::n], op, args[i::n]) for i in range(n)]
        lines = [self.called(v, *first)]
        for one in others:
            lines += [self.called("more", *one), f"{v} += more"]
        if others:
            self.slopes[node] = [f"({name}/{n})" for name in names]
            lines.append(f"{v} /= {n}")
        return lines

    def called(self, v, slopes, op, args):
        """The line that calls the rule of an operation."""
        if op not in self.RULES:
            remedy = f"add one to {self.TABLE}"
            raise CompileError(f"the function made a node with the operation {op!r}, which has no rule: {remedy}")
        wanted = "_" if {*slopes} == {"_"} else f"({', '.join(slopes)}{',' * (len(slopes) == 1)})"
        return f"{v}, {wanted} = {of_rule(op)}({', '.join(args)})"

    # Backward: the lines that do for one node what `Value.backward` does.

    def gradient(self, value):
        return f"g_{self.names[value]}"

    def pass_on(self, nodes):
        return [line for node in reversed(nodes) if node in self.moving for line in self.guarded(node)]

    def guarded(self, node):
        """Nothing happens where the gradient or all slopes are 0."""
        tests = [self.gradient(node), *([self.bends[node]] if node in self.bends else [])]
        slopes = [slope for slope in dict.fromkeys(self.slopes[node]) if slope != "_"]
        if slopes and all(slope.isidentifier() for slope in slopes):
            tests.append(slopes[0] if len(slopes) == 1 else f"({' or '.join(slopes)})")
        return [*wrapped("if ", " and ".join(tests), ":"), *indented(self.shares(node))]

    def shares(self, node):
        """Add to the gradient of each parent."""
        edges = [edge for edge in zip(node.parents, self.slopes[node]) if edge[0] in self.moving]
        return self.through(node) + [line for parent, slope in edges for line in self.share(node, parent, slope)]

    def through(self, node):
        """The gradient behind the activation of a neuron; a relu has let it pass, or nothing happens."""
        g, bend = self.gradient(node), self.bends.get(node, self.names[node])
        return [f"{g} = {g}*{bend}"] if bend != self.names[node] else []

    def share(self, node, parent, slope):
        sign, text = product(self.gradient(node), slope)
        return [f"{self.gradient(parent)} {sign}= {text}"]

    # The two functions

    def forward(self):
        results = [self.text(result) for result in self.trace.results]
        result = results if self.trace.single else ["[", ", ".join(results), "]"]
        loop = [*self.compute(self.within), *wrapped(self.RESULT + result[0], *result[1:])]
        return self.function("forward", [*self.compute(self.outside), *self.loop(loop)])

    def backward(self):
        (root,) = self.trace.results
        before = [*self.compute(self.outside), *self.zeros_outside()]
        loop = ["# forward", *self.compute(self.within), f"total += {self.total(root)}"]
        loop += ["# backward", *self.zeros_within(root), *self.start(root), *self.pass_on(self.within)]
        return self.function("backward", [*before, *self.loop(loop), *self.pass_on(self.outside), *self.returned()])

    def function(self, name, lines):
        lines = [*self.unpacked("parameters", self.trace.parameters), *lines]
        return "\n".join([f"def {name}(parameters, {self.GIVEN}):", *indented(lines)]) + "\n"

    def unpacked(self, given, values):
        """The line that names numbers which come in a list."""
        return wrapped("", unpacked([self.names[value] for value in values]), f" = {given}") if values else []

    def start(self, root):
        """The gradient of the result is 1; if no input changes it, it gets that from each sample."""
        sign = "=" if root in self.trace.varying else "+="
        return [f"{self.gradient(root)} {sign} {self.one(root)}"] if root in self.moving else []

    # What another back end does in another way.

    def zeros_outside(self):
        held = [value for value in (*self.trace.parameters, *self.outside) if value in self.moving]
        return zeros(["total", *map(self.gradient, held)])

    def zeros_within(self, root):
        return zeros([self.gradient(node) for node in self.within if node in self.moving and node is not root])

    def returned(self):
        return wrapped("return total, [", ", ".join(map(self.gradient, self.trace.parameters)), "]")

    def loop(self, lines):
        return [f"for {unpacked([self.names[value] for value in self.trace.inputs])} in samples:", *indented(lines)]

    def total(self, root):
        return self.text(root)

    def one(self, root):
        return "1.0"


def product(g, slope):
    """A sign, and the gradient times the slope."""
    return ("-" if slope == "-1.0" else "+"), (g if slope in ("1.0", "-1.0") else f"{g}*{slope}")

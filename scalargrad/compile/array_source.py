"""Write a trace down for NumPy: no loop, a column for what differs from sample to sample, a matrix for each layer.

A column has an entry for each sample; what comes out of a layer has a row for each, with an entry for each neuron. The
gradient of what varies is begun by the first share that it gets, and the others are added.
"""

from scalargrad.compile.array_frame import Frame
from scalargrad.compile.layers import Layer, halves
from scalargrad.compile.lines import wrapped
from scalargrad.compile.source import product
from scalargrad.tensor.rules import RULES


class ArrayWriter(Frame):
    """Writes the steps: each node on all samples at once, and each layer as one."""

    TABLE, RULES = "scalargrad.tensor.rules.RULES", RULES
    RELU = "{v} = maximum({v}, 0.0)"
    RATIO = "{a}/{b}"

    def __init__(self, plan, moving=()):
        super().__init__(plan, moving)
        self.within, self.begun = plan.steps, set()
        self.moving = {*moving, *[layer for layer in plan.layers if not set(moving).isdisjoint(layer.nodes)]}
        self.arrays = {self.names[x] for x in self.trace.varying if x in self.names}

    # Forward

    def lines(self, node):
        if isinstance(node, Layer):
            return self.layer(node)
        if node in self.plan.products:
            return self.product(node)
        if node in self.plan.entries:
            return self.entry(node)
        if node in self.plan.pairs:
            return self.pair(node)
        return self.scored(node) if self.in_rows(node) else super().lines(node)

    def layer(self, layer):
        """All neurons of a layer at once, or one with all its weights."""
        h, inputs, (weights, biases) = self.names[layer], self.names[layer.inputs], self.plan.blocks_of[layer]
        turned = ".T" if layer.is_matrix else ""
        terms = [f"{inputs} @ {self.names[weights]}{turned}", *([self.names[biases]] if biases else [])]
        lines = [*self.stacked(layer.inputs), f"{h} = {' + '.join(terms)}"]
        return lines + self.bent(layer, h, layer.op.partition(" ")[2] or "dot")

    def stacked(self, inputs):
        """Inputs from several places side by side, once."""
        if not self.plan.is_stacked(inputs) or inputs in self.begun:
            return []
        self.begun.add(inputs)
        parts = ", ".join(map(self.plan.part, self.plan.runs[inputs]))
        return wrapped(f"{self.names[inputs]} = column_stack([", parts, "])")

    def product(self, node):
        """A product of parameters alone, such as a penalty."""
        p, q = [self.names[block] for block in self.plan.blocks_of[node]]
        return self.inner(node, f"{p} @ {q}")

    def pair(self, node):
        """A dot product of outputs of layers, as of a query with a key."""
        a, b = map(self.plan.part, self.plan.pairs[node])
        return self.inner(node, f"({a}*{b}).sum(axis=1)")

    def inner(self, node, text):
        """A dot product whose gradient does not go parent by parent: its bias is added, and it is bent."""
        v, self.slopes[node] = self.names[node], []
        terms = [text, *map(self.text, halves(node)[2])]
        return [f"{v} = {' + '.join(terms)}", *self.bent(node, v, node.op.partition(" ")[2] or "dot")]

    def entry(self, node):
        """An embedding of parameters alone: one of a block, by its number."""
        v, [block] = self.names[node], self.plan.blocks_of[node]
        self.slopes[node] = [slope] = self.slope_names(v, block.values[:1])
        return [f"{v}, {slope} = entry({self.names[block]}, {self.text(node.parents[-1])})"]

    def in_rows(self, node):
        """Is it a loss of all outputs of a layer, by which nothing else moves?"""
        return node in self.plan.scores and node.parents[-1] not in self.moving

    def scored(self, node):
        v, layer = self.names[node], self.plan.scores[node]
        self.slopes[node] = slopes = [*self.slope_names(v, [layer]), "_"]
        return [self.called(v, slopes, node.op, [self.names[layer], self.text(node.parents[-1])])]

    # Backward

    def guarded(self, node):
        if node not in self.trace.varying and not isinstance(node, Layer):
            return super().guarded(node)
        v, g = self.names[node], self.gradient(node)
        return [*([f"{g} = {g}*({v} > 0.0)"] if self.bends.get(node) == v else []), *self.shares(node)]

    def shares(self, node):
        if isinstance(node, Layer):
            return self.through(node) + self.of_weights(node) + self.of_inputs(node)
        if self.in_rows(node):
            return self.of_scores(node)
        if node in self.plan.entries:
            (block,), (slope,) = self.plan.blocks_of[node], self.slopes[node]
            return [f"g_{self.names[block]} += {self.gradient(node)} @ {slope}"]
        if node in self.plan.pairs:
            return self.through(node) + self.of_pair(node) + self.of_bias(node)
        if node in self.plan.products:
            return self.through(node) + self.of_product(node) + self.of_bias(node)
        return super().shares(node)

    def of_scores(self, node):
        layer, slope = self.plan.scores[node], self.slopes[node][0]
        text = f"{self.gradient(node)}[:, None]*{slope}"
        return self.add(layer, self.gradient(layer), text) if layer in self.moving else []

    def of_pair(self, node):
        g, (a, b) = self.gradient(node), self.plan.pairs[node]
        sides = [(run, other) for run, other in ((a, b), (b, a)) if run[0] in self.moving]
        return [line for run, other in sides for line in self.to_part(run, f"{g}[:, None]*{self.plan.part(other)}")]

    def of_product(self, node):
        g, (p, q) = self.gradient(node), [self.names[block] for block in self.plan.blocks_of[node]]
        return [f"g_{p} += 2.0*{g}*{p}"] if p == q else [f"g_{p} += {g}*{q}", f"g_{q} += {g}*{p}"]

    def of_bias(self, node):
        return [line for bias in halves(node)[2] if bias in self.moving for line in self.share(node, bias, "1.0")]

    def of_weights(self, layer):
        g, inputs, (weights, biases) = self.gradient(layer), self.names[layer.inputs], self.plan.blocks_of[layer]
        turned, sums = (".T", f"one @ {g}") if layer.is_matrix else ("", f"{g}.sum()")
        shares = [(weights, f"{g}{turned} @ {inputs}"), (biases, sums)]
        return [f"{self.gradient(block)} += {text}" for block, text in shares if self.is_moving(block)]

    def of_inputs(self, layer):
        if self.moving.isdisjoint(layer.inputs):
            return []
        g, w = self.gradient(layer), self.names[self.plan.blocks_of[layer][0]]
        text, runs = f"{g} @ {w}" if layer.is_matrix else f"{g}[:, None]*{w}", self.plan.runs[layer.inputs]
        if not self.plan.is_stacked(layer.inputs):
            return self.to_part(runs[0], text)
        lines, at = [f"{self.gradient(layer.inputs)} = {text}"], 0
        for source, first, last in runs:
            to = at + last - first
            place = f"{self.gradient(layer.inputs)}[:, {f'{at}:{to}' if isinstance(source, Layer) else at}]"
            lines += self.to_part((source, first, last), place) if source in self.moving else []
            at = to
        return lines

    def to_part(self, run, text):
        """Add to the gradient of some inputs: of a layer, or of a part of one, or of a single column."""
        place = self.plan.part(run)
        return self.add(run[0], f"g_{place}", text)

    def share(self, node, parent, slope):
        g, name = self.gradient(node), self.gradient(parent)
        sign, text = product(g, slope)
        if parent in self.trace.varying:
            return self.add(self.plan.holder(parent), name, text, sign)
        if node in self.trace.varying:
            text = f"{g} @ {slope}" if slope in self.arrays else f"{g}.sum()" if text == g else f"sum({text})"
        return [f"{name} {sign}= {text}"]

    def add(self, whole, place, text, sign="+"):
        """Add to a place in the gradient of something that varies; the first share begins it."""
        g, begun = self.gradient(whole), whole in self.begun
        self.begun.add(whole)
        if place != g:
            return [*([] if begun else [f"{g} = zeros({self.names[whole]}.shape)"]), f"{place} {sign}= {text}"]
        return [f"{g} = {g} {sign} {text}" if begun else f"{g} = {text if sign == '+' else f'-{text}'}"]

    def start(self, root):
        self.begun.add(root)
        return super().start(root)

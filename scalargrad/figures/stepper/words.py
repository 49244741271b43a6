"""What the steps say: formulas with names and with numbers, and one reason for each step."""

from collections import Counter
from math import prod

from scalargrad.figures.graph.content import SIGNS, kind
from scalargrad.figures.text import MINUS, number

MOST_TERMS = 4  # of a sum, before its middle is left out
COUNTS = {2: "twice"}
MISTIMED = {
    "again": "{child} passes on all that it has again, also what it has sent before.",
    "too early": "{child} passes this on too early: it will get more.",
    "too late": "{parent} has had its turn: this comes too late, and nothing passes it on.",
}


def prose(node, name):
    """What a sentence calls a node: an input without a label is its number."""
    return name if node.ins or node.value.label else number(node.value.data)


def reference(node, name):
    """The same so that it can stand in a formula, and before ".grad"."""
    said = prose(node, name)
    return f"({said})" if " " in said else said


def formula(node, parts):
    """How a node is computed from the parts, one for each parent; "" for a leaf."""
    op = node.value.op
    if op in SIGNS and len(parts) == 2:
        return f"{parts[0]} {SIGNS[op][0]} {parts[1]}"
    if op == "**" and len(parts) == 2:
        return " ** ".join(parts)
    if op == "neg":
        return MINUS + parts[0]
    if op == "sum":
        return _series(parts, " + ")
    if op.startswith("dot"):
        return _neuron(op.removeprefix("dot").strip(), parts)
    return f"{op}({_series(parts, ', ')})" if parts else ""


def _neuron(activation, parts):
    n = len(parts) // 2
    inner = _series([f"{w} × {x}" for x, w in zip(parts[:n], parts[n:])] + parts[2 * n :], " + ")
    return f"{activation}({inner})" if activation else inner


def _series(parts, glue):
    return glue.join(parts if len(parts) <= MOST_TERMS else [parts[0], "…", parts[-1]])


def in_numbers(node, digits):
    """The formula of a node with the numbers of its parents; negative ones in parentheses where they need them."""
    parts = [number(edge.parent.value.data, digits) for edge in node.ins]
    if node.value.op not in ("*", "/") and not node.value.op.startswith("dot"):
        parts = [f"({part})" if i and part.startswith(MINUS) else part for i, part in enumerate(parts)]
    return formula(node, parts)


SUMS = {"+": sum, "sum": sum, "*": prod, "-": lambda x: x[0] - x[1]}


def relation(node, digits):
    """How the printed number of a node relates to those of its parents: "=", "≈", or "≠".

    The last is said of a node whose parents have been given other numbers since it was made, as far as that can be
    seen here.
    """
    op, data = node.value.op, [edge.parent.value.data for edge in node.ins]
    shown, result = [printed(number(x, digits)) for x in data], number(node.value.data, digits)
    if op in SUMS:
        if abs(SUMS[op](data) - node.value.data) > 1e-9 * max(1.0, abs(node.value.data), *map(abs, data)):
            return "≠"
        if len(shown) <= MOST_TERMS:
            return "=" if number(SUMS[op](shown), digits) == result else "≈"
    return "=" if shown == data and printed(result) == node.value.data else "≈"


def printed(text):
    """The number that a text says."""
    return float(text.replace(MINUS, "-").replace("∞", "inf"))


class Reasons:
    """Why each step back does what it does, a sentence for each.

    Args:
        known: a name for each Node.
        slope: gives the words for the slope of an Edge.
    """

    def __init__(self, known, slope):
        self.names = {node: prose(node, name) for node, name in known.items()}
        self.refs = {node: reference(node, name) for node, name in known.items()}
        self.slope = slope

    def of(self, walk):
        """The sentences for the steps of a Walk."""
        seen = Counter()
        for step, note in zip(walk.steps, walk.notes):
            parent, child = (self.names[node] for node in (step.edge.parent, step.edge.child))
            seen[step.edge.parent] += 1
            uses = len(step.edge.parent.outs)
            used = f"{parent} is used {COUNTS.get(uses, f'{uses} times')}"
            if note in MISTIMED:
                yield "✗ " + MISTIMED[note].format(parent=parent, child=child)
            elif seen[step.edge.parent] > 1 and walk.rule == "overwrite":
                yield f"✗ {used}. With = the new share replaces the one before, which is lost."
            elif seen[step.edge.parent] > 1:
                yield f"{used}: what comes along each use adds up."
            elif step.old:
                yield f"{parent} kept a gradient from an earlier call: what is new is added to it."
            else:
                yield self._of_slope(step.edge)

    def _of_slope(self, edge):
        """Why an edge has its slope, after the formula of the child, unless the name says it."""
        said = self._moves(edge)
        if edge.child.value.label or kind(edge.child) == "neuron":
            made = formula(edge.child, [self.refs[into.parent] for into in edge.child.ins])
            return f"{self.names[edge.child]} = {made}: {said}"
        return said[0].upper() + said[1:]

    def _moves(self, edge):
        op, ins, slope = edge.child.value.op, edge.child.ins, self.slope(edge)
        parent, child = self.names[edge.parent], self.names[edge.child]
        if op == "*" and ins[0].parent is ins[1].parent:
            side, other = ("left", "right") if edge.position == 0 else ("right", "left")
            return f"the {side} {parent} is multiplied by the {other} one, {slope}."
        if op == "*":
            other = ins[1 - edge.position].parent
            if other.value.data == edge.slope and self.refs[other] != number(edge.slope):
                return f"when {parent} moves by 1, {child} moves by {self.refs[other]} = {slope}."
        if op in SUMS:
            return f"when {parent} moves by 1, {child} moves by {slope}."
        return f"nudge {parent}, and {child} moves {slope} times as far."

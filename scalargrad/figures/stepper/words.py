"""What the steps say: formulas with names and with numbers, and one reason for each step.

A reason is a template, so that a figure holds each only once: %p stands for the parent, %c for the child, %f for the
child's formula, %s for the slope and %x for a word that belongs to this step alone.
"""

from collections import Counter
from math import prod

from scalargrad.figures.graph.content import SIGNS, kind
from scalargrad.figures.text import MINUS, number

MOST_TERMS = 4  # of a sum, before its middle is left out
COUNTS = {2: "twice"}


def reference(node, name):
    """A name that can stand in a formula, and before ".grad"."""
    if not node.ins and not node.value.label:
        return number(node.value.data)
    return f"({name})" if " " in name else name


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
STALE = 2


def relation(node, digits):
    """Whether the printed numbers of the parents give the printed number of the node: 1 if so, else 0.

    STALE is a node whose parents have been given other numbers since it was made, as far as that can be seen here.
    """
    op, data = node.value.op, [edge.parent.value.data for edge in node.ins]
    shown, result = [printed(number(x, digits)) for x in data], number(node.value.data, digits)
    if op in SUMS:
        if abs(SUMS[op](data) - node.value.data) > 1e-9 * max(1.0, abs(node.value.data), *map(abs, data)):
            return STALE
        if len(shown) <= MOST_TERMS:
            return int(number(SUMS[op](shown), digits) == result)
    return int(shown == data and printed(result) == node.value.data)


def printed(text):
    """The number that a text says."""
    return float(text.replace(MINUS, "-").replace("∞", "inf"))


def reason(edge, named):
    """The template, and the word for %x, that tell why an edge has its slope."""
    core, word = _moves(edge, named)
    unnamed = edge.child.value.label == "" and kind(edge.child) != "neuron"
    return (core[0].upper() + core[1:] if unnamed and core[0] != "%" else core if unnamed else f"%c = %f: {core}"), word


def _moves(edge, named):
    op, ins = edge.child.value.op, edge.child.ins
    if op == "*" and ins[0].parent is ins[1].parent:
        sides = ("left", "right") if edge.position == 0 else ("right", "left")
        return f"the {sides[0]} %p is multiplied by the {sides[1]} one, %s.", ""
    other = ins[1 - edge.position].parent if op == "*" else None
    if other and other.value.data == edge.slope and (word := named(other)) != number(edge.slope):
        return "when %p moves by 1, %c moves by %x = %s.", word
    if op in SUMS:
        return "when %p moves by 1, %c moves by %s.", ""
    return "nudge %p, and %c moves %s times as far.", ""


HASTE = {
    "again": "✗ %c passes on all that it has again, also what it has sent before.",
    "too early": "✗ %c passes this on too early: it will get more.",
}


def reasons(walk, named):
    """For each step back its template and the word for %x."""
    seen = Counter()
    for step, note in zip(walk.steps, walk.notes):
        parent = step.edge.parent
        seen[parent] += 1
        times = COUNTS.get(len(parent.outs), f"{len(parent.outs)} times")
        if note in HASTE:
            yield HASTE[note], ""
        elif seen[parent] > 1 and walk.rule == "overwrite":
            yield "✗ %p is used %x. With = the new share replaces the one before, which is lost.", times
        elif seen[parent] > 1:
            yield "%p is used %x: what comes along each use adds up.", times
        elif step.old:
            yield "%p kept a gradient from an earlier call: what is new is added to it.", ""
        else:
            yield reason(step.edge, named)

"""What a picture says, before it has any shape: names, lines for each use, the full text. Imports `text`."""

from math import isclose

from scalargrad._draw.text import SUPERSCRIPTS, number, pretty, width

SIGNS = {"+": "+", "-": "\u2212", "*": "×", "/": "/"}
WORDS = {"+": "sum", "-": "difference", "*": "product", "/": "quotient", "**": "power", "neg": "negative"}
LEAVES = {"": "input", "constant": "constant", "parameter": "parameter"}
MOST_LINES = 8  # uses of one node that get a line each


def names(graph, room):
    """A name for each Node: its label, else a short formula of at most `room` px, else what it is."""
    result = {}
    for node in graph.nodes:
        formula = _formula(node, result)
        fits = formula and width(formula, 13) <= room
        result[node] = pretty(node.value.label) if node.value.label else formula if fits else kind(node)
    for node in graph.nodes:
        for parameter in node.docked:
            result[parameter] = _docked_name(node, parameter)
    return result


def kind(node):
    """What a node is, in a word: "input", "product", "neuron", "tanh" …"""
    op = node.value.op
    if not node.ins:
        return LEAVES.get(op, op)
    return "neuron" if op.startswith("dot") else WORDS.get(op, op)


def _formula(node, known):
    """The node in terms of the names of its parents, or "" if that would not be short."""
    op, parts = node.value.op, [_operand(edge.parent, known) for edge in node.ins]
    if op in SIGNS and len(parts) == 2:
        return f" {SIGNS[op]} ".join(parts)
    if op == "**" and len(parts) == 2:
        power = number(node.ins[1].parent.value.data)
        whole = node.ins[1].parent.value.op == "constant" and power.lstrip("\u2212").isdecimal()
        return parts[0] + power.translate(SUPERSCRIPTS) if whole else f"{parts[0]} ** {parts[1]}"
    if len(parts) == 1:
        inner = parts[0].removeprefix("(").removesuffix(")")
        return {"neg": f"\u2212{parts[0]}", "abs": f"|{inner}|"}.get(op, f"{op}({inner})")
    return ""


def _operand(node, known):
    """The name of a node as part of a formula: a constant is its number, a formula gets parentheses."""
    if not node.ins and not node.value.label:
        return number(node.value.data)
    name = known[node]
    return f"({name})" if " " in name or name.startswith("\u2212") else name


def _docked_name(host, parameter):
    """The label of a docked parameter if it is short, else w₁, w₂, … or b from its place."""
    if 0 < len(parameter.value.label) <= 3:
        return pretty(parameter.value.label)
    inputs = len(host.ins) // 2
    place = parameter.outs[0].position
    return pretty(f"w{place + 1}") if place < inputs else "b"


def amount(edge):
    """What an edge contributes to the gradient of its parent."""
    return edge.slope * edge.child.value.grad if edge.child.value.grad else 0.0


def remainder(node):
    """The part of a leaf's gradient that is older than the gradients of its children; 0 if there is none."""
    if node.ins or not any(edge.child.value.grad for edge in node.outs):
        return 0.0
    new = sum(amount(edge) for edge in node.outs)
    return 0.0 if isclose(new, node.value.grad, rel_tol=1e-9, abs_tol=1e-12) else node.value.grad - new


def lines(node, wrong):
    """The lines above the sum rule: for each use its Edge, and None for what was there before.

    A node has them when it is used more than once or holds an older gradient, and when they add up to the
    gradient (in a node marked as wrong they need not).
    """
    count, before = len(node.outs), 0.0 if node in wrong else remainder(node)
    if node.host or count > MOST_LINES or (count < 2 and not before):
        return []
    total = before + sum(amount(edge) for edge in node.outs)
    if node not in wrong and not isclose(total, node.value.grad, rel_tol=1e-9, abs_tol=1e-12):
        return []
    return [None] * bool(before) + list(node.outs)


def description(graph, title):
    """The whole picture as text: every node with data and gradient, every edge with its slope."""
    name = names(graph, 150)
    parts = [f"{title}: {_count(graph.nodes, 'node')}, {_count(graph.edges, 'edge')}."]
    for node in graph.nodes:
        what = kind(node)
        word = "" if what == name[node] else f", {what}"
        parts.append(f"{_full(node, name)}{word}: data {number(node.value.data)}, grad {number(node.value.grad)}.")
    for edge in graph.edges:
        ends = f"{_full(edge.parent, name)} to {_full(edge.child, name)}"
        parts.append(f"Slope of {ends}: {number(edge.slope)}.")
    return " ".join(parts)


def _full(node, name):
    return f"{name[node]} of {name[node.host]}" if node.host else name[node]


def _count(things, word):
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


class Say:
    """What one picture says about a graph: the choices of `draw`, by Node and Edge."""

    def __init__(self, graph, title, caption, slopes, grads, numbers, path, wrong):
        self.title, self.caption, self.slopes, self.grads = title, caption, slopes, grads
        self.numbers, self.path, self.wrong = numbers, path, wrong
        self.alt = description(graph, caption)
        self.names = names(graph, 66)

    def lines(self, node):
        """See the function of this name; a picture without gradients has none."""
        return lines(node, self.wrong) if self.grads else []

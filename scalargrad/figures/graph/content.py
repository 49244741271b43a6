"""What a picture says, before it has any shape: names, lines for each use, the full text."""

from scalargrad.figures.graph.gradients import MOST_LINES
from scalargrad.figures.text import MINUS, SUPERSCRIPTS, number, pretty, width

ATOM, VAGUE = 4, -1  # binds as tightly as a name; a mere word like "sum" is no part of a formula
# For each operator its sign, how tightly it binds, and how tightly its right operand must bind.
SIGNS = {"+": ("+", 1, 2), "-": (MINUS, 1, 2), "*": ("×", 2, 2), "/": ("/", 2, 3)}
WORDS = {"+": "sum", "-": "difference", "*": "product", "/": "quotient", "**": "power", "neg": "negative"}
LEAVES = {"": "input", "constant": "constant", "parameter": "parameter"}


def names(graph, room):
    """A name for each Node: its label, else a short formula of at most `room` px, else what it is."""
    result, level = _neuron_names(graph), {}
    for node in graph.nodes:
        formula, binds = _formula(node, result, level)
        if node.value.label:
            result[node] = pretty(node.value.label)
        elif node not in result:
            fits = formula and width(formula, 13) <= room
            result[node], level[node] = (formula, binds) if fits else (kind(node), VAGUE)
    for node in graph.nodes:
        for parameter in node.docked:
            result[parameter] = _docked_name(node, parameter)
    return result


def _neuron_names(graph):
    """n₁, n₂, … for the neurons without a label, if there are several."""
    neurons = [node for node in graph.nodes if kind(node) == "neuron" and not node.value.label]
    return {node: pretty(f"n{i}") for i, node in enumerate(neurons, 1)} if len(neurons) > 1 else {}


def kind(node):
    """What a node is, in a word: "input", "product", "neuron", "tanh" …"""
    op = node.value.op
    if not node.ins:
        return LEAVES.get(op, op)
    return "neuron" if op.startswith("dot") else WORDS.get(op, op)


def _formula(node, known, level):
    """The node in terms of the names of its parents, and how tightly it binds; "" if that would not be short."""
    op, parents = node.value.op, [edge.parent for edge in node.ins]
    if any(parent.ins and level.get(parent) == VAGUE for parent in parents):
        return "", VAGUE
    if op in SIGNS and len(parents) == 2:
        sign, binds, right = SIGNS[op]
        left = _operand(parents[0], known, level, binds)
        return f"{left} {sign} {_operand(parents[1], known, level, right)}", binds
    if op == "**" and len(parents) == 2:
        return _raised(*(_operand(parent, known, level, ATOM) for parent in parents)), 3
    if op == "neg":
        return MINUS + _operand(parents[0], known, level, 3), 1
    if len(parents) == 1:
        inner = _operand(parents[0], known, level, 0)
        return (f"|{inner}|" if op == "abs" else f"{op}({inner})"), ATOM
    return "", VAGUE


def _raised(base, power):
    """A power: a whole exponent stands above the line."""
    digits = power.strip("()")
    whole = digits.lstrip(MINUS).isdecimal()
    return base + (digits.translate(SUPERSCRIPTS) if whole else f" ** {power}")


def _operand(node, known, level, need):
    """The name of a node as part of a formula, in parentheses where it binds less tightly than is needed."""
    if node.ins or node.value.label:
        name = known[node]
        binds = level.get(node, 0 if " " in name else ATOM)
    else:
        name = number(node.value.data)  # a leaf without a label is its number
        binds = 1 if name.startswith(MINUS) else ATOM
    return name if binds >= need else f"({name})"


def _docked_name(host, parameter):
    """The label of a docked parameter if it is short, else w₁, w₂, … or b from its place."""
    if 0 < len(str(parameter.value.label)) <= 3:
        return pretty(parameter.value.label)
    inputs = len(host.ins) // 2  # they come first, then the weights, then the bias
    place = parameter.outs[0].position - inputs
    return pretty(f"w{place + 1}") if place < inputs else "b"


class Content:
    """What one picture says about a graph: the choices of `draw`, by Node and Edge.

    Attributes:
        gradients: the Gradients that it shows.
        played: the Walk of a wrong rule that the picture plays, else None.
        place: the number of each Edge.
        dense: whether there is so much to see that numbers must be short, and slopes wait until they are asked for.
        digits: how many significant digits numbers have at most.
        arrived: the nodes whose gradient is known, be it 0.
        known: a name for each Node, be it long.
    """

    def __init__(self, graph, gradients, *, title, slopes, grads, numbers, path, wrong, wrong_data=None, played=None):
        self.graph, self.gradients, self.title = graph, gradients, title
        self.slopes, self.grads, self.numbers, self.path = slopes, grads, numbers, path
        self.wrong, self.wrong_data, self.played = wrong, wrong_data or {}, played
        self.place = {edge: i for i, edge in enumerate(graph.edges)}
        self.arrived = gradients.arrived(graph)
        self.dense = len(graph.boxes) > 12 or sum(bool(node.docked) for node in graph.boxes) > 1
        self.digits = 3 if self.dense else 4
        self.known = self.names(150)
        self.summary = f"{_count(graph.nodes, 'node')}, {_count(graph.edges, 'edge')}"
        self.caption = title or f"Graph of {self.known[graph.root]}"

    def names(self, room):
        """A name for each Node, of at most `room` px if it is a formula."""
        return names(self.graph, room)

    def lines(self, node):
        """The lines of a Node, one for each use; a picture without gradients has none."""
        if self.played:
            arrivals = [step.edge for step in self.played.arrivals(node)]
            return arrivals if 1 < len(arrivals) <= MOST_LINES else []
        return self.gradients.lines(node, node in self.wrong) if self.grads else []


def _count(things, word):
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"

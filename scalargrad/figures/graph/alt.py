"""Pictures in words, for those who do not see them."""

from scalargrad.figures.graph.content import kind
from scalargrad.figures.text import number


def in_words(say):
    """Every node with data and gradient, every edge with its slope, as far as the picture shows them."""
    name = _full_names(say)
    parts = [f"{say.caption}: {say.size}.", *[_node(say, node, name[node]) for node in say.graph.nodes]]
    if say.slopes and not say.dense:
        for edge in say.graph.edges:
            parts.append(f"Slope from {name[edge.parent]} to {name[edge.child]}: {number(edge.slope)}.")
    if say.path:
        steps = [edge for edge in say.graph.edges if edge in say.path]
        parts.append(f"Marked path: {', '.join(name[edge.parent] for edge in steps)}, {name[steps[-1].child]}.")
    return " ".join(parts)


def in_brief(say):
    """The size of the graph and its result."""
    root = say.graph.root
    return f"{say.caption}: {say.size}. {_node(say, root, say.known[root])}"


def _full_names(say):
    return {node: f"{name} of {say.known[node.host]}" if node.host else name for node, name in say.known.items()}


def _node(say, node, name):
    place = f"Number {say.numbers[node]}: " if node in say.numbers else ""
    what = "" if kind(node) == name else f", {kind(node)}"
    words = f"{place}{name}{what}: data {number(node.value.data)}"
    if say.grads:
        words += f", grad {number(node.value.grad)}"
        words += f", wrong, should be {number(say.wrong[node])}" if node in say.wrong else ""
    return words + "."

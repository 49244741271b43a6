"""Pictures in words, for those who do not see them."""

from scalargrad.figures.graph.content import kind
from scalargrad.figures.text import number


def in_words(content):
    """Every node with data and gradient, every edge with its slope, as far as the picture shows them."""
    name = _full_names(content)
    nodes, edges = content.graph.nodes, content.graph.edges
    parts = [f"{content.caption}: {content.summary}.", *[_node(content, node, name[node]) for node in nodes]]
    if content.slopes and not content.dense:
        parts += [f"Slope from {name[e.parent]} to {name[e.child]}: {number(e.slope)}." for e in edges]
    if content.path:
        steps = [edge for edge in content.graph.edges if edge in content.path]
        parts.append(f"Marked path: {', '.join(name[edge.parent] for edge in steps)}, {name[steps[-1].child]}.")
    return " ".join(parts)


def _full_names(content):
    known = content.known
    return {node: f"{name} of {known[node.host]}" if node.host else name for node, name in known.items()}


def _node(content, node, name):
    place = f"Number {content.numbers[node]}: " if node in content.numbers else ""
    what = "" if kind(node) == name else f", {kind(node)}"
    words = f"{place}{name}{what}: data {number(node.value.data)}"
    words += f", wrong, should be {number(content.wrong_data[node])}" if node in content.wrong_data else ""
    if content.grads:
        words += f", grad {number(content.gradients[node])}"
        words += f", wrong, should be {number(content.wrong[node])}" if node in content.wrong else ""
    return words + "."

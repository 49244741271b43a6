"""The same graph for Graphviz."""

from scalargrad.figures.graph.content import kind, names
from scalargrad.figures.graph.graph import Graph
from scalargrad.figures.text import number


def to_graphviz(root):
    """The graph behind a result as a `graphviz.Digraph`, to restyle or to save in Graphviz's formats.

    To show one in a notebook, Graphviz's program `dot` must be installed; `graphviz_svg` needs it or pygraphviz.

    Args:
        root: a Value, or any node with data, grad, op, parents, slopes and label.

    Raises:
        ImportError: the package graphviz is not installed.
        ValueError: more than 100 nodes.

    >>> from scalargrad import Value
    >>> to_graphviz(Value(2.0, label="a").exp()).body[-1].strip()
    '0 -> 1 [label="× 7.389"]'
    """
    from graphviz import Digraph

    graph = Graph(root).drawable()
    name = names(graph, 150)
    digraph = Digraph(graph_attr={"rankdir": "LR"}, node_attr={"shape": "record"})
    for node in graph.nodes:
        op = f" ({kind(node)})" if node.ins and node.value.label else ""
        rows = name[node] + op, f"data {number(node.value.data)}", f"grad {number(node.value.grad)}"
        digraph.node(str(node.index), "{" + "|".join(map(_escape, rows)) + "}")
    for edge in graph.edges:
        digraph.edge(str(edge.parent.index), str(edge.child.index), f"× {number(edge.slope)}")
    return digraph


def graphviz_svg(root):
    """The SVG that Graphviz draws for a result: by the program `dot` or, without it, by pygraphviz.

    Args:
        root: as for `to_graphviz`.

    Returns:
        The SVG as a string; its details depend on the version of Graphviz.

    Raises:
        RuntimeError: neither is installed.
        ImportError, ValueError: as for `to_graphviz`.
    """
    from graphviz import ExecutableNotFound

    digraph = to_graphviz(root)
    try:
        return digraph.pipe(format="svg", encoding="utf-8")
    except ExecutableNotFound:
        return _by_pygraphviz(digraph.source)


def _by_pygraphviz(source):
    try:
        from pygraphviz import AGraph
    except ImportError:
        raise RuntimeError(
            "found neither Graphviz's program dot nor pygraphviz: install one of them (pip install pygraphviz), "
            "or use draw(root), which needs neither"
        ) from None
    return AGraph(source).draw(format="svg", prog="dot").decode("utf-8")


def _escape(text):
    """Record labels give { } | < > and backslash a meaning; control characters are errors, save a line break."""
    return "\\n".join("".join(map(_escaped, line)) for line in text.splitlines())


def _escaped(c):
    return "\\" + c if c in "{}|<>\\" else c if c.isprintable() else " "

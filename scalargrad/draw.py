"""The picture of a computation graph: `draw(root)`, and `to_graphviz(root)` for Graphviz.

A box is a node, with its data and its gradient; the circle at its edge is the operator; the green number on an
edge is its slope. After `backward()` the orange arrows show where gradient went, and a node that is used more
than once has a line for each use. Imports `graph` and the parts in `_draw`; graphviz only inside its function.
"""

from pathlib import Path
from urllib.parse import quote

from scalargrad._draw.content import Say
from scalargrad._draw.dot import graphviz_svg, to_graphviz
from scalargrad._draw.shape import Shape
from scalargrad._draw.svg import render
from scalargrad._draw.text import escape, number
from scalargrad.graph import Graph

__all__ = ["Drawing", "draw", "graphviz_svg", "to_graphviz"]

WIDE, NARROW = 688, 350  # px: the text column of a page, and of a page on a phone


def draw(root, *, title="", slopes=True, grads=True, order=None, path=(), mark_wrong=None):
    """Draw the graph behind a result.

    Args:
        root: a Value, or any node with data, grad, op, parents, slopes and label.
        title: a line above the graph.
        slopes: whether the edges show their slopes.
        grads: whether the nodes show their gradients.
        order: True numbers the nodes as `topological_order` does; a list of nodes numbers these, from 1.
        path: nodes from a cause to a result, each a parent of the next; their edges are drawn in ink.
        mark_wrong: a dict from nodes to the gradients they should have; each is crossed out and corrected.

    Returns:
        A Drawing, which a notebook shows by itself.

    Raises:
        ValueError: more than 100 nodes; a node of `order`, `path` or `mark_wrong` that is not in the graph; a
            path that jumps.

    >>> from scalargrad import Value
    >>> draw(Value(2.0, label="a") * Value(-3.0, label="b"))
    Drawing(a × b: 3 nodes, 2 edges, data −6, grad 0)
    """
    numbered = () if order is True else order or ()
    wrong = mark_wrong or {}
    graph = Graph(root, apart=[*numbered, *path, *wrong]).drawable()
    seen = graph.boxes if order is True else [graph.node(value) for value in numbered]
    say = Say(
        graph,
        title=title,
        slopes=slopes,
        grads=grads,
        numbers={node: place for place, node in enumerate(seen, 1)},
        path=_path_edges(graph, path),
        wrong={graph.node(value): right for value, right in wrong.items()},
    )
    return Drawing(graph, say)


class Drawing:
    """A picture that a notebook shows, for wide and narrow pages, in the theme of the page.

    Attributes:
        svg: the picture for a page 688 px wide: left to right if that fits, else top to bottom.
        narrow: the picture for a phone: top to bottom if that fits, else the narrower direction.
        alt: all of it in words.
    """

    def __init__(self, graph, say):
        self.alt = say.alt
        layers = graph.layers()
        self.svg = _render(layers, say, WIDE, down_first=False)
        fits = _width(self.svg) <= NARROW
        self.narrow = self.svg if fits else _render(layers, say, NARROW, down_first=True)
        root = graph.root.value
        self._summary = f"{say.summary}, data {number(root.data)}, grad {number(root.grad)}"

    def save(self, path):
        """Write `svg` to the file at `path`, which is replaced if it is there."""
        Path(path).write_text(self.svg, encoding="utf-8", newline="\n")

    def _repr_html_(self):
        source = f'<source media="(max-width: 600px)" srcset="{_uri(self.narrow)}">'
        wide = _width(self.svg) > WIDE or _width(self.narrow) > NARROW
        scrolls = ' tabindex="0" style="display:block;overflow-x:auto"' if wide else ""
        whole = ' style="max-width:none"' if wide else ""
        image = f'<img class="dark-light"{whole} alt="{escape(self.alt)}" src="{_uri(self.svg)}">'
        return f'<picture class="sg-drawing"{scrolls}>{source if self.narrow != self.svg else ""}{image}</picture>'

    def __repr__(self):
        return f"Drawing({self._summary})"


def _render(layers, say, most, down_first):
    """The picture in the first direction that fits, else in the narrower one."""
    svgs = []
    for down in (down_first, not down_first):
        shape = Shape(*layers, say, down, most)
        if down or shape.length <= 2 * most:  # a very long one is never the better one
            svgs.append(render(shape))
            if _width(svgs[-1]) <= most:
                return svgs[-1]
    return min(svgs, key=_width)


def _width(svg):
    return int(svg.split("width='", 1)[1].split("'", 1)[0])


def _uri(svg):
    return "data:image/svg+xml," + quote(svg, safe="/:=;,'()!*+?@$-._~")


def _path_edges(graph, values):
    """The edges between consecutive nodes of a path; of twin edges, the first."""
    nodes = [graph.node(value) for value in values]
    edges = set()
    for parent, child in zip(nodes, nodes[1:]):
        found = next((edge for edge in child.ins if edge.parent is parent), None)
        if found is None:
            raise ValueError(f"path: {parent.value!r} is not a parent of {child.value!r}; list the nodes in order")
        edges.add(found)
    return edges

"""The picture of a computation graph: `draw(root)`, and `to_graphviz(root)` for Graphviz.

A box is a node, with its data and its gradient; the circle at its edge is the operator; the green number on an
edge is its slope. After `backward()` the orange arrows show where gradient went, and a node that is used more
than once has a line for each use. Where scripts run, both passes can be stepped through.
"""

from functools import cached_property
from pathlib import Path

from scalargrad.figures.front_end import script_for_page
from scalargrad.figures.graph.alt import in_brief, in_words
from scalargrad.figures.graph.content import Say
from scalargrad.figures.graph.dot import graphviz_svg, to_graphviz
from scalargrad.figures.graph.graph import Graph
from scalargrad.figures.graph.overview import overview
from scalargrad.figures.graph.shape import Shape
from scalargrad.figures.graph.svg import render
from scalargrad.figures.html import page
from scalargrad.figures.stepper.payload import Payload
from scalargrad.figures.stepper.steps import MOST, RULES, Walk
from scalargrad.figures.text import number
from scalargrad.value import topological_order

__all__ = ["Drawing", "draw", "graphviz_svg", "to_graphviz"]

TOO_MANY = "{} nodes are too many to step through: draw one neuron, or the loss of one sample, and you can."
WIDE, NARROW = 688, 350  # px: the text column of a page, and of a page on a phone
GAIN = 0.8  # a narrow picture that scrolls, too, has at most this part of the width of the wide one


def draw(root, *, title="", slopes=True, grads=True, order=None, path=(), mark_wrong=None, play="add"):
    """Draw the graph behind a result.

    Args:
        root: a Value, or any node with data, grad, op, parents, slopes and label.
        title: a line above the graph.
        slopes: whether the edges show their slopes; in a graph of many nodes those of the step, or of the node that is
            pressed.
        grads: whether the nodes show their gradients.
        order: True numbers the nodes as `topological_order` does; a list of nodes numbers these, from 1.
        path: nodes from a cause to a result, each a parent of the next; their edges are drawn in ink.
        mark_wrong: a dict from nodes to the gradients they should have; each is crossed out and corrected.
        play: the rule for the way back. "add" is the right one. "overwrite" (= in place of +=) and "eager" (each node
            passes on at once what it has) show what these mistakes would make of the graph, from gradients of 0; the
            nodes themselves stay as they are.

    Returns:
        A Drawing, which a notebook shows by itself. Where scripts run, it can be stepped through: a graph of up to 60
        nodes whose gradients are those of some moment of the way back.

    Raises:
        ValueError: more than 100 nodes; a node of `order`, `path` or `mark_wrong` that is not in the graph; a
            path that jumps; an unknown rule, or a wrong rule together with mark_wrong or without gradients; a wrong
            rule that takes more than 200 steps.

    >>> from scalargrad import Value
    >>> a = Value(2.0, label="a")
    >>> draw(a * Value(-3.0, label="b"))
    Drawing(a × b: 3 nodes, 2 edges, data −6, grad 0)
    >>> draw(a + a, play="overwrite")
    Drawing(a + a: 2 nodes, 2 edges, data 4, grad 1)
    """
    _check_play(play, grads, mark_wrong)
    numbered, wrong = () if order is True else order or (), mark_wrong or {}
    apart = [*numbered, *path, *wrong] if play == "add" else topological_order(root)
    graph = Graph(root, apart).drawable()
    seen = graph.boxes if order is True else [graph.node(value) for value in numbered]
    marks = {graph.node(value): right for value, right in wrong.items()}
    edges = _path_edges(graph, path)
    walk, right = _walks(graph, play, marks, grads)
    if right:
        marks = walk.wrong(right)
    say = Say(
        graph,
        title=title,
        slopes=slopes,
        grads=grads,
        numbers={node: place for place, node in enumerate(seen, 1)},
        path=edges,
        wrong=marks,
        walk=walk if right else None,
    )
    return Drawing(say, walk, right)


class Drawing:
    """A picture that a notebook shows, for wide and narrow pages, in the theme of the page.

    Attributes:
        svg: the picture for a page 688 px wide: left to right if that fits, else top to bottom.
        narrow: the picture for a phone: top to bottom if that fits, else the narrower direction.
        overview: a coarse picture, for pages where the others are too long and no script runs.
        alt, brief: all of it in words, and in a few.
        steps: what a script needs to step through the graph, as JSON; "" if there is nothing to step through.
        note: why a large graph has no steps; else "".
    """

    def __init__(self, say, walk, right):
        self.alt, self.brief = in_words(say), in_brief(say)
        layers = say.graph.layers()
        self.svg, self._shape = _render(layers, say, WIDE, down_first=False)
        self.narrow = self.svg
        if _width(self.svg) > NARROW:
            narrow, _ = _render(layers, say, NARROW, down_first=True)
            if _width(narrow) <= NARROW or _width(narrow) < GAIN * _width(self.svg):
                self.narrow = narrow
        count = len(say.graph.nodes)
        self.steps = Payload(say, walk, right).json() if walk and count <= MOST else ""
        self.note = TOO_MANY.format(count) if count > MOST else ""
        root = say.graph.root.value
        self._summary = f"{say.summary}, data {number(root.data)}, grad {number(root.grad)}"

    @cached_property
    def overview(self):
        return overview(self._shape)

    def save(self, path):
        """Write `svg` to the file at `path`, which is replaced if it is there."""
        Path(path).write_text(self.svg, encoding="utf-8", newline="\n")

    def _repr_html_(self):
        return page(self, scrolls=_width(self.svg) > WIDE or _width(self.narrow) > NARROW) + script_for_page()

    def __repr__(self):
        return f"Drawing({self._summary})"


def _check_play(play, grads, mark_wrong):
    if play not in RULES:
        raise ValueError(f"unknown rule {play!r} for play: choose one of {', '.join(RULES)}")
    if play != "add" and not grads:
        raise ValueError(f"play={play!r} shows gradients: leave out grads=False")
    if play != "add" and mark_wrong:
        raise ValueError(f"play={play!r} finds the wrong gradients itself: leave out mark_wrong")


def _walks(graph, play, marks, grads):
    """The Walk to play, or None where there is none; and the right one, if a wrong one is played.

    A graph with marked gradients has none, nor has one whose gradients are those of no moment of the right way back.
    """
    if play != "add":
        wrong, right = Walk(graph, play, fresh=True), Walk(graph, fresh=True)
        wrong.show_end()
        return wrong, right
    walk = Walk(graph)
    if marks or (grads and walk.position is None):
        return None, None
    return walk, None


def _render(layers, say, most, down_first):
    """The picture in the first direction that fits, else in the narrower one; and its Shape."""
    tried = []
    for down in (down_first, not down_first):
        shape = Shape(*layers, say, down, most)
        if down or shape.length <= 2 * most:  # a very long one is never the better one
            tried.append((render(shape), shape))
            if _width(tried[-1][0]) <= most:
                return tried[-1]
    return min(tried, key=lambda pair: _width(pair[0]))


def _width(svg):
    return int(svg.split("width='", 1)[1].split("'", 1)[0])


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

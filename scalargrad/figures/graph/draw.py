"""The picture of a computation graph: `draw(root)`.

A box is a node, with its data and its gradient; the circle at its edge is the operator; the green number on an
edge is its slope. After `backward()` the orange arrows show where gradient went, and a node that is used more
than once has a line for each use. Where scripts run, both passes can be stepped through.
"""

from itertools import pairwise
from pathlib import Path

from scalargrad.arguments import choice
from scalargrad.figures import html
from scalargrad.figures.front_end import script_for_page
from scalargrad.figures.graph.alt import in_words
from scalargrad.figures.graph.content import Content
from scalargrad.figures.graph.gradients import Gradients
from scalargrad.figures.graph.graph import Graph
from scalargrad.figures.graph.shape import Shape
from scalargrad.figures.graph.svg import render
from scalargrad.figures.stepper.payload import Payload
from scalargrad.figures.stepper.walk import MOST_STEPPED, PLAYS, Walk
from scalargrad.figures.text import escape, number
from scalargrad.value import topological_order

TOO_MANY = "{} nodes are too many to step through: draw one neuron, or the loss of one sample, and you can."
WIDE, NARROW = 688, 350  # px: the text column of a page, and of a page on a phone
PHONE = "(max-width: 721px)"  # where the narrow picture stands: the wide one needs 688 px and its frame


def draw(
    root,
    *,
    title="",
    slopes=True,
    grads=True,
    order=None,
    path=(),
    mark_wrong=None,
    mark_wrong_data=None,
    held=None,
    play="add",
):
    """Draw the graph behind a result.

    Args:
        root: a Value, or any node with data, grad, op, parents, slopes and label; None stands for a number that it
            does not have.
        title: a line above the graph.
        slopes: whether the edges show their slopes; in a graph of many nodes those of the step, or of the node that is
            pressed.
        grads: whether the nodes show their gradients.
        order: True numbers the nodes as `topological_order` does; a list of nodes numbers these, from 1.
        path: nodes from a cause to a result, each a parent of the next; their edges are drawn in ink.
        mark_wrong: a dict from nodes to the gradients they should have; each is crossed out and corrected.
        mark_wrong_data: the same of their data.
        held: a dict from nodes to the gradients they held before the way back, which get a line.
        play: the rule for the way back. "add" is the right one. "overwrite" (= in place of +=), "eager" (each node
            passes on at once what it has) and "once" (each node has one turn and waits for nothing) show what these
            mistakes would make of the graph, from gradients of 0; the nodes themselves stay as they are.

    Returns:
        A Drawing, which a notebook shows by itself. Where scripts run, it can be stepped through: a graph of up to 60
        nodes whose gradients are those of some moment of the way back.

    Raises:
        ValueError: more than 100 nodes; a node of `order`, `path` or a dict that is not in the graph; a path that
            jumps; an unknown rule, or a wrong rule together with mark_wrong or without gradients; a wrong rule that
            takes more than 200 steps.

    >>> from scalargrad import Value
    >>> a = Value(2.0, label="a")
    >>> draw(a * Value(-3.0, label="b"))
    Drawing(a × b: 3 nodes, 2 edges, data −6, grad 0)
    >>> draw(a + a, play="overwrite")
    Drawing(a + a: 2 nodes, 2 edges, data 4, grad 1)
    """
    _check_play(play, grads, mark_wrong)
    numbered, wrong, wrong_data = () if order is True else order or (), mark_wrong or {}, mark_wrong_data or {}
    apart = [*numbered, *path, *wrong, *wrong_data] if play == "add" else topological_order(root)
    graph = Graph(root, apart).drawable()
    seen = graph.boxes if order is True else [graph.node(value) for value in numbered]
    walk, right = _walks(graph, play, marked=bool(wrong or wrong_data), grads=grads)
    content = Content(
        graph,
        Gradients(walk.end) if right else Gradients.of(graph, _nodes(graph, held)),
        title=title,
        slopes=slopes,
        grads=grads,
        numbers={node: place for place, node in enumerate(seen, 1)},
        path=_path_edges(graph, path),
        wrong=walk.wrong(right) if right else _nodes(graph, wrong),
        wrong_data=_nodes(graph, wrong_data),
        played=walk if right else None,
    )
    return Drawing(content, walk, right)


class Drawing:
    """A picture that a notebook shows, for wide and narrow pages, in the theme of the page.

    Attributes:
        svg: the picture for a page 688 px wide: left to right if that fits, else top to bottom.
        narrow: the picture for a phone: top to bottom if that fits, else the same one.
        alt: all of it in words.
        steps: what a script needs to step through the graph, as a dict; None if there is nothing to step through.
        note: why a large graph has no steps; else "".
    """

    def __init__(self, content, walk, right):
        self.alt, layers = in_words(content), content.graph.layers()
        wide = _fitting(layers, content, WIDE, down_first=False)
        narrow = wide if wide.width <= NARROW else _fitting(layers, content, NARROW, down_first=True)
        if narrow.width > NARROW:
            narrow = wide  # both scroll
        self._wide, self._narrow = render(wide), None if narrow is wide else render(narrow)
        self._words = f"<title>{escape(content.caption)}</title><desc>{escape(self.alt)}</desc>"
        self._scrolls = wide.width > WIDE or narrow.width > NARROW
        count, root = len(content.graph.nodes), content.graph.root
        self.steps = Payload(content, walk, right).parts() if walk and count <= MOST_STEPPED else None
        self.note = TOO_MANY.format(count) if count > MOST_STEPPED else ""
        numbers = f"data {number(root.value.data)}, grad {number(content.gradients[root])}"
        self._summary = f"{content.known[root]}: {content.summary}, {numbers}"

    @property
    def svg(self):
        return self._wide.replace("<style>", f"{self._words}<style>", 1)

    @property
    def narrow(self):
        return (self._narrow or self._wide).replace("<style>", f"{self._words}<style>", 1)

    def save(self, path):
        """Write `svg` to the file at `path`, which is replaced if it is there."""
        Path(path).write_text(self.svg, encoding="utf-8", newline="\n")

    def _repr_html_(self):
        """The picture for the width of the page, the steps for a script that brings it to life, and the note."""
        scrolls = ' tabindex="0" style="display:block;overflow-x:auto"' if self._scrolls else ""
        phone = html.source(self._narrow, PHONE) if self._narrow else ""
        image = html.image(self._wide, self.alt, "max-width:none" if self._scrolls else "")
        parts = [
            f'<picture class="sg-drawing"{scrolls}>{phone}{image}</picture>',
            html.data(self.steps) if self.steps else "",
            f'<p class="sg-note">{self.note}</p>' if self.note else "",
        ]
        return f'<sg-stepper class="sg-stepper">{"".join(parts)}</sg-stepper>' + script_for_page()

    def __repr__(self):
        return f"Drawing({self._summary})"


def _check_play(play, grads, mark_wrong):
    choice("play", play, PLAYS)
    if play != "add" and not grads:
        raise ValueError(f"play={play!r} shows gradients: leave out grads=False")
    if play != "add" and mark_wrong:
        raise ValueError(f"play={play!r} finds the wrong gradients itself: leave out mark_wrong")


def _walks(graph, play, marked, grads):
    """The Walk to play, or None where there is none; and the right one, if a wrong one is played.

    A graph with marked gradients has none, nor has one whose gradients are those of no moment of the right way back.
    """
    if play != "add":
        return Walk(graph, play, fresh=True), Walk(graph, fresh=True)
    walk = None if marked else Walk(graph)
    return (None if walk and grads and walk.position is None else walk), None


def _nodes(graph, values):
    """The dict with the Nodes of its Values."""
    return {graph.node(value): number for value, number in (values or {}).items()}


def _fitting(layers, content, most, down_first):
    """The Shape in the first direction that fits into `most` px, else the narrower one."""
    shapes = []
    for down in (down_first, not down_first):
        shape = Shape(*layers, content, down, most)
        if down or shape.length <= 2 * most:  # a very long one is never the better one
            shapes.append(shape)
            if shape.width <= most:
                break
    return min(shapes, key=lambda shape: shape.width)


def _path_edges(graph, values):
    """The edges between consecutive nodes of a path; of twin edges, the first."""
    nodes = [graph.node(value) for value in values]
    edges = set()
    for parent, child in pairwise(nodes):
        found = next((edge for edge in child.ins if edge.parent is parent), None)
        if found is None:
            raise ValueError(f"path: {parent.value!r} is not a parent of {child.value!r}; list the nodes in order")
        edges.add(found)
    return edges

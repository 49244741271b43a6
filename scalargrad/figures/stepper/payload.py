"""What the script of a figure shows at each step: numbers that are texts already, sentences, paths."""

from math import isclose

from scalargrad.figures.graph.content import kind
from scalargrad.figures.stepper.paths import all_paths
from scalargrad.figures.stepper.words import Reasons, formula, in_numbers, printed, reference, relation
from scalargrad.figures.text import number


class Payload:
    """The steps of one figure.

    Args:
        content: what the picture says.
        walk: its steps.
        right: the Walk of the right rule, if this is another.
    """

    def __init__(self, content, walk, right):
        self.content, self.walk, self.right, self.graph = content, walk, right, content.graph
        self.refs = {node: reference(node, content.known[node]) for node in self.graph.nodes}

    def parts(self):
        """A dict of what JSON knows. Nodes and edges are named by their places in its lists."""
        parts = {
            "label": self.content.caption,
            "start": self.walk.position if self.content.grads else self.walk.mark,
            "nodes": list(map(self._node, self.graph.nodes)),
            "edges": list(map(self._edge, self.graph.edges)),
        }
        if self.content.grads:
            parts["backward"] = self._backward()
        if self.content.slopes:
            parts["ways"] = self._ways()
        if self.right:
            parts["wrong"] = self._wrong()
        return parts

    def _text(self, x):
        return number(x, self.content.digits)

    def _node(self, node):
        """What it is and its data; of a docked parameter its neuron; of others how they were computed."""
        told = {"name": self.refs[node], "kind": kind(node), "data": self._text(node.value.data)}
        if node.host:
            told["host"] = node.host.index
        elif node.ins:
            told["formula"] = formula(node, [self.refs[edge.parent] for edge in node.ins])
            told["numbers"] = in_numbers(node, self.content.digits)
            told["relation"] = relation(node, self.content.digits)
        return told

    def _edge(self, edge):
        told = {"parent": edge.parent.index, "child": edge.child.index}
        return told | ({"slope": self._text(edge.slope)} if self.content.slopes else {})

    def _backward(self):
        """What the nodes begin with, what the root gets first, and the steps."""
        slope = (lambda edge: self._text(edge.slope)) if self.content.slopes else (lambda edge: "its slope")
        reasons = Reasons(self.content.known, slope).of(self.walk)
        return {
            "base": [self._text(self.walk.base[node]) for node in self.graph.nodes],
            "seed": self._text(self.walk.seed),
            "steps": list(map(self._step, self.walk.steps, reasons)),
        }

    def _step(self, step, reason):
        """Along an edge: the product and the new sum, and whether the printed numbers give them."""
        product, total = self._text(step.product), self._text(step.new)
        slope, sent, old, shown = (printed(self._text(x)) for x in (step.edge.slope, step.sent, step.old, step.product))
        told = {"edge": self.content.place[step.edge], "product": product, "sum": total, "reason": reason}
        if self._text(slope * sent) != product:
            told["equals"] = "≈"
        if self._text(old + shown) != total:
            told["adds"] = "≈"
        return told

    def _ways(self):
        """For each node but the root its paths: how many, their sum, whether that is its gradient.

        Of those that are told, the first edge, which path of its child goes on from there, and the product.
        """
        known, end = all_paths(self.graph), (self.right or self.walk).end
        return [
            {
                "count": way.count,
                "total": self._text(way.total),
                "same": self.content.grads and isclose(way.total, end[node], rel_tol=1e-9, abs_tol=1e-12),
                "paths": [
                    {"edge": self.content.place[edge], "next": place, "product": self._text(product)}
                    for edge, place, product in way.best
                ],
            }
            for node, way in known.items()
            if node is not self.graph.root
        ][::-1]

    def _wrong(self):
        """The rule; the right gradients; each wrong node with the position from which it is wrong."""
        last = {step.edge.parent: place for place, step in enumerate(self.walk.steps, self.walk.mark + 2)}
        right = {node.index: self._text(x) for node, x in self.right.end.items()}
        since = {node.index: last.get(node, self.walk.last) for node in self.walk.wrong(self.right)}
        return {"rule": self.walk.rule, "right": right, "since": since}

"""What the script of a figure needs to know, as short JSON: numbers that are texts, sentences, paths.

Imports `words`, `paths`, `content`, `text` and `graph`.
"""

import json
from math import isclose

from scalargrad._draw.content import kind
from scalargrad._draw.paths import all_paths
from scalargrad._draw.text import number
from scalargrad._draw.words import formula, in_numbers, printed, reasons, reference, relation
from scalargrad.graph import Lane

APPROXIMATE_PRODUCT, APPROXIMATE_SUM = 1, 2  # flags of a step whose printed numbers do not give the printed result


class Payload:
    """The steps of one figure as JSON.

    Args:
        say: what the picture says.
        walk: its steps.
        right: the Walk of the right rule, if this is another.
        layers: the columns and routes, as `Graph.layers` gives them.
    """

    def __init__(self, say, walk, right, layers):
        self.say, self.walk, self.right, self.graph = say, walk, right, say.graph
        columns, self.routes = layers
        self.boxes = [item for column in columns for item in column if not isinstance(item, Lane)]
        self.digits = say.digits
        full = say.names(150)
        self.refs = {node: reference(node, full[node]) for node in self.graph.nodes}

    def json(self):
        """The text for a script element."""
        parts = {
            "l": self.say.caption,
            "i": self.walk.position if self.say.grads else self.walk.mark,
            "b": [node.index for node in self.boxes],
            "d": [self.say.place[edge] for edge in self.routes],
            "n": [self._node(node) for node in self.graph.nodes],
            "e": [self._edge(edge) for edge in self.graph.edges],
        }
        parts |= self._backward() if self.say.grads else {}
        parts |= {"p": self._paths()} if self.say.slopes else {}
        parts |= self._wrong() if self.right else {}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

    def _text(self, x):
        return number(x, self.digits)

    def _node(self, node):
        """Of a docked parameter name, data and neuron; else name, kind, data, how it was computed, its relation to that."""
        name, data = self.refs[node], self._text(node.value.data)
        if node.host:
            return [name, data, node.host.index]
        entry = [name, kind(node), data]
        if node.ins:
            names = [self.refs[edge.parent] for edge in node.ins]
            entry += [formula(node, names), in_numbers(node, self.digits), relation(node, self.digits)]
        return entry

    def _edge(self, edge):
        ends = [edge.parent.index, edge.child.index]
        return [*ends, self._text(edge.slope)] if self.say.slopes else ends

    def _backward(self):
        """What each node begins with, if it is not 0; the seed; the steps; their reasons."""
        templates = []
        told = list(reasons(self.walk, self.refs.get))
        for template, _ in told:
            if template not in templates:
                templates.append(template)
        pairs = zip(self.walk.steps, told)
        steps = [self._step(step, templates.index(template), word) for step, (template, word) in pairs]
        base = {node.index: self._text(x) for node, x in self.walk.base.items() if x}
        return {"g": self._text(self.walk.seed), "a": base, "s": steps, "t": templates}

    def _step(self, step, template, word):
        shown = [printed(self._text(x)) for x in (step.edge.slope, step.sent, step.old, step.product)]
        product, new = self._text(step.product), self._text(step.new)
        flags = APPROXIMATE_PRODUCT * (self._text(shown[0] * shown[1]) != product)
        flags += APPROXIMATE_SUM * (self._text(shown[2] + shown[3]) != new)
        return [self.say.place[step.edge], product, new, flags, template, *([word] if word else [])]

    def _paths(self):
        """For each node its paths: how many, their sum, whether that is its gradient, the paths with their products.

        The product of a single path is the sum.
        """
        known = all_paths(self.graph)
        return [self._way(node, known[node]) for node in self.graph.nodes if node.outs]

    def _way(self, node, paths):
        told = [[self.say.place[edge], place, self._text(product)] for edge, place, product in paths.best]
        told = told if paths.count > 1 else [told[0][:2]]
        end = (self.right or self.walk).end[node]
        same = self.say.grads and isclose(paths.total, end, rel_tol=1e-9, abs_tol=1e-12)
        return [node.index, paths.count, self._text(paths.total), int(same), told]

    def _wrong(self):
        """The rule, and each wrong node with its right gradient and the position from which it is wrong."""
        wrong = self.walk.wrong(self.right)
        last = {step.edge.parent: place for place, step in enumerate(self.walk.steps, self.walk.mark + 2)}
        marks = [[node.index, self._text(x), last.get(node, self.walk.last)] for node, x in wrong.items()]
        right = {node.index: self._text(x) for node, x in self.right.end.items() if not node.host}
        return {"w": self.walk.rule, "r": marks, "c": right}

"""What the script of a figure needs to know, as short JSON: numbers that are texts, sentences, paths."""

import json
from math import isclose

from scalargrad.figures.graph.content import kind
from scalargrad.figures.stepper.paths import all_paths
from scalargrad.figures.stepper.words import formula, in_numbers, printed, reasons, reference, relation
from scalargrad.figures.text import number

APPROXIMATE_PRODUCT, APPROXIMATE_SUM = 1, 2  # flags of a step whose printed numbers do not give the printed result


class Payload:
    """The steps of one figure as JSON.

    Args:
        say: what the picture says.
        walk: its steps.
        right: the Walk of the right rule, if this is another.
    """

    def __init__(self, say, walk, right):
        self.say, self.walk, self.right, self.graph = say, walk, right, say.graph
        self.digits = say.digits
        self.refs = {node: reference(node, say.known[node]) for node in self.graph.nodes}

    def json(self):
        """The text for a script element."""
        parts = {
            "l": self.say.caption,
            "i": self.walk.position if self.say.grads else self.walk.mark,
            "n": [self._node(node) for node in self.graph.nodes],
            "e": [[self._edge(edge) for edge in node.ins] for node in self.graph.nodes],
        }
        parts |= self._backward() if self.say.grads else {}
        parts |= {"p": self._paths()} if self.say.slopes else {}
        parts |= self._wrong() if self.right else {}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

    def _text(self, x):
        return number(x, self.digits)

    def _node(self, node):
        """Of a docked parameter name, data and neuron; else name, kind, data, how it was computed, its relation to that.

        An empty kind is that of the name.
        """
        name, data = self.refs[node], self._text(node.value.data)
        if node.host:
            return [name, data, node.host.index]
        entry = [name, _unless(kind(node), name), data]
        if node.ins:
            names = [self.refs[edge.parent] for edge in node.ins]
            entry += [formula(node, names), in_numbers(node, self.digits), relation(node, self.digits)]
        return entry

    def _edge(self, edge):
        parent = edge.parent.index
        return [parent, self._text(edge.slope)] if self.say.slopes else [parent]

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
        return [self.say.place[step.edge], product, _unless(new, product), flags, template, *([word] if word else [])]

    def _paths(self):
        """For each node but the root its paths: how many, their sum, whether that is its gradient, how many are told.

        And of those that are told the first edge, which path of its child goes on from there, and the product; that of
        a single path is the sum. Each is a list of its own, which is shorter than a list for each node.
        """
        nodes, known = self.graph.nodes[:-1], all_paths(self.graph)
        ways = [known[node] for node in nodes]
        told = [(way, *path) for way in ways for path in way.best]
        return [
            [way.count for way in ways],
            [self._text(way.total) for way in ways],
            [self._same(node, way.total) for node, way in zip(nodes, ways)],
            [len(way.best) for way in ways],
            [self.say.place[edge] for _, edge, _, _ in told],
            [place for _, _, place, _ in told],
            [self._text(product) if way.count > 1 else "" for way, _, _, product in told],
        ]

    def _same(self, node, total):
        end = (self.right or self.walk).end[node]
        return int(self.say.grads and isclose(total, end, rel_tol=1e-9, abs_tol=1e-12))

    def _wrong(self):
        """The rule, and each wrong node with its right gradient and the position from which it is wrong."""
        wrong = self.walk.wrong(self.right)
        last = {step.edge.parent: place for place, step in enumerate(self.walk.steps, self.walk.mark + 2)}
        marks = [[node.index, self._text(x), last.get(node, self.walk.last)] for node, x in wrong.items()]
        right = {node.index: self._text(x) for node, x in self.right.end.items() if not node.host}
        return {"w": self.walk.rule, "r": marks, "c": right}


def _unless(text, same):
    """A text, or nothing where the one before says it."""
    return "" if text == same else text

"""The gradients that a picture of a graph shows, and which part of each came along which edge."""

from math import isclose

MOST_LINES = 8  # uses of one node that get a line each


class Gradients(dict):
    """From each Node of a graph to its gradient: that of its Value, or another one, from a step on the way back.

    Attributes:
        held: what Nodes held before the way back, for those of which it is known.
    """

    held = {}

    @classmethod
    def of(cls, graph, held=None):
        """Those that the Values hold now."""
        gradients = cls((node, node.value.grad) for node in graph.nodes)
        gradients.held = held or {}
        return gradients

    def share(self, edge):
        """What an edge hands to its parent, from the gradient that its child has."""
        return edge.slope * self[edge.child] if self[edge.child] else 0.0

    def waiting(self, node):
        """Whether a node's gradient is 0 although its shares are not: its children have yet to pass on."""
        return self[node] == 0.0 and not isclose(sum(map(self.share, node.outs)), 0.0, abs_tol=1e-12)

    def amount(self, edge):
        """What an edge has contributed to the gradient of its parent."""
        return 0.0 if self.waiting(edge.parent) else self.share(edge)

    def older(self, node):
        """The part of a leaf's gradient that is older than the gradients of its children; 0 if there is none."""
        if node.ins or not any(self[edge.child] for edge in node.outs):
            return 0.0
        new = sum(map(self.amount, node.outs))
        return 0.0 if isclose(new, self[node], rel_tol=1e-9, abs_tol=1e-12) else self[node] - new

    def remainder(self, node):
        """`older`, as far as a picture shows it: nobody asks what a constant held before."""
        if node in self.held:
            return self.held[node]
        return 0.0 if node.value.op == "constant" else self.older(node)

    def lines(self, node, is_wrong):
        """The lines above the sum rule: for each use its Edge, and None for what was there before.

        A node has them when it is used more than once or holds an older gradient, and when they add up to the
        gradient (in a node marked as wrong they need not).
        """
        known = node in self.held or not is_wrong
        count, before = len(node.outs), self.remainder(node) if known else 0.0
        if node.host or count > MOST_LINES or (count < 2 and not before):
            return []
        total = before + sum(map(self.amount, node.outs))
        if not is_wrong and not isclose(total, self[node], rel_tol=1e-9, abs_tol=1e-12):
            return []
        return [None] * bool(before) + list(node.outs)

    def arrived(self, graph):
        """The nodes with a gradient, and those that got nothing but 0 from children that have theirs."""
        known = set()
        for node in reversed(graph.nodes):
            got = [edge.child in known and not self.amount(edge) for edge in node.outs]
            if self[node] or (got and all(got) and not self.waiting(node)):
                known.add(node)
        return known

"""All paths from each node to the root, with the products of their slopes."""

ALL, BEST = 16, 6  # so many paths of a node are told one by one; of more, so many


class Paths:
    """The paths that begin at a node.

    Attributes:
        count: how many there are.
        total: the sum of their products.
        best: of each of at most 16, or the six largest of more: (edge, place, product), where the path goes along the
            edge and on along path number `place` of its child.
    """

    def __init__(self, node, known):
        ways = [(edge, known[edge.child]) for edge in node.outs]
        self.count = sum(paths.count for _, paths in ways) or 1
        self.total = sum(edge.slope * paths.total for edge, paths in ways) if ways else 1.0
        found = [
            (edge, place, edge.slope * product)
            for edge, paths in ways
            for place, (_, _, product) in enumerate(paths.best)
        ]
        if self.count > ALL:
            found = sorted(found, key=lambda path: -abs(path[2]))[:BEST]
        self.best = found if ways else [(None, 0, 1.0)]


def all_paths(graph):
    """The Paths of each node; the root has the one that is there already."""
    known = {}
    for node in reversed(graph.nodes):
        known[node] = Paths(node, known)
    return known

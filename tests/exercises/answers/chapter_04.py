"""Answers to chapter 4, right and wrong."""

from scalargrad import topological_order


def _twice(root):
    return [node for parent in root.parents for node in _twice(parent)] + [root]


def _backwards(root):
    return topological_order(root)[::-1]


def _missing(root):
    return [root.parents[0], root] if root.parents else [root]


def _short_chain(root):
    return topological_order(root)[:300]


def _waiting(root, seed=1.0):
    """Kahn's algorithm."""
    uses, found = {root: 0}, [root]
    for node in found:
        for parent in node.parents:
            if parent not in uses:
                found.append(parent)
            uses[parent] = uses.get(parent, 0) + 1
    root.grad, ready = seed, [root]
    while ready:
        node = ready.pop()
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
            uses[parent] -= 1
            if uses[parent] == 0:
                ready.append(parent)


def _no_seed(root):
    _waiting(root, seed=root.grad)


def _eager(root, seed=1.0):
    root.grad = seed or root.grad
    for parent, slope in zip(root.parents, root.slopes):
        parent.grad += slope * root.grad
        _eager(parent, seed=0.0)


def _first_share_only(root, seen=None):
    if seen is None:
        root.grad, seen = 1.0, set()
    seen.add(root)
    for parent, slope in zip(root.parents, root.slopes):
        parent.grad += slope * root.grad
        if parent not in seen:
            _first_share_only(parent, seen)


def _by_depth(root):
    """Level by level from the result: right where all paths to a node are equally long."""
    root.grad, level = 1.0, [root]
    while level:
        below = []
        for node in level:
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope * node.grad
                if parent not in below:
                    below.append(parent)
        level = below


def _zero(root):
    root.grad = 1.0


RIGHT = {"4.1": ["A", "B"], "4.3": topological_order, "4.4": _waiting}
WRONG = {
    "4.1": {"C": ["A", "B", "C"], "D": ["D"], "missing": ["A"]},
    "4.3": {"twice": _twice, "backwards": _backwards, "missing": _missing, "chain": _short_chain},
    "4.4": {"seed": _no_seed, "eager": _eager, "half": _first_share_only, "depth": _by_depth, "other": _zero},
}

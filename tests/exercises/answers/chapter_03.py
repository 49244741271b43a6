"""Answers to chapter 3, right and wrong."""

from functools import cache
from math import prod

from scalargrad import topological_order


def _products(node, root):
    """One product of slopes for each path."""
    return ([1.0] if node is root else []) + [
        slope * product for parent, slope in zip(root.parents, root.slopes) for product in _products(node, parent)
    ]


def _gradient(node, root):
    return sum(_products(node, root))


def _first(node, root):
    return next(iter(_products(node, root)), 0.0)


def _last(node, root):
    return _products(node, root)[-1]


def _twins(node, root):
    if node is root:
        return 1.0
    return sum(slope * _twins(node, parent) for parent, slope in dict(zip(root.parents, root.slopes)).items())


def _product(node, root):
    return prod(_products(node, root))


def _sum(node, root):
    if node is root:
        return 1.0
    return sum(slope + _sum(node, parent) for parent, slope in zip(root.parents, root.slopes))


def _zero(node, root):
    return sum(slope * _zero(node, parent) for parent, slope in zip(root.parents, root.slopes))


def _leaf_is_one(node, root):
    return _gradient(node, root) if root.parents and node is not root else float(not root.parents)


def _swapped(node, root):
    return 1.0 if node is root else sum(s * _swapped(p, root) for p, s in zip(node.parents, node.slopes))


def _direct(node, root):
    return 1.0 if node is root else sum(s for p, s in zip(root.parents, root.slopes) if p is node)


def _equal_data(node, root):
    if node.data == root.data:
        return 1.0
    return sum(slope * _equal_data(node, parent) for parent, slope in zip(root.parents, root.slopes))


def _borrowed(node, root):
    root.backward()
    return node.grad


def _borrowed_behind_an_if(node, root):
    return 1.0 if node is root else _borrowed(node, root)


def _any_leaf_is_one(node, root):
    return 1.0 if node is root or not root.parents else _gradient(node, root)


def _entered_once(node, root, seen=None):
    """The walk that suits a sort: into each node once."""
    seen = set() if seen is None else seen
    if node is root or root in seen:
        return float(node is root)
    seen.add(root)
    return sum(slope * _entered_once(node, parent, seen) for parent, slope in zip(root.parents, root.slopes))


def _leaves_only(node, root):
    """Asks at leaves alone whether it has arrived."""

    def inner(top):
        return sum(s * inner(p) for p, s in zip(top.parents, top.slopes)) if top.parents else float(top is node)

    return 1.0 if node is root else inner(root)


def _only_with_parents(node, root):
    """Says nothing at a leaf without a path."""
    if node is root:
        return 1.0
    if root.parents:
        return sum(slope * _only_with_parents(node, parent) for parent, slope in zip(root.parents, root.slopes))


def _sizes(node, root):
    return sum(map(abs, _products(node, root)))


def _count(node, root):
    known = {node: 1}

    def count(top):
        if top not in known:
            known[top] = sum(map(count, top.parents))
        return known[top]

    return count(root)


def _slow(node, root):
    return int(node is root) + sum(_slow(node, parent) for parent in root.parents)


def _edges(node, root):
    return int(node is root) + sum(_edges(node, parent) for parent in set(root.parents))


def _no_paths(node, root):
    return sum(_no_paths(node, parent) for parent in root.parents)


def _count_edges(node, root):
    return 0 if node is root else len(root.parents) + _count_edges(node, root.parents[0])


def _count_nodes(node, root):
    return 1 if node is root else 1 + _count_nodes(node, root.parents[0])


def _quick_gradient(node, root):
    known = {node: 1.0}

    def gradient(top):
        if top not in known:
            known[top] = sum(slope * gradient(parent) for parent, slope in zip(top.parents, top.slopes))
        return known[top]

    return gradient(root)


def _known_by_data(node, root):
    known = {node.data: 1}

    def count(top):
        if top.data not in known:
            known[top.data] = sum(map(count, top.parents))
        return known[top.data]

    return count(root)


def _by_depth(node, root):
    return 1 if node is root else 2 * _by_depth(node, root.parents[0])


def _row_from_the_result(node, root):
    """Each node once, in the order in which they are met."""
    numbers, row = {root: 1}, [root]
    for top in row:
        for parent in top.parents:
            numbers[parent] = numbers.get(parent, 0) + numbers[top]
            if parent not in row:
                row.append(parent)
    return numbers.get(node, 0)


def _kept_between_calls(node, root, known={}):  # noqa: B006
    if node is root:
        return 1
    if root not in known:
        known[root] = sum(_kept_between_calls(node, parent) for parent in root.parents)
    return known[root]


def _forwards(node, root):
    """In topological order, from the node to the result."""
    numbers = {}
    for top in topological_order(root):
        numbers[top] = 1 if top is node else sum(numbers[parent] for parent in top.parents)
    return numbers[root]


@cache
def _cached(node, root):
    return 1 if node is root else sum(_cached(node, parent) for parent in root.parents)


def _in_a_row(node, root):
    """Each node once, in the order in which they are met, into the gradients of the nodes."""
    root.grad, row = 1.0, [root]
    for top in row:
        for parent, slope in zip(top.parents, top.slopes):
            parent.grad += slope * top.grad
            if parent not in row:
                row.append(parent)
    return node.grad


def _by_index(node, root):
    if node is root:
        return 1.0
    return sum(root.slopes[root.parents.index(parent)] * _by_index(node, parent) for parent in root.parents)


def _gradient_kept(node, root, known={}):  # noqa: B006
    if node is root:
        return 1.0
    if root not in known:
        known[root] = sum(slope * _gradient_kept(node, parent) for parent, slope in zip(root.parents, root.slopes))
    return known[root]


def _into_the_nodes(node, root):
    """The shares of the call before are still there."""

    def go(top, share):
        top.grad += share
        for parent, slope in zip(top.parents, top.slopes):
            go(parent, share * slope)

    go(root, 1.0)
    return node.grad


def _into_the_nodes_in_order(node, root):
    root.grad = 1.0
    for top in reversed(topological_order(root)):
        for parent, slope in zip(top.parents, top.slopes):
            parent.grad += slope * top.grad
    return node.grad


def _held_by_data(slopes_of):
    """A memory under the number of a node, which another node may hold, too."""

    def answer(node, root):
        known = {}

        def go(top):
            if top is node:
                return 1
            if top.data not in known:
                known[top.data] = sum(slope * go(parent) for parent, slope in zip(top.parents, slopes_of(top)))
            return known[top.data]

        return go(root)

    return answer


def _return_forgotten(node, root):
    if node is root:
        return 1.0
    total = 0.0
    for parent, slope in zip(root.parents, root.slopes):
        total += slope * _return_forgotten(node, parent)


def _inner_return_forgotten(node, root):
    known = {node: 1}

    def count(top):
        if top in known:
            return known[top]
        known[top] = sum(count(parent) for parent in top.parents)

    return count(root)


def _two_parents(node, root):
    if node is root:
        return 1.0
    (left, right), (to_left, to_right) = root.parents, root.slopes
    return to_left * _two_parents(node, left) + to_right * _two_parents(node, right)


def _two_places(node, root):
    return 1.0 if node is root else sum(root.slopes[i] * _two_places(node, root.parents[i]) for i in (0, 1))


def _count_two_parents(node, root):
    if node is root:
        return 1
    left, right = root.parents
    return _count_two_parents(node, left) + _count_two_parents(node, right)


def _counts_overwritten(node, root):
    numbers = {root: 1}
    for top in reversed(topological_order(root)):
        for parent in top.parents:
            numbers[parent] = numbers[top]
    return numbers.get(node, 0)


def _counts_in_the_nodes(node, root):
    root.grad = 1.0
    for top in reversed(topological_order(root)):
        for parent in top.parents:
            parent.grad += top.grad
    return int(node.grad)


def _eager_counts(node, root):
    numbers = {root: 1}

    def go(top):
        for parent in top.parents:
            numbers[parent] = numbers.get(parent, 0) + numbers[top]
            go(parent)

    go(root)
    return numbers.get(node, 0)


def _down_the_paths(node, root, so_far=1.0):
    """With the product of the slopes on the way."""
    found = so_far if node is root else 0.0
    for parent, slope in zip(root.parents, root.slopes):
        found += _down_the_paths(node, parent, so_far * slope)
    return found


RIGHT = {"3.3": _gradient, "3.4": _count}
WRONG = {
    "3.3": {
        "first": _first,
        "last": _last,
        "twins": _twins,
        "product": _product,
        "sum": _sum,
        "root": _zero,
        "none": _swapped,
        "count": _count,
        "apart": _any_leaf_is_one,
        "data": _equal_data,
        "borrowed": _borrowed,
        "entered": _entered_once,
        "middle": _leaves_only,
        "below 0": _sizes,
        "whole": lambda node, root: int(_gradient(node, root)),
        "early": _in_a_row,
        "two slopes": _by_index,
        "held": _held_by_data(lambda top: top.slopes),
        "kept": _gradient_kept,
        "unsummed": _products,
        "None": _return_forgotten,
        "no parents": _two_parents,
        "other": lambda node, root: 1.0,
    },
    "3.4": {
        "slow": _slow,
        "edges": _edges,
        "none": _no_paths,
        "sum": _count_edges,
        "nodes": _count_nodes,
        "slopes": _quick_gradient,
        "data": _known_by_data,
        "borrowed": _borrowed,
        "early": _row_from_the_result,
        "kept": _kept_between_calls,
        "eager": _eager_counts,
        "None": _inner_return_forgotten,
        "no parents": _count_two_parents,
        "apart": _by_depth,
        "other": lambda node, root: 3,
    },
}
MORE_RIGHT = [
    ("3.3", _down_the_paths),
    ("3.4", _forwards),
    ("3.4", _cached),
]
MORE_WRONG = [
    ("3.3", "root", _leaf_is_one),
    ("3.3", "none", _direct),
    ("3.3", "None", _only_with_parents),
    ("3.3", "no parents", _two_places),
    ("3.3", "kept", _into_the_nodes),
    ("3.3", "kept", _into_the_nodes_in_order),
    ("3.3", "of one", lambda node, root: (_gradient(node, root),)),
    ("3.3", "whole", lambda node, root: round(_gradient(node, root))),
    ("3.3", "borrowed", _borrowed_behind_an_if),
    ("3.4", "slopes", _gradient),
    ("3.4", "data", _held_by_data(lambda top: [1] * len(top.parents))),
    ("3.4", "edges", _counts_overwritten),
    ("3.4", "kept", _counts_in_the_nodes),
]

"""Answers to chapter 1, right and wrong."""

from scalargrad import Value, topological_order


def _leaf(root):
    return root.label or f"{root.data:g}"


def _formula(root, leaf=_leaf):
    if not root.parents:
        return leaf(root)
    left, right = root.parents
    return f"({_formula(left, leaf)} {root.op} {_formula(right, leaf)})"


def _of_leaves(leaf):
    """A formula that is right but for its leaves."""
    return lambda root: _formula(root, leaf)


def _list(root):
    return [_list(parent) for parent in root.parents]


def _flat(root):
    return f" {root.op} ".join(map(_flat, root.parents)) if root.parents else _leaf(root)


def _swapped(root):
    if not root.parents:
        return _leaf(root)
    return f"({_swapped(root.parents[1])} {root.op} {_swapped(root.parents[0])})"


def _set_of_parents(root):
    if not root.parents:
        return _leaf(root)
    return "(" + f" {root.op} ".join(map(_set_of_parents, dict.fromkeys(root.parents))) + ")"


def _without_leaf(root):
    left, right = root.parents
    return f"({_without_leaf(left)} {root.op} {_without_leaf(right)})"


def _first_parent(root):
    return root.label or f"({_first_parent(root.parents[0])} {root.op} {_first_parent(root.parents[1])})"


def _of_itself(root):
    return _leaf(root) if not root.parents else f"({_of_itself(root)} {root.op} {_of_itself(root)})"


def _stops(root):
    """Stops at a label; asks for parents only then."""
    if root.label or not root.parents:
        return _leaf(root)
    return f"({_stops(root.parents[0])} {root.op} {_stops(root.parents[1])})"


def _shallow(root):
    return f" {root.op} ".join(map(_leaf, root.parents)).join("()") if root.parents else _leaf(root)


def _polish(root):
    return f"{root.op} {' '.join(map(_polish, root.parents))}" if root.parents else _leaf(root)


def _each_node_once(root, seen=None):
    """As topological_order does it: the second time, a node gives nothing."""
    seen = set() if seen is None else seen
    if not root.parents:
        return _leaf(root)
    if root in seen:
        return ""
    seen.add(root)
    return f"({_each_node_once(root.parents[0], seen)} {root.op} {_each_node_once(root.parents[1], seen)})"


def _sums_alone(root):
    """Parentheses around sums and differences only: a * (b * c) reads like another graph."""
    if not root.parents:
        return _leaf(root)
    text = f"{_sums_alone(root.parents[0])} {root.op} {_sums_alone(root.parents[1])}"
    return text if root.op == "*" else f"({text})"


def _three_levels(root):
    """As deep as L, and no deeper."""

    def level(node, below):
        return f" {node.op} ".join(map(below, node.parents)).join("()") if node.parents else _leaf(node)

    return level(root, lambda node: level(node, lambda node: level(node, _leaf)))


def _label_in_front(root):
    return f"{root.label} = {_formula(root)}" if root.label and root.parents else _formula(root)


RIGHT = {"1.1": 2 * Value(-3.0) + 10, "1.4": _formula}
WRONG = {
    "1.1": {
        "float": 2 * -3.0 + 10,
        "list": topological_order(2 * Value(-3.0) + 10),
        "quoted": "2 * Value(-3.0) + 10",
        "leaf": Value(2 * -3.0 + 10),
        "number": 2 * Value(3.0) + 10,
        "negative": 2 * -Value(3.0) + 10,
        "operators": Value(2 * -3.0) + 10,
        "leaves": -2 * Value(3.0) + 10,
        "order": 10 + 2 * Value(-3.0),
    },
    "1.4": {
        "text": _list,
        "leaf": _without_leaf,
        "endless": _of_itself,
        "labels": _of_leaves(lambda leaf: f"{leaf.data:g}"),
        "alone": lambda root: f"{_formula(root)} = {root.data:g}",
        "shallow": _shallow,
        "parentheses": _flat,
        "swapped": _swapped,
        "twice": _set_of_parents,
        "constant": _of_leaves(lambda leaf: leaf.label),
        "number": _of_leaves(lambda leaf: leaf.label or str(int(leaf.data))),
        "again": _each_node_once,
        "stops": _stops,
        "other": _polish,
    },
}


def _in_topological_order(root):
    texts = {}
    for node in topological_order(root):
        texts[node] = f" {node.op} ".join(texts[parent] for parent in node.parents).join("()")
        texts[node] = texts[node] if node.parents else _leaf(node)
    return texts[root]


def _around_the_parents(root):
    if not root.parents:
        return _leaf(root)
    left, right = map(_around_the_parents, root.parents)
    return f"({left}){root.op}({right})"


def _printed(root):
    if not root.parents:
        return _leaf(root)
    f"({_printed(root.parents[0])} {root.op} {_printed(root.parents[1])})"


MORE_RIGHT = [
    ("1.1", Value(2.0) * Value(-3.0) + Value(10.0)),
    ("1.2", (3, 4.0)),
    ("1.4", _in_topological_order),
    ("1.4", _around_the_parents),
    ("1.4", lambda root: _formula(root, lambda leaf: leaf.label or str(leaf.data))),
]
MORE_WRONG = [
    ("1.1", "negative", 10 - 2 * Value(3.0)),
    ("1.1", "negative", Value(10) - Value(6)),
    ("1.1", "list", [Value(2), Value(-3), Value(10)]),
    ("1.1", "operators", (2 * Value(-3.0) + 10) * 1),
    ("1.1", "order", Value(-3.0) * 2 + 10),
    ("1.3", "other", [4, 6, 6]),
    ("1.4", "return", _printed),
    ("1.4", "text", _of_leaves(lambda leaf: leaf.label or leaf.data)),
    ("1.4", "alone", lambda root: _formula(root).upper()),
    ("1.4", "two quotes", _of_leaves(lambda leaf: repr(leaf.label or leaf.data))),
    ("1.4", "parentheses", _sums_alone),
    ("1.4", "again", _three_levels),
    ("1.4", "stops", _label_in_front),
    ("1.4", "parentheses", lambda root: _flat(root).replace(" ", "")),
    ("1.4", "other", lambda root: _formula(root).replace("*", "×")),
    ("1.4", "other", lambda root: _formula(root).replace("*", "+")),
]

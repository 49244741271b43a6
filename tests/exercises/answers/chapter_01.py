"""Answers to chapter 1, right and wrong."""

from scalargrad import Value


def _formula(root):
    if not root.parents:
        return root.label or f"{root.data:g}"
    left, right = root.parents
    return f"({_formula(left)} {root.op} {_formula(right)})"


def _list(root):
    return [_list(parent) for parent in root.parents]


def _numbers(root):
    if not root.parents:
        return f"{root.data:g}"
    return f"({_numbers(root.parents[0])} {root.op} {_numbers(root.parents[1])})"


def _flat(root):
    return f" {root.op} ".join(map(_flat, root.parents)) if root.parents else root.label or f"{root.data:g}"


def _swapped(root):
    if not root.parents:
        return root.label or f"{root.data:g}"
    return f"({_swapped(root.parents[1])} {root.op} {_swapped(root.parents[0])})"


def _set_of_parents(root):
    if not root.parents:
        return root.label or f"{root.data:g}"
    return "(" + f" {root.op} ".join(map(_set_of_parents, dict.fromkeys(root.parents))) + ")"


def _label_only(root):
    if not root.parents:
        return root.label
    return f"({_label_only(root.parents[0])} {root.op} {_label_only(root.parents[1])})"


RIGHT = {"1.1": 2 * Value(-3.0) + 10, "1.4": _formula}
WRONG = {
    "1.1": {
        "float": 2 * -3.0 + 10,
        "leaf": Value(2 * -3.0 + 10),
        "number": 2 * Value(3.0) + 10,
        "negative": 2 * -Value(3.0) + 10,
        "operators": Value(2 * -3.0) + 10,
        "order": 10 + 2 * Value(-3.0),
    },
    "1.4": {
        "text": _list,
        "labels": _numbers,
        "parentheses": _flat,
        "swapped": _swapped,
        "twice": _set_of_parents,
        "constant": _label_only,
    },
}

"""Self-checks of chapter 4, topological sort."""

from scalargrad.exercises.core import Exercise, NotAnswered, by_value, call
from scalargrad.value import Value


def _diamond():
    a = Value(2.0, label="a")
    b = a * a
    c = b + b
    b.label, c.label = "b", "c"
    return a, b, c


def _diagnose_orders(answer):
    given = answer if hasattr(answer, "__iter__") else [answer]
    letters = {str(letter).strip().upper() for letter in given}
    for letter in ("C", "D"):
        if letter in letters:
            return letter
    return None if letters == {"A", "B"} else "missing"


def _diagnose_order(order):
    a, b, c = nodes = _diamond()
    labels = [node.label for node in call(order, c)]
    if labels == ["a", "b", "c"]:
        chain = a
        for _ in range(500):
            chain = chain + nodes[0]
        return None if len(order(chain)) == 501 else "chain"
    return {"c": "backwards"}.get(labels[0] if labels else "", "twice" if len(labels) > 3 else "missing")


def _diagnose_counting(backward):
    a, b, c = _diamond()
    backward(c)
    if c.grad == b.grad == a.grad == 0.0:
        c.grad = 1.0  # a stub leaves a and b at 0 even now
        backward(c)
        if a.grad == b.grad == 0.0:
            raise NotAnswered
        return "seed"
    if c.grad != 1.0:
        return "seed"
    if a.grad == 8.0:
        return _diagnose_constant_grandparent(backward)
    return {12.0: "eager", 4.0: "half"}.get(a.grad, "other")


def _diagnose_constant_grandparent(backward):
    a = Value(3.0)
    square = a * a
    backward(square * a + square)  # a is used by two nodes at different depths: 3a² + 2a = 33
    return None if a.grad == 33.0 else "depth"


EXERCISES = {
    "4.1": Exercise(
        praise="A and B keep every node after its parents. There are many right orders, and all give the same gradients.",
        mistakes={
            "C": "in C, d comes before c, but d = e + c: its parent is not there yet.",
            "D": "D starts with the result. That is the way back; the order itself ends with the result.",
            "missing": "one is missing. A leaf may come as early as it likes: it waits for nobody.",
        },
        diagnose=_diagnose_orders,
    ),
    "4.2": by_value(
        24.0,
        [
            (36.0, "b passed on its gradient twice: half of it, then all of it. It has to wait for both shares."),
            (6.0, "you overwrote a gradient instead of adding to it, at b and again at a."),
            (12.0, "one of the two doublings is missing: b is used twice by y, and a is used twice by b."),
        ],
        other="go from the right: y.grad = 1, then all of b.grad, and only then a.grad.",
        praise="b collects 6 + 6 = 12, then a collects 12 + 12 = 24.",
    ),
    "4.3": Exercise(
        praise="every node once, every node after its parents. That is all a topological sort is.",
        mistakes={
            "twice": "a node is in your list more than once: remember which nodes you have already seen.",
            "backwards": "your list starts with the result. Add a node after its parents, not before.",
            "missing": "a node is missing from your list, or comes before one of its parents.",
            "chain": "right on a small graph, but on a chain of 500 additions your list has the wrong length.",
        },
        diagnose=_diagnose_order,
    ),
    "4.4": Exercise(
        praise="you never sorted anything: a node that waits for all of its uses is in order by itself (Kahn, 1962).",
        mistakes={
            "seed": "the result moves by 1 when it moves by 1: start with root.grad = 1.",
            "eager": "12: b did not wait. Pass on only when no use is missing.",
            "half": "4: b passed on after its first share and never again. Count both of its uses.",
            "depth": "right on the diamond, but not where a node is used at two depths: count the uses of every node first.",
            "other": "the gradient of a should be 8. Follow b: how many shares does it get, and when does it pass them on?",
        },
        diagnose=_diagnose_counting,
    ),
}

"""Self-checks of chapter 4, topological sort."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.value import Value


def _diagnose_orders(answer):
    given = answer if hasattr(answer, "__iter__") else [answer]
    letters = {str(letter).strip().upper() for letter in given}
    for letter in ("C", "D"):
        if letter in letters:
            return letter
    return None if letters == {"A", "B"} else "missing"


DIAMOND = {"given": "a = Value(2.0); b = a * a; c = b + b", "names": {"Value": Value}}

ORDERS = [
    Case(
        "[n.data for n in order(c)]",
        [2.0, 4.0, 8.0],
        [(lambda numbers: numbers[:1] == [8.0], "backwards"), (lambda numbers: len(numbers) > 3, "twice")],
        "missing",
    ),
    Case("[n.data for n in order(c * a)]", [2.0, 4.0, 8.0, 16.0], other="missing"),
    Case("len(order(sum([a] * 500, a)))", 501, other="chain"),
]

BACKWARDS = [
    Case("backward(c); c.grad", 1.0, other="seed"),
    Case("backward(c); a.grad", 8.0, [(12.0, "eager"), (4.0, "half")]),
    Case("backward(b * a + b); a.grad", 16.0, other="depth"),  # 3a² + 2a
]


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
    "4.3": by_cases(
        "order",
        ORDERS,
        **DIAMOND,
        praise="every node once, every node after its parents. That is all a topological sort is.",
        mistakes={
            "twice": "a node is in your list more than once: remember which nodes you have already seen.",
            "backwards": "your list starts with the result. Add a node after its parents, not before.",
            "missing": "a node is missing from your list, or comes before one of its parents.",
            "chain": "right on a small graph, but on a chain of 500 additions your list has the wrong length.",
        },
    ),
    "4.4": by_cases(
        "backward",
        BACKWARDS,
        returns=False,
        **DIAMOND,
        praise="you never sorted anything: a node that waits for all of its uses is in order by itself (Kahn, 1962).",
        mistakes={
            "seed": "the result moves by 1 when it moves by 1: start with root.grad = 1.",
            "eager": "12: b did not wait. Pass on only when no use is missing.",
            "half": "4: b passed on after its first share and never again. Count both of its uses.",
            "depth": "right on the diamond, but not where a node is used at two depths: count the uses of every node first.",
            "other": "the gradient of a should be 8. Follow b: how many shares does it get, and when does it pass them on?",
        },
    ),
}

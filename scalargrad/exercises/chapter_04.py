"""Self-checks of chapter 4, topological sort."""

from traceback import walk_tb

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.exercises.nodes import STUMBLED, STUMBLES, Borrowed, TooManyVisits, Value, doublings

LETTERS = {"A", "B", "C", "D"}


def _diagnose_orders(answer):
    if isinstance(answer, str):
        return "text"
    given = answer if hasattr(answer, "__iter__") else [answer]
    letters = {str(letter).strip().upper() for letter in given}
    if not letters <= LETTERS:
        return "letters"
    return next((letter for letter in ("C", "D") if letter in letters), None if letters == {"A", "B"} else "missing")


GIVEN = "a = Value(2.0); b = a * a; c = b + a; f = a + a; g = b * b"
NAMES = {"Value": Value, "doublings": doublings}

EARLY = (lambda numbers: True, "early")
ORDERS = [
    Case(
        "[n.data for n in order(b + b)]",
        [2.0, 4.0, 8.0],
        [
            (lambda numbers: numbers[:1] == [8.0], "backwards"),
            (lambda numbers: len(numbers) > 3, "twice"),
            (ValueError, "leaf"),
        ],
        "missing",
    ),
    Case(
        "r = b * c; [len([*order(r)]), len([*order(b + b)])]",
        [4, 3],
        [(lambda sizes: sizes[1] == 3 and sizes[0] > 4, "twice"), (lambda sizes: sizes[0] < 4, "missing")],
        "kept",
    ),
    Case(
        "[n.data for n in order(b * c)]",
        [2.0, 4.0, 6.0, 24.0],
        [([2, 6, 4, 24], "met"), ([6, 2, 4, 24], "met"), EARLY],
    ),
    Case("[n.data for n in order(c * b)]", [2.0, 4.0, 6.0, 24.0], [EARLY]),
    Case("[n.data for n in order(b * b + a)]", [2.0, 4.0, 16.0, 18.0], [([2, 4, 18, 16], "shortest"), EARLY]),
    Case("[n.data for n in order(a + b * b)]", [2.0, 4.0, 16.0, 18.0], [([2, 4, 18, 16], "one parent"), EARLY]),
    Case("[n.data for n in order(a - b)]", [2.0, 4.0, -2.0], [([-2, 2, 4], "sorted"), EARLY]),
    Case("len([*order(a - a - b)])", 4, [(3, "level")], "missing"),
    Case("[n.data for n in order(b * f)]", [2.0, 4.0, 4.0, 16.0], [([2, 4, 16], "data"), EARLY]),
    Case(
        "n = [n.data for n in order(z)]; [len(n), n == sorted(n)]",
        [101, True],
        [(TooManyVisits, "slow"), ([101, False], "mixed")],
        "missing",
    ),
    Case("[n.data for n in order(a + b * b * b)][2:]", [16.0, 64.0, 66.0], [EARLY]),
    Case("[n.data for n in order(g * (g + a + a))][1:4]", [4.0, 16.0, 18.0], [EARLY]),
    Case("[n.data for n in order((g + a + a) * g)][1:4]", [4.0, 16.0, 18.0], [EARLY]),
]

BACKWARDS = [
    Case("r = b + b; backward(r); r.grad", 1.0, [(Borrowed, "borrowed")], "seed"),
    Case(
        "backward(b + b); a.grad",
        8.0,
        [(Borrowed, "borrowed"), (12.0, "eager"), (4.0, "half"), (2.0, "overwrite"), (0.0, "nothing")],
    ),
    Case("backward(b * c); a.grad", 44.0, [(28.0, "once"), (68.0, "eager")], "depth"),  # 4a³ + 3a²
    Case("backward(c * b); a.grad", 44.0, [(28.0, "once"), (68.0, "eager")], "depth"),
    Case("backward(b + b); b.grad", 2.0, other="middle"),
    Case("backward(b * f); a.grad", 24.0, other="data"),  # 6a²
    Case("backward((b + b) * (b * a * a)); a.grad", 384.0, other="twins"),  # 12a⁵
    Case("backward((b * a * a) * (b + b)); a.grad", 384.0, other="twins"),
    Case("backward(b * a * (b - b) + b); a.grad", 4.0, [(0.0, "share of 0"), (68.0, "minus")], "depth"),
    Case("x, z = doublings(3); backward(z); x.grad", 8.0, [(0.0, "stuck")], "depth"),
    Case("x, z = doublings(300); backward(z); x.grad", 2.0**300, [(TooManyVisits, "slow")], "depth"),
    Case("backward(g * (g + a + a)); a.grad", 1184.0, other="depth"),  # 8a⁷ + 10a⁴
    Case("backward((g + a + a) * g); a.grad", 1184.0, other="depth"),
    Case("backward(a + b * b * b); a.grad", 193.0, other="depth"),  # 1 + 6a⁵
]


def _holds_no_nodes(came):
    """Did the line of a case, and not the reader's function, find no `data` in what the list holds?"""
    if not isinstance(came, AttributeError) or "no attribute 'data'" not in str(came):
        return False
    return list(walk_tb(came.__traceback__))[-1][0].f_code.co_filename == "<string>"


EXERCISES = {
    "4.1": Exercise(
        praise="A and B keep every node after its parents. There are many right orders, and all give the same gradients, up to the last digit of a sum.",
        mistakes={
            "C": "in C, d comes before c, but d = e + c: its parent is not there yet.",
            "D": "D starts with the result. That is the way back; the order itself ends with the result.",
            "missing": "one is missing. A leaf waits for nobody: it may come as early as it likes, or as late as just before its first child.",
            "text": 'that is one text. Write a list with each letter in quotes of its own, as in ["A", "D"].',
            "letters": "the answer should be a list of letters from A to D, one for each row that is right.",
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
        given=f"{GIVEN}; z = doublings(100)[1]",
        names=NAMES,
        praise="every node once and after its parents, in all of these graphs. That is all a topological sort is.",
        anywhere=[(_holds_no_nodes, "nodes"), *STUMBLED],
        mistakes={
            "nodes": "your list holds something else than nodes: give the nodes themselves, not their numbers, labels or levels.",
            "leaf": "a leaf has no parents, so `max` has nothing to choose from: answer there first, with 0.",
            **STUMBLES,
            "one parent": "18 comes before its parent 16. It has two parents, and its level is one more than that of the higher one.",
            "twice": "a node is in your list more than once: remember which nodes you have already seen.",
            "backwards": "your list starts with the result. Parents come first, the result last.",
            "missing": "a node is missing from your list, or comes before one of its parents.",
            "met": "c comes before its parent b. To turn around the order in which you meet the nodes is not enough: b is met at once, and yet c needs it.",
            "early": "a node comes before one of its parents, in some of these graphs: follow the first row with a ✗ by hand.",
            "shortest": "18 comes before its parent 16. It is one step from the leaf a by the short way, three by the long one: the longest way counts.",
            "sorted": "you sorted by the numbers that the nodes hold. A result may well be smaller than its parents.",
            "data": "b and f both hold 4, and one of them is gone. Equal numbers are not the same node: keep the nodes themselves.",
            "level": "two nodes stand on one level, and only one of them is left. Keep all nodes of a level.",
            "kept": "right at the first call. The second one finds what the first has noted: begin with an empty list, set or dictionary at each call.",
            "mixed": "every node is there, in no order. Is it a set? A set keeps none.",
            "slow": "right, but it walks every path: 100 doublings would never end. Keep what you know of each node.",
        },
    ),
    "4.4": by_cases(
        "backward",
        BACKWARDS,
        returns=False,
        given=GIVEN,
        names=NAMES,
        praise="right on all of these graphs, also where a node is used at two depths, and quick on 300 doublings. To count the uses is Kahn's idea (1962).",
        mistakes={
            "borrowed": "you called the engine's backward. Here you write it, out of parents and slopes.",
            "seed": "the result moves by 1 when it moves by 1: start with root.grad = 1.",
            "nothing": "a got nothing: nobody passes on to the parents yet, or the parents never have their turn.",
            "eager": "b did not wait: it passed on a part of its gradient, and later all of it, that part included.",
            "half": "4 is half of it: b passed on after its first share and never again, or the slopes of 2 from a to b are left out.",
            "overwrite": "a share replaced the one before it. Add them up with +=.",
            "once": "28: b had its turn before c gave it the rest. It has another use: count the uses before you start.",
            "depth": "right on b + b, but not where a node is used at two depths: count the uses of every node first.",
            "twins": "not where one node uses another twice: b + b are two uses of b, and each has to be counted and passed along.",
            "data": "b and f both hold 4, and you took them for one. Count the uses of each node, not of each number.",
            "middle": "a has its gradient, b in the middle has not. Every node behind the result keeps its own in `grad`.",
            "minus": "b - b has two edges from b, with slopes 1 and -1. Take each edge with its own slope, and its sign.",
            "share of 0": "b waits forever: a share of 0 is a share, too, also that of a node whose gradient is 0. Count each use down, whatever it brings.",
            "stuck": "a node waited for a use that never came: you counted its uses once for every path. Go into each node only once when you count.",
            "slow": "right, but it walks every path: 300 doublings would never end.",
            "other": "the gradient of a should be 8. Follow b: how many shares does it get, and when does it pass them on?",
        },
    ),
}

"""Self-checks of chapter 1, the Value."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.value import Value, topological_order


def _diagnose_graph(answer):
    if not isinstance(answer, Value):
        return "float"
    ops = [node.op for node in topological_order(answer)]
    if answer.data != 4.0:
        return "number"
    if not answer.parents:
        return "leaf"
    if "neg" in ops or "-" in ops:
        return "negative"
    if ops.count("*") != 1 or ops.count("+") != 1 or len(ops) != 5:
        return "operators"
    return None if _leaves(answer) == [2.0, -3.0, 10.0] else "order"


def _leaves(node):
    """The numbers of the leaves from left to right, as they stand in the formula."""
    return [x for parent in node.parents for x in _leaves(parent)] or [node.data]


def _is_same_formula(text, expected):
    """Does it give the same number, out of the same names and numbers?"""
    return _has_all(text, expected) and _compute(text) == _compute(expected)


def _has_all(text, expected):
    return isinstance(text, str) and set(filter(str.isalnum, expected)) <= set(text)


def _compute(text):
    """The number that an expression of names and numbers stands for, or None if it is no expression."""
    try:
        return eval(text, {"__builtins__": {}}, NUMBERS)
    except (SyntaxError, NameError, TypeError):
        return None


def _formula_case(root, expected, *, wrong=(), other):
    return Case(f"formula({root})", expected, wrong, other, _is_same_formula)


NUMBERS = {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0}
LEAVES = {name: Value(number, label=name) for name, number in NUMBERS.items()}
FORMULAS = [
    _formula_case(
        "(a * b + c) * f",
        "(((a * b) + c) * f)",
        wrong=[(lambda text: not isinstance(text, str), "text"), (lambda text: not _has_all(text, "abcf"), "labels")],
        other="parentheses",
    ),
    _formula_case("a - b", "(a - b)", other="swapped"),
    _formula_case("a * a", "(a * a)", other="twice"),
    _formula_case("2 * a + 3", "((2 * a) + 3)", other="constant"),
]


EXERCISES = {
    "1.1": Exercise(
        praise="five nodes: three leaves, a product, a sum. One Value among the numbers is enough.",
        mistakes={
            "float": "this is no Value, so it remembers nothing. Wrap one of the numbers: Value(-3.0).",
            "leaf": "Python computed 4 first, and the Value was made afterwards: a leaf without a past. Put the Value around one number.",
            "number": "the number should be 4: 2 × (−3) is −6, and 10 more.",
            "negative": "right number, other graph: your minus is an operator of its own. Write −3 as one number: Value(-3.0).",
            "operators": "right number, other graph: there should be one product, one sum and three leaves.",
            "order": "the operands are the other way round. The graph keeps the order of the formula: 2, then −3, then 10.",
        },
        diagnose=_diagnose_graph,
    ),
    "1.2": by_value(
        [3, 4],
        [
            ([3, 3], "you lost a line: a * a has two edges from a, even though they start at the same box."),
            ([5, 4], "you drew a box for each time the letter a is written. There is one a, so there is one box."),
            ([3, 2], "each operator has two operands, so it gets two lines."),
            ([2, 4], "the product needs a box, too: it is a number, although nobody gave it a name."),
            ([4, 3], "that is boxes and lines the other way round: boxes first."),
        ],
        other="boxes: a, the product, the sum. Lines: two for each operator.",
        praise="a has three lines: two to the product, one to the sum.",
    ),
    "1.3": by_value(
        [4, 6, 8],
        [
            ([4, 6, 4], "the number doubles in each of three rounds: 2, then 4, then 8."),
            ([1, 0, 8], "x is one name, but each round makes a new node for it. None of the old ones is lost."),
            ([2, 2, 8], "that is one round's graph. Each of the three rounds adds a node and two lines."),
            ([3, 6, 8], "the first x is a box, too: it is a leaf."),
            ([4, 3, 8], "each x + x uses x twice: two lines in each round."),
            (
                [15, 14, 8],
                "you drew a tree, with a box for each use. A node that is used twice is one box with two lines.",
            ),
        ],
        other="draw it round by round: each round adds one box, and two lines from the box before.",
        praise="one name, four nodes. Each round moved the name on.",
    ),
    "1.4": by_cases(
        "formula",
        FORMULAS,
        names=LEAVES,
        praise="the graph holds the whole expression: the leaves, the operators, and what stood left and right of them.",
        mistakes={
            "text": "formula should give back a text: put the pieces together with an f-string.",
            "labels": "a label is missing in your text: a leaf with a label gives its label, not its number.",
            "parentheses": "computing your text for L does not give −8. Are there parentheses around every operator's two operands?",
            "swapped": "computing your text for a - b does not give 5. Left is parents[0], right is parents[1].",
            "twice": "computing your text for a * a does not give 4. Both parents are the same node, and both are written.",
            "constant": "in 2 * a + 3, the numbers 2 and 3 have no label: such a leaf gives its number.",
        },
    ),
}

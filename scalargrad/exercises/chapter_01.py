"""Self-checks of chapter 1, the Value."""

import ast

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value
from scalargrad.value import Value, topological_order

NO_VALUE = {list: "list", tuple: "list", str: "quoted"}


def _diagnose_graph(answer):
    if not isinstance(answer, Value):
        return NO_VALUE.get(type(answer), "float")
    ops = [node.op for node in topological_order(answer)]
    if answer.data != 4.0:
        return "number"
    if not answer.parents:
        return "leaf"
    if "neg" in ops or "-" in ops:
        return "negative"
    if ops.count("*") != 1 or ops.count("+") != 1 or len(ops) != 5:
        return "operators"
    if sorted(_leaves(answer)) != [-3.0, 2.0, 10.0]:
        return "leaves"
    return None if _leaves(answer) == [2.0, -3.0, 10.0] else "order"


def _leaves(node):
    """The numbers of the leaves from left to right, as they stand in the formula."""
    return [x for parent in node.parents for x in _leaves(parent)] or [node.data]


class _Shape(ast.NodeTransformer):
    """Writes 2 and 2.0, and the number −3 and minus 3, in one way."""

    def visit_Constant(self, node):
        return ast.Constant(float(node.value)) if type(node.value) in (int, float) else node

    def visit_UnaryOp(self, node):
        node = self.generic_visit(node)
        is_number = isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
        return ast.Constant(-node.operand.value) if is_number and type(node.operand.value) is float else node


def _shape(text):
    """What a formula computes out of what, or None if it is none: spaces and idle parentheses do not count."""
    try:
        return ast.dump(_Shape().visit(ast.parse(text.strip(), mode="eval")))
    except (SyntaxError, ValueError):
        return None


def _is_same_formula(text, expected):
    return isinstance(text, str) and _shape(text) == _shape(expected)


def _reads(text):
    """A function that says whether a formula reads like `text`."""
    return lambda came: _is_same_formula(came, text)


def _formula_case(root, expected, *wrong, other):
    is_no_text = (lambda came: not isinstance(came, str), "text")
    lost = [(error, "leaf") for error in (ValueError, IndexError)]
    return Case(
        f"formula({root})", expected, [*wrong, is_no_text, *lost, (RecursionError, "endless")], other, _is_same_formula
    )


NUMBERS = {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0}
LEAVES = {name: Value(number, label=name) for name, number in NUMBERS.items()}
FORMULAS = [
    _formula_case("a", "a", (_reads("2"), "labels"), other="alone"),
    _formula_case(
        "(a * b + c) * f",
        "(((a * b) + c) * f)",
        (_reads("(((2 * -3) + 10) * -2)"), "labels"),
        (_reads("(f * (c + (b * a)))"), "swapped"),
        (_reads("a * b + c * f"), "parentheses"),
        (_reads("(4 * f)"), "shallow"),
        other="other",
    ),
    _formula_case("a - (b - c)", "(a - (b - c))", (_reads("a - b - c"), "parentheses"), other="swapped"),
    _formula_case("a * a", "(a * a)", other="twice"),
    _formula_case("a * (b * c)", "(a * (b * c))", (_reads("a * b * c"), "parentheses"), other="other"),
    _formula_case("2 * a + 3", "((2 * a) + 3)", other="constant"),
    _formula_case("Value(2)", "2", other="constant"),
    _formula_case("a * -0.5", "(a * -0.5)", other="number"),
    _formula_case("d", "((a * b) + c)", other="stops"),
    _formula_case("d * f", "(((a * b) + c) * f)", other="stops"),
    _formula_case("f * (d * d)", "(f * (((a * b) + c) * ((a * b) + c)))", other="again"),
]


EXERCISES = {
    "1.1": Exercise(
        praise="five nodes: three leaves, a product, a sum. One Value among the numbers is enough.",
        mistakes={
            "float": "this is no Value, so it remembers nothing. Wrap one of the numbers: Value(-3.0).",
            "list": "that is a list. `answer` is the last Value alone: it remembers the others.",
            "quoted": "that is a text, which computes nothing: write it without the quotes.",
            "leaf": "Python computed 4 first, and the Value was made afterwards: a leaf without a past. Put the Value around one number.",
            "number": "the number should be 4: 2 × (−3) is −6, and 10 more.",
            "negative": "right number, other graph: there is a minus among the operators. The formula has a product and a sum, and its −3 is one number: Value(-3.0).",
            "operators": "right number, other graph: there should be one product, one sum and three leaves.",
            "leaves": "right number, other leaves: they should be 2, −3 and 10, as in the formula.",
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
        other="draw it round by round: each round adds one box, with two lines from the box before, and doubles the number.",
        praise="one name, four nodes. Each round moved the name on.",
    ),
    "1.4": by_cases(
        "formula",
        FORMULAS,
        given='d = a * b + c; d.label = "d"',
        names={**LEAVES, "Value": Value},
        praise="leaves, operators, and what stood left and right of each: out of the graph alone, also behind a node with a label.",
        mistakes={
            "text": "formula should give back a text: put the pieces together with an f-string.",
            "leaf": "at a leaf there are no parents to ask: answer there first, with its label or its number.",
            "endless": "your function calls itself forever: each call should ask about a parent, and a leaf should end it.",
            "alone": "a leaf with a label gives that label, and nothing else.",
            "labels": "a leaf with a label gives its label, not its number.",
            "shallow": "that is one level. A parent may have parents, too: call formula for each of the two.",
            "parentheses": "read your text as Python does: it computes something else. Each operator needs parentheses around its two operands.",
            "swapped": "left and right are the other way round, or lost. Left is parents[0], right is parents[1].",
            "twice": "in a * a both parents are the same node, and both are written.",
            "constant": "in 2 * a + 3, the numbers 2 and 3 have no label: such a leaf gives its number.",
            "number": "a leaf without a label gives its number as it is: the sign, too, and what is behind the point.",
            "stops": "d has a label, and still it was made from others: only a leaf, which has no parents, gives its label.",
            "again": "a node that is used twice is written twice, in full, and at any depth.",
            "other": "for L it should be `(((a * b) + c) * f)`: the formula of the left parent, the operator, the formula of the right one.",
        },
    ),
}

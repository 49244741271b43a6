"""Self-checks of chapter 9, the loss."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value
from scalargrad.value import Value

SQUARED_HINGES = [
    Case(
        "squared_hinge(Value(0.4), 1)",
        Value(0.36),
        [
            (float, "number"),
            (list, "list"),
            (Value(0.6), "hinge"),
            (Value(1.96), "sign"),
            (Value(0.0), "turned"),
            (Value(0.18), "half"),
            (Value(0.72), "double"),
            (Value(0.84), "inside"),
        ],
    ),
    Case("squared_hinge(Value(3.0), 1)", Value(0.0), [(int, "zero"), (float, "zero"), (Value(4.0), "square")]),
    Case(
        "squared_hinge(s, -1)",
        Value(2.25),
        [(Value(0.25), "label"), (Value(6.25), "zero one"), (Value(0.0), "difference")],
    ),
    Case(
        "squared_hinge(Value(-3.0), -1)",
        Value(0.0),
        [(int, "zero"), (float, "zero"), (Value(4.0), "one sided"), (Value(16.0), "label")],
    ),
    Case("squared_hinge(s, -1).backward(); s.grad", 3.0, [(0.0, "cut"), (6.0, "twice")], other="slope"),
    Case("squared_hinge(s, 1).backward(); s.grad", -1.0, [(0.0, "cut"), (-2.0, "twice")], other="slope"),
]


EXERCISES = {
    "9.1": by_value(
        [0.6, 0.0, 1.5],
        [
            (
                [1.4, 3.0, 0.5],
                "the margin has the wrong sign: the loss is 1 minus the margin, so it falls as the margin grows.",
            ),
            (
                [0.6, 3.0, 0.5],
                "you left the label out. Both scores with the label −1 have to be multiplied by it first.",
            ),
            (
                [0.6, -1.0, 1.5],
                "a loss below 0: from a margin of 1 on there is nothing to pay, and nothing to get back.",
            ),
            (
                [0.0, 0.0, 0.5],
                "you charge wrong points only. The hinge wants a margin of 1: a score of 0.4 is right, but not by enough.",
            ),
            ([0.36, 1.0, 2.25], "that is the squared error. The hinge is max(0, 1 − margin)."),
            (
                [0.0, 0.0, 1.5],
                "a right answer is not free yet: 0.4 is on its side, and its margin is below 1. It pays what is missing, 1 − 0.4.",
            ),
            (
                [0.0, 0.0, 1.0],
                "you counted mistakes. The hinge asks how much is missing to a margin of 1.",
            ),
            ([0.4, 2.0, -0.5], "these are the margins. The price of each is 1 minus the margin, but never below 0."),
            (
                [0.6, 3.0, 1.5],
                "the label is missing in the second: −2 with the label −1 is right by 2, and pays nothing.",
            ),
            ([0.6, 0.0, 0.5], "the label is missing in the third: 0.5 with the label −1 has the margin −0.5."),
        ],
        other="first the margins, label × score; then 1 minus the margin, but never below 0.",
        praise="0.4 is right and still pays. That is how the hinge makes room around the boundary.",
    ),
    "9.2": by_value(
        [0.693147, -0.5],
        [
            (
                [0.693147, 0.5],
                "the slope has the wrong sign. A higher score would be more right, so the loss falls: believed minus happened, 0.5 − 1.",
            ),
            ([0.5, -0.5], "0.5 is the probability. The loss is minus its logarithm."),
            ([0.30103, -0.5], "that is the logarithm to base 10. The losses use the natural one, math.log."),
            ([1.0, -0.5], "that is the logarithm to base 2. The losses use the natural one, math.log."),
            ([1.0, -1.0], "that is the hinge, at the same margin of 0."),
            ([1.0, -2.0], "that is the squared error, at the same margin of 0."),
            ([0.0, -0.5], "0 would be the price of being certain, and right. A score of 0 is undecided: p = ½."),
            (
                [-0.693147, -0.5],
                "the logarithm of ½ is negative, and the loss is *minus* the logarithm. No loss is below 0.",
            ),
            ([0.693147, -1.0], "−1 is the slope of the hinge. The logistic slope is p − target, with p = sigmoid(0)."),
        ],
        other="p = sigmoid(0). The loss is −log p, and the slope is p − target.",
        praise="a coin pays 0.6931. A classifier whose loss hangs there has learned nothing yet.",
    ),
    "9.3": by_value(
        0.005,
        [
            (
                50.0,
                "the wrong way round: the gradient of the sum is 100 times as large, so the learning rate has to be smaller.",
            ),
            (0.5, "that would make each step 100 times as long. You have seen where that leads."),
            (0.05, "that is a factor of 10. There are 100 points."),
            (0.01, "1 / 100 is what the learning rate is multiplied by."),
            (0.0025, "that is half of it, and would be right for 200 points. Here are 100."),
            (0.00005, "you divided by 100 twice."),
        ],
        other="a step is learning rate × gradient. By which factor did the gradient change?",
        praise="and with 200 points it would have to be 0.0025. The mean saves you that.",
    ),
    "9.4": by_cases(
        "squared_hinge",
        SQUARED_HINGES,
        given="s = Value(0.5)",
        names={"Value": Value},
        praise="flat from margin 1 on like the hinge, smooth like the square, and the gradient is right.",
        mistakes={
            "number": "you return a plain number, so no gradient can pass. Compute with the Value itself, and use its .relu().",
            "zero": "right where there is something to pay. Where there is not, you return the plain number 0, as max(0, …) does: for a Value, .relu() is max(0, …).",
            "list": "you return a list. One sample has one loss: return the Value itself.",
            "inside": "you squared inside: 1 − 0.4². First 1 minus the margin, then max(0, …), then the square.",
            "half": "half of what it should be: there is no factor ½ before the square here.",
            "double": "twice what it should be: there is no factor 2 before the square.",
            "zero one": "right for the label +1. You turn the label into 2·label − 1, as if it were 0 or 1; it is −1 or +1 already.",
            "difference": "right for the label +1 and 0 for −1: inside is label − score. The margin is label × score, and inside is 1 minus that.",
            "turned": "a score of 0.4 with the label +1 is right, and still has to pay: 0.6 is missing to a margin of 1. Inside is 1 − margin, and not margin − 1 or −margin.",
            "cut": "the losses are right, and no slope comes back: .data, or a new Value, has cut the way to the score.",
            "square": "a score of 3 with the label +1 pays 4: it is charged for being too right. Take max(0, …) before the square.",
            "one sided": "right for the label +1. A score of −3 with the label −1 has the margin 3 and pays nothing: the margin has to be below 1 to pay, and not the score.",
            "hinge": "that is the hinge itself. Square it.",
            "label": "you left the label out: a score of −2 with the label −1 is right and pays nothing.",
            "sign": "the margin has the wrong sign: a score of 3 with the label +1 is right and pays nothing. It is 1 minus the margin.",
            "twice": "the losses are right, and the slopes are there twice. Do you call `backward()` in the function? Leave that to the one who calls it.",
            "slope": "the losses are right and the slopes are not. Does every path from the result lead back to the score, as a Value?",
            "other": "for the score 0.4 and the label +1 the loss is 0.6² = 0.36; for 0.5 and −1 it is 1.5² = 2.25.",
        },
    ),
}

"""Self-checks of chapter 15, optimizers."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value, real, same
from scalargrad.value import Value


def _moved(came, expected):
    return same(came[1], expected[1])  # what it gives back is nobody's business


def _is(number):
    return lambda came: same(came[1], number)


def _gave_new_numbers(came):
    numbers = came[0] if isinstance(came[0], (list, tuple)) else [came[0]]
    return same(came[1], 2.0) and all(real(number) is not None for number in numbers)


FIRST = "adamw_step([p, q], memory, 0.1, 0.0)"
STEPS = [
    Case(
        f"{FIRST}, p.data",
        (None, 1.9),
        [
            (ZeroDivisionError, "t zero"),
            (_gave_new_numbers, "returned"),
            (_is(2.0), "rebound"),
            (_is(2.1), "uphill"),
            (_is(1.683772), "no correction"),
            (_is(-1.162278), "mean only"),
            (_is(1.99), "square only"),
            (_is(1.0), "no lr"),
            (_is(-0.1), "assigned"),
            (_is(1.7), "sgd"),
            (_is(1.966667), "no root"),
            (_is(1.925586), "one ahead"),
            (_is(-98.0), "swapped"),
        ],
        same=_moved,
    ),
    Case(
        "adamw_step([p], {}, 0.1, 0.0); adamw_step([q], {}, 0.1, 0.0); q.data",
        -0.9,
        [(-1.1, "size")],
        other="global",
    ),
    Case(
        f"{FIRST}; q.data",
        -0.9,
        [(-0.925586, "hasty"), (-1.0, "first"), (-1.1, "size"), (-1.072371, "shared")],
    ),
    Case(
        f"p.grad = 1e-8; {FIRST}; p.data",
        1.95,
        [(1.99999, "inside"), (1.996935, "early eps"), (1.9, "no eps")],
    ),
    Case(
        f"{FIRST}; p.grad = -1.0; {FIRST}; p.data",
        1.859978,
        [
            (1.846217, "t stays"),
            (2.0, "forgot"),
            (1.923542, "forgot mean"),
            (1.773497, "forgot square"),
            (1.9, "once"),
        ],
        other="second",
    ),
    Case(
        "p.grad = 0.0; adamw_step([p], memory, 0.1, 0.2); p.data",
        1.96,
        [
            (1.9, "in the gradient"),
            (2.0, "no decay"),
            (1.6, "decay without lr"),
            (1.92, "doubled"),
            (2.04, "grows"),
            (1.98, "flat"),
        ],
        other="decay",
    ),
    Case("adamw_step([p], memory, 0.1, 0.5); p.data", 1.8, [(1.805, "decay after")], other="decay"),
    Case(
        "adamw_step([p], memory, 0.1, 0.5); p.grad = 3.0; adamw_step([p], memory, 0.1, 0.5); p.data",
        1.61,
        other="decay later",
    ),
    Case("adamw_step([p], memory, 0.5, 0.0); p.data", 1.5, other="fixed lr"),
    Case(f"{FIRST}; p.grad, q.grad", (3.0, -0.5), other="zeroed"),
    Case(
        "adamw_step([p, q], memory, 0.5, 0.2); [p.data, q.data]",
        [1.3, -0.4],
        [([1.46, -0.48], "fixed lr"), ([1.3, -0.6], "decay sign"), ([1.3, -0.5], "decay one")],
        other="decay each",
    ),
]


EXERCISES = {
    "15.1": by_value(
        15.0,
        [
            (30.0, "that is for a momentum of 0.9: the velocity settles at g / (1 − β), here with β = 0.8."),
            (3.0, "that is the velocity after the first step. The next keeps 0.8 of it and adds 3."),
            (2.4, "that is the share that is kept of the first 3. The slope is added again in each step."),
            (5.4, "that is the velocity after two steps: 0.8 × 3 + 3. Go on."),
            (12.0, "you multiplied by β once too often: find the v for which v = 0.8 v + 3."),
            (3.75, "you divided by β. What is lost in a step is 1 − β: divide by that."),
            (0.6, "you multiplied by 1 − β, as a running mean does. Momentum adds the whole slope."),
            (1.666667, "that is for a slope that changes its sign in each step, 3 / (1 + 0.8)."),
            (5.0, "that is the factor 1 / (1 − β). The slope is 3, not 1."),
        ],
        other="the velocity settles where a step leaves it alone: v = 0.8 v + 3.",
        praise="3 / (1 − 0.8). A constant slope is multiplied by 5, with a momentum of 0.9 by 10.",
    ),
    "15.2": by_value(
        [0.1, 0.074414, 0.063881],
        [
            ([0.1, 0.1, 0.1], "that is what Adam should do. Here t is 1, 2 and 3 for the three parameters."),
            ([0.1, 0.052632, 0.0369], "the correction of the square counts t, too, and it stands under a root."),
            ([0.1, 0.141386, 0.173118], "the correction of the mean counts t, too: 1 − 0.9ᵗ."),
            ([0.01, 0.014139, 0.017312], "the mean is corrected, too: divide it by 1 − 0.9ᵗ."),
            ([3.162278, 1.664357, 1.166892], "the square is corrected, too: divide it by 1 − 0.999ᵗ."),
            ([0.02, 0.021042, 0.022118], "divide by the root of the square."),
            ([0.074414, 0.063881, 0.058653], "t is 1 for the first parameter: it is 0 before the loop."),
            ([1.0, 0.744141, 0.638807], "these are in units of lr. Multiply them by 0.1."),
            ([-0.1, -0.074414, -0.063881], "these are the changes. The question is how far: lengths have no sign."),
            ([0.5, 0.372071, 0.319404], "a slope of 5 is in the mean and in the root of the square: it cancels."),
            ([0.316228, 0.316228, 0.316228], "that is without any correction."),
        ],
        other="for parameter number t: 0.1 × (0.1 / (1 − 0.9ᵗ)) / √(0.001 / (1 − 0.999ᵗ)). The 5 cancels.",
        praise="one slope, three lengths. The first parameter is right, so a test with one sees nothing.",
    ),
    "15.3": by_cases(
        "adamw_step",
        STEPS,
        returns=False,
        given="p, q, memory = Value(2.0), Value(-1.0), {}; p.grad, q.grad = 3.0, -0.5",
        names={"Value": Value},
        praise="it is AdamW: one count for all, both means corrected, ε outside of the root, and the decay beside them.",
        mistakes={
            "t zero": "you divided by 0: does t start from 0? Then 1 − β**0 is 0. The first step is number 1.",
            "returned": "you give back new numbers, and the parameters are where they were: put each into `p.data`.",
            "rebound": "the parameters did not move. `p = p − …` makes a new Value; change `p.data`.",
            "uphill": "you went uphill: subtract.",
            "no correction": "the first step is 3.16 × lr: the bias correction is missing. Divide both means by 1 − βᵗ.",
            "mean only": "the first step is 31.6 × lr: you corrected the mean, and not the mean of the squares.",
            "square only": "the first step is lr / 10: you corrected the squares, and not the mean of the gradients.",
            "no lr": "the first step has the length 1: multiply it by lr. If you did: the squares are corrected with β₂, not β₁.",
            "assigned": "you put the step in place of the number: subtract it from `p.data`.",
            "sgd": "the step is lr × gradient, as with SGD: divide it by the root of the mean of the squares.",
            "swapped": "the corrections are swapped: 1 − β₁ᵗ belongs to the mean of the gradients, 1 − β₂ᵗ to that of the squares.",
            "no root": "you divided by the mean of the squares: take its root first.",
            "hasty": "t counts parameters: `t += 1` stands inside of the loop over them. "
            "Count once for each step, before the loop.",
            "one ahead": "the first step is counted as the second: in it t should be 1. Does t start from 1 and get "
            "counted up before it is used, or does each call count twice?",
            "first": "the first parameter moved, and the second did not: does a `return` end the loop?",
            "size": "the second gradient is negative, so its parameter has to go up: keep the sign of the gradient.",
            "shared": "the two parameters share one memory: keep m and s for each of them.",
            "inside": "a gradient of 1e-8 should move p by lr / 2: your ε is inside of the root. Add it to the root.",
            "early eps": "a gradient of 1e-8 should move p by lr / 2: add ε after the correction, to the root of s'.",
            "no eps": "a gradient of 1e-8 should move p by lr / 2: ε is missing.",
            "t stays": "t is 1 in the second step, too: keep it in `memory`.",
            "forgot": "the second step is like a first one: keep t and both means in `memory`.",
            "forgot mean": "the second step forgets the mean of the gradients: keep it in `memory`.",
            "forgot square": "the second step forgets the mean of the squares: keep it in `memory`.",
            "once": "the second step moved nothing.",
            "second": "the first step is right, and the second is not. Are t, m and s kept, and mixed by 0.9 and 0.999?",
            "global": "two memories get into each other: all that is remembered belongs into `memory`, nothing outside.",
            "in the gradient": "the decay is in the gradient, and the division swallowed it: that is L2 in Adam. "
            "Shrink `p.data` beside the step.",
            "decay without lr": "you shrank by 1 − decay: in a step it is 1 − lr × decay.",
            "decay after": "you shrank after the step: first shrink, then step.",
            "decay sign": "the decay moved −1 away from 0: shrink `p.data` itself, whatever its sign.",
            "decay one": "the first parameter shrinks, and the second does not: the decay belongs into the loop over all.",
            "decay each": "with two parameters and lr = 0.5, each shrinks once in a step, by 1 − lr × decay: "
            "is the decay in a second loop, or its lr fixed?",
            "decay later": "the decay is right in the first step and not in the second: each shrinks by the same 1 − lr × decay.",
            "doubled": "you shrank twice as much as 1 − lr × decay.",
            "grows": "the decay made the number larger: multiply it by 1 − lr × decay.",
            "flat": "you subtracted lr × decay. It is a share: lr × decay × p.data.",
            "no decay": "`decay` changes nothing: shrink `p.data` by 1 − lr × decay before the step.",
            "decay": "with lr 0.1 and decay 0.2 and a slope of 0, 2 should become 1.96.",
            "fixed lr": "right for lr = 0.1 and not for 0.5: use the `lr` that you are given.",
            "zeroed": "you also changed the gradients. Leave that to `zero_grad`.",
            "other": "with data 2, gradient 3 and lr 0.1, the first step should lead to 1.9.",
        },
    ),
    "15.4": by_value(
        [0.9, 0.85],
        [
            ([0.85, 0.9], "the other way round: Adam divides the decay away, AdamW applies it."),
            ([0.85, 0.85], "AdamW is right. In Adam the decay is in the slope, 4.5, whose size is divided away."),
            ([0.9, 0.9], "Adam is right. AdamW shrinks the weight first, by 1 − 0.1 × 0.5."),
            ([0.9, 0.855], "AdamW shrinks first and steps then: 0.95 − 0.1."),
            ([0.55, 0.55], "that is SGD, 1 − 0.1 × 4.5. Adam's first step is lr, whatever the slope."),
            ([0.55, 0.85], "Adam's first step is lr, whatever the slope: 4.5 is divided away."),
            ([0.9, 0.4], "the decay is multiplied by lr: AdamW shrinks by 1 − 0.1 × 0.5."),
            ([1.1, 1.05], "against the slope: both go down."),
            ([0.55, 0.6], "Adam's first step is lr, whatever the slope: 0.1."),
        ],
        other="the first step of both is lr, against the sign of the slope. Before it, AdamW shrinks by 1 − lr × decay.",
        praise="in Adam's first step the decay is divided away with the rest of the slope.",
    ),
}

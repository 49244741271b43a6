"""Self-checks of chapter 10, training."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, call
from scalargrad.functional import hinge_loss
from scalargrad.value import Value

TWO_POINTS, TWO_LABELS = [[1.0, 0.0], [0.5, 0.5]], [-1.0, 1.0]


def _diagnose_lines(answer):
    lines = [letter for letter in str(answer).upper() if letter.isalpha()]
    if sorted(lines) != list("ABCDE"):
        return "letters"
    a, b, c, d, e = (lines.index(letter) for letter in "ABCDE")
    if a < e < b:
        return "wiped"
    return "early" if b < a else None if c < d < a else "forward"


def _diagnose_overfit(model):
    loss = hinge_loss([call(model, x) for x in TWO_POINTS], TWO_LABELS).data
    if not math.isfinite(loss):
        return "diverged"
    return None if loss < 1e-9 else "untrained" if loss > 0.5 else "almost"


STEPS = [
    Case("sgd_step([p, q], 0.1); p.data", 1.7, [(2.0, "rebound"), (2.3, "uphill"), (-1.0, "no lr")]),
    Case("sgd_step([p, q], 0.1); q.data", -0.95),
    Case("sgd_step([p, q], 0.1); p.grad, q.grad", (3.0, -0.5), other="zeroed"),
]


EXERCISES = {
    "10.1": by_value(
        2.6,
        [
            (3.4, "you went uphill: a step goes against the gradient, so subtract."),
            (2.8, "the slope of (w − 1)² is 2(w − 1): a factor 2 is missing."),
            (-1.0, "you took the whole slope. Multiply it by the learning rate, 0.1."),
            (1.4, "you moved w to where the slope points. Subtract 0.1 × slope from w, which is 3."),
        ],
        other="the slope at w = 3 is 2 × (3 − 1) = 4. A step subtracts 0.1 times that.",
        praise="3 − 0.1 × 4. The loss goes from 4 to 2.56.",
    ),
    "10.2": Exercise(
        praise="gradients are there when `step` wants them, and old ones are gone before `backward` adds new ones.",
        mistakes={
            "letters": 'use each of the five letters once, such as "ABCDE".',
            "wiped": "E between A and B: `zero_grad` wipes out the gradients before `step` has used them.",
            "early": "B before A: `step` needs the gradients that `backward` brings.",
            "forward": "C makes the outputs, D the loss, and A goes back from the loss: in that order.",
        },
        diagnose=_diagnose_lines,
    ),
    "10.3": Exercise(
        praise="both points are known by heart, with a margin of 1. The loop works.",
        mistakes={
            "untrained": "the loss on the two points is above 0.5, about what random weights give. Did you train this model?",
            "almost": "the loss is falling and not yet 0. More steps, or a somewhat larger learning rate.",
            "diverged": "the loss is not a number any more: the learning rate is too large.",
        },
        diagnose=_diagnose_overfit,
    ),
    "10.4": by_cases(
        "sgd_step",
        STEPS,
        returns=False,
        given="p, q = Value(2.0), Value(-1.0); p.grad, q.grad = 3.0, -0.5",
        names={"Value": Value},
        praise="each parameter moved by −lr × grad, in place.",
        mistakes={
            "rebound": "the parameters did not move. `p = p − …` makes a new Value; change `p.data`.",
            "zeroed": "you also changed the gradients. Leave that to `zero_grad`.",
            "uphill": "you went uphill: subtract.",
            "no lr": "you moved by the whole gradient: multiply it by lr.",
            "other": "with data 2, gradient 3 and lr 0.1, the parameter should become 1.7.",
        },
    ),
}

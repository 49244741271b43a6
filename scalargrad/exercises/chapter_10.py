"""Self-checks of chapter 10, training."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, call, real, same
from scalargrad.exercises.matching import letters
from scalargrad.losses import hinge_loss
from scalargrad.training import History
from scalargrad.value import Value

TWO_POINTS, TWO_LABELS = [[1.0, 0.0], [0.5, 0.5]], [-1.0, 1.0]


def _diagnose_lines(answer):
    if sorted(lines := letters(answer)) != list("ABCDE"):
        return "letters"
    a, b, c, d, e = (lines.index(letter) for letter in "ABCDE")
    if a < e < b:
        return "wiped"
    if b < a:
        return "early"
    return "loss" if a < d else "outputs" if d < c else None


def _diagnose_overfit(model):
    if isinstance(model, History):
        return "history"
    if isinstance(model, type) or not callable(model):
        return "no model"
    prices = [hinge_loss([call(model, x)], [label]) for x, label in zip(TWO_POINTS, TWO_LABELS)]
    losses = [price.data for price in prices]
    if not math.isfinite(sum(losses)):
        return "diverged"
    if max(losses) < 1e-9:
        return None
    first, second = (price.parents[0].data for price in prices)  # the scores
    if first == second:
        return "same score"
    if min(losses) >= 2:
        return "turned"
    if min(losses) < 1e-9 and max(losses) >= 1:
        return "one point"
    return "untrained" if sum(losses) > 1 else "almost"


def _moved(came, expected):
    return _same_number(came[1], expected[1])  # what it gives back is nobody's business


def _same_number(came, expected):
    return not isinstance(came, Value) and same(came, expected)


def _gave_new_numbers(came):
    numbers = came[0] if isinstance(came[0], (list, tuple)) else [came[0]]
    return same(came[1], 2.0) and all(real(number) is not None for number in numbers)


def _is(number):
    return lambda came: same(came[1], number)


STEPS = [
    Case("sgd_step([p, q], 0.1); p.grad, q.grad", (3.0, -0.5), other="zeroed"),
    Case(
        "sgd_step([p, q], 0.1), p.data",
        (None, 1.7),
        [
            (lambda came: isinstance(came[1], Value), "value"),
            (_gave_new_numbers, "returned"),
            (_is(2.0), "rebound"),
            (_is(2.3), "uphill"),
            (_is(-1.0), "no lr"),
            (_is(-0.3), "assigned"),
            (_is(1.8), "data"),
            (_is(1.85), "mean"),
            (_is(1.75), "together"),
            (_is(1.9), "no grad"),
            (_is(-28.0), "divided"),
        ],
        same=_moved,
    ),
    Case(
        "sgd_step([p, q], 0.1); q.data", -0.95, [(Value, "value"), (-1.0, "first"), (-1.05, "size")], same=_same_number
    ),
    Case("sgd_step([p], 0.5); p.data", 0.5, [(2.0, "alone")], other="fixed lr", same=_same_number),
]


EXERCISES = {
    "10.1": by_value(
        2.6,
        [
            (3.4, "you went uphill: a step goes against the gradient, so subtract."),
            (2.8, "the slope of (w − 1)² is 2(w − 1): a factor 2 is missing."),
            (-1.0, "you took the whole slope. Multiply it by the learning rate, 0.1."),
            (0.4, "that is the length of the step, 0.1 × 4. Subtract it from w."),
            (4.0, "that is the slope at w = 3. Subtract 0.1 times it from w."),
            (2.56, "that is the loss after the step, (2.6 − 1)². The question is where w is."),
            (1.0, "there the loss is lowest. One step does not get that far: it goes 0.1 × the slope."),
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
            "loss": "A before D: `backward` starts from the loss of these outputs, so D has to make it first.",
            "outputs": "D before C: the loss is computed from the outputs, so C has to make them first.",
        },
        diagnose=_diagnose_lines,
    ),
    "10.3": Exercise(
        praise="on both points the margin is 1 or more, so nothing is left to pay.",
        mistakes={
            "history": "that is the History which `fit` returns. The trained model is the one that you gave to `fit`: pass that.",
            "no model": "this asks for the trained model itself, something that can be called with a point.",
            "turned": "both points are on the wrong side by 1 or more: labels swapped, or steps that went uphill.",
            "one point": "one point is learned and the other is on the wrong side. Were both in the training?",
            "untrained": "the mean loss of the two points is above 0.5, about what random weights give. Did you train this model?",
            "almost": "the loss is small and not yet 0. More steps, or another learning rate; and no tanh on the last layer: its scores stay below 1.",
            "same score": "both points get the same score: nothing of them comes through. Too large a learning rate switches off all ReLUs of a layer, and they stay off; weights that all start at 0 do it, too. Start anew, with a smaller rate, say 0.1.",
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
            "returned": "you give back new numbers, and the parameters are where they were: put each into `p.data`.",
            "value": "you put a Value into `p.data`, which takes a number: compute with `p.data`, and not with `p`.",
            "rebound": "the parameters did not move. `p = p − …` makes a new Value, and `p.data − …` without a `=` changes nothing: put the result into `p.data`.",
            "first": "the first parameter moved, and the second did not: does a `return` end the loop?",
            "size": "the second gradient is negative, so its parameter has to go up: keep the sign of the gradient.",
            "assigned": "you put the step in place of the number: subtract it from `p.data`, with `-=`.",
            "data": "you subtracted a share of the number itself. What to follow is in `p.grad`.",
            "mean": "you divided by the number of parameters. Each has its own gradient, and moves by lr times that.",
            "together": "every parameter moved by the sum of all gradients. Each moves by its own.",
            "no grad": "you moved by lr alone: multiply it by `p.grad`.",
            "divided": "you divided by lr. A small learning rate should make a small step: multiply.",
            "fixed lr": "right for lr = 0.1 and not for 0.5: use the `lr` that you are given.",
            "alone": "in a list of one the parameter did not move: go through the list one by one.",
            "zeroed": "you changed the gradients. Leave that to `zero_grad`.",
            "uphill": "you went uphill: subtract.",
            "no lr": "you moved by the whole gradient: multiply it by lr.",
            "other": "with data 2, gradient 3 and lr 0.1, the parameter should become 1.7.",
        },
    ),
}

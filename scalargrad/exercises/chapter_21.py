"""Chapter 21: PyTorch."""

import math

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value, plain, real, same
from scalargrad.value import Value

INF, NAN = math.inf, math.nan


def _pair(came, expected):
    """A name and a size; infinity is itself alone."""
    came = plain(came)
    if not isinstance(came, (list, tuple)) or len(came) != 2 or not same(came[0], expected[0]):
        return False
    size = real(came[1])
    return size is not None and (size == expected[1] if math.isinf(expected[1]) else same(size, expected[1]))


def _says(name, size):
    return lambda came: _pair(came, (name, size))


def _swapped(came):
    return isinstance(came, (list, tuple)) and len(came) == 2 and isinstance(came[1], str)


def _no_error(came):
    return not isinstance(came, Exception)


def _case(code, expected, wrong=(), other="other"):
    return Case(
        code,
        expected,
        [(_swapped, "swapped"), (lambda came: real(came) is not None, "size alone"), *wrong],
        other,
        _pair,
    )


LENGTHS = [(_no_error, "cut"), (IndexError, "index")]
NAMES = [(_no_error, "names"), (KeyError, "key")]

FURTHEST = [
    _case(
        'furthest({"weight": [1.0, 2.0], "bias": [3.0, 5.0]}, {"weight": [1.0, 2.25], "bias": [3.0, 5.5]})',
        ("bias", 0.5),
        [
            (_says("weight", 0.25), "first"),
            (_says("weight", -0.25), "smallest"),
            (_says("weight", 0.0), "sign"),
            (_says("bias", -0.5), "no abs"),
            (_says("bias", 0.0), "sign"),
            (_says("weight", 0.125), "mean"),
            (_says("bias", 0.25), "mean"),
            (_says("weight", 1 / 9), "relative"),
        ],
    ),
    _case(
        'furthest({"weight": [1.0, 2.0], "bias": [3.0]}, {"weight": [1.75, 2.0], "bias": [3.5]})',
        ("weight", 0.75),
        [
            (_says("bias", 0.5), "mean"),
            (_says("weight", -0.75), "no abs"),
            (_says("weight", 0.0), "sign"),
            (_says("bias", 1 / 6), "relative"),
            (_says("weight", 0.375), "mean"),
        ],
    ),
    _case(
        'furthest({"weight": [1.0], "bias": [100.0]}, {"weight": [1.5], "bias": [101.0]})',
        ("bias", 1.0),
        [
            (lambda came: _says("weight", 0.5)(came) or _says("weight", 1 / 3)(came), "relative"),
            (_says("bias", -1.0), "no abs"),
        ],
    ),
    _case(
        'furthest({"weight": [4.0], "bias": [1.0]}, {"weight": [1.0], "bias": [1.5]})',
        ("weight", 3.0),
        [(_says("bias", 0.5), "sign"), (_says("weight", -3.0), "no abs")],
    ),
    _case(
        'furthest({"weight": [1.0], "bias": [2.0]}, {"bias": [2.5], "weight": [1.0]})',
        ("bias", 0.5),
        [
            (lambda came: _says("weight", 1.5)(came) or _says("bias", 1.0)(came), "by place"),
            (_no_error, "other"),
            (ValueError, "by place"),
        ],
    ),
    _case(
        'furthest({"weight": [1.0, 2.0], "bias": [NAN, 1.0]}, {"weight": [1.0, 2.5], "bias": [1.0, 1.0]})',
        ("bias", INF),
        [
            (_says("weight", 0.5), "nan passed over"),
            (lambda came: math.isnan(came[1]), "nan itself"),
            (_says("weight", INF), "nan's name"),
        ],
    ),
    _case(
        'furthest({"weight": [NAN, 2.0], "bias": [1.0]}, {"weight": [1.0, 2.5], "bias": [1.75]})',
        ("weight", INF),
        [
            (_says("bias", 0.75), "nan passed over"),
            (_says("weight", 0.5), "nan passed over"),
            (lambda came: math.isnan(came[1]), "nan itself"),
            (_says("bias", INF), "nan's name"),
        ],
    ),
    _case(
        'furthest({"weight": [1.0], "bias": [1.0, 2.0]}, {"weight": [9.0], "bias": [1.0, NAN]})',
        ("bias", INF),
        [(_says("weight", 8.0), "nan of theirs"), (lambda came: math.isnan(came[1]), "nan itself")],
    ),
    _case(
        'furthest({"weight": [1.0], "bias": [NAN]}, {"weight": [2.0], "bias": [NAN]})',
        ("bias", INF),
        [(_says("weight", 1.0), "both nan"), (lambda came: math.isnan(came[1]), "nan itself")],
    ),
    Case('furthest({"bias": [1.0]}, {"bias": [1.0]})', ("bias", 0.0), [], "equal", _pair),
    Case('furthest({"weight": [1.0, 2.0]}, {"weight": [1.0]})', ValueError, LENGTHS),
    Case('furthest({"weight": [1.0]}, {"weight": [1.0, 2.0]})', ValueError, LENGTHS),
    Case('furthest({"weight": [1.0]}, {"weight": [1.0], "bias": [2.0]})', ValueError, NAMES),
    Case('furthest({"weight": [1.0], "bias": [2.0]}, {"weight": [1.0]})', ValueError, NAMES),
]

AFTER = "; clip([p, q], 1.0); p.grad, q.grad"
CLIP = [
    Case("p.grad, q.grad = -6.0, 8.0" + AFTER, (-0.6, 0.8), [
        ((-1.0, 1.0), "each"), ((-6.0, 1.0), "top only"), ((-6.0, 8.0), "not in place"), ((0.6, 0.8), "lost signs"),
        ((-6 / 14, 8 / 14), "sum"), ((-0.75, 1.0), "largest"), ((-0.06, 0.08), "no root"), ((-3.0, 4.0), "signed sum"),
        ((-60.0, 80.0), "upside down"),
    ]),
    Case("p.grad, q.grad = 3.0, -4.0; clip([p, q], 1.0)", 5.0, [
        (1.0, "length after"), (25.0, "no root"), (0.2, "factor"), (7.0, "sum"), (4.0, "largest"),
    ], "length"),
    Case("p.grad, q.grad = 6.0, 8.0; clip([p, q], 5.0); p.grad, q.grad", (3.0, 4.0), [
        ((0.6, 0.8), "to one"), ((5.0, 5.0), "each"),
    ]),
    Case("p.grad, q.grad = 0.3, 0.4" + AFTER, (0.3, 0.4), [((0.6, 0.8), "always")]),
    Case("p.grad, q.grad = 0.3, 0.4; clip([p, q], 1.0)", 0.5, [(1.0, "length after")], "length"),
    Case("p.grad, q.grad = 3.0, 4.0; clip([p, q], 1.0); p.data, q.data", (2.0, -1.0), [], "data"),
    Case("p.grad, q.grad = 3.0, None" + AFTER, (1.0, None), [(TypeError, "none"), ((1.0, 0.0), "none")], same=lambda came, expected: len(came) == 2 and same(came[0], 1.0) and came[1] is None),
    Case("p.grad, q.grad = 0.0, 0.0" + AFTER, (0.0, 0.0), [(ZeroDivisionError, "zero"), (lambda came: any(map(math.isnan, came)), "zero")]),
    Case("p.grad, q.grad = 0.0, 0.0; clip([p, q], 1.0)", 0.0, [(ZeroDivisionError, "zero")], "length"),
]  # fmt: skip

RIGHT_LETTERS = ["AEC", "CAE", "CEA", "EAC", "ECA", "A, C, E", "A,C,E", "A C E", ["A", "C", "E"]]

EXERCISES = {
    "21.1": by_value(
        [1.52, 1.6],
        [
            ([1.6, 1.52], "the other way round: first here, then in PyTorch."),
            ([1.6, 1.6], "right for PyTorch. Here the gradient is 0, not None, and the weight decay is added to it: it still pulls."),
            ([1.52, 1.52], "right for here. In PyTorch there is no gradient after `zero_grad()`, and without one, no step."),
            ([1.7, 1.7], "you left the weight decay out: the first step goes by 3 + 0.5 × 2."),
            ([1.615, 1.7], "the weight decay pulls in the first step, too: by 0.5 × 2, beside the 3."),
            ([1.22, 1.22], "that is without `zero_grad()`: the 3 is gone before the second step."),
            ([1.22, 1.6], "the 3 is gone before the second step, here, too: what is left there is the pull of the weight decay."),
            ([1.2, 1.6], "the weight decay pulls by 0.5 × p, and p is 1.6 by then, not 2; and the 3 is gone."),
            ([1.5, 1.6], "the weight decay pulls by 0.5 × p, and p is 1.6 in the second step, no longer 2."),
            ([1.4, 1.4], "the second step has no 3 any more."),
        ],
        other="the first step goes by 0.1 × (3 + 0.5 × 2). What does the second one go by, if the gradient is 0? And if there is none?",
        praise="a gradient of 0 still lets the weight decay pull; None stops everything.",
    ),
    "21.2": by_cases(
        "furthest",
        FURTHEST,
        names={"NAN": NAN},
        praise="nothing slips past it: no sign, no nan, no missing name, no list that is too short.",
        mistakes={
            "swapped": "the name first, then the size.",
            "size alone": "that is the size. Give the name with it: a pair.",
            "first": "that is the first difference. A larger one comes later.",
            "smallest": "that is not the largest: take abs first, then the maximum.",
            "no abs": "a size has no sign: take abs of the difference.",
            "sign": "a difference may be negative, whichever way you subtract. Take abs before you look for the largest.",
            "mean": "that is not the largest single difference: no mean, no last one that came along.",
            "relative": "you divided by the size of the numbers. Here the difference itself counts.",
            "by place": "the second dict had the same names in another order: go by the names.",
            "nan passed over": "a nan was in `bias` or `weight`, and you passed over it: every comparison with nan is false. Ask `math.isnan`.",
            "nan itself": "the size came out as nan, which no later test can compare. Say inf.",
            "nan's name": "the size is right, the name is another one's: the nan is elsewhere.",
            "nan of theirs": "here the nan was in theirs. Ask the difference: it is nan if either of the two is.",
            "both nan": "both are nan, and nan agrees with nothing, not with itself: also infinitely far off.",
            "equal": 'two equal dicts: the largest difference is 0, so `("bias", 0.0)`.',
            "cut": "the lists had different lengths, and no error came: `zip` stops at the shorter one. `strict=True` makes it complain.",
            "index": "lists of different lengths should give a ValueError that says so, not an IndexError on the way.",
            "names": "a name that only one has, and no error came: something was never compared.",
            "key": "a name that only one has should give a ValueError, not a KeyError on the way.",
            "other": 'a pair, as `("bias", 0.5)`: the name and the largest |a − b|.',
        },
    ),
    "21.3": by_cases(
        "clip",
        CLIP,
        given="p, q = Value(2.0), Value(-1.0)",
        names={"Value": Value},
        praise="one factor for all, so that the arrow keeps its direction.",
        mistakes={
            "each": "you clipped each gradient by itself, which turns the arrow. One factor for all of them.",
            "top only": "you cut one of them off. The factor is the same for all.",
            "not in place": "nothing changed: write into `p.grad`.",
            "lost signs": "a minus got lost: multiply the gradient, not its size.",
            "sum": "that is the sum of the sizes. The length is the root of the sum of the squares.",
            "signed sum": "gradients of different signs cancel in your length: square them before you add.",
            "largest": "that goes by the largest gradient. The length is the root of the sum of the squares.",
            "no root": "that is the square of the length: take the root.",
            "upside down": "they grew: the factor is max_norm / length.",
            "length after": "right but for what comes back: the length *before*.",
            "factor": "that is the factor. Give back the length before.",
            "length": "the gradients are right. Give back the length that they had before, whether you changed them or not.",
            "to one": "right where max_norm is 1. The factor is max_norm / length.",
            "always": "the arrow was shorter than max_norm, and you made it longer. Leave it.",
            "data": "the parameters moved. Only their gradients should change.",
            "none": "a gradient was None, which says that there is none: leave that parameter alone, and the None in it.",
            "zero": "all gradients were 0, and you divided by their length. Nothing is to be done then.",
            "other": "−6 and 8 have the length 10. With max_norm=1 they become −0.6 and 0.8, and 10 comes back.",
        },
    ),
    "21.4": by_value(
        "ACE",
        [
            ("BD", "these are the two that you see. The question is for the others."),
            ("A", "A stays hidden, and more: what does a comparison from *copied* weights say about how they are drawn?"),
            ("C", "C stays hidden, and more: where has this training never been?"),
            ("E", "E stays hidden, and more: where else has this training never been?"),
            ("AC", "A and C, and one more: how deep is the graph of this training?"),
            ("AE", "A and E, and one more: what does a comparison from *copied* weights say about how they are drawn?"),
            ("CE", "C and E, and one more: how often does a sum come to lie on the corner of the ReLU?"),
            ("ABCE", "B shows: a slope that is 1% off is off by far more than 10⁻¹², and one step later so is the loss."),
            ("ACDE", "D shows at once: that loss is 1% larger."),
            ("ABCDE", "B and D show, by a factor of billions over a rounding."),
            *[(letters, "the right letters. Write them in the order of the alphabet, with nothing between: one text.") for letters in RIGHT_LETTERS],
        ],
        other="the letters of those that stay hidden, as in `\"AB\"`. Ask of each: does this training ever come to where it matters?",
        praise="a corner that no sum lies on, a start that is copied over, a depth that no graph has: a comparison sees the places where it has been.",
    ),
}  # fmt: skip

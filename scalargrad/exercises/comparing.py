"""Cases of chapter 21: the largest difference, a gradient that is clipped, and what mistakes give instead."""

import math

from scalargrad.exercises.cases import Case
from scalargrad.exercises.core import plain, real, same

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
    return isinstance(came, (list, tuple)) and len(came) == 2 and isinstance(came[1], str) and real(came[0]) is not None


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
        'furthest({"weight": [1.0, 2.0], "bias": [3.0]}, {"weight": [1.5, 1.5], "bias": [3.25]})',
        ("weight", 0.5),
        [(_says("weight", 1.0), "mean"), (_says("weight", 0.5**0.5), "mean"), (_says("bias", 0.25), "mean")],
    ),
    _case(
        'furthest({"weight": [1.0], "bias": [0.5]}, {"weight": [1.25], "bias": [-0.5]})',
        ("bias", 1.0),
        [(_says("weight", 0.25), "sizes"), (_says("bias", -1.0), "no abs")],
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
            (lambda came: came[0] == "bias" and isinstance(came[1], str), "a text"),
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
    Case('furthest({"weight": [1.0, 2.0], "bias": [1.0]}, {"weight": [1.0], "bias": [1.0, 2.0]})', ValueError, LENGTHS),
    Case('furthest({"weight": [1.0]}, {"bias": [1.0]})', ValueError, NAMES),
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
    Case("p.grad, q.grad = 3.0, 4.0; clip([p, q], 4.5); p.grad, q.grad", (2.7, 3.6), [((3.0, 4.0), "one by one")]),
    Case("p.grad, q.grad = 3.0, -1.0; clip([p, q], 5.0); p.grad, q.grad", (3.0, -1.0), [], "always"),
    Case("p.grad, q.grad = 0.3, 0.4; clip([p, q], 1.0)", 0.5, [(1.0, "length after")], "length"),
    Case("p.grad, q.grad = 3.0, 4.0; clip([p, q], 1.0); p.data, q.data", (2.0, -1.0), [], "data"),
    Case("p.grad, q.grad = 3.0, None" + AFTER, (1.0, None), [
        (TypeError, "none"), ((1.0, 0.0), "none"),
    ], same=lambda came, expected: len(came) == 2 and same(came[0], 1.0) and came[1] is None),
    Case("p.grad, q.grad = 0.0, 0.0" + AFTER, (0.0, 0.0), [
        (ZeroDivisionError, "zero"), (lambda came: any(map(math.isnan, came)), "zero"),
    ]),
    Case("p.grad, q.grad = 0.0, 0.0; clip([p, q], 1.0)", 0.0, [(ZeroDivisionError, "zero")], "length"),
]  # fmt: skip

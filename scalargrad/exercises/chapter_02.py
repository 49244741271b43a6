"""Self-checks of chapter 2, the derivative."""

from math import isclose

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value


def _about(expected, tolerance=1e-2):
    """A function that says whether a number is near `expected`."""
    return lambda number: isclose(number, expected, rel_tol=tolerance, abs_tol=tolerance)


_EXACT = {"same": lambda came, expected: isclose(came, expected, rel_tol=1e-6)}
_ROUGH = {"same": lambda came, expected: isclose(came, expected, rel_tol=1e-3)}

DERIVATIVES = [
    Case(
        "derivative(cube, 2.0)",
        12.0,
        [
            (lambda slope: slope == 0.0, "swallowed"),
            (_about(6.0), "half"),
            (_about(24.0), "twice"),
            (_about(-12.0), "sign"),
            (_about(8.0), "value"),
            (_about(0.0), "rise"),
            (_about(12.0, 0.1), "coarse"),
        ],
        **_EXACT,
    ),
    Case("derivative(cube, -1.0)", 3.0, other="place", **_EXACT),
]

SECONDS = [
    Case(
        "second(power, 2.0)",  # the value is 16, the slope 32
        48.0,
        [
            (_about(32.0, 1e-3), "slope"),
            (_about(24.0, 1e-3), "half"),
            (_about(12.0, 1e-3), "quarter"),
            (_about(-48.0, 1e-3), "sign"),
            (lambda curve: 0.0 < curve < 1.0, "once"),
            (lambda curve: 49.0 < curve < 60.0, "coarse"),
        ],
        "rounding",
        **_ROUGH,
    ),
    Case("second(power, -1.0)", 12.0, other="place", **_ROUGH),
]


def _diagnose_nudge(h):
    h = float(h)
    if 3e-9 <= h <= 3e-8:
        return None
    if h <= 0 or h >= 1:
        return "power"
    if 1e-6 <= h <= 1e-4:
        return "central"
    return "large" if h > 3e-8 else "small"


EXERCISES = {
    "2.1": by_value(
        [12, -10],
        [
            ([12, 10], "the size is right. Left of the bottom, a nudge up moves f down: the slope is negative."),
            ([12, -7], "-7 is the slope of the secant from -1 to 0. That nudge is 1: make it small."),
            ([12, -13], "-13 is the slope of the secant from -2 to -1. That nudge is 1: make it small."),
            ([12, -4], "3x² moves, too: (-1 + h)² is 1 - 2h + h²."),
            ([12, 2], "(-1 + h)² is 1 - 2h + h²: the middle term is negative here."),
            ([6, -10], "the slope is right. In f, the square of -1 is 1, so 3x² is 3 and not -3."),
            ([4, -10], "the slope is right. In f, minus 4 times -1 is plus 4."),
            ([-10, 12], "the right numbers in the wrong order: f(-1) first, then the slope."),
            ([12, -9.997], "that is the slope of a secant, with a nudge of 0.001. Which number does it come close to?"),
        ],
        other="f(-1) = 3 + 4 + 5. For the slope, go to -1 + h and see by how much f moves; then divide by h.",
        praise="f falls there ten times as fast as x goes up. The bottom lies to the right.",
    ),
    "2.2": by_cases(
        "derivative",
        DERIVATIVES,
        given="cube = lambda x: x * x * x",
        praise="two runs of f, and it works for any function you can run.",
        mistakes={
            "swallowed": "0: your nudge is so small that x + h is x again, or both runs of f were at the same place.",
            "half": "half of what it should be: one nudge of h is divided by h, not by 2h.",
            "twice": "twice what it should be: from x - h to x + h it is 2h, so divide by 2h.",
            "sign": "the sign is wrong: the value at the larger x comes first.",
            "value": "that is f(x). The slope is how far f moves, divided by the nudge.",
            "rise": "that is how far f moves. Divide it by the nudge.",
            "coarse": "near 12, the slope of x³ at 2, but not to six digits. Use both sides and a nudge of about 1e-5.",
            "other": "for x³ at 2 it should be 12. Is the whole difference in parentheses, and divided by 2h?",
            "place": "right at 2 and wrong at -1: nudge x itself, wherever it is.",
        },
    ),
    "2.3": Exercise(
        praise="half of the 16 digits are lost: 1e-8 is the square root of 1e-16.",
        mistakes={
            "central": "that is best from both sides, where the bend costs h². From one side it costs 6h, so h has to be smaller.",
            "large": "there the bend costs more than the rounding: go smaller.",
            "small": "there the rounding costs more than the bend: go larger.",
            "power": "the nudge is a small number above 0, such as 1e-5.",
        },
        diagnose=_diagnose_nudge,
    ),
    "2.4": by_cases(
        "second",
        SECONDS,
        given="power = lambda x: x * x * x * x",
        praise="the slope of x⁴ at 2 climbs 48 for each 1. A second difference wants a nudge of about 1e-4.",
        mistakes={
            "slope": "32 is the slope of x⁴ at 2. How fast does that slope change when x moves?",
            "half": "half of what it should be: how far apart are the two places at which you measured the slopes?",
            "quarter": "a quarter of what it should be: you divided by 2h twice, but the slopes were measured over h.",
            "sign": "the sign is wrong: the slope on the right comes first.",
            "once": "nearly 0: you divided by h once. A change of slope is divided by the nudge, too.",
            "coarse": "near 48, but your nudge is too large: try 1e-4.",
            "rounding": "not 48: dividing by h twice magnifies the rounding. Try a larger nudge.",
            "place": "right at 2 and wrong at -1: measure both slopes around x itself, wherever it is.",
        },
    ),
}

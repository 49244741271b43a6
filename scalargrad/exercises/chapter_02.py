"""Self-checks of chapter 2, the derivative."""

from math import isclose

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import Exercise, by_value, real


def _about(expected, tolerance=1e-3):
    """A function that says whether a number, or that of a Value, is near `expected`."""
    return lambda came: isclose(real(came), expected, rel_tol=tolerance, abs_tol=tolerance)


_EXACT = {"same": lambda came, expected: isclose(real(came), expected, rel_tol=1e-6)}
_ROUGH = {"same": lambda came, expected: isclose(real(came), expected, rel_tol=1e-3, abs_tol=1e-2)}

ALONG = [
    Case(
        "along(product, [2.0, 3.0], [1.0, -1.0])",
        1.0,
        [
            (list, "list"),
            (lambda slope: isclose(slope, 1e-10, rel_tol=0.01), "times h"),
            (lambda slope: abs(slope) < 1e-9, "swallowed"),
            (_about(3.0), "first"),
            (_about(-2.0), "last"),
            (_about(5.0), "direction"),
            (_about(2**-0.5), "length"),
            (_about(0.5), "half"),
            (_about(2.0), "twice"),
            (_about(-1.0), "sign"),
            (_about(0.0), "rise"),
            (_about(1.0, 0.1), "coarse"),
        ],
        **_EXACT,
    ),
    Case("along(product, [2.0, 3.0], [10.0, 0.0])", 30.0, other="length", **_EXACT),
    Case(
        "along(cube, [2.0], [1.0])",
        12.0,
        [(_about(12.0, 0.1), "coarse"), (TypeError, "count"), (ValueError, "count"), (IndexError, "count")],
        "count",
        **_EXACT,
    ),
    Case("along(cube, [0.314], [1.0])", 0.295788, other="coarse", **_EXACT),
    Case(
        "along(L, [2.0, -3.0, 10.0, -2.0], [0.0, 1.0, 0.0, 0.0])",
        -4.0,
        [(_about(4.0), "falls"), (_about(0.0), "falls"), (TypeError, "count"), (ValueError, "count")],
        "count",
        **_EXACT,
    ),
    Case("along(product, xs, steps); xs == [2.0, 3.0]", True, other="changed"),  # a nudge is too small for `same`
    Case("along(product, xs, steps); steps == [1.0, 0.5]", True, other="changed"),
]


def _lacks_a_star(came):
    """`f(nudged)` hands over one list where two numbers are asked for."""
    return isinstance(came, TypeError) and "argument: 'b'" in str(came)


SECONDS = [
    Case(
        "second(line, 0.7)",
        0.0,
        [(_about(5.0), "slope"), (_about(3.5), "value"), (lambda curve: abs(curve) > 1e3, "huge")],
        "line",
        **_ROUGH,
    ),
    Case(
        "second(parabola, 3.0)",  # the value is 20, the slope 14
        6.0,
        [
            (lambda curve: curve == 0.0, "swallowed"),
            (_about(14.0), "slope"),
            (_about(20.0), "value"),
            (_about(12.0), "double"),
            (_about(3.0), "half"),
            (_about(1.5), "quarter"),
            (_about(-6.0), "sign"),
            (lambda curve: 0.0 < curve < 1.0, "once"),
        ],
        **_ROUGH,
    ),
    Case("second(power, 2.0)", 48.0, [(lambda curve: 45.0 < curve < 60.0, "coarse")], **_ROUGH),
    Case("second(power, -1.0)", 12.0, [(_about(12.0, 0.05), "coarse")], "place", **_ROUGH),
    Case("second(power, 0.3)", 1.08, [(_about(1.08, 0.1), "coarse")], "place", **_ROUGH),
    Case("second(hill, 0.3)", -1.08, [(_about(1.08, 0.1), "falling"), (_about(0.0), "falling")], "place", **_ROUGH),
    Case("second(parabola, 0.0)", 6.0, [(ZeroDivisionError, "zero")], "place", **_ROUGH),
]


def _diagnose_nudge(h):
    h = real(h)
    if h is None or not 0 < h < 1:
        return "exponent" if h in (-8, 8) else "power"
    if 3e-9 <= h <= 3e-8:
        return None
    if 3e-6 <= h <= 3e-5:
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
            (
                [12, -10.003],
                "that is the slope of a secant, with a nudge of -0.001. Which number does it come close to?",
            ),
            ([12, -9.997], "that is the slope of a secant, with a nudge of 0.001. Which number does it come close to?"),
        ],
        other="f(-1) = 3 + 4 + 5. For the slope, go to -1 + h and see by how much f moves; then divide by h.",
        praise="f falls there ten times as fast as x goes up. The bottom lies to the right.",
    ),
    "2.2": by_cases(
        "along",
        ALONG,
        given="product = lambda a, b: a * b; cube = lambda x: x * x * x; L = lambda a, b, c, f: (a * b + c) * f; xs = [2.0, 3.0]; steps = [1.0, 0.5]",
        praise="the slopes of a × b at (2, 3) are 3 and 2: along (1, −1), 3 − 2.",
        anywhere=[(_lacks_a_star, "star")],
        mistakes={
            "list": "you gave a list of slopes. All inputs move at the same time: that is one movement of f, and one number.",
            "swallowed": "0: f came out the same in both runs. Did each input move, by h times its own step, and by more than rounding takes away?",
            "times h": "`/ 2 * h` divides by 2 and then multiplies by h. Write `/ (2 * h)`.",
            "direction": "5 is the sum of both slopes. Here the second input goes down: it moves by h times −1.",
            "half": "half of what it should be: a nudge to one side is divided by h, not by 2h, and how many inputs move does not matter.",
            "twice": "twice what it should be: from one side to the other it is 2h, so divide by 2h.",
            "sign": "the sign is wrong: the value with +h comes first.",
            "rise": "that is how far f moves. Divide it by the nudge.",
            "first": "only the first input has moved: nudge all of them, then run f.",
            "last": "only the last input has moved: nudge all of them, then run f.",
            "length": "ten times the direction is ten times the slope: do not make the direction shorter.",
            "coarse": "near, but not to six digits. Use both sides and a nudge of about 1e-5.",
            "star": "f takes its inputs one by one, and you gave it a list: hand them over with a star, f(*nudged).",
            "count": "right for two inputs, but f may have one, or more: hand them over as f(*nudged).",
            "falls": "L goes down when b goes up, so the slope is −4: leave the sign as it comes, without `abs` or `max`.",
            "changed": "the slope is right, but your function has changed a list that it was given: make new ones for each run.",
            "other": "if a goes up by h and b goes down by h, a × b at (2, 3) should go up by 3h − 2h.",
        },
    ),
    "2.3": Exercise(
        praise="half of the 16 digits are lost: 1e-8 is the square root of 1e-16.",
        mistakes={
            "central": "that is best from both sides, where the bend costs h². From one side it costs 6h, so h has to be smaller.",
            "large": "there the bend costs more than the rounding: go smaller.",
            "small": "there the rounding costs more than the bend: go larger.",
            "exponent": "that is the exponent. The nudge itself is written 1e-8.",
            "power": "the nudge is a small number above 0, such as 1e-5.",
        },
        diagnose=_diagnose_nudge,
    ),
    "2.4": by_cases(
        "second",
        SECONDS,
        given="line = lambda x: 5 * x; parabola = lambda x: 3 * x * x - 4 * x + 5; power = lambda x: x * x * x * x; hill = lambda x: -power(x)",
        praise="the slope of x⁴ climbs 48 for each 1 at 2, and 12 at −1; that of −x⁴ falls, and on a line it does not change at all.",
        mistakes={
            "line": "the slope of a line never changes: the one on the right minus the one on the left is 0. Below 1e-6 a nudge is too small: dividing by h twice magnifies the rounding.",
            "huge": "on a line it should be 0, and yours is huge. Look at the sign of the slope on the left, and put parentheses around a whole difference before you divide it; or your nudge is far below 1e-6.",
            "swallowed": "0: with this nudge rounding takes away all of the change. Try a larger one.",
            "slope": "that is the slope. How fast does the slope change when x moves?",
            "value": "that is f(x). How fast does its slope change when x moves?",
            "double": "twice what it should be: slopes measured at x + h and x − h are 2h apart.",
            "half": "half of what it should be: how far apart are the two places at which you measured the slopes?",
            "quarter": "a quarter of what it should be: you divided by 2h twice, but the slopes were measured over h.",
            "sign": "the sign is wrong: the slope on the right comes first.",
            "once": "nearly 0: you divided by h once. A change of slope is divided by the nudge, too.",
            "coarse": "near, but not to three digits: your nudge is too large (try 1e-4), or you have rounded.",
            "place": "right at 2, but not everywhere: measure both slopes around x itself, wherever it is.",
            "falling": "the slope of −x⁴ at 0.3 goes down as x goes up, so the answer is below 0: leave out `abs` or `max`.",
            "zero": "at x = 0 your nudge is 0: let it grow with x beyond 1 only, `h * max(1, abs(x))`.",
            "other": "the slope of 3x² − 4x + 5 is 6x − 4, so it should climb 6 for each 1; that of x⁴ should climb 48 at 2.",
        },
    ),
}

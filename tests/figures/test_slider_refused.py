"""Bad input to `Slider` and `Plot` is refused, with what came and what was expected."""

import pytest

from scalargrad.figures import Plot, Slider
from tests.figures.test_slider import ALT, square

ONE = {"h": [1, 2]}


@pytest.mark.parametrize(
    ("values", "frame", "options", "message"),
    [
        ({"h": []}, square, {}, "no values for the slider 'h'"),
        ({}, square, {}, r"expected a dict .* with one slider or two"),
        ([1, 2], square, {}, "expected a dict"),
        ({name: [1] for name in "abc"}, square, {}, "one slider or two"),
        (ONE, lambda h: None, {}, r"frame\(1\) gives None, expected a sentence and one Plot"),
        (ONE, lambda h: square(h)[1], {}, r"frame\(1\) gives Plot"),
        (ONE, lambda h: "words", {}, "gives 'words'"),
        (ONE, lambda h: ("words", 3), {}, r"gives \('words', 3\)"),
        (
            ONE,
            lambda h: square(h) if h < 2 else (*square(h), square(h)[1]),
            {},
            r"frame\(1\) has 1 Plot, frame\(2\) has 2",
        ),
        (ONE, square, {"start": 3}, "3 is not among the values of 'h': 1, 2"),
        ({"a": [1], "b": [2]}, lambda a, b: square(a), {"start": 1}, "expected one value of each slider"),
        (ONE, square, {"alt": ""}, "expected the figure in words"),
        (
            ONE,
            lambda h: ("h", Plot(x=(0, 1), y=(0, 1), height=200 + h)),
            {},
            r"frame\(1\) and frame\(2\) differ in size",
        ),
        (
            {"h": ["one"]},
            lambda h: square(1),
            {"pointer": True},
            "pointer=True, but a slider has a value that is no number",
        ),
        (ONE, square, {"alt": None}, "expected the figure in words"),
    ],
)
def test_bad_input_is_refused(values, frame, options, message):
    with pytest.raises(ValueError, match=message):
        Slider(values, frame, **{"alt": ALT, **options})


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: Plot(x=(1, 1), y=(0, 1)), r"got x = \(1, 1\), expected two finite limits"),
        (lambda: Plot(x=(0, 1), y=(0, float("inf"))), "got y = "),
        (lambda: Plot(x=(0, 1), y=(1, 2), log=True), "limits above 0"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).curve([(0, 0), (1, float("nan"))]), "expected finite numbers"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).curve([(0, 0), (1, 1)], "blue"), "got the kind 'blue', expected one of data"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).label(0, 0, "a", at="left of"), "expected one of right, left"),
        (lambda: Plot(x=(0, 1), y=(0, 1), height=99).half_plane((1, 1), 0, [[0, 0]], [1]), "a plot of the usual size"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(list, [], []), "got 0 points"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(list, [[0, 0]], [0]), "expected a label, -1 or 1"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(lambda points: [1.0], [[0, 0]], [1]), "gives 1 scores for"),
        (
            lambda: Plot(x=(0, 1), y=(0, 1)).boundary(lambda p: [float("nan")] * len(p), [[0, 0]], [1]),
            "did training diverge",
        ),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(list, [[0, 0]], [1]), "gives 2 outputs"),
    ],
)
def test_bad_marks_are_refused(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()

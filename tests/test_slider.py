"""`Slider`: its frames hold the package's numbers, it says the same each time, and bad input is refused."""

import json
import os
import random
import re
import subprocess
import sys
from itertools import accumulate
from math import isclose
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from scalargrad import MLP, Value, accuracy, compile
from scalargrad._slider.axes import Axis, powers, round_values
from scalargrad._slider.contour import outlines, simplify
from scalargrad._slider.look import DARK, LIGHT
from scalargrad._slider.plot import AREA
from scalargrad.data import make_moons
from scalargrad.slider import Plot, Slider
from tests.notebooks import NOTEBOOKS, alt_texts, outputs

ROOT = Path(__file__).parent.parent
ALT = "A curve and a line through two of its points."
SVG = "{http://www.w3.org/2000/svg}"


def square(h):
    plot = Plot(x=(0, 5), y=(0, 25), x_name="x", y_name="x²")
    plot.curve(lambda x: x * x)
    plot.curve([(2, 4), (2 + h, (2 + h) ** 2)], "slope")
    plot.dot(2 + h, (2 + h) ** 2)
    return f"h = {h}: the slope is {((2 + h) ** 2 - 4) / h:g}.", plot


def secants(start=None, frame=square):
    return Slider({"h": [2, 1, -1]}, frame, alt=ALT, start=start)


def read(slider):
    """The still picture and the data of a slider, as slider.js reads them."""
    html = slider._repr_html_()
    svg = unquote(re.search(r'src="data:image/svg\+xml,([^"]*)"', html)[1])
    return svg, json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.S)[1])


def moving(svg):
    """The markup of each moving group in a picture."""
    return re.findall(r"<g>(.*?)</g>", svg)


# The frames


def test_each_frame_is_the_picture_that_starts_there():
    for place, h in enumerate([2, 1, -1]):
        svg, data = read(secants(start=h))
        assert data["start"] == [place]
        shown = ["".join(data["parts"][group][part] for part in ids) for group, ids in enumerate(data["frames"][place])]
        assert moving(svg) == shown and len(shown) == 2
        assert data["says"] == ["h = 2: the slope is 6.", "h = 1: the slope is 5.", "h = −1: the slope is 3."]
        assert data["values"] == [["2", "1", "−1"]]


def test_places_in_the_picture_are_those_of_the_numbers():
    _, data = read(secants())
    for h, [[line], _] in zip([2, 1, -1], data["frames"]):
        x, y, across, down = map(float, re.findall(r"-?\.?\d+\.?\d*", re.search(r" d='(.*?)'", data["parts"][0][line])[1]))
        assert isclose(x, 2 / 5 * AREA[0], abs_tol=0.06) and isclose(y, AREA[1] * (1 - 4 / 25), abs_tol=0.06)
        assert isclose(across, h / 5 * AREA[0], abs_tol=0.11) and isclose(-down, ((2 + h) ** 2 - 4) / 25 * AREA[1], abs_tol=0.11)


def test_what_stays_is_in_the_picture_once():
    svg, data = read(secants())
    assert "class='data'" in svg and not any("class='data'" in part for parts in data["parts"] for part in parts)


def test_marks_that_come_together_are_one_part():
    def frame(n):
        plot = Plot(x=(0, 4), y=(0, 4))
        for i in range(4):
            if (i < 2) == (n < 2):
                plot.dot(i, 1)
        return f"{n}", plot

    _, data = read(Slider({"n": [0, 1, 2]}, frame, alt=ALT))
    assert [len(parts) for parts in data["parts"]] == [2]
    assert data["frames"] == [[[0]], [[0]], [[1]]]


def test_two_sliders_make_a_frame_for_each_pair():
    def frame(w, b):
        return f"{w}, {b}", Plot(x=(-2, 2), y=(-2, 2), x_name=f"{w} {b}")

    slider = Slider({"w": [(1, 0), (0, -1)], "b": ["low", "middle", "high"]}, frame, alt=ALT, start=((0, -1), "middle"))
    _, data = read(slider)
    assert data["says"] == [f"{w}, {b}".replace("-", "−") for w in [(1, 0), (0, -1)] for b in ("low", "middle", "high")]
    assert data["start"] == [1, 1] and data["values"] == [["(1, 0)", "(0, −1)"], ["low", "middle", "high"]]


def test_two_plots_stand_side_by_side():
    svg, _ = read(Slider({"h": [1, 2]}, lambda h: (*square(h), square(h)[1]), alt=ALT))
    first, second = ElementTree.fromstring(svg).findall(SVG + "svg")
    assert float(second.get("x")) > float(first.get("x")) + float(first.get("width"))


def test_the_frame_at_a_function_of_values():
    plot = Plot(x=(-1, 1), y=(-1, 1))
    plot.curve(lambda x: Value(x).tanh())
    other = Plot(x=(-1, 1), y=(-1, 1))
    other.curve(lambda x: Value(x).tanh().data)
    assert plot.marks == other.marks


# The plane


def inside(lines, x, y):
    """Whether a place is inside an odd number of the lines."""
    odd = False
    for line in lines:
        for (a, b), (c, d) in zip(line, line[1:] + line[:1]):
            if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
                odd = not odd
    return odd


@pytest.mark.parametrize("seed", range(30))
def test_outlines_hold_what_is_above_zero(seed):
    rng = random.Random(seed)
    columns, rows = rng.randint(1, 9), rng.randint(1, 9)
    scores = [[rng.uniform(-1, 1) for _ in range(columns)] for _ in range(rows)]
    lines = outlines(scores)
    for y, row in enumerate(scores):
        for x, score in enumerate(row):
            assert inside(lines, x + 1e-9, y + 1e-9) == (score > 0)


def test_outlines_of_a_plane_lie_where_it_is_zero():
    (line,) = outlines([[2 * x - 3 * y + 1.5 for x in range(7)] for y in range(5)])
    within = [(x, y) for x, y in line if 0 < x < 6 and 0 < y < 4]
    assert len(within) > 4 and all(abs(2 * x - 3 * y + 1.5) < 1e-9 for x, y in within)


def test_scores_of_exactly_zero_are_the_other_side():
    assert outlines([[0.0, 0.0], [0.0, 0.0]]) == []


def test_simplified_lines_stay_near():
    rng = random.Random(1)
    points = [(x, rng.uniform(0, 3)) for x in range(60)]
    kept = simplify(points, 0.8)
    assert kept[0] == points[0] and kept[-1] == points[-1] and len(kept) < 60
    for (a, b), (c, d) in zip(kept, kept[1:]):
        for x, y in points[a : c + 1]:
            assert abs((c - a) * (b - y) - (a - x) * (d - b)) / ((c - a) ** 2 + (d - b) ** 2) ** 0.5 <= 0.8 + 1e-9


@pytest.mark.parametrize("ask", [lambda model, X: model, lambda model, X: compile(model, X[0])], ids=["module", "program"])
def test_boundary_counts_as_accuracy_does(ask):
    X, y = make_moons(60, noise=0.2, seed=3)
    model = MLP(2, [4, 1], seed=3)
    plot = Plot(x=(-2, 3), y=(-2, 2))
    right = plot.boundary(ask(model, X), X, y)
    assert right == round(60 * accuracy([model(point) for point in X], y)) and 0 < right < 60
    assert sum(mark.css == "ring" for mark in plot.marks) == 60 - right
    assert [sum(mark.css == css and mark.layer > 0 for mark in plot.marks) for css in ("c0", "c1")] == [30, 30]


def test_the_region_is_where_the_score_is_above_zero():
    plot = Plot(x=(-2, 2), y=(-2, 2))
    plot.boundary(lambda points: [x2 - 1 for _, x2 in points], [[0, 0]], [-1])
    (region,) = [mark.text for mark in plot.marks if mark.css == "r1"]
    x, y, *steps = map(float, re.findall(r"-?\d+", region))
    heights = list(accumulate([y, *steps[1::2]]))
    assert min(heights) < 0 and max(heights) == AREA[1] / 4


def test_a_region_may_have_a_hole():
    plot = Plot(x=(-2, 2), y=(-2, 2))
    plot.boundary(lambda points: [x1**2 + x2**2 - 1 for x1, x2 in points], [[0, 0]], [-1])
    (region,) = [mark.text for mark in plot.marks if mark.css == "r1"]  # else a fill would cover the hole
    areas = []
    for path in region.split("z")[:-1]:
        x, y, *steps = map(float, re.findall(r"-?\d+", path))
        spots = list(zip(accumulate([x, *steps[::2]]), accumulate([y, *steps[1::2]])))
        areas.append(sum(a * d - b * c for (a, b), (c, d) in zip(spots, spots[1:] + spots[:1])))
    assert len(areas) == 2 and areas[0] * areas[1] < 0


# The axes


@pytest.mark.parametrize("limits", [(-1.5, 2.7), (0, 1), (-3e-4, 2e-4), (1, 8), (0, 99999), (5, 5.001)])
def test_round_values_are_few_and_within_the_limits(limits):
    ticks = round_values(*limits)
    assert 2 <= len(ticks) <= 7
    assert all(limits[0] - 1e-12 <= value <= limits[1] + 1e-12 for value in ticks)


def test_powers_of_ten():
    assert list(powers(1e-16, 1.0).values()) == ["10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "1"]
    assert Axis("x", (1e-4, 1.0), 100, log=True).px(1e-2) == pytest.approx(50)


# The page


def test_alt_text_and_sentences_are_only_words():
    def frame(h):
        return "</script><b>1 < 2 & 3</b>", square(h)[1]

    slider = Slider({"<h>": [1, 2]}, frame, alt='A "curve" <b>and</b> a line & so on')
    html = slider._repr_html_()
    assert alt_texts(html) == ['A "curve" <b>and</b> a line & so on']
    assert html.count("</script>") == 1
    assert read(slider)[1]["says"][0] == "</script><b>1 < 2 & 3</b>"


def test_words_in_the_picture_are_escaped():
    svg, _ = read(Slider({"h": [1]}, lambda h: ("one", Plot(x=(0, 1), y=(0, 1), x_name="a < b & 'c'")), alt=ALT))
    assert "a < b & 'c'" in [text.text for text in ElementTree.fromstring(svg).iter(SVG + "text")]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_figures_of_the_book_are_small(name):
    for cell, output in outputs(NOTEBOOKS[name]):
        html = output.get("data", {}).get("text/html", "")
        if html.startswith('<figure class="sg-slider"'):
            assert len(html.encode()) <= 16_000, cell.source[:200]


def test_the_same_cell_gives_the_same_page_in_every_process():
    program = "from tests.test_slider import secants; print(secants()._repr_html_())"
    texts = [
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert texts[0] == texts[1] and b"sg-slider" in texts[0]


def test_it_needs_the_standard_library_alone():
    program = "import sys, scalargrad.slider; print({'numpy', 'matplotlib', 'IPython'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize(("theme", "colors"), [("light", LIGHT), ("dark", DARK)])
def test_the_colors_are_those_of_the_book(theme, colors):
    css = (ROOT / "book" / "_static" / "tokens.css").read_text(encoding="utf-8")
    block = re.search(rf'html\[data-theme="{theme}"\] \{{(.*?)\}}', css, re.S)[1]
    tokens = dict(re.findall(r"--sg-([\w-]+): (#\w+);", block))
    assert {name: color for name, color in colors.items() if not name.startswith("region")} == {
        name: tokens[name] for name in colors if not name.startswith("region")
    }


# Bad input

ONE = {"h": [1, 2]}


@pytest.mark.parametrize(
    ("values", "frame", "options", "message"),
    [
        ({"h": []}, square, {}, "no values for the slider 'h'"),
        ({}, square, {}, r"expected a dict .* with one slider or two"),
        ([1, 2], square, {}, "expected a dict"),
        (dict.fromkeys("abc", [1]), square, {}, "one slider or two"),
        (ONE, lambda h: None, {}, r"frame\(1\) gives None, expected a sentence and one Plot"),
        (ONE, lambda h: square(h)[1], {}, r"frame\(1\) gives Plot"),
        (ONE, lambda h: "words", {}, "gives 'words'"),
        (ONE, lambda h: ("words", 3), {}, r"gives \('words', 3\)"),
        (ONE, lambda h: square(h) if h < 2 else (*square(h), square(h)[1]), {}, r"frame\(1\) has 1 Plot, frame\(2\) has 2"),
        (ONE, square, {"start": 3}, "3 is not among the values of 'h': 1, 2"),
        ({"a": [1], "b": [2]}, lambda a, b: square(a), {"start": 1}, "expected one value of each slider"),
        (ONE, square, {"alt": ""}, "expected the figure in words"),
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
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(list, [], []), "got 0 points"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(list, [[0, 0]], [0]), "expected a label, -1 or 1"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(lambda points: [1.0], [[0, 0]], [1]), "gives 1 scores for"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(lambda p: [float("nan")] * len(p), [[0, 0]], [1]), "did training diverge"),
        (lambda: Plot(x=(0, 1), y=(0, 1)).boundary(list, [[0, 0]], [1]), "gives 2 outputs"),
    ],
)
def test_bad_marks_are_refused(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()

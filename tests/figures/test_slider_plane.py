"""The plane of a slider: outlines and regions lie where the model says, and axes have round values."""

import random
import re
from itertools import pairwise

import pytest

from scalargrad import MLP, accuracy, compile
from scalargrad.data import make_moons
from scalargrad.figures import Plot
from scalargrad.figures.slider import rim
from scalargrad.figures.slider.axes import Axis, powers, round_values
from scalargrad.figures.slider.contour import outlines, simplify
from scalargrad.figures.slider.marks import AREA, CUT

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
    for (a, b), (c, d) in pairwise(kept):
        for x, y in points[a : c + 1]:
            assert abs((c - a) * (b - y) - (a - x) * (d - b)) / ((c - a) ** 2 + (d - b) ** 2) ** 0.5 <= 0.8 + 1e-9


@pytest.mark.parametrize(
    "ask", [lambda model, X: model, lambda model, X: compile(model, X[0])], ids=["module", "program"]
)
def test_boundary_counts_as_accuracy_does(ask):
    X, y = make_moons(60, noise=0.2, seed=3)
    model = MLP(2, [4, 1], seed=3)
    plot = Plot(x=(-2, 3), y=(-2, 2))
    right = plot.boundary(ask(model, X), X, y)
    assert right == round(60 * accuracy([model(point) for point in X], y)) and 0 < right < 60
    assert sum(mark.css == "ring" for mark in plot.marks) == 60 - right
    assert [sum(mark.css == css and mark.layer > 0 for mark in plot.marks) for css in ("class-0", "class-1")] == [
        30,
        30,
    ]


def places(path):
    """The places in px that a path goes through."""
    numbers = list(map(float, re.findall(r"-?[\d.]+", path)))
    return list(zip(numbers[::2], numbers[1::2]))


def test_the_region_is_where_the_score_is_above_zero():
    plot = Plot(x=(-2, 2), y=(-2, 2))
    plot.boundary(lambda points: [x2 - 1 for _, x2 in points], [[0, 0]], [-1])
    (region,) = [mark.text for mark in plot.marks if mark.css == "region-1"]
    heights = [y for _, y in places(region)]
    assert min(heights) < 0 and max(heights) == AREA[1] / 4


def test_a_region_may_have_a_hole():
    plot = Plot(x=(-2, 2), y=(-2, 2))
    plot.boundary(lambda points: [x1**2 + x2**2 - 1 for x1, x2 in points], [[0, 0]], [-1])
    (region,) = [mark.text for mark in plot.marks if mark.css == "region-1"]  # else a fill would cover the hole
    areas = []
    for path in region.split("z")[:-1]:
        spots = places(path)
        areas.append(sum(a * d - b * c for (a, b), (c, d) in zip(spots, spots[1:] + spots[:1])))
    assert len(areas) == 2 and areas[0] * areas[1] < 0


# The half plane of a neuron


def polygon(w, b):
    plot = Plot(x=(-2, 2), y=(-2, 2))
    plot.half_plane(w, b, [[0, 0]], [1])
    (text,) = [mark.text for mark in plot.marks if mark.layer == CUT]
    return places(rim.path(*map(int, text.split())))


@pytest.mark.parametrize("seed", range(40))
def test_a_half_plane_holds_what_is_above_zero(seed):
    rng = random.Random(seed)
    w, b = (rng.uniform(-1, 1), rng.uniform(-1, 1)), rng.uniform(-1.5, 1.5)
    lines = [polygon(w, b)]
    for _ in range(60):
        left, top = rng.uniform(0, AREA[0]), rng.uniform(0, AREA[1])
        score = w[0] * (left / AREA[0] * 4 - 2) + w[1] * (2 - top / AREA[1] * 4) + b
        if abs(score) > 0.03:  # the places on the rim are whole px
            assert inside(lines, left, top) == (score > 0)


def test_a_line_outside_of_the_area_leaves_all_or_nothing():
    assert polygon((0, 1), -9) == [] and polygon((0, 0), 0) == []
    assert polygon((0, 1), 9)[:4] == [(-2, -2), (282, -2), (282, 202), (-2, 202)]


def test_a_neuron_counts_as_its_boundary_does():
    X, y = make_moons(60, noise=0.2, seed=3)
    for w, b in (((1, -1), 0), ((-0.5, 2), 0.3), ((0, 1), 9)):
        one, other = Plot(x=(-2, 3), y=(-2, 2)), Plot(x=(-2, 3), y=(-2, 2))
        right = one.half_plane(w, b, X, y)
        assert right == other.boundary(lambda points, w=w, b=b: [w[0] * p + w[1] * q + b for p, q in points], X, y)
        rings = [{mark.text for mark in plot.marks if mark.css == "ring"} for plot in (one, other)]
        assert rings[0] == rings[1] and len(rings[0]) == 60 - right


# The axes


@pytest.mark.parametrize("limits", [(-1.5, 2.7), (0, 1), (-3e-4, 2e-4), (1, 8), (0, 99999), (5, 5.001)])
def test_round_values_are_few_and_within_the_limits(limits):
    ticks = round_values(*limits)
    assert 2 <= len(ticks) <= 7
    assert all(limits[0] - 1e-12 <= value <= limits[1] + 1e-12 for value in ticks)


def test_powers_of_ten():
    assert list(powers(1e-16, 1.0).values()) == ["10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "1"]
    assert Axis("x", (1e-4, 1.0), 100, log=True).px(1e-2) == pytest.approx(50)


def test_few_powers_of_ten_are_helped_by_2_and_5():
    assert powers(0.3, 0.4) == {} and list(powers(0.06, 0.7).values()) == ["0.1", "0.2", "0.5"]
    assert list(powers(3, 60)) == [5.0, 10.0, 20.0, 50.0] and list(powers(0.5, 20)) == [1.0, 10.0]


@pytest.mark.parametrize(
    "log, scales", [(True, (0.5, 0.5)), ("x", (0.5, 9 / 99)), ("y", (9 / 99, 0.5)), (False, (9 / 99, 9 / 99))]
)
def test_either_axis_may_count_powers(log, scales):
    plot = Plot(x=(1, 100), y=(1, 100), log=log)
    assert (plot.x.px(10) / AREA[0], plot.y.px(10) / AREA[1]) == pytest.approx(scales)

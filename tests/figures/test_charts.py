"""Charts over seeds: each number is where it belongs, none is hidden, and bad input is refused."""

import math

import pytest

from scalargrad.figures import band, rates, strip
from scalargrad.figures.charts.limits import around, quantile, room_for
from scalargrad.figures.slider.shapes import spread
from tests.helpers.charts import crosses, css, dots, near, places, texts
from tests.helpers.refused import refused

NAN, INF = math.nan, math.inf


# Quantiles and limits


@pytest.mark.parametrize("values", [[1.0], [3, 1, 2], [4, 1, 3, 2], [1, 1, 9, 2, 5]])
@pytest.mark.parametrize("part", [0, 0.25, 0.5, 0.75, 1])
def test_quantiles_are_those_of_numpy(values, part):
    numpy = pytest.importorskip("numpy")
    assert math.isclose(quantile(values, part), numpy.quantile(values, part))


def test_runs_that_diverged_are_the_largest():
    assert quantile([NAN, 1, 2], 0.5) == 2 and quantile([NAN, INF, 2], 0.5) == INF
    assert quantile([1, 2, NAN, NAN], 0.5) == INF and quantile([1, 2, NAN], 0.0) == 1


def test_limits_hold_what_is_finite():
    assert around([1, 3, INF, NAN]) == pytest.approx((0.88, 3.12))
    assert around([0.0, 1.0, 100.0], log=True) == pytest.approx((100**-0.06, 100**1.06))
    for low, high in (
        around([5]),
        around([0.0]),
        around([]),
        around([INF]),
        around([0.0], log=True),
        around([2], log=True),
    ):
        assert low < high


def test_names_beside_a_chart_are_short():
    assert room_for(["a"]) < room_for(["a longer one"])
    refused(ValueError, "too long to stand beside", room_for, ["this name is by far too long for a phone"])


def test_names_are_spread_and_stay_inside():
    assert spread([90, 91, 92], 15, 100) == [(0, 70), (1, 85), (2, 100)]
    assert spread([5, 50], 15, 100) == [(0, 5), (1, 50)] and spread([], 15, 100) == []


# Strips


def test_each_seed_has_a_dot_at_its_number():
    plot = strip({"a": [86, 88, 88, 100], "b": [90, 95]}, x_name="right", x=(80, 100))
    found = dots(plot)
    assert [near(plot.x.value(x), v) for (x, _), v in zip(found, [86, 88, 88, 100, 90, 95])] == [True] * 6
    heights = [y for _, y in found]
    assert heights[0] == heights[1] > heights[2] and heights[3] < heights[4] == heights[5]
    assert len(set(found)) == 6


def test_dots_of_a_row_do_not_touch():
    found = dots(strip({"a": [88.0] * 5 + [88 + i / 7 for i in range(20)]}, x_name="right"))
    assert min(math.dist(p, q) for i, p in enumerate(found) for q in found[:i]) > 6.4


def test_the_median_is_marked_and_named():
    plot = strip({"a": [1, 2, 9], "b": [NAN, INF, 3]}, x_name="loss", x=(0, 10))
    assert {"median 2", "median ∞, ✗ 2 diverged"} <= set(texts(plot))
    [bar] = css(plot, "ink")
    assert near(plot.x.value(places(bar)[0][0]), 2)
    assert len(dots(plot)) == 4 and len(crosses(plot)) == 2


def test_one_seed_is_marked_in_all_rows():
    plot = strip({"a": [1, 2, 3], "b": [NAN, 5, 6], "c": [7, NAN, 9]}, x_name="loss", now=1)
    assert [near(plot.x.value(x), v) for (x, _), v in zip(dots(plot, "now"), [2, 5])] == [True] * 2


def test_no_dot_is_cut_at_an_edge_of_its_strip():
    for values, limits in (([0.0, 0.5, 1.0], (0.0, 1.0)), ([2.0, 3.0], (1.0, 3.01)), ([1.0], (1.0, 2.0))):
        plot = strip({"a": values}, x_name="share", x=limits)
        assert all(4.5 <= at <= plot.area[0] - 4.5 for at in map(plot.x.px, values))
    assert strip({"a": [2.0]}, x_name="share", x=(0.0, 4.0)).x.limits == (0.0, 4.0)


def test_a_strip_is_refused():
    for given in ({}, [1, 2], {"a": []}, None):
        refused(ValueError, "expected", strip, given, x_name="right")
    refused(TypeError, "expected a number", strip, {"a": ["1"]}, x_name="right")
    refused(ValueError, "hides 7.0", strip, {"a": [1, 7]}, x_name="right", x=(0, 5))


# Bands

RUNS = [[4, 2, 1], [4, 3, 1], [8, 4, 2], [6, 5, 3], [5, 9, 9]]


@pytest.mark.parametrize("within, rim", [("quartiles", ((4, 3, 1), (6, 5, 3))), ("range", ((4, 2, 1), (8, 9, 9)))])
def test_the_band_holds_half_of_the_runs_or_all(within, rim):
    plot = band({"loss": RUNS}, within=within)
    [filled], [line] = css(plot, "fill ink"), css(plot, "ink")
    values = [round(plot.y.value(plot.area[1] - y), 1) for _, y in places(filled)]
    assert (tuple(values[3:][::-1]), tuple(values[:3])) == rim
    ends = [(plot.x.value(x), plot.y.value(plot.area[1] - y)) for x, y in places(line)]
    assert [tuple(round(v, 1) for v in end) for end in ends] == [(0, 5), (1, 4), (2, 2)]


def test_unseen_data_have_the_color_of_what_was_seen_and_dashes():
    plot = band(
        {"a": RUNS, "a unseen": RUNS, "b": RUNS, "b unseen": RUNS}, dashed=["a unseen", "b unseen"], x=[1, 5, 9]
    )
    assert [len(css(plot, kind)) for kind in ("ink", "ink dash", "data", "data dash", "grad")] == [1, 1, 1, 1, 0]
    assert plot.x.limits == (1, 9) and {"a", "a unseen", "b", "b unseen"} <= set(texts(plot))


def test_lines_have_the_colors_of_another_picture():
    given = {"b": "slope", "c": "bad"}
    plot = band({"a": RUNS, "b": RUNS, "b unseen": RUNS}, dashed=["b unseen"], kinds=given)
    assert [len(css(plot, kind)) for kind in ("ink", "slope", "fill slope", "slope dash", "bad")] == [1, 1, 2, 1, 0]
    refused(ValueError, "the kind 'green'", band, {"a": RUNS}, kinds={"a": "green"})


def test_a_line_ends_where_half_of_the_runs_are_lost():
    plot = band({"loss": [[1, 2, 3, NAN], [1, 3, INF, INF], [1, 4, 6, NAN]]})
    [line] = css(plot, "ink")
    assert round(plot.x.value(places(line)[-1][0])) == 2
    all_lost = band({"loss": [[NAN, NAN]]})
    assert not css(all_lost, "ink") and not css(all_lost, "fill ink")


def test_a_band_on_a_log_axis():
    plot = band({"loss": [[1, 0.1, 0.01], [1, 0.0, 0.0], [1, 0.1, 0.01]]}, log=True)
    [line] = css(plot, "ink")
    assert [round(plot.y.value(plot.area[1] - y), 3) for _, y in places(line)] == pytest.approx([1, 0.01], abs=1e-3)


def test_a_band_is_refused():
    for given in ({}, RUNS, {"a": []}):
        refused(ValueError, "expected", band, given)
    refused(ValueError, "runs of \\[2, 3\\] numbers", band, {"a": [[1, 2], [1, 2, 3]]})
    refused(ValueError, "for 2 epochs", band, {"a": RUNS}, x=[1, 2])
    refused(ValueError, "'c', which is not among the names: a", band, {"a": RUNS}, dashed=["c"])
    refused(ValueError, "unknown within 'all'", band, {"a": RUNS}, within="all")


# Learning rates

LOSSES = {1.0: [0.4, NAN, 1e7], 0.01: [0.5, 0.7, 0.6], 0.1: [0.1, 0.2, 0.3], 10: [INF, NAN, NAN]}


@pytest.mark.parametrize("log", [True, False])
def test_each_seed_has_a_dot_or_is_counted_at_the_top(log):
    plot = rates(LOSSES, log=log)
    found = sorted((plot.x.value(x), plot.y.value(plot.area[1] - y)) for x, y in dots(plot))
    right = sorted((lr, v) for lr, values in LOSSES.items() for v in values if v < 1e6)
    assert [v for pair in found for v in pair] == pytest.approx([v for pair in right for v in pair], rel=0.02)
    assert [round(plot.x.value(x), 1) for x, _ in crosses(plot)] == [1.0, 10.0]
    assert {"2", "3", "✗ diverged"} <= set(texts(plot))
    assert min(y for _, y in dots(plot)) > 25 > max(y for _, y in crosses(plot))


def test_the_line_goes_through_the_medians_and_out_where_half_are_lost():
    plot = rates(LOSSES, log=False)
    lines = [places(line) for line in css(plot, "ink") if len(places(line)) == 2]
    assert len(lines) == 2
    assert [round(plot.y.value(plot.area[1] - y), 1) for _, y in lines[0]] == [0.6, 0.2]
    assert lines[1][-1][1] < 0


def test_losses_of_zero_lie_at_the_bottom_of_a_log_axis():
    plot = rates({0.1: [0.0, 0.5], 1.0: [0.25, 1.0]})
    assert sum(y == plot.area[1] for _, y in dots(plot)) == 1 and "✗ diverged" not in texts(plot)


def test_one_rate_is_marked():
    plot = rates(LOSSES, now=0.1)
    assert [round(plot.x.value(x), 2) for x, _ in dots(plot, "now")] == [0.1] * 3 and len(css(plot, "here")) == 1


def test_rates_are_refused():
    refused(ValueError, "rates above 0", rates, {0.0: [1], 0.1: [1]})
    refused(ValueError, "now one of them", rates, LOSSES, now=0.2)
    refused(ValueError, "hides the loss 0.7", rates, LOSSES, y=(0.1, 0.65))
    refused(ValueError, "hides the loss 0.1", rates, LOSSES, y=(0.2, 1), log=False)

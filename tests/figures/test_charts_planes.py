"""Charts of the plane, of layers and of tables: each number is where it belongs, and bad input is refused."""

import math
import re

import pytest

from scalargrad import Value
from scalargrad.figures import bars, by_layer, class_map, contour, heat_map, histograms
from scalargrad.figures.slider.shapes import beside
from tests.helpers.charts import css, dots, places, texts
from tests.helpers.refused import refused

NAN = math.nan


# Landscapes


def test_level_lines_lie_at_their_heights():
    plot = contour(lambda u, v: u * u + v * v, (-2, 2), (-2, 2), levels=[1.0])
    [line] = css(plot, "level")
    radii = [math.hypot(plot.x.value(x), plot.y.value(plot.area[1] - y)) for x, y in places(line)]
    assert min(radii) > 0.98 and max(radii) < 1.02 and len(radii) > 10


def test_a_path_begins_with_a_ring_and_ends_with_a_yellow_dot():
    path = [(-1, 1), (0, 0.5), (Value(1), Value(0.0))]
    plot = contour(
        lambda u, v: Value(u) ** 2 + v, (-2, 2), (-2, 2), paths={"SGD": path, "lost": [(0, 0), (NAN, 1)]}, bottom=(0, 0)
    )
    [line] = css(plot, "grad path")
    assert [(round(plot.x.value(x)), round(plot.y.value(plot.area[1] - y), 1)) for x, y in places(line)] == [
        (-1, 1),
        (0, 0.5),
        (1, 0),
    ]
    assert len(dots(plot, "now")) == 2 and {"SGD", "lost"} <= set(texts(plot))
    assert contour(lambda u, v: u, (0, 1), (0, 1)).rich


def test_the_name_of_a_path_lies_on_none_of_its_lines():
    zigzag = [(40 + 8 * i, 70 + 12 * (-1) ** i) for i in range(21)] + [(205, 70)]
    left, base = beside(zigzag, 60, (210, 150))
    assert left + 60 <= 210 and (base < 58 - 6 or base - 11 > 82 + 3)
    assert beside([(40, 70), (60, 70)], 60, (210, 150)) == (69, 62)  # where there is room, at the right
    assert 0 < beside([(at, 75) for at in (0, 205)] * 9 + [(205, 3)], 60, (210, 80))[1] < 80


def test_a_landscape_is_refused():
    refused(ValueError, "not finite inside the limits", contour, lambda u, v: NAN, (0, 1), (0, 1))
    refused(ValueError, "no points for the path 'a'", contour, lambda u, v: u, (0, 1), (0, 1), paths={"a": [(NAN, 0)]})


def test_a_copy_leaves_the_first_as_it_was():
    first = contour(lambda u, v: u, (0, 1), (0, 1))
    count = len(first.marks)
    second = first.copy()
    second.path([(0, 0), (1, 1)])
    assert len(first.marks) == count < len(second.marks) and second.marks[:count] == first.marks


# Layers


def test_bars_are_as_high_as_there_are_numbers():
    first = [-1, 0.11, 0.12, 0.13, 9]  # 9 is counted in the last bar
    plot = histograms({"first": first, "second": [0.61, 0.62]}, x_name="output", x=(-1, 1))
    found = []
    for bar in css(plot, "bar data"):
        left, top, right, bottom, _ = map(float, re.findall(r"-?[\d.]+", bar))
        found.append((round(plot.x.value(left), 2), round(plot.x.value(right), 2), round(abs(bottom - top))))
    assert found == [(-1, -0.95, 10), (0.1, 0.15, 30), (0.95, 1, 10), (0.6, 0.65, 30)]


def test_notes_stand_beside_their_layer():
    plot = histograms({"a": [1, 2], "b": [1]}, x_name="x", notes={"b": "all of them"}, kind="grad")
    assert "all of them" in texts(plot) and css(plot, "bar grad")


def test_histograms_are_refused():
    refused(ValueError, "got the value inf.*did the numbers overflow", histograms, {"a": [1, math.inf]}, x_name="x")
    refused(ValueError, "expected a dict", histograms, [[1]], x_name="x")


def values(plot, path):
    return [plot.y.value(plot.area[1] - y) for _, y in places(path)]


def test_sizes_by_layer_are_lines_on_a_log_axis():
    plot = by_layer({"a": [1.0, 0.5, 0.001], "zeros": [0, 0, 0]}, y_name="size")
    [line], [floor] = css(plot, "ink"), css(plot, "data")
    assert values(plot, line) == pytest.approx([1.0, 0.5, 0.001], rel=0.02)
    assert {y for _, y in places(floor)} == {plot.area[1]} and plot.x.limits == (1, 3)
    assert {"0", "a", "zeros", "10⁻²"} <= set(texts(plot))


def test_the_line_of_several_seeds_is_their_median():
    plot = by_layer({"a": [[1, 0.1], [1, 0.3], [2, 0.2]], "b": [1, 1]}, y_name="size", kind="grad")
    middle, other = css(plot, "grad")
    assert values(plot, middle) == pytest.approx([1, 0.2], rel=0.02) and values(plot, other) == pytest.approx(
        [1, 1], rel=0.02
    )
    assert len(css(plot, "grad thin")) == 3


def test_one_setting_is_set_apart():
    plot = by_layer({"a": [1, 2], "b": [1, 3]}, y_name="size", kind="data", now="b")
    assert len(css(plot, "data")) == 1 and len(css(plot, "data thin")) == 1 and len(css(plot, "step data")) == 1


def test_sizes_are_refused():
    for given in ({}, [1, 2], {"a": []}):
        refused(ValueError, "expected", by_layer, given, y_name="size")
    refused(ValueError, "lists of \\[1, 2\\] sizes for 'a'", by_layer, {"a": [[1], [1, 2]]}, y_name="size")
    refused(ValueError, "two layers or more", by_layer, {"a": [1]}, y_name="size")
    for odd in (-1, NAN, math.inf):
        refused(ValueError, "got the size .* for 'a'", by_layer, {"a": [1, odd]}, y_name="size")


# Classes


def halves(points):
    """Sure of class 0 at the left and of class 2 at the right."""
    return [[0.96, 0.03, 0.01] if a < 0 else [0.1, 0.15, 0.75] for a, b in points]


def test_a_field_is_where_its_class_is_most_probable():
    plot = class_map(halves, [[-1, 0], [1, 0], [0.5, 1]], [0, 2, 1], x1=(-2, 2), x2=(-1, 2), at=(1, 1))
    shades = [len(css(plot, f"field field-{i} shade-{n}")) for i in range(3) for n in range(3)]
    assert shades == [1, 1, 1, 0, 0, 0, 1, 1, 0]
    [left] = css(plot, "field field-0 shade-0")
    assert max(x for x, _ in places(left)) == pytest.approx(plot.x.px(0.0), abs=6)
    assert len(css(plot, "border")) == 2 and len(dots(plot, "now")) == 1


def test_each_point_has_the_sign_of_its_class():
    X, y = [[-1, 0], [1, 0], [0.5, 1], [1, 1]], [0, 2, 1, 2]
    plot = class_map(halves, X, y)
    signs = [[places(d)[0] for d in css(plot, f"class-{i}")] for i in range(3)]
    assert [len(found) for found in signs] == [2, 2, 3]  # one of each names its class
    x, top = signs[1][0]
    assert (plot.x.value(x), plot.y.value(plot.area[1] - top)) == pytest.approx((0.5, 1), abs=0.01)
    assert {"class 0", "class 1", "class 2"} <= set(texts(plot))


def test_two_classes_and_values_are_possible():
    plot = class_map(
        lambda points: [[Value(0.5 + 0.4 * math.tanh(a)), 0.5 - 0.4 * math.tanh(a)] for a, _ in points],
        x1=(-1, 1),
        x2=(0, 1),
    )
    assert "class 2" not in texts(plot) and css(plot, "field field-1 shade-0")


@pytest.mark.parametrize("model, message", [
    (lambda points: [[3.0, -1.0, 0.2] for _ in points], "give softmax"),
    (lambda points: [[0.5, 0.2, 0.2] for _ in points], "add up to 1"),
    (lambda points: [[NAN, 0.5, 0.5] for _ in points], "add up to 1"),
    (lambda points: [[0.5, 0.5]], "got 1 lists for"),
    (lambda points: [[1.0] for _ in points], "2 or 3 probabilities"),
    (lambda points: [[0.25] * 4 for _ in points], "2 or 3 probabilities"),
])  # fmt: skip
def test_what_is_no_probability_is_refused(model, message):
    refused(ValueError, message, class_map, model, [[0, 0], [1, 1]], [0, 1])


def test_labels_that_do_not_fit_are_refused():
    for X, y in (([[0, 0]], [3]), ([[0, 0]], [-1]), ([[0, 0]], [0, 1]), ([], [])):
        refused(ValueError, "expected a label 0, 1 or 2", class_map, halves, X, y)


def test_bars_are_as_long_as_their_numbers():
    plot = bars({"a": 0.25, "b": 1.0, "c": 0.0}, now="b")
    lengths = [float(re.search(r"H([\d.]+)", css(plot, f"bar class-{i}")[0])[1]) for i in range(3)]
    assert lengths == pytest.approx([plot.area[0] / 4, plot.area[0], 0], abs=0.1)
    assert {"25.0%", "100.0%", "0.0%"} <= set(texts(plot)) and [len(css(plot, f"class-{i}")) for i in range(3)] == [
        1,
        1,
        1,
    ]
    for wrong in ({"a": NAN}, {"a": -0.1}, {"a": 1.1}, dict.fromkeys("abcd", 0.25)):
        refused(ValueError, "expected up to three probabilities", bars, wrong)
    refused(ValueError, "expected a dict", bars, {})


# Tables


def shades(plot):
    """For each shade: the color, how dark, and how many cells."""
    found = [re.search(r"cell (\w+)' fill-opacity='([\d.]+)' d='(.*?)'", mark.text) for mark in plot.marks]
    return {(one[1], float(one[2])): one[3].count("M") for one in found if one}


def test_a_cell_is_as_dark_as_its_number_is_far_from_0():
    plot = heat_map([[10, 0, 5], [-10, 1, -5]], row_names=["a", "b"], column_names=list("xyz"))
    assert shades(plot) == {("data", 0.5): 1, ("data", 0.25): 1, ("data", 0.05): 1, ("grad", 0.5): 1, ("grad", 0.25): 1}
    assert {"10", "0", "5", "−10", "1", "−5", "a", "b", "x", "y", "z"} <= set(texts(plot))


def test_the_first_row_is_on_top():
    plot = heat_map([[1, 0], [0, 0]], form="", row_names="", column_names="")
    [mark] = [mark.text for mark in plot.marks if "cell data" in mark.text]
    assert "d='M0 0h" in mark and "fill-opacity='1.00'" in mark
    assert texts(plot) == []


def test_numbers_below_0_have_a_minus_even_without_numbers():
    assert texts(heat_map([[1, -2], [-3, 0]], form="", row_names="", column_names="")) == ["−", "−"]
    assert "0.50" in texts(heat_map([[0.5]], form=".2f", largest=2)) and shades(heat_map([[0.5]], largest=2))


def test_a_table_is_refused():
    for rows in ([], [[]], [[1], [1, 2]], [[NAN]]):
        refused(ValueError, "as many finite numbers", heat_map, rows)
    refused(ValueError, "got 1 names for 2 columns", heat_map, [[1, 2]], column_names=["a"])

"""`plot`: pictures compared with those in tests/figures/plots, within a tolerance; bad input is refused, nothing leaks.

After a wanted change of the look: python -m pytest tests/figures/test_plot.py --mpl-generate-path=tests/figures/plots
"""

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.contour import QuadContourSet

from scalargrad.data import make_moons
from scalargrad.figures import Plot
from scalargrad.figures.plots import (
    plot_boundary,
    plot_function,
    plot_functions,
    plot_lines,
    plot_loss,
    plot_margins,
    plot_points,
    style,
)
from scalargrad.losses import hinge_loss, mse_loss
from scalargrad.nn import MLP, Layer
from scalargrad.value import Value

X, Y = make_moons()
PLANE = {"X": [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], "y": [-1, -1, -1, 1]}

# the tolerance lets letters differ by a shade, as they do between versions of FreeType, not a line be missing
picture = pytest.mark.mpl_image_compare(baseline_dir="plots", style="default", tolerance=2, savefig_kwargs={"dpi": 80})


@pytest.fixture(autouse=True)
def a_fresh_figure():
    plt.close("all")


def curvy(point):
    return 1.5 * point[0] ** 2 - 2.0 * point[1] - 1.0 * point[0] + 0.2


@picture
def test_points():
    return plot_points(X, Y).figure


@picture
def test_boundary_with_margins_and_mistakes():
    return plot_boundary(curvy, X, Y, margins=True).figure


@picture
def test_boundary_of_a_model_that_says_one_thing():
    return plot_boundary(lambda point: -1.0, **PLANE).figure


@picture
def test_small_panels_on_given_axes():
    with style():
        figure, panels = plt.subplots(1, 2, figsize=(4.8, 2.2))
    for panel, seed in zip(panels, (1, 2)):
        plot_boundary(MLP(2, [4, 1], seed=seed), X, Y, ax=panel, names=False, steps=30)
    return figure


@picture
def test_lines_of_neurons():
    layer = Layer(2, 3, seed=3)
    layer.neurons[0].b.data = 0.4
    return plot_lines(layer.neurons, ax=plot_points(X, Y, names=False)).figure


@picture
def test_margins():
    return plot_margins(curvy, X, Y).figure


@picture
def test_function_with_tangent():
    return plot_function(Value.tanh, -3, 3, at=0.8814, name="o = tanh(n)", x_name="n").figure


@picture
def test_functions_whose_ends_meet():
    losses = {"squared": lambda s: mse_loss([s], [1]), "hinge": lambda s: hinge_loss([s], [1]), "zero": lambda s: 0.0}
    return plot_functions(losses, -2, 3, name="loss", x_name="margin").figure


@picture
def test_loss_of_training_and_held_out_data():
    return plot_loss({"training": [3, 2, 1, 0.5, 0.2], "test": [3.1, 2.2, 1.5, 1.4, 1.6]}).figure


def test_draws_into_the_axes_it_gets_and_gives_them_back():
    _, ax = plt.subplots()
    assert plot_loss([2.0, 1.0], ax=ax) is ax
    assert plot_loss([2.0, 1.0]) is ax


def test_the_style_stays_inside():
    before = dict(plt.rcParams)
    plot_boundary(curvy, **PLANE)
    assert dict(plt.rcParams) == before


@pytest.mark.parametrize("wrap", [float, Value, lambda score: [Value(score)]], ids=["number", "Value", "list"])
def test_a_score_may_be_a_number_a_value_or_a_list_with_one(wrap):
    ax = plot_margins(lambda point: wrap(point[0]), [[2.0, 0.0]], [1])
    assert ax.collections[1].get_offsets().tolist() == [[2.0, 0.7]]


class Clipped(MLP):
    """A module that no compiler can trace: it compares."""

    def __call__(self, inputs):
        return max(super().__call__(inputs)[0], 1.0)


def test_a_network_is_asked_as_a_program_and_one_that_compares_by_graphs():
    drawn = []
    model = MLP(2, [2, 1], seed=0)
    for model in (model, lambda point, model=model: model(point), Clipped(2, [2, 1], seed=0)):
        contours = [
            part for part in plot_boundary(model, X, Y, steps=9).collections if isinstance(part, QuadContourSet)
        ]
        drawn.append([path.vertices.round(9).tolist() for contour in contours for path in contour.get_paths()])
        plt.close("all")
    assert drawn[0] == drawn[1]
    assert drawn[2] != drawn[0]


def test_tangent_has_the_slope_of_backward():
    ax = plot_function(lambda x: 3 * x**2 - 4 * x + 5, -5, 5, at=3)
    assert [text.get_text() for text in ax.texts] == ["× 14"]


@pytest.mark.parametrize("f, at", [(Value.exp, 0.5), (Value.exp, 1.4), (Value.tanh, 0.5), (lambda x: (-x).exp(), -1.4)])
def test_the_slope_lies_inside_the_axes_and_beside_the_curve(f, at):
    with style():
        _, panels = plt.subplots(2, 2, figsize=(4.8, 3.6), layout="constrained")
    ax = plot_function(f, -2.0, 1.5, at=at, ax=panels[0, 1])
    ax.figure.canvas.draw()
    [pill] = [text.get_bbox_patch().get_window_extent() for text in ax.texts]
    assert ax.bbox.padded(1).contains(pill.x0, pill.y0) and ax.bbox.padded(1).contains(pill.x1, pill.y1)
    curve, _, point = ax.lines
    assert not any(pill.contains(*at) for at in ax.transData.transform(point.get_xydata()))
    assert not any(pill.contains(*at) for at in ax.transData.transform(curve.get_xydata()))
    plt.close("all")


def test_mistakes_are_ringed():
    rings = plot_boundary(lambda point: -1.0, **PLANE, names=False).collections[-1]
    assert rings.get_offsets().tolist() == [[1.0, 1.0]]


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        ([], [], "got 0 points"),
        ([[1.0, 2.0]], [1, -1], "1 points and 2 labels"),
        ([[1.0]], [1], "takes pairs"),
        ([[1.0, 2.0]], [0], r"2\*t - 1"),
    ],
)
def test_wrong_points_are_refused(X, y, message):
    with pytest.raises(ValueError, match=message):
        plot_boundary(curvy, X, y)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (lambda point: [1.0, 2.0], "2 outputs"),
        (lambda point: float("nan"), "did training diverge"),
        (lambda point: float("inf"), "gives inf"),
    ],
)
def test_wrong_scores_are_refused(model, message):
    with pytest.raises(ValueError, match=message):
        plot_boundary(model, **PLANE)


CONTAINERS = {
    "arrays": lambda: (np.array(PLANE["X"]), np.array(PLANE["y"], dtype=np.int64)),
    "tables": lambda: (pd.DataFrame(PLANE["X"], index=[3, 1, 2, 0]), pd.Series(PLANE["y"], index=[3, 1, 2, 0])),
    "generators": lambda: ((point for point in PLANE["X"]), iter(PLANE["y"])),
}


@pytest.mark.parametrize("kind", CONTAINERS)
def test_points_may_come_in_any_container(kind):
    """What is drawn is what lists give: pictures of matplotlib and of a slider."""
    dots = []
    for X, y in ((PLANE["X"], PLANE["y"]), CONTAINERS[kind]()):
        ax = plot_points(X, y, ax=plt.figure().subplots())
        dots.append([marks.get_offsets().tolist() for marks in ax.collections])
    assert dots[0] == dots[1]
    marks = []
    for X, y in ((PLANE["X"], PLANE["y"]), CONTAINERS[kind]()):
        plot = Plot(x=(-3, 3), y=(-3, 3))
        plot.boundary(lambda points: [point[0] for point in points], X, y)
        marks.append(plot.marks)
    assert marks[0] == marks[1]


def test_neuron_without_a_line_is_refused():
    with pytest.raises(ValueError, match="neuron 0 has weights"):
        plot_lines(Layer(3, 1).neurons)


def test_tangent_of_a_function_that_forgets_its_value_is_refused():
    with pytest.raises(TypeError, match="is a float, not a Value"):
        plot_function(lambda x: x.data**2, -1, 1, at=0.5)

"""Everything that makes a picture. Chapters come in by this one door:

    from scalargrad.figures import draw, Slider, Plot

`graph` draws what is behind a Value and `stepper` lets it be stepped through; `slider` makes figures whose frames are
computed beforehand; `attention` steps through who looks at whom; `charts` are pictures of many numbers, to be such
frames or to stand still; `plots` are matplotlib's. `look` has the colors of all of them, `web` what runs in a page.
"""

from scalargrad.figures.attention.stepper import AttentionStepper
from scalargrad.figures.charts.band import band
from scalargrad.figures.charts.classes import bars, class_map
from scalargrad.figures.charts.contour import contour
from scalargrad.figures.charts.heat_map import heat_map
from scalargrad.figures.charts.layers import by_layer, histograms
from scalargrad.figures.charts.rates import rates
from scalargrad.figures.charts.strip import strip
from scalargrad.figures.graph.dot import graphviz_svg, to_graphviz
from scalargrad.figures.graph.draw import Drawing, draw
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.slider.slider import Slider
from scalargrad.figures.still import Still

__all__ = [
    "AttentionStepper",
    "Drawing",
    "Plot",
    "Slider",
    "Still",
    "band",
    "bars",
    "by_layer",
    "class_map",
    "contour",
    "draw",
    "graphviz_svg",
    "heat_map",
    "histograms",
    "rates",
    "strip",
    "to_graphviz",
]


def __getattr__(name):
    """A plot: `from scalargrad.figures import plot_boundary`. Only plots need matplotlib, which is loaded for them."""
    if name == "style" or name.startswith("plot_"):
        from scalargrad.figures import plots

        return getattr(plots, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

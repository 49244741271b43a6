"""Everything that makes a picture. Chapters come in by this one door:

    from scalargrad.figures import draw, Slider, Plot

`graph` draws what is behind a Value and `stepper` lets it be stepped through; `slider` makes figures whose frames are
computed beforehand; `plots` are matplotlib's. `look` has the colors of all of them, `web` what runs in a page.
"""

from scalargrad.figures.graph.dot import graphviz_svg, to_graphviz
from scalargrad.figures.graph.draw import Drawing, draw
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.slider.slider import Slider

__all__ = ["Drawing", "Plot", "Slider", "draw", "graphviz_svg", "to_graphviz"]


def __getattr__(name):
    """A plot: `from scalargrad.figures import plot_boundary`. Only plots need matplotlib, which is loaded for them."""
    if name == "style" or name.startswith("plot_"):
        from scalargrad.figures.plots import plots

        return getattr(plots, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""matplotlib's backend in a page: `plt.show()` puts out each open figure as an SVG.

matplotlib loads it by the name in MPLBACKEND; the names FigureCanvas and show are its.
"""

import builtins

from matplotlib._pylab_helpers import Gcf
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
from matplotlib.figure import Figure

from book.live import kernel
from scalargrad.figures.plots.vector import svg

__all__ = ["FigureCanvas", "show"]


def show(*, block=None):
    """Show all open figures and close them, as notebooks do."""
    figures = [manager.canvas.figure for manager in Gcf.get_all_fig_managers()]
    Gcf.destroy_all()
    builtins.display(*figures)


kernel.PICTURES[Figure] = svg

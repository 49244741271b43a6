"""matplotlib's backend in a page: `plt.show()` puts out each open figure as a PNG.

matplotlib loads it by the name in MPLBACKEND; the names FigureCanvas and show are its.
"""

import builtins
import io

from matplotlib._pylab_helpers import Gcf
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
from matplotlib.figure import Figure

from book.live import kernel

__all__ = ["FigureCanvas", "show"]


def show(*, block=None):
    """Show all open figures and close them, as notebooks do."""
    figures = [manager.canvas.figure for manager in Gcf.get_all_fig_managers()]
    Gcf.destroy_all()
    builtins.display(*figures)


def png(figure):
    """A figure as the bytes of a PNG, cut to what it shows."""
    file = io.BytesIO()
    FigureCanvas(figure).print_figure(file, format="png", bbox_inches="tight", dpi="figure")
    return file.getvalue()


kernel.PICTURES[Figure] = png

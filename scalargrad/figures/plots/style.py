"""The look of the book's plots: matplotlib's settings, made from the palette.

They are drawn on white. As an SVG (`vector.py`) a plot has the colors of both themes.
"""

import matplotlib.pyplot as plt

from scalargrad.figures.look import DARK, LIGHT

DATA, GRADIENT, GRADIENT_LINE, SLOPE = (LIGHT[name] for name in ("data", "grad", "grad-line", "slope"))
INK, MUTED, LINE, HAIR, WRONG, PAPER = (LIGHT[name] for name in ("ink", "ink-2", "line", "hair", "bad", "paper"))
RIM = DARK["paper"]  # of a mark, dark in both themes: a light one would pale its color
CLASS_COLORS = [LIGHT[f"class-{i}"] for i in range(3)]
TYPE = 12  # points, of all text: a phone shows a plot at 7/10 of its width, and the text is still 11 px

SETTINGS = {
    # lines in turn: data, gradient, slope, loss, held-out data (dashed)
    "axes.prop_cycle": plt.cycler(
        color=[DATA, GRADIENT_LINE, SLOPE, INK, MUTED],
        linestyle=["-", "-", "-", "-", "--"],
    ),
    "figure.figsize": (4.8, 3.2),
    "figure.dpi": 144,
    "savefig.dpi": 144,
    "savefig.bbox": "tight",
    **dict.fromkeys(["figure.facecolor", "savefig.facecolor", "axes.facecolor"], PAPER),
    **dict.fromkeys(["axes.edgecolor", "xtick.color", "ytick.color"], LINE),
    **dict.fromkeys(["axes.labelcolor", "axes.titlecolor", "text.color"], INK),
    "scatter.edgecolors": RIM,
    **dict.fromkeys(["xtick.labelcolor", "ytick.labelcolor"], MUTED),
    **dict.fromkeys(["axes.labelsize", "axes.titlesize", "font.size", "legend.fontsize"], TYPE),
    **dict.fromkeys(["xtick.labelsize", "ytick.labelsize"], TYPE),
    **dict.fromkeys(["axes.labelweight", "axes.titleweight"], "bold"),
    **dict.fromkeys(["axes.spines.top", "axes.spines.right", "legend.frameon"], False),
    "axes.linewidth": 0.8,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "axes.formatter.limits": (-3, 4),
    "xaxis.labellocation": "right",
    "grid.color": HAIR,
    "grid.linewidth": 0.7,
    "font.family": "DejaVu Sans",
    "lines.linewidth": 1.8,
    "lines.markersize": 5.5,
    "hatch.color": WRONG,
}


def style():
    """The look of the book as a context: what is drawn inside has it, nothing outside changes."""
    return plt.rc_context(SETTINGS)

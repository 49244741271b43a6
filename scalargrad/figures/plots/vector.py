"""A plot as an SVG in the colors of the book: it follows the theme of its place, and its text is the page's.

In a notebook, matplotlib's figures are shown that way. The same figure gives the same text on every machine.
"""

import io
import re

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from scalargrad.figures import look
from scalargrad.figures.front_end import notebook

# One color may have several names: on white, the first of them is meant.
NAMES = {color: name for name, color in reversed(look.LIGHT.items())}
SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "scalargrad"}  # text stays text; names of parts do not change
RIMS = "use{paint-order:stroke}"  # a rim lies around its mark: on dark paper, where it is not seen, it takes nothing
NO_FACTS = {"Date": None, "Creator": None, "Format": None, "Type": None}


def svg(figure):
    """The text of a matplotlib Figure as an SVG, cut to what it shows.

    >>> figure, ax = plt.subplots()
    >>> _ = ax.plot([1, 2], color=look.LIGHT["data"])
    >>> "var(--data)" in svg(figure)
    True
    >>> plt.close(figure)
    """
    file = io.StringIO()
    with plt.rc_context(SETTINGS):
        figure.savefig(file, format="svg", bbox_inches="tight", facecolor=figure.get_facecolor(), metadata=NO_FACTS)
    text = file.getvalue()
    return _themed(text[text.index("<svg") :])


def _themed(text):
    """Colors of the palette by name, the fonts of the page, and a style sheet that knows both."""
    text = re.sub("#[0-9a-f]{6}", lambda found: _named(found.group()), text)
    text = re.sub(r"'DejaVu Sans'[^;\"]*", "var(--font)", text)
    sheet = f"<style>{look.colors_of(text)}{RIMS}</style>"
    return re.sub(r"<svg[^>]*>", lambda found: found.group() + sheet, text, count=1)


def _named(color):
    return f"var(--{NAMES[color]})" if color in NAMES else color


def show_as_vectors():
    """Let the notebook that runs, if any, show figures as SVG and not as PNG."""
    shell = notebook()
    if not shell:
        return
    import matplotlib_inline.backend_inline  # noqa: F401, as it registers its own when it is loaded

    formatters = shell.display_formatter.formatters
    formatters["image/png"].pop(Figure, None)
    formatters["image/svg+xml"].for_type(Figure, svg)

"""A figure that stands still: plots, side by side on a page and one below the other on a phone."""

from scalargrad.arguments import listed
from scalargrad.figures import html
from scalargrad.figures.slider.frames import Frames
from scalargrad.figures.slider.plot import Plot

LARGE = "width:min(100%,460px);height:auto"  # one plot by itself
SMALL = "max-width:100%;height:auto;margin:0 4px;vertical-align:top"


class Still:
    """A figure of one Plot or more, which a notebook shows by itself.

    Args:
        plots: the Plots, such as those that `strip` or `band` make.
        alt: the figure in words, for those who do not see it; of several plots, a list
            with a text for each.

    Raises:
        ValueError: no Plots, something else, or no words for one of them.

    >>> from scalargrad.figures import strip
    >>> Still(strip({"a net": [86, 88, 100]}, x_name="points right"), alt="Three dots: 86, 88 and 100.")
    Still(1 plot: 'Three dots: 86, 88 and 100.')
    """

    def __init__(self, *plots, alt):
        if {type(plot) for plot in plots} != {Plot}:
            raise ValueError(f"got {plots!r:.80}, expected one Plot or more: Still(plot, alt=…)")
        self._alts = [alt] if isinstance(alt, str) or alt is None else listed(alt, "plot")
        if len(self._alts) != len(plots) or not all(isinstance(one, str) and one.strip() for one in self._alts):
            raise ValueError(f"got alt={alt!r:.80}, expected each of the {len(plots)} plots in words")
        self._svgs = [Frames([[plot]], 0, (1,)).svg for plot in plots]

    def __repr__(self):
        return f"Still({len(self._svgs)} plot{'s' * (len(self._svgs) > 1)}: {' '.join(self._alts)!r:.60})"

    def _repr_html_(self):
        """A picture for each plot."""
        css = LARGE if len(self._svgs) == 1 else SMALL
        images = "".join([html.image(svg, alt, css) for svg, alt in zip(self._svgs, self._alts)])
        return f'<div class="sg-still" style="text-align:center">{images}</div>'

"""A figure that stands still: plots, side by side on a page and one below the other on a phone."""

from scalargrad.figures import html
from scalargrad.figures.slider.frames import Frames
from scalargrad.figures.slider.plot import Plot

LARGE = "width:min(100%,460px);height:auto"  # one plot by itself
SMALL = "max-width:100%;height:auto;margin:0 4px;vertical-align:top"


class Still:
    """A figure of one Plot or more, which a notebook shows by itself.

    Args:
        plots: the Plots, such as those that `strip` or `band` make.
        alt: the whole figure in words, for those who do not see it.

    Raises:
        ValueError: no Plots, something else, or no alt.

    >>> from scalargrad.figures import strip
    >>> Still(strip({"a net": [86, 88, 100]}, x_name="points right"), alt="Three dots: 86, 88 and 100.")
    Still(1 plot: 'Three dots: 86, 88 and 100.')
    """

    def __init__(self, *plots, alt):
        if {type(plot) for plot in plots} != {Plot}:
            raise ValueError(f"got {plots!r:.80}, expected one Plot or more: Still(plot, alt=…)")
        if not isinstance(alt, str) or not alt.strip():
            raise ValueError(f"got alt={alt!r}, expected the figure in words")
        self._alt = alt
        self.svgs = [Frames([[plot]], 0, (1,)).svg for plot in plots]

    def __repr__(self):
        return f"Still({len(self.svgs)} plot{'s' * (len(self.svgs) > 1)}: {self._alt!r:.60})"

    def _repr_html_(self):
        """The pictures; the first says all of them in words."""
        css = LARGE if len(self.svgs) == 1 else SMALL
        texts = [self._alt] + [""] * (len(self.svgs) - 1)
        images = "".join([html.image(svg, alt, css) for svg, alt in zip(self.svgs, texts)])
        return f'<div style="text-align:center">{images}</div>'

"""Figures with a slider: a plot for each of its values, computed when the cell runs.

A page shows the first one as a picture, and slider.js shows the others as the slider
moves: no number is computed in the page.
"""

from itertools import product

from scalargrad.arguments import listed
from scalargrad.arguments import number as number_of
from scalargrad.figures import html
from scalargrad.figures.front_end import script_for_page
from scalargrad.figures.slider.frames import Frames
from scalargrad.figures.slider.marks import TOP
from scalargrad.figures.slider.plot import Plot
from scalargrad.figures.slider.sentences import columns
from scalargrad.figures.text import number, true_minus

__all__ = ["Plot", "Slider"]


class Slider:
    """A figure with one slider, or two, that a notebook shows by itself.

    Args:
        values: a dict from the name of a slider to its values: numbers, texts, or
            tuples. Two sliders make a frame for each pair of values. What one slider alone
            moves, and a line by `Plot.half_plane`, take little room however many there are.
        frame: called with one value of each slider. Returns a sentence that says what
            there is to see, with its numbers, and one or two Plots; a line break in the
            sentence stays.
        alt: the whole figure in words, for those who do not see it.
        start: where the slider stands at first: one of its values; with two sliders a
            pair. Without it, the first ones.
        pointer: whether a pointer over the first plot moves the sliders: the first one by
            its place on the x-axis, the second one by that on the y-axis. Their values are
            numbers of these axes then, which are the same in all frames.

    Raises:
        ValueError: no slider or more than two, no values, a start that is not among
            them, no alt; a frame that is not a sentence and Plots, as many and as large in
            each; with `pointer`, a value that is no number.

    >>> def frame(h):
    ...     plot = Plot(x=(0, 5), y=(0, 25), x_name="x", y_name="x²")
    ...     plot.curve(lambda x: x * x)
    ...     plot.curve([(2, 4), (2 + h, (2 + h) ** 2)], "slope")
    ...     return f"h = {h}: slope {((2 + h) ** 2 - 4) / h:g}", plot
    >>> Slider({"h": [2, 1, 0.5]}, frame, alt="A line through two points of x².")
    Slider(h: 3 values, 'h = 2: slope 6' to 'h = 0.5: slope 4.5')
    """

    def __init__(self, values, frame, *, alt, start=None, pointer=False):
        self._values = _checked(values)
        self._alt = alt
        if not isinstance(alt, str) or not alt.strip():
            raise ValueError(f"got alt={alt!r}, expected the figure in words")
        self._start = _start(self._values, start)
        points = list(product(*self._values.values()))
        says, plots = zip(*[_frame(frame, point) for point in points])
        counts = [len(views) for views in plots]
        if len(set(counts)) > 1:
            other = next(i for i, count in enumerate(counts) if count != counts[0])
            raise ValueError(
                f"frame{_call(points[0])} has {_some(counts[0], 'Plot')}, "
                f"frame{_call(points[other])} has {counts[other]}: give as many in each"
            )
        _same_sizes(points, plots)
        self._pointer = _places(plots[0][0], self._values) if pointer else None
        self._says = [true_minus(say) for say in says]
        self._sizes = tuple(map(len, self._values.values()))
        self._frames = Frames(plots, points.index(self._start), self._sizes)

    def __repr__(self):
        sizes = [f"{name}: {_some(len(all_), 'value')}" for name, all_ in self._values.items()]
        return f"Slider({', '.join(sizes)}, {self._says[0]!r} to {self._says[-1]!r})"

    def _repr_html_(self):
        """The still picture, and all frames beside it for a script."""
        sliders = [
            {"name": name, "values": list(map(_words, all_)), "start": all_.index(at)}
            for (name, all_), at in zip(self._values.items(), self._start)
        ]
        image = html.image(self._frames.svg, self._alt, "max-width:100%;height:auto")
        says = columns(self._says, self._sizes)
        pointer = {"pointer": self._pointer} if self._pointer else {}
        data = html.data({"sliders": sliders, "says": says, "layers": self._frames.layers} | pointer)
        return (
            f'<sg-slider class="sg-slider" style="display:block;text-align:center">{image}{data}</sg-slider>'
            + script_for_page()
        )


def _checked(values):
    if not isinstance(values, dict) or not 1 <= len(values) <= 2:
        raise ValueError(
            f"got values={values!r:.60}, expected a dict from the name of a slider to "
            'its values, such as {"h": [1, 0.5]}, with one slider or two'
        )
    values = {name: listed(all_) for name, all_ in values.items()}
    if empty := [name for name, all_ in values.items() if not all_]:
        raise ValueError(f"got no values for the slider {empty[0]!r}, expected one or more")
    return values


def _start(values, start):
    if start is None:
        return tuple([all_[0] for all_ in values.values()])
    pair = start if len(values) > 1 else (start,)
    if not isinstance(pair, tuple) or len(pair) != len(values):
        raise ValueError(f"got start={start!r}, expected one value of each slider")
    for (name, all_), value in zip(values.items(), pair):
        if value not in all_:
            raise ValueError(
                f"got start={start!r}, but {value!r} is not among the values of "
                f"{name!r}: {', '.join(map(_words, all_))}"
            )
    return pair


def _frame(frame, point):
    """The sentence and the Plots of one frame."""
    got = frame(*point)
    say, *plots = got if isinstance(got, tuple) else (got,)
    if not isinstance(say, str) or {type(plot) for plot in plots} != {Plot}:
        raise ValueError(
            f'frame{_call(point)} gives {got!r:.80}, expected a sentence and one Plot or two: return "…", plot'
        )
    return say, plots


def _same_sizes(points, plots):
    sizes = [[(plot.left, plot.area) for plot in views] for views in plots]
    for point, size in zip(points, sizes):
        if size != sizes[0]:
            raise ValueError(
                f"the plots of frame{_call(points[0])} and frame{_call(point)} differ in size: give them the same names"
            )


def _places(plot, values):
    """Where the values of the sliders are in a plot, in px from the left and from the top."""
    try:
        places = [
            [axis.px(number_of(value)) for value in all_] for axis, all_ in zip((plot.x, plot.y), values.values())
        ]
    except TypeError as error:
        raise ValueError(f"pointer=True, but a slider has a value that is no number: {error}") from None
    ways = [lambda at: plot.left + at, lambda at: TOP + plot.area[1] - at]
    return [[round(way(at)) for at in those] for way, those in zip(ways, places)]


def _call(point):
    return f"({', '.join(map(repr, point))})"


def _some(count, what):
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _words(value):
    """What stands beside the slider at a value.

    >>> _words(-0.5), _words((1, -2)), _words("U(-1, 1)")
    ('−0.5', '(1, −2)', 'U(−1, 1)')
    """
    if isinstance(value, str):
        return true_minus(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(_words, value))})"
    return number(value)

"""The pictures of the results, for the book: dots of the demo, and growth. Imports matplotlib
and the marks of `scalargrad.figures.plots`.

They depend on results.json alone; `facts.text` has the words for readers who do not see them.
"""

from pathlib import Path

import matplotlib

from benchmarks.facts import UNITS, in_turn
from benchmarks.figures import Figures, in_units
from benchmarks.growth import exponents, points
from benchmarks.peers import PEERS
from benchmarks.workloads import GROWTH

matplotlib.use("agg")

import matplotlib.pyplot as plt

from scalargrad.figures.plots.marks import axes, name_curves
from scalargrad.figures.plots.style import DATA, MUTED, PAPER, style
from scalargrad.figures.plots.vector import svg
from scalargrad.figures.text import SUPERSCRIPTS

FOLDER = Path(__file__).parents[1] / "book" / "static" / "benchmarks"
OURS = ("scalargrad", "one_call", "compile", "compile_numpy", "tensor")


def color(peer):
    return DATA if peer in OURS else MUTED


def demo(figures):
    """Dots of the moons demo, the fastest on top, ours in color; hollow with the collector off.

    A bar has no length on a logarithmic axis.
    """
    found = in_turn(figures)[::-1]
    seconds = [figures.seconds("demo", peer) for peer in found]
    figure, ax = plt.subplots(figsize=(3.4, 0.28 * len(found) + 0.8))
    for i, (peer, number) in enumerate(zip(found, seconds)):
        off = figures.seconds("demo", peer, "off") or number
        ax.plot(off, i, "o", color=PAPER, markeredgecolor=color(peer))
        ax.plot(number, i, "o", color=color(peer))
        ax.annotate(in_units(number), (max(number, off), i), (7, 0), textcoords="offset points", va="center")
    ax.set_yticks(range(len(found)), [PEERS[peer].name for peer in found])
    axes(ax, "CPU time in seconds", "").set(xscale="log", xlim=(min(seconds) / 2, max(seconds) * 60))
    ax.grid(axis="y", visible=False)
    return figure


def growth(figures, along):
    """Time against width, samples or depth, with the power of each peer."""
    found = exponents(figures, along)
    figure, ax = plt.subplots(figsize=(2.0, 0.2 * len(found) + 2.0))  # with the names as wide as a phone can show
    curves = [ax.plot(*points(figures, along, peer), "o-", markersize=4, color=color(peer))[0] for peer in found]
    axes(ax, UNITS[along], "CPU time in seconds").set(xscale="log", yscale="log")
    ax.set_xlabel(ax.get_xlabel(), loc="left")  # there is room to the right, below the names
    sizes = list(GROWTH[along].values())
    ax.set_xticks(sizes, [_short(size) for size in sizes])
    ax.minorticks_off()
    ax.margins(y=0.1)  # so that the highest name stays below the axis's own
    figure.canvas.draw()  # sets the limits, on which it depends where the names go
    name_curves(ax, curves, [f"{PEERS[peer].name} {p:.2f}" for peer, p in found.items()])
    for name in ax.texts:
        name.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.5})
    return figure


def _short(size):
    """A size that fits below an axis of a phone's width: large ones as powers of ten.

    >>> _short(1000), _short(10**5)
    ('1,000', '10⁵')
    """
    return f"{size:,}" if size < 10_000 else "10" + str(len(str(size)) - 1).translate(SUPERSCRIPTS)


def pictures(results):
    """All pictures: a dict from name to figure."""
    figures = Figures(results)
    grown = {along: growth(figures, along) for along in GROWTH if exponents(figures, along)}
    return {"demo": demo(figures)} | grown


@style()
def draw(results, folder=FOLDER):
    """Write the pictures as SVG files that are the same for the same results."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in pictures(results).items():
        (folder / f"{name}.svg").write_text(svg(figure), encoding="utf-8", newline="\n")
        plt.close(figure)

"""The pictures of the results, for the book: bars of the demo, and growth. Imports matplotlib through `scalargrad.plot`.

They depend on results.json alone; `facts.text` has the words for readers who do not see them.
"""

import statistics
from pathlib import Path

import matplotlib

from benchmarks.facts import UNITS, label, ordered
from benchmarks.figures import Figures, in_units
from benchmarks.growth import exponents, points
from benchmarks.peers import PEERS
from benchmarks.workloads import GROWTH

FOLDER = Path(__file__).parents[1] / "book" / "_static" / "benchmarks"
OURS = ("scalargrad", "compile", "compile_numpy")


def demo(figures):
    """The bars of the moons demo, the fastest on top; ours in color."""
    plt, marks = _look()
    rows = ordered(figures)[::-1]
    with marks.style():
        figure, ax = plt.subplots(figsize=(4.8, 0.28 * len(rows) + 0.7))
        seconds = [statistics.median(row["seconds"]) for row in rows]
        colors = [marks.DATA if row["peer"] in OURS else marks.MUTED for row in rows]
        bars = ax.barh([label(row) for row in rows], seconds, color=colors, height=0.7)
        ax.bar_label(bars, [in_units(number) for number in seconds], padding=4, fontsize=9)
        ax.set(xscale="log", xlabel="CPU time", xlim=(min(seconds) / 2, max(seconds) * 12))
        ax.grid(axis="y", visible=False)
    return figure


def growth(figures, along):
    """Time against width, samples or depth, with the exponent of each peer."""
    plt, marks = _look()
    found = exponents(figures, along)
    with marks.style():
        figure, ax = plt.subplots(figsize=(4.8, 0.2 * len(found) + 2.2))
        curves = [
            ax.plot(*points(figures, along, peer), "o-", markersize=4, color=marks.DATA if peer in OURS else marks.MUTED)[0]
            for peer in found
        ]
        marks.axes(ax, UNITS[along], "CPU time, seconds").set(xscale="log", yscale="log")
        sizes = list(GROWTH[along].values())
        ax.set_xticks(sizes, [f"{size:,}" for size in sizes])
        ax.minorticks_off()
        names = [f"{PEERS[peer].name}: {p:.2f}" for peer, p in found.items()]
        marks.name_curves(_logarithmic(ax), curves, names)
    return figure


def _logarithmic(ax):
    ax.figure.canvas.draw()  # where the names go depends on the limits that drawing sets
    return ax


def _look():
    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    from scalargrad import plot_marks

    return plt, plot_marks


def pictures(results):
    """All pictures: a dict from name to figure."""
    figures = Figures(results)
    grown = {along: growth(figures, along) for along in GROWTH if exponents(figures, along)}
    return {"demo": demo(figures)} | grown


def draw(results, folder=FOLDER):
    """Write the pictures as PNG files that are the same for the same results."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in pictures(results).items():
        figure.savefig(folder / f"{name}.png", metadata={"Software": None})

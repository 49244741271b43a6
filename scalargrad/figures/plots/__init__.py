"""Plots of numbers by matplotlib.

Every function draws into the Axes `ax`, or without it into the current one, and returns that Axes. `name` and `x_name`
are what stands at the axes.

For a plot of your own in the same look: `with style(): fig, ax = plt.subplots()`.
"""

from scalargrad.figures.plots.curves import plot_function, plot_functions, plot_loss
from scalargrad.figures.plots.plane import plot_boundary, plot_lines, plot_margins, plot_points
from scalargrad.figures.plots.style import style
from scalargrad.figures.plots.vector import show_as_vectors

__all__ = [
    "plot_boundary",
    "plot_function",
    "plot_functions",
    "plot_lines",
    "plot_loss",
    "plot_margins",
    "plot_points",
    "style",
]

show_as_vectors()

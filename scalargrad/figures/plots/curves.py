"""Plots of curves: functions of one Value, losses over steps."""

import numpy as np

from scalargrad.arguments import listed
from scalargrad.figures.plots.marks import axes, name_curves, tangent
from scalargrad.figures.plots.style import DATA, INK, MUTED, SLOPE, style
from scalargrad.value import Value, as_value


@style()
def plot_function(f, low, high, *, at=None, ax=None, name="f(x)", x_name="x"):
    """The curve of a function of one Value from low to high; with `at`, its tangent there and the slope on it.

    Raises:
        TypeError: with `at`, f gives no Value, so that its slope is unknown.

    >>> ax = plot_function(lambda x: 3 * x**2 - 4 * x + 5, -5, 5, at=3)
    """
    ax = axes(ax, x_name, name)
    _curve(ax, f, low, high)
    if at is not None:
        x = Value(at)
        result = f(x)
        if not isinstance(result, Value):
            raise TypeError(
                f"plot_function: f({at:g}) is a {type(result).__name__}, not a Value: compute with its Value"
            )
        result.backward()
        tangent(ax, x.data, result.data, x.grad, 0.3 * (high - low))
    return ax


@style()
def plot_functions(functions, low, high, *, ax=None, name="f(x)", x_name="x"):
    """Several functions of one Value, a dict from name to function, each named at its end.

    >>> ax = plot_functions({"tanh": Value.tanh, "relu": Value.relu}, -2, 2)
    """
    ax = axes(ax, x_name, name)
    name_curves(ax, [_curve(ax, f, low, high) for f in functions.values()], list(functions))
    return ax


@style()
def plot_loss(losses, *, ax=None, name="loss", x_name="step"):
    """The loss at each step: a list, or a dict from name to list, then the second is dashed (held-out data).

    >>> plot_loss({"training": [3.0, 2.0, 1.0], "test": [3.0, 2.5, 2.0]}).get_xlabel()
    'step'
    """
    ax = axes(ax, x_name, name)
    ax.set_prop_cycle(color=[INK, MUTED, DATA, SLOPE], linestyle=["-", "--", "-", "-"])
    if not isinstance(losses, dict):
        ax.plot(listed(losses))
        return ax
    name_curves(ax, [ax.plot(listed(values))[0] for values in losses.values()], list(losses))
    return ax


def _curve(ax, f, low, high):
    xs = np.linspace(low, high, 201).tolist()
    return ax.plot(xs, [as_value(f(Value(x))).data for x in xs])[0]

"""What each operation computes on arrays, and its pullbacks: the calculus of the array engine.

An operation takes arrays (and numbers) and returns the result and a pullback for each of them: a function that turns
the gradient of the result into that of the operand. It is a slope that does not stand in a table: a slope for each
pair of entries would be a matrix, and nobody needs to write it down. A pullback may return more than the operand has
entries, where that was spread over them; `backward` sums. It refers to arrays, never to its own node.

The functions of single entries are those of `rules`: there a slope for each entry is all there is to say.
"""

from functools import partial
from math import prod
from operator import mul

import numpy as np

from scalargrad.backends import is_array, namespace
from scalargrad.tensor.rules import RULES

np.empty(4_000_000)  # glibc, which sees it freed, from now on keeps memory of up to that size and has it at hand


def same(g):
    """The pullback of what passes a gradient on as it is."""
    return g


def _negative(g):
    return -g


def _ratio(a, b):
    y = a / b
    return y, (lambda g: g / b, lambda g: -g * y / b)


def _power(x, n):
    if not is_array(n):
        return x**n, (lambda g: g * (n * x ** (n - 1.0) if n else 0.0), None)
    xp = namespace(n)
    x = x if is_array(x) else xp.asarray(x, dtype=n.dtype)
    y, (slope, slope_n) = RULES["**"](x, n, xp=xp)
    return y, (partial(mul, slope), partial(mul, slope_n))


def _relu(x):
    xp = namespace(x)
    y = xp.maximum(x, 0.0)
    return y, (lambda g: g * xp.astype(y > 0.0, g.dtype),)  # quicker than a slope out of `where`


def _matmul(a, b):
    if not (is_array(a) and is_array(b) and a.ndim and b.ndim):
        raise ValueError("got a single number as an operand of @, expected two arrays: write * instead")
    y = a @ b
    if a.ndim == b.ndim == 2:
        return y, (lambda g: g @ b.T, lambda g: a.T @ g)
    return y, _pullbacks_of_ranks(namespace(a), a, b, y.shape)


def _pullbacks_of_ranks(xp, a, b, shape):
    """One of them has no rows or no columns, or there are several matrices: as if it were all matrices."""
    rows = a[None, :] if a.ndim == 1 else a
    columns = b[:, None] if b.ndim == 1 else b
    several = shape[: len(shape) - (a.ndim > 1) - (b.ndim > 1)]
    full = (*several, rows.shape[-2], columns.shape[-1])

    def left(g):
        g = xp.reshape(g, full) @ xp.matrix_transpose(columns)
        return g[..., 0, :] if a.ndim == 1 else g

    def right(g):
        g = xp.matrix_transpose(rows) @ xp.reshape(g, full)
        return g[..., 0] if b.ndim == 1 else g

    return left, right


def _axes(x, axis):
    """The axes that are meant, counted from 0; None means all."""
    if axis is None:
        return tuple(range(x.ndim))
    axes = axis if isinstance(axis, tuple) else (axis,)
    if wrong := [k for k in axes if not -x.ndim <= k < x.ndim]:
        raise ValueError(f"got axis {wrong[0]} for an array of shape {x.shape}, which has {x.ndim} axes")
    return tuple([k % x.ndim for k in axes])


def _spread(x, axis):
    """The shape that a result has with its axes kept, and the function that spreads a gradient over what was summed."""
    axes, shape, xp = _axes(x, axis), x.shape, namespace(x)
    kept = tuple([1 if k in axes else n for k, n in enumerate(shape)])
    return axes, kept, lambda g: xp.broadcast_to(xp.reshape(g, kept), shape)


def _sum(x, axis=None, keepdims=False):
    axes, _, spread = _spread(x, axis)
    return namespace(x).sum(x, axis=axes, keepdims=keepdims), (spread,)


def _mean(x, axis=None, keepdims=False):
    axes, _, spread = _spread(x, axis)
    n = prod([x.shape[k] for k in axes])
    if not n:
        raise ValueError(
            f"got an array of shape {tuple(x.shape)}, which has no mean along axis {axis}: it is empty there"
        )
    return namespace(x).sum(x, axis=axes, keepdims=keepdims) / n, (lambda g: spread(g / n),)


def _max(x, axis=None, keepdims=False):
    xp, (axes, kept, spread) = namespace(x), _spread(x, axis)
    y = xp.max(x, axis=axes, keepdims=keepdims)

    def shared(g):
        """Among all that are the largest, in equal parts."""
        hit = xp.astype(x == xp.reshape(y, kept), x.dtype)
        return hit * spread(g) / xp.sum(hit, axis=axes, keepdims=True)

    return y, (shared,)


def _reshape(x, shape):
    xp, before = namespace(x), x.shape
    return xp.reshape(x, shape), (lambda g: xp.reshape(g, before),)


def _transpose(x, axes):
    xp, axes = namespace(x), _axes(x, axes)
    back = tuple(sorted(range(len(axes)), key=axes.__getitem__))
    return xp.permute_dims(x, axes), (lambda g: xp.permute_dims(g, back),)


def _getitem(x, index):
    return x[index], (lambda g: scattered(g, index, x),)


def scattered(g, index, x):
    """Zeros of the shape of x, and g added at the index: where a place is meant twice, both come together."""
    xp, zeros = namespace(x), namespace(x).zeros_like(x)
    parts = index if isinstance(index, tuple) else (index,)
    if not any(is_array(part) or isinstance(part, list) for part in parts):
        zeros[index] = g
        return zeros
    if not hasattr(x, "index_put_"):
        xp.add.at(zeros, index, g)
        return zeros
    places = xp.reshape(xp.arange(prod(x.shape), device=x.device), x.shape)[index]  # PyTorch's own way
    return xp.reshape(zeros, (-1,)).index_put_((places,), g, accumulate=True).reshape(x.shape)


def adds_at_places(x):
    """Can the library of this array add at places that come twice? The standard knows of no way."""
    return hasattr(x, "index_put_") or hasattr(getattr(namespace(x), "add", None), "at")


def _by_rule(rule, *arrays):
    y, slopes = rule(*arrays, xp=namespace(arrays[0]))
    return y, [partial(mul, slope) for slope in slopes]


OPERATIONS = {
    **{op: partial(_by_rule, rule) for op, rule in RULES.items()},
    "+": lambda a, b: (a + b, (same, same)),
    "-": lambda a, b: (a - b, (same, _negative)),
    "*": lambda a, b: (a * b, (lambda g: g * b, lambda g: g * a)),
    "/": _ratio,
    "**": _power,
    "neg": lambda x: (-x, (_negative,)),
    "relu": _relu,
    "@": _matmul,
    "sum": _sum,
    "mean": _mean,
    "max": _max,
    "reshape": _reshape,
    "transpose": _transpose,
    "[]": _getitem,
}

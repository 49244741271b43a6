"""The walk back through a graph of Tensors: its order, its start, and how gradients add up.

Here alone is broadcasting undone: an operation need not know about it.
"""

from scalargrad.backends import like, namespace


def computed(root):
    """The nodes behind `root` that were computed from others, `root` included, each once, parents first."""
    order, done, stack = [], set(), [root] if root.parents else []
    while stack:
        node = stack[-1]
        if waiting := [parent for parent in node.parents if parent.parents and parent not in done]:
            stack += waiting
        elif stack.pop() not in done:
            done.add(node)
            order.append(node)
    return order


def start(node, gradient):
    """The gradient that a walk starts from, checked."""
    if gradient is None and node.shape:
        hint = "take its .sum() or .mean() first, or give gradient="
        raise ValueError(f"got a result of shape {node.shape}, expected a single number: {hint}")
    xp = namespace(node.data)
    gradient = xp.ones_like(node.data) if gradient is None else like(node.data, gradient)
    if tuple(gradient.shape) != node.shape:
        raise ValueError(f"got a gradient of shape {tuple(gradient.shape)}, expected {node.shape}")
    return gradient


def add(node, child, gradient):
    """Add to a gradient; never in place, since several nodes may hold the same array."""
    if gradient.shape != node.data.shape:
        gradient = _summed(gradient, node, child)
    grad = node.grad
    node.grad = gradient if grad is None or (type(grad) is float and grad == 0.0) else grad + gradient


def spread_axes(shape, larger):
    """The axes along which an array of one shape was spread to a larger one."""
    extra = len(larger) - len(shape)
    lengths = (1,) * extra + shape
    return [k for k, n in enumerate(lengths) if k < extra or n == 1 != larger[k]]


def _summed(gradient, node, child):
    """The gradient of what was broadcast: summed along the axes over which it was spread."""
    shape, extra = node.shape, gradient.ndim - node.ndim
    axes = spread_axes(shape, gradient.shape) if extra >= 0 else []
    rest = [n for k, n in enumerate(gradient.shape) if k >= extra and k not in axes]
    if extra < 0 or rest != [n for k, n in enumerate(shape) if k + extra not in axes]:
        hint = "its pullback must give the shape of the operand, or one that it broadcasts to"
        raise ValueError(f"{child.op} gave a gradient of shape {tuple(gradient.shape)} for {shape}: {hint}")
    xp = namespace(gradient)
    return xp.reshape(xp.sum(gradient, axis=tuple(axes)), shape)

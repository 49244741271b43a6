"""Weights that slide: conv2d as one product, and max_pool2d. Images are of shape (samples, channels, rows, columns)."""

from math import prod
from operator import index

from scalargrad.arguments import count
from scalargrad.backends import namespace
from scalargrad.tensor.engine import as_tensor
from scalargrad.tensor.operations import OPERATIONS


def conv2d(x, weight, bias=None, stride=1, padding=0):
    """Each kernel slides over each image; in each place it is a neuron that sees a small window.

    Args:
        x: of shape (samples, channels, rows, columns).
        weight: of shape (kernels, channels, rows, columns).
        bias: of shape (kernels,), or None.
        stride: how far a kernel moves each time; a number, or one for rows and one for columns.
        padding: how many zeros surround the image.

    Returns:
        A Tensor of shape (samples, kernels, rows, columns): (rows + 2 * padding - kernel rows) // stride + 1 of them.

    Raises:
        ValueError: something has another shape, or a kernel is larger than the padded image.

    Source: LeCun et al., Backpropagation applied to handwritten zip code recognition (1989).

    >>> conv2d([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]], [[[[1.0, -1.0]]]])
    Tensor([[[[-1., -1.],
              [-1., -1.]]]])
    """
    weight = as_tensor(weight)
    x = as_tensor(x, weight)
    if x.ndim != 4 or weight.ndim != 4 or x.shape[1] != weight.shape[1]:
        got = f"images of shape {x.shape} and kernels of shape {weight.shape}"
        raise ValueError(
            f"got {got}, expected (samples, channels, rows, columns) and (kernels, the same channels, rows, columns)"
        )
    if bias is not None and (bias := as_tensor(bias, weight)).shape != weight.shape[:1]:
        raise ValueError(f"got a bias of shape {bias.shape}, expected one number for each of {len(weight)} kernels")
    windows = Windows(x.shape, weight.shape[2:], stride, padding)
    return x.apply("conv2d", weight, *([] if bias is None else [bias]), windows=windows)


def max_pool2d(x, kernel_size, stride=None, padding=0):
    """The largest number of each window; it alone gets the gradient, and of several the first.

    Args:
        x: of shape (samples, channels, rows, columns).
        kernel_size: rows and columns of a window; a number, or one for each.
        stride: as for `conv2d`; without one the windows lie side by side.
        padding: what surrounds the image is never the largest.

    Raises:
        ValueError: as for `conv2d`.

    >>> max_pool2d([[[[1.0, 2.0, 5.0, 0.0], [4.0, 3.0, 6.0, 7.0]]]], 2)
    Tensor([[[[4., 7.]]]])
    """
    x = as_tensor(x)
    if x.ndim != 4:
        raise ValueError(f"got images of shape {x.shape}, expected (samples, channels, rows, columns)")
    size = pair("kernel_size", kernel_size, 1)
    return x.apply("max_pool2d", windows=Windows(x.shape, size, size if stride is None else stride, padding))


def pair(name, given, least):
    """A whole number for rows and one for columns.

    >>> pair("stride", 2, least=1)
    (2, 2)
    """
    both = given if isinstance(given, (tuple, list)) else (given, given)
    if len(both) != 2:
        raise ValueError(f"got {name} = {given!r:.40}, expected a whole number, or one for rows and one for columns")
    return tuple([index(count(name, n, least)) for n in both])


class Windows:
    """The windows that a kernel sees, as slices of the images: for each entry of the kernel all that it meets.

    They are slices of images whose samples come last: what belongs together is then long rows, which a copy takes at
    once, however small an image is.
    """

    def __init__(self, shape, size, stride, padding):
        (self.stride, self.padding) = steps, edges = pair("stride", stride, 1), pair("padding", padding, 0)
        self.image = tuple([n + 2 * edge for n, edge in zip(shape[2:], edges)])
        self.counts = tuple([(n - k) // step + 1 for n, k, step in zip(self.image, size, steps)])
        if min(self.counts) < 1:
            raise ValueError(f"got images of {self.image} with their padding, and a kernel of {tuple(size)}: too large")
        self.apart = all(step >= k for k, step in zip(size, steps))
        rows, columns = (
            [slice(i, i + step * (n - 1) + 1, step) for i in range(k)] for k, n, step in zip(size, self.counts, steps)
        )
        self.slices = [(slice(None), of_rows, of_columns, ...) for of_rows in rows for of_columns in columns]
        self.inside = (slice(None), *[slice(edge, n - edge) for edge, n in zip(edges, self.image)], ...)

    def padded(self, x, value=0.0):
        """The images with their padding, samples last."""
        xp, x = namespace(x), samples_last(x)
        if not any(self.padding):
            return x
        whole = xp.full((x.shape[0], *self.image, x.shape[3]), value, dtype=x.dtype, device=x.device)
        whole[self.inside] = x
        return whole


def samples_last(x):
    return namespace(x).permute_dims(x, (1, 2, 3, 0))


def samples_first(x):
    return namespace(x).permute_dims(x, (3, 0, 1, 2))


def _conv2d(x, weight, bias=None, *, windows):
    xp, kernels = namespace(weight), weight.shape[0]
    image = windows.padded(x)
    shape = (*windows.counts, x.shape[0])
    met = xp.stack([image[part] for part in windows.slices], axis=1)
    met = xp.reshape(met, (prod(weight.shape[1:]), prod(shape)))
    rows = xp.reshape(weight, (kernels, met.shape[0]))
    y = rows @ met  # one product for all samples
    if bias is not None:
        y += bias[:, None]

    def flat(g):
        return xp.reshape(samples_last(g), (kernels, met.shape[1]))

    def by_x(g):
        slopes = xp.reshape(rows.T @ flat(g), (x.shape[1], len(windows.slices), *shape))
        whole = xp.zeros_like(image)
        for k, part in enumerate(windows.slices):
            whole[part] += slopes[:, k, ...]
        return samples_first(whole[windows.inside])

    pullbacks = by_x, lambda g: xp.reshape(flat(g) @ met.T, weight.shape), lambda g: xp.sum(flat(g), axis=1)
    return samples_first(xp.reshape(y, (kernels, *shape))), pullbacks[: 2 if bias is None else 3]


def _max_pool2d(x, windows):
    xp = namespace(x)
    image = windows.padded(x, -float("inf"))
    parts = xp.stack([image[part] for part in windows.slices])  # side by side in memory, where NumPy is quick
    y = xp.max(parts, axis=0)

    def by_x(g):
        g = xp.reshape(xp.reshape(samples_last(g), (-1,)), y.shape)  # one copy, in the order of y
        whole, free = xp.zeros_like(image), xp.ones_like(y, dtype=xp.bool)
        for k, part in enumerate(windows.slices):
            hit = (parts[k, ...] == y) & free
            free = free & ~hit
            slope = g * xp.astype(hit, g.dtype)
            whole[part] = slope if windows.apart else whole[part] + slope
        return samples_first(whole[windows.inside])

    return samples_first(y), (by_x,)


OPERATIONS |= {"conv2d": _conv2d, "max_pool2d": _max_pool2d}

"""Does `backward()` tell the truth? `scalargrad.gradcheck` for functions of Tensors."""

import numpy as np

from scalargrad.gradcheck import GradcheckError
from scalargrad.tensor.engine import Tensor


def numerical_gradient(f, arrays, h=1e-5):
    """For each entry of each array the slope of f by central difference, (f(x + h) - f(x - h)) / 2h.

    Args:
        f: a function of as many Tensors as there are arrays; gives a Tensor with a single number.
        arrays: NumPy arrays, or numbers in lists.
        h: the nudge.

    Returns:
        A list of arrays.

    >>> [slopes.round(6).tolist() for slopes in numerical_gradient(lambda a, b: (a * b).sum(), [[2.0, 3.0], -1.0])]
    [[-1.0, -1.0], 5.0]
    """
    arrays = [np.array(array, dtype=float) for array in arrays]
    slopes = [np.zeros_like(array) for array in arrays]
    for array, slope in zip(arrays, slopes):
        for place in np.ndindex(array.shape):
            x, ends = array[place], []
            for nudged in (x - h, x + h):
                array[place] = nudged
                ends.append(float(f(*map(Tensor, arrays)).data))
            array[place] = x
            slope[place] = (ends[1] - ends[0]) / (2 * h)
    return slopes


def gradcheck(f, arrays, h=1e-5, tolerance=1e-6):
    """Compare `backward()` with central differences in every entry of every array.

    Arguments as for `numerical_gradient`; keep away from corners, as that of relu, by more than the nudge.

    Returns:
        True.

    Raises:
        GradcheckError: they differ; the message says where, and shows both.

    >>> gradcheck(lambda W, x: (W @ x).tanh().sum(), [[[0.1, -0.2], [0.3, 0.4]], [1.0, 2.0]])
    True
    """
    leaves = [Tensor(np.array(array, dtype=float)) for array in arrays]
    f(*leaves).backward()
    for i, (leaf, slope) in enumerate(zip(leaves, numerical_gradient(f, arrays, h))):
        grad = np.broadcast_to(leaf.grad, slope.shape)
        wrong = ~np.isclose(grad, slope, rtol=tolerance, atol=tolerance)
        if wrong.any():
            place = tuple(map(int, np.argwhere(wrong)[0]))
            shown = f"backward {grad[place]:.8g}, measured {slope[place]:.8g}"
            raise GradcheckError(f"backward() and measured slopes differ in input {i}, first at {place}: {shown}")
    return True

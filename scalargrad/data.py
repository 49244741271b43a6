"""Points to learn from, as plain lists. Imports scikit-learn, inside the functions that need it.

A data set is a list X of points, each a list of floats, and a list y with one label for
each point.
"""

from math import inf
from numbers import Integral


def make_moons(n_samples=100, noise=0.1, seed=1337):
    """Two half moons that reach into each other: no straight line can tell them apart.

    Args:
        n_samples: how many points, both moons together.
        noise: standard deviation of the normal noise added to both coordinates; a moon
            has radius 1.
        seed: which random points; the same seed gives the same points.

    Returns:
        X, a list of [x1, x2], and y, a list of labels: -1.0 for the upper moon, 1.0 for
        the lower one.

    Raises:
        ValueError: `n_samples` is not a whole number from 1 up, or `noise` is negative
            or not finite.

    The points are those of `sklearn.datasets.make_moons`.

    >>> X, y = make_moons(n_samples=3, noise=0.0)
    >>> sorted(y), min(X)
    ([-1.0, 1.0, 1.0], [0.0, 0.5])
    """
    if not isinstance(n_samples, Integral) or n_samples < 1:
        raise ValueError(
            f"got n_samples={n_samples!r}, expected a whole number of points, 1 or more"
        )
    if not 0 <= noise < inf:
        raise ValueError(f"got noise={noise!r}, expected 0 or more, such as 0.1")
    from sklearn.datasets import make_moons as sklearn_make_moons

    X, y = sklearn_make_moons(n_samples=n_samples, noise=noise, random_state=seed)
    return X.tolist(), (y * 2.0 - 1.0).tolist()


def train_test_split(X, y, test_size=0.25, seed=1337):
    """Shuffle the samples, then set a part aside: to test with, never to learn from.

    Args:
        X: list of points.
        y: list of labels, one for each point.
        test_size: the share to set aside, between 0 and 1; the number of samples is
            rounded up.
        seed: which shuffle; the same seed gives the same parts.

    Returns:
        X_train, X_test, y_train, y_test: four lists, those that
        `sklearn.model_selection.train_test_split` gives.

    Raises:
        ValueError: X and y differ in length, a part would be empty, or `test_size` is
            not between 0 and 1.

    >>> X, y = [[1.0], [2.0], [3.0], [4.0]], [1.0, 2.0, 3.0, 4.0]
    >>> X_train, X_test, y_train, y_test = train_test_split(X, y)
    >>> len(X_train), X_test, y_test
    (3, [[3.0]], [3.0])
    """
    if len(X) != len(y):
        raise ValueError(
            f"got {len(X)} points and {len(y)} labels: give one label for each point"
        )
    if len(X) < 2:
        raise ValueError(f"got {len(X)} samples, expected 2 or more: one for each part")
    if not 0 < test_size < 1:
        raise ValueError(
            f"got test_size={test_size!r}, expected a share between 0 and 1, such as 0.25"
        )
    from sklearn.model_selection import train_test_split as sklearn_split

    return tuple(sklearn_split(list(X), list(y), test_size=test_size, random_state=seed))

"""Made-up data sets that scikit-learn has, too, with its numbers."""

from math import cos, pi, sin

from scalargrad._numpy_random import RandomState
from scalargrad.arguments import count, listed, number, setting


def make_moons(n_samples=100, noise=0.1, seed=1337):
    """Two half moons that reach into each other: no straight line can tell them apart.

    Args:
        n_samples: how many points, both moons together.
        noise: standard deviation of the normal noise added to both coordinates, or None
            for 0; a moon has radius 1.
        seed: which random points; the same seed gives the same points.

    Returns:
        X, a list of [x1, x2], and y, a list of labels: -1.0 for the upper moon, 1.0 for
        the lower one.

    Raises:
        ValueError: `n_samples` is not a whole number from 1 up, `noise` is negative or
            not finite, or the seed is not a whole number from 0 to 4294967295.

    The points are those of `sklearn.datasets.make_moons`.

    >>> X, y = make_moons(n_samples=3, noise=0.0)
    >>> sorted(y), min(X)
    ([-1.0, 1.0, 1.0], [0.0, 0.5])
    """
    n_samples, noise = request(n_samples, noise)
    above = [(cos(t), sin(t)) for t in _half_turn(n_samples // 2)]
    below = [(1 - cos(t), 1 - sin(t) - 0.5) for t in _half_turn(n_samples - len(above))]
    return _shuffled(above, below, noise, seed)


def make_circles(n_samples=100, noise=0.1, seed=1337, factor=0.5):
    """A ring around a smaller ring: the distance from the middle tells them apart.

    Args:
        n_samples, noise, seed: as for `make_moons`; the outer ring has radius 1.
        factor: the radius of the inner ring, from 0 up, below 1; scikit-learn's own is 0.8.

    Returns:
        X, a list of [x1, x2], and y, a list of labels: -1.0 for the outer ring, 1.0 for
        the inner one.

    Raises:
        ValueError: as `make_moons`, or `factor` is out of its limits.

    The points are those of `sklearn.datasets.make_circles`.

    >>> X, y = make_circles(n_samples=4, noise=0.0)
    >>> [(label, round((x1**2 + x2**2) ** 0.5, 3)) for (x1, x2), label in zip(X, y)]
    [(1.0, 0.5), (-1.0, 1.0), (-1.0, 1.0), (1.0, 0.5)]
    """
    n_samples, noise = request(n_samples, noise)
    factor = setting("factor", factor, most=1.0)
    outer = [(cos(t), sin(t)) for t in _turn(n_samples // 2)]
    inner = [(factor * cos(t), factor * sin(t)) for t in _turn(n_samples - len(outer))]
    return _shuffled(outer, inner, noise, seed)


def make_blobs(n_samples=100, noise=1.0, seed=1337, centers=3):
    """Round clouds of points, one for each class.

    Args:
        n_samples, seed: as for `make_moons`.
        noise: the standard deviation of a cloud in each coordinate, `cluster_std` of scikit-learn.
        centers: how many clouds, each around a random place between -10 and 10; or the
            places themselves, a list of points of one length.

    Returns:
        X, a list of points, and y, a list of labels: -1.0 and 1.0 for two clouds, the
        numbers 0, 1, 2, … for another count of them.

    Raises:
        ValueError: as `make_moons`, or there are no centers, or they differ in length.
        TypeError: `centers` is neither a number nor points.

    The points are those of `sklearn.datasets.make_blobs`.

    >>> X, y = make_blobs(n_samples=6, noise=0.0, centers=[[0, 0], [1, 0], [0, 1]])
    >>> sorted(zip(y, X))[::2]
    [(0, [0.0, 0.0]), (1, [1.0, 0.0]), (2, [0.0, 1.0])]
    """
    n_samples, noise = request(n_samples, noise)
    rng = RandomState(seed)
    centers = _centers(centers, rng)
    own = sorted(range(n_samples), key=lambda i: i % len(centers))  # the first clouds get what is left over
    points = [[x + noise * rng.normal() for x in centers[i % len(centers)]] for i in own]
    order = rng.permutation(n_samples)
    return [points[i] for i in order], [class_of(own[i] % len(centers), len(centers)) for i in order]


def request(n_samples, noise):
    """A number of points and their noise, known to be right; None is no noise."""
    return count("n_samples", n_samples), setting("noise", 0.0 if noise is None else noise)


def class_of(i, k):
    """The label of class i of k: two classes are -1.0 and 1.0, more are 0, 1, 2, …

    >>> class_of(0, 2), class_of(1, 2), class_of(1, 3)
    (-1.0, 1.0, 1)
    """
    return 2.0 * i - 1.0 if k == 2 else i


def _shuffled(first, second, noise, seed):
    """The points of both classes in a random order, with noise, and their labels."""
    rng, points = RandomState(seed), first + second
    order = rng.permutation(len(points))
    X = [[x + noise * rng.normal() for x in points[i]] for i in order]
    return X, [-1.0 if i < len(first) else 1.0 for i in order]


def _half_turn(n):
    """n angles from 0 to pi, as `numpy.linspace` spaces them."""
    return [i * (pi / (n - 1)) for i in range(n - 1)] + [pi] if n > 1 else [0.0] * n


def _turn(n):
    """n angles from 0 to 2 pi, which is none of them."""
    return [i * (2.0 * pi / n) for i in range(n)]


def _centers(centers, rng):
    """The points given as centers, or so many random ones."""
    if not hasattr(centers, "__iter__"):
        return [[rng.uniform(-10.0, 10.0) for _ in range(2)] for _ in range(count("centers", centers))]
    centers = [list(map(number, listed(center, "coordinate"))) for center in listed(centers, "center")]
    if not centers or len(set(map(len, centers))) > 1 or not centers[0]:
        raise ValueError(f"got centers = {centers!r:.60}, expected one or more points, each with as many coordinates")
    return centers

"""Data sets of the playground beside the moons of `scalargrad.data`.

The listing of the playground prints these functions as they stand.
"""

import random
from math import cos, pi, sin


def make_circles(n_samples, noise, seed):
    """A ring (+1) around a smaller ring (-1).

    >>> X, y = make_circles(3, noise=0.0, seed=0)
    >>> y, [round(x1**2 + x2**2, 2) for x1, x2 in X]
    ([1.0, -1.0, 1.0], [1.0, 0.16, 1.0])
    """
    rng, X, y = random.Random(seed), [], []
    for i in range(n_samples):
        label, radius = (-1.0, 0.4) if i % 2 else (1.0, 1.0)
        angle = rng.uniform(0.0, 2.0 * pi)
        X.append([r * radius + rng.gauss(0.0, noise) for r in (cos(angle), sin(angle))])
        y.append(label)
    return X, y


def make_xor(n_samples, noise, seed):
    """Four squares of points: +1 where the signs of x1 and x2 differ, else -1.

    >>> X, y = make_xor(8, noise=0.0, seed=0)
    >>> y == [1.0 if x1 * x2 < 0 else -1.0 for x1, x2 in X]
    True
    """
    rng, X, y = random.Random(seed), [], []
    corners = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    for i in range(n_samples):
        corner = [sign * rng.uniform(0.2, 1.0) for sign in corners[i % 4]]
        X.append([x + rng.gauss(0.0, noise) for x in corner])
        y.append(1.0 if i % 2 else -1.0)
    return X, y


def make_spiral(n_samples, noise, seed):
    """Two arms that wind around each other.

    >>> X, y = make_spiral(5, noise=0.0, seed=0)
    >>> y, [round((x1**2 + x2**2) ** 0.5, 2) for x1, x2 in X]
    ([1.0, -1.0, 1.0, -1.0, 1.0], [0.15, 0.39, 0.63, 0.86, 1.1])
    """
    rng, X, y = random.Random(seed), [], []
    for i in range(n_samples):
        t = i / max(1, n_samples - 1)
        radius, angle = 0.15 + 0.95 * t, 2.5 * pi * t + (pi if i % 2 else 0.0)
        X.append([r * radius + rng.gauss(0.0, noise) for r in (cos(angle), sin(angle))])
        y.append(-1.0 if i % 2 else 1.0)
    return X, y

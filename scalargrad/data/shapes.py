"""Made-up data sets of this book: two straight lines, or many bends, are needed for them."""

import random
from math import cos, pi, sin

from scalargrad.arguments import count
from scalargrad.data.made import class_of, request


def make_xor(n_samples=100, noise=0.1, seed=1337):
    """Four squares of points: 1 where the signs of x1 and x2 differ, else -1.

    Args:
        n_samples, noise, seed: as for `make_moons`; a square reaches from 0.2 to 1 on both axes.

    Returns:
        X, a list of [x1, x2], and y, a list of labels: -1.0 and 1.0 in turn.

    Raises:
        ValueError: `n_samples` is not a whole number from 1 up, `noise` is negative or
            not finite, or the seed is not a whole number from 0 up.

    >>> X, y = make_xor(n_samples=8, noise=0.0)
    >>> y == [1.0 if x1 * x2 < 0 else -1.0 for x1, x2 in X]
    True
    """
    n_samples, noise = request(n_samples, noise)
    rng, X, y = random.Random(count("seed", seed, 0)), [], []
    corners = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    for i in range(n_samples):
        corner = [sign * rng.uniform(0.2, 1.0) for sign in corners[i % 4]]
        X.append([x + rng.gauss(0.0, noise) for x in corner])
        y.append(class_of(i % 2, 2))
    return X, y


def make_spiral(n_samples=100, noise=0.05, seed=1337, arms=2):
    """Arms that wind around each other, one for each class.

    Args:
        n_samples, seed: as for `make_moons`, all arms together.
        noise: standard deviation of the normal noise added to both coordinates, or None
            for 0. An arm makes 1.25 turns, from radius 0.15 to 1.1.
        arms: how many.

    Returns:
        X, a list of [x1, x2], and y, a list of labels. Two arms have the labels 1.0 and
        -1.0 in turn, another number of them 0, 1, 2, …

    Raises:
        ValueError: as `make_xor`, or `arms` is not a whole number from 1 up.

    >>> X, y = make_spiral(n_samples=6, noise=0.0, arms=3)
    >>> y, [round((x1**2 + x2**2) ** 0.5, 2) for x1, x2 in X]
    ([0, 1, 2, 0, 1, 2], [0.15, 0.34, 0.53, 0.72, 0.91, 1.1])
    """
    (n_samples, noise), arms = request(n_samples, noise), count("arms", arms)
    rng, X, y = random.Random(count("seed", seed, 0)), [], []
    for i in range(n_samples):
        t, arm = i / max(1, n_samples - 1), i % arms
        radius, angle = 0.15 + 0.95 * t, 2.5 * pi * t + 2.0 * pi * arm / arms
        X.append([r * radius + rng.gauss(0.0, noise) for r in (cos(angle), sin(angle))])
        y.append(1.0 - 2.0 * arm if arms == 2 else arm)
    return X, y

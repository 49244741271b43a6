"""The data set that the playground has beside those of `scalargrad.data`.

The listing of the playground prints this function as it stands.
"""

import random
from math import cos, pi, sin


def make_rings(n_samples, noise, seed):
    """A ring (+1) around a smaller ring (-1).

    >>> X, y = make_rings(3, noise=0.0, seed=0)
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

"""How time grows with width, samples and depth: power laws, fitted by least squares on the logarithms.

Imports `figures` and `workloads`.
"""

import math

from benchmarks.peers import PEERS
from benchmarks.workloads import GROWTH


def power_law(sizes, seconds):
    """The exponent p and the factor c of the best c * size**p.

    >>> p, c = power_law([1, 10, 100], [2.0, 20.0, 200.0])
    >>> round(p, 6), round(c, 6)
    (1.0, 2.0)
    """
    xs, ys = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((xi - x) * (yi - y) for xi, yi in zip(xs, ys)) / sum((xi - x) ** 2 for xi in xs)
    return slope, math.exp(y - slope * x)


def points(figures, along, peer):
    """The sizes and the seconds of a peer along "width", "samples" or "depth", as far as there are any."""
    found = [(size, figures.seconds(workload, peer)) for workload, size in GROWTH[along].items()]
    found = [(size, seconds) for size, seconds in found if seconds]
    return [size for size, _ in found], [seconds for _, seconds in found]


def exponents(figures, along):
    """The exponent of each peer that has a time at three sizes or more: a dict from peer to number."""
    measured = {peer: points(figures, along, peer) for peer in PEERS}
    return {peer: power_law(*both)[0] for peer, both in measured.items() if len(both[0]) > 2}


def named(figures, along):
    """The same as text, in the order of the peers; where larger sizes failed, up to which it holds."""
    for peer, exponent in exponents(figures, along).items():
        largest = max(points(figures, along, peer)[0])
        only = f" (up to {largest:,})" if largest < max(GROWTH[along].values()) else ""
        yield peer, f"{PEERS[peer].name} {exponent:.2f}{only}"

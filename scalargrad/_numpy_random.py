"""The random numbers of NumPy's RandomState, without NumPy.

With them a data set has the same points wherever it is made. Python and NumPy both use
the Mersenne Twister (Matsumoto and Nishimura, 1998); they differ in the way from a seed
to its first state, and in what they make of its bits.
"""

import math
import random

from scalargrad.arguments import count

LARGEST = 2**32 - 1


class RandomState:
    """The stream of `numpy.random.RandomState(seed)`.

    Args:
        seed: a whole number from 0 to 4294967295.

    Raises:
        ValueError: it is another one.

    >>> rng = RandomState(1337)
    >>> rng.permutation(5), round(rng.normal(), 6)
    ([3, 2, 1, 0, 4], -1.722628)
    """

    def __init__(self, seed):
        words = _first_state(count("seed", seed, 0, LARGEST))
        self._bits = random.Random()
        self._bits.setstate((3, (*words, 624), None))
        self._spare = None

    def permutation(self, n):
        """The numbers from 0 to n - 1, shuffled (Fisher and Yates, from the end)."""
        order = list(range(n))
        for i in range(n - 1, 0, -1):
            j = self._up_to(i)
            order[i], order[j] = order[j], order[i]
        return order

    def normal(self):
        """A number of the standard normal distribution, by Marsaglia's polar method."""
        if self._spare is not None:
            x, self._spare = self._spare, None  # they are made in pairs
            return x
        r2 = 0.0
        while not 0.0 < r2 < 1.0:
            x1 = 2.0 * self._bits.random() - 1.0
            x2 = 2.0 * self._bits.random() - 1.0
            r2 = x1 * x1 + x2 * x2
        f = math.sqrt(-2.0 * math.log(r2) / r2)
        self._spare = f * x1
        return f * x2

    def uniform(self, low, high):
        """A number from low up, below high, all equally likely."""
        return low + (high - low) * self._bits.random()

    def _up_to(self, largest):
        """A whole number from 0 to `largest`: bits are drawn until they are small enough."""
        mask = (1 << largest.bit_length()) - 1
        while (x := self._bits.getrandbits(32) & mask) > largest:
            pass
        return x


def _first_state(seed):
    """624 words from one (Knuth's multiplier, as in the authors' init_genrand)."""
    words = [seed]
    for i in range(1, 624):
        words.append((1812433253 * (words[-1] ^ (words[-1] >> 30)) + i) & LARGEST)
    return words

"""Samples on their way into training: a part to test with, and mini-batches."""

from math import ceil

from scalargrad._numpy_random import RandomState
from scalargrad.arguments import count, number, paired
from scalargrad.backends import take


def train_test_split(X, y, test_size=0.25, seed=1337):
    """Shuffle the samples, then set a part aside: to test with, never to learn from.

    Args:
        X, y: the points and their labels, one for each; lists, arrays, or what pandas has, taken by position.
        test_size: the share to set aside, between 0 and 1; the number of samples is
            rounded up.
        seed: which shuffle; the same seed gives the same parts.

    Returns:
        X_train, X_test, y_train, y_test: four lists, or arrays, those that
        `sklearn.model_selection.train_test_split` gives.

    Raises:
        ValueError: X and y differ in length, a part would be empty, or `test_size` is
            not between 0 and 1.

    >>> X, y = [[1.0], [2.0], [3.0], [4.0]], [1.0, 2.0, 3.0, 4.0]
    >>> X_train, X_test, y_train, y_test = train_test_split(X, y)
    >>> len(X_train), X_test, y_test
    (3, [[3.0]], [3.0])
    """
    X, y = paired(X, y)
    if len(X) < 2:
        raise ValueError(f"got {len(X)} samples, expected 2 or more: one for each part")
    if not 0 < number(test_size) < 1:
        raise ValueError(f"got test_size={test_size!r}, expected a share between 0 and 1, such as 0.25")
    order, n = RandomState(seed).permutation(len(X)), ceil(test_size * len(X))
    if n == len(X):
        raise ValueError(f"test_size={test_size!r} of {n} samples leaves none to train on: take less")
    parts = order[n:], order[:n]
    return tuple(take(data, part) for data in (X, y) for part in parts)


class DataLoader:
    """Mini-batches: iterate over it, and each time you go once through all samples.

    Args:
        X, y: the samples and their targets, as for `train_test_split`. Batches of lists are lists, those of arrays
            are arrays.
        batch_size: how many samples make a batch, 1 or more.
        shuffle: in another order each time, those that `numpy.random.RandomState(seed).permutation` gives.
        seed: which orders; the same seed gives the same ones.
        drop_last: leave out the last batch if it is smaller than the others.

    Raises:
        ValueError: X and y differ in length, or batch_size is no whole number, 1 or more.
        TypeError: X or y is no data set.

    >>> loader = DataLoader([[1.0], [2.0], [3.0]], [1, 2, 3], batch_size=2, shuffle=True)
    >>> for epoch in range(2):
    ...     print([labels for points, labels in loader])
    [[3, 1], [2]]
    [[3, 2], [1]]
    """

    def __init__(self, X, y, batch_size=1, shuffle=False, seed=1337, drop_last=False):
        self.X, self.y = paired(X, y)
        self.batch_size = count("batch_size", batch_size)
        self.shuffle, self.drop_last = shuffle, drop_last
        self._rng = RandomState(seed)

    def __len__(self):
        """The number of batches."""
        return (len(self.X) if self.drop_last else len(self.X) + self.batch_size - 1) // self.batch_size

    def __iter__(self):
        order = self._rng.permutation(len(self.X)) if self.shuffle else range(len(self.X))
        for k in range(len(self)):
            batch = order[k * self.batch_size : (k + 1) * self.batch_size]
            yield take(self.X, batch), take(self.y, batch)

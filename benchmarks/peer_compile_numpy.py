"""The adapter of scalargrad.compile with its NumPy back end. It gets the samples as arrays, as PyTorch gets tensors."""

import numpy as np

from benchmarks import peer_compile


class Compiled:
    backend = "numpy"

    def __init__(self, X, y, layers):
        super().__init__(X, y, layers)
        self.X, self.y = np.array(X), np.array(y)


class Moons(Compiled, peer_compile.Moons):
    pass


class Spiral(Compiled, peer_compile.Spiral):
    pass

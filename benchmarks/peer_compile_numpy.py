"""The adapter of scalargrad.compile with its NumPy back end."""

from benchmarks import peer_compile


class Moons(peer_compile.Moons):
    backend = "numpy"


class Spiral(peer_compile.Spiral):
    backend = "numpy"

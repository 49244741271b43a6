"""What `book.sphinx.needs` reads off the code of a cell: the packages that it needs."""

import doctest

import pytest

needs = pytest.importorskip("book.sphinx.needs")


@pytest.mark.parametrize(
    "source, packages",
    [
        ("import math\nfrom scalargrad import Value, fit, compile", []),
        ("from scalargrad.data import make_moons", []),
        ("from scalargrad.data import load_digits, make_blobs", ["sklearn"]),
        ("from scalargrad.figures import Still, draw, strip", []),
        ("from scalargrad.figures import plot_loss", ["matplotlib", "numpy"]),
        ("def f():\n    import sklearn.datasets", ["sklearn"]),
        ("from micrograd.engine import Value\nfrom book.museum import load", []),
        ("from . import x", []),
        ('for backend in ("python", "numpy"):\n    compile(loss, 1.0, backend=backend)', ["numpy"]),
        ("print('numpy is', 'an array engine')", []),
    ],
)
def test_packages_that_a_cell_needs(source, packages):
    assert needs.packages(source) == packages


def test_examples_in_the_docstrings():
    assert doctest.testmod(needs).failed == 0

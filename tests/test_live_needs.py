"""What `book.live` reads off the code of a cell: the names it makes, the packages it needs."""

import doctest

import pytest

from book.live import errors, needs
from book.live.errors import made


@pytest.mark.parametrize(
    "source, names",
    [
        ("a = b = 1; (c, [d, *e]) = f()", "abcde"),
        ("import os.path, sys as s\nfrom math import pi as p", ["os", "s", "p"]),
        ("class A:\n    b = 1\ndef c(d):\n    e = 1", "Ac"),
        ("with open('f') as f: g = (h := 1)", "fgh"),
        ("x.a = 1; y[0] = 2", ""),
    ],
)
def test_names_that_a_cell_makes(source, names):
    assert made(source) == set(names)


@pytest.mark.parametrize(
    "source, packages",
    [
        ("import math\nfrom scalargrad import Value, fit, compile", []),
        ("from scalargrad.data import make_moons", []),
        ("from scalargrad.draw import draw", []),
        ("from scalargrad import plot", ["matplotlib", "numpy"]),
        ("def f():\n    import sklearn.datasets", ["sklearn"]),
        ("from micrograd.engine import Value\nfrom book.museum import load", []),
        ("from . import x", []),
    ],
)
def test_packages_that_a_cell_needs(source, packages):
    assert needs.packages(source) == packages


@pytest.mark.parametrize("module", [needs, errors])
def test_examples_in_the_docstrings(module):
    assert doctest.testmod(module).failed == 0

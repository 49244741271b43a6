"""What `book.live` reads off the code of a cell: the names that it makes."""

import doctest

import pytest

from book.live import errors
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


def test_examples_in_the_docstrings():
    assert doctest.testmod(errors).failed == 0

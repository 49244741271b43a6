"""Points to learn from, as plain lists, and their way into training.

A data set is a list X of points, each a list of floats, and a list y with one label for
each point. The numbers are those of scikit-learn where it has the function, and it is not
needed for them: a page in a browser makes the same points. Only the digits are its own.
Names of dinosaurs and elements are lists of words.
"""

from scalargrad.data.batches import DataLoader, train_test_split
from scalargrad.data.digits import load_digits
from scalargrad.data.made import make_blobs, make_circles, make_moons
from scalargrad.data.shapes import make_spiral, make_xor
from scalargrad.data.words import dinosaurs, elements

__all__ = [
    "DataLoader",
    "dinosaurs",
    "elements",
    "load_digits",
    "make_blobs",
    "make_circles",
    "make_moons",
    "make_spiral",
    "make_xor",
    "train_test_split",
]

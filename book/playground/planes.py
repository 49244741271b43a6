"""What every neuron answers over the whole plane: its picture."""

from array import array

from scalargrad import compile, softmax

from .point import through

# The middle of the square that is shown, and half its side.
SQUARES = {"moons": (0.5, 0.25, 2.0)}
OTHERS = (0.0, 0.0, 1.5)


def square(data):
    """The part of the plane that is shown for a data set."""
    return SQUARES.get(data, OTHERS)


def grid(data, n):
    """The centers of n times n fields of the square, row by row from the top left.

    >>> grid("xor", 2)
    [[-0.75, 0.75], [0.75, 0.75], [-0.75, -0.75], [0.75, -0.75]]
    """
    x, y, half = square(data)
    steps = [(2 * i + 1 - n) / n * half for i in range(n)]
    return [[x + right, y - down] for down in steps for right in steps]


class Planes:
    """The pictures of x1, x2 and every neuron of a model, drawn by one compiled program.

    After several scores come their probabilities, too.
    """

    def __init__(self, model, data):
        self.data, self.grids = data, {}
        self.program = compile(lambda x: _answers(through(model, x)), [0.0, 0.0])

    def paint(self, n):
        """Their numbers at n times n points: 32-bit floats, picture after picture."""
        if n not in self.grids:
            self.grids[n] = grid(self.data, n)
        numbers = array("f")
        for picture in zip(*self.program(self.grids[n])):
            numbers.extend(picture)
        return numbers.tobytes()


def _answers(rows):
    shares = softmax(rows[-1]) if len(rows[-1]) > 1 else []
    return [value for row in [*rows, shares] for value in row]

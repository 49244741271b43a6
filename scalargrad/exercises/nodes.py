"""Stand-ins for Values: a check sees whether the reader's function does the work itself, and how much of it."""

MOST_VISITS = 20_000  # of one graph; a function that asks each node a few times needs under 2,000


class TooManyVisits(Exception):
    """The reader's function walks every path."""


class Borrowed(Exception):
    """The reader's function leaves the work to `backward` of the package."""


class Value:  # the name that an error in the reader's code tells
    """A number that remembers its parents and slopes as the engine's Value does.

    It counts, for the whole graph behind its first leaf, how often parents are asked for, and has no way back of its
    own.

    Raises:
        TooManyVisits: parents are asked for more than MOST_VISITS times.

    >>> a = Value(3.0)
    >>> (a * a).slopes
    (3.0, 3.0)
    """

    label = ""

    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data, self.grad, self.op, self.slopes = data, 0.0, op, slopes
        self._parents = parents
        self._visits = parents[0]._visits if parents else []

    @property
    def parents(self):
        self._visits.append(None)
        if len(self._visits) > MOST_VISITS:
            raise TooManyVisits("walks every path")
        return self._parents

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        return Value(self.data - other.data, (self, other), (1.0, -1.0), "-")

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def backward(self, gradient=1.0):
        raise Borrowed("the exercise is to write it")


def _uses_none(came):
    return isinstance(came, TypeError) and "NoneType" in str(came)


def _takes_a_leaf_apart(came):
    return isinstance(came, (ValueError, IndexError)) and any(
        words in str(came) for words in ("to unpack", "tuple index")
    )


STUMBLED = [(_uses_none, "None"), (_takes_a_leaf_apart, "no parents")]  # what a function that calls itself stops with
STUMBLES = {
    "None": "None came in where something was needed: let every way through your function, "
    "and through one inside it, end with `return`.",
    "no parents": "a leaf has no parents to take apart: ask about it first, before you go on to parents.",
}


def doublings(k):
    """x, and x doubled k times, as in chapters 3 and 4."""
    x = top = Value(1.0)
    for _ in range(k):
        top = top + top
    return x, top

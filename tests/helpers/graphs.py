"""The graphs that the tests lay out and draw: the book's expression, random ones, and nodes of another engine."""

from hypothesis import strategies as st

from scalargrad import Value, total


def expression():
    """L = (a*b + c) * f, every node labeled."""
    a, b, c, f = (Value(x, label=name) for x, name in zip((2.0, -3.0, 10.0, -2.0), "abcf"))
    e = a * b
    d = e + c
    result = d * f
    e.label, d.label, result.label = "e", "d", "L"
    return result


@st.composite
def expressions(draw, most=25):
    """A random expression with shared nodes."""
    nodes = [Value(draw(st.floats(-3, 3))) for _ in range(draw(st.integers(1, 4)))]
    for _ in range(draw(st.integers(1, most))):
        pick = st.sampled_from(nodes)
        made = draw(st.sampled_from(["+", "*", "-", "tanh", "total"]))
        a, b = draw(pick), draw(pick)
        results = {
            "+": lambda: a + b,
            "*": lambda: a * b,
            "-": lambda: a - b,
            "tanh": a.tanh,
            "total": lambda: total([a, b, a]),
        }
        nodes.append(results[made]())
    return nodes[-1]


class Duck:
    """Not a Value, but with all that a drawing asks for."""

    def __init__(self, op, parents, slopes):
        self.data, self.grad, self.op, self.parents, self.slopes, self.label = 1, 0, op, parents, slopes, "d"

"""The expressions of the book, and those that readers bring along from elsewhere: the numbers that they promise."""

from scalargrad import Value
from tests.helpers.compare import assert_same


def test_the_expression_of_the_first_chapters():
    a, b, c, f = map(Value, (2.0, -3.0, 10.0, -2.0))
    L = (a * b + c) * f
    L.backward()
    assert L.data == -8.0
    assert [node.grad for node in (a, b, c, f)] == [6.0, -4.0, -2.0, 4.0]


def test_the_expression_that_readers_bring_along():
    a, b = Value(-4.0, label="a"), Value(2.0, label="b")
    c = a + b
    c.label = "c"
    d = a * b + b**3
    d.label = "d"
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    assert [f"{x:.4f}" for x in (g.data, a.grad, b.grad)] == ["4.5000", "-0.5000", "-3.5000"]


def test_the_long_expression_of_the_operators_chapter():
    a, b = Value(-4.0), Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    assert [f"{x:.4f}" for x in (g.data, a.grad, b.grad)] == ["24.7041", "138.8338", "645.5773"]


def test_the_textbook_neuron():
    x1, x2, w1, w2, b = map(Value, (2.0, 0.0, -3.0, 1.0, 6.8813735870195432))
    out = (x1 * w1 + x2 * w2 + b).tanh()
    out.backward()
    assert_same([out.data, w1.grad, w2.grad, x1.grad, x2.grad], [0.5**0.5, 1.0, 0.0, -1.5, 0.5])

"""The short texts in drawings: numbers, labels, and formulas for names."""

import pytest

from scalargrad import Value, hinge_loss, total
from scalargrad.figures import draw
from scalargrad.figures.text import clip, escape, fit_number, number, pretty, signed, width
from tests.helpers.pictures import rows, shown


@pytest.mark.parametrize(
    "x, shown",
    [
        (0, "0"),
        (-0.0, "0"),
        (6.881373587, "6.881"),
        (-3.0, "−3"),
        (9999.6, "1e4"),
        (1234.5, "1234"),
        (0.001, "0.001"),
        (0.00012345, "1.234e−4"),
        (float("-inf"), "−∞"),
        (float("nan"), "nan"),
        (1e-17, "1e−17"),
        (100.0, "100"),
    ],
)
def test_number(x, shown):
    assert number(x) == shown


def test_numbers_lose_digits_before_they_leave_the_box():
    assert fit_number(-0.123456, 60, 13.5) == "−0.1235"
    assert fit_number(-0.123456, 42, 13.5) == "−0.12"
    assert signed(-2.5, False, 60, 12.5) == "−\u20092.5" and signed(2.5, True, 60, 12.5) == "2.5"


def test_labels():
    assert [pretty(x) for x in ("w1", "x_12", "h", "w_", "3", "b1a")] == ["w₁", "x₁₂", "h", "w_", "3", "b1a"]
    assert clip("a long label", 50, 13).endswith("…") and width(clip("a long label", 50, 13), 13) <= 50
    assert escape("a<b & 'c'\x00") == "a&lt;b &amp; &#39;c&#39; "


def test_a_label_that_is_no_text_is_drawn_as_one():
    a = Value(1.0)
    a.label = 5
    assert repr(draw(a)).startswith("Drawing(5: ")


def test_unlabeled_nodes_are_named_by_a_short_formula():
    a, b = Value(2.0, label="a"), Value(3.0, label="b")
    formulas = {
        a * b + 1: "a × b + 1",
        (a + b) * a: "(a + b) × a",
        a - (b - a): "a − (b − a)",
        a / (b * a): "a / (b × a)",
        -(a + b): "−(a + b)",
        (a + b) ** 2: "(a + b)²",
        a**-1: "a⁻¹",
        a**b: "a ** b",
        a * -2: "a × (−2)",
        abs(a - b): "|a − b|",
        (a + b).tanh(): "tanh(a + b)",
        total([a, b, a]): "sum",
        (a * b).exp() * (a + b) * (a - b) * (a / b) + 1: "sum",
    }
    for root, name in formulas.items():
        assert repr(draw(root)).startswith(f"Drawing({name}: ")


def test_a_node_whose_children_have_yet_to_pass_on_shows_no_shares():
    a = Value(2.0, label="a")
    b = a * a
    c = b + b
    b.grad, c.grad = 2.0, 1.0
    svg = draw(c).svg
    assert not rows(svg, "before") and "+\u20094" not in map(shown, rows(svg, "share"))
    a.grad = 8.0
    assert [*map(shown, rows(draw(c).svg, "share"))].count("+\u20094") == 1


def test_the_longest_usual_number_leaves_room_for_its_word():
    score = Value(0.4, label="s₁")
    loss = hinge_loss([score, Value(3.0), Value(2.0)], [1, 1, 1])
    loss.backward()
    drawing = draw(loss)
    assert "−0.3333" in drawing.svg and "word gone" not in drawing.svg
    score.data, score.grad = 1.0, 1.2345e-10  # this one takes the room
    assert "word gone" in draw(loss).svg

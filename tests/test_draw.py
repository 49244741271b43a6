"""Drawings, exactly, and what must hold for every drawing.

`python -m tests.test_draw` writes the pictures in tests/drawings anew; look at them before you commit them.
"""

import os
import random
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from scalargrad import MLP, Neuron, Value, dot, hinge_loss, topological_order, total
from scalargrad._draw.dot import _by_pygraphviz
from scalargrad._draw.content import Say
from scalargrad._draw.shape import Shape
from scalargrad._draw.text import clip, escape, fit_number, number, pretty, signed, width
from scalargrad.draw import draw, graphviz_svg, to_graphviz
from scalargrad.graph import Graph
from tests.test_graph import Duck, expression, expressions

FOLDER = Path(__file__).parent / "drawings"
SVG = "{http://www.w3.org/2000/svg}"


def leaf(label, data, op=""):
    return Value(data, op=op, label=label)


def backward():
    result = expression()
    result.backward()
    return draw(result, title="L = (a × b + c) × f")


def twice():
    a = leaf("a", 3.0)
    b = a * a
    b.label = "b"
    b.backward()
    return draw(b)


def overwritten():
    a = leaf("a", 1.0)
    b = a + a
    c = b + b
    b.label, c.label = "b", "c"
    a.grad = b.grad = c.grad = 1.0
    return draw(c, mark_wrong={a: 4, b: 2})


def ordered():
    a = leaf("a", 2.0)
    b = a**2
    c = b + b
    b.label, c.label = "b", "c"
    return draw(c, order=topological_order(c), grads=False)


def folded():
    neuron = Neuron(2)
    neuron.w[0].data, neuron.w[1].data, neuron.b.data = -3.0, 1.0, 6.881373587
    out = neuron([leaf("x1", 2.0), leaf("x2", 0.0)])
    out.label = "o"
    out.backward()
    return draw(out)


def network():
    out = MLP(2, [3, 1], seed=3)([leaf("x1", 1.5), leaf("x2", -0.5)])
    loss = hinge_loss([out], [1])
    loss.label = "loss"
    loss.backward()
    return draw(loss)


def marked():
    result = expression()
    e = result.parents[0].parents[0]
    result.backward()
    return draw(result, path=[e.parents[0], e, result.parents[0], result])


DRAWINGS = [backward, twice, overwritten, ordered, folded, network, marked]


def pictures(drawing):
    return {"wide": drawing.svg, "narrow": drawing.narrow}


@pytest.mark.parametrize("make", DRAWINGS)
def test_exact(make):
    for name, svg in pictures(make()).items():
        file = FOLDER / f"{make.__name__}_{name}.svg"
        assert svg == file.read_text(encoding="utf-8"), f"{file.name} differs: python -m tests.test_draw"


def test_the_same_picture_from_another_process():
    code = "from tests.test_draw import network; print(network()._repr_html_(), end='')"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=FOLDER.parents[1], capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert outputs == {network()._repr_html_().encode()}


# What holds for every drawing


def boxes(svg):
    """(x, y, w, h, group) of each node."""
    found = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        frame = [r for r in group.findall(f"{SVG}rect") if r.get("class") in ("p", "p r")]
        if frame:
            x, y = map(float, re.findall(r"[-\d.]+", group.get("transform")))
            found.append((x, y, float(frame[0].get("width")), float(frame[0].get("height")), group))
    return found


def css(svg, name, tag="path"):
    return [e for e in ElementTree.fromstring(svg).iter(SVG + tag) if name in e.get("class", "").split()]


def assert_sound(svg, nodes, edges):
    tree = ElementTree.fromstring(svg)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    found = boxes(svg)
    assert len(found) == nodes
    assert len(css(svg, "e")) == len(css(svg, "a")) == len(css(svg, "q", "rect")) == edges
    for i, (x, y, w, h, group) in enumerate(found):
        for left, top, width_, height, _ in found[:i]:
            assert x >= left + width_ or left >= x + w or y >= top + height or top >= y + h, "boxes overlap"
        assert_texts_inside(group, w, h)
    assert_all_inside(tree, found)


def assert_all_inside(tree, found):
    w, h = float(tree.get("width")), float(tree.get("height"))
    shift_x, shift_y = map(float, re.findall(r"[-\d.]+", tree.find(f"{SVG}g").get("transform")))
    for x, y, box_w, box_h, _ in found:
        assert 0 <= x + shift_x and x + shift_x + box_w <= w and 0 <= y + shift_y and y + shift_y + box_h <= h
    for pill in tree.iter(f"{SVG}rect"):
        if pill.get("class") == "q":
            assert 0 <= float(pill.get("x")) + shift_x <= w - float(pill.get("width"))


# Font sizes by class; words have 11 px.
SIZES = {"l": 13, "k": 12, "n": 13.5, "k1": 11, "k2": 12, "m": 12.5}


def assert_texts_inside(group, w, h):
    """Every text lies in its box, and no two of a row overlap."""
    rows = {}
    for text in group.findall(f"{SVG}text"):
        names = text.get("class", "").split()
        if {"ft", "ci"} & set(names):
            continue  # the tag and the number sit on the frame
        size = next((SIZES[name] for name in reversed(names) if name in SIZES), 11)
        long, x, y = width(text.text, size), float(text.get("x")), float(text.get("y"))
        left = x - long if {"n", "w"} & set(names) else x
        assert left >= -1 and left + long <= w + 1 and 0 < y < h, text.text
        rows.setdefault(round(y / 3), []).append((left, left + long, text.text))
    for row in rows.values():
        row.sort()
        for (_, end, one), (start, _, other) in zip(row, row[1:]):
            assert end <= start + 4, f"{one!r} runs into {other!r}"


@settings(deadline=None, max_examples=40)
@given(expressions())
def test_every_node_and_edge_is_drawn_apart(root):
    root.backward()
    order = topological_order(root)
    drawing = draw(root)
    for svg in pictures(drawing).values():
        assert_sound(svg, len(order), sum(len(node.parents) for node in order))
    assert "data" in drawing.alt


@pytest.mark.parametrize("make, nodes, edges", [(backward, 7, 6), (network, 8, 11), (folded, 3, 2), (overwritten, 3, 4)])
def test_sound(make, nodes, edges):
    for svg in pictures(make()).values():
        assert_sound(svg, nodes, edges)


def some_expression(seed):
    """An expression of up to some 20 nodes in which recent results are used again."""
    rng = random.Random(seed)
    nodes = [Value(round(rng.uniform(-3, 3), 2)) for _ in range(3)]
    for _ in range(rng.randint(1, 14)):
        a, b = rng.choice(nodes[-5:]), rng.choice(nodes[-5:])
        nodes.append(rng.choice([a.__add__, a.__mul__, a.__sub__, lambda _, x=a: x.tanh()])(b))
    return Graph(nodes[-1])


@pytest.mark.parametrize("down, most", [(False, 688), (True, 688), (True, 350)])
def test_slopes_and_edges_cover_no_box(down, most):
    for seed in range(25):
        graph = some_expression(seed)
        shape = Shape(*graph.layers(), Say(graph, "", True, True, {}, set(), {}), down, most)
        areas = [box.area(0) for box in shape.boxes.values()]
        for x, y, w, _ in shape.pills.values():
            pill = (x - w / 2, y - 9, x + w / 2, y + 9)
            assert not any(overlap(pill, area) for area in areas), seed
            areas.append(pill)
        for x, y in (dot for curve in shape.curves for dot in curve.dots()):
            assert not any(overlap((x - 1, y - 1, x + 1, y + 1), box.area(-4)) for box in shape.boxes.values()), seed


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_extreme_numbers_and_labels_fit():
    a = Value(1.2345e300, label='<b>&"long name\n of a leaf\x00')
    root = a * float("inf") * -1.23456e-7 * float("nan") + 123456.7
    for svg in pictures(draw(root, title="<&>")).values():
        assert_sound(svg, 9, 8)


def test_a_lone_leaf():
    drawing = draw(Value(3.0))
    assert_sound(drawing.svg, 1, 0)
    assert repr(drawing) == "Drawing(input: 1 node, 0 edges, data 3, grad 0)"
    assert "<source" not in drawing._repr_html_()


def test_the_running_example_is_small_and_fits_the_page():
    drawing = backward()
    assert len(drawing.svg.encode()) < 9000 and len(drawing.narrow.encode()) < 9000
    widths = [int(ElementTree.fromstring(svg).get("width")) for svg in pictures(drawing).values()]
    assert widths[0] <= 688 and widths[1] <= 358


def test_a_long_title_takes_several_lines():
    a = Value(1.0)
    drawing = draw(dot([a, a], [a, a], a), title="the same neuron, folded into one node, under a long title")
    assert words(drawing)[0] == "the same neuron, folded into one node, under a long title"
    assert drawing.narrow.count("class='t'") == 2
    assert int(ElementTree.fromstring(drawing.narrow).get("width")) <= 350


def test_many_operands_of_one_result_stand_in_a_column_on_a_phone():
    drawing = draw(total([Value(float(i)) for i in range(6)]))
    assert int(ElementTree.fromstring(drawing.narrow).get("width")) <= 350
    assert len({x for x, *_ in boxes(drawing.narrow)}) == 2


# What a drawing says


def test_arrows_turn_orange_where_gradient_went():
    assert not css(draw(expression()).svg, "b")
    assert len(css(backward().svg, "b")) == 12  # a line and a head for each of 6 edges
    result = Value(1.0).relu() + Value(-1.0).relu()
    result.backward()
    assert len(css(draw(result).svg, "b")) == 6  # nothing came through the second relu


def words(drawing):
    return [e.text for e in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")]


def test_a_node_used_twice_has_a_line_for_each_use():
    assert words(twice())[:8] == ["a", "data", "3", "via b", "3", "via b", "+\u20093", "grad"]


def test_what_a_leaf_held_before_has_a_line():
    a = Value(3.0, label="a")
    loss = 2 * a**2
    loss.backward()
    loss.backward()
    shown = words(draw(loss))
    start = shown.index("before")
    assert shown[start : start + 6] == ["before", "12", "via a²", "+\u200912", "grad", "24"]


def test_a_gradient_that_does_not_add_up_has_no_lines():
    b = Value(1.0).exp()
    root = b + b
    root.label = "r"
    root.backward()
    assert words(draw(root)).count("via r") == 2
    b.grad = 5.0
    assert "via r" not in words(draw(root))


def test_slopes_and_gradients_can_be_left_out():
    drawing = draw(expression(), slopes=False, grads=False)
    assert not css(drawing.svg, "q", "rect") and "grad" not in words(drawing)
    assert "Slope" not in drawing.alt and "grad" not in drawing.alt


def test_alt_text_tells_every_node_and_edge():
    alt = backward().alt
    assert alt.startswith("L = (a × b + c) × f: 7 nodes, 6 edges. a, input: data 2, grad 6. b, input: data −3, grad −4.")
    assert alt.endswith("Slope from a to e: −3. Slope from b to e: 2. Slope from e to d: 1. Slope from c to d: 1. "
                        "Slope from d to L: −2. Slope from f to L: 4.")  # fmt: skip
    assert "a, input: data 1, grad 1, wrong, should be 4." in overwritten().alt
    assert marked().alt.endswith("Marked path: a, e, d, L.")
    assert re.search(r"Number \d: a, input", ordered().alt)


def test_order_true_numbers_the_nodes_as_the_sort_does():
    result = expression()
    assert draw(result, order=True).svg == draw(result, order=topological_order(result)).svg


def test_marked_parameters_step_out_of_their_neuron():
    neuron = Neuron(1)
    out = neuron([Value(1.0, label="x")])
    assert len(boxes(draw(out).svg)) == 2
    assert len(boxes(draw(out, mark_wrong={neuron.b: 1.0}).svg)) == 3
    assert len(css(draw(out, path=[neuron.w[0], out]).svg, "on")) == 2


def test_a_path_that_jumps_is_an_error():
    result = expression()
    with pytest.raises(ValueError, match="is not a parent of"):
        draw(result, path=[topological_order(result)[0], result.parents[0]])
    with pytest.raises(ValueError, match="not in this graph"):
        draw(result, mark_wrong={Value(1.0): 2.0})


def test_too_big():
    with pytest.raises(ValueError, match="beyond 100 a picture is unreadable"):
        draw(MLP(2, [16, 16, 1])([1.0, 2.0])[0])


def test_copies_of_the_engine_can_be_drawn():
    assert_sound(draw(Duck("sin", [Duck("", [], [])], [0.5])).svg, 2, 1)


def test_html_holds_both_pictures():
    drawing = backward()
    html = drawing._repr_html_()
    uris = re.findall(r'"data:image/svg\+xml,([^"]*)"', html)
    assert [unquote(uri) for uri in uris] == [drawing.narrow, drawing.svg]
    assert not any(c in uri for uri in uris for c in " <>#\n")
    assert html.startswith('<picture class="sg-drawing"><source media="(max-width: 600px)" srcset="data:')
    assert ElementTree.fromstring(html.replace('">', '"/>').replace('<picture class="sg-drawing"/>', "<picture>")) is not None


def test_a_picture_wider_than_the_page_scrolls():
    html = draw(total([Value(float(i)) for i in range(9)]).tanh().tanh().tanh().tanh().tanh())._repr_html_()
    assert "overflow-x:auto" in html and 'tabindex="0"' in html
    assert "overflow-x" not in backward()._repr_html_()


def test_save(tmp_path):
    drawing = backward()
    drawing.save(tmp_path / "L.svg")
    assert (tmp_path / "L.svg").read_text(encoding="utf-8") == drawing.svg


# Texts


@pytest.mark.parametrize(
    "x, shown",
    [(0, "0"), (-0.0, "0"), (6.881373587, "6.881"), (-3.0, "−3"), (9999.6, "1e4"), (1234.5, "1234"), (0.001, "0.001"),
     (0.00012345, "1.234e−4"), (float("-inf"), "−∞"), (float("nan"), "nan"), (1e-17, "1e−17"), (100.0, "100")],
)  # fmt: skip
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


def test_unlabeled_nodes_are_named_by_a_short_formula():
    a, b = Value(2.0, label="a"), Value(3.0, label="b")
    formulas = {
        a * b + 1: "a × b + 1", (a + b) * a: "(a + b) × a", a - (b - a): "a − (b − a)", a / (b * a): "a / (b × a)",
        -(a + b): "−(a + b)", (a + b) ** 2: "(a + b)²", a**-1: "a⁻¹", a**b: "a ** b", a * -2: "a × (−2)",
        abs(a - b): "|a − b|", (a + b).tanh(): "tanh(a + b)", total([a, b, a]): "sum",
        (a * b).exp() * (a + b) * (a - b) * (a / b) + 1: "sum",
    }  # fmt: skip
    for root, name in formulas.items():
        assert repr(draw(root)).startswith(f"Drawing({name}: ")


# Graphviz


def test_to_graphviz():
    a = Value(2.0, label="a{1}|")
    b = a * a
    b.label = "b"
    assert str(to_graphviz(b)) == (
        'digraph {\n\tgraph [rankdir=LR]\n\tnode [shape=record]\n\t0 [label="{a\\{1\\}\\||data 2|grad 0}"]\n'
        '\t1 [label="{b (product)|data 4|grad 0}"]\n\t0 -> 1 [label="× 2"]\n\t0 -> 1 [label="× 2"]\n}\n'
    )
    with pytest.raises(ValueError, match="beyond 100"):
        to_graphviz(MLP(2, [16, 16, 1])([1.0, 2.0])[0])


def test_graphviz_draws_with_or_without_dot(monkeypatch):
    monkeypatch.setenv("PATH", "")
    svg = graphviz_svg(expression())
    assert svg.count('class="node"') == 7 and svg.count('class="edge"') == 6 and "× −3" in svg


def test_without_any_graphviz_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with pytest.raises(RuntimeError, match="install one of them"):
        _by_pygraphviz("digraph {}")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for make in DRAWINGS:
        for name, svg in pictures(make()).items():
            (FOLDER / f"{make.__name__}_{name}.svg").write_text(svg, encoding="utf-8", newline="\n")

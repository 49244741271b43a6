"""What holds for every drawing: all is there, inside the picture and the page, and nothing covers anything else."""

import random
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from scalargrad import Value, dot, topological_order, total
from scalargrad.figures import draw
from scalargrad.figures.graph.content import Content
from scalargrad.figures.graph.gradients import Gradients
from scalargrad.figures.graph.graph import Graph
from scalargrad.figures.graph.shape import Shape
from scalargrad.figures.text import width
from tests.helpers.expressions import FIXED
from tests.helpers.graphs import Duck, expressions
from tests.helpers.pictures import SVG, backward, boxes, css, folded, network, overwritten, pictures, words


def assert_sound(svg, nodes, edges):
    tree = ElementTree.fromstring(svg)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    found = boxes(svg)
    assert len(found) == nodes
    dense = css(svg, "dense", "g")  # it shows no slopes
    assert len(css(svg, "edge")) == edges and len(css(svg, "pill", "g")) == (0 if dense else edges)
    for i, (x, y, w, h, group) in enumerate(found):
        for left, top, width_, height, _ in found[:i]:
            assert x >= left + width_ or left >= x + w or y >= top + height or top >= y + h, "boxes overlap"
        assert_texts_inside(group, w, h)
    assert_all_inside(tree, found)


def assert_all_inside(tree, found):
    w, h = float(tree.get("width")), float(tree.get("height"))
    shift_x, shift_y = map(float, re.findall(r"[-\d.]+", tree.find(f"{SVG}g").get("transform")))
    for x, y, box_w, box_h, _ in found:
        assert x + shift_x >= 0 and x + shift_x + box_w <= w and y + shift_y >= 0 and y + shift_y + box_h <= h
    for pill in tree.iterfind(f".//{SVG}g[@class='pill']/{SVG}rect"):
        assert 0 <= float(pill.get("x")) + shift_x <= w - float(pill.get("width"))


def font_size(text, parents):
    """As the style sheet has it: by the class of the text, of its row, of its docked row."""
    names = text.get("class", "").split()
    if docked := [name for parent in parents for name in parent.get("class", "").split() if name.startswith("size-")]:
        return int(docked[0].removeprefix("size-"))
    if "number" in names:
        return 12.5 if parents[-1].get("data-row") in ("share", "before") else 13.5
    return {"name vague": 12, "name": 13, "word cross": 13.5}.get(text.get("class"), 11)


def texts(element, parents=()):
    """Each text with the groups that it is in, the outermost first."""
    for child in element:
        if child.tag == f"{SVG}text":
            yield child, (*parents, element)
        yield from texts(child, (*parents, element))


def assert_texts_inside(group, w, h):
    """Every text lies in its box, and no two of a row overlap."""
    rows = {}
    for text, parents in texts(group):
        names = text.get("class", "").split()
        on_frame = {"sign"} & set(names) or parents[-1].get("class") in ("right", "place")
        if on_frame or "gone" in names or not text.text:
            continue  # an empty line waits for its number
        long, x, y = width(text.text, font_size(text, parents)), float(text.get("x")), float(text.get("y"))
        left = x - long if {"number", "kind"} & set(names) else x
        assert left >= -1 and left + long <= w + 1 and 0 < y < h, text.text
        rows.setdefault(round(y / 3), []).append((left, left + long, text.text))
    for row in rows.values():
        row.sort()
        for (_, end, one), (start, _, other) in pairwise(row):
            assert end <= start + 4, f"{one!r} runs into {other!r}"


@settings(FIXED, max_examples=40)
@given(expressions())
def test_every_node_and_edge_is_drawn_apart(root):
    root.backward()
    order = topological_order(root)
    drawing = draw(root)
    for svg in pictures(drawing).values():
        assert_sound(svg, len(order), sum(len(node.parents) for node in order))
    assert "data" in drawing.alt


@pytest.mark.parametrize(
    "make, nodes, edges", [(backward, 7, 6), (network, 8, 11), (folded, 3, 2), (overwritten, 3, 4)]
)
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
        content = Content(
            graph, Gradients.of(graph), title="", slopes=True, grads=True, numbers={}, path=set(), wrong={}
        )
        shape = Shape(*graph.layers(), content, down, most)
        areas = [box.area(0) for box in shape.boxes.values()]
        for x, y, w, _ in shape.pills.values():
            pill = (x - w / 2, y - 9, x + w / 2, y + 9)
            assert not any(overlap(pill, area) for area in areas), seed
            areas.append(pill)
        for x, y in (point for curve in shape.curves for point in curve.dots()):
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
    assert len(drawing._repr_html_().encode()) < 28_000
    widths = [int(ElementTree.fromstring(svg).get("width")) for svg in pictures(drawing).values()]
    assert widths[0] <= 688 and widths[1] <= 358


def test_a_long_title_takes_several_lines():
    a = Value(1.0)
    drawing = draw(dot([a, a], [a, a], a), title="the same neuron, folded into one node, under a long title")
    assert words(drawing)[0] == "the same neuron, folded into one node, under a long title"
    assert len(css(drawing.narrow, "title", "text")) == 2
    assert int(ElementTree.fromstring(drawing.narrow).get("width")) <= 350


def test_many_operands_of_one_result_stand_in_a_column_on_a_phone():
    drawing = draw(total([Value(float(i)) for i in range(6)]))
    assert int(ElementTree.fromstring(drawing.narrow).get("width")) <= 350
    assert len({x for x, *_ in boxes(drawing.narrow)}) == 2


def test_copies_of_the_engine_can_be_drawn():
    assert_sound(draw(Duck("sin", [Duck("", [], [])], [0.5])).svg, 2, 1)

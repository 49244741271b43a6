"""A figure of many nodes is deflated: then it has at most 12 KB, and nothing is missing."""

import json
import re
import zlib
from base64 import b85decode
from collections import Counter
from html import unescape
from random import Random
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from scalargrad import Value, total
from scalargrad.figures import draw, html
from scalargrad.figures.graph.pack import STYLE, WORDS
from tests.figures.test_stepper import net
from tests.figures.test_stepper_payload import crowded
from tests.helpers.graphs import expression
from tests.helpers.pictures import SVG, boxes


def logistic():
    """x = r x (1 − x), again and again: r is used each time."""
    r, x = Value(3.7, label="r"), Value(0.3, label="x0")
    for _ in range(14):
        x = r * x * (1 - x)
    return walked(x)


def newton():
    a, x = Value(2.0, label="a"), Value(1.0, label="x")
    for _ in range(10):
        x = (x + a / x) * 0.5
    return walked(x)


def series():
    """1 + x/1 + x²/2 + …, whose powers share their factors."""
    x, term, result = Value(0.5, label="x"), Value(1.0), Value(0.0)
    for i in range(1, 14):
        result, term = result + term / i, term * x
    return walked(result)


def softmax():
    scores = [Value(0.3 * i, label=f"s{i}") for i in range(9)]
    shares = [score.exp() for score in scores]
    whole = total(shares)
    return walked(-(shares[2] / whole).log() + total([(share / whole) ** 2 for share in shares]))


def neurons():
    """A layer of neurons of which each product is a node, and a square loss."""
    rng = Random(1)
    x1, x2 = Value(1.0, label="x1"), Value(2.0, label="x2")
    hidden = [
        (Value(rng.uniform(-1, 1)) * x1 + Value(rng.uniform(-1, 1)) * x2 + rng.uniform(-1, 1)).tanh() for _ in range(5)
    ]
    return walked((total([h * rng.uniform(-1, 1) for h in hidden]) - 1) ** 2)


def tangled(seed):
    """60 nodes with about 100 edges, which go everywhere."""
    rng, reach = Random(seed), (2, 4, 6, 10, 25)[seed % 5]
    nodes = [Value(rng.uniform(-1, 1), label=f"x{i}" if seed % 2 else "") for i in range(reach)]
    while len(nodes) < 59:
        a, b = rng.choice(nodes[-max(3, reach) :]), rng.choice(nodes[-max(3, reach) :])
        nodes.append(rng.choice([a + b, a * b, a - b, a.tanh()]))
    used = {parent for node in nodes for parent in node.parents}
    return walked(total([node for node in nodes if node not in used]))


def walked(root):
    root.backward()
    return root


FORMULAS = [logistic(), newton(), series(), softmax(), neurons()]
NETS = [net(2, 4, 1), net(3, 4, 4, 1), net(2, 9, 1), net(5, 6, 1)]
TANGLES = [*map(crowded, (30, 45, 60)), *map(tangled, range(10))]


def inflated(text):
    """What the script gets: the two pictures and the steps."""
    packed = unescape(re.search('data-deflated="([^"]*)"', text).group(1))
    return json.loads(zlib.decompress(b85decode(packed.translate(str.maketrans(".,:", "&<>")))))


@pytest.mark.parametrize("root", [*NETS, *FORMULAS, *TANGLES])
def test_at_most_12_kb(root):
    drawing = draw(root)
    assert drawing.steps and len(drawing._repr_html_().encode()) <= 12 * 1024


@pytest.mark.parametrize("root", [NETS[1], FORMULAS[0], TANGLES[3]])
def test_nothing_is_missing(root):
    drawing = draw(root)
    (wide, narrow), steps = inflated(drawing._repr_html_())
    assert steps == json.loads(drawing.steps)
    for found, svg in ((wide, drawing.svg), (narrow or wide, drawing.narrow)):
        bare = STYLE.sub("", WORDS.sub("", svg))
        numbers = re.findall("(?<=<text class='n )[^>]*>[^<]+", bare)
        assert numbers and found == html.NUMBER.sub(r"\1", bare)


def test_without_steps_the_picture_keeps_its_numbers():
    root = net(2, 9, 1)
    drawing = draw(root, mark_wrong={root: 5.0})
    (wide, _), steps = inflated(drawing._repr_html_())
    assert steps is None and wide == STYLE.sub("", WORDS.sub("", drawing.svg))


def test_what_is_short_is_written_out():
    assert "data-deflated" not in draw(expression())._repr_html_()
    assert "data-deflated" in draw(net(2, 9, 1))._repr_html_()


def edges_between(places, steps):
    """How often each pair of places is joined."""
    with_a_box = [i for i, node in enumerate(steps["n"]) if isinstance(node[2], str)]
    place = dict(zip(with_a_box, places, strict=True))
    pairs = [(parent, child) for child, ins in enumerate(steps["e"]) for parent, _ in ins if parent in place]
    return Counter((place[parent], place[child]) for parent, child in pairs)


def corners(line):
    """The points of a line such as "3 4v2l-1 5"."""
    start, *steps = re.findall(r"[vhl]?[^vhl]+", line)
    points = [tuple(map(int, start.split()))]
    for step in steps:
        numbers = list(map(int, re.findall(r"-?\d+", step)))
        dx, dy = {"v": [0, *numbers], "h": [*numbers, 0], "l": numbers}[step[0]]
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


@pytest.mark.parametrize("root", [NETS[1], FORMULAS[0], TANGLES[3]])
def test_the_overview_has_every_node_and_every_edge(root):
    drawing = draw(root)
    text = drawing._repr_html_()
    svg = unquote(re.search(r'src="data:image/svg\+xml,([^"]*)"', text).group(1))
    assert svg == drawing.overview and drawing.brief in unescape(text) and "nodes" in drawing.brief
    marks = ElementTree.fromstring(svg)
    words = [mark.text for mark in marks.iter(SVG + "text")]
    assert len(words) == len(boxes(drawing.svg)) and all(words)
    (path,) = marks.iter(SVG + "path")
    across, down = map(int, re.findall(r"\d+", path.get("transform")))
    places = [(int(mark.get("x")) // across, int(mark.get("y")) // down) for mark in marks.iter(SVG + "text")]
    left = edges_between(places, json.loads(drawing.steps))
    for line in map(corners, path.get("d").split("M")[1:]):
        child = next(place for place in line if left[line[0], place])
        left.subtract((parent, child) for parent in (line[0], line[-1]) if parent != child)
    assert set(left.values()) == {0}


def test_the_words_of_the_overview():
    a, b = Value(2.0, label="a"), Value(-3.0)
    words = re.findall("<text[^>]*>(.*?)</text>", draw((a * b - 1).tanh() + a * b * b * b * b).overview)
    assert words == [
        "a 2",
        "−3",
        "a × (−3) −6",
        "1",
        "a × (−3) … −7",
        "tanh −1",
        "a × (−3) −6",
        "⊗ 18",
        "⊗ −54",
        "⊗ 162",
        "⊕ 161",
    ]

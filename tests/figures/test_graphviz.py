"""The same graphs for Graphviz, with and without its program `dot`."""

import sys
from xml.etree import ElementTree

import pytest

from scalargrad import MLP, Value
from scalargrad.figures import graphviz_svg, to_graphviz
from scalargrad.figures.graph.dot import _by_pygraphviz
from tests.helpers.graphs import expression
from tests.helpers.pictures import SVG


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


@pytest.mark.parametrize(
    ("label", "lines"),
    [("two\nlines", ["two", "lines"]), ("a\x00b\tc", ["a b c"]), ('{a|b} <c> "q" \\N', ['{a|b} <c> "q" \\N'])],
)
def test_any_label_is_drawn_as_it_is(label, lines):
    found = [text.text for text in ElementTree.fromstring(graphviz_svg(Value(1.0, label=label))).iter(f"{SVG}text")]
    assert found == [*lines, "data 1", "grad 0"]


def test_graphviz_draws_with_or_without_dot(monkeypatch):
    monkeypatch.setenv("PATH", "")
    svg = graphviz_svg(expression())
    assert svg.count('class="node"') == 7 and svg.count('class="edge"') == 6 and "× −3" in svg


def test_without_any_graphviz_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with pytest.raises(RuntimeError, match="install one of them"):
        _by_pygraphviz("digraph {}")

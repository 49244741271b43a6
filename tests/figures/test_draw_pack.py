"""The short forms of pictures in a page give the pictures back, and they are short."""

import re
from html import unescape

import pytest
from hypothesis import given, settings

from scalargrad import Neuron, Value
from scalargrad.figures import draw
from scalargrad.figures.graph.pack import GROUP, TOKEN, WORDS, changes, pack
from tests.helpers.expressions import FIXED
from tests.helpers.graphs import expressions
from tests.helpers.notebooks import NOTEBOOKS, outputs
from tests.helpers.pictures import DRAWINGS

LIMIT = 12 * 1024  # bytes of one figure beyond the shared script
NAMED = re.compile(r"<g id='(s\d+)'((?: [^>]*)?>(?:(?!<g[ >]|</g>).)*</g>)")


def unpacked(svg):
    """A picture with each <use> replaced by what it stands for, without its style."""
    shared = dict(NAMED.findall(svg))
    svg = re.sub(r"<use href='#(s\d+)'/>", lambda found: "<g" + shared[found.group(1)], svg)
    return re.sub(r" id='s\d+'|<style>.*?</style>", "", svg)


def changed(wide, told):
    """The narrow picture, as the script makes it from the wide one."""
    other = iter(told.split("'"))
    return told if told.startswith("<svg") else TOKEN.sub(lambda found: next(other, "") or found.group(), wide)


def assert_undone(drawing):
    wide, narrow = pack(drawing.svg, drawing.narrow)
    assert changed(wide, changes(wide, narrow)) == narrow
    for packed, svg in ((wide, drawing.svg), (narrow, drawing.narrow)):
        assert unpacked(packed) == re.sub("<style>.*?</style>", "", WORDS.sub("", svg))


@settings(FIXED, max_examples=40)
@given(expressions())
def test_what_is_packed_can_be_unpacked(root):
    root.backward()
    assert_undone(draw(root))


@pytest.mark.parametrize("make", DRAWINGS)
def test_narrow_pictures_are_told_as_changes(make):
    drawing = make()
    assert_undone(drawing)
    assert len(changes(*pack(drawing.svg, drawing.narrow))) < 2000


def test_a_title_with_more_lines_on_a_phone_comes_whole():
    drawing = draw(
        Value(1.0, label="a") + 2, title="a title that is " + "much " * 12 + "too long for two lines of a phone"
    )
    assert changes(*pack(drawing.svg, drawing.narrow)).startswith("<svg")
    assert_undone(drawing)


def test_labels_cannot_be_taken_for_marks():
    drawing = draw(Value(1.0, label='it\'s <b> 1 > 0 & "2"') + Value(3.0, label="''"))
    assert_undone(drawing)
    told = unescape(re.search('data-narrow="([^"]*)"', drawing._repr_html_()).group(1))
    assert told == changes(*pack(drawing.svg, drawing.narrow))


def test_what_repeats_is_written_once():
    neurons = Neuron(2)([Neuron(2)([Value(1.0), Value(2.0)]), Neuron(2)([Value(3.0), Value(4.0)])])
    (svg,) = pack(draw(neurons).svg)
    groups = GROUP.findall(svg)
    assert len(groups) == len(set(groups)) and svg.count("<use ") > 4


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_figures_of_the_book_are_small(name):
    shown = [output.get("data", {}).get("text/html", "") for _, output in outputs(NOTEBOOKS[name])]
    sizes = [len(html.encode()) for html in shown if html.startswith(("<sg-stepper", '<figure class="sg-slider"'))]
    assert all(size <= LIMIT for size in sizes), sizes

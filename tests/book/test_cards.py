"""The cards of terms and sources: a template for each that a page links to, and for those that lead on from there."""

import re

import pytest

from book.sphinx.cards import read, with_cards
from tests.conftest import HTML

MARK = '<a class="headerlink" href="#x" title="Link to this term">#</a>'
GLOSSARY = (
    f'<dl><dt id="term-leaf">leaf{MARK}</dt><dd><p>A node without <a href="#term-parent">parents</a>.</p>\n</dd>\n'
    f'<dt id="term-parent">parent{MARK}</dt><dd><p>Where a <a href="#term-leaf">leaf</a> has none.</p>\n</dd>\n'
    f'<dt id="term-loss">loss{MARK}</dt><dd><p>Smaller is better.</p>\n</dd></dl>'
)
SOURCES = (
    '<div class="citation" id="id1">\n<span class="label"><span>[</span>1<span>]</span></span>\n<p>Naur.</p>\n</div>'
)
CARDS = read("glossary", GLOSSARY) | read("bibliography", SOURCES)


def page(*links):
    return "<body>" + "".join(f'<a href="../book/pages/{link}">here</a>' for link in links) + "</body></html>"


def names(text):
    return re.findall(r'<template data-card="([^"]+)">', text)


def test_a_page_gets_the_cards_it_links_to_and_those_that_they_lead_to():
    assert names(with_cards(page("glossary.html#term-leaf", "bibliography.html#id1"), CARDS)) == [
        "id1",
        "term-leaf",
        "term-parent",
    ]


def test_links_in_a_card_lead_from_the_page_to_the_glossary():
    text = with_cards(page("glossary.html#term-leaf"), CARDS)
    assert 'without <a href="../book/pages/glossary.html#term-parent">parents</a>' in text
    assert text.endswith("</body></html>")


def test_a_page_without_such_links_stays_as_it_is():
    assert with_cards(page("index.html"), CARDS) == page("index.html")


def test_a_second_build_writes_the_same_and_an_old_card_goes():
    text = with_cards(page("glossary.html#term-leaf"), CARDS)
    assert with_cards(text, CARDS) == text
    newer = CARDS | {"term-leaf": ("glossary", "leaf", "<p>New.</p>")}
    assert names(with_cards(text, newer)) == ["term-leaf"]


@pytest.mark.book
@pytest.mark.parametrize("place", ["glossary", "bibliography"])
def test_each_entry_of_the_built_page_is_read(place):
    text = (HTML / "book" / "pages" / f"{place}.html").read_text(encoding="utf-8")
    entries = re.findall(r'<dt id="(term-[^"]+)"|<div class="citation" id="([^"]+)"', text)
    assert sorted(read(place, text)) == sorted(term or source for term, source in entries)

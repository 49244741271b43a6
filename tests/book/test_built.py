"""Read the built book as files: alt text, links, anchors, and not one address that a page would load from elsewhere.

Needs `make book` first; run with `make test-book`.
"""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.book
HTML = Path(__file__).parents[2] / "_build" / "html"
PAGES = sorted(page for page in HTML.rglob("*.html") if "_static" not in page.parts)
each_page = pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(HTML)) for page in PAGES])
LOADS = {
    "script": "src",
    "img": "src",
    "source": "srcset",
    "link": "href",
    "iframe": "src",
    "video": "src",
    "audio": "src",
}


class Page(HTMLParser):
    """The tags of one page, as (name, attributes)."""

    def __init__(self, path):
        super().__init__()
        self.tags = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def attributes(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def ids(self):
        return [attributes["id"] for _, attributes in self.tags if attributes.get("id")]


read = cache(Page)


def test_there_is_a_book():
    assert PAGES, "there is no book in _build/html: run make book"


@each_page
def test_page_loads_nothing_from_another_host(page):
    for tag, attributes in read(page).tags:
        address = attributes.get(LOADS.get(tag, ""), "") or ""
        if tag == "link" and attributes.get("rel") not in {"stylesheet", "preload", "icon", "shortcut icon"}:
            continue
        assert not re.match(r"(https?:)?//", address), f"<{tag}> loads {address}"


@each_page
def test_every_image_has_real_alt_text(page):
    for attributes in read(page).attributes("img"):
        alt = attributes.get("alt") or ""
        assert len(alt) >= 10, attributes.get("src", "")[:120]
        assert not re.search(r"(\.(png|svg|jpe?g)|_images/\S*)$", alt), alt


@each_page
def test_ids_are_unique(page):
    ids = read(page).ids()
    assert sorted(ids) == sorted(set(ids))


@each_page
def test_internal_links_lead_somewhere(page):
    for attributes in read(page).attributes("a"):
        parts = urlsplit(attributes.get("href") or "")
        if parts.scheme or parts.netloc:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        assert target.exists(), attributes["href"]
        if parts.fragment and target.suffix == ".html":
            assert unquote(parts.fragment) in read(target).ids(), attributes["href"]


@each_page
def test_every_file_that_a_page_loads_is_there(page):
    for tag, attributes in read(page).tags:
        address = urlsplit(attributes.get(LOADS.get(tag, "")) or "")
        if address.path and not address.scheme and not address.netloc:
            assert (page.parent / unquote(address.path)).exists(), f"<{tag}> loads {address.path}"


def test_style_sheets_name_no_other_host():
    for path in (HTML / "_static").rglob("*.css"):
        assert not re.search(r"(url\(|@import )[\"']?(https?:)?//", path.read_text(encoding="utf-8")), path


def test_landing_page_lists_every_chapter_with_its_question():
    text = (HTML / "book" / "pages" / "index.html").read_text(encoding="utf-8")
    for chapter in (HTML / "notebooks").glob("[0-9][0-9]_*.html"):
        question = re.search(r'<p class="sg-question"><em>(.*?)</em>', chapter.read_text(encoding="utf-8")).group(1)
        assert f'<span class="q">{question}</span>' in text


def test_only_the_landing_page_loads_its_style():
    """What depends on section:has(…) is worked out anew wherever a page changes: cells would take minutes."""
    pages = {path.name for path in HTML.rglob("*.html") if "landing.css" in path.read_text(encoding="utf-8")}
    assert pages == {"index.html"}

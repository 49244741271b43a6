"""The links of README.md and its neighbors: files, headings and pictures that exist. The book's own: test_built.py."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("*.md"), *ROOT.glob(".github/**/*.md")])


def inline(path):
    """The tokens inside the paragraphs and headings of a Markdown file."""
    return [child for token in MarkdownIt().parse(path.read_text(encoding="utf-8")) for child in token.children or []]


def anchors(path):
    """The names by which the headings of a Markdown file can be linked to, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_links_lead_somewhere(path):
    for token in inline(path):
        address = token.attrs.get("href") or token.attrs.get("src")
        if not address:
            continue
        parts = urlsplit(address)
        if parts.scheme:
            assert parts.scheme == "https" or parts.hostname == "localhost", address
            continue
        target = path.parent / parts.path if parts.path else path
        assert target.exists(), f"{address}: there is no such file"
        assert not parts.fragment or parts.fragment in anchors(target), f"{address}: there is no such heading"


def test_every_picture_has_alt_text():
    pictures = [(path.name, token.content) for path in FILES for token in inline(path) if token.type == "image"]
    assert pictures and all(len(alt) >= 20 for _, alt in pictures), pictures

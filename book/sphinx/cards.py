"""What a page needs to show a term of the glossary, or a source, as a card in place: a template for each.

Works on the finished files, for the text of a card is what the glossary and the bibliography show. In a card, a term is
a link, too, so that its card is there as well. book/static/cards.js opens them.
"""

import re
from pathlib import Path

TERM = re.compile(r'<dt id="(term-[^"]+)">(.*?)<a class="headerlink".*?</dt><dd>(.*?)\n?</dd>', re.S)
SOURCE = re.compile(r'<div class="citation" id="([^"]+)">.*?</span>\s*(<p>.*?</p>)\s*</div>', re.S)
LINK = re.compile(r'href="([^"#]*(?:glossary|bibliography)\.html)#([^"]+)"')
INNER = re.compile(r'href="#([^"]+)"')
OLD = re.compile(r'<div class="sg-cards">.*?</div><!-- cards -->\n', re.S)


def write_cards(app, exception):
    """Put the cards of each page at its end."""
    if exception or app.builder.format != "html":
        return
    cards = {}
    for name in ("glossary", "bibliography"):
        place = Path(app.outdir) / "book" / "pages" / f"{name}.html"
        cards |= read(name, place.read_text(encoding="utf-8")) if place.exists() else {}
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        written = with_cards(text, cards)
        if written != text:
            page.write_text(written, encoding="utf-8")


def read(name, text):
    """The cards of the finished glossary or bibliography, by their anchors: (where it stands, what it is, text)."""
    if name == "glossary":
        return {anchor: (name, term, body) for anchor, term, body in TERM.findall(text)}
    return {anchor: (name, "Source", body) for anchor, body in SOURCE.findall(text)}


def with_cards(text, cards):
    """The text of a page with a template for each card that it can open."""
    text = OLD.sub("", text)
    links = {anchor: address for address, anchor in LINK.findall(text) if anchor in cards}
    wanted = list(links)
    for anchor in wanted:  # grows: a card may lead to others
        wanted += [inner for inner in INNER.findall(cards[anchor][2]) if inner in cards and inner not in wanted]
    if not wanted:
        return text
    folder = next(iter(links.values())).rpartition("/")[0]
    templates = "\n".join(_template(anchor, *cards[anchor], folder) for anchor in sorted(wanted))
    before, end, after = text.rpartition("</body>")
    return f'{before}<div class="sg-cards">{templates}</div><!-- cards -->\n{end}{after}'


def _template(anchor, place, term, body, folder):
    folder = f"{folder}/" if folder else ""
    body = INNER.sub(rf'href="{folder}{place}.html#\1"', body)
    where = f'<p><a href="{folder}{place}.html#{anchor}" class="sg-card-more">in the {place}</a></p>'
    return f'<template data-card="{anchor}"><p class="sg-card-name">{term}</p>{body}{where}</template>'


def setup(app):
    app.add_js_file("cards.js")
    app.connect("build-finished", write_cards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

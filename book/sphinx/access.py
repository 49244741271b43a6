"""Mend what axe-core and a slow network find in the pages that the theme and its libraries write.

Works on the finished files, because half of it is in the theme's own templates. Every repair is a replacement that
finds nothing when it has been made.
"""

import re
from pathlib import Path

REPAIRS = [
    # Where no script chooses a theme there would be none, and no color for links.
    (r'(<html [^>]*?data-theme=)"auto"', r'\1"light"'),
    # A name that differs from the words on the button: voice control cannot say it. The words are the name.
    (r'(<button class="btn search-button-field[^>]*?) aria-label="Search"', r"\1"),
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # The icons' titles would belong to the name, too; the button already has one.
    (r'(<i class="theme-switch[^>]*?)\s+title="[^"]*"', r"\1"),
    # All content belongs to a landmark.
    (r'(<div id="pst-primary-sidebar")( class)', r'\1 role="region" aria-label="Book menu"\2'),
    # Roles that were withdrawn from the standard.
    (r' role="doc-biblioentry"', ""),
    (r'<div role="list" class="citation-list">', '<div class="citation-list">'),
    # As attributes they give the shape of a picture that is not there yet, and a style sheet can overrule them.
    (r'(<img [^>]*?) style="width: (\d+)px; height: (\d+)px;"', r'\1 width="\2" height="\3"'),
]


def mend_pages(app, exception):
    """Apply the repairs to every page of the finished book."""
    if exception or app.builder.format != "html":
        return
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        mended = mend(text)
        if mended != text:
            page.write_text(mended, encoding="utf-8")


def mend(text):
    """The text of one page with all repairs made."""
    for pattern, replacement in REPAIRS:
        text = re.sub(pattern, replacement, text)
    return text


def setup(app):
    app.connect("build-finished", mend_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

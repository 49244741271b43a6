"""A drawing as HTML: the still pictures and, for the script that brings them to life, the steps. Imports `text`."""

import re
from urllib.parse import quote

from scalargrad._draw.text import escape

PHONE = "(max-width: 600px)"


def page(drawing, wide):
    """What a notebook shows; `wide` pictures scroll. The script replaces the picture by the live figure."""
    picture = _picture(drawing, wide)
    if drawing.note:
        return f'<div>{picture}<p class="sg-note">{escape(drawing.note)}</p></div>'
    if not drawing.steps:
        return picture
    steps = f'<script type="application/json">{drawing.steps}</script>'
    return f'<sg-stepper class="sg-stepper">{picture}{steps}</sg-stepper>'


def _picture(drawing, wide):
    source = f'<source media="{PHONE}" srcset="{uri(drawing.narrow, " ")}">' if drawing.narrow != drawing.svg else ""
    scrolls = ' tabindex="0" style="display:block;overflow-x:auto"' if wide else ""
    whole = ' style="max-width:none"' if wide else ""
    image = f'<img class="dark-light"{whole} alt="{escape(drawing.alt)}" src="{uri(drawing.svg)}">'
    return f'<picture class="sg-drawing"{scrolls}>{source}{image}</picture>'


def uri(svg, unsafe=""):
    """A data address of an SVG, without what its alt text says anyway; only what would break it is escaped.

    >>> uri("<svg><title>a</title><desc>b</desc><path d='M0 0' fill='#fff'/></svg>", " ")
    "data:image/svg+xml,<svg><path%20d='M0%200'%20fill='%23fff'/></svg>"
    """
    svg = re.sub("<title>.*?</title><desc>.*?</desc>", "", svg).replace("\n", "")
    return "data:image/svg+xml," + re.sub(f'[%#"&{unsafe}]', lambda found: quote(found.group()), svg)

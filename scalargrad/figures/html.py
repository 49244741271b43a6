"""A drawing as HTML: the still pictures and, for the script that brings them to life, the steps."""

import json
import re
import zlib
from base64 import b85encode
from html import escape as escape_html
from urllib.parse import quote

from scalargrad.figures.graph.pack import STYLE, WORDS, changes, pack
from scalargrad.figures.text import escape

LIMIT = 12 * 1024  # bytes of a figure that is written out
NUMBER = re.compile("(<text class='n [^>]*>)[^<]*")
SAFE = str.maketrans("&<>", ".,:")  # other digits for those that HTML gives a meaning


def page(drawing, scrolls):
    """What a notebook shows; a picture that `scrolls` is too wide for the page.

    It holds the wide picture, and how the narrow one differs: where the page is narrow, the script shows that one. If
    there are steps, it puts the live figure in the place of the picture. If all this is long, it is deflated, and
    where no script runs a coarse picture stands in its place.
    """
    text = _written_out(drawing, scrolls)
    return text if len(text.encode()) <= LIMIT else _deflated(drawing, scrolls)


def _written_out(drawing, scrolls):
    wide, narrow = pack(drawing.svg, drawing.narrow)
    differs = escape_html(changes(wide, narrow), quote=False)
    steps = f'<script type="application/json">{drawing.steps}</script>' if drawing.steps else ""
    return _figure(
        drawing, f' data-narrow="{differs}"' if differs else "", _picture(wide, drawing.alt, scrolls) + steps
    )


def _deflated(drawing, scrolls):
    """The pictures, without what the script has or knows from the steps, and the steps."""
    wide, narrow = (STYLE.sub("", WORDS.sub("", svg)) for svg in (drawing.svg, drawing.narrow))
    if drawing.steps:
        wide, narrow = (NUMBER.sub(r"\1", svg) for svg in (wide, narrow))
    pictures = json.dumps([wide, narrow if narrow != wide else ""], ensure_ascii=False)
    text = f"[{pictures},{drawing.steps or 'null'}]"
    packed = b85encode(zlib.compress(text.encode(), 9)).decode().translate(SAFE)
    return _figure(drawing, f' data-deflated="{packed}"', _picture(drawing.overview, drawing.brief, scrolls))


def _figure(drawing, data, inside):
    note = f'<p class="sg-note">{escape(drawing.note)}</p>' if drawing.note else ""
    return f'<sg-stepper class="sg-stepper"{data}>{inside}{note}</sg-stepper>'


def _picture(svg, alt, scrolls):
    box = ' tabindex="0" style="display:block;overflow-x:auto"' if scrolls else ""
    whole = ' style="max-width:none"' if scrolls else ""
    image = f'<img class="dark-light"{whole} alt="{escape(alt)}" src="{uri(svg)}">'
    return f'<picture class="sg-drawing"{box}>{image}</picture>'


def uri(svg):
    """A data address of an SVG; only what would break it is escaped.

    >>> uri("<svg><path d='M0 0' fill='#fff'/></svg>")
    "data:image/svg+xml,<svg><path d='M0 0' fill='%23fff'/></svg>"
    """
    return "data:image/svg+xml," + re.sub('[%#"&]', lambda found: quote(found.group()), svg)

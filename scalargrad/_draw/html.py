"""A drawing as HTML: the still pictures and, for the script that brings them to life, the steps. Imports `pack` and `text`."""

import re
from html import escape as escape_html
from urllib.parse import quote

from scalargrad._draw.pack import changes, pack
from scalargrad._draw.text import escape


def page(drawing, scrolls):
    """What a notebook shows; a picture that `scrolls` is too wide for the page.

    It holds the wide picture, and how the narrow one differs: where the page is narrow, the script shows that one. If
    there are steps, it puts the live figure in the place of the picture.
    """
    wide, narrow = pack(drawing.svg, drawing.narrow)
    differs = escape_html(changes(wide, narrow), quote=False)
    phone = f' data-narrow="{differs}"' if differs else ""
    steps = f'<script type="application/json">{drawing.steps}</script>' if drawing.steps else ""
    note = f'<p class="sg-note">{escape(drawing.note)}</p>' if drawing.note else ""
    return f'<sg-stepper class="sg-stepper"{phone}>{_picture(drawing, wide, scrolls)}{steps}{note}</sg-stepper>'


def _picture(drawing, svg, scrolls):
    box = ' tabindex="0" style="display:block;overflow-x:auto"' if scrolls else ""
    whole = ' style="max-width:none"' if scrolls else ""
    image = f'<img class="dark-light"{whole} alt="{escape(drawing.alt)}" src="{uri(svg)}">'
    return f'<picture class="sg-drawing"{box}>{image}</picture>'


def uri(svg):
    """A data address of an SVG; only what would break it is escaped.

    >>> uri("<svg><path d='M0 0' fill='#fff'/></svg>")
    "data:image/svg+xml,<svg><path d='M0 0' fill='%23fff'/></svg>"
    """
    return "data:image/svg+xml," + re.sub('[%#"&]', lambda found: quote(found.group()), svg)

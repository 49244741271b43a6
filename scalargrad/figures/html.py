"""A figure as a piece of a page: a still picture and, for the script that brings it to life, data."""

import json
import re
from urllib.parse import quote

from scalargrad.figures.text import escape


def image(svg, alt, css=""):
    """The picture as an image that needs nothing else; it follows the color scheme of its place."""
    style = f' style="{css}"' if css else ""
    return f'<img class="dark-light"{style} alt="{escape(alt)}" src="{uri(svg)}">'


def source(svg, media):
    """The picture in place of the image of its <picture>, where a media query holds; a space would end the address."""
    return f'<source media="{media}" srcset="{uri(svg).replace(" ", "%20")}">'


def data(parts):
    """Parts of JSON as a script element, which no text in them can end."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def uri(svg):
    """A data address of an SVG; only what would break it is escaped.

    >>> uri("<svg><path d='M0 0' fill='#fff'/></svg>")
    "data:image/svg+xml,<svg><path d='M0 0' fill='%23fff'/></svg>"
    """
    return "data:image/svg+xml," + re.sub('[%#"&\n]', lambda found: quote(found.group()), svg)

"""The size of each picture, so that its place is kept while it comes and nothing below it moves."""

from pathlib import Path

from docutils import nodes
from sphinx.util.images import get_image_size


def keep_places(app, doctree):
    """Give width and height, in CSS pixels, to every picture that is a file."""
    for image in doctree.findall(nodes.image):
        size = get_image_size(Path(app.srcdir) / image["uri"])
        if size:
            image["width"], image["height"] = map(str, size)


def setup(app):
    app.connect("doctree-read", keep_places)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

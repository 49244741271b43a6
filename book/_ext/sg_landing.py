"""Two directives of the landing page: `chapter-list` and `landing-drawing`.

`chapter-list` lists the chapters that exist, with their questions, out of the table of contents and the
notebooks themselves; `landing-drawing` draws the book's expression with the package. May import Sphinx,
docutils and scalargrad.
"""

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

import scalargrad
from scalargrad.draw import draw

PACKAGE = Path(scalargrad.__file__).parent


class chapter_list(nodes.General, nodes.Element):
    """Stands where the list goes until every page has been read."""


class ChapterList(SphinxDirective):
    def run(self):
        return [chapter_list()]


class LandingDrawing(SphinxDirective):
    """The graph of L = (a*b + c) * f after backward()."""

    def run(self):
        for source in PACKAGE.glob("*.py"):
            self.env.note_dependency(str(source))
        a, b, c, f = (
            scalargrad.Value(data, label=label) for data, label in [(2.0, "a"), (-3.0, "b"), (10.0, "c"), (-2.0, "f")]
        )
        d = a * b
        e = d + c
        result = e * f
        d.label, e.label, result.label = "d", "e", "L"
        result.backward()
        return [nodes.raw("", draw(result)._repr_html_(), format="html")]


def fill_chapter_list(app, doctree, docname):
    """Replace each placeholder by one section per part that has chapters."""
    for placeholder in list(doctree.findall(chapter_list)):
        site = app.config.external_site_map
        parts = [part for subtree in site.root.subtrees if (part := _part(app, docname, subtree))]
        placeholder.replace_self(nodes.container("", *parts, classes=["sg-parts"]))


def _part(app, docname, subtree):
    """The heading and the list of one part of the table of contents; None when it holds no chapter."""
    chapters = [name for name in map(str, subtree.items) if "sg_question" in app.env.metadata.get(name, {})]
    chapters = [name for name in chapters if app.env.toc_secnumbers.get(name)]
    if not chapters:
        return None
    name, _, title = subtree.caption.partition(" · ")
    heading = nodes.paragraph("", "", nodes.inline("", name), nodes.strong("", title), classes=["sg-part-title"])
    rows = nodes.bullet_list("", *(_row(app, docname, chapter) for chapter in chapters))
    return nodes.container("", heading, rows, classes=["sg-part"])


def _row(app, docname, chapter):
    env = app.env
    number = ".".join(map(str, env.toc_secnumbers[chapter][""]))
    texts = [
        nodes.inline("", number, classes=["no"]),
        nodes.inline("", env.titles[chapter].astext(), classes=["t"]),
        nodes.inline("", env.metadata[chapter]["sg_question"], classes=["q"]),
    ]
    address = app.builder.get_relative_uri(docname, chapter)
    link = nodes.reference("", "", *texts, internal=True, refuri=address)
    return nodes.list_item("", addnodes.compact_paragraph("", "", link))


def refresh_landing(app, env):
    """Write the landing page again in every build: a chapter may have come or changed its question."""
    return [env.config.root_doc]


def setup(app):
    app.add_node(chapter_list)
    app.add_directive("chapter-list", ChapterList)
    app.add_directive("landing-drawing", LandingDrawing)
    app.connect("doctree-resolved", fill_chapter_list)
    app.connect("env-updated", refresh_landing)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}

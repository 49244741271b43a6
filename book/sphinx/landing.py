"""What the landing page shows and nobody should have to keep up to date.

- `chapter-list`, a directive: the chapters that exist, with their questions, out of the table of contents and the
  notebooks themselves
- `first-chapter`, a role: a link to the first of them
- `landing-drawing`, a directive: the book's expression, drawn by the package

It has no formulas, so MathJax, a megabyte, stays away: Sphinx looks through the whole table of contents for one.
"""

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

import scalargrad
from book.tools.picture import drawing
from scalargrad.figures.graph.draw import PHONE

# On a wide screen the picture stands beside the text, where only the drawing that flows down has room.
TALL = "(max-width: 600px), (min-width: 1150px)"
PACKAGE = Path(scalargrad.__file__).parent
DOOR = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="_static/icon.svg">
<meta http-equiv="refresh" content="0; url={page}"></head><body><a href="{page}">{title}</a></body></html>
"""


class chapter_list(nodes.General, nodes.Element):
    """Stands where the list goes until every page has been read."""


class first_chapter(nodes.General, nodes.Inline, nodes.TextElement):
    """Stands where the link goes until the chapters are known."""


class ChapterList(SphinxDirective):
    def run(self):
        return [chapter_list()]


class FirstChapter(SphinxRole):
    def run(self):
        return [first_chapter("", self.text)], []


class LandingDrawing(SphinxDirective):
    """The book's expression, drawn where the directive stands."""

    def run(self):
        for source in PACKAGE.rglob("*.py"):
            self.env.note_dependency(str(source))
        picture = drawing()._repr_html_().replace(PHONE, TALL, 1)
        return [nodes.raw("", f'<div class="output">{picture}</div>', format="html")]


def fill_in(app, doctree, docname):
    """Replace each placeholder: the list by a section per part that has chapters, the link by one to the first."""
    parts = {subtree.caption: _chapters(app.env, subtree) for subtree in app.config.external_site_map.root.subtrees}
    parts = {caption: chapters for caption, chapters in parts.items() if chapters}
    for placeholder in list(doctree.findall(chapter_list)):
        sections = [_part(app, docname, caption, chapters) for caption, chapters in parts.items()]
        placeholder.replace_self(nodes.container("", *sections, classes=["sg-parts"]))
    for placeholder in list(doctree.findall(first_chapter)):
        first = next((chapters[0] for chapters in parts.values()), None)
        placeholder.replace_self(_link(app, docname, first, nodes.Text(placeholder.rawsource)) if first else [])


def _chapters(env, subtree):
    """The pages of one part of the table of contents that are numbered and ask a question."""
    asked = [name for name in map(str, subtree.items) if "sg_question" in env.metadata.get(name, {})]
    return [name for name in asked if env.toc_secnumbers.get(name)]


def _part(app, docname, caption, chapters):
    """The heading and the list of one part."""
    name, _, title = caption.partition(" · ")
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
    return nodes.list_item("", addnodes.compact_paragraph("", "", _link(app, docname, chapter, *texts)))


def _link(app, docname, target, *content):
    return nodes.reference("", "", *content, internal=True, refuri=app.builder.get_relative_uri(docname, target))


def refresh_landing(app, env):
    """Write the landing page again in every build: a chapter may have come or changed its question."""
    return [env.config.root_doc]


def open_door(app):
    """Write the page at the address of the book itself, which leads to the landing page."""
    door = DOOR.format(title=app.config.html_title, page=app.builder.get_target_uri(app.config.root_doc))
    (Path(app.outdir) / "index.html").write_text(door, encoding="utf-8", newline="\n")


def add_style(app, pagename, templatename, context, doctree):
    """Load the style on the landing page alone, after all others."""
    if pagename == app.config.root_doc:
        app.add_css_file("landing.css", priority=900)


def without_mathjax(app, pagename, templatename, context, doctree):
    """Take MathJax out of the landing page, unless it has a formula of its own."""
    if pagename == app.config.root_doc and not any(doctree.findall(_is_formula)):
        scripts = context["script_files"]
        scripts[:] = [script for script in scripts if "mathjax" not in f"{script.filename}{script.attributes}".lower()]


def _is_formula(node):
    return isinstance(node, nodes.math | nodes.math_block)


def setup(app):
    app.add_node(chapter_list)
    app.add_node(first_chapter)
    app.add_role("first-chapter", FirstChapter())
    app.add_directive("chapter-list", ChapterList)
    app.add_directive("landing-drawing", LandingDrawing)
    app.connect("doctree-resolved", fill_in)
    app.connect("env-updated", refresh_landing)
    app.connect("builder-inited", open_door)
    app.connect("html-page-context", add_style)
    app.connect("html-page-context", without_mathjax, priority=600)  # Sphinx puts it there at 500
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}

"""The page of the playground: its scripts, and what they show before Python is there or where it cannot come.

The directive `playground-data` writes, as JSON, the words and presets of book/playground and the first state of the first
setting. A run of that setting is recorded into _static/playground/recorded.js, for readers who open the book from the
disk. The role `playground` links to a setting: {playground}`make it overfit <preset=overfit&lr=0.1>`.

May import Sphinx, docutils and book.playground.
"""

import base64
import json
import sys
from itertools import islice
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[1]))

from book.playground.desk import Desk  # noqa: E402
from book.playground.link import parse  # noqa: E402
from book.playground.planes import square  # noqa: E402
from book.playground.presets import PRESETS  # noqa: E402
from book.playground.session import MAKERS  # noqa: E402
from book.playground.words import WORDS  # noqa: E402

SCRIPTS = ["tools", "paint", "network", "answer", "curves", "controls", "step", "neuron", "player", "main"]
EPOCHS, FRAMES = 5, 31  # from one recorded frame to the next; how many frames
FIELDS = 24  # of a recorded picture, along each side


class PlaygroundLink(ReferenceRole):
    """A link to the playground with a setting, which has to be one that the playground understands."""

    def run(self):
        messages = [self.inliner.reporter.error(f"playground: {note}", line=self.lineno) for note in parse(self.target)[2]]
        page = self.env.app.builder.get_relative_uri(self.env.docname, "book/playground")
        return [nodes.reference("", self.title, refuri=f"{page}?{self.target}", internal=True)], messages


class PlaygroundData(SphinxDirective):
    """The JSON, where the directive stands."""

    def run(self):
        for source in [HERE / "sg_playground.py", *HERE.parent.glob("playground/*.py")]:
            self.env.note_dependency(str(source))
        about = {
            "presets": {name: {**_preset(preset), "chapter": self._chapter(preset)} for name, preset in PRESETS.items()},
            "words": WORDS,
            "thumbs": {name: _thumb(name) for name in MAKERS},
            "first": next(_frames()),
        }
        text = json.dumps(about).replace("<", "\\u003c")
        return [nodes.raw("", f'<script type="application/json" class="pg-about">{text}</script>', format="html")]

    def _chapter(self, preset):
        number = int(preset.chapter.partition("_")[0])
        href = self.env.app.builder.get_relative_uri(self.env.docname, f"notebooks/{preset.chapter}")
        return {"title": f"chapter {number}", "href": href}


def _preset(preset):
    return {"title": preset.title, "call": preset.call, "line": preset.line}


def _thumb(name):
    X, y = MAKERS[name](40, 0.06, 1)
    points = [[*map(lambda v: round(v, 2), x), label] for x, label in zip(X, y)]
    return {"points": points, "square": square(name)}


def _frames():
    """What the worker would send for the first setting: at the start, and then after every few epochs."""
    desk = Desk()
    state = {**json.loads(desk.handle('{"do": "show"}')), "scene": desk.scene()}
    while True:
        pictures = base64.b64encode(desk.pictures(FIELDS)).decode()
        yield {"state": state, "size": FIELDS, "pictures": pictures}
        state = json.loads(desk.handle(json.dumps({"do": "train", "epochs": EPOCHS, "seconds": 60})))


def write_run(app, exception):
    """Write the recorded run into the finished book."""
    if not exception and app.builder.format == "html":
        text = json.dumps(list(islice(_frames(), FRAMES)))
        Path(app.outdir, "_static", "playground", "recorded.js").write_text(f"sgPlay.recorded = {text};\n", encoding="utf-8")


def add_files(app, pagename, templatename, context, doctree):
    """The scripts and styles of the playground, on its page alone."""
    if pagename == "book/playground":
        app.add_css_file("playground/playground.css")
        for script in SCRIPTS:
            app.add_js_file(f"playground/{script}.js", loading_method="defer")


def setup(app):
    app.add_role("playground", PlaygroundLink())
    app.add_directive("playground-data", PlaygroundData)
    app.connect("html-page-context", add_files)
    app.connect("build-finished", write_run)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""The page of the playground: its scripts, and what they show before Python is there or where it cannot come.

The directive `playground` writes the page, playground.html, with all that has its place in it from the beginning, and
as JSON the words and presets of book/playground and the first state of the first setting. A run of each preset is
recorded into _static/playground/recorded/, for readers who open the book from the disk.
The role `playground` links to a setting: {playground}`make it overfit <preset=overfit&lr=0.1>`.
"""

import base64
import json
import zlib
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

import numpy as np
from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from book.playground.desk import Desk
from book.playground.link import FIRST, parse
from book.playground.listing import listing
from book.playground.planes import square
from book.playground.presets import PRESETS
from book.playground.session import MAKERS
from book.playground.words import WORDS, sentence

PLAYGROUND = Path(__file__).parents[1] / "playground"
FRAME = Path(__file__).with_suffix(".html")

SCRIPTS = [
    "tools",
    "paint",
    "network",
    "classes",
    "answer",
    "curves",
    "controls",
    "parts",
    "step",
    "arithmetic",
    "neuron",
    "share",
    "player",
    "main",
]
STYLES = ["playground", "network", "narrow", "forced"]
THUMB, PLUS = '<canvas aria-hidden="true"></canvas>', '<b aria-hidden="true">+</b>'
EPOCHS = 180  # of a recorded run
FIELDS = 24  # of a recorded picture, along each side


class PlaygroundLink(ReferenceRole):
    """A link to the playground with a setting, which has to be one that the playground understands."""

    def run(self):
        messages = [
            self.inliner.reporter.error(f"playground: {note}", line=self.lineno) for note in parse(self.target)[2]
        ]
        page = self.env.app.builder.get_relative_uri(self.env.docname, "book/pages/playground")
        return [nodes.reference("", self.title, refuri=f"{page}?{self.target}", internal=True)], messages


class Playground(SphinxDirective):
    """The page, and the JSON."""

    def run(self):
        for source in [__file__, FRAME, *PLAYGROUND.glob("*.py")]:
            self.env.note_dependency(str(source))
        about = {
            "presets": {
                name: {**_preset(preset), "chapter": self._chapter(preset)} for name, preset in PRESETS.items()
            },
            "words": WORDS,
            "thumbs": {name: _thumb(name) for name in MAKERS},
            "first": next(_frames(FIRST)),
        }
        text = json.dumps(about).replace("<", "\\u003c")
        page = f'{_page(about["presets"])}<script type="application/json" class="pg-about">{text}</script>'
        return [nodes.raw("", page, format="html")]

    def _chapter(self, preset):
        number = int(preset.chapter.partition("_")[0])
        href = self.env.app.builder.get_relative_uri(self.env.docname, f"notebooks/{preset.chapter}")
        return {"title": f"chapter {number}", "href": href}


def _page(presets):
    """The page as it stands before any script has run: with its texts, so that nothing moves when they do."""
    first = presets[FIRST]
    link = f'<a href="{first["chapter"]["href"]}">{first["chapter"]["title"]}</a>'
    return Template(FRAME.read_text(encoding="utf-8")).substitute(
        presets="".join(
            f'<button type="button" data-preset="{name}" aria-pressed="{str(name == FIRST).lower()}" disabled>'
            f"{escape(preset['title'])}</button>"
            for name, preset in presets.items()
        ),
        watch=f"<b>{escape(first['call'])}</b> {escape(first['line'])} {link}",
        sentence=escape("".join(text for text, _ in sentence(PRESETS[FIRST].setting))),
        thumbs="".join(
            f'<label><input type="radio" name="pg-data" value="{name}" class="pg-hide">'
            f"{PLUS if name == 'own' else THUMB}<span>{word}</span></label>"
            for name, word in WORDS["data"].items()
        ),
        chapter=first["chapter"]["href"],
    )


def _preset(preset):
    return {"title": preset.title, "call": preset.call, "line": preset.line, "causes": preset.causes}


def _thumb(name):
    X, y = MAKERS[name](40, 0.06, 1)
    points = [[*(round(v, 2) for v in x), label] for x, label in zip(X, y)]
    return {"points": points, "square": square(name)}


def _frames(name):
    """What the worker would send in the run of a preset: at the start, and then after every epoch."""
    desk = Desk()
    message = {"do": "preset", "name": name}
    while True:
        state = json.loads(desk.handle(json.dumps(message)), parse_float=_short)
        yield {"state": state, **_pictures(desk)}
        message = {"do": "train", "epochs": 1, "seconds": 60}


def _short(text):
    return float(f"{float(text):.5g}")


def _pictures(desk):
    """The pictures as whole numbers from -127 to 127, with what 127 stands for in each: small enough for a page."""
    pictures = np.frombuffer(desk.pictures(FIELDS), np.float32).astype(float).reshape(-1, FIELDS**2)
    full = [most or 1.0 for most in np.abs(pictures).max(axis=1).tolist()]
    levels = np.rint(127 * pictures / np.reshape(full, (-1, 1))).astype(np.int8)
    return {"size": FIELDS, "full": full, "pictures": base64.b64encode(levels.tobytes()).decode()}


def _run(name):
    """The recorded run of a preset, until it diverges or settles, and the Python that does the same."""
    frames = []
    for frame in _frames(name):
        frames.append(frame)
        if frame["state"]["diverged"] or frame["state"]["settled"] or len(frames) > EPOCHS:
            return {"frames": frames, "code": listing(PRESETS[name].setting)}


def write_runs(app, exception):
    """Write the recorded runs into the finished book."""
    if exception or app.builder.format != "html":
        return
    folder, made_from = Path(app.outdir, "_static", "playground", "recorded"), f"// {_sources()}\n"
    folder.mkdir(exist_ok=True)
    paths = {name: folder / f"{name}.js" for name in PRESETS}
    old = [name for name, path in paths.items() if not _begins(path, made_from)]
    with ProcessPoolExecutor() as processes:  # a run takes seconds, and none waits for another
        for name, run in zip(old, processes.map(_run, old)):
            packed = base64.b64encode(zlib.compress(json.dumps(run, separators=(",", ":")).encode())).decode()
            paths[name].write_text(f'{made_from}sgPlay.recorded["{name}"] = "{packed}";\n', encoding="utf-8")


def _begins(path, text):
    return path.exists() and path.read_text(encoding="utf-8").startswith(text)


def _sources():
    """What stands for the present text of all that a recorded run depends on."""
    files = sorted([*PLAYGROUND.glob("*.py"), *PLAYGROUND.parents[1].glob("scalargrad/**/*.py"), Path(__file__)])
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def add_files(app, pagename, templatename, context, doctree):
    """The scripts and styles of the playground, on its page alone."""
    if pagename == "book/pages/playground":
        for style in STYLES:
            app.add_css_file(f"playground/{style}.css")
        for script in SCRIPTS:
            app.add_js_file(f"playground/{script}.js", loading_method="defer")


def setup(app):
    app.add_role("playground", PlaygroundLink())
    app.add_directive("playground", Playground)
    app.connect("html-page-context", add_files)
    app.connect("build-finished", write_runs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

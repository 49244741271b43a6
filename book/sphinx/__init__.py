"""The book's own Sphinx extension: it loads the small ones beside it and removes what the book does not use.

- chapter: the fixed shape of a chapter page
- numbers: chapter numbers out of file names
- predict: which answer of a Predict box is right
- exercise: each solution folded into the box of its exercise
- landing: the chapter list and the picture of the landing page
- figures: the scripts of the package's figures
- benchmarks: the numbers of the last benchmark run
- repository: links to the repository, when the environment names one
- live: what a page needs to run its cells
- examiner: the page that checks an engine which a reader pastes
- dinosaur: the box of chapter 24 in which its model continues a name
- playground: the page that trains a network, and links to its settings
- cards: terms and sources as cards in place
- breaks: where a line may break, and where not
- access: repairs that make the theme's pages accessible
"""

from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).parents[2]
ROOMS = ["book", "scalargrad", "benchmarks"]
SEPARATE = {"static", "pages", "__pycache__"}  # Sphinx itself sees a change there
PARTS = [
    "chapter",
    "numbers",
    "predict",
    "exercise",
    "landing",
    "figures",
    "benchmarks",
    "repository",
    "live",
    "examiner",
    "dinosaur",
    "playground",
    "sizes",
    "access",
    "cards",
    "breaks",
]


def drop_thebe(app, config):
    """Disconnect sphinx-thebe, which Jupyter Book loads always and which puts a CDN address into every page."""
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            if listener.handler.__module__.startswith("sphinx_thebe"):
                app.disconnect(listener.id)
    app.registry.css_files[:] = [entry for entry in app.registry.css_files if "thebe" not in entry[0]]


def made_of():
    """A number that changes with what all pages are made of: their own text apart, which Sphinx looks at itself."""
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.*")]
    used = [file for file in files if not SEPARATE & {*file.relative_to(ROOT).parts}]
    return crc32(b"".join(file.read_bytes() for file in sorted(used) if file.is_file()))


def setup(app):
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    app.connect("config-inited", drop_thebe)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": made_of()}

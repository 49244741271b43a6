"""The book's own Sphinx extension: it loads the small ones beside it and removes what the book does not use.

- sg_chapter: the fixed shape of a chapter page
- sg_numbers: chapter numbers out of file names
- sg_exercise: each solution folded into the box of its exercise
- sg_landing: the chapter list and the picture of the landing page
- sg_figures: the scripts of the package's figures
- sg_benchmarks: the numbers of the last benchmark run
- sg_repository: links to the repository, when the environment names one
- sg_live: what a page needs to run its cells
- sg_playground: the page that trains a network, and links to its settings
- sg_access: repairs that make the theme's pages accessible

May import Sphinx; nothing of the package.
"""

PARTS = ["sg_chapter", "sg_numbers", "sg_exercise", "sg_landing", "sg_figures", "sg_benchmarks", "sg_repository", "sg_live", "sg_playground", "sg_access"]


def drop_thebe(app, config):
    """Disconnect sphinx-thebe, which Jupyter Book loads always and which puts a CDN address into every page."""
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            if listener.handler.__module__.startswith("sphinx_thebe"):
                app.disconnect(listener.id)
    app.registry.css_files[:] = [entry for entry in app.registry.css_files if "thebe" not in entry[0]]


def setup(app):
    for part in PARTS:
        app.setup_extension(part)
    app.connect("config-inited", drop_thebe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Fixtures of the browser tests: Chromium, a page that is visited, the built book over HTTP, a page with live cells.

Each process of a test run has its own Chromium and its own server. A page that the tests of a file share comes from
`shared_visit`, which closes it after the last; one whose Python goes on running comes from tests/browser/conftest.py.
"""

import os
import re
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

HTML = Path(__file__).parent.parent / "_build" / "html"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS.append(
    "--process-per-site"
)  # pages of one context share what has been compiled of Python: it starts in half the time
# The first draws no window of its own, which halves the time of a page. Without any, playwright looks for its own.
PROGRAMS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
ANOTHER_HOST = re.compile(r"https://cdn\.jsdelivr\.net/")


def missing(what):
    """Skip, but not in CI, where everything must be there."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(what)


@pytest.fixture(scope="session")
def browser():
    try:
        from playwright import sync_api
    except ModuleNotFoundError:
        missing("playwright is not installed: make test-browser installs it")
    if not (HTML / "index.html").exists():
        missing("there is no book in _build/html: run make book")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_api.sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        except sync_api.Error as error:
            missing(f"no Chromium: {error}")
        yield chromium
        chromium.close()


def own(url, home):
    """Whether a request stays with the page: its own host, or no host at all."""
    return url.startswith((home, "data:", "blob:"))


@contextmanager
def visits(browser, together=False):
    """visit(page, theme, width) opens a file or an address; what went wrong on the way collects in page.troubles.

    With `motion="reduce"` nothing moves: to draw it would take the time of the cells. Each page has a context of its
    own, unless they are to be kept `together`.
    """
    contexts = [browser.new_context()] if together else []

    def visit(path, theme="light", width=1280, motion="no-preference"):
        if not together:
            contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.emulate_media(color_scheme=theme, reduced_motion=motion)
        page.set_viewport_size({"width": width, "height": 900})
        page.troubles = []
        page.on("console", lambda said: page.troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("requestfailed", lambda request: page.troubles.append(f"failed: {request.url}"))
        address = path if isinstance(path, str) else path.as_uri()
        home = "/".join(address.split("/")[:3])  # of a file that is file://
        page.on("request", lambda request: None if own(request.url, home) else page.troubles.append(request.url))
        page.goto(address, wait_until="load")
        page.wait_for_function("!window.MathJax?.startup?.promise || MathJax.startup.promise.then(() => true)")
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser):
    with visits(browser) as visit:
        yield visit


@pytest.fixture(scope="module")
def shared_visit(browser):
    with visits(browser) as visit:
        yield visit


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args):
        pass


class QuietServer(ThreadingHTTPServer):
    """Does not mind a page that is left before all of it has come."""

    def handle_error(self, request, client_address):
        pass


@pytest.fixture(scope="session")
def served():
    """The address of the built book, served on a free port."""
    server = QuietServer(("127.0.0.1", 0), partial(Quiet, directory=HTML))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def figure(visit, tmp_path):
    """figure(drawing, …) opens a page with the drawings and gives the first live figure."""
    from tests.helpers.figures import write_page

    def figure(*drawings, **options):
        write_page(tmp_path / "page.html", drawings)
        return visit(tmp_path / "page.html", **options).locator("sg-stepper").first

    return figure


def opener(visit, served):
    """live(name, theme, width) opens a notebook's page over HTTP, with no other host to be reached."""

    def live(name="01_value", theme="light", width=1280):
        page = visit(f"{served}/notebooks/{name}.html", theme, width, motion="reduce")
        page.asked = []
        page.route(ANOTHER_HOST, lambda route: (page.asked.append(route.request.url), route.abort()))
        page.wait_for_selector(".sg-live-page")
        return page

    return live


@pytest.fixture
def live(visit, served):
    return opener(visit, served)

"""All cells of all chapters, run in the page: they give the committed output. Needs `make book` and a browser."""

import pytest

from tests.conftest import ANOTHER_HOST
from tests.helpers.live_cells import lacking
from tests.helpers.notebooks import CHAPTERS, NOTEBOOKS, code_cells

pytestmark = pytest.mark.browser
# Starting Python takes longer than most chapters: one, in a page of its own, serves them all, as the tests of
# test_live.py have seen each page start its own. What it says, and what it is told, is written down in window.said.
SERVE = """(address) => new Promise((ready, failed) => {
    const line = new BroadcastChannel("python"), worker = new Worker(address, { type: "module" });
    worker.onmessage = ({ data }) => {
        line.postMessage(data);
        if (data.kind === "ready") ready();
        if (data.kind === "failed") failed(new Error(data.message));
    };
    worker.onerror = () => failed(new Error("the worker did not load"));
    line.onmessage = ({ data }) => worker.postMessage(data);
})"""
SHARED = """
    window.said = [];
    window.Worker = class {
        #line = new BroadcastChannel("python");
        constructor() {
            this.#line.onmessage = ({ data }) => { said.push(data); this.onmessage({ data }); };
            queueMicrotask(() => this.onmessage({ data: { kind: "ready" } }));
        }
        postMessage(order) {
            said.push({ kind: "order", number: order.number });
            this.#line.postMessage(order);
        }
        terminate() { this.#line.close(); }
    };
"""
FORGET = """() => new Promise((done, failed) => {
    const line = new BroadcastChannel("python");
    line.onmessage = ({ data }) => {
        if (data.kind === "running") return;
        line.close();
        data.kind === "done" ? done() : failed(new Error(`Python did not outlive the page before: ${data.kind}`));
    };
    setTimeout(() => failed(new Error("Python is still busy with the page before")), 60_000);
    const source = `[globals().pop(name) for name in [*globals()] if not name.startswith("__")];
__import__("gc").collect();`;
    line.postMessage({ source, number: 0, above: [], needs: [], processes: false, isEdited: false });
})"""
COVERED = """() => [...document.querySelectorAll("div.cell.sg-live:has(.sg-cover)")].map((cell) => [
    cell.querySelector(":scope > .cell_output").checkVisibility(),
    cell.querySelector(".sg-live-status").textContent.includes("predict"),
])"""


@pytest.fixture(scope="module")
def python(browser, served):
    """A context whose pages all have one Python, and no other host to reach."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    context.route(ANOTHER_HOST, lambda route: route.abort())
    home = context.new_page()
    home.goto(f"{served}/genindex.html")
    home.evaluate(SERVE, f"{served}/_static/live/worker.js")
    context.add_init_script(SHARED)
    yield context
    context.close()


@pytest.fixture
def chapter(python, served):
    """chapter(name) opens a notebook's page, whose Python has forgotten the names of all others."""

    def chapter(name):
        page = python.new_page()
        page.goto(f"{served}/notebooks/{name}.html")
        page.wait_for_selector(".sg-live-page")
        page.evaluate(FORGET)
        return page

    yield chapter
    for page in python.pages[1:]:
        page.close()


@pytest.mark.parametrize("name", [*CHAPTERS, "bug_museum"])
def test_every_cell_of_the_first_kind_gives_the_committed_output(chapter, name):
    page = chapter(name)
    page.locator(".sg-live-page button").click()
    page.wait_for_function("document.querySelector('.sg-live-page p').textContent.includes(' run: ')", timeout=600_000)
    said = page.evaluate("said.filter((piece) => !['progress', 'ready', 'running'].includes(piece.kind))")
    given = by_cell(said)
    cells = code_cells(NOTEBOOKS[name])
    for number, (cell, lacks) in enumerate(zip(cells, lacking([cell.source for cell in cells])), 1):
        if not lacks and "nbval-ignore-output" not in cell.metadata.get("tags", []):
            assert given.get(number) == committed(cell), f"cell {number}:\n{cell.source}"
    states = page.evaluate("[...document.querySelectorAll('.sg-live')].map((cell) => cell.dataset.state)")
    assert states.count("offline") <= sum(map(bool, lacking([cell.source for cell in cells])))
    covered = page.evaluate(COVERED)
    assert covered == [[False, True]] * len(covered), "an output to predict is seen, or nobody says so"
    for button in page.locator(".sg-show").all()[:1]:
        button.click()
        assert page.evaluate(COVERED) == covered[1:]


def by_cell(said):
    """From the number of a cell to what it gave: [kind, text or looks], pieces of a stream joined."""
    given, pieces = {}, []
    for piece in said:
        if piece["kind"] == "order":
            pieces = given[piece["number"]] = []
        elif piece["kind"] == "show":
            pieces.append(["show", piece["data"]])
        elif piece["kind"] != "done":
            text = piece.get("text") or str(piece)
            if pieces and pieces[-1][0] == piece["kind"]:
                pieces[-1][1] += text
            else:
                pieces.append([piece["kind"], text])
    return given


def committed(cell):
    """The committed output of a cell, in the same form."""
    outputs = []
    for out in cell.outputs:
        if out.output_type == "stream":
            outputs.append([out.name, out.text])
        elif not out.data.get("text/html", "").startswith("<script"):
            outputs.append(["show", dict(out.data)])
    return outputs

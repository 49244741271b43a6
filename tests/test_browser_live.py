"""The cells of the pages, run in Chromium over HTTP. Needs `make book` first and a browser: `make test-browser`."""

import gzip
import re
from urllib.request import urlopen

import pytest

from book.live.needs import packages
from tests.conftest import HTML
from tests.live_cells import lacking
from tests.notebooks import CHAPTERS, NOTEBOOKS, code_cells
from tests.test_browser import AXE, VIOLATIONS

pytestmark = pytest.mark.browser

ANOTHER_HOST = re.compile(r"https://cdn\.jsdelivr\.net/")
LAZY = ("pyodide", "codemirror", "scalargrad.zip", "live/worker.js", "live/python.js", "live/editor.js")
READY = 60_000  # milliseconds: Python starts, on a machine that does something else, too
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('sg-live'))"
RECORD = """() => {
    window.said = [];
    const Plain = Worker;
    window.Worker = class extends Plain {
        constructor(...given) { super(...given); this.addEventListener("message", ({ data }) => said.push(data)); }
        postMessage(order) { said.push({ kind: "order", number: order.number }); super.postMessage(order); }
    };
}"""


@pytest.fixture
def live(visit, served):
    """live(name, theme, width) opens a notebook's page over HTTP, with no other host to be reached."""

    def live(name="01_value", theme="light", width=1280):
        page = visit(f"{served}/notebooks/{name}.html", theme, width)
        page.asked = []
        page.route(ANOTHER_HOST, lambda route: (page.asked.append(route.request.url), route.abort()))
        page.wait_for_selector(".sg-live-page")
        return page

    return live


def cell(page, text, state=None):
    """The cell whose code begins with a text, once it is in a state."""
    found = page.locator("div.cell.sg-live").filter(has=page.locator(".cell_input", has_text=text)).first
    if state:
        page.wait_for_function("([cell, state]) => cell.dataset.state === state", arg=[found.element_handle(), state], timeout=READY)
    return found


def run(page, text, state="done"):
    cell(page, text).locator(".sg-live-run").click()
    return cell(page, text, state)


def write(page, text, code):
    """Replace the code of a cell by typing."""
    found = cell(page, text)
    found.evaluate("(cell) => cell.querySelectorAll('details.hide').forEach((fold) => { fold.open = true; })")
    found.locator(".cell_input").click()
    found.locator(".cm-content").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)
    return page.locator("div.cell.sg-live:has(.cm-focused)").element_handle()


def wait_for(page, handle, state):
    page.wait_for_function("([cell, state]) => cell.dataset.state === state", arg=[handle, state], timeout=READY)


def status(handle):
    return handle.query_selector(".sg-live-status").inner_text()


def output(handle):
    return "".join(pre.text_content() for pre in handle.query_selector_all(":scope > .cell_output > .output pre"))


def words(handle):
    return " ".join(part.inner_text() for part in handle.query_selector_all(".sg-live-note"))


def first_codes(name, n):
    """The first lines of the first n cells of a notebook."""
    return [cell.source.split("\n")[0] for cell in code_cells(NOTEBOOKS[name])[:n]]


def test_nothing_is_loaded_before_the_first_click(live):
    page = live()
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert any("live/live.js" in name for name in loaded)
    assert [name for name in loaded if any(lazy in name for lazy in LAZY)] == []
    assert page.troubles == []


def test_a_cell_runs_and_gives_what_is_printed(live):
    page = live()
    handle = run(page, "from scalargrad import Value").element_handle()
    assert re.fullmatch(r"\S+ m?s, as printed", status(handle))
    assert page.locator(".visually-hidden[role=status]").inner_text().startswith("Cell 1:")
    assert page.troubles == []


def test_an_edited_cell_runs_by_keyboard_and_can_be_compared(live):
    page = live("04_topological_sort")
    handle = write(page, "from scalargrad import Value", "print(6 * 7)")
    assert status(handle) == "edited"
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "done")
    assert output(handle) == "42\n"
    assert status(handle).endswith("your version")
    handle.query_selector(".sg-live-compare summary").click()
    assert handle.query_selector(".sg-live-compare .output").is_visible()
    assert page.troubles == []


def test_output_arrives_while_the_cell_runs(live):
    page = live()
    handle = write(page, "from scalargrad", "import time\nprint('first')\ntime.sleep(3)\nprint('second')")
    page.keyboard.press("Control+Enter")
    page.get_by_text("first", exact=True).wait_for(timeout=READY)
    assert handle.get_attribute("data-state") == "running"
    wait_for(page, handle, "done")
    assert output(handle) == "first\nsecond\n"


def test_shift_enter_runs_and_moves_on(live):
    page = live()
    box = page.locator(".sg-live .cell_input:visible").first
    box.focus()
    page.keyboard.press("Shift+Enter")
    assert page.evaluate("document.activeElement.closest('.sg-live')?.dataset.state") in ("rest", "waiting")
    assert not box.evaluate("(box) => box.contains(document.activeElement)")


def test_tab_passes_code_by_and_leaves_the_editor_after_escape(live):
    page = live()
    box = page.locator(".sg-live .cell_input:visible").first
    box.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-focused")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cm-editor')") is None
    assert page.evaluate("document.querySelector('.sg-live[data-state=edited]')") is None


def test_an_error_shows_its_last_line_first_and_marks_the_line(live):
    page = live()
    handle = write(page, "from scalargrad", "x = 1\ny = x + 'a'")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "error")
    assert status(handle) == "line 2"
    assert words(handle).startswith("TypeError: unsupported operand type(s) for +: 'int' and 'str'")
    assert not handle.query_selector(".sg-live-note pre").is_visible()
    assert handle.query_selector(".sg-live-marked")
    assert page.troubles == []


def test_a_missing_name_is_made_by_the_cells_above(live):
    page = live("04_topological_sort")
    code = "chain = a\nfor _ in range(1_000_000)"
    handle = run(page, code.split("\n")[1][:20], "error").element_handle()
    assert "made in a cell above" in words(handle)
    handle.query_selector(".sg-live-note button").click()
    wait_for(page, handle, "done")
    assert output(handle) == "1,000,001\n"


def test_an_endless_loop_is_stopped_without_losing_the_page(live):
    page = live()
    run(page, "from scalargrad import Value")
    handle = write(page, first_codes("01_value", 2)[1], "print('before')\nwhile True: pass")
    printed = page.locator(".sg-live").nth(0).locator(".cell_output").inner_text()
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "running")
    page.get_by_text("before", exact=True).wait_for(timeout=READY)
    handle.query_selector(".sg-live-run").click()
    wait_for(page, handle, "stopped")
    assert status(handle).startswith("stopped after")
    assert "gone" in words(handle)
    assert output(handle) == "before\n"
    assert page.locator(".sg-live").nth(0).locator(".cell_output").inner_text() == printed
    handle.query_selector(".sg-live-note button").click()
    cell(page, "from scalargrad import Value", "done")
    assert page.troubles == []


def test_a_long_run_says_so(live):
    page = live()
    handle = write(page, "from scalargrad", "while True: pass")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "long")
    assert "The loop may never end" in status(handle)


def test_edits_survive_a_reload_until_reset(live):
    page = live()
    first = cell(page, "from scalargrad").locator(".cell_input pre").text_content()
    write(page, "from scalargrad", "print('mine')")
    page.reload()
    page.wait_for_selector(".sg-live-page")
    handle = cell(page, "print('mine')", "edited").element_handle()
    handle.query_selector("button:has-text('Reset')").click()
    wait_for(page, handle, "rest")
    assert handle.query_selector(".cell_input pre").text_content() == first
    page.reload()
    page.wait_for_selector(".sg-live-page")
    assert page.locator(".sg-live[data-state=edited]").count() == 0
    assert page.evaluate(KEPT) == []


def test_an_edit_of_code_that_the_book_no_longer_has_is_dropped(live):
    page = live()
    page.evaluate("localStorage.setItem(`sg-live ${location.pathname}`, JSON.stringify({ 'old = 1': 'old = 2' }))")
    page.reload()
    page.wait_for_selector(".sg-live-page")
    assert page.locator(".sg-live[data-state=edited]").count() == 0
    assert page.evaluate(KEPT) == []


def test_reset_brings_code_and_output_back(live):
    page = live()
    code = first_codes("01_value", 2)[1]
    look = "(cell) => [...cell.querySelectorAll(':scope > .cell_output, pre')].map((part) => part.innerHTML)"
    before = cell(page, code).evaluate(look)
    handle = write(page, code, "print('new')")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "done")
    assert output(handle) == "new\n"
    handle.query_selector("button:has-text('Reset')").click()
    wait_for(page, handle, "rest")
    assert handle.evaluate(look) == before
    assert handle.evaluate("(cell) => cell.querySelector('.sg-live-run') === document.activeElement")


@pytest.mark.parametrize("answer, state, says", [("36", "wrong", "✗ 4.2"), ("24", "right", "✓ 4.2"), ("...", "todo", "· 4.2")])
def test_an_exercise_is_checked(live, answer, state, says):
    page = live("04_topological_sort")
    handle = write(page, 'check("4.2", answer)', f'from scalargrad.exercises import check\ncheck("4.2", {answer})')
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, state)
    assert output(handle).startswith(says)
    assert page.troubles == []


def test_a_covered_output_stays_covered(live):
    page = live("04_topological_sort")
    covered = page.locator("div.cell.sg-live:has(.sg-cover)").first
    handle = covered.element_handle()
    page.locator(".sg-live-page button").click()
    wait_for(page, handle, "done")
    assert "predict" in status(handle)
    assert handle.query_selector(".cell_output").is_hidden()
    handle.query_selector(".sg-show").click()
    assert handle.query_selector(".cell_output").is_visible()


def test_packages_of_others_come_from_pyodide_and_their_lack_is_said(live):
    name, number = next(
        (name, number) for name in CHAPTERS for number, cell in enumerate(code_cells(NOTEBOOKS[name])) if packages(cell.source)
    )
    page = live(name)
    handle = page.locator("div.cell.sg-live").nth(number).element_handle()
    assert handle.query_selector(".sg-live-run").inner_text().startswith("Fetch and run")
    printed = handle.query_selector(".cell_output").inner_html()
    handle.query_selector(".sg-live-run").click()
    wait_for(page, handle, "offline")
    assert page.asked
    assert {re.sub(r"[^/]*$", "", url) for url in page.asked} == {"https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"}
    assert any("/matplotlib-" in url for url in page.asked)
    assert "matplotlib" in words(handle)
    assert handle.query_selector(".cell_output").inner_html() == printed


@pytest.mark.parametrize("name", [*CHAPTERS, "bug_museum"])
def test_every_cell_of_the_first_kind_gives_the_committed_output(live, name):
    page = live(name)
    page.evaluate(RECORD)
    page.locator(".sg-live-page button").click()
    page.wait_for_function("document.querySelector('.sg-live-page p').textContent.includes(' run: ')", timeout=300_000)
    said = page.evaluate("said.filter((piece) => !['progress', 'ready', 'running'].includes(piece.kind))")
    given = by_cell(said)
    cells = code_cells(NOTEBOOKS[name])
    for number, (cell, lacks) in enumerate(zip(cells, lacking([cell.source for cell in cells])), 1):
        if not lacks and "nbval-ignore-output" not in cell.metadata.get("tags", []):
            assert given.get(number) == committed(cell), f"cell {number}:\n{cell.source}"
    states = page.evaluate("[...document.querySelectorAll('.sg-live')].map((cell) => cell.dataset.state)")
    assert states.count("offline") <= sum(map(bool, lacking([cell.source for cell in cells])))


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


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_live_cells_are_accessible(live, theme, width):
    page = live("04_topological_sort", theme, width)
    handle = write(page, "from scalargrad", "x = 1\ny = x + 'a'")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "error")
    write(page, "a = Value(1.0", "print(1)")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.wait_for_timeout(500)
    page.add_script_tag(path=AXE)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.troubles == []


def test_from_the_disk_no_control_appears(visit):
    page = visit(HTML / "notebooks" / "01_value.html")
    assert page.locator(".sg-live, .sg-live-bar, button:has-text('Run')").count() == 0
    assert "make serve" in page.locator(".sg-live-page").inner_text()
    assert page.troubles == []


def test_python_and_editor_are_at_most_8_megabytes_compressed():
    folders = [HTML / "_static" / name for name in ("pyodide", "codemirror", "live")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in {".js", ".mjs", ".gz", ".zip", ".json"}]
    files.append(HTML / "_static" / "scalargrad.zip")
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 8_000_000


@pytest.mark.parametrize(
    "path, kind",
    [
        ("pyodide/pyodide.mjs", "javascript"),
        ("pyodide/pyodide.asm.mjs", "javascript"),
        ("live/live.js", "javascript"),
        ("pyodide/pyodide.asm.wasm.gz", "application/gzip"),
        ("scalargrad.zip", "application/zip"),
    ],
)
def test_the_server_of_python_names_the_types_that_browsers_ask_for(served, path, kind):
    with urlopen(f"{served}/_static/{path}") as response:
        assert kind in response.headers["Content-Type"]
        assert response.headers["Content-Encoding"] is None

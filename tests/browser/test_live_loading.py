"""What the live cells load: when, from where, how much, in which form. Needs `make book` and a browser."""

import gzip
import re
from urllib.request import urlopen

import pytest

from book.sphinx.needs import packages
from tests.conftest import HTML
from tests.helpers.live_cells import cell, output, wait_for, words, write
from tests.helpers.notebooks import CHAPTERS, NOTEBOOKS, code_cells

pytestmark = pytest.mark.browser
LAZY = ("pyodide", "codemirror", "wheels/", "live/worker.js", "live/python.js", "live/editor.js")
TOLD = """() => {
    window.told = [];
    const text = document.querySelector(".sg-live-page p");
    new MutationObserver(() => told.push(text.textContent)).observe(text, { childList: true });
}"""


def test_nothing_is_loaded_before_the_first_click_then_python_in_two_phases(live):
    """The click is one on a check, which may well be the first cell of a page that a reader runs."""
    page = live("04_topological_sort")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert any("live/live.js" in name for name in loaded)
    assert [name for name in loaded if any(lazy in name for lazy in LAZY)] == []
    page.evaluate(TOLD)
    stub = page.locator("#ex-4-2 div.cell.sg-live").first
    stub.locator(".sg-live-run").click()
    wait_for(page, stub.element_handle(), "todo")
    told = [re.sub(r"[\d.]+", "n", text) for text in page.evaluate("told")]
    loading, starting = "Loading Python: n of n MB", "Python is starting"
    assert [text for i, text in enumerate(told) if text in (loading, starting) and text != told[i - 1]] == [
        loading,
        starting,
    ]
    assert page.troubles == []


def test_a_start_that_fails_is_said_and_can_be_tried_again(live):
    page = live()
    page.context.set_offline(True)
    first = cell(page, "from scalargrad import Value")
    first.locator(".sg-live-run").click()
    again = first.locator(".sg-live-note button", has_text="Try again")
    again.wait_for()
    said, bar = first.locator(".sg-live-note").inner_text(), page.locator(".sg-live-page").inner_text()
    assert "Python did not start" in said and "You are offline" in said
    assert "stays loaded" not in bar and "The first run loads Python" in bar
    page.context.set_offline(False)
    again.click()
    wait_for(page, first.element_handle(), "done")
    assert "Python stays loaded" in page.locator(".sg-live-page").inner_text()


NAME, NUMBER = next(
    (name, number)
    for name in CHAPTERS
    for number, cell in enumerate(code_cells(NOTEBOOKS[name]))
    if packages(cell.source)
)  # the first cell of the book that needs a package of others


@pytest.mark.parametrize(
    "name, words",
    [(NAME, r" MB; \d+ cells? fetch(es)? matplotlib and NumPy first\."), ("01_value", r" MB\.")],
)
def test_the_bar_says_how_many_cells_fetch_packages(live, name, words):
    assert re.search(r"The first run loads Python, about \d+" + words + "$", live(name).inner_text(".sg-live-page p"))


def test_packages_of_others_come_from_pyodide_and_their_lack_is_said(booted):
    page = booted(NAME)
    handle = page.locator("div.cell.sg-live").nth(NUMBER).element_handle()
    assert handle.query_selector(".sg-live-run").inner_text().startswith("Fetch and run")
    printed = handle.query_selector(".cell_output").inner_html()
    handle.query_selector(".sg-live-run").click()
    wait_for(page, handle, "offline")
    assert page.asked
    assert {re.sub(r"[^/]*$", "", url) for url in page.asked} == {"https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"}
    assert any("/matplotlib-" in url for url in page.asked)
    assert "matplotlib" in words(handle)
    assert handle.query_selector(".cell_output").inner_html() == printed


def test_the_printed_code_alone_tells_what_a_cell_needs(booted):
    page = booted(NAME)
    handle = page.locator("div.cell.sg-live").nth(NUMBER).element_handle()
    write(page, code_cells(NOTEBOOKS[NAME])[NUMBER].source.split("\n")[0], "print('mine')")
    assert handle.query_selector(".sg-live-run").inner_text().startswith("Run")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "done")
    assert output(handle) == "mine\n"
    handle.query_selector(".sg-live-reset").click()
    assert handle.query_selector(".sg-live-run").inner_text().startswith("Fetch and run")  # it has not come


def test_a_package_that_the_reader_asks_for_is_fetched_on_request_and_nothing_runs_twice(booted):
    page = booted(NAME)
    handle = write(page, "from scalargrad", "print('once')\nimport numpy")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "error")
    assert output(handle) == "once\n" and page.asked == []
    handle.query_selector("button:has-text('Fetch NumPy and run again')").click()
    handle.wait_for_selector(".sg-live-note >> text=ModuleNotFoundError")
    assert page.asked and output(handle) == "once\n"  # here the network does not answer


def test_from_the_disk_no_control_appears(visit):
    page = visit(HTML / "notebooks" / "01_value.html")
    assert page.locator(".sg-live, .sg-live-bar, button:has-text('Run')").count() == 0
    assert "make serve" in page.locator(".sg-live-page").inner_text()
    assert page.troubles == []


def test_python_and_editor_are_at_most_8_megabytes_compressed():
    folders = [HTML / "_static" / name for name in ("pyodide", "codemirror", "live", "wheels")]
    loaded = {".js", ".mjs", ".gz", ".zip", ".json", ".whl"}
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in loaded]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 8_000_000


@pytest.mark.parametrize(
    "path, kind",
    [
        ("pyodide/pyodide.mjs", "javascript"),
        ("pyodide/pyodide.asm.mjs", "javascript"),
        ("live/live.js", "javascript"),
        ("pyodide/pyodide.asm.wasm.gz", "application/gzip"),
        ("wheels/scalargrad.whl", "application/octet-stream"),
    ],
)
def test_the_server_of_python_names_the_types_that_browsers_ask_for(served, path, kind):
    with urlopen(f"{served}/_static/{path}") as response:
        assert kind in response.headers["Content-Type"]
        assert response.headers["Content-Encoding"] is None

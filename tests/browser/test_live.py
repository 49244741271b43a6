"""The cells of a page in Chromium, over HTTP: run, edited, stopped. Needs `make book` first and a browser."""

import re

import pytest

from tests.browser.test_pages import AXE, VIOLATIONS
from tests.helpers.live_cells import READY, cell, dressed, first_codes, output, run, status, wait_for, words, write

pytestmark = pytest.mark.browser
LONG_THEN_ENDLESS = """import time
for _ in range(100): print("before")
time.sleep(0.1)
print("last")
while True: pass"""
UNOPENED = ".sg-live:has(> .cell_input):not(:has(.cm-editor))"  # cells whose code is seen, and still as printed

NEIGHBORS = """(selector) => {
    const cells = [...document.querySelectorAll(selector)];
    const stops = [...document.querySelectorAll("main *")].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    const after = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    const bare = (cell) => stops.every((one) => !cell.contains(one) || one.closest(".cell_input, .sg-live-bar"));
    const apart = (one, two) => stops.some((stop) => after(one, stop) && !one.contains(stop) && after(stop, two));
    return cells.findIndex((cell, i) => i && cells[i + 1] && bare(cell) && !apart(cell, cells[i + 1]));
}"""  # the first of two cells with nothing between them, and nothing in the first one's output, that takes the focus


def test_a_cell_runs_and_gives_what_is_printed(booted):
    page = booted()
    handle = run(page, "from scalargrad import Value").element_handle()
    assert re.fullmatch(r"\S+ m?s, as printed", status(handle))
    assert page.locator(".visually-hidden[role=status]").inner_text().startswith("Cell 1:")
    assert page.troubles == []


def test_an_edited_cell_runs_by_keyboard_and_can_be_compared(booted):
    page = booted("04_topological_sort")
    handle = write(page, "from scalargrad import Value", "print(6 * 7)")
    assert status(handle) == "edited"
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "done")
    assert output(handle) == "42\n"
    assert status(handle).endswith("your version")
    handle.query_selector(".sg-live-compare summary").click()
    assert handle.query_selector(".sg-live-compare .output").is_visible()
    assert page.troubles == []


def test_output_arrives_while_the_cell_runs(booted):
    page = booted()
    handle = write(page, "from scalargrad", "import time\nprint('first')\ntime.sleep(2)\nprint('second')")
    page.keyboard.press("Control+Enter")
    page.get_by_text("first", exact=True).wait_for(timeout=READY)
    assert handle.get_attribute("data-state") == "running"
    wait_for(page, handle, "done")
    assert output(handle) == "first\nsecond\n"


def test_shift_enter_runs_and_moves_on(booted):
    page = booted()
    first = page.locator(UNOPENED).first.element_handle()
    first.query_selector(".cell_input").focus()
    page.keyboard.press("Shift+Enter")
    assert first.evaluate("(cell) => !cell.contains(document.activeElement)")
    assert page.evaluate("document.activeElement.closest('.sg-live') !== null")
    wait_for(page, first, "done")


def test_tab_passes_code_by_and_leaves_the_editor_after_escape(booted):
    page = booted()
    page.locator(UNOPENED).first.locator(".cell_input").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-focused")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cm-editor')") is None
    assert page.evaluate("document.querySelector('.sg-live[data-state=edited]')") is None


def test_a_cell_has_two_stops_of_the_keyboard_and_the_arrows_reach_the_other_buttons(booted):
    page = booted()
    page.mouse.move(0, 0)
    found = page.evaluate(NEIGHBORS, UNOPENED)
    assert found > 0, "no code cell, with one before it for 'Run all above', whose next stop is a code cell"
    first, second = page.locator(UNOPENED).all()[found : found + 2]
    first.locator(".cell_input").focus()
    focused = "document.activeElement.textContent"
    page.keyboard.press("Tab")
    assert page.evaluate(focused).startswith("Run cell")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused).startswith("Run all above")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused).startswith("Run cell"), "round, past what is hidden"
    page.keyboard.press("Tab")
    assert second.locator(".cell_input").evaluate("(code) => code === document.activeElement")


def test_code_that_has_the_focus_is_copied_by_control_c_and_else_by_its_button(booted):
    page = booted()
    assert page.locator(".cell_input .copybtn").count() > 0
    assert page.locator(".cell_output .copybtn").count() == 0
    code = page.locator(UNOPENED).first.locator(".cell_input")
    code.focus()
    page.evaluate("addEventListener('copy', (event) => { window.copied = event.clipboardData.getData('text/plain'); })")
    page.keyboard.press("ControlOrMeta+c")
    assert page.evaluate("copied") == code.locator("pre").text_content().rstrip()


def test_an_error_shows_its_last_line_first_and_marks_the_line(booted):
    page = booted()
    handle = write(page, "from scalargrad", "x = 1\ny = x + 'a'")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "error")
    assert status(handle) == "line 2"
    assert words(handle).startswith("TypeError: unsupported operand type(s) for +: 'int' and 'str'")
    assert not handle.query_selector(".sg-live-note pre").is_visible()
    assert handle.query_selector(".sg-live-marked")
    assert page.troubles == []


def test_a_missing_name_is_made_by_the_cells_above(booted):
    page = booted("04_topological_sort")
    write(page, "from scalargrad import Value", "globals().pop('a', None)")
    page.keyboard.press("Control+Enter")
    cell(page, "globals()", "done").locator(".sg-live-reset").click()
    handle = run(page, "for _ in range(1_000_000)", "error").element_handle()
    assert "made in a cell above" in words(handle)
    handle.query_selector(".sg-live-note button").click()
    wait_for(page, handle, "done")
    assert output(handle) == "1,000,001\n"


def test_an_endless_loop_says_so_and_is_stopped_without_losing_the_page(booted):
    page = booted()
    page.clock.install()
    run(page, "from scalargrad import Value")
    bar = page.locator(".sg-live-page")
    assert "Python stays loaded" in bar.inner_text()
    handle = write(page, first_codes("01_value", 2)[1], LONG_THEN_ENDLESS)
    printed = page.locator(".sg-live").nth(0).locator(".cell_output").inner_text()
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "running")
    page.wait_for_function("(cell) => /(before\\n){100}last/.test(cell.textContent)", arg=handle, timeout=READY)
    assert handle.query_selector(".cell_output").bounding_box()["height"] < 900  # it scrolls in its own box
    page.clock.fast_forward(11_000)
    wait_for(page, handle, "long")
    assert "The loop may never end" in status(handle)
    handle.query_selector(".sg-live-run").click()
    wait_for(page, handle, "stopped")
    assert status(handle).startswith("stopped after")
    assert "gone" in words(handle)
    assert "stays loaded" not in bar.inner_text() and "loads Python" in bar.inner_text()
    assert output(handle) == 100 * "before\n" + "last\n"
    assert handle.query_selector(".sg-live-bar + .sg-live-note")  # and not below what was printed
    assert handle.query_selector("button:has-text('Show all 101 lines')")
    assert page.locator(".sg-live").nth(0).locator(".cell_output").inner_text() == printed
    other = write(page, first_codes("01_value", 3)[2], "Value")
    page.keyboard.press("Control+Enter")
    wait_for(page, other, "error")
    assert "Python has been restarted since" in words(other)
    handle.query_selector(".sg-live-note button").click()
    cell(page, "from scalargrad import Value", "done")
    assert page.troubles == []


def test_live_cells_are_accessible(booted):
    page = booted("04_topological_sort")
    handle = write(page, "from scalargrad", "x = 1\ny = x + 'a'")
    page.keyboard.press("Control+Enter")
    wait_for(page, handle, "error")
    write(page, "a = Value(1.0", "print(1)")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.add_script_tag(path=AXE)
    assert page.locator(".sg-live:not([data-state=rest])").count() == 2
    for theme, width in dressed(page):
        assert page.evaluate(VIOLATIONS, {"part": ".sg-live:not([data-state=rest])"}) == [], (theme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (theme, width)
    assert page.troubles == []

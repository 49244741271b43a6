"""What a reader typed into a page's cells: kept over a reload, taken back. Needs `make book` and a browser."""

import pytest

from tests.helpers.live_cells import cell, first_codes, output, wait_for, write

pytestmark = pytest.mark.browser
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('sg-live'))"


def test_edits_survive_a_reload_until_reset(live):
    page = live()
    first = cell(page, "from scalargrad").locator(".cell_input pre").text_content()
    write(page, "from scalargrad", "print('mine')")
    page.reload()
    page.wait_for_selector(".sg-live-page")
    handle = cell(page, "print('mine')", "edited").element_handle()
    handle.wait_for_selector(".cell_input pre .s2", state="attached")  # in the colors of the editor, which is not there
    assert handle.query_selector(".cell_input pre .nb").text_content() == "print"
    assert handle.query_selector(".cell_input pre").text_content() == "print('mine')" and not page.query_selector(
        ".cm-editor"
    )
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


def test_reset_brings_code_and_output_back(booted):
    page = booted()
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

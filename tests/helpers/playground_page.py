"""The playground's page in Chromium, for the tests that drive it: opening it, and waiting for what it shows."""

import pytest

from tests.conftest import HTML, missing
from tests.helpers.live_cells import dress

PAGE = "book/pages/playground.html"
READY = "document.querySelector('.pg').dataset.state !== 'boot' && !document.querySelector('#pg-reset').disabled"
IDLE = "document.querySelector('.pg').dataset.state === 'idle'"


def opener(visit, home):
    """opened(link, …) opens the page below an address, or from the disk, and waits until it can be used."""
    if not (HTML / PAGE).exists():
        missing("the playground is not in the book: it belongs into _toc.yml")

    def opened(link="", **how):
        page = visit(f"{home}/{PAGE}{link}", **how)
        page.wait_for_function(READY, timeout=60_000)
        return page

    return opened


REST = """() => {
    sgPlay.endStep();
    if (sgPlay.training) document.querySelector("#pg-train").click();
}"""
TIDY = """(link) => {
    const press = (found) => document.querySelectorAll(found).forEach((button) => button.click());
    sgPlay.endStep();
    if (sgPlay.training) press("#pg-train");
    press(".pg-parts .now button, .pg-tile[aria-pressed=true], :is(#pg-show, #pg-settings)[aria-expanded=true]");
    press("[value=weights]");
    document.activeElement.blur();
    history.replaceState(null, "", location.pathname + link);
    sgPlay.scene.opened = false;  // until the answer to this link has come
    sgPlay.openLink();
}"""
OPENED = f"sgPlay.scene.opened === undefined && sgPlay.state.epoch === 0 && {READY}"


def sharer(visit, home):
    """opened(link, width) is like that of `opener`, but all tests share a page: starting Python takes longer than most.

    Each finds the page as a link opens it, with nothing chosen and nothing unfolded.
    """
    pages, open_page = [], opener(visit, home)

    def opened(link="", width=1280):
        if not pages:
            pages.append(open_page(link, width=width))
            return pages[0]
        page = pages[0]
        page.mouse.move(0, 0)
        page.emulate_media(reduced_motion="no-preference")
        dress(page, width=width)
        page.evaluate(TIDY, link)
        page.wait_for_function(OPENED)
        page.troubles = []
        return page

    return opened


def epoch(page):
    return int(page.locator("#pg-epoch b").inner_text())


def reached(page, number):
    page.wait_for_function(f"Number(document.querySelector('#pg-epoch b').textContent) >= {number}", timeout=60_000)


def says(page, selector, text):
    """Wait until the element shows just this text."""
    there = "([selector, text]) => document.querySelector(selector)?.textContent.trim() === text"
    page.wait_for_function(there, arg=[selector, text], timeout=20_000)


def right(page):
    """The shares of right answers that the page shows, train and test, in percent."""
    words = page.locator("#pg-right").inner_text().replace("%", " ").split()
    return [int(word) for word in words if word.isdigit()]


def run_code(page, shows):
    """Run the code that the page shows, once it says something: its loss is that of the page."""
    page.click("#pg-show")
    page.wait_for_function("(text) => document.querySelector('.pg-code pre').textContent.includes(text)", arg=shows)
    names = {}
    exec(page.locator(".pg-code pre").inner_text(), names)
    shown = float(page.locator(".pg-curves text.train").text_content().split()[-1])
    assert shown == pytest.approx(names["loss"].data, abs=6e-4 if shown < 1 else 6e-3)  # three digits

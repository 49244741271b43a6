"""What a page looks like at the first glance, on paper, and in the system's own colors.

Needs `make book` first and a browser: `make test-browser`.
"""

import re
import time
from itertools import product

import pytest

from tests.browser.test_pages import NAMES
from tests.conftest import HTML

pytestmark = pytest.mark.browser
WITHOUT = [name for name in NAMES if name != "book/pages/playground.html"]
FORMULAS = "book/pages/notation.html"  # they are set when the page has been painted
SHIFTS = """window.shifted = []; new PerformanceObserver((list) => list.getEntries().forEach((shift) =>
    shift.hadRecentInput || shifted.push([shift.value,
        ...shift.sources.map(({ node }) => node?.textContent?.slice(0, 40))])
)).observe({ type: "layout-shift", buffered: true });"""
BOXES = """() => [...document.querySelectorAll(".bd-article :is(.cell, .cell_input, .cell_output)")]
    .filter((box) => getComputedStyle(box).borderBottomWidth !== "0px").length"""
ON_PAPER = """() => [
    ...[...document.querySelectorAll("sg-stepper")].flatMap(
        ({ shadowRoot }) => [...(shadowRoot?.querySelectorAll("button, input, summary") ?? [])]),
    ...document.querySelectorAll(".bd-article button:not(.sg-answer), .sg-cover"),
].filter((control) => control.checkVisibility()).length"""
LEFT = """(all) => all.map((one) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    return Math.round(words.getBoundingClientRect().left);
})"""


def late(route):
    """A picture comes after the text around it has been painted."""
    time.sleep(0.4)
    route.continue_()


@pytest.mark.parametrize(("path", "width"), [*product(WITHOUT, (1280, 390)), *product([FORMULAS], (1000, 820))])
def test_nothing_moves_while_a_page_comes(browser, served, path, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, has_touch=width == 390)
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.route("**/_images/*", late)
    page.goto(f"{served}/{path}", wait_until="load")
    if path.startswith("notebooks/"):
        page.wait_for_selector(".sg-live-page")
    page.wait_for_timeout(100)
    shifted = page.evaluate("shifted")
    context.close()
    assert sum(value for value, *_ in shifted) <= 0.05, shifted


@pytest.mark.parametrize(("scheme", "ground"), [("dark", "rgb(18, 18, 18)"), ("light", "rgb(255, 255, 255)")])
def test_the_first_glance_has_the_theme_of_the_system(browser, served, scheme, ground):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.route(re.compile("pydata-sphinx-theme.js"), lambda route: route.abort())  # it comes last, and late
    page.goto(f"{served}/notebooks/01_value.html")
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    context.close()


@pytest.mark.parametrize("path", ["notebooks/04_topological_sort.html", "book/pages/index.html"])
def test_paper_is_light_and_has_no_controls(visit, path):
    page = visit(HTML / path, "dark")
    page.emulate_media(media="print")
    page.wait_for_function("document.documentElement.dataset.theme === 'light'")
    assert page.evaluate(ON_PAPER) == 0
    assert page.evaluate(BOXES) == 0, "a frame is stretched to the end of the page"
    assert page.locator(".sg-veiled").evaluate_all("(all) => all.filter((one) => !one.checkVisibility()).length") == 0
    page.set_viewport_size({"width": 700, "height": 900})
    picture = page.locator("sg-stepper .stage svg").first.bounding_box()
    assert picture["x"] >= 0 and picture["x"] + picture["width"] <= 700, "the graph is cut"
    left = page.locator("#jb-print-docs-body h1, .bd-article section > p").evaluate_all(LEFT)
    assert left[0] == left[1], "the title stands beside the column of the text"
    page.emulate_media(media="screen")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")


def test_without_scripts_links_have_a_color_and_graphs_a_table(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((HTML / "notebooks" / "03_chain_rule.html").as_uri())
    color = "(all) => all.map((one) => getComputedStyle(one).color)"
    assert page.locator(".bd-article p > a.reference").first.evaluate_all(color) != page.locator(
        ".bd-article p"
    ).first.evaluate_all(color)
    page.locator("summary", has_text="As a table: Two paths").first.click()
    context.close()


def test_the_index_of_rooms_fits_a_phone(visit):
    page = visit(HTML / "notebooks" / "bug_museum.html", width=390)
    box = page.locator(".pst-scrollable-table-container").first
    assert box.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0


def test_the_letters_of_the_index_begin_where_its_terms_do(visit):
    page = visit(HTML / "genindex.html")
    parts = page.locator(".bd-article h1, .genindex-jumpbox a:first-child, .bd-article h2, .genindextable li a")
    lefts = parts.evaluate_all("(all) => all.slice(0, 4).map((one) => one.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1

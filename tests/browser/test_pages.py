"""Open every page of the built book in Chromium, as a reader would: from the disk, in both themes, wide and narrow.

Needs `make book` first, playwright and a browser: `make test-browser`. With CI=true a missing one is a failure.
"""

from pathlib import Path

import pytest

from tests.conftest import HTML, missing

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests" / "assets" / "axe.min.js"
PAGES = sorted(page for page in HTML.rglob("*.html") if page != HTML / "index.html" and "_static" not in page.parts)
NAMES = [str(page.relative_to(HTML)) for page in PAGES]
# A color that is still fading into the theme of the page has, for a moment, too little contrast.
VIOLATIONS = """async () => {
    document.getAnimations().forEach((motion) => motion.finish());
    return (await axe.run({ preload: false, resultTypes: ["violations"] })).violations.map(
        (found) => found.id + ": " + found.nodes.map((node) => node.html.slice(0, 160)).join(" | "));
}"""
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
SIDEWAYS = """() => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return [];
    const out = (element) => element.getBoundingClientRect().right > innerWidth + 1
        && !element.closest("pre, .sg-drawing, table, .math, mjx-container");
    const found = [...document.querySelectorAll("main *")].filter(out);
    return [wide, ...found.map((element) => element.outerHTML.slice(0, 120))];
}"""
UNCOVERED = """() => [...document.querySelectorAll(".predict")].filter((box) => {
    for (let cell = box.nextElementSibling; cell?.matches("div.cell"); cell = cell.nextElementSibling)
        if (cell.querySelector(":scope > .cell_output:not([hidden])")) return true;
    return false; }).map((box) => box.textContent.slice(0, 80))"""


# Light: opened on a phone, then widened. Dark: the other way round. A page is opened once for all that it must do.
@pytest.mark.parametrize("theme, widths", [("light", (390, 1280)), ("dark", (1280, 390))], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_page_is_accessible_fits_its_window_and_stays_on_this_machine(visit, path, theme, widths):
    page = visit(path, theme, widths[0])
    assert page.evaluate(UNCOVERED) == [], "this output gives the answer away before the reader predicts"
    page.evaluate(UNFOLD)
    page.add_script_tag(path=AXE)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)  # the theme notices what scrolls now
        assert page.evaluate(VIOLATIONS) == []
        assert page.evaluate(SIDEWAYS) == []
    assert page.troubles == []


def test_the_address_of_the_book_leads_to_the_landing_page(visit, served):
    page = visit(f"{served}/book/pages/setup.html")
    missed = []
    page.on("response", lambda response: missed.append(response.url) if response.status >= 400 else None)
    page.goto(f"{served}/")
    page.wait_for_url(f"{served}/book/pages/index.html")
    page.wait_for_load_state()
    assert page.title() == "Backpropagation, from a single number up — scalargrad" and missed == []


@pytest.fixture
def predict(visit):
    """The first page that has a predict box, its first box and the output that the box covers."""
    page = next((path for path in PAGES if 'class="predict admonition"' in path.read_text(encoding="utf-8")), None)
    if not page:
        missing("no page has a predict box")
    page = visit(page)
    return page, page.locator(".predict").first, page.locator(".cell_output[hidden]").first


def test_prediction_by_click_opens_the_output_and_is_locked(predict):
    _, box, output = predict
    handle = output.element_handle()
    answers = box.locator("button")
    box.locator(".sg-answers").dispatch_event("click")
    assert handle.evaluate("(output) => output.hidden"), "a click between the answers is no answer"
    said = answers.nth(1).inner_text().strip()
    answers.nth(1).click()
    assert not handle.evaluate("(output) => output.hidden")
    assert handle.query_selector(".sg-predicted").inner_text() == f"You predicted {said}."
    answers.nth(0).click(force=True)
    assert answers.nth(1).get_attribute("aria-pressed") == "true"
    assert answers.nth(0).get_attribute("aria-pressed") == "false"


def test_prediction_by_keyboard_keeps_the_focus_and_is_announced(predict):
    page, box, output = predict
    handle = output.element_handle()
    box.locator("button").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert not handle.evaluate("(output) => output.hidden")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert box.locator("[role=status]").inner_text().startswith("Noted:")


def test_show_me_opens_the_output_without_a_prediction(predict):
    page, _, output = predict
    handle = output.element_handle()
    page.locator(".sg-show").first.click()
    assert not handle.evaluate("(output) => output.hidden")
    assert handle.query_selector(".sg-predicted") is None
    assert handle.evaluate("(output) => output === document.activeElement")


def test_search_finds_a_word(visit):
    page = visit(HTML / "search.html")
    page.goto((HTML / "search.html").as_uri() + "?q=gradient")
    page.wait_for_selector("#search-results li a", timeout=10_000)
    assert page.troubles == []

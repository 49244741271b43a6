"""Terms and sources open as cards in place: by mouse and by keys, and the page with its cells stays.

Needs `make book` first and a browser: `make test-browser`.
"""

import pytest

from tests.browser.test_pages import AXE, VIOLATIONS
from tests.conftest import HTML

pytestmark = pytest.mark.browser
CHAPTER = HTML / "notebooks" / "03_chain_rule.html"
TERM = "main p a[href*='glossary.html#term-']"
FOCUS = "document.activeElement.getAttribute('href')"
INSIDE = """(card) => { const { left, right, top, bottom } = card.getBoundingClientRect();
    return left >= 0 && right <= document.documentElement.clientWidth && top >= 0 && bottom <= innerHeight; }"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_term_opens_a_card_on_the_page(visit, theme, width):
    page = visit(CHAPTER, theme, width)
    link = page.locator(TERM).first
    link.click()
    card = page.get_by_role("dialog", name="gradient")
    assert card.is_visible() and card.evaluate(INSIDE)
    assert page.url == CHAPTER.as_uri()
    page.add_script_tag(path=AXE)
    assert page.evaluate(VIOLATIONS, {"part": ".sg-card"}) == []
    page.mouse.click(5, 850)
    assert not card.is_visible()
    assert page.troubles == []


def test_keys_open_it_lead_on_and_bring_the_focus_back(visit):
    page = visit(CHAPTER)
    link = page.locator("main p a[href$='#term-chain-rule']").first
    link.focus()
    page.keyboard.press("Enter")
    card = page.locator(".sg-card")
    assert card.evaluate("(card) => card === document.activeElement")
    page.keyboard.press("Tab")
    inner = page.evaluate(FOCUS)
    assert "glossary.html#term-" in inner
    page.keyboard.press("Enter")
    assert card.get_attribute("aria-label") == inner.partition("#term-")[2] == "path"
    page.keyboard.press("Escape")
    card.wait_for(state="hidden", timeout=3000)
    assert link.evaluate("(link) => link === document.activeElement")


def test_a_source_opens_and_its_last_link_leads_to_the_bibliography(visit):
    page = visit(CHAPTER)
    page.locator("main a[href*='bibliography.html#id']").first.click()
    card = page.get_by_role("dialog", name="Source")
    card.get_by_text("in the bibliography").click()
    page.wait_for_url("**/bibliography.html#id*")


def test_with_the_key_for_a_new_tab_the_link_leads_where_it_says(visit):
    page = visit(CHAPTER)
    with page.context.expect_page() as opened:
        page.locator(TERM).first.click(modifiers=["ControlOrMeta"])
    assert "glossary.html#term-gradient" in opened.value.url
    assert not page.locator(".sg-card").is_visible()


def test_a_formula_in_a_card_is_set_and_paper_has_no_card(visit):
    page = visit(HTML / "notebooks" / "02_derivative.html")
    page.locator("main p a[href$='#term-central-difference']").first.click()
    page.locator(".sg-card mjx-container").first.wait_for()
    assert page.locator(".sg-card").evaluate(INSIDE)
    page.emulate_media(media="print")
    assert not page.locator(".sg-card").is_visible()


@pytest.mark.parametrize(("name", "term"), [("06_neuron", "tanh"), ("12_saturation", "sigmoid")])
def test_a_formula_in_a_card_is_set_on_a_page_that_has_none_of_its_own(visit, name, term):
    chapter = HTML / "notebooks" / f"{name}.html"
    page = visit(chapter)
    assert not page.evaluate("'MathJax' in window"), "the page has formulas: take another one"
    link = page.locator(f"main a[href$='glossary.html#term-{term}']").first
    for _ in range(2):  # the second time MathJax is there
        link.click()
        page.locator(".sg-card mjx-container").first.wait_for()
        assert page.url == chapter.as_uri() and page.get_by_role("dialog", name=term).evaluate(INSIDE)
        page.keyboard.press("Escape")
        assert not page.locator(".sg-card").is_visible()
    assert page.troubles == []

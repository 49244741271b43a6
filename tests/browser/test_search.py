"""The address of the book, its menus and its search. Needs `make book` first and a browser: `make test-browser`."""

import re

import pytest

from tests.conftest import HTML

pytestmark = pytest.mark.browser
DONE = """() => {
    const found = [...document.querySelectorAll("#search-results li")];
    return found.length && found.every((one) => one.querySelector(".context"));
}"""
RINGS = """(all) => all.filter((one) => {
    const { outlineStyle, boxShadow } = getComputedStyle(one);
    return outlineStyle !== "none" || boxShadow !== "none";
}).map((one) => one.tagName)"""
LEFT = "(element) => Math.round(element.getBoundingClientRect().left)"


@pytest.fixture
def found(visit, served):
    """found(word, …) opens the search page, with all the excerpts of what it finds."""

    def found(word, **how):
        page = visit(f"{served}/search.html?q={word}", **how)
        page.wait_for_function(DONE)
        return page

    return found


def excerpts(page, title):
    """What stands below the links of that title, in one line each."""
    found = page.locator("#search-results li").filter(has=page.get_by_role("link", name=title, exact=True))
    return [" ".join(text.split()) for text in found.locator(".context").all_inner_texts()]


def test_the_address_of_the_book_leads_to_the_landing_page(visit, served):
    page = visit(f"{served}/book/pages/setup.html")
    missed = []
    page.on("response", lambda response: missed.append(response.url) if response.status >= 400 else None)
    page.goto(f"{served}/")
    page.wait_for_url(f"{served}/book/pages/index.html")
    page.wait_for_load_state()
    assert page.title() == "Backpropagation, from a single number up — scalargrad" and missed == []


def test_search_finds_a_word(visit):
    page = visit(HTML / "search.html")
    page.goto((HTML / "search.html").as_uri() + "?q=gradient")
    page.wait_for_selector("#search-results li a", timeout=10_000)
    assert page.troubles == []


def test_an_excerpt_of_a_found_page_begins_with_its_text(found):
    texts = found("gradient").locator(".context").all_inner_texts()
    assert texts and not [text for text in texts if re.match(r"\W*\.?(ipynb|md|pdf)\b", text)]
    assert not [text for text in texts if re.search("Run all cells|Show the code|input−?[0-9]", text)]


def test_in_an_excerpt_cells_of_a_table_stand_apart_and_formulas_can_be_read(found):
    page = found("momentum")
    (signs,) = excerpts(page, "Notation")
    assert "the share of the old velocity that momentum keeps" in signs
    assert " β the share" in signs and "momentum β_1, β_2 the shares" in signs and "\\" not in signs
    texts = page.locator(".context").all_inner_texts()
    assert not [text for text in texts if re.search(r"fromdat|datagrad|momentumStep|\\[(]", text)]


def test_a_term_is_found_with_its_meaning(found):
    assert any(text.startswith("momentum Stepping against") for text in excerpts(found("momentum"), "Glossary"))


@pytest.mark.parametrize("width", [1280, 390])
def test_the_search_page_has_the_column_and_the_type_of_others(found, visit, width):
    other = visit(HTML / "book" / "pages" / "setup.html", width=width).locator(".bd-article h1")
    title = found("momentum", width=width).locator(".bd-search-container h1")
    size = "(element) => getComputedStyle(element).fontSize"
    assert title.evaluate(LEFT) == other.evaluate(LEFT) and title.evaluate(size) == other.evaluate(size)


def test_the_field_has_one_ring_and_its_sign_can_be_read(visit):
    page = visit(HTML / "book" / "pages" / "setup.html")
    page.keyboard.press("Control+k")
    field = page.locator("#pst-search-dialog[open] form")
    assert field.locator("xpath=self::* | .//input").evaluate_all(RINGS) == ["FORM"]
    rim = field.evaluate("(form) => getComputedStyle(form).borderTopColor")  # too pale to be read
    assert field.locator(".search-button__kbd-shortcut").evaluate("(one) => getComputedStyle(one).color") != rim


@pytest.mark.parametrize("menu", ["primary", "secondary"])
def test_a_menu_that_is_closed_gives_the_focus_back(visit, menu):
    page = visit(HTML / "notebooks" / "01_value.html", width=820)
    page.locator(f"button.{menu}-toggle").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#pst-{menu}-sidebar-modal[open]")
    page.keyboard.press("Escape")
    page.wait_for_function(f"document.activeElement.matches('.{menu}-toggle')")

"""The address of the book, and its search. Needs `make book` first and a browser: `make test-browser`."""

import re

import pytest

from tests.conftest import HTML

pytestmark = pytest.mark.browser


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


def test_an_excerpt_of_a_found_page_begins_with_its_text(visit, served):
    page = visit(f"{served}/search.html?q=gradient")
    page.wait_for_selector("#search-results li .context", timeout=10_000)
    found = page.locator("#search-results li .context").all_inner_texts()
    assert found and not [text for text in found if re.match(r"\W*\.?(ipynb|md|pdf)\b", text)]
    assert not [text for text in found if re.search("Run all cells|Show the code|input−?[0-9]", text)]

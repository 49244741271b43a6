"""Text on the page: none of it is cut off, and it has the measure and the colors that it should have.

Needs `make book` first and a browser: `make test-browser`.
"""

import pytest

from tests.browser.test_pages import CUT
from tests.conftest import HTML

pytestmark = pytest.mark.browser
LEFT = "(element) => Math.round(element.getBoundingClientRect().left)"


@pytest.mark.parametrize("width", [1280, 820, 390])
@pytest.mark.parametrize("path", ["notebooks/02_derivative.html", "book/pages/playground.html"])
def test_where_to_go_on_stands_in_the_column_of_the_text(visit, path, width):
    page = visit(HTML / path, width=width)
    column = page.locator(".bd-article h1").evaluate(LEFT)
    assert page.locator(".left-prev").evaluate(LEFT) == column
    assert page.locator(".bd-footer-content .footer-item").first.evaluate(LEFT) == column


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_link_under_the_pointer_has_the_color_of_the_text(visit, theme):
    page = visit(HTML / "notebooks" / "02_derivative.html", theme)
    link = page.locator(".bd-article p > a.reference.internal").first
    link.hover()
    page.wait_for_function("(link) => !link.getAnimations().length", arg=link.element_handle())
    color = "(element) => getComputedStyle(element).color"
    assert link.evaluate(color) == page.locator(".bd-article h2").first.evaluate(color)


def test_lines_of_small_type_are_short_enough_to_be_followed(visit, served):
    width = "(text) => text.clientWidth / parseFloat(getComputedStyle(text).fontSize)"
    page = visit(HTML / "book/pages/playground.html")
    assert max(page.locator(place).evaluate(width) for place in (".pg-sentence", ".pg-watch")) < 53
    page = visit(f"{served}/notebooks/02_derivative.html", width=820)
    assert page.locator(".sg-live-page p").evaluate(width) < 38


def test_the_playground_has_small_type_and_all_of_its_column(visit):
    page = visit(HTML / "book/pages/playground.html")
    page.wait_for_selector(".pg-parts li")
    assert page.locator(".pg-sentence").evaluate("(text) => getComputedStyle(text).fontSize") == "13px"
    width = "(element) => element.clientWidth"
    wanted = page.locator(".pg-data").evaluate(width) + page.locator(".pg-network").evaluate(width)
    assert page.locator(".pg-parts").evaluate(width) >= wanted
    assert page.evaluate(CUT) == []


def test_the_landing_page_has_its_buttons_in_a_row_and_no_mathjax(visit):
    page = visit(HTML / "book/pages/index.html")
    tops = "(buttons) => new Set(buttons.map((button) => button.offsetTop)).size"
    assert page.locator(".sg-intro > p:nth-child(2) a").evaluate_all(tops) == 1
    assert page.evaluate("[...document.scripts].filter(({ src }) => src.includes('mathjax')).length") == 0


def test_a_sign_of_the_notation_takes_less_room_than_what_it_means(visit):
    page = visit(HTML / "book/pages/notation.html")
    heads = page.locator("#notation table:has(.math) th")
    widths = heads.evaluate_all("(heads) => heads.map((head) => head.clientWidth)")
    assert widths[0] * 1.5 < widths[1] and widths[2] < widths[1]


def test_no_word_stands_alone_in_the_answer_of_a_prediction(visit):
    page = visit(HTML / "notebooks/06_neuron.html")
    page.locator(".sg-show").first.click()
    said = page.locator(".sg-status:has(strong)").first
    assert said.evaluate("(text) => getComputedStyle(text).textWrapStyle") == "pretty"


@pytest.mark.parametrize("name", ["notebooks/03_chain_rule.html", "notebooks/07_layer.html", "notebooks/08_mlp.html"])
def test_a_short_first_column_is_not_stretched_on_a_phone(visit, name):
    page = visit(HTML / name, width=390)
    table = page.locator(".pst-scrollable-table-container").first
    assert table.locator("th").first.evaluate("(head) => head.offsetWidth") < 110
    assert table.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 1


def test_the_tables_of_the_benchmarks_fit_their_column(visit):
    page = visit(HTML / "book" / "pages" / "benchmarks.html")
    boxes = page.locator(".sg-bench .pst-scrollable-table-container")
    assert boxes.count() > 0
    assert boxes.evaluate_all("(all) => all.filter((box) => box.scrollWidth > box.clientWidth).length") == 0


@pytest.mark.parametrize("name", ["11_learning_curves", "14_activations"])
def test_plots_in_an_exercise_stand_in_two_columns(visit, name):
    page = visit(HTML / "notebooks" / f"{name}.html")
    lefts = "(all) => all.map((one) => Math.round(one.getBoundingClientRect().left))"
    assert len(set(page.locator(".exercise .sg-still > img").evaluate_all(lefts))) == 2

"""The panel of a node in Chromium: what it tells, how it is reached and left, and what the picture shows beside it."""

import pytest

from scalargrad import Value
from scalargrad.figures import draw
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.figures.test_stepper import diamond
from tests.helpers.figures import begin, box, spoken, words
from tests.helpers.pictures import folded, network

pytestmark = pytest.mark.browser


def test_nodes_are_one_tab_stop_and_open_their_panel(figure):
    fig = begin(figure(draw(diamond()[2])))
    press = fig.page.keyboard.press
    press("End")
    assert fig.locator('.stage [tabindex="0"]').count() == 1
    box(fig, "a").focus()
    press("ArrowDown")
    assert (
        fig.evaluate("(host) => host.shadowRoot.activeElement.getAttribute('aria-label')") == "b, sum: data 2, grad 2"
    )
    press("ArrowUp")
    press("Enter")
    assert words(fig, ".ways").startswith("4 paths to c a left × 1 → b left × 1 → c = 1")
    assert words(fig, ".total") == "sum of the paths = a.grad 4"
    assert spoken(fig) == "a, input: data 1, grad 4. 4 paths to c, together 4."
    press("Escape")
    assert fig.locator(".ways").count() == 0 and words(fig, ".head") == "Backward 5 of 5, done"
    box(fig, "c").click()
    assert words(fig, ".facts") == "c sum · b + b data 4 grad 1 parents b × 1 b × 1"
    press("ArrowLeft")
    assert fig.locator(".facts").count() == 0


@pytest.mark.parametrize(("times", "told", "more"), [(2, 4, ""), (4, 16, ""), (5, 6, "and 26 more, none larger")])
def test_all_of_up_to_16_paths_are_told(figure, times, told, more):
    y = Value(1.0, label="cause")
    for _ in range(times):
        y = y + y
    y.backward()
    fig = begin(figure(draw(y), width=390))
    fig.get_by_role("button", name="cause, input").click()
    paths = fig.locator(".ways li")
    assert paths.count() == told + bool(more) and words(fig, ".ways li >> nth=-1").startswith(more)
    assert fig.locator(".total").is_visible() and fig.locator(".foot").bounding_box()["height"] < 560
    fig.page.add_script_tag(path=AXE)
    assert fig.page.evaluate(VIOLATIONS) == [] and fig.page.troubles == []


def parent(fig, name):
    return fig.locator(".facts button.hop").filter(has_text=name)


def test_parents_lead_to_their_panels_and_so_do_docked_parameters(figure):
    fig = begin(figure(folded()))
    fig.page.keyboard.press("End")
    box(fig, "o").click()
    assert words(fig, ".facts").endswith("parents x₁ × −1.5 x₂ × 0.5 w₁ × 1 w₂ × 0 b × 0.5")
    parent(fig, "w₁").click()
    assert words(fig, ".facts") == "o.w₁ parameter data −3 grad 1 parents none, it is a leaf"
    assert words(fig, ".ways") == "One path to o w₁ × 1 → o = 1 product of the slopes = o.w₁.grad 1"
    assert spoken(fig) == "w₁, parameter: data minus 3, grad 1. One path to o, together 1."
    assert fig.locator(".lit").count() == 2  # its data and its gradient in the box of the neuron
    fig.page.keyboard.press("Escape")
    assert fig.locator(".facts").count() == 0 and fig.locator(".lit").count() == 2  # those of the last step


def test_dense_pictures_show_slopes_only_where_they_are_asked_for(figure):
    fig = begin(figure(network()))
    pills = fig.locator(".stage .pill:not(.gone)")
    assert pills.count() == 0
    for _ in range(2):
        fig.page.keyboard.press("ArrowRight")
    assert pills.count() == 1 and fig.locator(".stage .pill:not(.gone) text").text_content() == "×\u2009−1"
    fig.page.keyboard.press("ArrowLeft")
    assert pills.count() == 0
    box(fig, "x₁").click()
    assert pills.count() == 7  # all edges on its three paths
    fig.page.keyboard.press("Escape")
    assert pills.count() == 0


TEXTS = """(svg) => [...svg.querySelectorAll("g text")].map((text) => [text.textContent, text.getAttribute("x"),
    text.getAttribute("y"), text.closest("g[transform]").getAttribute("transform")])"""
LIVE = f"(host) => ({TEXTS})(host.shadowRoot.querySelector('.stage svg'))"
PARSED = f"(host, svg) => ({TEXTS})(new DOMParser().parseFromString(svg, 'image/svg+xml'))"


def test_what_is_shown_is_what_python_drew(figure):
    drawing = draw(diamond()[2], title="two lines of a title, or only one where there is room")
    for width, svg in ((1280, drawing.svg), (390, drawing.narrow)):
        fig = figure(drawing, width=width)
        drawn = fig.evaluate(PARSED, svg)
        assert fig.evaluate(LIVE) == drawn and len(drawn) > 12

"""Inside one neuron, in Chromium: the graph of its arithmetic has the numbers of the engine, and fits."""

import json

import pytest

from book.playground.desk import Desk
from tests.helpers.playground_page import IDLE, reached, says

pytestmark = pytest.mark.browser
GRAPH = "document.querySelector('.pg-graph')"


def texts(page, kind):
    """The texts of one kind in the graph, as numbers."""
    found = page.locator(f".pg-graph text.{kind}").all_text_contents()
    return [float(text.replace("−", "-").lstrip("× ")) for text in found]


def test_graph_shows_what_the_engine_says(opened):
    page = opened()
    page.locator(".pg-tile").nth(2).click()
    assert page.locator("#pg-inside-name").inner_text() == "Inside neuron h₁₁, at P"
    state = json.loads(Desk().handle('{"do": "show"}'))
    neuron, (x1, x2) = state["layers"][0][0], state["inputs"]
    products, w, own, back = neuron["products"], neuron["w"], neuron["own"], neuron["back"]
    data = [x1["data"], w[0], products[0], x2["data"], w[1], products[1], neuron["b"], neuron["sum"], neuron["data"]]
    grads = [back[0], own["w"][0], back[1], own["w"][1], own["b"], neuron["sum_grad"], neuron["grad"]]
    assert texts(page, "data") == pytest.approx(data, rel=5e-3, abs=6e-4)
    assert texts(page, "grad") == pytest.approx(grads, rel=5e-3, abs=6e-4)
    assert texts(page, "slope") == pytest.approx([neuron["slope"]], rel=5e-3)
    assert page.locator(".pg-graph text.name").all_text_contents() == ["x₁", "w₁", "x₂", "w₂", "bias", "sum", "h₁₁"]


def test_graph_lives_while_the_network_trains(opened):
    page = opened()
    page.locator(".pg-tile").nth(-1).click()
    assert page.locator("#pg-inside-name").inner_text() == "Inside the last neuron, whose sum is the score, at P"
    before = texts(page, "data")
    page.click("#pg-train")
    reached(page, 20)
    page.click("#pg-train")
    page.wait_for_function(IDLE)
    assert texts(page, "data") != before
    says(page, "#pg-score", page.locator(".pg-graph text.data >> nth=-1").text_content())


def test_gradients_come_with_the_backward_part(opened):
    page = opened()
    page.emulate_media(reduced_motion="reduce")
    page.locator(".pg-tile").nth(2).click()
    for name, seen in (("Forward", False), ("Loss", False), ("Backward", True)):
        page.click("#pg-step")
        says(page, ".pg-parts li.now .name", name)
        assert page.locator(".pg-graph .grad").first.is_visible() == seen
        assert page.locator(".pg-graph .data").first.is_visible()


def test_hovering_shows_the_picture_in_the_map(opened):
    page = opened()
    page.locator(".pg-tile").nth(2).hover()
    assert page.locator(".pg-answer h2").inner_text() == "What h₁₁ sees"
    page.mouse.move(2, 2)
    assert page.locator(".pg-answer h2").inner_text() == "Answer"
    page.locator("[aria-label^='One hidden layer more']").focus()
    page.keyboard.press("Tab")
    page.locator(".pg-tile").first.focus()
    assert page.locator(".pg-answer h2").inner_text() == "What x₁ sees"
    page.keyboard.press("Escape")
    assert page.locator(".pg-answer h2").inner_text() == "Answer"


@pytest.mark.parametrize("width", [1280, 390])
def test_wide_neuron_fits_the_page(opened, width):
    page = opened("#hidden=8,8", width=width)
    page.locator(".pg-tile").nth(10).click()  # the first of the second layer has eight inputs
    assert page.locator(".pg-graph rect").count() == 8 + 9 + 2
    inside, graph = page.locator(".pg-scroll").bounding_box(), page.locator(".pg-graph").bounding_box()
    assert graph["width"] <= inside["width"] and page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(f"parseFloat(getComputedStyle({GRAPH}).fontSize)") >= 12
    outside = f"""() => [...{GRAPH}.querySelectorAll("text")].filter((text) => {{
        const box = text.getBBox();
        return box.x < 0 || box.x + box.width > {GRAPH}.clientWidth;
    }}).map((text) => text.textContent)"""
    assert page.evaluate(outside) == []


def test_numbers_are_read_once_and_the_choice_can_be_taken_back(opened):
    page = opened()
    tile = page.locator(".pg-tile").nth(6)
    tile.click()
    assert page.locator(".pg-graph").get_attribute("aria-hidden") == "true"
    assert page.locator(".pg-scroll table tbody tr").count() == 5
    assert "The products and the bias add up to" in page.locator(".pg-scroll caption").inner_text()
    assert tile.get_attribute("aria-pressed") == "true"
    tile.click()
    assert (
        page.locator("#pg-inside-name").inner_text() == "Inside one neuron" and page.locator(".pg-graph").count() == 0
    )
    tile.click()
    page.click("#pg-less")
    page.wait_for_function("location.hash === '#hidden=4'")
    page.click("#pg-less")  # now there is no third column
    says(page, "#pg-inside-name", "Inside one neuron")
    assert page.troubles == []


def test_inputs_and_saturated_neurons_are_told_in_words(opened):
    page = opened("#preset=saturate")
    page.locator(".pg-tile").first.click()
    assert "nudge P to the right" in page.locator(".pg-inside").inner_text()
    page.locator(".pg-tile").nth(2).click()
    assert "Saturated: the slope of tanh is" in page.locator(".pg-story").inner_text()

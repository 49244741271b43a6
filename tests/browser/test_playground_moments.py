"""The four moments of a training step in the playground, seen again, and seen on a phone. Most need no Python."""

import re

import pytest

from tests.conftest import HTML
from tests.helpers.playground_page import PAGE, opener, says

pytestmark = pytest.mark.browser
NAMES = ["Forward", "Loss", "Backward", "Update"]
SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 500);
})"""
WRITE = """async (parts) => {
    document.open();
    for (const part of parts) {
        document.write(part);
        await new Promise((done) => setTimeout(done, 400));
    }
    document.close();
}"""
SEEN = """(selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    const lowest = document.querySelector(".pg-transport").getBoundingClientRect().top;
    return box.height > 0 && box.top >= 0 && box.bottom <= lowest + 1;
}"""

HIDDEN = """() => {
    const tag = document.querySelector(".pg-tag").getBoundingClientRect();
    const below = (box) => box.left < tag.right && box.right > tag.left && box.top < tag.bottom && box.bottom > tag.top;
    return [...document.querySelectorAll(".pg-words b:not(:empty)")]
        .filter((number) => tag.width && below(number.getBoundingClientRect())).map((number) => number.textContent);
}"""


@pytest.fixture
def on_disk(visit):
    return opener(visit, HTML.as_uri())


def step(page):
    """Take one step, part by part; what the page showed in each."""
    page.emulate_media(reduced_motion="reduce")
    moments = []
    for name in NAMES[:3]:
        page.click("#pg-step")
        says(page, ".pg-parts li.now .name", name)
        moments.append(shown(page))
    page.click("#pg-step")
    says(page, "#pg-step", "Step")
    says(page, "#pg-epoch b", "1")
    return moments


def shown(page):
    """All numbers that belong to a moment."""
    places = [".pg-words", ".pg-tag", "#pg-score", "#pg-ploss", "#pg-epoch b", "#pg-right", ".pg-curves text.train"]
    return [page.locator(place).all_text_contents() for place in places]


def again(page, name):
    page.locator(".pg-parts button", has_text=name).click()


def parts(page):
    return page.locator(".pg-parts p").all_text_contents()


def test_a_part_of_the_last_step_shows_its_moment_again(on_disk):
    page = on_disk()
    moments = step(page)
    rest, said = shown(page), parts(page)
    for name, moment in zip(NAMES, moments):
        again(page, name)
        says(page, ".pg-parts li.now .name", name)
        assert shown(page) == moment
        assert page.locator(".pg-parts .now button").get_attribute("aria-pressed") == "true"
    again(page, "Update")
    assert "→" in page.locator(".pg-tag").inner_text() and page.locator("#pg-epoch b").inner_text() == "1"
    again(page, "Update")
    assert page.locator(".pg-parts li.now").count() == 0
    assert shown(page) == rest and parts(page) == said
    assert page.troubles == []


def test_the_gradient_that_is_seen_again_gave_the_update(on_disk):
    page = on_disk()
    step(page)
    old, new = [float(word.replace("−", "-")) for word in parts(page)[3].split(" from ")[1].split(":")[0].split(" to ")]
    again(page, "Backward")
    gradient = float(page.locator(".pg-tag b").inner_text().replace("−", "-"))
    assert new == pytest.approx(old - 0.5 * gradient, abs=2e-3)


def test_a_moment_that_is_seen_again_is_called_this_step(on_disk):
    page = on_disk()
    page.locator(".pg-tile").nth(3).click()
    places = [".pg-story", ".pg-key-what"]
    page.click("[value=gradients]")
    assert all("points of the next step" in page.locator(place).inner_text() for place in places)
    step(page)
    again(page, "Backward")
    says(page, ".pg-parts li.now .name", "Backward")
    assert all("points of this step" in page.locator(place).inner_text() for place in places)


def test_a_step_after_a_look_back_goes_on_from_the_end(on_disk):
    page = on_disk()
    step(page)
    again(page, "Forward")
    page.click("#pg-step")
    says(page, ".pg-parts li.now .name", "Forward")
    assert page.locator("#pg-epoch b").inner_text() == "1"
    for _ in range(3):
        page.click("#pg-step")
    says(page, "#pg-epoch b", "2")


def test_in_training_the_parts_say_what_is_true_of_any_step(on_disk):
    page = on_disk()
    general = parts(page)
    again(page, "Backward")
    assert parts(page) != general
    page.click("#pg-train")
    page.wait_for_function("Number(document.querySelector('#pg-epoch b').textContent) > 2")
    assert parts(page) == general
    assert page.troubles == []


def test_when_p_moves_the_parts_say_what_is_true_of_any_step(opened):
    page = opened()
    general = parts(page)
    step(page)
    assert all(told != words for told, words in zip(parts(page), general))
    again(page, "Backward")
    page.locator(".pg-p").focus()
    page.keyboard.press("ArrowDown")
    says(page, "#pg-place", "(0.84, 0.58)")
    assert parts(page) == general
    assert page.locator(".pg-parts li.now").count() == 0 and page.locator("#pg-epoch b").inner_text() == "1"


def test_on_a_phone_the_network_and_the_part_are_seen_together(on_disk):
    page = on_disk(width=390)
    page.emulate_media(reduced_motion="reduce")
    for name in NAMES[:3]:
        page.click("#pg-step")
        says(page, ".pg-parts li.now .name", name)
        assert page.evaluate(SEEN, ".pg-net") and page.evaluate(SEEN, ".pg-parts li.now p")
        assert page.locator(".pg-parts li:visible").count() == 1
        assert page.evaluate(HIDDEN) == [], "the tag of the edge hides a number"
        tag, key = (page.locator(place).bounding_box() for place in (".pg-tag", ".pg-key"))
        assert tag["y"] + tag["height"] <= key["y"], "the tag of the edge lies on the key"
    page.evaluate("document.querySelector('.pg-map').scrollIntoView({ block: 'end' })")  # the part stays
    assert page.evaluate(SEEN, ".pg-parts li.now p")
    page.click("#pg-step")
    says(page, "#pg-epoch b", "1")
    assert page.locator(".pg-parts li:visible").count() == 4


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_nothing_moves_while_the_page_loads(visit, served, width):
    page = visit(f"{served}/{PAGE}", width=width)
    page.wait_for_selector(".pg[data-filled]")
    assert page.evaluate(SHIFT) <= 0.05


def test_nothing_moves_while_the_page_comes_in_parts(browser, served):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.route(f"**/{PAGE}", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(f"{served}/{PAGE}")
    text = (HTML / PAGE).read_text(encoding="utf-8")
    page.evaluate(WRITE, re.split("(?=<div class=.pg-(?:start|rate|network|side))", text))
    page.wait_for_selector(".pg[data-filled]")
    moved = page.evaluate(SHIFT)
    context.close()
    assert moved <= 0.05


def test_on_paper_is_what_was_set_and_what_came_of_it(on_disk):
    page = on_disk()
    page.emulate_media(media="print")
    controls = page.locator(".pg :is(button, input, select):not(.pg-tile, .pg-p, .pg-parts button):visible")
    assert controls.count() == 0 and page.locator(".pg-sentence").is_visible()


def test_without_scripts_a_sentence_says_what_is_missing(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{PAGE}")
    assert "needs JavaScript" in page.locator("noscript p").inner_text()
    assert page.locator("noscript a").get_attribute("href").endswith("10_training.html")
    assert page.locator(".pg button:visible, .pg canvas:visible").count() == 0
    context.close()

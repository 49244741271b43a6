"""Three classes in the playground, in Chromium: fields, probabilities, marks, losses that fit, and the code."""

import json

import pytest

from book.playground.desk import Desk
from tests.conftest import HTML
from tests.helpers.playground_page import IDLE, opener, reached, right, run_code, says

pytestmark = pytest.mark.browser
SHARES = ".pg-shares li > b:last-child"

# The class whose field has the color that is most like that of the map at a place.
NEAREST = """([x, y]) => {
    const canvas = document.querySelector(".pg-map canvas"), at = [x, y].map((share) => share * canvas.width);
    const pixel = canvas.getContext("2d").getImageData(...at, 1, 1).data, page = sgPlay.rgb(sgPlay.colors.page);
    const field = (k) => sgPlay.rgb(sgPlay.colors[`class-${k}`]).map((c, i) => page[i] + 0.45 * (c - page[i]));
    const far = [0, 1, 2].map((k) => Math.hypot(...field(k).map((c, i) => c - pixel[i])));
    return sgPlay.SHAPES[far.indexOf(Math.min(...far))];
}"""


def trained(page, epochs):
    page.click("#pg-train")
    reached(page, epochs)
    page.click("#pg-train")
    page.wait_for_function(IDLE)


def percents(page):
    return [int(text.removesuffix("%")) for text in page.locator(SHARES).all_inner_texts()]


def options(page):
    return page.locator("#pg-set-loss option").evaluate_all("(all) => all.map((one) => one.value)")


def test_bars_are_the_probabilities_of_the_engine_at_p(opened):
    page = opened("#preset=arms")
    desk = Desk()
    state = json.loads(desk.handle('{"do": "open", "link": "preset=arms"}'))
    assert percents(page) == [round(100 * share) for share in state["shares"]]
    page.locator(".pg-p").focus()
    page.keyboard.press("Shift+ArrowLeft")
    says(page, "#pg-place", "(0.10, 0.50)")
    shares = json.loads(desk.handle('{"do": "move", "x": 0.1, "y": 0.5}'))["shares"]
    assert percents(page) == [round(100 * share) for share in shares]
    label = page.locator(".pg-p").get_attribute("aria-label")
    assert f"probabilities: circle {percents(page)[0]}%, triangle {percents(page)[1]}%, square" in label


def test_a_tiny_loss_fits_its_box_on_a_phone(opened):
    page = opened("#preset=arms", width=390)
    page.evaluate("document.querySelector('.pg-loss p:last-child b').textContent = '3.0·10⁻¹²'")
    inside = """(b) => {
        const range = document.createRange();
        range.selectNodeContents(b);
        const [text, box] = [range, b.closest("p")].map((one) => one.getBoundingClientRect());
        return text.left >= box.left + 4 && text.right <= box.right - 4;
    }"""
    assert page.locator(".pg-loss p:last-child b").first.evaluate(inside)


def test_the_noise_of_each_preset_has_its_place_on_the_slider(opened):
    page = opened("#preset=arms")
    page.locator("#pg-settings").click()
    assert page.locator("#pg-set-noise").input_value() == "0.03"


def test_under_the_mouse_the_bars_say_what_the_map_shows(opened):
    page = opened("#preset=arms")
    trained(page, 40)
    before, classes = percents(page), set()
    box = page.locator(".pg-map").bounding_box()
    for x, y in ((0.1, 0.1), (0.5, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9), (0.5, 0.95)):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        place = page.evaluate(f"sgPlay.toPlane(sgPlay.scene.square, {x}, {y}).map(sgPlay.fixed)")
        says(page, "#pg-where", f"({', '.join(place)})")
        assert abs(sum(percents(page)) - 100) <= 1
        first = page.locator(".pg-shares .first > b").first.inner_text()
        classes.add(first)
        assert page.evaluate(NEAREST, [x, y]) == first or max(percents(page)) < 60  # pale near a border
    assert len(classes) >= 2
    page.mouse.move(0, 0)
    says(page, "#pg-where", "P")
    assert percents(page) == before


def test_p_takes_one_class_after_the_other(opened):
    page = opened("#data=arms")
    seen = []
    for _ in range(3):
        seen.append((page.locator("#pg-class").inner_text(), page.locator("#pg-target").inner_text()))
        state = page.evaluate("sgPlay.state.label")
        page.click("#pg-class")
        page.wait_for_function(f"sgPlay.state.label !== {state}")
    assert {(name.split()[-1], target) for name, target in seen} == {
        ("circle", "target 0"),
        ("triangle", "target 1"),
        ("square", "target 2"),
    }


def test_only_losses_that_fit_can_be_chosen_and_data_bring_their_own(opened):
    page = opened("#loss=mse&hidden=5")
    page.click("#pg-settings")
    assert options(page) == ["hinge", "logistic", "mse"]
    page.click(".pg-thumbs label:has-text('3 arms')")
    page.wait_for_function("location.hash.includes('data=arms')")
    assert options(page) == ["cross_entropy"] and page.locator("#pg-set-loss").is_disabled()
    says(page, "#pg-count", "33 parameters")
    assert page.locator(".pg-shares").is_visible() and page.locator(".pg-head .c").is_visible()
    page.click(".pg-thumbs label:has-text('XOR')")
    page.wait_for_function("location.hash.includes('data=xor')")
    assert options(page) == ["hinge", "logistic", "mse"] and page.locator("#pg-set-loss").input_value() == "mse"
    assert not page.locator(".pg-shares").is_visible() and page.locator("#pg-score").is_visible()
    assert page.troubles == []


def test_a_link_with_a_loss_that_does_not_fit_is_answered(opened):
    page = opened("#data=arms&loss=hinge")
    assert page.locator(".pg-note").inner_text() == "got loss=hinge with data=arms, expected cross_entropy"
    page.wait_for_function("location.hash === '#data=arms'")


@pytest.mark.parametrize("more", ["", "&batch=25", "&dropout=0.1&optimizer=rmsprop&lr=0.02&init=xavier"])
def test_code_of_three_classes_gives_the_numbers_of_the_page(opened, more):
    page = opened(f"#preset=arms{more}")
    trained(page, 5)
    run_code(page, "cross_entropy(scores, y_train)")
    assert page.troubles == []


def test_a_step_shows_three_scores_and_one_loss(opened):
    page = opened("#preset=arms")
    assert page.locator(".pg-name").all_inner_texts() == ["x₁", "x₂", "score₀", "score₁", "score₂"]
    assert page.locator(".pg-edges path.last").count() == 3
    page.emulate_media(reduced_motion="reduce")
    page.click("#pg-step")
    says(page, ".pg-parts li.now .name", "Forward")
    scores = page.locator(".pg-words > b:first-child").all_inner_texts()[-3:]
    assert f"leaves with the scores {', '.join(scores)}." in page.locator(".pg-parts li p").first.inner_text() or all(
        score == "·" for score in scores
    )
    page.click("#pg-step")
    assert "cross_entropy(scores, y)" in page.locator(".pg-parts li").nth(1).inner_text()
    page.click("#pg-step")
    page.click("#pg-step")
    reached(page, 1)
    assert "against what the optimizer keeps of its gradients" in page.locator(".pg-parts li").nth(3).inner_text()
    page.locator(".pg-tile").nth(-1).click()
    says(page, "#pg-inside-name", "Inside the neuron whose sum is score₂, the score of squares, at P")


def test_from_the_disk_three_arms_are_played(visit):
    page = opener(visit, HTML.as_uri())("?preset=arms")
    page.click("#pg-train")
    page.wait_for_function("document.querySelector('.pg-note').textContent.includes('recording ends')", timeout=60_000)
    assert right(page)[0] >= 98 and max(percents(page)) > 50
    assert page.locator(".pg-shares").is_visible() and page.troubles == []

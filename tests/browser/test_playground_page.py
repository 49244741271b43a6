"""What surrounds the training in the playground: links, the code, a page from the disk, and readers of every kind."""

import pytest

from book.playground.presets import PRESETS
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.conftest import HTML
from tests.helpers.live_cells import dressed
from tests.helpers.playground_page import IDLE, epoch, opener, reached, right, run_code, says

pytestmark = pytest.mark.browser


@pytest.fixture
def loaded(visit, served):
    """A page of its own, as a link from elsewhere loads it."""
    return opener(visit, served)


@pytest.fixture
def on_disk(visit):
    return opener(visit, HTML.as_uri())


@pytest.mark.parametrize("sign", ["#", "?"])
def test_link_restores_the_setting(opened, loaded, sign):
    page = {"#": opened, "?": loaded}[sign](f"{sign}preset=overfit&lr=0.03&hidden=5,6&loss=mse")
    assert page.locator("[data-preset=overfit]").get_attribute("aria-pressed") == "true"
    assert page.locator("#pg-lr-value").inner_text() == "0.03"
    assert page.locator(".pg-width span").all_inner_texts() == ["5", "6"]
    assert page.locator("#pg-set-loss").input_value() == "mse"
    assert "squared error loss" in page.locator(".pg-sentence b").all_inner_texts()
    page.click("text=Start at zero")
    page.wait_for_function("location.hash === '#preset=zero'")
    page.click("[aria-label='One neuron fewer in hidden layer 2']")
    page.wait_for_function("location.hash === '#preset=zero&hidden=4,3'")
    assert page.locator("#pg-count").inner_text() == "31 parameters"
    page.evaluate("location.hash = 'seed=7'")
    page.wait_for_function("document.querySelector('.pg-sentence').textContent.includes('Seed 7')")


def test_link_keeps_the_place_and_the_class_of_p(opened, loaded):
    page = opened()
    page.locator(".pg-p").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function("/^#p=[AB]1.04,0.62$/.test(location.hash)")
    page.click("#pg-class")
    kind = page.locator("#pg-class span").inner_text()
    page.wait_for_function(f"location.hash === '#p={'A' if kind == 'circle' else 'B'}1.04,0.62'")
    again = loaded(page.evaluate("location.hash"))
    assert (
        again.locator("#pg-place").inner_text() == "(1.04, 0.62)"
        and again.locator("#pg-class span").inner_text() == kind
    )
    assert again.locator(".pg-watch b").count() == 1  # P elsewhere is still the same experiment
    again.click("text=Start at zero")
    again.wait_for_function("location.hash === '#preset=zero'")
    assert again.locator("#pg-place").inner_text() == "(0.84, 0.62)"


def test_bad_link_says_what_was_expected(opened):
    page = opened("#lr=fast&data=spiral")
    assert page.locator(".pg-note").inner_text() == "got lr=fast, expected a number from 0.0001 to 10; it stays 0.5"
    assert page.locator(".pg-thumbs input:checked").get_attribute("value") == "spiral"


def test_code_of_the_page_gives_the_numbers_of_the_page(opened, capsys):
    page = opened("#batch=10")
    page.click("#pg-train")
    reached(page, 20)
    page.click("#pg-train")
    page.wait_for_function(IDLE)
    run_code(page, "optimizer.step()")
    assert f"{right(page)[0]}%" in capsys.readouterr().out


def test_code_gives_the_numbers_in_the_midst_of_an_epoch_too(opened):
    page = opened("#batch=10")
    for _ in range(3):
        page.evaluate("sgPlay.send({ do: 'step' })")
    page.wait_for_function("sgPlay.state.steps === 3")
    run_code(page, "range(3)")


def test_link_can_be_copied_and_nothing_moves(opened):
    page = opened("#seed=5")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#pg-copy").scroll_into_view_if_needed()
    place = page.locator(".pg-map").bounding_box()
    page.click("#pg-copy")
    says(page, "#pg-copy", "Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#seed=5")
    assert page.locator("#pg-status").inner_text() == "Link copied."
    assert page.locator(".pg-map").bounding_box() == place
    says(page, "#pg-copy", "Copy link")


def test_where_a_page_may_not_copy_it_says_where_the_link_is(opened):
    page = opened("#seed=5")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.click("#pg-copy")
    page.wait_for_function("document.querySelector('.pg-note').textContent.includes('in the address bar')")


def test_a_part_of_the_step_can_be_seen_again(opened):
    page = opened()
    page.click(".pg-parts button:has-text('Backward')")
    says(page, ".pg-parts li.now .name", "Backward")
    assert page.locator(".pg-net.grads .marker").count() == 1
    page.click(".pg-parts button:has-text('Backward')")
    assert page.locator(".pg-parts li.now").count() == 0 and epoch(page) == 0


@pytest.mark.parametrize("preset", ["overfit", "arms"])
def test_accessible_in_every_state(opened, preset):
    page = opened(f"#preset={preset}")
    page.click("#pg-settings")
    page.click("#pg-show")
    page.locator(".pg-tile").nth(5).click()
    page.click("[value=gradients]")
    page.add_script_tag(path=AXE)
    for theme, width in dressed(page):
        assert page.evaluate(VIOLATIONS) == [], (theme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (theme, width)
    assert page.troubles == []


def test_from_the_disk_it_plays_recorded_runs_and_says_why(on_disk):
    page = on_disk()
    assert "make serve" in page.locator(".pg-disk").first.inner_text()
    page.click("#pg-train")
    reached(page, 169)
    page.wait_for_function(IDLE)
    assert min(right(page)) >= 95
    assert "The train loss is 0" in page.locator(".pg-note").inner_text()
    page.click("#pg-reset")
    says(page, "#pg-epoch b", "0")
    assert page.troubles == []


def test_from_the_disk_every_control_works_or_is_disabled(on_disk):
    page = on_disk()
    page.click("#pg-settings")
    usable = page.locator(".pg :is(button, input, select):enabled:visible").evaluate_all(
        "(all) => all.map((one) => one.id || one.className || one.textContent)"
    )
    presets = [preset.title for preset in PRESETS.values()]
    parts = ["1Forward", "2Loss", "3Backward", "4Update"]
    buttons = ["pg-copy", "pg-show", "pg-train", "pg-step", "pg-reset", "pg-settings", "weights", "gradients"]
    assert sorted(usable) == sorted([*presets, *parts, *buttons, *["pg-tile"] * 11])
    page.emulate_media(reduced_motion="reduce")
    for name in ("Forward", "Loss", "Backward"):
        page.click("#pg-step")
        says(page, ".pg-parts li.now .name", name)
    page.click("#pg-step")
    says(page, "#pg-epoch b", "1")
    page.locator(".pg-tile").nth(3).click()
    says(page, "#pg-inside-name", "Inside neuron h₁₂, at P")
    page.click("#pg-show")
    page.wait_for_function("document.querySelector('.pg-code pre').textContent.includes('for step in range(1)')")
    assert page.troubles == []


@pytest.mark.parametrize("width", [1280, 820, 700])
def test_the_controls_stay_where_they_are_whatever_the_preset(on_disk, width):
    page = on_disk(width=width)
    page.emulate_media(reduced_motion="reduce")
    places = []
    for preset in ("first", "zero", "dropout", "arms"):
        page.click(f"[data-preset={preset}]")
        page.wait_for_function(f"sgPlay.scene.preset === '{preset}'")
        places.append([page.locator(part).bounding_box()["y"] for part in (".pg-transport", ".pg-data", ".pg-network")])
    assert all(place == places[0] for place in places), places


def test_beside_the_map_there_is_no_hole(on_disk):
    page = on_disk(width=820)
    for preset, last in (("first", ".pg-at"), ("arms", ".pg-shares")):
        page.click(f"[data-preset={preset}]")
        page.wait_for_function(f"sgPlay.scene.preset === '{preset}'")
        picture, below = (page.locator(place).bounding_box() for place in (".pg-map", last))
        assert abs(picture["y"] + picture["height"] - below["y"] - below["height"]) <= 2
        curves = page.locator(".pg-curves svg").bounding_box()
        axis = page.locator(".pg-curves .axis").bounding_box()
        assert curves["height"] > 200 and axis["height"] > 0.8 * curves["height"]


def test_from_the_disk_links_lead_to_their_preset(on_disk):
    page = on_disk("?preset=overfit&l2=0.02")
    says(page, "#pg-count", "105 parameters")
    assert "needs Python" in page.locator(".pg-note").inner_text()
    page.click("#pg-train")
    page.wait_for_function("document.querySelector('.pg-note').textContent.includes('recording ends')", timeout=60_000)
    assert page.locator("#pg-step").is_disabled() and right(page) == [100, 85]
    page.click("text=Learning rate too high")
    says(page, "#pg-epoch b", "0")
    page.click("#pg-train")
    page.locator(".pg-diverged").wait_for()
    page.evaluate("location.hash = 'preset=zero'")
    says(page, "#pg-epoch b", "0")
    assert (
        page.locator("[data-preset=zero]").get_attribute("aria-pressed") == "true"
        and page.locator(".pg-note").inner_text() == ""
    )
    assert page.troubles == []

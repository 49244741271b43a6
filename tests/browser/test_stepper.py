"""The stepper in Chromium, driven by clicks and keys. Needs `make book` first; run with `make test-browser`."""

import re

import pytest

from scalargrad import Value
from scalargrad.figures import draw
from tests.figures.test_stepper import detour, diamond
from tests.helpers.figures import begin, box, node, numbers, spoken, words
from tests.helpers.graphs import expression

pytestmark = pytest.mark.browser


def test_at_rest_it_is_the_still_picture_and_one_button(figure):
    fig = figure(draw(expression()))
    assert not fig.locator(".controls").is_visible() and not fig.locator("picture").is_visible()
    assert fig.locator(".stage rect.frame").count() == 7
    assert numbers(fig, "L") == ["−8", "0"]
    assert fig.page.troubles == []


def test_forward_and_backward_by_clicks(figure):
    fig = begin(figure(draw(expression())))
    assert words(fig, ".count") == "7 / 14" and "forward pass is complete" in words(fig, ".why")
    step = fig.get_by_role("button", name="Step forward")
    step.click()
    assert words(fig, ".equation") == "L.grad = 1" and numbers(fig, "L") == ["−8", "1"]
    for _ in range(5):
        step.click()
    assert words(fig, ".head") == "Backward 6 of 7"
    assert words(fig, ".equation") == "a.grad += slope × e.grad = −3 × −2 = 6"
    assert words(fig, ".sum") == "so a.grad = 0 + 6 = 6"
    assert words(fig, ".why") == "e = a × b: when a moves by 1, e moves by b = −3."
    assert numbers(fig, "a") == ["2", "6"] and numbers(fig, "b") == ["−3", "0"]
    heard = "a grad plus equals slope times e grad: minus 3 times minus 2 equals 6. a grad is now 6."
    assert spoken(fig) == f"Backward step 6 of 7. {heard}"
    fig.get_by_role("button", name="Step back").click()
    assert numbers(fig, "a") == ["2", "0"]
    fig.get_by_role("button", name="First").click()
    assert numbers(fig, "a") == ["", ""] and "Nothing has been computed yet." in words(fig, ".equation")
    assert fig.page.troubles == []


def test_keys(figure):
    fig = begin(figure(draw(expression())))
    press = fig.page.keyboard.press
    for key, count in [("End", "14 / 14"), ("ArrowLeft", "13 / 14"), ("Home", "0 / 14"), ("ArrowRight", "1 / 14")]:
        press(key)
        assert words(fig, ".count") == count
    press("Tab"), press("Tab")
    assert fig.evaluate("(host) => host.shadowRoot.activeElement.type") == "range"
    press("ArrowRight")
    assert words(fig, ".count") == "2 / 14"
    assert fig.get_by_role("slider").get_attribute("aria-valuetext") == "Forward step 2 of 7"


def test_a_number_used_twice_is_seen_to_add_up(figure):
    fig = begin(figure(draw(diamond()[2])))
    seen = []
    for _ in range(5):
        fig.page.keyboard.press("ArrowRight")
        seen.append((numbers(fig, "b"), numbers(fig, "a")))
    assert seen[1] == (["2", "1", "", "1"], ["1", "", "", "0"])
    assert seen[2] == (["2", "1", "+ 1", "2"], ["1", "", "", "0"])
    assert seen[4] == (["2", "1", "+ 1", "2"], ["1", "2", "+ 2", "4"])
    assert words(fig, ".sum") == "so a.grad = 2 + 2 = 4"


def test_playing_overwrite(figure):
    fig = begin(figure(draw(diamond()[2], play="overwrite")))
    for _ in range(3):
        fig.page.keyboard.press("ArrowRight")
    assert words(fig, ".equation") == "b.grad = slope × c.grad = 1 × 1 = 1"
    assert words(fig, ".sum") == "b.grad was 1 and is now 1 ✓ should be 2"
    assert numbers(fig, "b") == ["2", "1", "= 1", "1"]
    assert node(fig, "b").locator(".struck .number").count() == 2  # the lost share and the wrong gradient
    fig.page.keyboard.press("End")
    assert words(fig, "table") == "✓ right ✗ overwrite c.grad 1 1 b.grad 2 ✗ 1 a.grad 4 ✗ 1"
    assert box(fig, "a").get_attribute("aria-label") == "a, input: data 1, grad 1, wrong, should be 4"


def test_playing_eager(figure):
    fig = begin(figure(draw(diamond()[2], play="eager")))
    fig.page.keyboard.press("End")
    assert numbers(fig, "a") == ["1", "1", "+ 1", "+ 2", "+ 2", "6"]
    assert words(fig, ".sum") == "so a.grad = 4 + 2 = 6 ✓ should be 4"
    assert words(fig, ".why").startswith("✗ b passes on all that it has again")
    fig.page.keyboard.press("ArrowLeft")
    assert node(fig, "a").locator(".wrong.struck .number").count() == 0


def test_playing_once(figure):
    fig = begin(figure(draw(detour()[3], play="once")))
    fig.page.keyboard.press("End")
    assert numbers(fig, "a") == ["2", "12", "+ 12", "+ 4", "28"] and numbers(fig, "b") == ["4", "6", "+ 4", "10"]
    assert words(fig, ".sum") == "so a.grad = 24 + 4 = 28 ✓ should be 44"
    assert words(fig, "table") == "✓ right ✗ once d.grad 1 1 c.grad 4 4 b.grad 10 10 a.grad 44 ✗ 28"
    fig.page.keyboard.press("ArrowLeft")
    assert words(fig, ".why") == "✗ b has had its turn: this comes too late, and nothing passes it on."


def test_once_says_where_it_makes_no_difference(figure):
    fig = begin(figure(draw(detour(swapped=True)[3], play="once")))
    fig.page.keyboard.press("End")
    assert words(fig, ".why") == "✓ No difference here: every node had all of its gradient when its turn came."


def test_play_stops_between_the_passes_and_is_silent(figure):
    fig = begin(figure(draw(Value(2.0, label="a") * Value(3.0, label="b"))))
    fig.page.emulate_media(reduced_motion="reduce")
    fig.get_by_role("button", name="First").click()
    fig.get_by_role("button", name="Play").click()
    assert "Start" in spoken(fig)
    fig.page.wait_for_function("() => document.querySelector('sg-stepper').position === 3", timeout=8000)
    fig.get_by_role("button", name="Play").wait_for(timeout=1000)
    assert spoken(fig).startswith("Forward step 3 of 3.")
    fig.page.keyboard.press("Space")
    fig.get_by_role("button", name="Pause").wait_for(timeout=1000)
    fig.page.keyboard.press("ArrowRight")
    fig.get_by_role("button", name="Play").wait_for(timeout=1000)


def test_the_controls_never_move(figure):
    for root in (expression(), diamond()[2]):
        fig = begin(figure(draw(root)))
        heights = set()
        fig.page.keyboard.press("Home")
        for _ in range(14):
            fig.page.keyboard.press("ArrowRight")
            heights.add(round(fig.locator(".controls").bounding_box()["y"]))
        assert len(heights) == 1


def test_without_gradients_it_steps_forward_only(figure):
    fig = begin(figure(draw(expression(), slopes=False, grads=False)))
    fig.page.keyboard.press("End")
    assert words(fig, ".count") == "7 / 7" and words(fig, ".equation") == "L = d × f = 4 × −2 = −8"
    box(fig, "a").click()
    assert words(fig, ".facts") == "a input data 2 parents none, it is a leaf"
    assert "backward" not in words(fig, ".scrub")


def test_for_the_ear_it_is_its_formula_its_nodes_and_its_buttons(figure):
    fig = begin(figure(draw(expression())))
    assert fig.locator(".figure").get_attribute("aria-label").endswith("L = d × f")
    tree = fig.locator(".figure").aria_snapshot()
    names = re.findall(r'button "([^"]*)"', tree)  # YAML puts quotes around a line with a colon
    assert [name.partition(",")[0] for name in names[:7]] == ["a", "b", "e", "c", "d", "f", "L"]
    assert names[7:] == ["First", "Step back", "Play", "Step forward"]
    assert "text: data" not in tree.partition("First")[0], "texts of the picture, which the names of the nodes say"

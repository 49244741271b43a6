"""Figures of many nodes, which are deflated: alive they are what they would be if written out, and at rest, too."""

import pytest

from scalargrad.figures import draw, html
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.figures.test_draw_deflated import TANGLES, logistic
from tests.figures.test_stepper import net
from tests.figures.test_stepper_payload import crowded
from tests.helpers.figures import begin, words, write_page

pytestmark = pytest.mark.browser

LOOK = """(host) => [...host.shadowRoot.querySelectorAll(".stage svg :is(path, rect, text, circle)")].map((mark) => {
    const { fill, stroke, opacity, display, strokeDasharray } = getComputedStyle(mark);
    return [mark.getAttribute("class"), mark.textContent, mark.getAttribute("d") ?? "", fill, stroke, opacity, display, strokeDasharray].join("|");
})"""


@pytest.mark.parametrize("root", [net(2, 4, 1), net(3, 4, 4, 1), logistic(), crowded(45)])
def test_the_same_as_if_it_was_written_out(figure, monkeypatch, root):
    drawing = draw(root)
    packed = figure(drawing)
    monkeypatch.setattr(html, "LIMIT", 10**6)
    plain = figure(drawing)
    assert packed.get_attribute("data-deflated") and not plain.get_attribute("data-deflated")
    for fig in (packed, plain):
        fig.page.emulate_media(reduced_motion="reduce")
        begin(fig)
    for key in ["Home", "ArrowRight", "End", "ArrowLeft"]:
        for fig in (packed, plain):
            fig.page.keyboard.press(key)
        assert packed.evaluate(LOOK) == plain.evaluate(LOOK)
        assert words(packed, ".strip") == words(plain, ".strip")
    assert packed.page.troubles == plain.page.troubles == []


def test_at_rest_it_has_its_numbers(figure):
    fig = figure(draw(net(3, 4, 4, 1)))
    fig.get_by_role("button", name="Step through").wait_for()
    assert "" not in fig.locator(".stage text.n:not(.gone)").all_text_contents()
    assert not fig.locator("picture").is_visible()


def test_whatever_its_length_it_is_inflated(figure):
    figures = figure(*map(draw, TANGLES)).page.locator("sg-stepper")
    assert (
        len({len(packed) % 5 for packed in figures.evaluate_all("(all) => all.map((one) => one.dataset.deflated)")})
        >= 3
    )
    for fig in figures.all():
        fig.get_by_role("button", name="Step through").wait_for()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible(figure, theme, width):
    fig = begin(figure(draw(logistic()), draw(net(2, 9, 1)), theme=theme, width=width))
    fig.page.add_script_tag(path=AXE)
    assert fig.page.evaluate(VIOLATIONS) == [] and fig.page.troubles == []


def test_without_scripts_there_is_the_overview(browser, tmp_path):
    drawing = draw(logistic())
    write_page(tmp_path / "page.html", [drawing])
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        picture = page.get_by_role("img", name=drawing.brief)
        assert picture.bounding_box()["height"] > 500 and page.locator("sg-stepper").bounding_box()["height"] < 1400


def test_a_picture_without_steps_comes_whole(figure):
    root = net(2, 9, 1)
    fig = figure(draw(root, mark_wrong={root: 5.0}))
    fig.page.wait_for_function("() => document.querySelector('picture img').naturalHeight > 1000")
    assert fig.page.troubles == []


TIPS = """(host) => [...host.shadowRoot.querySelectorAll("path.e")].map((path) => {
    const tip = path.nextElementSibling.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
    const length = path.getTotalLength();
    const [end, before] = [path.getPointAtLength(length), path.getPointAtLength(length - 1)];
    const along = (x, y) => (x - end.x) * (end.x - before.x) + (y - end.y) * (end.y - before.y);
    return [Math.hypot(tip[0] - end.x, tip[1] - end.y), along(tip[2], tip[3]), along(tip[4], tip[5])];
})"""


@pytest.mark.parametrize("root", [net(2, 3, 1), crowded(45)])  # one bent, one straight
def test_arrowheads_are_at_the_ends_of_their_lines(figure, root):
    tips = figure(draw(root)).evaluate(TIPS)
    assert tips and all(off < 0.5 and left < -4 and right < -4 for off, left, right in tips)

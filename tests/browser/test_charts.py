"""Charts in Chromium: a pointer moves sliders, keys do, too; on a phone everything fits and can be read."""

import pytest

from scalargrad.figures import Plot, Slider, Still, heat_map, rates, strip
from tests.helpers.figures import write_page

pytestmark = pytest.mark.browser
SMALLEST = """() => Math.min(...[...document.querySelectorAll("sg-slider")].flatMap(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll("svg text")].map((text) => {
        const plot = text.closest(".plots > svg");
        return parseFloat(getComputedStyle(text).fontSize) * plot.clientWidth / plot.viewBox.baseVal.width; })))"""
LOSSES = {0.01: [0.5, 0.6], 0.1: [0.2, 0.3], 1.0: [0.1, 2.0], 10.0: [float("nan"), 3.0]}


def plane(a, b):
    plot = Plot(x=(0, 4), y=(0, 4))
    plot.target(a, b)
    return f"at {a}, {b}", plot


@pytest.fixture
def opened(visit, tmp_path):
    def opened(*figures, **options):
        write_page(tmp_path / "page.html", figures)
        return visit(tmp_path / "page.html", **options)

    return opened


def said(page):
    return page.get_by_role("status").text_content()


def test_the_pointer_and_the_keys_move_the_same_sliders(opened):
    values = [0, 1, 2, 3, 4]
    page = opened(Slider({"a": values, "b": values}, plane, alt="Cross hairs in an empty plot.", pointer=True))
    box = page.locator(".plots > svg").bounding_box()
    across, down = box["width"] / 330, box["height"] / 262
    for a, b in ((0, 0), (3, 1), (4, 4)):
        page.mouse.move(box["x"] + (36 + 70 * a + 9) * across, box["y"] + (24 + 200 - 50 * b + 9) * down)
        assert said(page) == f"at {a}, {b}"
    page.get_by_label("a", exact=True).press("Home")
    assert said(page) == "at 0, 4" and page.troubles == []
    assert page.get_by_label("a", exact=True).get_attribute("aria-valuetext") == "0"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_fit_a_phone_and_can_be_read(opened, theme):
    alive = Slider(
        {"lr": list(LOSSES)}, lambda lr: (f"{lr}", rates(LOSSES, now=lr)), alt="Losses over rates.", pointer=True
    )
    still = [
        Still(strip({"a": [1, 2, 3]}, x_name="x"), alt="Three dots."),
        Still(heat_map([[1, 2]] * 9), alt="A table."),
    ]
    page = opened(alive, *still, theme=theme, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(SMALLEST) >= 10.95
    widths = page.locator(".sg-still img").evaluate_all("(all) => all.map((img) => img.clientWidth / img.naturalWidth)")
    assert min(widths) >= 1  # 11 px stay 11 px

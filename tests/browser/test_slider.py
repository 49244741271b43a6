"""The sliders of the built book in Chromium, from the disk: by keys and by pointer, wide and narrow, in both themes."""

import json
import re

import pytest

from tests.conftest import HTML, missing
from tests.helpers import sliders
from tests.helpers.live_cells import uncover

pytestmark = pytest.mark.browser
PAGES = [
    page for page in sorted((HTML / "notebooks").glob("*.html")) if "<sg-slider" in page.read_text(encoding="utf-8")
]
DATA = re.compile(r'<script type="application/json">(.*?)</script>', re.S)


def data(figure):
    return json.loads(figure.locator("script").text_content())


def says(figure):
    return sliders.says(data(figure))


def said(figure):
    return figure.locator("[role=status]").text_content().replace("\u2060", "")  # it keeps 1e-12 on one line


def first(visit, sliders, **options):
    """A page and its first figure with so many sliders."""
    for path in PAGES:
        figures = re.findall(r"<sg-slider.*?</sg-slider>", path.read_text(encoding="utf-8"), re.S)
        counts = [len(json.loads(DATA.search(figure)[1])["sliders"]) for figure in figures]
        if sliders in counts:
            page = visit(path, **options)
            uncover(page)
            figure = page.locator("sg-slider").nth(counts.index(sliders))
            assert len(data(figure)["sliders"]) == sliders
            figure.scroll_into_view_if_needed()
            return page, figure
    missing(f"no page has a figure with {sliders} sliders")


def test_the_book_has_sliders():
    if not (HTML / "index.html").exists():
        missing("there is no book in _build/html: run make book")
    assert len(PAGES) >= 5


def test_keys_move_a_slider(visit):
    page, figure = first(visit, 1)
    frames, slider = data(figure), figure.locator("input")
    slider.focus()
    assert said(figure) == says(figure)[frames["sliders"][0]["start"]]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert said(figure) == says(figure)[1]
    assert slider.get_attribute("aria-valuetext") == frames["sliders"][0]["values"][1]
    page.keyboard.press("End")
    assert said(figure) == says(figure)[-1]
    page.keyboard.press("ArrowLeft")
    assert said(figure) == says(figure)[-2]


def test_a_pointer_drags_a_slider(visit):
    page, figure = first(visit, 1)
    box = figure.locator("input").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 3, middle, steps=5)
    page.mouse.up()
    assert said(figure) == says(figure)[-1]
    page.mouse.click(box["x"] + 3, middle)
    assert said(figure) == says(figure)[0]


def test_two_sliders_move_apart(visit):
    _, figure = first(visit, 2)
    frames = data(figure)
    one, two = figure.locator("input").all()
    one.press("Home")
    two.press("End")
    assert said(figure) == says(figure)[len(frames["sliders"][1]["values"]) - 1]
    one.press("ArrowRight")
    assert said(figure) == says(figure)[2 * len(frames["sliders"][1]["values"]) - 1]


def test_a_finger_has_something_to_hit(visit):
    _, figure = first(visit, 2, width=390)
    assert all(slider.bounding_box()["height"] >= 40 for slider in figure.locator("input").all())


def test_the_theme_of_the_page_is_that_of_the_figure(visit):
    color = "(figure) => getComputedStyle(figure.shadowRoot.querySelector('.name')).fill"
    colors = [first(visit, 1, theme=theme)[1].evaluate(color) for theme in ("light", "dark")]
    assert colors == ["rgb(34, 40, 50)", "rgb(227, 233, 239)"]
    page, figure = first(visit, 1)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert figure.evaluate(color) == colors[1]


def test_output_that_comes_later_comes_to_life(visit):
    page, figure = first(visit, 1)
    markup = figure.evaluate("(figure) => figure.outerHTML")
    alive = page.evaluate(
        """(markup) => {
            const place = document.querySelector("main").appendChild(document.createElement("div"));
            place.innerHTML = markup;
            document.querySelector("main").append(place); // moved, as front ends do
            return place.querySelector("sg-slider").shadowRoot.querySelectorAll("input").length; }""",
        markup,
    )
    assert alive == 1 and page.troubles == []


def markup():
    return re.search(r"<sg-slider.*?</sg-slider>", PAGES[0].read_text(encoding="utf-8"), re.S)[0]


def test_a_dark_jupyterlab_brings_no_colors(browser):
    page = browser.new_page()
    page.set_content('<body data-jp-theme-light="false" style="color-scheme: dark"></body>')  # as JupyterLab 4.5 has it
    page.add_script_tag(path=HTML / "_static" / "figures.js")
    page.evaluate("(markup) => document.body.insertAdjacentHTML('beforeend', markup)", markup())
    page.locator("sg-slider input").press("End")
    assert said(page.locator("sg-slider")) == says(page.locator("sg-slider"))[-1]
    color = "getComputedStyle(document.querySelector('sg-slider').shadowRoot.querySelector('.name')).fill"
    assert page.evaluate(color) == "rgb(227, 233, 239)"
    page.evaluate("document.body.style.colorScheme = 'light'")
    assert page.evaluate(color) == "rgb(34, 40, 50)"
    page.close()


def test_a_figure_of_an_untrusted_notebook_stays_still_and_harms_no_other(browser):
    page = browser.new_page()
    untrusted = re.sub("<script.*</script>", "", markup(), flags=re.S)
    page.set_content(f'<body data-jp-theme-light="true">{untrusted}{markup()}</body>')
    for _ in range(2):  # a page may get the scripts twice
        page.add_script_tag(path=HTML / "_static" / "figures.js")
    alive = "[...document.querySelectorAll('sg-slider')].map((host) => host.shadowRoot !== null)"
    assert page.evaluate(alive) == [False, True]
    page.evaluate("(markup) => document.body.insertAdjacentHTML('beforeend', markup)", markup())
    assert page.evaluate(alive) == [False, True, True]
    page.close()


def test_without_scripts_there_is_a_still_picture(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGES[0].as_uri())
    image = page.locator("sg-slider img").first
    assert image.is_visible() and image.bounding_box()["height"] > 200
    assert len(image.get_attribute("alt")) > 20
    context.close()

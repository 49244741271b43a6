"""The stepper in its pages: axe-core, phone width, both themes, the chapters from the disk. Needs `make book` first."""

import pytest

from scalargrad import Value, total
from scalargrad.figures import draw
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.conftest import HTML
from tests.figures.test_stepper import diamond, net
from tests.figures.test_stepper_payload import crowded
from tests.helpers.figures import begin, numbers, words
from tests.helpers.graphs import expression
from tests.helpers.live_cells import uncover

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_accessible_in_each_state(figure, theme, width):
    fig = figure(draw(expression()), draw(diamond()[2], play="overwrite"), draw(net(2, 3, 1)), theme=theme, width=width)
    page = fig.page
    page.add_script_tag(path=AXE)
    assert page.evaluate(VIOLATIONS) == []
    for steps in page.locator("sg-stepper").all():
        begin(steps)
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
    assert page.evaluate(VIOLATIONS) == []
    for steps in page.locator("sg-stepper").all():
        steps.locator("[role=button][tabindex='0']").click()
        steps.locator("summary").click()
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate("""() => [...document.querySelectorAll("sg-stepper")].flatMap((host) =>
        [...host.shadowRoot.querySelectorAll(".buttons button, .close, summary")]
            .map((button) => Math.round(button.getBoundingClientRect().height)))""")
    assert min(sizes) >= 40
    assert page.troubles == []


def test_on_a_phone_the_picture_runs_down(figure):
    fig = figure(draw(expression()), width=390)
    assert int(fig.locator(".stage svg").get_attribute("width")) <= 358
    begin(fig)
    fig.page.keyboard.press("End")
    fig.page.set_viewport_size({"width": 1000, "height": 900})
    fig.page.wait_for_function(
        "() => +document.querySelector('sg-stepper').shadowRoot.querySelector('.stage svg').getAttribute('width') > 600"
    )
    assert numbers(fig, "a") == ["2", "6"] and words(fig, ".count") == "14 / 14"


SIGNS = """(host, part) => [...host.find(part).querySelectorAll(":is(path, circle, rect)[class]")]
    .filter((shape) => shape.checkVisibility())
    .map((shape) => [shape.classList[0], ...["d", "r", "rx"].map((name) => shape.getAttribute(name))].join(" "))"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_signs_of_the_key_are_those_of_the_picture(figure, width):
    x, w = Value(2.0, label="x"), Value(3.0, label="w", op="parameter")
    fig = begin(figure(draw(x * w * 4), width=width))
    fig.locator("summary").click()
    explained, drawn = (fig.evaluate(SIGNS, part) for part in (".legend", ".stage"))
    assert len(explained) == 7 and set(explained) <= set(drawn), "a sign of the key is not in the picture"
    assert "input" in words(fig, ".legend")
    fig = begin(figure(draw(w + w), width=width))
    fig.locator("summary").click()
    assert "input" not in words(fig, ".legend") and "parameter" in words(fig, ".legend")


def test_in_the_colors_of_the_system_the_signs_of_the_key_are_seen(figure):
    fig = begin(figure(draw(Value(2.0, label="x") * 4), theme="dark"))
    fig.page.emulate_media(forced_colors="active", color_scheme="dark")
    fig.locator("summary").click()
    leaf = fig.locator(".mark .leaf.right").evaluate("(leaf) => getComputedStyle(leaf).fill")
    assert leaf == fig.locator(".legend").evaluate("(legend) => getComputedStyle(legend).color")


def test_the_number_of_an_input_stands_on_one_line_on_a_phone(figure):
    fig = begin(figure(draw(expression()), width=390))
    fig.page.keyboard.press("Home")
    fig.page.keyboard.press("ArrowRight")
    assert words(fig, ".equation") == "a = 2"
    assert fig.locator(".equation").bounding_box()["height"] < 40
    fig.page.keyboard.press("End")
    while "L.grad = 1" not in words(fig, ".equation"):
        fig.page.keyboard.press("ArrowLeft")
    assert fig.locator(".equation").bounding_box()["height"] < 40


@pytest.mark.parametrize("width", [390, 1280])
def test_the_node_of_the_step_is_in_sight(figure, width):
    fig = figure(draw(crowded(30)), width=width)
    fig.page.emulate_media(reduced_motion="reduce")  # else it gets there later
    assert_in_sight(begin(fig), 20)


@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_so_among_the_cells_of_a_chapter(live, width):
    page = live("07_layer", width=width)
    page.set_viewport_size({"width": width, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_selector(".sg-live-page")
    assert_in_sight(begin(page.locator("sg-stepper").first), 12)


def assert_in_sight(fig, steps):
    """The node of each step is in the window, above the controls, and so are they."""
    where = """(host) => {
        const { group } = host.picture.boxOf(host.model.frames[host.position].node);
        const { top, bottom, left, right } = group.getBoundingClientRect();
        const foot = host.find(".foot").getBoundingClientRect();
        return [left >= 0, right <= innerWidth, top >= 0, bottom <= foot.top, foot.bottom <= innerHeight + 1];
    }"""
    for _ in range(steps):
        fig.page.keyboard.press("ArrowRight")
        assert fig.evaluate(where) == [True] * 5


def test_every_position_fits_the_boxes(figure):
    """The numbers of any position stay inside their boxes, and no word is covered."""
    for root in (net(2, 3, 1), total([Value(1.2345e-5 * i) * 3 for i in range(1, 4)])):
        fig = begin(figure(draw(root)))
        outside = fig.evaluate("""(host) => {
            const found = [];
            for (let i = 0; i <= host.model.last; i += 1) {
                host.go(i);
                for (const { group } of host.picture.boxes) {
                    const frame = group.querySelector(".frame").getBoundingClientRect();
                    for (const text of group.querySelectorAll(".number")) {
                        const { left, right, width } = text.getBoundingClientRect();
                        const out = left < frame.left - 1 || right > frame.right + 1;
                        if (width && out) found.push([i, text.textContent]);
                    }
                }
            }
            return found;
        }""")
        assert outside == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chapters_have_live_figures_from_the_disk(visit, theme):
    page = visit(HTML / "notebooks" / "04_topological_sort.html", theme)
    uncover(page)
    figures = page.locator("sg-stepper")
    assert figures.count() >= 3
    for fig in figures.all()[:2]:
        begin(fig)
        page.keyboard.press("End")
        assert "done" in words(fig, ".head")
    assert page.troubles == []


def test_new_output_comes_alive_by_itself(visit):
    page = visit(HTML / "notebooks" / "03_chain_rule.html")
    page.evaluate(
        "(html) => { document.querySelector('.bd-article h1').insertAdjacentHTML('afterend', html); }",
        draw(expression())._repr_html_(),
    )
    fig = begin(page.locator("sg-stepper").first)
    assert words(fig, ".count") == "7 / 14"

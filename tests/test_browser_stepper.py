"""The stepper in Chromium: driven by clicks and keys, on pages of the book from the disk and on small pages of its own.

Needs `make book` first; run with `make test-browser`.
"""

import pytest

from scalargrad import Value, total
from scalargrad._draw.notebook import script
from scalargrad.draw import draw
from tests.conftest import HTML
from tests.graphs import expression
from tests.test_browser import AXE, VIOLATIONS
from tests.test_stepper import diamond, net

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>
<meta name="viewport" content="width=device-width"><style>{tokens} body {{ margin: 16px; max-width: 688px; background: var(--sg-page) }}</style>
<script>document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"</script>
</head><body><main><h1 style="color: var(--sg-ink)">Figures</h1>{figures}</main><script>{script}</script></body></html>"""


@pytest.fixture
def figure(visit, tmp_path):
    """figure(drawing, …) opens a page with the drawings and gives the first live figure."""

    def figure(*drawings, **options):
        tokens = (HTML.parents[1] / "book" / "_static" / "tokens.css").read_text(encoding="utf-8")
        figures = "".join(drawing._repr_html_() for drawing in drawings)
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(tokens=tokens, figures=figures, script=script()), encoding="utf-8")
        page = visit(path, **options)
        return page.locator("sg-stepper").first

    return figure


def begin(figure):
    figure.get_by_role("button", name="Step through").click()
    return figure


def words(figure, part):
    return " ".join(figure.locator(part).inner_text().split())


def spoken(figure):
    return figure.get_by_role("status").text_content()


def box(figure, name):
    """What a click hits."""
    return figure.get_by_role("button", name=f"{name}, ")


def node(figure, name):
    """All that is drawn of a node."""
    return figure.locator(f'g.node:has(> [aria-label^="{name}, "])')


def numbers(figure, name):
    """The numbers in a box: data, a line for each use, gradient."""
    return [text.replace("\u2009", " ") for text in node(figure, name).locator("text.n").all_text_contents()]


def test_at_rest_it_is_the_still_picture_and_one_button(figure):
    fig = figure(draw(expression()))
    assert not fig.locator(".controls").is_visible() and not fig.locator("picture").is_visible()
    assert fig.locator(".stage rect.p").count() == 7
    assert numbers(fig, "L") == ["−8", "0"]
    assert fig.page.troubles == []


def test_forward_and_backward_by_clicks(figure):
    fig = begin(figure(draw(expression())))
    assert words(fig, ".count") == "7 / 14" and "forward pass is complete" in words(fig, ".why")
    step = fig.get_by_role("button", name="Forward")
    step.click()
    assert words(fig, ".equation") == "L.grad = 1" and numbers(fig, "L") == ["−8", "1"]
    for _ in range(5):
        step.click()
    assert words(fig, ".head") == "Backward 6 of 7"
    assert words(fig, ".equation") == "a.grad += slope × e.grad = −3 × −2 = 6"
    assert words(fig, ".sum") == "so a.grad = 0 + 6 = 6"
    assert words(fig, ".why") == "e = a × b: when a moves by 1, e moves by b = −3."
    assert numbers(fig, "a") == ["2", "6"] and numbers(fig, "b") == ["−3", "0"]
    assert spoken(fig) == "Backward step 6 of 7. a grad plus equals slope times e grad: minus 3 times minus 2 equals 6. a grad is now 6."
    fig.get_by_role("button", name="Back", exact=True).click()
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


def test_nodes_are_one_tab_stop_and_open_their_panel(figure):
    fig = begin(figure(draw(diamond()[2])))
    press = fig.page.keyboard.press
    press("End")
    assert fig.locator('.stage [tabindex="0"]').count() == 1
    box(fig, "a").focus()
    press("ArrowDown")
    assert fig.evaluate("(host) => host.shadowRoot.activeElement.getAttribute('aria-label')") == "b, sum: data 2, grad 2"
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
    assert node(fig, "b").locator("text.struck").count() == 2  # the lost share and the wrong gradient
    fig.page.keyboard.press("End")
    assert words(fig, "table") == "✓ right ✗ overwrite c.grad 1 1 b.grad 2 ✗ 1 a.grad 4 ✗ 1"
    assert "a, input: data 1, grad 1, wrong, should be 4" == box(fig, "a").get_attribute("aria-label")


def test_playing_eager(figure):
    fig = begin(figure(draw(diamond()[2], play="eager")))
    fig.page.keyboard.press("End")
    assert numbers(fig, "a") == ["1", "1", "+ 1", "+ 2", "+ 2", "6"]
    assert words(fig, ".sum") == "so a.grad = 4 + 2 = 6 ✓ should be 4"
    assert words(fig, ".why").startswith("✗ b passes on all that it has again")
    fig.page.keyboard.press("ArrowLeft")
    assert node(fig, "a").locator("text.x.struck").count() == 0


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
    fig.page.wait_for_function("() => +document.querySelector('sg-stepper').shadowRoot.querySelector('.stage svg').getAttribute('width') > 600")
    assert numbers(fig, "a") == ["2", "6"] and words(fig, ".count") == "14 / 14"


def test_without_gradients_it_steps_forward_only(figure):
    fig = begin(figure(draw(expression(), slopes=False, grads=False)))
    fig.page.keyboard.press("End")
    assert words(fig, ".count") == "7 / 7" and words(fig, ".equation") == "L = d × f = 4 × −2 = −8"
    box(fig, "a").click()
    assert words(fig, ".facts") == "a input data 2 parents none, it is a leaf"
    assert "backward" not in words(fig, ".scrub")


def test_every_position_fits_the_boxes(figure):
    """The numbers of any position stay inside their boxes, and no word is covered."""
    for root in (net(2, 3, 1), total([Value(1.2345e-5 * i) * 3 for i in range(1, 4)])):
        fig = begin(figure(draw(root)))
        outside = fig.evaluate("""(host) => {
            const found = [];
            for (let i = 0; i <= host.model.last; i += 1) {
                host.go(i);
                for (const { group } of host.picture.boxes) {
                    const frame = group.querySelector("rect.p").getBoundingClientRect();
                    for (const text of group.querySelectorAll("text.n")) {
                        const { left, right, width } = text.getBoundingClientRect();
                        if (width && (left < frame.left - 1 || right > frame.right + 1)) found.push([i, text.textContent]);
                    }
                }
            }
            return found;
        }""")
        assert outside == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chapters_have_live_figures_from_the_disk(visit, theme):
    page = visit(HTML / "notebooks" / "04_topological_sort.html", theme)
    figures = page.locator("sg-stepper")
    assert figures.count() >= 3
    for fig in figures.all()[:2]:
        begin(fig)
        page.keyboard.press("End")
        assert "done" in words(fig, ".head")
    assert page.troubles == []
    assert "data-sg-figures" not in page.content()


def test_new_output_comes_alive_by_itself(visit):
    page = visit(HTML / "notebooks" / "03_chain_rule.html")
    page.evaluate("(html) => { document.querySelector('.bd-article h1').insertAdjacentHTML('afterend', html); }", draw(expression())._repr_html_())
    fig = begin(page.locator("sg-stepper").first)
    assert words(fig, ".count") == "7 / 14"

"""The figure of attention in Chromium, driven by clicks and keys, in both themes, wide and narrow, on paper."""

import pytest

from scalargrad.figures import AttentionStepper
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.helpers.attention import OUTCOMES, WORD, attention
from tests.helpers.figures import spoken, words, write_page

pytestmark = pytest.mark.browser


def word(**options):
    return AttentionStepper(*attention(), outcomes=OUTCOMES, goes=[*WORD[1:], "end"], **options)


def short():
    letters, heads, chances = attention(letters=list("abcde"), heads=1, size=4, forbidden={(3, 2)})
    return AttentionStepper(letters, heads, chances, outcomes=OUTCOMES, start=3)


@pytest.fixture
def shown(visit, tmp_path):
    """shown(figure, …) opens a page with the figures and gives the first."""

    def shown(*figures, **options):
        write_page(tmp_path / "page.html", figures)
        return visit(tmp_path / "page.html", **options).locator("sg-attention").first

    return shown


def at(figure):
    return words(figure, ".count").partition(" ")[0]


def row(figure, name):
    """The numbers of a row, scores or weights, in the order of the letters."""
    tops = figure.evaluate("(host) => host.grid")
    return figure.evaluate(
        """(host, [top, high]) => [...host.shadowRoot.querySelectorAll(".stage g > text.number.mid")]
            .filter((text) => text.getAttribute("y") > top && text.getAttribute("y") < top + high)
            .map((text) => text.textContent)""",
        [tops[name], 22],
    )


def test_it_begins_with_the_weights_of_a_letter_and_steps_on(shown):
    figure = shown(word(start=7, first=1))
    data = word().data["heads"][1]
    assert words(figure, ".head") == "Letter 8 of 13, s · step 3 of 5: softmax" and at(figure) == "38"
    assert row(figure, "weights") == data["weights"][7].split()
    told = data["told"][7]
    best = data["weights"][7].split()[told["best"]]
    assert words(figure, ".equation") == f"weight of {WORD[told['best']]} = e0 ÷ sum = 1 ÷ {told['total']} ≈ {best}"
    figure.get_by_role("button", name="Step forward").click()
    assert words(figure, ".head").endswith("step 4 of 5: weighted sum")
    assert words(figure, ".equation").endswith(f"≈ {told['sum']}")
    figure.get_by_role("button", name="Step forward").click()
    assert f"This word goes on with a: {word().data['next'][7]['chance']}." in words(figure, ".why")
    figure.get_by_role("button", name="Step forward").click()
    assert words(figure, ".head") == "Letter 9 of 13, a · step 1 of 5: query"
    assert row(figure, "scores") == [] and row(figure, "weights") == []
    figure.get_by_role("button", name="Step forward").click()
    assert row(figure, "scores") == data["scores"][8].split() and row(figure, "weights") == []
    assert spoken(figure).startswith("Letter 9 of 13, a, step 2 of 5: scores. key of")
    figure.get_by_role("button", name="First").click()
    assert at(figure) == "1" and "not known yet" in figure.locator(".stage svg").text_content()
    assert figure.page.troubles == []


def test_keys(shown):
    figure = shown(word())
    figure.locator("[role=button][tabindex='0']").focus()
    press = figure.page.keyboard.press
    for key, place in [
        ("Home", 1), ("ArrowRight", 2), ("PageDown", 7), ("PageDown", 12), ("ArrowLeft", 11), ("PageUp", 6),
        ("PageUp", 1), ("PageUp", 1), ("ArrowLeft", 1), ("End", 65), ("ArrowRight", 65), ("PageDown", 65),
    ]:  # fmt: skip
        press(key)
        assert at(figure) == str(place), key
    for key in ("Home", "ArrowRight", "ArrowDown", "ArrowDown", "Enter"):
        press(key)
    assert at(figure) == "12"  # the same step of the letter that was chosen
    focused = "(host) => host.shadowRoot.activeElement.getAttribute('aria-label')"
    assert figure.evaluate(focused) == "u"
    figure.locator("input").focus()
    press("PageDown")
    press("ArrowRight")
    assert at(figure) == "18"
    assert figure.locator("input").get_attribute("aria-valuetext").startswith("Letter 4 of 13, o")


def test_a_letter_is_tapped_and_a_head_is_chosen(shown):
    figure = shown(word(start=2))
    data = word().data["heads"]
    figure.get_by_role("button", name="r, not written yet").click()
    assert words(figure, ".head").startswith("Letter 11 of 13, r · step 3")
    assert row(figure, "weights") == data[0]["weights"][10].split()
    two = figure.get_by_role("button", name="head 2")
    two.click()
    assert row(figure, "weights") == data[1]["weights"][10].split()
    assert two.get_attribute("aria-pressed") == "true" and "head 2" in figure.locator(".stage svg").text_content()
    assert shown(short()).locator(".heads").count() == 0


def test_it_plays_and_is_silent_while_it_does(shown):
    figure = shown(short())
    figure.locator("[role=button][tabindex='0']").focus()
    press = figure.page.keyboard.press
    press("End"), press("ArrowLeft"), press("ArrowLeft")
    heard = spoken(figure)
    press("Space")
    assert at(figure) == "24" and spoken(figure) == heard
    figure.page.wait_for_function("() => document.querySelector('sg-attention').position === 24", timeout=8000)
    figure.get_by_role("button", name="Play").wait_for(timeout=2000)
    assert spoken(figure).startswith("Letter 5 of 5, e, step 5 of 5")
    press("Home"), press("Space"), press("ArrowRight")
    figure.get_by_role("button", name="Play").wait_for(timeout=2000)


def test_a_glance_that_is_forbidden_is_crossed_out(shown):
    figure = shown(short())
    assert figure.get_by_role("button", name="c, may not be looked at").count() == 1
    assert figure.locator(".arc.cut").count() == 1 and figure.locator(".forbidden").count() == 5  # matrix, legend
    assert len(row(figure, "weights")) == 3


def test_nothing_moves_from_step_to_step(shown):
    for figure in (shown(word()), shown(short(), width=390)):
        heights = figure.evaluate("""(host) => {
            const found = new Set();
            for (host.model.chosen of host.model.heads.keys()) for (let i = 0; i <= host.model.last; i += 1) {
                host.go(i);
                found.add(host.getBoundingClientRect().height);
            }
            return [...found];
        }""")
        assert len(heights) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_accessible_in_each_step(shown, theme, width):
    figure = shown(word(start=7), short(), theme=theme, width=width)
    page = figure.page
    page.add_script_tag(path=AXE)
    for step in range(5):
        assert page.evaluate(VIOLATIONS) == [], step
        for one in page.locator("sg-attention").all():
            one.evaluate("(host) => host.move(host.position + 1)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate("""() => [...document.querySelectorAll("sg-attention")].flatMap((host) =>
        [...host.shadowRoot.querySelectorAll("button")].map((button) => button.getBoundingClientRect().height))""")
    assert min(sizes) >= 38
    assert page.troubles == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_all_texts_are_inside_and_large_enough(shown, width):
    figure = shown(word(start=12), width=width)
    found = figure.evaluate("""(host) => {
        const svg = host.shadowRoot.querySelector(".stage svg"), room = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].filter((text) => {
            const own = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
            const out = own.right > room.right + 1 || own.left < room.left - 1 || own.bottom > room.bottom + 1;
            return own.width && (out || size < 11);
        }).map((text) => text.textContent);
    }""")
    assert found == []
    assert figure.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_and_on_paper_there_is_the_whole_matrix(browser, shown, tmp_path):
    figure = shown(word())
    assert not figure.locator("img").is_visible()
    figure.page.emulate_media(media="print")
    assert figure.locator("img").is_visible() and not figure.locator(".figure").is_visible()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.locator("sg-attention img").is_visible()
    assert page.locator("sg-attention img").get_attribute("alt") == word().alt
    context.close()

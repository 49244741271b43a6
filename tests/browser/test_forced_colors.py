"""The book in the colors of the system, as a contrast theme of Windows sets them: form alone says what is chosen.

Needs `make book` first and a browser: `make test-browser`.
"""

import pytest

from tests.conftest import HTML

pytestmark = pytest.mark.browser
GROUND = "(element) => getComputedStyle(element).backgroundColor"
FRAME = "(element) => ['Style', 'Width'].map((of) => getComputedStyle(element)['outline' + of]).join(' ')"
INK = "(element) => getComputedStyle(element).color"
SHAPE = "(icon) => getComputedStyle(icon, '::before').borderTopColor"


@pytest.fixture
def forced(visit):
    """forced(path) opens a page and takes its colors away."""

    def forced(path):
        page = visit(HTML / path)
        page.emulate_media(forced_colors="active")
        return page

    return forced


def test_what_is_chosen_in_the_playground_is_filled(forced):
    page = forced("book/pages/playground.html")
    chosen, *others = (page.locator(f".pg-presets [aria-pressed={state}]").first for state in ("true", "false"))
    assert chosen.evaluate(GROUND) != others[0].evaluate(GROUND)
    grounds = page.locator(".pg-switch button").evaluate_all(f"(both) => both.map({GROUND})")
    assert len(set(grounds)) == 2


def test_data_and_neurons_have_a_frame_without_shadows(forced):
    page = forced("book/pages/playground.html")
    page.wait_for_selector(".pg-tile")
    assert page.locator(".pg-tile").first.evaluate(FRAME) == "solid 1px"
    assert page.locator(".pg-thumbs :checked ~ canvas").evaluate(FRAME) == "solid 3px"
    assert page.locator(".pg-thumbs :not(:checked) ~ canvas").first.evaluate(FRAME) == "solid 1px"


def test_the_sign_of_a_step_stays_a_triangle(forced):
    page = forced("book/pages/playground.html")
    assert page.locator("#pg-step i").evaluate(SHAPE) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_part_of_a_step_and_the_sign_of_training_can_be_seen(visit, theme):
    page = visit(HTML / "book/pages/playground.html", theme)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.click("#pg-step:enabled")
    name = page.locator(".pg-parts li.now .name")
    name.wait_for()
    assert name.evaluate(INK) != page.locator("body").evaluate(GROUND)
    assert page.locator("#pg-train i").evaluate(INK) == page.locator("#pg-train span").evaluate(INK)

"""The box "Continue my dinosaur" in its chapter: alive over HTTP, from the disk it stands still."""

import pytest

from tests.browser.test_pages import AXE, VIOLATIONS
from tests.conftest import HTML, missing

pytestmark = pytest.mark.browser
PAGE = HTML / "notebooks" / "24_gpt.html"
LOADED = 60_000  # ms: Python, on a machine that does something else, too


@pytest.fixture
def box(live):
    """box(…) opens the chapter and gives the box."""
    if not PAGE.exists() or "sg-dino-start" not in PAGE.read_text(encoding="utf-8"):
        missing("chapter 24 has no box in _build/html: run make book")

    def box(**options):
        page = live("24_gpt", **options)
        page.wait_for_selector(".sg-dino-finish:enabled")
        return page.locator(".sg-dino")

    return box


def bars(box):
    return box.locator(".sg-dino-bars li").all_inner_texts()


def names(box):
    return [text.split()[0] for text in box.locator(".sg-dino-names li").all_text_contents()]


def answered(box, was):
    """Wait until there are other names."""
    box.page.wait_for_function(
        """(was) => document.querySelector(".sg-dino-names").textContent !== was""", arg=was, timeout=LOADED
    )


def test_the_page_and_the_first_press_say_the_same_and_so_does_the_next_visit(box):
    told = []
    for _ in range(2):
        one = box()
        first, shown = names(one), bars(one)
        assert len(first) == 8 and all(name.startswith("archo") for name in first) and len(shown) == 6
        one.locator(".sg-dino-start").fill("archo")
        one.locator(".sg-dino-start").press("Enter")
        one.page.wait_for_function("document.querySelector('.sg-dino-said').textContent", timeout=LOADED)
        assert names(one) == first and bars(one) == shown, "Python of the page and of the book disagree"
        was = one.locator(".sg-dino-names").text_content()
        one.locator(".sg-dino-finish").click()
        answered(one, was)
        told.append(names(one))
        assert one.page.troubles == []
    assert told[0] == told[1] != first


def test_letters_temperature_next_and_clear(box):
    one = box()
    field, heat = one.locator(".sg-dino-start"), one.locator(".sg-dino-heat")
    field.fill("Tyranno5-SAU")
    assert field.input_value() == "tyrannosau"
    one.page.wait_for_function(
        """() => document.querySelector(".sg-dino-bars").textContent.startsWith("Next letter after …osau")""",
        timeout=LOADED,
    )
    assert bars(one)[0].split()[0] == "r"
    heat.press("Home")
    one.page.wait_for_function("() => document.querySelector('.sg-dino-bars output').textContent === '1.00'")
    assert "Cold" in one.locator(".sg-dino-note").text_content()
    one.locator(".sg-dino-next").click()
    one.page.wait_for_function("() => document.querySelector('.sg-dino-start').value === 'tyrannosaur'")
    field.fill("abcdefghijklmn")
    assert one.locator(".sg-dino-next").is_disabled()
    one.locator(".sg-dino-clear").click()
    one.page.wait_for_function("() => document.querySelector('.sg-dino-bars').textContent.includes('after the start')")
    assert field.input_value() == "" and one.page.troubles == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_accessible_and_no_wider_than_the_page(box, theme, width):
    one = box(theme=theme, width=width)
    one.page.add_script_tag(path=AXE)
    assert one.page.evaluate(VIOLATIONS, {"part": ".sg-dino"}) == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    assert min(button.bounding_box()["height"] for button in one.locator("button").all()) >= 40


def test_from_the_disk_it_shows_what_python_said_and_how_to_go_on(visit):
    if not PAGE.exists():
        missing("there is no chapter 24 in _build/html: run make book")
    page = visit(PAGE)
    one = page.locator(".sg-dino")
    assert len(names(one)) == 8 and len(bars(one)) == 6
    assert one.locator(".sg-dino-finish").is_disabled()
    assert "make serve" in one.locator(".sg-dino-note").text_content() and page.troubles == []

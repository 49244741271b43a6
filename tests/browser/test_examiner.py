"""The page that checks an engine: the ready examples, what is right, what never ends, what is no Python."""

import pytest

from book.examiner import source
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.conftest import HTML, missing

pytestmark = pytest.mark.browser

PAGE = "book/pages/examiner.html"
MISTAKES = {
    "lecture": {
        "The gradients of the middle are not cleared before a second backward",
        "tanh goes through exp and overflows",
        "The sort calls itself, so the depth of a graph is limited",
    },
    "overwrite": {"The gradient is set, not added to"},
    "at_once": {"A node passes its gradient on before all of it has arrived"},
    "too_soon": {"Each node goes once, but does not wait for all that use it"},
    "right": set(),
}


@pytest.fixture
def opened(visit):
    def opened(home, **how):
        if not (HTML / PAGE).exists():
            missing("the examiner is not in the book: it belongs into _toc.yml")
        page = visit(f"{home}/{PAGE}", **how)
        page.wait_for_function("['idle', 'disk'].includes(document.querySelector('.ex').dataset.state)")
        return page

    return opened


def check(page, source):
    """Put a text into the editor, and check it."""
    page.click(".ex .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    page.keyboard.press("Control+Enter")


def wait(page, found=".ex-report .sg-exam-verdict"):
    page.wait_for_selector(found, timeout=240_000)


def names(page):
    return set(page.locator(".sg-exam-names li > span:first-child").all_inner_texts())


def test_each_example_is_called_by_the_name_of_its_mistake(opened, served):
    page = opened(served)
    for example, mistakes in MISTAKES.items():
        page.click(f"[data-example={example}]")
        wait(page)
        assert names(page) == mistakes, example
    assert "Nothing to mend." in page.locator(".ex-report .sg-exam-verdict").inner_text()
    assert page.evaluate("document.activeElement.matches('.sg-exam-verdict')")
    assert "Done." in page.locator("#ex-live").inner_text()
    assert page.troubles == []


def test_a_file_of_the_reader_is_loaded_and_checked(opened, served, tmp_path):
    page = opened(served)
    mine = tmp_path / "mine.py"
    mine.write_text(source("overwrite"), encoding="utf-8")
    with page.expect_file_chooser() as asked:
        page.click("#ex-load")
    asked.value.set_files(mine)
    page.wait_for_function("document.querySelector('.ex .cm-content').textContent.includes('class Value')")
    page.click("#ex-check")
    wait(page)
    assert names(page) == MISTAKES["overwrite"]
    assert "a sum of 500 terms" in page.locator(".ex-report").inner_html()


LOOP = """
from scalargrad import Value as Right

class Value(Right):
    __slots__ = ()

    def tanh(self):
        while True:
            pass
"""


def test_an_endless_loop_ends_and_the_other_probes_go_on(opened, served):
    page = opened(served)
    page.evaluate("sgExam.limit = 4000")
    check(page, LOOP)
    wait(page)
    assert "never ends" in page.locator(".sg-exam-tag").all_inner_texts()
    page.evaluate("sgExam.limit = 2000")
    check(page, "while True:\n    pass\n")
    wait(page, ".ex-stop:not([hidden])")
    assert "does not come to its end" in page.locator(".ex-stop").inner_text()


def test_a_text_that_is_no_engine_is_told_with_its_line(opened, served):
    page = opened(served)
    check(page, "class Value:\n    def __add__(self, other)\n        pass\n")
    wait(page, ".ex-stop:not([hidden])")
    assert "Line 2: SyntaxError, expected ':'" in page.locator(".ex-stop").inner_text()
    assert page.locator(".ex-hit").count() == 1
    check(page, "class Node:\n    pass\n")
    page.wait_for_function("document.querySelector('.ex-stop').textContent.includes('There is no class Value')")
    page.click("#ex-clear")
    page.click("#ex-check")
    assert page.locator("#ex-status").inner_text() == "nothing to check yet"
    assert page.troubles == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_disk_the_reports_are_there_and_everybody_can_read_them(opened, theme, width):
    page = opened(HTML.as_uri(), theme=theme, width=width)
    page.add_script_tag(path=AXE)
    for example, mistakes in MISTAKES.items():
        page.click(f"[data-example={example}]")
        wait(page, f"[data-example={example}][aria-pressed=true] >> xpath=/ancestor::section >> .sg-exam-verdict")
        page.wait_for_function(f"document.querySelectorAll('.sg-exam-names li').length === {len(mistakes)}")
        page.evaluate("document.querySelectorAll('.ex details').forEach((one) => { one.open = true; })")
        assert names(page) == mistakes
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(VIOLATIONS) == []
    assert not page.locator("#ex-check").is_visible() and page.troubles == []

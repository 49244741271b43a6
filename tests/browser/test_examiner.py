"""The page that checks an engine: the ready examples, what is right, what never ends, what is no Python."""

import pytest

from book.examiner import source
from tests.browser.test_look import SHIFTS
from tests.browser.test_pages import AXE, LOOKS, STILL, VIOLATIONS
from tests.conftest import HTML, missing
from tests.helpers.live_cells import SETTLED, dress

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


SEEN = "(all) => all.filter((one) => one.checkVisibility() && one.offsetHeight > 1).map((one) => one.className)"
# Each check starts a Python of its own, which is quicker where another one is there already.
KEEP = "window.kept = new Worker(new URL('worker.js', sgExam.here), { type: 'module' })"


def open_page(visit, home):
    if not (HTML / PAGE).exists():
        missing("the examiner is not in the book: it belongs into _toc.yml")
    page = visit(f"{home}/{PAGE}")
    page.wait_for_function("['idle', 'disk'].includes(document.querySelector('.ex').dataset.state)")
    return page


@pytest.fixture(scope="module")
def online(kept_visit, served):
    page = open_page(kept_visit, served)
    page.evaluate(KEEP)
    yield page
    page.close()


@pytest.fixture
def opened(online):
    """The page over HTTP, the same for all tests: each finds it idle and empty, and with its limit as it comes."""
    if online.locator(".ex").get_attribute("data-state") == "busy":
        online.click("#ex-check")
    online.click("#ex-clear")
    online.evaluate("sgExam.limit = 10_000")
    online.troubles = []
    return online


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


def test_each_example_is_called_by_the_name_of_its_mistake(opened):
    page = opened
    for example, mistakes in MISTAKES.items():
        page.click(f"[data-example={example}]")
        wait(page)
        assert names(page) == mistakes, example
    assert "Nothing to mend." in page.locator(".ex-report .sg-exam-verdict").inner_text()
    assert page.evaluate("document.activeElement.matches('.sg-exam-verdict')")
    assert "Done." in page.locator("#ex-live").inner_text()
    assert page.troubles == []


def test_the_report_moves_nothing_that_is_seen(opened):
    page = opened
    page.set_viewport_size({"width": 1280, "height": 1100})  # what is below the report is seen
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(SHIFTS)
    page.click("[data-example=overwrite]")
    page.wait_for_timeout(600)  # what moves at a click is no surprise
    page.evaluate("shifted.length = 0")
    wait(page)
    page.wait_for_timeout(200)
    assert sum(value for value, *_ in page.evaluate("shifted")) <= 0.05, page.evaluate("shifted")


def test_on_paper_are_text_and_report_and_no_controls(opened):
    page = opened
    assert page.locator("h1 + p.sg-question").inner_text().startswith("What does your Value get wrong")
    page.emulate_media(media="print")
    assert page.locator(".ex > *").evaluate_all(SEEN) == []
    page.emulate_media(media="screen")
    page.click("[data-example=overwrite]")
    wait(page)
    page.emulate_media(media="print")
    assert page.locator(".ex > *").evaluate_all(SEEN) == ["ex-box", "ex-report"]
    assert page.locator(".ex button:visible").count() == 0
    page.emulate_media(media="screen")


def test_a_file_of_the_reader_is_loaded_and_checked(opened, tmp_path):
    page = opened
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

    def log(self):  # one probe asks for it
        while True:
            pass
"""


def test_an_endless_loop_ends_and_the_other_probes_go_on(opened):
    page = opened
    page.evaluate("sgExam.limit = 6000")
    check(page, LOOP)
    wait(page, ".ex-progress .fails")
    page.evaluate("sgExam.limit = 30_000")  # the report takes a while, on a busy machine
    wait(page)
    assert page.locator(".sg-exam-tag").all_inner_texts() == ["never ends"]
    page.evaluate("sgExam.limit = 2000")
    check(page, "while True:\n    pass\n")
    wait(page, ".ex-stop:not([hidden])")
    assert "does not come to its end" in page.locator(".ex-stop").inner_text()


def test_a_text_that_is_no_engine_is_told_with_its_line(opened):
    page = opened
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


def test_from_the_disk_nothing_invites_to_what_cannot_be_done(visit):
    page = open_page(visit, HTML.as_uri())
    assert page.locator(".ex > *").evaluate_all(SEEN) == ["ex-tries", "ex-disk"]
    page.click("[data-example=right]")
    wait(page)
    assert page.locator(".ex > *").evaluate_all(SEEN) == ["ex-tries", "ex-box", "ex-disk", "ex-report"]
    assert page.locator("#ex-check").is_hidden()


def test_without_scripts_there_is_only_what_they_are_needed_for(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((HTML / PAGE).as_uri())
    assert page.locator(".ex > :visible").count() == 1 and page.locator(".ex button:visible").count() == 0
    assert "needs JavaScript" in page.locator(".ex > noscript p").inner_text()
    context.close()


def test_from_the_disk_the_reports_are_there_and_everybody_can_read_them(visit):
    page = open_page(visit, HTML.as_uri())
    page.add_script_tag(path=AXE)
    page.add_style_tag(content=STILL)
    for example, mistakes in MISTAKES.items():
        page.click(f"[data-example={example}]")
        wait(page, f"[data-example={example}][aria-pressed=true] >> xpath=/ancestor::section >> .sg-exam-verdict")
        page.wait_for_function(f"document.querySelectorAll('.sg-exam-names li').length === {len(mistakes)}")
        page.evaluate("document.querySelectorAll('.ex details').forEach((one) => { one.open = true; })")
        assert names(page) == mistakes
        for theme, width, checks in LOOKS:
            dress(page, theme, width)
            page.wait_for_function(SETTLED)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (example, width)
            found = [page.evaluate(VIOLATIONS, {"part": ".ex", **check}) for check in checks]
            assert found == [[]] * len(checks), (example, theme, width)
    assert not page.locator("#ex-check").is_visible() and page.troubles == []

"""Exercises checked in the page, in Chromium over HTTP. Needs `make book` first and a browser: `make test-browser`."""

import pytest

from scalargrad.exercises.chapter_03 import GRADIENTS
from scalargrad.exercises.chapter_04 import BACKWARDS, ORDERS
from tests.browser.test_pages import AXE, VIOLATIONS
from tests.helpers.live_cells import dressed, wait_for
from tests.helpers.notebooks import NOTEBOOKS

pytestmark = pytest.mark.browser

OVERWRITTEN = """def gradient(node, root):
    found = 1.0 if node is root else 0.0
    for parent, slope in zip(root.parents, root.slopes):
        found = slope * gradient(node, parent) or found
    return found

"""


@pytest.fixture
def exercise(booted):
    """exercise(number) gives the page of an exercise; its cell is page.cell, a locator."""

    def exercise(number):
        page = booted(next(name for name in NOTEBOOKS if name.startswith(f"{number.split('.')[0]:0>2}_")))
        page.number, page.cell = number, page.locator(f"#ex-{number.replace('.', '-')} div.cell.sg-live").first
        return page

    return exercise


def check(page, code, state):
    """Replace the code of the exercise, its check() apart, and press the main button."""
    call = page.cell.locator(".cell_input pre").text_content().rstrip().splitlines()[-1]
    page.cell.locator(".cell_input").click()
    page.cell.locator(".cm-content").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(f"from scalargrad.exercises import check\n{code}{call}")
    page.cell.locator(".sg-live-run").click()
    wait_for(page, page.cell.element_handle(), state)


def solution(page):
    """The code of the solution, as far as its check()."""
    code = page.locator(f"#ex-{page.number.replace('.', '-')} .sg-solution .cell_input pre").first.text_content()
    return code.partition("check(")[0]


def cases(page):
    """For each case: right or wrong, code, what came, and, of a wrong one, what should come."""
    rows = page.cell.locator(".sg-verdict-cases li")
    return [
        (
            row.get_attribute("data-verdict"),
            *row.locator("code, .sg-verdict-came, .sg-verdict-should").all_inner_texts(),
        )
        for row in rows.all()
    ]


def status(page):
    return page.cell.locator(".sg-live-status").inner_text()


def main_button(page):
    return page.cell.locator(".sg-live-face").inner_text().strip()


def head(page):
    return page.cell.locator(".sg-verdict-head strong").inner_text()


def test_what_is_printed_in_the_book_is_styled_like_what_runs(exercise):
    page = exercise("4.4")
    assert page.cell.locator(".sg-verdict").get_attribute("data-verdict") == "todo"
    assert head(page) == "No answer yet"
    right = page.locator("#ex-4-4 .sg-solution .sg-verdict")
    assert right.get_attribute("data-verdict") == "right"
    assert right.locator("li").count() == len(BACKWARDS)
    assert page.locator(".sg-verdict-offer").count() == 0


def test_a_wrong_answer_names_the_mistake_and_shows_the_cases(exercise):
    page = exercise("3.3")
    assert main_button(page) == "Check"
    check(page, OVERWRITTEN, "wrong")
    assert head(page) == "You kept the last path only"
    assert "Overwritten instead of added." in page.cell.locator(".sg-verdict").inner_text()
    assert status(page) == f"3 of {len(GRADIENTS)}"
    assert cases(page)[:6] == [
        ("right", "gradient(y, y)", "1"),
        ("wrong", "gradient(a, y)", "36", "should be 135"),
        ("right", "gradient(a, z)", "0"),
        ("right", "gradient(a, Value(3.0))", "0"),
        ("wrong", "gradient(e, y)", "12", "should be 21"),
        ("wrong", "gradient(h, h - h * h * h)", "-0.25", "should be 0.25"),
    ]
    assert "e = a * a" in page.cell.locator(".sg-verdict-given").inner_text()
    assert page.cell.locator(".cell_output pre").count() == 0
    assert page.cell.locator(".sg-live-compare").count() == 0
    assert "You kept the last path only" in page.locator(".visually-hidden[role=status]").inner_text()
    assert page.troubles == []


def test_after_the_second_wrong_try_the_solution_is_offered(exercise):
    page = exercise("3.4")
    offer = page.cell.locator(".sg-verdict-offer")
    check(page, "count_paths = lambda node, root: 1\n", "wrong")
    assert offer.count() == 0
    check(page, "count_paths = lambda node, root: 5\n", "wrong")
    assert offer.inner_text() == "Look at the solution"
    offer.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#ex-3-4 .sg-solution[open] > summary') !== null")
    assert page.troubles == []


def test_a_right_answer_says_why_and_offers_the_solution(exercise):
    page = exercise("4.4")
    check(page, solution(page), "right")
    assert [sign for sign, *_ in cases(page)] == ["right"] * len(BACKWARDS)
    assert status(page) == "{0} of {0}".format(len(BACKWARDS))
    assert head(page) == "Right"
    assert main_button(page) == "Check again"
    page.cell.locator(".sg-verdict-offer", has_text="Compare with the solution").click()
    assert page.locator("#ex-4-4 .sg-solution[open]").count() == 1
    assert page.troubles == []


def test_code_that_stops_is_not_counted_and_its_line_is_marked(exercise):
    page = exercise("4.3")
    for _ in range(2):
        check(page, "def order(root):\n    return slop\n\n", "error")
    assert head(page) == "NameError: name 'slop' is not defined"
    assert "stopped in line 3, before it could be checked" in page.cell.locator(".sg-verdict").inner_text()
    assert status(page) == "line 3"
    assert page.cell.locator(".sg-live-marked").evaluate("(box) => box.style.getPropertyValue('--sg-live-line')") == "3"
    assert page.cell.locator(".sg-verdict-cases, .sg-verdict-offer").count() == 0
    check(page, "order = slop\n", "error")
    assert page.cell.locator(".sg-live-headline").inner_text() == "NameError: name 'slop' is not defined"
    assert "stopped before it could be checked" in page.cell.locator(".sg-live-note").inner_text()


def test_an_error_in_one_case_stands_there(exercise):
    page = exercise("4.3")
    code = "from scalargrad import topological_order\ndef order(root):\n    root.op == '*' and 1 / 0\n"
    check(page, f"{code}    return topological_order(root)\n\n", "error")
    signs = [sign for sign, *_ in cases(page)]
    assert len(signs) == len(ORDERS)
    products = [1, 2, 3, 8, 11, 12]  # whose result is made by `*`
    assert [place for place, sign in enumerate(signs) if sign == "wrong"] == products
    assert cases(page)[1][2] == "ZeroDivisionError: division by zero, line 4"


def test_a_number_gets_a_sentence_and_what_else_is_printed_stays_text(exercise):
    page = exercise("4.2")
    check(page, "answer = 36\nprint('mine')\n", "wrong")
    assert page.cell.locator(".output pre").inner_text() == "mine\n"
    assert head(page) == "b passed on its gradient twice"
    assert status(page) == "not yet"
    assert cases(page) == []
    page.cell.locator(".sg-live-reset").click()
    assert head(page) == "No answer yet"
    assert page.cell.locator(".output pre").count() == 0


def test_several_checks_of_a_cell_are_all_shown_and_the_worst_counts(exercise):
    page = exercise("4.2")
    check(page, "check('4.2', 24)\nprint('between')\nanswer = 36\n", "wrong")
    kinds = page.cell.locator(".sg-verdict").evaluate_all("(all) => all.map((one) => one.dataset.verdict)")
    assert kinds == ["right", "wrong"]
    assert page.cell.locator(".cell_output").inner_text().split("between")[0].startswith("✓")
    assert status(page) == "not yet"


def test_a_stub_is_to_do(exercise):
    page = exercise("4.4")
    check(page, "def backward(root):\n    ...\n\n", "todo")
    assert head(page) == "No answer yet"
    assert status(page) == "to do"
    assert cases(page) == []
    assert main_button(page) == "Check"


def test_verdicts_are_accessible(exercise):
    page = exercise("3.3")
    page.add_script_tag(path=AXE)
    for code, kind in [(OVERWRITTEN, "wrong"), (solution(page), "right")]:
        check(page, code, kind)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        for theme, width in dressed(page):
            assert page.evaluate(VIOLATIONS, {"part": "#ex-3-3"}) == [], (kind, theme, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, theme, width)
    assert page.troubles == []

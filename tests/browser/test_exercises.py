"""Exercises checked in the page, in Chromium over HTTP. Needs `make book` first and a browser: `make test-browser`."""

import pytest

from tests.browser.test_pages import AXE, VIOLATIONS
from tests.helpers.notebooks import NOTEBOOKS, code_cells

pytestmark = pytest.mark.browser

READY = 60_000  # milliseconds: Python starts, on a machine that does something else, too
OVERWRITTEN = """def gradient(node, root):
    found = 1.0 if node is root else 0.0
    for parent, slope in zip(root.parents, root.slopes):
        found = slope * gradient(node, parent) or found
    return found

"""


@pytest.fixture
def exercise(visit, served):
    """exercise(number, theme, width) opens the page of an exercise; its cell is page.cell, a locator."""

    def exercise(number, theme="light", width=1280):
        name = next(name for name in NOTEBOOKS if name.startswith(f"{number.split('.')[0]:0>2}_"))
        page = visit(f"{served}/notebooks/{name}.html", theme, width)
        page.wait_for_selector(".sg-live-page")
        page.name, page.number = name, number
        page.cell = page.locator(f"#ex-{number.replace('.', '-')} div.cell.sg-live").first
        return page

    return exercise


def check(page, code, state):
    """Replace the code of the exercise, its check() apart, and press the main button."""
    call = next(cell.source for cell in code_cells(NOTEBOOKS[page.name]) if f'check("{page.number}"' in cell.source)
    page.cell.locator(".cell_input").click()
    page.cell.locator(".cm-content").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(f"from scalargrad.exercises import check\n{code}{call.splitlines()[-1]}")
    page.cell.locator(".sg-live-run").click()
    page.wait_for_function(
        "([cell, state]) => cell.dataset.state === state", arg=[page.cell.element_handle(), state], timeout=READY
    )


def solution(page):
    """The code of the solution, as far as its check()."""
    code = page.locator(f"#ex-{page.number.replace('.', '-')} .sg-solution .cell_input pre").first.text_content()
    return code.partition("check(")[0]


def cases(page):
    """For each case: right or wrong, code, what came, and, of a wrong one, what should come."""
    rows = page.cell.locator(".sg-verdict-cases li")
    return [
        (
            row.get_attribute("class").removeprefix("sg-verdict-"),
            *row.locator(".sg-verdict-code, .sg-verdict-came, .sg-verdict-should").all_inner_texts(),
        )
        for row in rows.all()
    ]


def status(page):
    return page.cell.locator(".sg-live-status").inner_text()


def main_button(page):
    return page.cell.locator(".sg-live-face").inner_text().strip()


def test_a_wrong_answer_names_the_mistake_and_shows_the_cases(exercise):
    page = exercise("3.3")
    assert main_button(page) == "Check"
    check(page, OVERWRITTEN, "wrong")
    assert page.cell.locator(".sg-live-headline").inner_text() == "You kept the last path only"
    assert "Overwritten instead of added." in page.cell.locator(".sg-verdict").inner_text()
    assert status(page) == "2 of 3"
    assert cases(page) == [
        ("wrong", "gradient(a, y)", "36", "should be 135"),
        ("right", "gradient(y, y)", "1"),
        ("right", "gradient(a, z)", "0"),
    ]
    assert "e = a * a" in page.cell.locator(".sg-verdict-given").inner_text()
    assert page.cell.locator(".cell_output pre:visible").count() == 0
    assert page.cell.locator(".sg-live-compare").count() == 0
    assert "You kept the last path only" in page.locator(".visually-hidden[role=status]").inner_text()
    assert page.troubles == []


def test_after_the_second_wrong_try_the_solution_is_offered(exercise):
    page = exercise("3.3")
    offer = page.cell.locator(".sg-verdict-offer")
    check(page, OVERWRITTEN, "wrong")
    assert offer.count() == 0
    check(page, "gradient = lambda node, root: 5.0\n", "wrong")
    assert offer.inner_text() == "Look at the solution"
    offer.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#ex-3-3 .sg-solution[open] > summary') !== null")
    assert page.troubles == []


@pytest.mark.parametrize("number", ["4.4", "7.3"])
def test_a_right_answer_says_why_and_offers_the_solution(exercise, number):
    page = exercise(number)
    check(page, "from scalargrad import dot\n" + solution(page), "right")
    found = cases(page)
    assert found and {sign for sign, *_ in found} == {"right"}
    assert status(page) == f"{len(found)} of {len(found)}"
    assert page.cell.locator(".sg-live-headline").inner_text() == "Right"
    assert main_button(page) == "Check again"
    page.cell.locator(".sg-verdict-offer", has_text="Compare with the solution").click()
    assert page.locator(f"#ex-{number.replace('.', '-')} .sg-solution[open]").count() == 1
    assert page.troubles == []


def test_code_that_stops_is_not_counted_and_its_line_is_marked(exercise):
    page = exercise("4.3")
    for _ in range(2):
        check(page, "def order(root):\n    return slop\n\n", "error")
    assert page.cell.locator(".sg-live-headline").inner_text() == "NameError: name 'slop' is not defined"
    assert "stopped before it could be checked" in page.cell.locator(".sg-verdict").inner_text()
    assert status(page) == "line 3"
    assert page.cell.locator(".sg-live-marked").evaluate("(box) => box.style.getPropertyValue('--sg-live-line')") == "3"
    assert page.cell.locator(".sg-verdict-cases, .sg-verdict-offer").count() == 0
    check(page, "order = slop\n", "error")
    assert page.cell.locator(".sg-live-headline").inner_text() == "NameError: name 'slop' is not defined"
    assert "stopped before it could be checked" in page.cell.locator(".sg-live-note").inner_text()


def test_an_error_in_one_case_stands_there(exercise):
    page = exercise("1.4")
    check(
        page,
        "def formula(root):\n    return f\"({root.parents[0].label} {root.op} {root.parents[1].label})\" if root.op != '*' else 1 / 0\n\n",
        "error",
    )
    assert [sign for sign, *_ in cases(page)] == ["wrong", "right", "wrong", "wrong"]
    assert cases(page)[0][2] == "ZeroDivisionError: division by zero, line 3"


def test_a_number_gets_a_sentence_and_what_else_is_printed_stays_text(exercise):
    page = exercise("4.2")
    check(page, "answer = 36\nprint('mine')\n", "wrong")
    assert page.cell.locator(".output pre:visible").inner_text() == "mine\n"
    assert page.cell.locator(".sg-live-headline").inner_text() == "b passed on its gradient twice"
    assert status(page) == "not yet"
    assert cases(page) == []
    page.cell.locator("button", has_text="Reset").click()
    assert page.cell.locator(".sg-verdict").count() == 0
    assert "no answer yet" in page.cell.locator(".output pre:visible").inner_text()


def test_a_stub_is_to_do(exercise):
    page = exercise("8.4")
    check(page, "def tent(x):\n    ...\n\n", "todo")
    assert "no answer yet" in page.cell.locator(".output pre:visible").inner_text()
    assert status(page) == "to do"
    assert cases(page) == []
    assert main_button(page) == "Check"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_verdicts_are_accessible(exercise, theme, width):
    page = exercise("3.3", theme, width)
    check(page, OVERWRITTEN, "wrong")
    check(page, OVERWRITTEN.replace("or", "or "), "wrong")
    page.add_script_tag(path=AXE)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    check(page, solution(page), "right")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate(VIOLATIONS) == []
    assert page.troubles == []

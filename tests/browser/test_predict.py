"""Predict boxes in Chromium. Needs `make book` first and a browser: `make test-browser`."""

import pytest

from tests.conftest import HTML

pytestmark = pytest.mark.browser


class Box:
    """The first box of chapter 4, whose third answer is right, with what it covers."""

    def __init__(self, page):
        self.page = page
        self.box = page.locator(".predict").first
        self.answers = self.box.locator(".sg-answer")
        self.output = page.locator(".cell_output.sg-veiled").first
        self.words = page.locator("p.sg-veiled").first

    @property
    def said(self):
        return self.box.locator("[role=status]").inner_text()

    @property
    def is_open(self):
        return self.output.is_visible() and self.words.is_visible()

    @property
    def pressed(self):
        return [answer.inner_text() for answer in self.answers.all() if answer.get_attribute("aria-pressed") == "true"]


@pytest.fixture
def predict(visit):
    return Box(visit(HTML / "notebooks" / "04_topological_sort.html"))


def test_output_and_the_words_about_it_are_covered_until_an_answer_is_chosen(predict):
    assert not predict.output.is_visible() and not predict.words.is_visible()
    predict.box.locator(".sg-answers").dispatch_event("click")
    assert not predict.is_open, "a click between the answers is no answer"
    predict.answers.nth(1).click()
    assert predict.is_open
    assert predict.output.locator(".sg-predicted").inner_text() == "You predicted 4; right is 6."
    assert predict.said == "You predicted 4; right is 6."
    assert predict.box.locator(".sg-right").inner_text() == "6"
    predict.answers.nth(0).click(force=True)
    assert predict.pressed == ["4"], "the first answer counts"


def test_a_right_prediction_hears_so(predict):
    predict.answers.nth(2).click()
    assert predict.said == "You predicted 6, and that is right."


def test_by_keyboard_the_focus_stays(predict):
    predict.answers.first.focus()
    predict.page.keyboard.press("Tab")
    predict.page.keyboard.press("Enter")
    assert predict.is_open
    assert predict.page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


def test_show_me_opens_without_a_prediction_and_says_what_is_right(predict):
    output = predict.output.element_handle()
    predict.page.locator(".sg-show").first.click()
    assert predict.is_open and predict.pressed == []
    assert predict.said == "Shown without a prediction; right is 6."
    assert predict.output.locator(".sg-predicted").count() == 0
    assert output.evaluate("(output) => output === document.activeElement")


def test_a_prediction_is_kept_until_it_is_taken_back(predict):
    predict.answers.nth(0).click()
    predict.page.reload()
    assert predict.is_open and predict.pressed == ["2"]
    assert predict.output.locator(".sg-predicted").inner_text() == "You predicted 2; right is 6."
    predict.box.get_by_role("button", name="Predict again").click()
    assert not predict.output.is_visible() and not predict.words.is_visible()
    assert predict.said == "Choose first; then look at the output." and predict.pressed == []
    predict.page.reload()
    assert not predict.output.is_visible(), "it was forgotten"
    assert predict.page.troubles == []


def test_a_covered_picture_whose_code_is_folded_leaves_no_empty_cell(visit):
    page = visit(HTML / "notebooks" / "08_mlp.html")
    folded = page.locator("div.cell:has(> .sg-veiled):has(> details.hide)").first
    assert not folded.is_visible()
    box = page.locator(".predict").filter(has_text="The same network, the same 300 steps")
    box.locator(".sg-answer").first.click()
    assert folded.locator(".cell_output").is_visible()

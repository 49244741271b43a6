"""Slips of the pen: right answers in quotes, as a tuple of one, rounded, in another order, or to another exercise."""

import numpy as np
import pytest

from scalargrad import Value
from scalargrad.exercises import judge
from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value
from tests.exercises.test_exercises import FUNCTIONS


@pytest.mark.parametrize("number", FUNCTIONS)
@pytest.mark.parametrize("answer", [["a"], None, 0.125, "order"])
def test_an_answer_that_is_no_function_is_told_so(number, answer):
    assert (judge(number, answer).kind, judge(number, answer).mistake) == ("wrong", "no function")


@pytest.mark.parametrize(
    "number, answer, slip",
    [
        ("4.2", "24", "in quotes"),
        ("4.2", (24,), "of one"),
        ("4.2", [24.0], "of one"),
        ("4.2", None, "is None"),
        ("1.2", "[3, 4]", "in quotes"),
        ("1.2", "3, 4", "in quotes"),
        ("1.3", [6, 4, 8], "other order"),
        ("1.3", (8, 6, 4), "other order"),
        ("1.3", [6, 4, 7], "other"),
        ("2.3", "1e-8", "in quotes"),
        ("2.3", (1e-8,), "of one"),
        ("2.3", None, "is None"),
        ("2.3", "small", "power"),
        ("1.1", (2 * Value(-3.0) + 10,), "of one"),
        ("1.1", (2 * Value(3.0) + 10,), "list"),
        ("9.1", [1.5, 0.6, 0], "other order"),
    ],
)
def test_a_slip_of_the_pen_is_named(number, answer, slip):
    verdict = judge(number, answer)
    assert (verdict.kind, verdict.mistake) == ("wrong", slip)


PI = 3.14159265
EXACT = by_value(PI, [], other="no.", praise="yes.")
ALONE = by_value([2.0], [], other="no.", praise="yes.")
TEXT = by_value("up", [], other="no.", praise="yes.")
SMALL = by_value([0.00098765, 0.5], [], other="no.", praise="yes.")


@pytest.mark.parametrize("answer", [3.14, 3.142, 3.1416 + 1e-3, 3.141, np.float64(3.14)])
def test_a_number_of_few_digits_is_no_right_answer(answer):
    expected = "other" if answer == 3.1416 + 1e-3 else "few digits"
    assert EXACT.diagnose(answer) == expected


@pytest.mark.parametrize("answer", [3.1416, 3.14159, PI])
def test_a_number_of_five_digits_is_right(answer):
    assert EXACT.diagnose(answer) is None


@pytest.mark.parametrize("answer", [3, 3.15, 3.0, -3.14, float("nan"), float("inf"), 10.0])
def test_another_number_is_not_called_rounded(answer):
    assert EXACT.diagnose(answer) == "other"


@pytest.mark.parametrize(
    "answer, mistake",
    [
        ([0.00098765, 0.5], None),
        ([0.000988, 0.5], "few digits"),
        ([0.001, 0.5], "few digits"),
        ([0.000988, 0.4], "other"),
        ([0.0009, 0.5], "few digits"),
        ([0.0, 0.5], "other"),
        ([0.5, 0.00098765], "other order"),
        ([[0.5], 0.00098765], "form"),
    ],
)
def test_small_numbers_need_their_digits_too(answer, mistake):
    assert SMALL.diagnose(answer) == mistake


@pytest.mark.parametrize("answer, mistake", [((2,), None), (2.0, "not of one"), ([[2.0]], "of one"), (3.0, "form")])
def test_a_tuple_of_one_needs_its_comma(answer, mistake):
    assert ALONE.diagnose(answer) == mistake


@pytest.mark.parametrize(
    "answer, mistake", [("up", None), ("'up'", "two quotes"), (repr("'up'"), "other"), (("up",), "of one")]
)
def test_a_text_needs_no_quotes_of_its_own(answer, mistake):
    assert TEXT.diagnose(answer) == mistake


def test_what_a_function_gives_may_have_slips_too():
    tries = [Case("half(5.0)", 2.5), Case("half(1.0)", 0.5)]
    half = by_cases("half", tries, mistakes={"other": "no."}, praise="yes.")
    wrong = {"in quotes": "2.5", "of one": (2.5,), "return": None, "other": 2.4}
    for mistake, given in wrong.items():
        assert half.diagnose(half.cases.run(lambda x, given=given: given)) == mistake
    assert half.diagnose(half.cases.run(lambda x: np.float32(x) / 2)) is None


def test_a_case_that_has_its_own_word_for_another_order_keeps_it():
    tries = [Case("both()", [1, 2]), Case("both()[::-1]", [3, 2], other="backwards")]
    both = by_cases("both", tries, mistakes={"other": "no.", "backwards": "turn it."}, praise="yes.")
    assert both.diagnose(both.cases.run(lambda: [2, 1])) == "other order"
    assert both.diagnose(both.cases.run(lambda: [1, 2])) == "backwards"
    assert both.diagnose(both.cases.run(lambda: [3, 1])) == "other"


def test_the_answer_of_a_neighbor_is_called_by_its_number():
    def order(root):
        return FUNCTIONS["4.3"](root)

    assert judge("4.4", order).sentence == "that answers 4.3; this is 4.4."
    assert judge("1.2", [4, 6, 8]).sentence == "that answers 1.3; this is 1.2."
    assert judge("1.3", np.array([3, 4])).mistake == "neighbor"
    assert judge("1.4", [3, 4]).mistake == "neighbor"


def test_a_mistake_with_a_name_keeps_it_and_so_does_a_neighbor_that_is_wrong():
    def order(root):
        raise KeyError(root)

    assert judge("4.4", order).kind == "error"
    assert judge("3.1", 1.0).mistake == "mistake 1"


@pytest.mark.parametrize("error", [ValueError, ValueError("does not fit")])
def test_an_error_that_is_given_back_is_no_error_that_is_raised(error):
    verdict = judge("20.2", lambda n, k, s, p: (n + 2 * p - k) // s + 1 if n + 2 * p >= k else error)
    assert (verdict.kind, verdict.mistake) == ("wrong", "error returned")
    assert "ValueError, returned" in str(verdict) or "does not fit, returned" in str(verdict)

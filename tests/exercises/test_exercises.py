"""Every exercise knows its right answer and names every wrong one that it promises to name."""

from fractions import Fraction
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

import scalargrad.exercises
from scalargrad import Value
from scalargrad.exercises import check, find, judge
from tests.helpers.verdicts import assert_both_say_the_same

CHAPTERS = sorted(path.stem for path in Path(scalargrad.exercises.__file__).parent.glob("chapter_*.py"))


def cases():
    """(number, answer, name of the mistake or None) for all exercises: from plain values, or from tests/answers."""
    for chapter in CHAPTERS:
        answers = import_module(f"tests.exercises.answers.{chapter}")
        for number, exercise in import_module(f"scalargrad.exercises.{chapter}").EXERCISES.items():
            right = answers.RIGHT[number] if exercise.right is None else exercise.right
            wrong = (
                answers.WRONG[number].items()
                if exercise.right is None
                else [(name, answer) for answer, name in exercise.wrong]
            )
            yield number, right, None
            yield from [(number, answer, name) for name, answer in wrong]


ALL = list(cases())
NUMBERS = sorted({number for number, _, _ in ALL})
FUNCTIONS = {number: right for number, right, mistake in ALL if mistake is None and find(number).cases}


@pytest.mark.parametrize("number, answer, mistake", ALL)
def test_answer_gets_its_verdict(number, answer, mistake):
    verdict, exercise = judge(number, answer), find(number)
    assert (verdict.number, verdict.mistake, verdict.kind) == (number, mistake, "wrong" if mistake else "right")
    assert verdict.sentence == (exercise.mistakes[mistake] if mistake else exercise.praise)
    assert len(verdict.tried) == (len(exercise.cases.tries) if exercise.cases else 0)
    assert_both_say_the_same(verdict)
    if verdict.tried:
        assert {case.kind for case in verdict.tried} <= {"right", "wrong"}
        assert any(case.kind == "wrong" for case in verdict.tried) == bool(mistake)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_named_mistake_has_a_wrong_answer(chapter):
    named = {
        (number, name)
        for number, exercise in import_module(f"scalargrad.exercises.{chapter}").EXERCISES.items()
        for name in exercise.mistakes
        if not (exercise.right is not None and name in ("other", "form"))
    }
    assert named == {
        (number, name) for number, _, name in ALL if name and number.split(".")[0] == str(int(chapter[-2:]))
    }


@pytest.mark.parametrize("number", NUMBERS)
def test_no_answer_yet(number):
    assert judge(number, ...).kind == "todo"


def documented(*inputs):
    """What it is to do."""


def dotted(*inputs): ...


def passing(*inputs):
    pass


@pytest.mark.parametrize("number", FUNCTIONS)
@pytest.mark.parametrize("stub", [documented, dotted, passing, lambda *inputs: None, lambda *inputs: ...])
def test_a_function_that_does_nothing_is_no_answer_yet(number, stub):
    assert judge(number, stub).kind == "todo"


@pytest.mark.parametrize("number", FUNCTIONS)
def test_a_function_that_forgets_to_return_is_told_so(number):
    def forgetful(*inputs):
        FUNCTIONS[number](*inputs)

    verdict = judge(number, forgetful)
    if find(number).cases.returns:
        assert (verdict.kind, verdict.mistake) == ("wrong", "return")
    else:
        assert verdict.kind == "right"


def test_a_path_that_forgets_to_return_is_told_so():
    verdict = judge("8.4", lambda x: 2 * x if x.data <= 0.5 else None)
    assert verdict.mistake == "return"
    came = [case.came for case in verdict.tried]
    assert came == ["Value(0.5)", "Value(1)", "None", "None", "None", "0", "None", "None"]


def move(p, lr):
    p.data -= lr * p.grad


@pytest.mark.parametrize(
    "number, answer",
    [
        ("10.4", lambda parameters, lr: [move(p, lr) for p in parameters]),
        ("10.4", lambda parameters, lr: [move(p, lr) for p in parameters] and None),
        ("10.4", lambda parameters, lr: (lambda: [move(p, lr) for p in parameters] and None)()),
        ("22.3", lambda a, b: (a + b + abs(a - b)) / 2),
        ("1.4", lambda root: FUNCTIONS["1.4"](root)),
    ],
)
def test_a_right_answer_in_one_line_is_right(number, answer):
    assert judge(number, answer).kind == "right"


def test_an_answer_that_raises_is_reported_in_its_cases_with_the_line():
    def broken(root):
        return root.children

    verdict = judge("4.3", broken)
    error, line = "AttributeError: 'Value' object has no attribute 'children'", broken.__code__.co_firstlineno + 1
    assert (verdict.kind, verdict.sentence, verdict.line) == ("error", error, line)
    assert {case.came for case in verdict.tried} == {f"{error}, line {line}"}
    assert [case.should for case in verdict.tried][:2] == ["[2, 4, 8]", "[4, 3]"]


def test_an_error_in_one_case_is_told_there_and_leaves_the_others():
    def formula(root):
        if not root.parents:
            return root.label
        return "(a - (b - c))" if root.op == "-" else 1 / 0

    verdict = judge("1.4", formula)
    assert (verdict.kind, verdict.sentence) == ("error", "ZeroDivisionError: division by zero")
    assert [case.kind for case in verdict.tried] == ["right", "wrong", "right", *["wrong"] * 8]
    without = [case.code for case in verdict.tried if "ZeroDivisionError" not in case.came]
    assert without == ["formula(a)", "formula(a - (b - c))", "formula(Value(2))"]


@pytest.mark.parametrize("number", FUNCTIONS)
@pytest.mark.parametrize("given", ["a text", [1, 2], [[1], "x"], (("a", 1), 2), {}, 10**20])
def test_a_function_that_returns_something_else_is_wrong(number, given):
    assert judge(number, lambda *inputs: given).kind in ("wrong", "error")


@pytest.mark.parametrize("number, hint", [("4.99", "4.1, 4.2"), ("99.1", "no such chapter"), (4.1, "in quotes")])
def test_unknown_exercise(number, hint):
    with pytest.raises(ValueError, match=f"no exercise {number!r}.*{hint}"):
        check(number, 1)


@pytest.mark.parametrize("answer", ["twenty-four", [24.0, 1.0], print, {}])
def test_an_answer_of_another_form_is_told_the_form(answer):
    assert judge("4.2", answer).sentence == "the answer should be a number."


def test_a_list_of_another_length_is_told_the_length():
    assert judge("1.2", [3, 4, 5]).sentence == "the answer should be a list of 2, each a number."


@pytest.mark.parametrize("answer", [24, np.float32(24), np.int64(24), np.array(24.0), Fraction(24), Value(24.0)])
def test_any_real_number_will_do(answer):
    assert judge("4.2", answer).kind == "right"


@pytest.mark.parametrize(
    "answer", [(0.6, 0, 1.5), np.array([0.6, 0, 1.5]), (x for x in [0.6, 0, 1.5]), map(float, ["0.6", "0", "1.5"])]
)
def test_any_sequence_will_do(answer):
    assert judge("9.1", answer).kind == "right"


def test_a_pandas_series_will_do():
    pandas = pytest.importorskip("pandas")
    assert judge("9.1", pandas.Series([0.6, 0, 1.5], index=[2, 0, 1])).kind == "right"


def test_rows_may_be_arrays_and_functions_may_give_them():
    fence = import_module("tests.exercises.answers.chapter_07").RIGHT["7.4"]
    assert judge("7.4", [np.array(row) for row in fence]).kind == "right"
    assert judge("7.4", np.array(fence)).kind == "right"
    assert judge("7.3", lambda *inputs: np.array(FUNCTIONS["7.3"](*inputs))).kind == "right"


def test_check_shows_the_verdict_wherever_it_stands(capsys):
    for answer in (36, 24):
        check("4.2", answer)
    assert capsys.readouterr().out == f"{judge('4.2', 36)!r}\n{judge('4.2', 24)!r}\n"


def test_check_shows_by_the_display_of_a_notebook(monkeypatch):
    shown = []
    monkeypatch.setattr("builtins.display", shown.append, raising=False)
    assert check("4.2", 36) is None
    assert shown == [judge("4.2", 36)]

"""Every exercise knows its right answer and names every wrong one that it promises to name."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import scalargrad.exercises
from scalargrad.exercises import check, find

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


@pytest.mark.parametrize("number, answer, mistake", list(cases()))
def test_answer_gets_its_verdict(number, answer, mistake, capsys):
    check(number, answer)
    exercise = find(number)
    expected = f"✗ {number}: {exercise.mistakes[mistake]}" if mistake else f"✓ {number}: {exercise.praise}"
    sentence, tries = said(capsys)
    assert sentence.split() == expected.split()
    assert bool(tries) == bool(exercise.cases)
    if tries:
        signs = [line.split()[0] for line in tries[1:]]
        assert tries[0].startswith(f"  {signs.count('✓')} of {len(exercise.cases.tries)} right")
        assert set(signs) == {"✓"} if mistake is None else "✗" in signs
        assert all(("should be" in line) == (line.split()[0] == "✗") for line in tries[1:])


def said(capsys):
    """The sentence of a verdict, and the lines beneath it: the count, then one for each case."""
    text = capsys.readouterr().out.replace("\n    ", " ")
    count = re.search(r"^  \d of \d right", text, re.M)
    return (text[: count.start()], text[count.start() :].splitlines()) if count else (text, [])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_named_mistake_has_a_wrong_answer(chapter):
    named = {
        (number, name)
        for number, exercise in import_module(f"scalargrad.exercises.{chapter}").EXERCISES.items()
        for name in exercise.mistakes
        if not (exercise.right is not None and name in ("other", "form"))
    }
    assert named == {
        (number, name) for number, _, name in cases() if name and number.split(".")[0] == str(int(chapter[-2:]))
    }


@pytest.mark.parametrize("number", sorted({number for number, _, _ in cases()}))
def test_no_answer_yet(number, capsys):
    check(number, ...)
    assert "no answer yet" in capsys.readouterr().out


@pytest.mark.parametrize("number", sorted({number for number, right, _ in cases() if callable(right)}))
def test_stub_function_is_no_answer_yet(number, capsys):
    check(number, lambda *inputs: None)
    assert "no answer yet" in capsys.readouterr().out


def test_answer_that_raises_is_reported_in_its_cases_with_the_line(capsys):
    def broken(root):
        return root.children

    check("4.3", broken)
    sentence, tries = said(capsys)
    assert sentence == "✗ 4.3: your answer stopped with AttributeError: 'Value' object has no\n  attribute 'children'\n"
    error = f"AttributeError: 'Value' object has no attribute 'children', line {broken.__code__.co_firstlineno + 1}"
    assert len(tries) == 4 and all(f"{error}  should be" in line for line in tries[1:])


def test_an_error_in_one_case_is_told_there_and_leaves_the_others(capsys):
    def formula(root):
        return f"({root.parents[0].label} {root.op} {root.parents[1].label})" if root.op != "*" else 1 / 0

    check("1.4", formula)
    sentence, tries = said(capsys)
    assert "stopped with ZeroDivisionError" in sentence
    assert [line.split()[0] for line in tries[1:]] == ["✗", "✓", "✗", "✗"]
    assert ["ZeroDivisionError" in line for line in tries[1:]] == [True, False, True, False]


def test_a_function_that_forgets_to_return_is_wrong_and_no_stub(capsys):
    def tent(x):
        x.relu()

    check("8.4", tent)
    sentence, tries = said(capsys)
    assert sentence.startswith("✗")
    assert re.search(r"✗ tent\(Value\(0.25\)\) +None +should be Value\(0.5\)", tries[1])


@pytest.mark.parametrize("number", sorted({number for number, right, _ in cases() if find(number).cases}))
def test_an_answer_that_is_no_function_is_reported(number, capsys):
    check(number, [1, 2])
    assert "'list' object is not callable" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("number", sorted({number for number, right, _ in cases() if find(number).cases}))
@pytest.mark.parametrize("given", ["a text", [1, 2], [[1], "x"], (("a", 1), 2), {}, 10**20])
def test_a_function_that_returns_something_else_is_wrong(number, given, capsys):
    check(number, lambda *inputs: given)
    assert capsys.readouterr().out.startswith(f"✗ {number}: ")


@pytest.mark.parametrize("number, hint", [("4.99", "4.1, 4.2"), ("99.1", "no such chapter"), (4.1, "in quotes")])
def test_unknown_exercise(number, hint):
    with pytest.raises(ValueError, match=f"no exercise {number!r}.*{hint}"):
        check(number, 1)


@pytest.mark.parametrize("answer", ["24", [24.0], None, print])
def test_an_answer_of_another_form_is_told_the_form(answer, capsys):
    check("4.2", answer)
    assert capsys.readouterr().out == "✗ 4.2: the answer should be a number.\n"


def test_a_list_of_another_length_is_told_the_length(capsys):
    check("1.2", [3, 4, 5])
    assert capsys.readouterr().out == "✗ 1.2: the answer should be a list of 2, each a number.\n"

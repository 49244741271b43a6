"""Every exercise knows its right answer and names every wrong one that it promises to name."""

from importlib import import_module
from pathlib import Path

import pytest

import scalargrad.exercises
from scalargrad.exercises import check, find

CHAPTERS = sorted(path.stem for path in Path(scalargrad.exercises.__file__).parent.glob("chapter_*.py"))


def cases():
    """(number, answer, name of the mistake or None) for all exercises: from plain values, or from tests/answers."""
    for chapter in CHAPTERS:
        answers = import_module(f"tests.answers.{chapter}")
        for number, exercise in import_module(f"scalargrad.exercises.{chapter}").EXERCISES.items():
            right = answers.RIGHT[number] if exercise.right is None else exercise.right
            wrong = answers.WRONG[number].items() if exercise.right is None else [(name, answer) for answer, name in exercise.wrong]
            yield number, right, None
            yield from [(number, answer, name) for name, answer in wrong]


@pytest.mark.parametrize("number, answer, mistake", list(cases()))
def test_answer_gets_its_verdict(number, answer, mistake, capsys):
    check(number, answer)
    exercise = find(number)
    expected = f"✗ {number}: {exercise.mistakes[mistake]}" if mistake else f"✓ {number}: {exercise.praise}"
    assert capsys.readouterr().out.split() == expected.split()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_named_mistake_has_a_wrong_answer(chapter):
    named = {(number, name) for number, exercise in import_module(f"scalargrad.exercises.{chapter}").EXERCISES.items()
             for name in exercise.mistakes if not (exercise.right is not None and name in ("other", "form"))}
    assert named == {(number, name) for number, _, name in cases() if name and number.split(".")[0] == str(int(chapter[-2:]))}


@pytest.mark.parametrize("number", sorted({number for number, _, _ in cases()}))
def test_no_answer_yet(number, capsys):
    check(number, ...)
    assert "no answer yet" in capsys.readouterr().out


@pytest.mark.parametrize("number", sorted({number for number, right, _ in cases() if callable(right)}))
def test_stub_function_is_no_answer_yet(number, capsys):
    check(number, lambda *inputs: None)
    assert "no answer yet" in capsys.readouterr().out


def test_answer_that_raises_is_reported(capsys):
    def broken(root):
        return root.children

    check("4.3", broken)
    assert "AttributeError" in capsys.readouterr().out


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

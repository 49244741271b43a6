"""The exercises' self-checks, one file for each chapter. `check("4.2", answer)` says what is right and what
went wrong, by the name of the likely mistake. Imports the package; nothing of the package imports it.
"""

from importlib import import_module

from scalargrad.exercises.core import NotAnswered


def check(number, answer):
    """Print whether `answer` is right and, if not, the likely mistake.

    Args:
        number: the exercise, for example "4.2".
        answer: what the exercise asks for; `...` stands for no answer yet.

    Raises:
        ValueError: there is no such exercise.

    >>> check("4.2", 36)
    ✗ 4.2: b passed on its gradient twice: half of it, then all of it. It has to wait for both shares.
    >>> check("4.2", ...)
    · 4.2: no answer yet. Put yours in place of the dots and run the cell again.
    """
    exercise = find(number)
    try:
        if answer is ...:
            raise NotAnswered
        mistake = exercise.diagnose(answer)
    except NotAnswered:
        print(f"· {number}: no answer yet. Put yours in place of the dots and run the cell again.")
    except Exception as error:  # the reader's code may raise anything; say what, and let the notebook go on
        print(f"✗ {number}: your answer stopped with {type(error).__name__}: {error}")
    else:
        print(f"✗ {number}: {exercise.mistakes[mistake]}" if mistake else f"✓ {number}: {exercise.praise}")


def find(number):
    """The Exercise of that number. Raises ValueError if there is none."""
    chapter = str(number).split(".")[0]
    try:
        exercises = import_module(f"scalargrad.exercises.chapter_{chapter:0>2}").EXERCISES
    except ModuleNotFoundError:
        exercises = {}
    if number not in exercises:
        known = ", ".join(exercises) or "none"
        raise ValueError(f"no exercise {number!r}; chapter {chapter} has: {known}")
    return exercises[number]

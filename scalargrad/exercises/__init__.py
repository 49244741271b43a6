"""The exercises' self-checks, one file for each chapter.

`check("4.2", answer)` says whether it is right, or names the likely mistake.
"""

from importlib import import_module
from textwrap import fill

from scalargrad.exercises.core import NotAnswered


def check(number, answer):
    """Print whether `answer` is right and, if not, the likely mistake.

    Below that, for a function, how each call of it went.

    Args:
        number: the exercise, for example "4.2".
        answer: what the exercise asks for; `...` stands for no answer yet.

    Raises:
        ValueError: there is no such exercise.

    >>> check("4.2", 36)
    ✗ 4.2: b passed on its gradient twice: half of it, then all of it. It has to
      wait for both shares.
    >>> check("4.2", ...)
    · 4.2: no answer yet. Put yours in place of the dots, run again.
    >>> check("8.4", lambda x: 2 * x.relu() - 2 * (x - 0.5).relu())
    ✗ 8.4: it is flat after 1/2: you took away the slope 2, so nothing is left.
      To go down at 2 you have to take away 4.
      2 of 4 right, where x = Value(0.2):
      ✓ tent(Value(0.25))                       Value(0.5)
      ✓ tent(Value(0.5))                        Value(1)
      ✗ tent(Value(1.0))                        Value(1)    should be Value(0)
      ✗ tent(tent(tent(x))).backward(); x.grad  0           should be -8
    """
    exercise = find(number)
    come = []
    try:
        if answer is ...:
            raise NotAnswered
        if exercise.cases:
            come = exercise.cases.run(answer)
        mistake = exercise.diagnose(come or answer)
    except NotAnswered:
        verdict = f"· {number}: no answer yet. Put yours in place of the dots, run again."
    except Exception as error:  # the reader's code may raise anything
        verdict = f"✗ {number}: your answer stopped with {type(error).__name__}: {error}"
    else:
        verdict = f"✗ {number}: {exercise.mistakes[mistake]}" if mistake else ""
    verdict = verdict or f"✓ {number}: {exercise.praise}"
    print(fill(verdict, width=76, subsequent_indent="  "))
    if come:
        print(exercise.cases.report(come, answer))


def find(number):
    """The Exercise of that number. Raises ValueError if there is none."""
    if not isinstance(number, str):
        raise ValueError(f'no exercise {number!r}: write it in quotes, as "4.2"')
    chapter = number.split(".")[0]
    try:
        module = import_module(f"{__name__}.chapter_{chapter:0>2}")
    except ModuleNotFoundError:
        raise ValueError(f"no exercise {number!r}: there is no such chapter") from None
    if number not in module.EXERCISES:
        known = ", ".join(module.EXERCISES)
        raise ValueError(f"no exercise {number!r}; chapter {chapter} has {known}")
    return module.EXERCISES[number]

"""The exercises' self-checks, one file for each chapter.

`check("4.2", answer)` says whether it is right, or names the likely mistake. Imports the
package; nothing of the package imports it.
"""

from importlib import import_module
from textwrap import fill

from scalargrad.exercises.core import NotAnswered


def check(number, answer):
    """Print whether `answer` is right and, if not, the likely mistake.

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
    """
    exercise = find(number)
    try:
        if answer is ...:
            raise NotAnswered
        mistake = exercise.diagnose(answer)
    except NotAnswered:
        verdict = f"· {number}: no answer yet. Put yours in place of the dots, run again."
    except Exception as error:  # the reader's code may raise anything
        verdict = f"✗ {number}: your answer stopped with {type(error).__name__}: {error}"
    else:
        verdict = f"✗ {number}: {exercise.mistakes[mistake]}" if mistake else ""
    verdict = verdict or f"✓ {number}: {exercise.praise}"
    print(fill(verdict, width=76, subsequent_indent="  "))


def find(number):
    """The Exercise of that number. Raises ValueError if there is none."""
    if not isinstance(number, str):
        raise ValueError(f"no exercise {number!r}: write it in quotes, as \"4.2\"")
    chapter = number.split(".")[0]
    try:
        module = import_module(f"{__name__}.chapter_{chapter:0>2}")
    except ModuleNotFoundError:
        raise ValueError(f"no exercise {number!r}: there is no such chapter") from None
    if number not in module.EXERCISES:
        known = ", ".join(module.EXERCISES)
        raise ValueError(f"no exercise {number!r}; chapter {chapter} has {known}")
    return module.EXERCISES[number]

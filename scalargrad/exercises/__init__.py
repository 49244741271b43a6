"""The exercises' self-checks, one file for each chapter.

`check("4.2", answer)` says whether it is right, or names the likely mistake.
"""

import builtins
import sys
from importlib import import_module

from scalargrad.exercises.core import NotAnswered, line_of, plain, told
from scalargrad.exercises.verdict import Verdict

__all__ = ["Verdict", "check", "find", "judge"]


def check(number, answer):
    """Show whether `answer` is right and, if not, the likely mistake.

    Below that, for a function, how each call of it went. It shows at once, as print does, wherever it stands: in the
    middle of a cell, in a loop, in a script. `judge` gives back what it shows.

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
    show = getattr(builtins, "display", sys.displayhook)  # notebooks have `display`, which a ";" does not silence
    show(judge(number, answer))


def judge(number, answer):
    """The Verdict on an answer: what `check` shows. Arguments and errors are those of `check`.

    >>> judge("4.2", 24).kind, judge("4.2", 12).mistake
    ('right', 'mistake 3')
    """
    exercise, cases = find(number), {}
    try:
        if answer is ...:
            raise NotAnswered
        came = plain(answer)
        if exercise.cases:
            came = exercise.cases.run(answer)
            cases = {"given": exercise.cases.given, "tried": exercise.cases.report(came, answer)}
        mistake = exercise.diagnose(came)
    except NotAnswered:
        return Verdict(number, "todo", "no answer yet. Put yours in place of the dots, run again.")
    except Exception as error:  # the reader's code may raise anything
        return Verdict(number, "error", told(error), line=line_of(error, answer), **cases)
    if mistake:
        return Verdict(number, "wrong", exercise.mistakes[mistake], mistake, **cases)
    return Verdict(number, "right", exercise.praise, **cases)


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

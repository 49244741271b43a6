"""The exercises' self-checks, one file for each chapter, and an examiner for engines.

`check("4.2", answer)` says whether it is right, or names the likely mistake; `check_engine(Value)` says it of an engine
that somebody wrote.
"""

import builtins
import sys
from importlib import import_module

from scalargrad.exercises.core import SLIPS, NotAnswered, line_of, plain, slip, told
from scalargrad.exercises.engine import check_engine, parametrize_with_checks
from scalargrad.exercises.verdict import Verdict

__all__ = ["Verdict", "check", "check_engine", "find", "judge", "parametrize_with_checks"]


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
      5 of 8 right, where x = Value(0.2):
      ✓ tent(Value(0.25))                       Value(0.5)
      ✓ tent(Value(0.5))                        Value(1)
      ✗ tent(Value(0.75))                       Value(1)              should be Value(0.5)
      ✗ [tent(Value(0)), tent(Value(1))]        [Value(0), Value(1)]  should be [Value(0), Value(0)]
      ✗ tent(tent(tent(x))).backward(); x.grad  0                     should be -8
      ✓ count('relu', tent(x))                  2
      ✓ turns(tent)                             ['relu']
      ✓ one_graph(tent)                         True
    """
    show = getattr(builtins, "display", sys.displayhook)  # notebooks have `display`, which a ";" does not silence
    show(judge(number, answer))


def judge(number, answer):
    """The Verdict on an answer: what `check` shows. Arguments and errors are those of `check`.

    >>> judge("4.2", 24).kind, judge("4.2", 12).mistake
    ('right', 'mistake 3')
    """
    exercise = find(number)
    try:
        if answer is ...:
            raise NotAnswered
        answer = answer if exercise.cases else plain(answer)
        judge_it = _judge_function if exercise.cases else _judge_value
        return _or_neighbor(judge_it(exercise, number, answer), answer)
    except NotAnswered as todo:
        return Verdict(number, "todo", f"no answer yet. {todo}")
    except Exception as error:  # the reader's code may raise anything
        return Verdict(number, "error", told(error), line=line_of(error, answer))


def _judge_value(exercise, number, answer):
    mistake = exercise.diagnose(answer)
    if mistake and exercise.right is None:  # else diagnose has looked for slips itself
        mistake = slip(answer, lambda one: _fits(exercise, one), None) or mistake
    return _verdict(exercise, number, mistake)


def _judge_function(exercise, number, function):
    if not callable(function):
        return _verdict(exercise, number, "no function")
    came = exercise.cases.run(function)
    cases = {"given": exercise.cases.given, "tried": exercise.cases.report(came, function)}
    try:
        return _verdict(exercise, number, exercise.diagnose(came), **cases)
    except Exception as error:  # what the function has raised, where that is no mistake with a name
        return Verdict(number, "error", told(error), line=line_of(error, function), **cases)


def _verdict(exercise, number, mistake, **cases):
    if mistake:
        return Verdict(number, "wrong", (SLIPS | exercise.mistakes)[mistake], mistake, **cases)
    return Verdict(number, "right", exercise.praise, **cases)


def _or_neighbor(verdict, answer):
    """The verdict, or that the answer is right for another exercise of the chapter, if it says no more than wrong."""
    has_name = verdict.mistake not in (None, "other", "form", "no function") and not verdict.tried
    neighbor = None if verdict.kind == "right" or has_name else _neighbor(verdict.number, answer)
    said = f"that answers {neighbor}; this is {verdict.number}."
    return Verdict(verdict.number, "wrong", said, "neighbor") if neighbor else verdict


def _neighbor(number, answer):
    """The number of another exercise of the chapter that this answer answers, or None."""
    for other, exercise in _exercises(number).items():
        asked = exercise.cases.function if exercise.cases else None
        is_meant = asked == getattr(answer, "__name__", None) and (asked or exercise.right is not None)
        if other != number and is_meant and _fits(exercise, answer):
            return other
    return None


def _fits(exercise, answer):
    """Is it the right answer? One at which the check itself stumbles is not."""
    try:
        return exercise.diagnose(exercise.cases.run(answer) if exercise.cases else answer) is None
    except Exception:  # the reader's code may raise anything
        return False


def find(number):
    """The Exercise of that number. Raises ValueError if there is none."""
    exercises = _exercises(number)
    if number not in exercises:
        raise ValueError(f"no exercise {number!r}; chapter {number.split('.')[0]} has {', '.join(exercises)}")
    return exercises[number]


def _exercises(number):
    """All exercises of the chapter of that number."""
    if not isinstance(number, str):
        raise ValueError(f'no exercise {number!r}: write it in quotes, as "4.2"')
    try:
        return import_module(f"{__name__}.chapter_{number.split('.')[0]:0>2}").EXERCISES
    except ModuleNotFoundError:
        raise ValueError(f"no exercise {number!r}: there is no such chapter") from None

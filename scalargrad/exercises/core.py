"""What an exercise is."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from scalargrad.value import Value


class NotAnswered(Exception):
    """The stub is as it was: nothing to judge yet."""


@dataclass(frozen=True)
class Exercise:
    """A question with a known answer.

    Attributes:
        praise: what to say to a right answer; it adds a thought.
        mistakes: from the name of a mistake to what to say about it.
        diagnose: from an answer, or from what came of its cases, to the name of its
            mistake, or None if it is right.
        right: the answer, where it is a plain value.
        wrong: pairs of a wrong answer and the name of its mistake, where they are plain values.
        cases: Cases that try the answer, where it is a function.
    """

    praise: str
    mistakes: dict
    diagnose: Callable
    right: object = None
    wrong: tuple = ()
    cases: object = None


def by_value(right, wrong, *, other, praise):
    """An exercise whose answer is a number, a text, or a list of them.

    Args:
        right: the answer.
        wrong: pairs of a wrong answer and what to say about it.
        other: what to say about every other answer.
        praise: what to say about the right one.
    """
    named = tuple((answer, f"mistake {i}") for i, (answer, _) in enumerate(wrong, start=1))
    messages = {name: message for (_, name), (_, message) in zip(named, wrong)}

    def diagnose(answer):
        if same(answer, right):
            return None
        unnamed = "other" if _form(answer) == _form(right) else "form"
        return next((name for mistaken, name in named if same(answer, mistaken)), unnamed)

    messages |= {"other": other, "form": f"the answer should be {_form(right)}."}
    return Exercise(praise, messages, diagnose, right, named)


def _form(answer):
    """What an answer looks like, in words."""
    if isinstance(answer, (list, tuple)):
        return f"a list of {len(answer)}, each {' or '.join(dict.fromkeys(map(_form, answer)))}"
    if isinstance(answer, str):
        return "a text in quotes"
    return "a number" if hasattr(answer, "__float__") else "something else"


def same(answer, expected):
    """Equal: numbers to four digits, sequences by element, Values only to Values."""
    if isinstance(expected, (list, tuple)):
        return isinstance(answer, (list, tuple)) and len(answer) == len(expected) and all(map(same, answer, expected))
    if isinstance(expected, str):
        return isinstance(answer, str) and answer.strip().lower() == expected.lower()
    if hasattr(expected, "data"):
        return isinstance(answer, type(expected)) and same(answer.data, expected.data)
    if isinstance(answer, Value):
        answer = answer.data
    return hasattr(answer, "__float__") and math.isclose(float(answer), expected, rel_tol=1e-4, abs_tol=1e-4)


def call(function, *inputs):
    """What the reader's function returns.

    Raises:
        NotAnswered: it is a stub: it returns nothing and uses no name.
    """
    result = function(*inputs)
    code = getattr(function, "__code__", None)
    if result is None and code and not code.co_names:
        raise NotAnswered
    return result

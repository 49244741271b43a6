"""What an exercise is."""

import ast
import dis
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from traceback import walk_tb

from scalargrad.arguments import number
from scalargrad.value import Value

IDLE = {"RESUME", "NOP", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE"}  # the bytecode of a body that does nothing


SLIPS = {  # mistakes of any exercise: in how an answer is written down, not in what it says
    "return": "your function gave back nothing, which is None: let every way through it end with `return`.",
    "error returned": "you gave the error back as an answer: write `raise` before it, not `return`.",
    "is None": "your answer is None: what you took it from gives nothing back, as `print` does, or a list's `sort`.",
    "no function": "this asks for the function itself: its name, without parentheses and inputs behind it.",
    "in quotes": "right, but a text: take it out of the quotes.",
    "two quotes": "right, but with quotes of its own inside the text, as `repr` and `!r` put them there.",
    "of one": "right, but packed into a list or a tuple of one, as a comma at the end does it: give what is in it.",
    "not of one": "right, but by itself: it should be in a list or a tuple of one, and `(x,)` needs its comma.",
    "few digits": "right as far as it goes, but rounded: give at least five digits.",
    "other order": "the right numbers in another order.",
}


class NotAnswered(Exception):
    """The stub is as it was: nothing to judge yet. What it says is what to do."""

    def __init__(self, words="Put yours in place of the dots, run again."):
        super().__init__(words)


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
        unnamed = slip(answer, lambda one: same(one, right), right) or unnamed
        return next((name for mistaken, name in named if same(answer, mistaken)), unnamed)

    messages |= {"other": other, "form": f"the answer should be {_form(right)}."}
    return Exercise(praise, messages, diagnose, right, named)


def slip(answer, is_right, right):
    """The name of the slip that keeps an answer from being right, or None.

    Args:
        answer: a wrong answer.
        is_right: says of an answer whether it is right.
        right: the right one.

    >>> slip("[1, 2]", lambda answer: answer == [1, 2], [1, 2])
    'in quotes'
    """
    if answer is None:
        return "is None"
    if isinstance(answer, str):
        return ("two quotes" if isinstance(right, str) else "in quotes") if is_right(_unquoted(answer)) else None
    if isinstance(answer, (list, tuple)) and len(answer) == 1 and is_right(answer[0]):
        return "of one"
    if isinstance(right, (list, tuple)) and len(right) == 1 and is_right([answer]):
        return "not of one"
    if _is_rounded(answer, right):
        return "few digits"
    return "other order" if _is_shuffled(answer, right) else None


def _unquoted(text):
    """What a text would be without its quotes, where that is a number or a list; else the text."""
    try:
        return ast.literal_eval(text.strip())
    except (SyntaxError, ValueError):
        return text


def _is_rounded(answer, right):
    """Is each number the right one, some of them cut or rounded to two, three or four digits?"""
    if isinstance(right, (list, tuple)):
        alike = isinstance(answer, (list, tuple)) and len(answer) == len(right) > 0
        return alike and all(same(a, r) or _is_rounded(a, r) for a, r in zip(answer, right))
    x, exact = real(answer), real(right)
    if x is None or not exact or not math.isfinite(x * exact) or x == round(x):
        return False
    units = [10.0**-n for n in (2, 3, 4)] + [10.0 ** (math.floor(math.log10(abs(exact))) - n) for n in (1, 2, 3)]
    return any(math.isclose(x, snap(exact / unit) * unit) for unit in units for snap in (round, math.trunc))


def _is_shuffled(answer, right):
    numbers = [[real(x) for x in one] if isinstance(one, (list, tuple)) else [None] for one in (answer, right)]
    return all(None not in one for one in numbers) and same(*map(sorted, numbers))


def _form(answer):
    """What an answer looks like, in words."""
    if isinstance(answer, (list, tuple)):
        return f"a list of {len(answer)}, each {' or '.join(dict.fromkeys(map(_form, answer)))}"
    if isinstance(answer, str):
        return "a text in quotes"
    return "something else" if real(answer) is None else "a number"


def same(answer, expected):
    """Equal: numbers to four digits (zero to a millionth), sequences by element, Values only to Values."""
    if isinstance(expected, (list, tuple)):
        return isinstance(answer, (list, tuple)) and len(answer) == len(expected) and all(map(same, answer, expected))
    if isinstance(expected, str):
        return isinstance(answer, str) and answer.strip().lower() == expected.lower()
    if isinstance(expected, Value):
        return isinstance(answer, Value) and same(answer.data, expected.data)
    x = real(answer)
    return x is not None and math.isclose(x, expected, rel_tol=1e-4, abs_tol=0.0 if expected else 1e-6)


def real(answer):
    """The float of a number or of a Value, or None for anything else."""
    try:
        return number(answer.data if isinstance(answer, Value) else answer)
    except (TypeError, OverflowError):
        return None


def plain(answer):
    """An answer with Python's own lists and numbers in place of arrays, Series, ranges and generators.

    >>> plain((n * n for n in range(3)))
    [0, 1, 4]
    """
    if hasattr(answer, "tolist"):
        answer = answer.tolist()
    elif isinstance(answer, (Iterator, range)):
        answer = list(answer)
    return type(answer)(map(plain, answer)) if type(answer) in (list, tuple) else answer


def call(function, *inputs):
    """What the reader's function returns.

    Raises:
        NotAnswered: it is a stub: it does nothing, or returns the dots.
    """
    result = function(*inputs)
    if result is ... or (result is None and _does_nothing(function)):
        raise NotAnswered
    return result


def _does_nothing(function):
    """Is its body `...`, `pass` or a docstring alone?"""
    code = getattr(function, "__code__", None)
    return code is not None and {step.opname for step in dis.get_instructions(code)} <= IDLE


def told(error):
    """An error in words, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")


def line_of(error, function):
    """The last line of the reader's code that an error went through, or None."""
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == file]
    return lines[-1] if lines else None

"""Cases that try the function which a reader has written.

A case is a line of code, and what is shown is what runs: no table can drift from it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import fill
from traceback import walk_tb

from scalargrad.exercises.core import Exercise, NotAnswered, call, same

LONGEST = 72  # characters of what came; the rest is cut
WIDEST = 24  # what came is padded up to here, so that the last column is straight


@dataclass(frozen=True)
class Case:
    """One try of the reader's function.

    Attributes:
        code: statements and, last, the expression whose value counts; "; " between.
        expected: that value, or the type of the error that should be raised.
        wrong: pairs of what may come instead and the name of the mistake: a value, the
            type of a value or error, or a function that says whether it is meant.
        other: the name of the mistake if anything else comes.
        same: whether what came is what was expected.
    """

    code: str
    expected: object
    wrong: tuple = ()
    other: str = "other"
    same: Callable = same

    def fits(self, came):
        """Is it right?"""
        if isinstance(self.expected, type):
            return isinstance(came, self.expected)
        return _holds(self.same, came, self.expected)

    def mistake(self, came):
        """The name of the mistake, or None. Raises an error that has no name."""
        if self.fits(came):
            return None
        for wrong, name in self.wrong:
            if _is_meant(came, wrong):
                return name
        if isinstance(came, Exception):
            raise came
        return self.other


def _is_meant(came, wrong):
    if isinstance(wrong, type):
        return isinstance(came, wrong)
    return _holds(wrong, came) if callable(wrong) else _holds(same, came, wrong)


def _holds(question, came, *others):
    """Is the answer yes? Where the question makes no sense, as for an error, it is no."""
    try:
        return not isinstance(came, Exception) and question(came, *others)
    except (TypeError, ValueError):
        return False


@dataclass(frozen=True)
class Cases:
    """The cases of one exercise.

    Attributes:
        function: the name of the reader's function in them.
        tries: the cases; the first that goes wrong names the mistake.
        given: statements that run before each of them.
        names: what these may use, besides what is built in.
    """

    function: str
    tries: list
    given: str = ""
    names: dict = field(default_factory=dict)

    def run(self, answer):
        """What comes of each case, be it an error.

        Raises:
            NotAnswered: `answer` is a stub.
        """
        return [_attempt(case.code, answer, self) for case in self.tries]

    def mistake(self, come):
        """The name of the first mistake, or None."""
        return next(filter(None, map(Case.mistake, self.tries, come)), None)

    def report(self, come, answer):
        """How many are right; for each its sign, code, what came and what should."""
        given = f", where {self.given}" if self.given else ""
        count = f"{sum(map(Case.fits, self.tries, come))} of {len(come)} right{given}:"
        rows = [_row(case, value, answer) for case, value in zip(self.tries, come)]
        wide = max(len(code) for _, code, _, _ in rows)
        wide_too = max(min(len(text), WIDEST) for _, _, text, _ in rows)
        return "\n".join(
            [
                fill(count, 76, initial_indent="  ", subsequent_indent="    "),
                *(f"  {sign} {code:{wide}}  {text:{wide_too}}  {should}".rstrip() for sign, code, text, should in rows),
            ]
        )


def _row(case, came, answer):
    """The columns of one case: sign, code, what came, what should have come."""
    if case.fits(came):
        is_error = isinstance(case.expected, type)
        return "✓", case.code, shown(case.expected if is_error else came), ""
    text = shown(came) + _line(came, answer)
    return "✗", case.code, text, f"should be {shown(case.expected)}"


def by_cases(function, tries, *, mistakes, praise, given="", names=()):
    """An exercise whose answer is a function. Arguments: see Cases and Exercise."""
    cases = Cases(function, tries, given, dict(names))
    return Exercise(praise, mistakes, cases.mistake, cases=cases)


def _attempt(code, answer, cases):
    names = {**cases.names, cases.function: lambda *inputs: call(answer, *inputs)}
    *before, last = code.rsplit("; ", 1)
    try:
        for statements in [cases.given, *before]:
            exec(statements, names)
        return eval(last, names)
    except NotAnswered:
        raise
    except Exception as error:  # the reader's code may raise anything
        return error


def _line(came, answer):
    """The line of the reader's code that an error comes from, in words."""
    file = getattr(getattr(answer, "__code__", None), "co_filename", None)
    trace = walk_tb(came.__traceback__) if isinstance(came, Exception) else ()
    numbers = [number for frame, number in trace if frame.f_code.co_filename == file]
    return f", line {numbers[-1]}" if numbers else ""


def shown(value):
    """A value as a case shows it: numbers to seven digits, and no addresses.

    >>> shown([0.1 + 0.2, 12, "a", None, ValueError("too few")])
    "[0.3, 12, 'a', None, ValueError: too few]"
    """
    if isinstance(value, (list, tuple)):
        items = ", ".join(map(shown, value)) + "," * (type(value) is tuple and len(value) == 1)
        text = f"[{items}]" if isinstance(value, list) else f"({items})"
    elif isinstance(value, type):
        text = value.__name__
    elif isinstance(value, Exception):
        text = f"{type(value).__name__}: {' '.join(str(value).split())}"
    elif value is None or isinstance(value, (str, bool)):
        text = repr(value)
    elif hasattr(value, "data"):
        text = f"Value({shown(value.data)})"
    else:
        is_number = hasattr(value, "__float__")
        text = f"{float(value) + 0.0:.7g}" if is_number else f"a {type(value).__name__}"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

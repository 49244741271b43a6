"""Cases that try the function which a reader has written.

A case is a line of code, and what is shown is what runs: no table can drift from it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from scalargrad.exercises.core import Exercise, NotAnswered, call, line_of, plain, real, same, slip, told
from scalargrad.exercises.verdict import Tried
from scalargrad.value import Value

LONGEST = 72  # characters of what came; the rest is cut


class NothingReturned(Exception):
    """The reader's function has come to its end without a `return`."""


class ErrorReturned(Exception):
    """The reader's function has given an error back in place of raising it."""


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
        for slipped, name in ((NothingReturned, "return"), (ErrorReturned, "error returned")):
            if isinstance(came, slipped):
                return name
        for wrong, name in self.wrong:
            if _is_meant(came, wrong):
                return name
        if isinstance(came, Exception):
            raise came
        found = None if came is None else slip(came, self.fits, self.expected)
        if found == "other order" and self.other != "other":  # then the case knows better what that means
            return self.other
        return found or self.other


def _is_meant(came, wrong):
    if isinstance(wrong, type):
        return isinstance(came, wrong)
    return _holds(wrong, came) if callable(wrong) else _holds(same, came, wrong)


def _holds(question, came, *others):
    """Is the answer yes? Where the question makes no sense, as for an error, it is no."""
    try:
        return not isinstance(came, Exception) and question(came, *others)
    except (TypeError, ValueError, LookupError):
        return False


@dataclass(frozen=True)
class Cases:
    """The cases of one exercise.

    Attributes:
        function: the name of the reader's function in them.
        tries: the cases; the first that goes wrong names the mistake.
        given: statements that run before each of them.
        names: what these may use, besides what is built in.
        returns: whether the function has to give something back.
    """

    function: str
    tries: list
    given: str = ""
    names: dict = field(default_factory=dict)
    returns: bool = True

    def run(self, answer):
        """What comes of each case, be it an error.

        Raises:
            NotAnswered: `answer` is a stub.
        """
        return [self._attempt(case.code, answer) for case in self.tries]

    def _attempt(self, code, answer):
        names = {**self.names, self.function: lambda *inputs: self._call(answer, inputs)}
        *before, last = code.rsplit("; ", 1)
        try:
            for statements in [self.given, *before]:
                exec(statements, names)
            return plain(eval(last, names))
        except NotAnswered:
            raise
        except Exception as error:  # the reader's code may raise anything
            return error

    def _call(self, answer, inputs):
        result = call(answer, *inputs)
        if result is None and self.returns:
            raise NothingReturned
        if isinstance(result, Exception) or (isinstance(result, type) and issubclass(result, Exception)):
            raise ErrorReturned(f"{shown(result)}, returned")
        return result

    def mistake(self, come):
        """The name of the first mistake, or None."""
        return next(filter(None, map(Case.mistake, self.tries, come)), None)

    def report(self, come, answer):
        """A Tried for each case."""
        return tuple(_tried(case, came, answer) for case, came in zip(self.tries, come))


def _tried(case, came, answer):
    if case.fits(came):
        return Tried(case.code, shown(case.expected if isinstance(case.expected, type) else came))
    line = line_of(came, answer) if isinstance(came, Exception) else None
    return Tried(case.code, shown(came) + (f", line {line}" if line else ""), shown(case.expected))


def by_cases(function, tries, *, mistakes, praise, given="", names=(), returns=True, anywhere=()):
    """An exercise whose answer is a function. Arguments: see Cases and Exercise.

    `anywhere` has pairs of a question and a mistake, for what shows it in whichever case it comes of.
    """
    cases = Cases(function, tries, given, dict(names), returns)

    def diagnose(come):
        found = (mistake for shows, mistake in anywhere if any(map(shows, come)))
        return next(found, None) or cases.mistake(come)

    return Exercise(praise, mistakes, diagnose, cases=cases)


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
    elif value is None or isinstance(value, NothingReturned):
        text = "None"
    elif isinstance(value, ErrorReturned):
        text = str(value)
    elif isinstance(value, Exception):
        text = told(value)
    elif isinstance(value, (str, bool)):
        text = repr(value)
    elif isinstance(value, Value):
        text = f"Value({shown(value.data)})"
    else:
        x = real(value)
        text = f"a {type(value).__name__}" if x is None else f"{x + 0.0:.7g}"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

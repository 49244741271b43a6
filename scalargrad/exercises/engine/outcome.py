"""What comes of a probe: numbers, an error, nothing at all."""

import math
from dataclasses import dataclass, field
from statistics import mode

from scalargrad.exercises.engine.adapter import FUNCTIONS, NotThere
from scalargrad.exercises.engine.net_questions import tools

# Errors by which Python, or a polite engine, says that it has no such operation.
ABSENT = (TypeError, AttributeError, NotImplementedError, AssertionError)
CLOSE, SEVEN_DIGITS = 1e-9, 1e-5


@dataclass(frozen=True)
class Outcome:
    """How one probe went.

    Attributes:
        kind: "numbers"; "error"; "not there", where the engine has no such operation; "endless".
        numbers: the answers to the probe's questions, in order.
        error: the name of the error, and `words` what it says.
        line: where in the engine's own file it was raised, or None.
        backs: how many times it went backward, up to an error.
        close: how far apart numbers may be that count as the same.
    """

    kind: str
    numbers: tuple = ()
    error: str = ""
    words: str = ""
    line: int | None = None
    backs: int = field(default=0, repr=False)
    close: float = field(default=CLOSE, repr=False)

    def like(self, other):
        """Is that the same, up to rounding?"""
        if self.kind != other.kind or self.error != other.error or len(self.numbers) != len(other.numbers):
            return False
        far = max(self.close, other.close)
        return all(close(*two, far) for two in zip(self.numbers, other.numbers))


def close(one, other, far=CLOSE):
    """Are two numbers the same, up to rounding? nan is like nan."""
    return one == other or math.isclose(one, other, rel_tol=far, abs_tol=far) or (one != one and other != other)


def outcome(engine, probe):
    """Run a probe on an engine.

    >>> from scalargrad import Value
    >>> from scalargrad.exercises.engine.adapter import Engine
    >>> from scalargrad.exercises.engine.probes import Probe
    >>> outcome(Engine(Value), Probe("", "y = a * a; back(y)", {"a": 3.0})).numbers
    (9.0, 6.0)
    """
    went = []

    def back(node):
        went.append(node)  # from here on, no error means "not there"
        engine.back(node)

    known = {name: _caller(engine, name) for name in FUNCTIONS}
    known |= tools(engine)
    known |= {"back": back, "data": engine.data, "grad": engine.grad, "zero": engine.zero, "Value": engine.make}
    known |= {name: engine.make(number) for name, number in probe.leaves.items()}
    try:
        exec(probe.code, known)
        return Outcome("numbers", tuple(eval(question, known) for question in probe.questions))
    except NotThere as error:
        return Outcome("not there", words=str(error))
    except ABSENT as error:
        return _stopped("error" if went else "not there", error, engine, len(went))
    except Exception as error:  # somebody else's code may raise anything
        return _stopped("error", error, engine, len(went))


def _caller(engine, name):
    return lambda node: engine.function(name)(node)


def _stopped(kind, error, engine, backs):
    lines, trace = [], error.__traceback__
    while trace:
        if trace.tb_frame.f_globals.get("__name__") == engine.type.__module__:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return Outcome(kind, (), type(error).__name__, str(error)[:200], _told(lines, error), backs)


def _told(lines, error):
    """The line to look at: where it was raised, or, of a recursion, the call that was made again and again."""
    if not lines:
        return None
    return mode(lines[1:]) if isinstance(error, RecursionError) else lines[-1]

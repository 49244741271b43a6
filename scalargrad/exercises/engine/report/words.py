"""The words of a report: names, numbers, what came and what is right."""

from scalargrad.exercises.engine.diagnose import right
from scalargrad.exercises.engine.outcome import close
from scalargrad.figures.text import number as short

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NAMELESS = "No name for this one"


def title(finding):
    """What a finding is called."""
    return finding.mistake.name if finding.mistake else NAMELESS


def answers(probe, went):
    """What came and what is right, in words, for the first question that got another answer.

    >>> from scalargrad.exercises.engine.outcome import Outcome
    >>> from scalargrad.exercises.engine.probes import Probe
    >>> answers(Probe("", "y = a * a; back(y)", {"a": 3.0}), Outcome("numbers", (9.0, 3.0)))
    ('the gradient of a', '3', '6')
    >>> answers(Probe("", "y = a * a; back(y)", {"a": 3.0}), Outcome("numbers", (9.0002, 6.0)))
    ('y', '9.0002', '9')
    """
    expected = right(probe)
    if went.kind != "numbers":
        return _in_words(probe.questions[0]), went.error or "no end", number(expected.numbers[0])
    triples = zip(probe.questions, went.numbers, expected.numbers)
    question, came, should = next(three for three in triples if not close(*three[1:], went.close))
    short = number(came), number(should)
    return _in_words(question), *(short if short[0] != short[1] else (f"{came:.9g}", f"{should:.9g}"))


def number(value):
    """A number as the book writes it, thousands with a comma.

    >>> number(-5.545177), number(100001.0)
    ('−5.545', '100,001')
    """
    return f"{value:,.0f}".replace("-", "−") if 1e3 <= abs(value) < 1e9 and value == int(value) else short(value)


def _in_words(question):
    what, _, name = question.removesuffix(")").partition("(")
    return name if what == "data" else f"the gradient of {name}"


def leaves(probe):
    """The leaves: "a = 2, b = −3"."""
    return ", ".join(f"{name} = {number(leaf)}" for name, leaf in probe.leaves.items())


def factor(number):
    """How many times something: one digit where it is small.

    >>> factor(1.31), factor(8123.4)
    ('1.3 ×', '8,123 ×')
    """
    return f"{number:,.0f} ×" if number >= 10 else f"{number:.1f} ×"


def small(count):
    return SMALL[count] if count < len(SMALL) else str(count)


def count(count, word):
    return f"{small(count)} {word}{'' if count == 1 else 's'}"

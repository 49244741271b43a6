"""What the examiner says, as text and as JSON."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from scalargrad.exercises.engine.diagnose import right
from scalargrad.exercises.engine.outcome import close
from scalargrad.figures.text import number as short

WIDTH = 88
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NAMELESS = "No name for this one"


@dataclass(frozen=True)
class Report:
    """What `check_engine` found.

    Attributes:
        engine: the Engine that was asked.
        came: a dict from probes to Outcomes.
        findings: the mistakes, the silent ones first.
        places: for each finding a Place to look at, or None.
        notes: true but harmless, in sentences.
    """

    engine: object
    came: dict
    findings: tuple
    places: tuple
    notes: tuple = ()

    @property
    def failed(self):
        """The probes that went wrong, in order."""
        failed = {probe for finding in self.findings for probe in finding.probes}
        return [probe for probe in self.came if probe in failed]

    @property
    def missing(self):
        """The probes that ask for what is not there."""
        return [probe for probe, went in self.came.items() if went.kind == "not there"]

    @property
    def verdict(self):
        """One line: how many probes hold, how many mistakes there are, how many of them silent."""
        asked = len(self.came) - len(self.missing)
        held = f"{asked - len(self.failed)} of {asked} hold."
        if not self.findings:
            return f"{held} Nothing to mend."
        silent = sum(finding.kind == "silent" for finding in self.findings)
        how_many = f"{_count(len(self.findings), 'thing')} to mend"
        return f"{held} {how_many[0].upper()}{how_many[1:]}" + (
            f", {_small(silent)} of them silent." if silent else "."
        )

    def __repr__(self):
        parts = [self.verdict]
        if self.missing:
            ask = "asks" if len(self.missing) == 1 else "ask"
            parts.append(
                f"{_count(len(self.missing), 'more probe')} {ask} for operations that are not there.".capitalize()
            )
        for number, (finding, place) in enumerate(zip(self.findings, self.places), 1):
            parts += ["", *_told(number, len(self.findings), finding, place, self.came)]
        parts += ["", *(_wrapped(note, "· ") for note in self.notes)] if self.notes else []
        return "\n".join(parts)

    def to_dict(self):
        """The same as a dict that JSON can hold."""
        return {
            "engine": f"{self.engine.type.__module__}.{self.engine.type.__qualname__}",
            "names": self.engine.names,
            "verdict": self.verdict,
            "probes": [_of_probe(probe, went) for probe, went in self.came.items()],
            "findings": [_of_finding(*pair) for pair in zip(self.findings, self.places)],
            "notes": list(self.notes),
        }


def title(finding):
    """What a finding is called."""
    return finding.mistake.name if finding.mistake else NAMELESS


def answers(probe, went):
    """What came and what is right, in words, for the first question that got another answer.

    >>> from scalargrad.exercises.engine.outcome import Outcome
    >>> from scalargrad.exercises.engine.probes import Probe
    >>> answers(Probe("", "y = a * a; back(y)", {"a": 3.0}), Outcome("numbers", (9.0, 3.0)))
    ('the gradient of a', '3', '6')
    """
    expected = right(probe)
    if went.kind != "numbers":
        return _in_words(probe.questions[0]), went.error or "no end", number(expected.numbers[0])
    triples = zip(probe.questions, went.numbers, expected.numbers)
    question, came, should = next(three for three in triples if not close(*three[1:]))
    return _in_words(question), number(came), number(should)


def number(value):
    """A number as the book writes it, thousands with a comma.

    >>> number(-5.545177), number(100001.0)
    ('−5.545', '100,001')
    """
    return f"{value:,.0f}".replace("-", "−") if 1e3 <= abs(value) < 1e9 and value == int(value) else short(value)


def _in_words(question):
    what, _, name = question.removesuffix(")").partition("(")
    return name if what == "data" else f"the gradient of {name}"


def _of(probe):
    """The leaves: "a = 2, b = −3"."""
    return ", ".join(f"{name} = {number(leaf)}" for name, leaf in probe.leaves.items())


def _told(i, count, finding, place, came):
    """A finding as lines of text."""
    shown, mistake = finding.probes[0], finding.mistake
    what, came_out, should = answers(shown, came[shown])
    yield f"✗ {i} of {count}, {finding.kind}: {title(finding)}"
    yield f"  {shown.name}" + (f",  {_of(shown)}" if shown.leaves else "")
    yield f"  {what}: came {came_out}, right is {should}"
    if mistake:
        yield _wrapped(mistake.because)
    if place:
        yield f"  {'look at' if place.exact else 'look from'} line {place.number} of {Path(place.file).name}:"
        yield f"    {place.text.strip()}"
    if mistake:
        yield _wrapped(f"Why this matters: {mistake.matters}")
    more = len(finding.probes) - 1
    fails = f"{_count(more, 'more probe')} {'fails' if more == 1 else 'fail'} by it. " if more else ""
    yield _wrapped(f"{fails[:1].upper()}{fails[1:]}{f'Chapter {mistake.chapter} is about it.' if mistake else ''}")


def _wrapped(text, first="  "):
    return fill(text, WIDTH, initial_indent=first, subsequent_indent="  ")


def _small(count):
    return SMALL[count] if count < len(SMALL) else str(count)


def _count(count, word):
    return f"{_small(count)} {word}{'' if count == 1 else 's'}"


def _of_probe(probe, went):
    told = {"group": probe.group, "probe": probe.name, "code": probe.code, "leaves": probe.leaves, "kind": went.kind}
    told |= {"came": [str(number) for number in went.numbers], "right": [str(one) for one in right(probe).numbers]}
    return told | {"error": went.error, "words": went.words, "line": went.line}


def _of_finding(finding, place):
    told = {"name": title(finding), "kind": finding.kind, "probes": [probe.name for probe in finding.probes]}
    room = finding.mistake.room if finding.mistake else ""
    return told | {"room": room, "file": place and place.file, "line": place and place.number}

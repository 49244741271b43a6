"""What the examiner says: as text, as a piece of a page, as JSON."""

from dataclasses import dataclass
from functools import cached_property

from scalargrad.exercises.engine.choices import CHOICES
from scalargrad.exercises.engine.costs import costs
from scalargrad.exercises.engine.diagnose import right
from scalargrad.exercises.engine.report.page import page
from scalargrad.exercises.engine.report.text import text, told
from scalargrad.exercises.engine.report.words import count, small, title


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

    @cached_property
    def costs(self):
        """The engine's time as a multiple of the book's: measured when it is asked for, and never the same twice."""
        return costs(self.engine)

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
        how_many = f"{count(len(self.findings), 'thing').capitalize()} to mend"
        return f"{held} {how_many}{_silent([finding.kind for finding in self.findings])}."

    @property
    def passed_over(self):
        """A line on the probes that ask for what is not there, or ""."""
        if not self.missing:
            return ""
        ask = "asks" if len(self.missing) == 1 else "ask"
        return f"{count(len(self.missing), 'more probe')} {ask} for {self._absent}.".capitalize()

    @property
    def _absent(self):
        """What the missing probes ask for."""
        chosen = any(self.came[probe].words in CHOICES for probe in self.missing)
        return "operations that are not there" + ", or for what is a choice" * chosen

    def told(self, probe):
        """The finding by which a probe fails, as text."""
        return told(self, next(i for i, finding in enumerate(self.findings) if probe in finding.probes))

    def __repr__(self):
        return text(self)

    def _repr_html_(self):
        return page(self)

    def to_dict(self):
        """The same as a dict that JSON can hold."""
        return {
            "engine": f"{self.engine.type.__module__}.{self.engine.type.__qualname__}",
            "names": self.engine.names,
            "verdict": self.verdict,
            "probes": [_of_probe(probe, went) for probe, went in self.came.items()],
            "findings": [_of_finding(*pair) for pair in zip(self.findings, self.places)],
            "notes": list(self.notes),
            "costs": self.costs,
        }


def _silent(kinds):
    """How many of the findings are silent, as the end of a sentence.

    >>> _silent(["silent"]), _silent(["silent", "silent"]), _silent(["silent", "loud"]), _silent(["loud"])
    (', a silent one', ', all of them silent', ', one of them silent', '')
    """
    silent = kinds.count("silent")
    if silent == len(kinds):
        return ", a silent one" if silent == 1 else ", all of them silent"
    return f", {small(silent)} of them silent" if silent else ""


def _of_probe(probe, went):
    told = {"group": probe.group, "probe": probe.name, "code": probe.code, "leaves": probe.leaves, "kind": went.kind}
    told |= {"came": [str(number) for number in went.numbers], "right": [str(one) for one in right(probe).numbers]}
    return told | {"error": went.error, "words": went.words, "line": went.line}


def _of_finding(finding, place):
    told = {"name": title(finding), "kind": finding.kind, "probes": [probe.name for probe in finding.probes]}
    room = finding.mistake.room if finding.mistake else ""
    return told | {"room": room, "file": place and place.file, "line": place and place.number}

"""From how the probes went to the report."""

from scalargrad.exercises.engine.choices import settled, told
from scalargrad.exercises.engine.diagnose import diagnose
from scalargrad.exercises.engine.lines import place
from scalargrad.exercises.engine.notes import notes
from scalargrad.exercises.engine.report import Report


def report_of(engine, came):
    """The Report on an Engine, from a dict from probes to Outcomes."""
    came = settled(came)
    findings = diagnose(came)
    places = [place(engine, finding.mistake, came[finding.probes[0]]) for finding in findings]
    return Report(engine, came, tuple(findings), tuple(places), (*told(came), *notes(engine, came)))

"""A report as lines of text."""

from pathlib import Path
from textwrap import fill

from scalargrad.exercises.engine.report.words import answers, count, factor, leaves, title

WIDTH = 88


def text(report):
    """The whole report as text."""
    parts = [report.verdict]
    if report.missing:
        parts.append(report.passed_over)
    for i, _ in enumerate(report.findings):
        parts += ["", told(report, i)]
    parts += ["", *(_wrapped(note, "· ") for note in report.notes)] if report.notes else []
    return "\n".join(parts)


def costs(report):
    """What the engine costs, as text; not part of the whole, which is the same each time."""
    rows = [f"  {factor(times):>9} {what}" for what, times in report.costs.items()]
    return "\n".join(["The time it takes, as a multiple of the book's engine, here and now:", *rows])


def told(report, i):
    """The finding of that place."""
    which = f"{i + 1} of {len(report.findings)}"
    return "\n".join(_lines(which, report.findings[i], report.places[i], report.came))


def _lines(which, finding, place, came):
    """The lines of a finding."""
    shown, mistake = finding.probes[0], finding.mistake
    what, came_out, should = answers(shown, came[shown])
    yield f"✗ {which}, {finding.kind}: {title(finding)}"
    yield f"  {shown.name}" + (f",  {leaves(shown)}" if shown.leaves else "")
    yield f"  {what}: came {came_out}, right is {should}"
    if mistake:
        yield _wrapped(mistake.because)
    if place:
        yield f"  {'look at' if place.exact else 'look from'} line {place.number} of {Path(place.file).name}:"
        yield f"    {place.text.strip()}"
    if mistake:
        yield _wrapped(f"Why this matters: {mistake.matters}")
    more = len(finding.probes) - 1
    fails = f"{count(more, 'more probe')} {'fails' if more == 1 else 'fail'} by it. " if more else ""
    yield _wrapped(f"{fails[:1].upper()}{fails[1:]}{f'Chapter {mistake.chapter} is about it.' if mistake else ''}")


def _wrapped(text, first="  "):
    return fill(text, WIDTH, initial_indent=first, subsequent_indent="  ")

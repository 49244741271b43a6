"""A report as a piece of a page: a notebook shows it, and so does the page that checks engines.

The page finds by `data-line`, `data-room` and `data-chapter` what it can turn into a link.
"""

import linecache
import re
from html import escape
from itertools import groupby

from scalargrad.exercises.engine.report.drawing import drawing, hardest
from scalargrad.exercises.engine.report.style import STYLE
from scalargrad.exercises.engine.report.words import answers, count, factor, leaves, title
from scalargrad.figures.front_end import script_for_page

KINDS = {"silent": "a wrong number, no error", "never ends": "stopped from outside", "loud": "it stops with an error"}
MANY = 10  # probes that fail by one mistake, which can hide another
SIGNS = {"holds": "✓", "fails": "✗", "absent": "not there"}


def page(report):
    """The whole report as HTML."""
    parts = [STYLE, *_head(report), *_findings(report), *_rest(report)]
    return f'<div class="sg-exam">{"".join(parts)}</div>{script_for_page()}'


def strip(marks):
    """A mark for each probe, in its group, for those who see it: `marks` are (group, state)."""
    groups = ["".join(f'<i class="{state}"></i>' for _, state in group) for _, group in groupby(marks, lambda m: m[0])]
    return f'<div class="sg-exam-strip" aria-hidden="true">{"".join(f"<span>{group}</span>" for group in groups)}</div>'


def _states(report):
    failed, missing = set(report.failed), set(report.missing)
    return {probe: "fails" if probe in failed else "absent" if probe in missing else "holds" for probe in report.came}


def _head(report):
    held, what = report.verdict.split(". ", 1)
    yield (
        f'<p class="sg-exam-verdict" role="heading" aria-level="2"><strong>{held}.</strong> <span>{what}</span></p>'
        f'<p class="sg-exam-quiet">{report.passed_over} Silent means a wrong number without an error.</p>'
    )
    yield strip([(probe.group, state) for probe, state in _states(report).items()])
    yield _legend(report)
    if report.findings:
        names = "".join(_name(finding, report.came) for finding in report.findings)
        yield f'<ol class="sg-exam-names">{names}</ol>'
    else:
        yield (
            f'<div class="sg-exam-fine"><p>✓ The hardest small graph, d = b · (b + a) with b = a · a. Every path is '
            f"counted, and none of them twice.</p>{hardest(report.engine)}</div>"
        )


def _legend(report):
    states = list(_states(report).values())
    told = {"holds": "▮ {} hold", "fails": "✗ {} fail", "absent": "○ {} not there"}
    parts = [words.format(states.count(state)) for state, words in told.items() if state in states]
    return f'<p class="sg-exam-quiet">{" · ".join(parts)}</p>'


def _name(finding, came):
    _, came_out, should = answers(finding.probes[0], came[finding.probes[0]])
    told = f"<b>silent</b> {came_out} for {should}" if finding.kind == "silent" else escape(came_out)
    return f'<li><span>{_html(title(finding))}</span><span class="sg-exam-quiet">{told}</span></li>'


def _findings(report):
    for i, (finding, place) in enumerate(zip(report.findings, report.places), 1):
        shown, mistake = finding.probes[0], finding.mistake
        went = report.came[shown]
        parts = [
            f'<p class="sg-exam-quiet">{i} of {len(report.findings)} <span class="sg-exam-tag {finding.kind}">'
            f"{finding.kind}</span> {KINDS[finding.kind]}</p>"
            f'<p class="sg-exam-name" role="heading" aria-level="3">{_html(title(finding))}</p>',
            *_case(shown, went),
            _stage(report, shown, went, mistake),
            *_where(place, mistake),
            _why(finding),
        ]
        boxes = "".join(part if part.startswith("<div") else f"<div>{part}</div>" for part in parts if part)
        yield f'<section class="sg-exam-finding" data-kind="{finding.kind}">{boxes}</section>'


def _case(probe, went):
    what, came, should = answers(probe, went)
    struck = f"<s>{came}</s>" if went.kind == "numbers" else escape(came)
    of = f'<span class="sg-exam-quiet">{leaves(probe)}</span>' if probe.leaves else ""
    yield (
        f'<div class="sg-exam-case"><p>{escape(probe.name)}{of}</p><p><span class="sg-exam-quiet">{what}</span>'
        f'<span>came <b class="sg-exam-came">✗ {struck}</b></span><span>right <b class="sg-exam-right">✓ {should}</b>'
        "</span></p></div>"
    )


def _stage(report, probe, went, mistake):
    words = mistake.because if mistake else f"Python says: {went.words}" if went.words else ""
    picture = drawing(report.engine, probe, went)
    said = f"<p>{_html(words)}</p>" if words else ""
    return f'<div class="sg-exam-stage">{picture}{said}</div>' if picture or said else ""


def _where(place, mistake):
    if place:
        look = "Look at" if place.exact else "Look from"
        yield (
            f'<div class="sg-exam-where" data-line="{place.number}"><p class="sg-exam-quiet">'
            f"{look} line {place.number} of your code</p>{_excerpt(place)}</div>"
        )
    elif mistake and mistake.look:
        names = " or ".join(f"<code>{word}</code>" for word in mistake.look)
        yield f'<div class="sg-exam-where"><p class="sg-exam-quiet">No line can be told: look at {names}.</p></div>'


def _excerpt(place):
    """Two lines before it, one after."""
    first = max(place.number - 2, 1)
    lines = linecache.getlines(place.file)[first - 1 : place.number + 1] or [place.text]
    first = first if len(lines) > 1 else place.number
    rows = [_row(i, line.rstrip(), i == place.number) for i, line in enumerate(lines, first)]
    return f'<pre tabindex="0" role="group" aria-label="Lines of your code">{"".join(rows)}</pre>'


def _row(number, line, is_hit):
    css, sign = (' class="hit"', "✗ ") if is_hit else ("", "")
    return f"<span{css}><i>{sign}{number}</i>{escape(line)}\n</span>"


def _why(finding):
    mistake, more = finding.mistake, len(finding.probes) - 1
    if not mistake:
        return f"<p>What is right was worked out by hand. {_more(more)}</p>"
    first = " Mend it first and check again: it can hide others." if more >= MANY else ""
    room = f'<span data-room="{mistake.room}">A room of the bug museum</span> · ' if mistake.room else ""
    to = f'{room}<span data-chapter="{mistake.chapter}">Chapter {mistake.chapter}</span>'
    return (
        f"<p><strong>Why this matters.</strong> {_html(mistake.matters)}</p>"
        f'<p class="sg-exam-quiet">{_more(more)}{first}</p><p>{to}</p>'
    )


def _more(more):
    return f"{count(more, 'more probe').capitalize()} {'fails' if more == 1 else 'fail'} by it." if more else ""


def _rest(report):
    states = _states(report)
    holding = [probe for probe, state in states.items() if state == "holds"]
    groups = [(name, [*group]) for name, group in groupby(holding, lambda probe: probe.group)]
    if groups:
        rows = [_group(name, held, states) for name, held in groups]
        yield _fold(f"<b>✓ {count(len(holding), 'probe').capitalize()} hold</b>", f"<ul>{''.join(rows)}</ul>")
    if report.missing:
        chips = "".join(f"<li><code>{escape(probe.name)}</code></li>" for probe in report.missing)
        yield _fold(f"<b>{report.passed_over}</b> None counts as wrong.", f"<ul>{chips}</ul>")
    if report.notes:
        things = "".join(f"<p>{_html(note)}</p>" for note in report.notes)
        yield _fold(f"<b>{count(len(report.notes), 'thing').capitalize()} to know</b>, nothing to mend", things)
    if report.costs:
        rows = "".join(f"<li><b>{factor(times)}</b> {what}</li>" for what, times in report.costs.items())
        yield _fold("<b>What it costs</b>, as a multiple of the book's engine, here and now", f"<ul>{rows}</ul>")


def _group(name, held, states):
    asked = sum(probe.group == name and state != "absent" for probe, state in states.items())
    tally = f"✓ {asked}" if asked == len(held) else f"{len(held)} of {asked}"
    told = " · ".join(escape(probe.name) for probe in held)
    return f'<li><b>{name}</b>, {tally} <span class="sg-exam-quiet">{told}</span></li>'


def _fold(head, inside):
    return f"<details><summary>{head}</summary>{inside}</details>"


def _html(text):
    """A sentence; what stands in `these` is code."""
    return re.sub("`(.*?)`", r"<code>\1</code>", escape(text, quote=False))

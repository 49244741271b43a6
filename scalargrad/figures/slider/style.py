"""The style sheet of all plots of sliders, and the points that it refers to. It is a part of every picture."""

from scalargrad.figures import look
from scalargrad.figures.text import squeeze

SHEET = """
/* A plot of a slider, still or alive. Texts: ticks, names of the axes, words beside things; `end` and `mid` say where
   they are anchored. */
text { font: 11px var(--font); color: var(--ink-2); fill: currentColor; font-variant-numeric: tabular-nums lining-nums }
.end { text-anchor: end }
.mid { text-anchor: middle }
.name { font-size: 12px; font-weight: 600; color: var(--ink) }
path, circle { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }

/* What a line, a dot or a word is about */
.data, .slope, .grad, .ink, .muted, .bad { font-size: 12px; font-weight: 600 }
.data { color: var(--data) }
.slope { color: var(--slope) }
.grad { color: var(--grad) }
.ink { color: var(--ink) }
.muted { color: var(--ink-2) }
.bad { color: var(--bad) }
.dash { stroke-width: 1.5; stroke-dasharray: 5, 5 }
.dot { fill: var(--paper); stroke-width: 2.5 }
.pill { fill: var(--paper); stroke: var(--slope) }
.axis, .grid { stroke: var(--line); stroke-width: 1 }
.grid { stroke: var(--hair) }

/* Two classes: a region of one on that of the other, its rim the boundary; their points; a ring around a mistake */
.region-0 { fill: var(--region-0); stroke: none }
.region-1 { fill: var(--region-1); stroke: var(--ink) }
.class-0, .class-1, .ring { stroke: none; marker: url(#sg-class-0) }
.class-1 { marker: url(#sg-class-1) }
.ring { marker: url(#sg-ring) }
marker { overflow: visible }
:is(#sg-class-0, #sg-class-1) path { fill: var(--class-0); stroke: #1b1f24; stroke-width: .7 }
#sg-class-1 path { fill: var(--class-1) }
#sg-ring path { stroke: var(--bad); stroke-width: 1.4 }
"""

# What charts have beside it (see shapes.py): only pictures with such marks carry it.
MORE = """
.fill { fill: currentColor; fill-opacity: .16; stroke: none }
.seed { fill: var(--page); stroke-width: 1.4 }
.now { fill: var(--now-line); stroke: var(--ink); stroke-width: 1.8 }
.step { stroke-width: 4 }
.here { stroke: var(--now); stroke-width: 9 }
.thin { stroke-width: .9; stroke-opacity: .55 }
.class-2 { stroke: none; marker: url(#sg-class-2) }
.bar { fill: currentColor; stroke: var(--ink); stroke-width: 1 }
.bar.class-0 { color: var(--class-0); marker: none }
.bar.class-1 { color: var(--class-1); marker: none }
.bar.class-2 { color: var(--class-2); marker: none }
.path { stroke-width: 1.3 }
.in { color: var(--ink) }
.cell { fill: currentColor; stroke: none }
.level { stroke: var(--line); stroke-width: 1 }
.leader { stroke: var(--line); stroke-width: 1 }
.halo { paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round }
.field { stroke: none; fill-opacity: .1 } /* one on the other where it is surer */
.field-0 { fill: var(--class-0) }
.field-1 { fill: var(--class-1) }
.field-2 { fill: var(--class-2) }
.border { stroke: var(--ink); stroke-width: 1.8 }
#sg-class-2 path { fill: var(--class-2); stroke: #1b1f24; stroke-width: .7 }
"""
STYLE = f"<style>{look.for_picture(squeeze(SHEET))}</style>"
RICH_STYLE = f"<style>{look.for_picture(squeeze(SHEET + MORE))}</style>"


def _marker(name, d):
    return f"<marker id='sg-{name}' markerUnits='userSpaceOnUse'><path d='{d}'/></marker>"


# The points of both classes and the ring: circles of radius 4 and 8, and a triangle as large as the smaller one.
MARKERS = [
    _marker("class-0", "M0,-4a4,4,0,11-.1,0z"),
    _marker("class-1", "M0,-5l4.6,8h-9.2z"),
    _marker("ring", "M0,-8a8,8,0,11-.1,0z"),
]
DEFS = f"<defs>{''.join(MARKERS)}</defs>"
RICH_DEFS = f"<defs>{''.join([*MARKERS, _marker('class-2', 'M-3.8-3.8h7.6v7.6h-7.6z')])}</defs>"

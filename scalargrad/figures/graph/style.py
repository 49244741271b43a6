"""The style sheet of all pictures of graphs, and what it refers to: arrowheads (`data` for live ones) and hatching.

It is a part of every picture, so it stands here and not among the style sheets of live figures.
"""

from scalargrad.figures import look
from scalargrad.figures.text import squeeze

SHEET = """
/* A picture of a graph, still or alive. A node is a frame with rows: a tint, a word left of it, a number right of it */
text { font: 11px var(--font); font-variant-numeric: tabular-nums lining-nums; fill: var(--ink-2) }
.title { font-size: 15px; font-weight: 600; fill: var(--ink) }
.name { font-size: 13px; font-weight: 700; fill: var(--ink) }
.name.vague { font-size: 12px }
.kind, .number { text-anchor: end }
.number { font-size: 13.5px; font-weight: 600 }
.sign { font-size: 11px; font-weight: 600; text-anchor: middle; fill: var(--ink) }
.gone { display: none }

/* Rows: data, grad, a share of it for each use, what was there before; smaller ones for docked parameters */
[data-row="data"] > .tint { fill: var(--data-tint) }
[data-row="grad"] > .tint { fill: var(--grad-tint) }
[data-row] > .number { fill: var(--grad) }
[data-row="data"] > .number { fill: var(--data) }
:is([data-row="share"], [data-row="before"]) > .number { font-size: 12.5px }
:is([data-row="share"], [data-row="before"]) > .tint, [data-row="grad"].zero > .tint { fill: none }
.zero > .number { font-weight: 400 }
[data-row].wrong > :is(.number, .cross) { font-weight: 600; fill: var(--bad) }
.cross { font-size: 13.5px }
[data-row="grad"].wrong > .tint { fill: url(#sg-hatch) }
.struck > .number { text-decoration: line-through }
.size-11 text { font-size: 11px !important }
.size-12 text { font-size: 12px !important }
.rule { fill: none; stroke: var(--line); opacity: .55 }
.rule.strong { stroke: var(--ink); stroke-width: 1.75; opacity: 1 }
.empty { fill: none; stroke: var(--line); stroke-width: 1.5; stroke-dasharray: 2 2 }
.strike { fill: none; stroke: var(--bad); stroke-width: 1.75 }
.hatch-0 { fill: var(--bad-tint) }
.hatch-1 { fill: var(--bad); opacity: .16 }

/* Frames, ports, tags */
.frame, .outer, .port, .tag, .pill rect { fill: var(--paper); stroke: var(--line); stroke-width: 1.5 }
.outer { fill: var(--page) }
.result, .outer, .tag { stroke: var(--ink) }
.port { stroke: var(--ink-2) }
.glyph, .needle { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linecap: round }
.needle { stroke: var(--paper) }
.leaf { fill: var(--ink-2); stroke: var(--paper); stroke-width: 1.5; stroke-linejoin: round }
.pin { fill: var(--ink-2) }
.right text { font-size: 12px; font-weight: 600; text-anchor: middle; fill: var(--ink) }
.place circle { fill: var(--ink) }
.place text { font-size: 12px; font-weight: 600; text-anchor: middle; fill: var(--page) }

/* Edges: to the child; where gradient has come, to the parent; on a marked path, off it. Slopes */
marker { overflow: visible }
.edge { fill: none; stroke: var(--line); stroke-width: 1.5; marker-end: url(#sg-to) }
.edge.back { stroke: var(--grad-line); stroke-width: 2; marker-start: url(#sg-from); marker-end: none }
.edge.on { stroke: var(--ink); stroke-width: 3; marker: none; marker-end: url(#sg-on) }
.off { opacity: .4 }
#sg-to { fill: var(--line) }
#sg-from { fill: var(--grad-line) }
#sg-on { fill: var(--ink) }
.pill rect { stroke: var(--slope); stroke-width: 1 }
.pill text { font-size: 12px; font-weight: 600; text-anchor: middle; fill: var(--slope) }
.dense .pill text { font-size: 11px }
"""


def _head(name, tip, size):
    """An arrowhead for a line that points to the right, with its tip `tip` px before the end of the line."""
    d = f"M{-tip} 0l{-size} {0.55 * size:.4g}v{-1.1 * size:.4g}z"
    return f"<marker id='sg-{name}' orient='auto-start-reverse' markerUnits='userSpaceOnUse'><path d='{d}'/></marker>"


HATCH = (
    "<pattern id='sg-hatch' width='6' height='6' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    "<path class='hatch-0' d='M0 0h6v6H0z'/><path class='hatch-1' d='M0 0h2v6H0z'/></pattern>"
)
DEFS = f"<defs>{_head('to', 0, 7)}{_head('data', 0, 7)}{_head('from', 3.5, 8.5)}{_head('on', 0, 10)}{HATCH}</defs>"
STYLE = f"<style>{look.for_picture(squeeze(SHEET))}</style>"

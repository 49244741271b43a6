"""The style sheet of all pictures of attention, still or alive, and the hatching that it refers to."""

from scalargrad.figures import look
from scalargrad.figures.text import squeeze

SHEET = """
/* A picture of attention. Cells: a shade with a number; hatched where nobody looks, in crimson where nobody may */
text { font: 11.5px var(--font); font-variant-numeric: tabular-nums lining-nums; fill: var(--ink-2) }
.end { text-anchor: end }
.mid { text-anchor: middle }
.small { font-size: 11px }
.tight { letter-spacing: -.6px }
.bold { font-weight: 700; fill: var(--ink) }
.title { font-size: 15px; font-weight: 600; fill: var(--ink) }
.number { font-weight: 600; fill: var(--data) }
.inverse { font-weight: 600; fill: var(--on-solid) }
.dark { font-weight: 600; fill: var(--ink) }
.no { font-weight: 700; fill: var(--bad) }
.cell { fill: var(--paper); stroke: var(--hair); stroke-width: 1 }
.bar { fill: var(--data) }
.later { fill: url(#sg-later); opacity: .6 }
.cell.forbidden { fill: url(#sg-forbidden); stroke: var(--bad); stroke-width: 1.5 }
#sg-later path { stroke: var(--line); stroke-width: 1.4; opacity: .5 }
#sg-forbidden rect { fill: var(--bad-tint) }
#sg-forbidden path { stroke: var(--bad); stroke-width: 1.4; opacity: .4 }
"""
STYLE = f"<style>{look.for_picture(squeeze(SHEET))}</style>"


def _hatching(name, size, ground=""):
    return (
        f"<pattern id='sg-{name}' width='{size}' height='{size}' patternUnits='userSpaceOnUse' "
        f"patternTransform='rotate(45)'>{ground}<path d='M0 0V{size}'/></pattern>"
    )


GROUND = "<rect width='5' height='5'/>"
DEFS = f"<defs>{_hatching('later', 6)}{_hatching('forbidden', 5, GROUND)}</defs>"

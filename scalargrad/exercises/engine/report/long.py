"""Pictures of graphs that are too long to draw: a ruler for one that is deep, a ladder for one of many paths."""

from scalargrad.figures import html, look
from scalargrad.figures.text import px, squeeze, tag_path, tag_text

SHEET = """
text { font: 12px var(--font); fill: var(--ink-2) }
.name { font-weight: 700; fill: var(--ink) }
.bad { font-weight: 600; fill: var(--bad) }
.middle { text-anchor: middle }
.end { text-anchor: end }
.far { fill: none; stroke: var(--line); stroke-width: 2px; stroke-dasharray: 2 5 }
.near { fill: none; stroke: var(--ink-2); stroke-width: 2px }
.dot { fill: var(--paper); stroke: var(--ink-2); stroke-width: 1.75px }
"""
WIDTH, HEIGHT = 340, 84  # px: as it is on a phone
LEFT, RIGHT, LINE = 16, 324, 44
STEPS = 5  # rungs of the ladder that are drawn


def ruler(went):
    """A deep graph, of which only the end was reached."""
    stop = 190
    dots = [stop + 22 * (i + 1) for i in range(5)]
    marks = [
        tag_path(f"M{LEFT} {LINE}H{stop}", "far"),
        tag_path(f"M{stop + 8} {LINE}H{RIGHT}", "near"),
        *[_dot(x) for x in (LEFT, *dots, RIGHT)],
        tag_text(stop, LINE + 5, "✗", "bad middle"),
        *_ends("a", "y"),
        tag_text(LEFT - 5, LINE + 28, "never reached"),
        tag_text(stop, LINE + 28, f"{went.error or 'it has no end'} here", "middle"),
    ]
    return _picture(
        marks, f"A ruler from the result y back to a. {went.error or 'It'} stops on the way; a is never reached."
    )


def ladder(went):
    """Doubling after doubling: each has two ways to the one before."""
    xs = [RIGHT - 44 * i for i in range(STEPS + 1)]
    rungs = [_two_ways(x, x - 44) for x in xs[:-1]]
    counts = [tag_text(x, LINE + 28, str(2**i), "middle") for i, x in enumerate(xs)]
    marks = [
        tag_path(f"M{LEFT} {LINE}H{xs[-1]}", "far"),
        *rungs,
        *[_dot(x) for x in (LEFT, *xs)],
        *_ends("a", "y"),
        *counts,
        tag_text(LEFT - 5, LINE + 28, "paths: 2⁴⁰"),
    ]
    told = went.error or "there is no end to it"
    return _picture(marks, f"A ladder: from the result y back to a, the number of paths doubles at every step; {told}.")


def _two_ways(x, y):
    """Two bows between neighbors."""
    return "".join(
        tag_path(f"M{x} {LINE}C{x - 12} {LINE + bow} {y + 12} {LINE + bow} {y} {LINE}", "near") for bow in (-16, 16)
    )


def _dot(x):
    return f"<circle class='dot' cx='{px(x)}' cy='{LINE}' r='5'/>"


def _ends(first, last):
    return tag_text(LEFT - 4, 16, first, "name"), tag_text(RIGHT + 4, 16, last, "name end")


def _picture(marks, alt):
    style = f"<style>{look.for_picture(squeeze(SHEET))}</style>"
    size = f"width='{WIDTH}' height='{HEIGHT}' viewBox='0 0 {WIDTH} {HEIGHT}'"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' role='img' {size}>{style}{''.join(marks)}</svg>"
    return html.image(svg, alt, "display:block;margin:0 auto")

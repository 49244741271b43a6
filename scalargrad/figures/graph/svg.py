"""A shape as SVG text, with both themes inside."""

from re import search

from scalargrad.figures.graph.alt import in_words
from scalargrad.figures.graph.content import amount
from scalargrad.figures.graph.nodes import draw_node
from scalargrad.figures.graph.style import FROM, HATCH, ON, TO, style
from scalargrad.figures.text import escape, px, tag_path, tag_text, width, wrap, xy

LINE = 20  # px for each line of a title
LINES = 2  # of a title; the wide picture leaves some empty, so that it has as many as the narrow one: see `pack`


def render(shape):
    """The whole picture."""
    say = shape.say
    left, top, right, bottom = _bounds(shape)
    title = wrap(say.title, shape.most - 16, 15)
    above = LINE * len(title) + 10 if title else 0
    w = round(max(right - left, *[width(line, 15) + 16 for line in title], 0))
    h = round(bottom - top + above)
    marks = [
        *[tag_text(8, LINE * i, line, "t") for i, line in enumerate(title + [" "] * (LINES - len(title)), 1) if title],
        f"<g class='{'dense' if shape.dense else 'roomy'}' transform='translate({px(-left)} {px(above - top)})'>",
        *[_edge(curve, say) for curve in shape.curves],
        *[draw_node(box, shape) for box in shape.boxes.values()],
        *[_pill(*pill) for pill in shape.pills.values()],
    ]
    inside = "\n".join(filter(None, marks))
    inside = _defs(inside) + inside
    head = f"<svg xmlns='http://www.w3.org/2000/svg' role='img' width='{w}' height='{h}' viewBox='0 0 {w} {h}'>"
    words = f"<title>{escape(say.caption)}</title><desc>{escape(in_words(say))}</desc>"
    return f"{head}\n{words}<style>{style(inside)}</style>\n{inside}</g></svg>\n"


def _bounds(shape):
    """Left, top, right and bottom of all marks."""
    areas = [box.area(11 if shape.say.numbers else 5) for box in shape.boxes.values()]
    areas += [box.port_area() for box in shape.boxes.values()]
    areas += [(x - w / 2, y - 9, x + w / 2, y + 9) for x, y, w, _ in shape.pills.values()]
    areas += [(*dot, *dot) for curve in shape.curves for dot in curve.dots()]
    left, top, right, bottom = zip(*areas)
    tag = 11 if shape.say.wrong else 0
    return min(left) - 2, min(top) - 2, max(right) + 2, max(bottom) + 2 + tag


def _defs(marks):
    """What the style sheet refers to, as far as the marks need it: arrowheads and hatching."""
    needs = {TO: "class='e( off)?'", FROM: "class='e b", ON: "class='e on", HATCH: "class='bad'"}
    return "<defs>" + "".join(mark for mark, sign in needs.items() if search(sign, marks)) + "</defs>\n"


def _edge(curve, say):
    d = _path(curve, 0 if say.dense else 1)
    if curve.edge in say.path:
        return tag_path(d, "e on")
    back = " b" if say.grads and amount(curve.edge) else ""
    return tag_path(d, f"e{back}{' off' if say.path else ''}")


def _path(curve, digits):
    """The data of a path: where it begins and, from there on, how far it goes, which is shorter than where it is then."""
    pieces = [[(round(x, digits), round(y, digits)) for x, y in piece] for piece in curve.pieces]
    d = f"M{xy(pieces[0][0])}"
    for (x, y), *points in pieces:
        straight = points[0] == (x, y)
        d += "l" if straight else "c"
        d += " ".join(xy((there[0] - x, there[1] - y)) for there in points[2 * straight :])
    return d


def _pill(x, y, w, words):
    rect = f"<rect class='q' x='{px(x - w / 2)}' y='{px(y - 9)}' width='{w}' height='18' rx='9'/>"
    return rect + tag_text(x, y + 4.3, words, "s")

"""A shape as SVG text, with both themes inside. A script finds what belongs to an edge by `data-edge`."""

from scalargrad.figures.graph.nodes import draw_node
from scalargrad.figures.graph.style import DEFS, STYLE
from scalargrad.figures.text import px, tag_text, xy

LINE = 20  # px for each line of a title


def render(shape):
    """The whole picture, without words for those who do not see it: a page has them beside it."""
    content, w, h = shape.content, shape.width, shape.height
    title = [tag_text(8, LINE * i, line, "title") for i, line in enumerate(shape.title, 1)]
    left, top, _, _ = shape.bounds
    moved = f"translate({px(-left)} {px(shape.above - top)})"
    marks = [
        *[_edge(curve, content) for curve in shape.curves],
        *[draw_node(box, shape) for box in shape.boxes.values()],
        *[_pill(content.place[edge], *pill) for edge, pill in shape.pills.items()],
    ]
    size = f"width='{w}' height='{h}' viewBox='0 0 {w} {h}'"
    lines = [
        f"<svg xmlns='http://www.w3.org/2000/svg' role='img' {size}>{STYLE}{DEFS}",
        *title,
        f"<g class='{'graph dense' if shape.dense else 'graph'}' transform='{moved}'>",
        *marks,
        "</g></svg>",
    ]
    return "\n".join(lines) + "\n"


def _edge(curve, content):
    css = "edge"
    if curve.edge in content.path:
        css = "edge on"
    elif content.path:
        css = "edge off"
    if content.grads and content.gradients.amount(curve.edge):
        css += " back"
    start, d = curve.pieces[0][0], "".join("C" + " ".join(map(xy, points)) for _, *points in curve.pieces)
    return f"<path class='{css}' data-edge='{content.place[curve.edge]}' d='M{xy(start)}{d}'/>"


def _pill(place, x, y, w, words):
    rect = f"<rect x='{px(x - w / 2)}' y='{px(y - 9)}' width='{w}' height='18' rx='9'/>"
    return f"<g class='pill' data-edge='{place}'>{rect}{tag_text(x, y + 4.3, words)}</g>"

"""A coarse picture of a graph: names, data and straight edges. It stands for a picture that is too long to be written out."""

from itertools import pairwise, zip_longest

from scalargrad.figures.graph.content import kind
from scalargrad.figures.graph.style import themes
from scalargrad.figures.text import clip, escape, number, width

UNIT, LINE = 8, 40  # px of a step of the grid: across, and from one row to the next
NEAR = 1  # step of the grid, between a bend and a straight line that does without it
ROOM = 88  # px for the words of a node; less where the full picture is crowded
SIGNS = {"+": "⊕", "-": "⊖", "*": "⊗", "/": "⊘", "**": "xⁿ", "neg": "neg", "sum": "Σ"}
STYLE = (
    "text{font:12px sans-serif;text-anchor:middle;dominant-baseline:central;fill:var(--ink);"
    "stroke:var(--page);stroke-width:9px;stroke-linejoin:round;paint-order:stroke}"
    "path{fill:none;stroke:var(--line);vector-effect:non-scaling-stroke}"
)


def overview(shape):
    """The picture as SVG for an image with an alt text."""
    down, room = LINE if shape.down else UNIT, min(ROOM, shape.plain - 4)
    places = {item: (round(x / UNIT), round(y / down)) for item, (x, y) in _places(shape).items()}
    right, bottom = (max(values) for values in zip(*places.values()))
    w, h = UNIT * right + room + 8, down * bottom + 24
    lines = "".join(_lines(node, shape, places) for node in shape.boxes)
    words = "".join(_words(node, shape, UNIT * places[node][0], down * places[node][1], room) for node in shape.boxes)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{w}' height='{h}' viewBox='{-room // 2 - 4} -12 {w} {h}'>"
        f"<style>{themes(STYLE)}{STYLE}</style><path transform='scale({UNIT} {down})' d='{lines}'/>{words}</svg>"
    )


def _places(shape):
    """The middle of each Node and Lane in px: across the layers as in the full picture, or closer; along them close together."""
    middles = {item: shape.middle(item) for layer in shape.layers for item in layer}
    left, top = (min(values) for values in zip(*middles.values()))
    if shape.down:
        rows = {item: i for i, layer in enumerate(shape.layers) for item in layer}
        return {item: (x - left, LINE * rows[item]) for item, (x, _) in middles.items()}
    heights = [sorted(middles[node][1] for node in layer if node in shape.boxes) for layer in shape.layers]
    closest = min((b - a for layer in heights for a, b in pairwise(layer)), default=LINE)
    return {item: (x - left, (y - top) * min(1, LINE / closest)) for item, (x, y) in middles.items()}


def _lines(node, shape, places):
    """The edges that reach a node, two by two: there from the first parent, and back to the second."""
    along = 1 if shape.down else 0
    ways = [_bends([places[stop] for stop in shape.routes[edge]], along) for edge in node.ins if edge in shape.routes]
    pairs = zip_longest(ways[::2], ways[1::2], fillvalue=())
    lines = [[*there, *back[-2::-1]] for there, back in pairs]
    return "".join(
        f"M{x} {y}" + "".join(_straight(*pair) for pair in pairwise([(x, y), *more])) for (x, y), *more in lines
    )


def _bends(points, along):
    """The points of a line, without those that are nearly on the way anyway."""
    kept, left_out = points[:1], []
    for bend, end in pairwise(points[1:]):
        left_out.append(bend)
        if any(_far(point, kept[-1], end, along) for point in left_out):
            kept.append(bend)
            left_out = []
    return [*kept, points[-1]]


def _far(point, start, end, along):
    """Whether a point is off a straight line."""
    part = (point[along] - start[along]) / (end[along] - start[along])
    return abs(start[1 - along] + part * (end[1 - along] - start[1 - along]) - point[1 - along]) > NEAR


def _straight(start, end):
    dx, dy = end[0] - start[0], end[1] - start[1]
    return f"v{dy}" if dx == 0 else f"h{dx}" if dy == 0 else f"l{dx} {dy}".replace(" -", "-")


def _words(node, shape, x, y, room):
    data, name = number(node.value.data, 3), shape.names[node]
    if name == kind(node) and not node.value.label:
        name = SIGNS.get(node.value.op, name) if node.ins else ""
    name = clip(name, room - width(data, 12) - 4, 12)
    return f"<text x='{x}' y='{y}'>{escape(f'{name} {data}'.strip())}</text>"

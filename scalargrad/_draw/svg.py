"""A shape as SVG text. Both themes are inside, by `prefers-color-scheme`. Imports `text`, `marks` and `content`."""

from math import cos, sin

from scalargrad._draw.content import amount, kind, remainder
from scalargrad._draw.marks import leaf_mark, operator_mark
from scalargrad._draw.pills import place_pills
from scalargrad._draw.shape import DOCK, HEAD, ROW, SLOT
from scalargrad._draw.style import STYLE
from scalargrad._draw.text import clip, escape, fit_number, number, signed, width

TITLE = 32  # px above the graph for a title


def n(x):
    """A coordinate with one decimal."""
    text = f"{x:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def text(x, y, words, css=""):
    css = css and f" class='{css}'"
    return f"<text{css} x='{n(x)}' y='{n(y)}'>{escape(words)}</text>"


def path(d, css):
    return f"<path class='{css}' d='{d}'/>"


def render(shape):
    """The whole picture."""
    say = shape.say
    top = TITLE if say.title else 0
    w, h = round(max(shape.width, width(say.title, 15) + 24)), round(shape.height + top)
    shift = (w - shape.width) / 2
    head = (
        f"<svg xmlns='http://www.w3.org/2000/svg' class='sg' role='img' width='{w}' height='{h}' viewBox='0 0 {w} {h}'>"
        f"<title>{escape(say.caption)}</title><desc>{escape(say.alt)}</desc><style>{STYLE}</style>"
    )
    hatch = "<defs><pattern id='h' width='6' height='6' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    hatch += "<path class='tb' d='M0 0h6v6H0z'/><path class='hb' d='M0 0h2v6H0z'/></pattern></defs>"
    title = text(12, 22, say.title, "t") if say.title else ""
    body = [_edge(curve, say) for curve in shape.curves] + [_node(box, shape) for box in shape.boxes.values()]
    body += [_pill(*pill) for pill in place_pills(shape).values()] if say.slopes else []
    moved = f"<g transform='translate({n(shift)} {top})'>" + "\n".join(body) + "</g>"
    return f"{head}{hatch if say.wrong else ''}\n{title}{moved}</svg>\n"


# Edges


def _edge(curve, say):
    (at_parent, back), (at_child, forth) = curve.heads()
    points = [curve.pieces[0][0]] + [p for piece in curve.pieces for p in piece[1:]]
    d = f"M{_xy(points[0])}C" + " ".join(map(_xy, points[1:]))
    if curve.edge in say.path:
        return path(d, "e on") + path(_arrow(at_child, forth, 8.5), "a on")
    off = " off" if say.path else ""
    if say.grads and amount(curve.edge):
        tip = at_parent[0] - 3.5 * cos(back), at_parent[1] - 3.5 * sin(back)
        return path(d, "e b" + off) + path(_arrow(tip, back, 8.5), "a b" + off)
    return path(d, "e" + off) + path(_arrow(at_child, forth, 7), "a" + off)


def _xy(point):
    return f"{n(point[0])} {n(point[1])}"


def _arrow(tip, angle, size):
    c, s = size * cos(angle), size * sin(angle)
    left = tip[0] - c - 0.55 * s, tip[1] - s + 0.55 * c
    right = tip[0] - c + 0.55 * s, tip[1] - s - 0.55 * c
    return f"M{_xy(tip)}L{_xy(left)}L{_xy(right)}z"


def _pill(x, y, w, words):
    return f"<rect class='q' x='{n(x - w / 2)}' y='{n(y - 9)}' width='{w}' height='18' rx='9'/>" + text(x, y + 4.3, words, "s")


# Nodes. Inside a node's group, coordinates start at the corner of its box.


def _node(box, shape):
    node, say = box.node, shape.say
    rows = [_frame(box, "oo", 3.5, 11)] if not node.outs and node.ins else []
    rows += [_frame(box, "p r" if not node.outs and node.ins else "p", 0, 8), _head(box, shape), _data(box, shape)]
    if say.grads:
        rows += [_lines(box, shape), _grad(box, shape)]
    rows += [_docked(box, shape, i) for i in range(len(node.docked))]
    x, y = box.port()
    mark = operator_mark if node.ins else leaf_mark
    rows.append(mark(node.value.op, x - box.x, y - box.y, box.down))
    rows += [_badge(say.numbers[node])] if node in say.numbers else []
    rows += [_tag(box, say.wrong[node])] if node in say.wrong and say.grads else []
    return f"<g transform='translate({_xy((box.x, box.y))})'>" + "".join(rows) + "</g>"


def _frame(box, css, grow, radius):
    at = f" x='{-grow}' y='{-grow}'" if grow else ""
    return f"<rect class='{css}'{at} width='{n(box.w + 2 * grow)}' height='{n(box.h + 2 * grow)}' rx='{radius}'/>"


def _left(box):
    return 8 if box.down else 12


def _head(box, shape):
    left, room = _left(box) + 2 * box.down, box.w - 20
    name, what = shape.say.names[box.node], kind(box.node)
    label = clip(name, room, 13)
    plain = not box.node.value.label and name == what
    corner = what if what not in name and box.node.ins and box.node.value.op not in "+-*/**" else ""
    fits = corner and width(label, 13) + width(corner, 10.5) + 8 <= room
    word = text(box.w - 8, 16, corner, "w") if fits else ""
    return text(left, 16, label, "k" if plain else "l") + word


def _row(box, y, height, css, last):
    """A tinted row; the last one of a box has its round corners."""
    w = box.w - 1.5
    if not last:
        return path(f"M.75 {n(y)}h{n(w)}v{n(height)}H.75z", css)
    d = f"M.75 {n(y)}h{n(w)}v{n(height - 8)}a7.3 7.3 0 0 1-7.3 7.3h{n(14.6 - w)}a7.3 7.3 0 0 1-7.3-7.3z"
    return path(d, css)


def _value(box, y, word, x, css, digits):
    """A number at the right of a row and, where there is room, its word at the left."""
    left = _left(box)
    shown = fit_number(x, box.w - left - 8, 13.5, digits)
    roomy = box.w - left - 8 - width(shown, 13.5) > width(word, 11) + 3
    return (text(left, y, word) if roomy else "") + text(box.w - 8, y + 0.6, shown, css)


def _data(box, shape):
    last = not shape.say.grads and not box.node.docked
    return _row(box, HEAD, ROW, "td", last) + _value(box, HEAD + 14.4, "data", box.node.value.data, "n d", shape.digits + 1 - shape.dense)


def _lines(box, shape):
    rows = [path(f"M0 {HEAD + ROW}h{n(box.w)}", "u")]
    for i, edge in enumerate(box.lines):
        y = box.slot(i) + 4
        rows.append(_line(box, shape, edge, i, y))
    rows.append(path(f"M0 {n(box.grad)}h{n(box.w)}", "um")) if box.lines else None
    return "".join(rows)


def _line(box, shape, edge, i, y):
    left, room = _left(box), box.w - _left(box) - 8
    arrived = edge is None or edge.child.value.grad
    if not arrived:
        shown, number_text = "", path(f"M{n(box.w - 24)} {n(y + 1)}h16", "em")
    else:
        shown = signed(remainder(box.node) if edge is None else amount(edge), i == 0, room - 22, 12.5, shape.digits)
        number_text = text(box.w - 8, y + 0.5, shown, "n g m")
    word = "before" if edge is None else f"via {shape.say.names[edge.child]}"
    word = clip(word if width(word, 11) < room - width(shown, 12.5) else word.removeprefix("via "), room - width(shown, 12.5) - 3, 11)
    return text(left, y, word) + number_text


def _grad(box, shape):
    node, last = box.node, not box.node.docked
    x, y = node.value.grad, box.grad + 15
    if node in shape.say.wrong:
        shown = fit_number(x, box.w - 34, 13.5, shape.digits)
        strike = path(f"M{n(box.w - 10 - width(shown, 13.5))} {n(y - 4)}H{n(box.w - 6)}", "sk")
        return _row(box, box.grad, ROW, "bad", last) + text(_left(box), y, "✗", "x") + text(box.w - 8, y + 0.6, shown, "n x") + strike
    if x == 0:
        return _value(box, y, "grad", x, "n z", shape.digits)
    line = "" if box.lines else path(f"M0 {n(box.grad)}h{n(box.w)}", "u")
    return _row(box, box.grad, ROW, "tg", last) + line + _value(box, y, "grad", x, "n g", 4 if not shape.dense else shape.digits)


def _docked(box, shape, i):
    parameter, last = box.node.docked[i], i == len(box.node.docked) - 1
    y, half = box.dock + i * DOCK, round(box.w * 0.57) if shape.say.grads else box.w
    name = shape.say.names[parameter]
    rows = [_row(box, y, DOCK, "td", last), path(f"M0 {n(y)}h{n(box.w)}", "u")]
    room = half - 15 - width(name, 12)
    rows += [text(10, y + 14, name, "l k2"), text(half - 5, y + 14, fit_number(parameter.value.data, room, 12, shape.digits), "n d k2")]
    if shape.say.grads:
        x = parameter.value.grad
        tint = f"M{half} {n(y)}H{n(box.w - 0.75)}v{n(DOCK - 8 * last)}" + (f"a7.3 7.3 0 0 1-7.3 7.3H{half}z" if last else f"H{half}z")
        rows += [path(tint, "tg" if x else "p0"), text(box.w - 6, y + 14, fit_number(x, box.w - half - 10, 12, shape.digits), "n k2 g" if x else "n k2 z")]
    return "".join(rows) + leaf_mark("parameter", 0, y + DOCK / 2, False, 0.68)


def _badge(place):
    return f"<circle class='c' r='9'/>" + text(0, 4, str(place), "ci")


def _tag(box, right):
    shown = f"✓\u2009{number(right)}"
    w = round(width(shown, 12) + 12)
    x, y = box.w - 6 - w, box.h - 3
    return f"<rect class='fx' x='{n(x)}' y='{n(y)}' width='{w}' height='18' rx='4'/>" + text(x + w / 2, y + 13.3, shown, "ft")

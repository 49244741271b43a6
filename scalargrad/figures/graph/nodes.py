"""A box as SVG text. Coordinates begin at its corner."""

from scalargrad.figures.graph.box import DOCK, HEAD, ROW
from scalargrad.figures.graph.content import amount, kind, remainder, waiting
from scalargrad.figures.graph.marks import leaf_mark, operator_mark
from scalargrad.figures.text import clip, escape, fit_number, number, px, signed, tag_path, tag_text, width, xy

NO_ROOM = " "  # the wide and the narrow picture have the same texts, if only as empty ones: see `pack`

# The number of a share: its class by what is wrong with the step that brought it.
NOTED = {"": "n g m", "lost": "n x m struck", "too early": "n x m", "again": "n x m"}


def draw_node(box, shape):
    """The box of a node with its port, its number in the order, and the right gradient if it has a wrong one.

    The ground of all rows comes first, as a group of its own that many boxes have in common; then the words.
    """
    node, say = box.node, shape.say
    rows = [_frames(box), _head(box, shape), _data(box, shape)]
    if say.grads:
        rows += [_line(box, shape, i) for i in range(len(box.lines))] + [_grad(box, shape)]
    rows += [_docked(box, shape, i) for i in range(len(node.docked))]
    grounds, words = map("".join, zip(*rows))
    marks = f"<g>{grounds}</g>{words}{_port(box)}"
    if node in say.numbers:
        marks += "<circle class='c' r='9'/>" + tag_text(0, 4, str(say.numbers[node]), "ci")
    if node in say.wrong and say.grads:
        marks += _right(box, say.wrong[node])
    return f"<g transform='translate({xy((box.x, box.y))})'>{marks}</g>"


def _port(box):
    op, (x, y) = box.node.value.op, box.port()
    x, y = x - box.x, y - box.y
    return operator_mark(op, x, y) if box.node.ins else leaf_mark(op, x, y, box.down)


# A row is its ground and its words.


def _frames(box):
    result = box.node.ins and not box.node.outs
    outer = _frame(box, "oo", 3.5, 11) if result else ""
    return outer + _frame(box, "p r" if result else "p", 0, 8), ""


def _frame(box, css, grow, radius):
    at = f" x='{-grow}' y='{-grow}'" if grow else ""
    w, h = box.w + 2 * grow, box.h + 2 * grow
    return f"<rect class='{css}'{at} width='{px(w)}' height='{px(h)}' rx='{radius}'/>"


def _tint(left, right, y, height, css, round_left=False, round_right=False):
    """A tinted part of a row, with the round corners of the box where it is at the bottom."""
    r, s = 7.3 * round_left, 7.3 * round_right
    d = f"M{px(left)} {px(y)}H{px(right)}v{px(height - s)}" + (f"a{s} {s} 0 0 1-{s} {s}" if s else "")
    d += f"H{px(left + r)}" + (f"a{r} {r} 0 0 1-{r}-{r}" if r else "")
    return tag_path(d + "z", css)


def _row(box, y, height, css, last):
    """A whole tinted row; the last one of a box ends inside the frame."""
    return _tint(0.7, box.w - 0.7, y, height - 0.7 * last, css, last, last)


def _rule(box, y, css="u"):
    return tag_path(f"M0 {px(y)}h{px(box.w)}", css)


def _head(box, shape):
    name, what, room = shape.names[box.node], kind(box.node), box.w - box.left - 8
    css = "k" if name == what and not box.node.value.label else "l"
    label = clip(name, room, 13)
    said = not box.node.ins or what in name or box.node.value.op in ("+", "-", "*", "/", "**", "neg", "abs")
    fits = width(label, 13) + width(what, 11) + 6 <= room
    return "", tag_text(box.left, 16, label, css) + (
        "" if said else tag_text(box.w - 8, 16, what if fits else NO_ROOM, "w")
    )


def _number(box, shape, y, word, x, css):
    """Where there is room a word at the left of a row, which belongs to its ground; and the number at the right."""
    room = box.w - box.left - 8
    shown = fit_number(x, room, 13.5, shape.digits)
    fits = room - width(shown, 13.5) > width(word, 11) + 3
    return tag_text(box.left, y, word if fits else NO_ROOM), tag_text(box.w - 8, y + 0.6, shown, css)


def _data(box, shape):
    last = not shape.say.grads and not box.node.docked
    word, number = _number(box, shape, HEAD + 14.4, "data", box.node.value.data, "n d")
    return _row(box, HEAD, ROW, "td", last) + word, number


def _line(box, shape, i):
    """One line above the sum rule: what came through one edge, or what was there before."""
    edge, y, room = box.lines[i], box.slot(i) + 4, box.w - box.left - 8
    x, via, css = _share(box, shape, i)
    shown = ""
    if x is not None:
        name = shape.names[edge.child] if edge else via
        shown = signed(x, i == 0, room - min(width(name, 11), 36) - 3, 12.5, shape.digits)
        if i and edge and shape.say.walk and shape.say.walk.rule == "overwrite":
            shown = "=\u2009" + fit_number(x, room - 40, 12.5, shape.digits)
    room -= width(shown, 12.5) + 3 if shown else 20
    word = clip(via if width(via, 11) <= room else via.removeprefix("via "), room, 11)
    place = f" data-e='{shape.say.place[edge]}'" if edge else ""
    empty = "" if shown else tag_path(f"M{px(box.w - 24)} {px(y + 1)}h16", "em")
    number = f"<text class='{css}'{place} x='{px(box.w - 8)}' y='{px(y + 0.5)}'>{escape(shown)}</text>"
    tint = f"<path class='tl' d='M.7 {px(y - 13)}h{px(box.w - 1.4)}v18H.7z'/>"
    return (_rule(box, HEAD + ROW) if i == 0 else "") + tint, tag_text(box.left, y, word or NO_ROOM) + empty + number


def _share(box, shape, i):
    """What line i says: the amount, or None if it has not arrived; the words; the class of the number."""
    edge, say = box.lines[i], shape.say
    if edge is None:
        return remainder(box.node), "before", "n g m"
    via = f"via {shape.names[edge.child]}"
    if say.walk:
        step, note = say.walk.arrival(edge, box.lines[:i].count(edge))
        return step.product, note if note in ("again", "too early") else via, NOTED[note]
    known = edge.child in say.arrived and not waiting(edge.parent)
    return amount(edge) if known else None, via, "n g m"


def _grad(box, shape):
    node, last = box.node, not box.node.docked
    x, y = node.value.grad, box.grad + 15
    rule = _rule(box, box.grad, "um" if box.lines else "u")
    if node in shape.say.wrong:
        shown = fit_number(x, box.w - box.left - 28, 13.5, shape.digits)
        strike = tag_path(f"M{px(box.w - 10 - width(shown, 13.5))} {px(y - 4)}H{px(box.w - 6)}", "sk")
        words = tag_text(box.left, y, "✗", "x") + tag_text(box.w - 8, y + 0.6, shown, "n x")
        return _row(box, box.grad, ROW, "bad", last) + rule, words + strike
    word, number = _number(box, shape, y, "grad", x, "n g" if x else "n z")
    return _row(box, box.grad, ROW, "tg" if x else "tg z", last) + rule + word, number


def _docked(box, shape, i):
    """The row of a docked parameter: its knob, name and data, and its gradient at the right."""
    parameter, last, grads = box.node.docked[i], i == len(box.node.docked) - 1, shape.say.grads
    y, size = box.dock + i * DOCK, 11 if box.w < 130 else 12
    half, css = (round(box.w * (0.6 if size == 11 else 0.56)) if grads else box.w - 4), f"k{size - 10}"
    name, x = shape.names[parameter], parameter.value.grad
    ground = _tint(0.7, half if grads else box.w - 0.7, y, DOCK - 0.7 * last, "td", last, last and not grads)
    shown = fit_number(parameter.value.data, half - 14 - width(name, size), size, shape.digits)
    words = tag_text(8, y + 14, name, f"l {css}") + tag_text(half - 4, y + 14, shown, f"n {css} d")
    if grads:
        ground += _tint(half, box.w - 0.7, y, DOCK - 0.7 * last, "tg" if x else "tg z", False, last)
        shown = fit_number(x, box.w - half - 8, size, shape.digits)
        words += tag_text(box.w - 5, y + 14, shown, f"n {css} {'g' if x else 'z'}")
    return ground + _rule(box, y), words + leaf_mark("parameter", 0, y + DOCK / 2, False, 0.68)


def _right(box, gradient):
    """The tag with the right gradient, at the lower edge of the box."""
    shown = f"✓\u2009{number(gradient)}"
    w = round(width(shown, 12) + 10)
    x, y = box.w - 6 - w, box.h - 3
    rect = f"<rect class='fx' x='{px(x)}' y='{px(y)}' width='{w}' height='18' rx='4'/>"
    return rect + tag_text(x + w / 2, y + 13.3, shown, "ft")

"""A box as SVG text. Coordinates begin at its corner.

Each row is a group that a script finds: by `data-row` ("data", "grad", "before") and `data-node`, or, for what came
along an edge, by `data-edge` and `data-arrival`, which counts from 0.
"""

from scalargrad.figures.graph.box import DOCK, HEAD, ROW
from scalargrad.figures.graph.content import kind
from scalargrad.figures.graph.marks import leaf_mark, operator_mark
from scalargrad.figures.text import clip, fit_number, number, px, signed, tag_path, tag_text, width, xy

SAID_BY_NAME = ("+", "-", "*", "/", "**", "neg", "abs")  # operators that their formula shows
# How a share is marked, by what is wrong with the step that brought it.
NOTED = {"": "", "lost": "wrong struck"} | dict.fromkeys(("too early", "too late", "again"), "wrong")


def draw_node(box, shape):
    """The box of a node with its port, its number in the order, and the right gradient if it has a wrong one."""
    node, content = box.node, shape.content
    marks = [_frames(box), _head(box, shape), _data(box, shape)]
    if content.grads:
        marks += [_share(box, shape, i) for i in range(len(box.lines))] + [_grad(box, shape)]
    marks += [_docked(box, shape, i) for i in range(len(node.docked))]
    marks.append(_port(box))
    if node in content.numbers:
        place = tag_text(0, 4, str(content.numbers[node]))
        marks.append(f"<g class='place'><circle r='9'/>{place}</g>")
    if node in content.wrong and content.grads:
        marks.append(_right(box, content.wrong[node], box.h - 3))
    if node in content.wrong_data:
        marks.append(_right(box, content.wrong_data[node], -15))
    at = xy((box.x, box.y))
    return f"<g class='node' data-node='{node.index}' transform='translate({at})'>{''.join(marks)}</g>"


def _port(box):
    op, (x, y) = box.node.value.op, box.port()
    x, y = x - box.x, y - box.y
    return operator_mark(op, x, y) if box.node.ins else leaf_mark(op, x, y, box.down)


def _frames(box):
    if box.node.ins and not box.node.outs:
        return _frame(box, "outer", 3.5, 11) + _frame(box, "frame result", 0, 8)
    return _frame(box, "frame", 0, 8)


def _frame(box, css, grow, radius):
    at = f" x='{-grow}' y='{-grow}'" if grow else ""
    w, h = box.w + 2 * grow, box.h + 2 * grow
    return f"<rect class='{css}'{at} width='{px(w)}' height='{px(h)}' rx='{radius}'/>"


def _head(box, shape):
    name, what, room = shape.names[box.node], kind(box.node), box.w - box.left - 8
    css = "name vague" if name == what and not box.node.value.label else "name"
    label = clip(name, room, 13)
    said = not box.node.ins or what in name or box.node.value.op in SAID_BY_NAME
    fits = width(label, 13) + width(what, 11) + 6 <= room
    return tag_text(box.left, 16, label, css) + (tag_text(box.w - 8, 16, what, "kind") if fits and not said else "")


# Rows: a tint, a word at the left, a number at the right.


def _row(name, found, marks, css=""):
    state = f" class='{css}'" if css else ""
    return f"<g{state} data-row='{name}' {found}>{''.join(marks)}</g>"


def _of(node):
    return f"data-node='{node.index}'"


def _tint(left, right, y, height, round_left=False, round_right=False):
    """The ground of a row, with the round corners of the box where it is at the bottom."""
    r, s = 7.3 * round_left, 7.3 * round_right
    d = f"M{px(left)} {px(y)}H{px(right)}v{px(height - s)}" + (f"a{s} {s} 0 0 1-{s} {s}" if s else "")
    d += f"H{px(left + r)}" + (f"a{r} {r} 0 0 1-{r}-{r}" if r else "")
    return tag_path(d + "z", "tint")


def _ground(box, y, last):
    """The tint of a whole row; that of the last one of a box ends inside the frame."""
    return _tint(0.7, box.w - 0.7, y, ROW - 0.7 * last, last, last)


def _rule(box, y, css="rule"):
    return tag_path(f"M0 {px(y)}h{px(box.w)}", css)


def _said(box, shape, y, word, x):
    """The number of a row, and its word, which is seen where there is room."""
    room = box.w - box.left - 8
    shown = fit_number(x, room, 13.5, shape.digits)
    fits = room - width(shown, 13.5) >= 0.9 * width(word, 11) + 2  # words are not bold: a tenth narrower
    return tag_text(box.left, y, word, "word" if fits else "word gone") + tag_text(box.w - 8, y + 0.6, shown, "number")


def _data(box, shape):
    last, x = not shape.content.grads and not box.node.docked, box.node.value.data
    if box.node in shape.content.wrong_data:
        ground = _ground(box, HEAD, last).replace("/>", " style='fill:url(#sg-hatch)'/>")
        return _row("data", _of(box.node), [ground, *_crossed(box, shape, HEAD + 14.4, x)], "wrong")
    said = _said(box, shape, HEAD + 14.4, "data", x)
    return _row("data", _of(box.node), [_ground(box, HEAD, last), said])


def _share(box, shape, i):
    """A line above the sum rule: what came through one edge, or what was there before."""
    edge, y, right = box.lines[i], box.slot(i) + 4, box.w - 8
    x, via, css = _told(box, shape, i)
    shown = "" if x is None else _term(box, shape, i, x, via)
    room = right - box.left - (width(shown, 12.5) + 3 if shown else 20)
    word = clip(via if width(via, 11) <= room else via.removeprefix("via "), room, 11)
    marks = [
        f"<path class='tint' d='M.7 {px(y - 13)}h{px(box.w - 1.4)}v18H.7z'/>",
        tag_text(box.left, y, word, "word"),
        tag_path(f"M{px(right - 16)} {px(y + 1)}h16", "empty gone" if shown else "empty"),
        f"<text class='number' x='{px(right)}' y='{px(y + 0.5)}'>{shown}</text>",
    ]
    rule = _rule(box, HEAD + ROW) if i == 0 else ""
    if edge is None:
        return rule + _row("before", _of(box.node), marks)
    found = f"data-edge='{shape.content.place[edge]}' data-arrival='{box.lines[:i].count(edge)}'"
    return rule + _row("share", found, marks, css)


def _term(box, shape, i, x, via):
    """A share as a term of the sum; where each replaces the one before, after an equals sign."""
    edge, room = box.lines[i], box.w - box.left - 8
    if i and edge and shape.content.played and shape.content.played.rule == "overwrite":
        return "=\u2009" + fit_number(x, room - 40, 12.5, shape.digits)
    name = shape.names[edge.child] if edge else via
    return signed(x, i == 0, room - min(width(name, 11), 36) - 3, 12.5, shape.digits)


def _told(box, shape, i):
    """What line i says: the amount, or None if it has not arrived; the words; how it is marked."""
    edge, content = box.lines[i], shape.content
    if edge is None:
        return content.gradients.remainder(box.node), "before", ""
    via = f"via {shape.names[edge.child]}"
    if content.played:
        step, note = content.played.arrival(edge, box.lines[:i].count(edge))
        return step.product, via if note in ("", "lost") else note.removeprefix("too "), NOTED[note]
    known = edge.child in content.arrived and not content.gradients.waiting(edge.parent)
    return content.gradients.amount(edge) if known else None, via, ""


def _grad(box, shape):
    node, last, y = box.node, not box.node.docked, box.grad + 15
    x, ground = shape.content.gradients[node], _ground(box, box.grad, last)
    rule = _rule(box, box.grad, "rule strong" if box.lines else "rule")
    if node in shape.content.wrong:
        return _row("grad", _of(node), [ground, rule, *_crossed(box, shape, y, x)], "wrong")
    said = _said(box, shape, y, "grad", x)
    return _row("grad", _of(node), [ground, rule, said], "" if x else "zero")


def _crossed(box, shape, y, x):
    """A wrong number: a cross, the number, the line through it; where there is none, nothing is struck."""
    shown = fit_number(x, box.w - box.left - 28, 13.5, shape.digits)
    cross, told = tag_text(box.left, y, "✗", "word cross"), tag_text(box.w - 8, y + 0.6, shown, "number")
    if x is None:
        return cross, told
    return cross, told, tag_path(f"M{px(box.w - 10 - width(shown, 13.5))} {px(y - 4)}H{px(box.w - 6)}", "strike")


def _docked(box, shape, i):
    """The row of a docked parameter: its knob, name and data, and its gradient at the right."""
    parameter, last, grads = box.node.docked[i], i == len(box.node.docked) - 1, shape.content.grads
    y, size = box.dock + i * DOCK, 11 if box.w < 130 else 12
    half = round(box.w * (0.6 if size == 11 else 0.56)) if grads else box.w - 4
    name, x, height = shape.names[parameter], shape.content.gradients[parameter], DOCK - 0.7 * last
    ground = _tint(0.7, half if grads else box.w - 0.7, y, height, last, last and not grads)
    shown = fit_number(parameter.value.data, half - 14 - width(name, size), size, shape.digits)
    said = tag_text(8, y + 14, name, "name") + tag_text(half - 4, y + 14, shown, "number")
    rows = _row("data", _of(parameter), [ground, said])
    if grads:
        shown = tag_text(box.w - 5, y + 14, fit_number(x, box.w - half - 8, size, shape.digits), "number")
        ground = _tint(half, box.w - 0.7, y, height, False, last)
        rows += _row("grad", _of(parameter), [ground, shown], "" if x else "zero")
    knob = leaf_mark("parameter", 0, y + DOCK / 2, False, 0.68)
    return f"<g class='docked size-{size}'>{rows}{_rule(box, y)}{knob}</g>"


def _right(box, x, y):
    """The tag with the right number, at the lower or the upper edge of the box."""
    shown = f"✓\u2009{number(x)}"
    w = round(width(shown, 12) + 10)
    x = box.w - 6 - w
    rect = f"<rect class='tag' x='{px(x)}' y='{px(y)}' width='{w}' height='18' rx='4'/>"
    return f"<g class='right'>{rect}{tag_text(x + w / 2, y + 13.3, shown)}</g>"

"""The drawings that the tests look at, and how to look into one."""

import re
from xml.etree import ElementTree

from scalargrad import MLP, Neuron, Value, hinge_loss, topological_order
from scalargrad.figures import draw
from tests.helpers.graphs import expression

SVG = "{http://www.w3.org/2000/svg}"


def leaf(label, data, op=""):
    return Value(data, op=op, label=label)


def backward():
    result = expression()
    result.backward()
    return draw(result, title="L = (a × b + c) × f")


def twice():
    a = leaf("a", 3.0)
    b = a * a
    b.label = "b"
    b.backward()
    return draw(b)


def overwritten():
    a = leaf("a", 1.0)
    b = a + a
    c = b + b
    b.label, c.label = "b", "c"
    a.grad = b.grad = c.grad = 1.0
    return draw(c, mark_wrong={a: 4, b: 2})


def ordered():
    a = leaf("a", 2.0)
    b = a**2
    c = b + b
    b.label, c.label = "b", "c"
    return draw(c, order=topological_order(c), grads=False)


def folded():
    neuron = Neuron(2)
    neuron.w[0].data, neuron.w[1].data, neuron.b.data = -3.0, 1.0, 6.881373587
    out = neuron([leaf("x1", 2.0), leaf("x2", 0.0)])
    out.label = "o"
    out.backward()
    return draw(out)


def network():
    out = MLP(2, [3, 1], seed=3)([leaf("x1", 1.5), leaf("x2", -0.5)])
    loss = hinge_loss([out], [1])
    loss.label = "loss"
    loss.backward()
    return draw(loss)


def marked():
    result = expression()
    e = result.parents[0].parents[0]
    result.backward()
    return draw(result, path=[e.parents[0], e, result.parents[0], result])


def diamond(play):
    a = leaf("a", 1.0)
    b = a + a
    c = b + b
    b.label, c.label = "b", "c"
    return draw(c, play=play)


def played_overwrite():
    return diamond("overwrite")


def played_eager():
    return diamond("eager")


def played_once():
    a = leaf("a", 2.0)
    b = a * a
    c = b + a
    d = b * c
    b.label, c.label, d.label = "b", "c", "d"
    return draw(d, play="once")


DRAWINGS = [backward, twice, overwritten, ordered, folded, network, marked, played_overwrite, played_eager, played_once]


def pictures(drawing):
    return {"wide": drawing.svg, "narrow": drawing.narrow}


def boxes(svg):
    """(x, y, w, h, group) of each node."""
    found = []
    for group in css(svg, "node", "g"):
        (frame,) = [rect for rect in group.findall(f"{SVG}rect") if has(rect, "frame")]
        x, y = map(float, re.findall(r"[-\d.]+", group.get("transform")))
        found.append((x, y, float(frame.get("width")), float(frame.get("height")), group))
    return found


def has(element, name):
    return name in element.get("class", "").split()


def css(svg, name, tag="path"):
    return [e for e in ElementTree.fromstring(svg).iter(SVG + tag) if has(e, name)]


def rows(svg, kind):
    """The rows of one kind: "data", "grad", "share" or "before"."""
    return [e for e in ElementTree.fromstring(svg).iter(f"{SVG}g") if e.get("data-row") == kind]


def shown(row, name="number"):
    """The number of a row, or its word."""
    (found,) = [e for e in row.iter(f"{SVG}text") if has(e, name)]
    return found.text or ""


def words(drawing):
    return [e.text for e in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")]

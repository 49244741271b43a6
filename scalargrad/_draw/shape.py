"""The shape of a picture: boxes, ports, curves and pills in px, for both directions. Imports `place` and `text`.

Directions are "right" (the result on the right) and "down" (the result at the bottom).
"""

from math import atan2, cos, degrees, pi, radians, sin

from scalargrad._draw.place import align
from scalargrad._draw.text import number, width
from scalargrad.graph import Lane

HEAD, ROW, SLOT, DOCK = 21, 22, 18, 20
PORT = 11.5  # radius of the circle with the operator


class Box:
    """The rounded rectangle of a node: x, y, w, h, and the heights of its rows below y."""

    def __init__(self, node, lines, w, grads, down):
        self.node, self.lines, self.w, self.down = node, lines, w, down
        self.x = self.y = 0.0
        top = HEAD + ROW
        self.grad = top + (len(lines) * SLOT + 8 if lines else 0)
        self.dock = self.grad + (ROW if grads else 0)
        self.h = self.dock + DOCK * len(node.docked)
        self.mid = (self.slot(0) + self.slot(len(lines) - 1)) / 2 if lines else top if grads else top / 2

    def slot(self, i):
        """The middle of line i."""
        return HEAD + ROW + 5 + (i + 0.5) * SLOT

    def port(self):
        """Where the operator or the mark of a leaf is."""
        return (self.x + self.w / 2, self.y - 7) if self.down else (self.x - 5, self.y + self.mid)

    def socket(self, edge):
        """Where an edge to a child begins."""
        uses = [line for line in self.lines if line] or self.node.outs
        if self.down:
            return self.x + self.w * (uses.index(edge) + 1) / (len(uses) + 1), self.y + self.h
        return self.x + self.w, self.y + (self.slot(self.lines.index(edge)) if self.lines else self.mid)

    def extents(self, tag):
        """How far the box reaches across the layers, before and after its port."""
        return (self.w / 2, self.w / 2) if self.down else (self.mid, self.h - self.mid + tag)


class Curve:
    """An edge: cubic Bézier pieces from the parent's socket to the child's port."""

    def __init__(self, edge, pieces):
        self.edge, self.pieces = edge, pieces

    def at(self, t):
        """The point at t, from 0 to the number of pieces."""
        k = min(int(t), len(self.pieces) - 1)
        t, u = t - k, 1 - t + k
        return tuple(u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d for a, b, c, d in zip(*self.pieces[k]))

    def heads(self):
        """The two ends with the direction of an arrowhead there: (at the parent, at the child)."""
        a, b = self.pieces[0][:2]
        c, d = self.pieces[-1][2:]
        return (a, atan2(a[1] - b[1], a[0] - b[0])), (d, atan2(d[1] - c[1], d[0] - c[0]))


class Shape:
    """A laid-out graph: `boxes` by Node, `curves`, `pills` by Edge as (x, y, width, text), `width`, `height`."""

    def __init__(self, graph, say, down, most):
        self.down, self.say = down, say
        self.layers, self.routes = graph.layers()
        self.dense = len(graph.boxes) > 12 or sum(bool(node.docked) for node in graph.boxes) > 1
        self.digits = 3 if self.dense else 4
        self._size(most)
        self._stack(most)
        self._sort_lines()
        self.curves = [self._curve(edge) for edge in self.routes]

    # Sizes: the boxes are as wide as the page allows.

    def _size(self, most):
        plain = (112, 150) if self.down else (90, 124) if self.dense else (86 if len(self.layers) >= 5 else 104, 160)
        if self.down and self.dense:
            plain = (112, 124)
        self._make_boxes(*plain)
        while self.down and plain[0] > 76 and self._breadth() > most - 12:
            plain = (plain[0] - 2, max(plain[1] - 2, 104))
            self._make_boxes(*plain)

    def _make_boxes(self, w, docked):
        say = self.say
        nodes = [item for layer in self.layers for item in layer if not isinstance(item, Lane)]
        self.boxes = {n: Box(n, say.lines(n), docked if n.docked else w, say.grads, self.down) for n in nodes}
        tag = 13 if say.wrong else 0
        reach = 12 if self.down else 9
        self.extents = {item: (reach, reach) for layer in self.layers for item in layer}
        self.extents.update({node: box.extents(tag) for node, box in self.boxes.items()})
        self.gap = (8 if self.dense else 12) if self.down else 16

    def _breadth(self):
        return max(
            sum(sum(self.extents[i]) for i in layer) + self.gap * (len(layer) - 1) for layer in self.layers
        )

    # Positions: `align` across the layers, columns with gaps along them.

    def _stack(self, most):
        links = []
        for stations in self.routes.values():
            for pair in zip(stations, stations[1:]):
                links.append((*pair, 1 + 2 * sum(isinstance(item, Lane) for item in pair)))
        across = align(self.layers, links, self.extents, self.gap)
        starts, sizes, length = self._columns(most)
        breadth = max(place + self.extents[item][1] for item, place in across.items())
        self.width, self.height = (breadth + 12, length) if self.down else (length, breadth + 16)
        self.bands = {}
        for layer, start, size in zip(self.layers, starts, sizes):
            for item in layer:
                self._put(item, across[item], start, size)

    def _put(self, item, across, start, size):
        margin = 6 if self.down else 8
        self.bands[item] = (start, start + size, across + margin)
        if item in self.boxes:
            box = self.boxes[item]
            if self.down:
                box.x, box.y = across + margin - box.w / 2, start + (size - box.h) / 2
            else:
                box.x, box.y = start + (size - box.w) / 2, across + margin - box.mid

    def _columns(self, most):
        """Where the layers begin, how thick they are, and where the last one ends."""
        sizes = [max(self._thickness(item) for item in layer) for layer in self.layers]
        first = 24 if self.down else 22
        gaps = self._gaps(most - first - 13 - sum(sizes))
        starts = [first]
        for size, gap in zip(sizes, gaps):
            starts.append(starts[-1] + size + gap)
        return starts, sizes, starts[-1] + sizes[-1] + 13

    def _thickness(self, item):
        if item not in self.boxes:
            return 0
        return self.boxes[item].h if self.down else self.boxes[item].w

    def _gaps(self, free):
        least = [self._least_gap(i) for i in range(len(self.layers) - 1)]
        if self.down or not least:
            return least
        largest = 150 if len(least) == 1 else 112
        share = max(0.0, (free - sum(least)) / len(least))
        return [max(gap, min(largest, gap + share)) for gap in least]

    def _least_gap(self, i):
        edges = [e for e, stations in self.routes.items() if stations[0] in self.layers[i]]
        twin = any(e.parent is f.parent and e.child is f.child for e in edges for f in edges if e is not f)
        if self.down:
            return 76 if twin else 58 if self.dense else 50
        pills = [width(self.pill_text(e), 12) + 26 for e in edges] if self.say.slopes else []
        return max(96 if twin else 50, *pills, 0)

    def pill_text(self, edge):
        return f"×\u2009{number(edge.slope, self.digits)}"

    # Lines and curves.

    def _across(self, station):
        start, end, across = self.bands[station]
        return across

    def _sort_lines(self):
        """Put the lines of a node in the order in which its edges leave, so that they do not cross."""
        for box in self.boxes.values():
            uses = sorted((e for e in box.lines if e), key=lambda e: (self._across(self.routes[e][1]), e.position))
            box.lines = [line for line in box.lines if line is None] + uses
            box.node.outs.sort(key=lambda e: (self._across(self.routes[e][1]), e.position) if e in self.routes else (0, 0))

    def _curve(self, edge):
        stations = self.routes[edge]
        points = [self.boxes[edge.parent].socket(edge)]
        for lane in stations[1:-1]:
            start, end, across = self.bands[lane]
            points += [(across, start), (across, end)] if self.down else [(start, across), (end, across)]
        pieces = [self._piece(p, q, straight=i % 2 == 1) for i, (p, q) in enumerate(zip(points, points[1:]))]
        return Curve(edge, [*pieces, self._last_piece(edge, points[-1])])

    def _piece(self, p, q, straight):
        f = 1 / 3 if straight else 0.5
        if self.down:
            d = (q[1] - p[1]) * f
            return p, (p[0], p[1] + d), (q[0], q[1] - d), q
        d = (q[0] - p[0]) * f
        return p, (p[0] + d, p[1]), (q[0] - d, q[1]), q

    def _last_piece(self, edge, a):
        x, y = self.boxes[edge.child].port()
        angle, rank, twin = self._angle(edge)
        c, s = -cos(angle), sin(angle)
        bulge = (0, -1, 1)[twin]
        if self.down:
            e = (x + PORT * s, y + PORT * c)
            d = e[1] - a[1]
            return a, (a[0] + 46 * bulge, a[1] + d * 0.5), (e[0] + s * d * 0.5 + 32 * bulge, e[1] + c * d * 0.45), e
        e = (x + PORT * c, y + PORT * s)
        d = e[0] - a[0]
        if twin:
            return a, (a[0] + d * 0.34, a[1] + 22 * bulge), (e[0] + c * 44 - 8, e[1] + s * 58), e
        return a, (a[0] + d * 0.45, a[1]), (e[0] + c * d * 0.45, e[1] + s * d * 0.45), e

    def _angle(self, edge):
        """The direction from which an edge reaches the port, in radians from straight on; rank; twin (0, 1, 2)."""
        ins = [e for e in edge.child.ins if e in self.routes]
        ends = {e: self._end(e) for e in ins}
        ins.sort(key=lambda e: (ends[e][1], e.position))
        twins = [e for e in ins if e.parent is edge.parent]
        twin = len(twins) > 1 and len(self.routes[edge]) == 2
        angles = [max(-46.0, min(46.0, degrees(atan2(y, 0.9 * max(x, 1.0))))) for x, y in (ends[e] for e in ins)]
        apart = min(76 if twin else 36, 150 / max(1, len(ins) - 1))
        for _ in range(8):
            for i in range(1, len(ins)):
                if (lack := apart - angles[i] + angles[i - 1]) > 0:
                    angles[i] += lack / 2
                    angles[i - 1] -= lack / 2
        rank = ins.index(edge)
        side = (1 if twins.index(edge) < len(twins) / 2 else 2) if twin else 0
        return radians(max(-85.0, min(85.0, angles[rank]))), rank, side

    def _end(self, edge):
        """From the port of the child to the last bend before it: (along, across)."""
        x, y = self.boxes[edge.child].port()
        before = self.routes[edge][-2]
        if before in self.boxes:
            px, py = self.boxes[before].socket(edge)
        else:
            start, end, across = self.bands[before]
            px, py = (across, end) if self.down else (end, across)
        return (y - py, px - x) if self.down else (x - px, py - y)

"""The edges as curves from a parent's socket to the port of its child."""

from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from operator import mul

from scalargrad.figures.graph.box import PORT


class Curve:
    """An edge as cubic Bézier pieces, each of four points."""

    def __init__(self, edge, pieces):
        self.edge, self.pieces = edge, pieces

    def at(self, t):
        """The point at t, from 0 to the number of pieces."""
        k = min(int(t), len(self.pieces) - 1)
        t, u = t - k, 1 - t + k
        parts = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        return tuple(sum(map(mul, parts, places)) for places in zip(*self.pieces[k]))

    def dots(self):
        """Points all along it."""
        count = 20 * len(self.pieces)
        return [self.at(i / 20) for i in range(1, count)]


class Router:
    """Makes the Curve of each edge.

    Args:
        boxes: a Box for each node.
        lanes: for each Lane (start, end, across): the free way through a column.
        routes: for each edge its stations.
        down: whether the picture runs down instead of right.
    """

    def __init__(self, boxes, lanes, routes, down):
        self.boxes, self.lanes, self.routes, self.down = boxes, lanes, routes, down

    def curve(self, edge):
        """The Curve of an edge."""
        points = [self.boxes[edge.parent].socket(edge)]
        for start, end, across in self._ways(edge):
            points += [(across, start), (across, end)] if self.down else [(start, across), (end, across)]
        pairs = enumerate(pairwise(points))
        pieces = [_line(p, q) if i % 2 else self._bent(p, q) for i, (p, q) in pairs]
        return Curve(edge, [*pieces, self._last_piece(edge, points[-1])])

    def _ways(self, edge):
        """The free ways of an edge through columns; those on one line are one."""
        ways = []
        for lane in self.routes[edge][1:-1]:
            start, end, across = self.lanes[lane]
            if ways and abs(ways[-1][2] - across) < 1:
                start, _, across = ways.pop()
            ways.append((start, end, across))
        return ways

    def _bent(self, p, q):
        """From p to q, leaving and arriving along the layers."""
        if self.down:
            d = (q[1] - p[1]) / 2
            return p, (p[0], p[1] + d), (q[0], q[1] - d), q
        d = (q[0] - p[0]) / 2
        return p, (p[0] + d, p[1]), (q[0] - d, q[1]), q

    def _last_piece(self, edge, a):
        """From a to the rim of the port; twin edges bow apart."""
        x, y = self.boxes[edge.child].port()
        angle, bow = self._arrival(edge)
        c, s = -cos(angle), sin(angle)
        e = (x + PORT * s, y + PORT * c) if self.down else (x + PORT * c, y + PORT * s)
        if self.down:
            d = e[1] - a[1]
            return a, (a[0] + 46 * bow, a[1] + d * 0.5), (e[0] + s * d * 0.5 + 32 * bow, e[1] + c * d * 0.45), e
        d = e[0] - a[0]
        if bow:
            return a, (a[0] + d * 0.34, a[1] + 22 * bow), (e[0] + c * 44 - 8, e[1] + s * 58), e
        return a, (a[0] + d * 0.45, a[1]), (e[0] + c * d * 0.45, e[1] + s * d * 0.45), e

    def _arrival(self, edge):
        """The angle at which an edge reaches the port, 0 straight on; and -1 or 1 for a twin, else 0."""
        ends = {e: self._end(e) for e in edge.child.ins if e in self.routes}
        ins = sorted(ends, key=lambda e: (ends[e][1], e.position))
        twins = [e for e in ins if e.parent is edge.parent]
        bow = len(twins) > 1 and len(self.routes[edge]) == 2
        angles = [degrees(atan2(aside, 0.9 * max(ahead, 1.0))) for ahead, aside in map(ends.get, ins)]
        angles = [max(-46.0, min(46.0, angle)) for angle in angles]
        _spread(angles, min(76 if bow else 36, 150 / max(1, len(ins) - 1)))
        angle = max(-85.0, min(85.0, angles[ins.index(edge)]))
        return radians(angle), (-1 if twins.index(edge) < len(twins) / 2 else 1) * bow

    def _end(self, edge):
        """From the port of the child back to the last bend before it: (px along, px across)."""
        x, y = self.boxes[edge.child].port()
        before = self.routes[edge][-2]
        if before in self.lanes:
            _, end, across = self.lanes[before]
            px, py = (across, end) if self.down else (end, across)
        else:
            px, py = self.boxes[before].socket(edge)
        return (y - py, px - x) if self.down else (x - px, py - y)


def _line(p, q):
    """Straight from p to q."""
    return p, p, q, q


def _spread(angles, apart):
    """Push neighboring angles apart, a little in each of some rounds."""
    for _ in range(8):
        for i in range(1, len(angles)):
            if (lack := apart - angles[i] + angles[i - 1]) > 0:
                angles[i] += lack / 2
                angles[i - 1] -= lack / 2

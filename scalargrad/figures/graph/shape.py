"""The shape of a picture in px: boxes, curves and pills."""

from functools import cached_property
from itertools import pairwise

from scalargrad.figures.graph.box import Box
from scalargrad.figures.graph.curves import Router
from scalargrad.figures.graph.graph import Lane
from scalargrad.figures.graph.pills import place_pills
from scalargrad.figures.graph.place import align
from scalargrad.figures.text import fit_number, width, wrap


class Shape:
    """A laid-out graph that runs to the right or, with `down`, to the bottom, at best within `most` px of width.

    Attributes:
        boxes: a Box for each node that has one, in the order of the graph.
        curves: a Curve for each drawn edge, in the order of the graph.
        length: how long it is along the layers, without its margins.
        names: a name for each node that fits its box.
    """

    def __init__(self, layers, routes, content, down, most):
        self.layers, self.routes, self.content, self.down, self.most = layers, routes, content, down, most
        self.dense, self.digits = content.dense, content.digits
        self.lanes = {}
        self._stack(self._make_boxes())
        for box in self.boxes.values():
            box.sort(lambda e: (self.middle(self.routes[e][1])[0 if down else 1], e.position))
        router = Router(self.boxes, self.lanes, routes, down)
        self.names = content.names(self.plain - 20)
        self.curves = [router.curve(edge) for edge in content.graph.edges if edge in routes]

    @cached_property
    def bounds(self):
        """Left, top, right and bottom of all marks."""
        areas = [box.area(11 if self.content.numbers else 5) for box in self.boxes.values()]
        areas += [box.port_area() for box in self.boxes.values()]
        areas += [(x - w / 2, y - 9, x + w / 2, y + 9) for x, y, w, _ in self.pills.values()]
        areas += [(*dot, *dot) for curve in self.curves for dot in curve.dots()]
        left, top, right, bottom = zip(*areas)
        tag, above = 11 if self.content.wrong else 0, 11 if self.content.wrong_data else 0
        return min(left) - 2, min(top) - 2 - above, max(right) + 2, max(bottom) + 2 + tag

    @cached_property
    def title(self):
        """The lines of the title."""
        return wrap(self.content.title, self.most - 16, 15)

    @property
    def above(self):
        """The height of the title."""
        return 20 * len(self.title) + 10 if self.title else 0

    @property
    def width(self):
        """The width of the picture."""
        left, _, right, _ = self.bounds
        return round(max(right - left, *[width(line, 15) + 16 for line in self.title], 0))

    @property
    def height(self):
        """The height of the picture."""
        _, top, _, bottom = self.bounds
        return round(bottom - top + self.above)

    def middle(self, item):
        """The middle of a Node or a Lane, across the layers that of its port."""
        if item in self.boxes:
            box = self.boxes[item]
            return (box.x + box.w / 2, box.y + (box.h / 2 if self.down else box.mid))
        start, end, across = self.lanes[item]
        along = (start + end) / 2
        return (across, along) if self.down else (along, across)

    @cached_property
    def pills(self):
        """For each drawn edge the middle, width and text of its slope; nothing where slopes are not shown."""
        return place_pills(self) if self.content.slopes and not self.dense else {}

    def pill_text(self, edge):
        """The slope as it stands on an edge."""
        return "×\u2009" + fit_number(edge.slope, 44 if self.dense else 99, self.pill_size, self.digits)

    @property
    def pill_size(self):
        """The font size of the slopes."""
        return 11 if self.dense else 12

    def pill_width(self, edge):
        """The width of the pill of an edge."""
        return round(width(self.pill_text(edge), self.pill_size) + (9 if self.dense else 13))

    # Boxes are as wide as the page allows.

    def _make_boxes(self):
        """Make the boxes, and find where each item stands across the layers."""
        w, docked = self._usual_widths()
        across = self._fit(w, docked)
        while self.down and w > 76 and self._breadth(across) > self.most - (30 if self.content.numbers else 18):
            w, docked = w - 4, max(docked - 6, 104)
            across = self._fit(w, docked)
        return across

    def _usual_widths(self):
        if self.down:
            return 112, 150
        if self.dense:
            return 90, 124
        return 86 if len(self.layers) >= 5 else 104, 160

    def _fit(self, w, docked):
        content, down, self.plain = self.content, self.down, w
        nodes = content.graph.boxes
        uses = {node: [edge for edge in node.outs if edge in self.routes] for node in nodes}
        widths = {node: docked if node.docked else w for node in nodes}
        self.boxes = {n: Box(n, content.lines(n), uses[n], widths[n], content.grads, down) for n in nodes}
        reach = 12 if down else 9
        self.extents = {item: (reach, reach) for layer in self.layers for item in layer}
        above, below = 13 if content.wrong_data else 0, 13 if content.wrong else 0
        self.extents.update({node: box.extents(above, below) for node, box in self.boxes.items()})
        gap = (8 if self.dense or w < 90 else 12) if down else 16
        return align(self.layers, self._links(), self.extents, gap)

    def _links(self):
        """What wants to stand on one line; long edges want it most, they are to be straight."""
        return [
            (*pair, 1 + 2 * sum(isinstance(item, Lane) for item in pair))
            for stations in self.routes.values()
            for pair in pairwise(stations)
        ]

    def _breadth(self, across):
        return max(place + self.extents[item][1] for item, place in across.items())

    # Along the layers: columns with gaps between them.

    def _stack(self, across):
        sizes = [max(self._thickness(item) for item in layer) for layer in self.layers]
        start = 0.0
        for layer, size, gap in zip(self.layers, sizes, [*self._gaps(self.most - 40 - sum(sizes)), 0]):
            for item in layer:
                self._put(item, across[item], start, size)
            start += size + gap
        self.length = start

    def _put(self, item, across, start, size):
        if item not in self.boxes:
            self.lanes[item] = (start, start + size, across)
            return
        box = self.boxes[item]
        middle = start + (size - self._thickness(item)) / 2
        x, y = (across - box.w / 2, middle) if self.down else (middle, across - box.mid)
        box.x, box.y = round(x), round(y)

    def _thickness(self, item):
        if item not in self.boxes:
            return 0
        return self.boxes[item].h if self.down else self.boxes[item].w

    def _gaps(self, free):
        """The space between layers: what edges and slopes need and, in a picture that runs right, what is left."""
        need = [self._need(set(layer)) for layer in self.layers[:-1]]
        if self.down or not need:
            return need
        share = max(0.0, (free - sum(need)) / len(need))
        return [max(gap, min(150 if len(need) == 1 else 112, gap + share)) for gap in need]

    def _need(self, layer):
        edges = [edge for edge, stations in self.routes.items() if not layer.isdisjoint(stations[:-1])]
        twin = len({(edge.parent, edge.child) for edge in edges}) < len(edges)
        widths = [self.pill_width(edge) for edge in edges] if self.content.slopes and not self.dense else [0]
        if self.down:
            return (76 if twin else 50) + 20 * min(4, round(1.5 * sum(widths) / self.most))
        return max(96 if twin else 50, max(widths) + (10 if self.dense else 14))

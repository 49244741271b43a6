"""Where on its edge each slope stands: near the middle, off the boxes, off the other slopes."""

# Places to try, as parts of a piece of an edge and px across it; the earlier the better.
PLACES = [(t, lift) for lift in (0, -14, 14) for t in (0.54, 0.46, 0.62, 0.38, 0.7, 0.3, 0.78, 0.22)]

CELL = 64  # px, wider than half a pill


def place_pills(shape):
    """For each drawn edge (x, y, width, text): the middle of its pill and what it says."""
    taken = [box.area(8 if box.node.docked else 2) for box in shape.boxes.values()]
    taken += [box.port_area() for box in shape.boxes.values()]
    dots = _by_cell(shape.curves)
    pills = {}
    for curve in shape.curves:
        w = shape.pill_width(curve.edge)
        spots = _spots(curve, shape.down)
        x, y, _ = min(spots, key=lambda spot: _cost(*spot, w, taken, _near(dots, curve.edge, spot)))
        pills[curve.edge] = (x, y, w, shape.pill_text(curve.edge))
        taken.append((x - w / 2 - 2, y - 11, x + w / 2 + 2, y + 11))
    return pills


def _by_cell(curves):
    """The dots of all curves with their edges, by the cell of CELL x CELL px in which they are."""
    cells = {}
    for curve in curves:
        for x, y in curve.dots():
            cells.setdefault((x // CELL, y // CELL), []).append((x, y, curve.edge))
    return cells


def _near(cells, edge, spot):
    """The dots of other edges around a spot."""
    column, row = spot[0] // CELL, spot[1] // CELL
    around = [cells.get((column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return [(x, y) for dots in around for x, y, other in dots if other is not edge]


def _spots(curve, down):
    """Points where the pill may stand, each with its rank: 0 is best."""
    for piece in sorted({len(curve.pieces), 1}, reverse=True):
        for rank, (t, lift) in enumerate(PLACES):
            x, y = curve.at(piece - 1 + t)
            yield (x + 2 * lift, y, rank) if down else (x, y + lift, rank)


def _cost(x, y, rank, w, taken, others):
    """Px² of covered boxes and pills; covered points of edges and a worse place count a little."""
    left, top, right, bottom = x - w / 2, y - 9, x + w / 2, y + 9
    area = 0.0
    for x1, y1, x2, y2 in taken:
        if x1 < right and left < x2 and y1 < bottom and top < y2:
            area += (min(right, x2) - max(left, x1)) * (min(bottom, y2) - max(top, y1))
    covered = sum(left < px < right and top < py < bottom for px, py in others)
    return 10 * area + 30 * covered + rank + 20 * (rank >= 8)

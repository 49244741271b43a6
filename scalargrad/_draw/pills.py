"""Where on its edge each slope stands: near the middle, off the boxes, off the other slopes. Imports nothing."""

# Places to try, as parts of a piece of an edge and px across it; the earlier the better.
PLACES = [(t, lift) for lift in (0, -14, 14) for t in (0.54, 0.46, 0.62, 0.38, 0.7, 0.3, 0.78, 0.22)]


def place_pills(shape):
    """For each drawn edge (x, y, width, text): the middle of its pill and what it says."""
    taken = [area for box in shape.boxes.values() for area in (box.area(8 if box.node.docked else 2), box.port_area())]
    dots = {curve.edge: curve.dots() for curve in shape.curves}
    pills = {}
    for curve in shape.curves:
        w = shape.pill_width(curve.edge)
        others = [dot for edge, points in dots.items() if edge is not curve.edge for dot in points]
        x, y, _ = min(_spots(curve, shape.down), key=lambda spot: _cost(*spot, w, taken, others))
        pills[curve.edge] = (x, y, w, shape.pill_text(curve.edge))
        taken.append((x - w / 2 - 2, y - 11, x + w / 2 + 2, y + 11))
    return pills


def _spots(curve, down):
    """Points where the pill may stand, each with its rank: 0 is best."""
    for piece in range(len(curve.pieces), 0, -1):
        for rank, (t, lift) in enumerate(PLACES):
            x, y = curve.at(piece - 1 + t)
            yield (x + 2 * lift, y, rank) if down else (x, y + lift, rank)


def _cost(x, y, rank, w, taken, others):
    """Px² of covered boxes and pills; covered points of edges and a worse place count a little."""
    left, top, right, bottom = x - w / 2, y - 9, x + w / 2, y + 9
    area = 0.0
    for x1, y1, x2, y2 in taken:
        area += max(0.0, min(right, x2) - max(left, x1)) * max(0.0, min(bottom, y2) - max(top, y1))
    covered = sum(left < px < right and top < py < bottom for px, py in others)
    return 10 * area + 30 * covered + rank + 20 * (rank >= 8)

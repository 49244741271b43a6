"""Where on its edge each slope stands: near the middle, off the boxes, off the other slopes. Imports `text`."""

from scalargrad._draw.text import width

# Places to try, as parts of the last piece of an edge and px across it; the earlier the better.
PLACES = [(t, lift) for lift in (0, -14, 14) for t in (0.54, 0.46, 0.62, 0.38, 0.7, 0.3, 0.78, 0.22)]


def place_pills(shape):
    """For each drawn edge (x, y, width, text) of its pill, in a dict by Edge."""
    taken = [_box_area(box) for box in shape.boxes.values()] + [_port_area(box) for box in shape.boxes.values()]
    dots = {curve.edge: [curve.at(len(curve.pieces) * i / 24) for i in range(1, 24)] for curve in shape.curves}
    pills = {}
    for curve in shape.curves:
        text = shape.pill_text(curve.edge)
        w = round(width(text, 12) + 13)
        others = [dot for edge, points in dots.items() if edge is not curve.edge for dot in points]
        x, y = min(_spots(curve, shape.down), key=lambda spot: _cost(*spot, w, taken, others))[:2]
        pills[curve.edge] = (x, y, w, text)
        taken.append((x - w / 2 - 1, y - 10, x + w / 2 + 1, y + 10))
    return pills


def _spots(curve, down):
    """Points where the pill may stand, each with how far it is from the best one."""
    for piece in range(len(curve.pieces), 0, -1):
        for rank, (t, lift) in enumerate(PLACES):
            x, y = curve.at(piece - 1 + t)
            yield (x + 2 * lift, y, rank) if down else (x, y + lift, rank)


def _cost(x, y, rank, w, taken, others):
    """Px² of covered boxes and pills, and less for covered edges and for leaving the middle."""
    left, top, right, bottom = x - w / 2, y - 9, x + w / 2, y + 9
    area = sum(
        max(0.0, min(right, x2) - max(left, x1)) * max(0.0, min(bottom, y2) - max(top, y1)) for x1, y1, x2, y2 in taken
    )
    covered = sum(left < px < right and top < py < bottom for px, py in others)
    return 10 * area + 30 * covered + rank + 20 * (rank >= 8)


def _box_area(box):
    return box.x - 2, box.y - 2, box.x + box.w + 2, box.y + box.h + 2


def _port_area(box):
    x, y = box.port()
    return x - 10, y - 10, x + 10, y + 10

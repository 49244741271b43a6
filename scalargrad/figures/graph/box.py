"""The box of a node: where its rows, its port and its sockets are, in px."""

HEAD, ROW, SLOT, DOCK = 21, 22, 18, 20  # heights: name, data or grad, a line for a use, a docked parameter
PORT = 11.5  # radius of the circle with the operator


class Box:
    """The rounded rectangle of a node, with its corner at x, y and its rows at heights below y.

    Attributes:
        lines: an Edge for each use that has a line (for each arrival, where a wrong rule is played), or None for the
            line "before".
        grad, dock: where the row of the gradient and the rows of docked parameters begin.
        mid: the height of the port.
    """

    def __init__(self, node, lines, uses, w, grads, down):
        self.node, self.lines, self.uses, self.w, self.down = node, lines, uses, w, down
        self.x = self.y = 0.0
        self.left = 8 if down else 12  # where words begin
        top = HEAD + ROW
        self.grad = top + (len(lines) * SLOT + 8 if lines else 0)
        self.dock = self.grad + (ROW if grads else 0)
        self.h = self.dock + DOCK * len(node.docked)
        self.mid = (self.slot(0) + self.slot(len(lines) - 1)) / 2 if lines else top if grads else top / 2

    def slot(self, i):
        """The middle of line i."""
        return HEAD + ROW + 5 + (i + 0.5) * SLOT

    def port(self):
        """Where the operator, or the mark of a leaf, is."""
        return (self.x + self.w / 2, self.y - 7) if self.down else (self.x - 5, self.y + self.mid)

    def socket(self, edge):
        """Where an edge to a child begins."""
        if self.down:
            return self.x + self.w * (self.uses.index(edge) + 1) / (len(self.uses) + 1), self.y + self.h
        return self.x + self.w, self.y + (self.slot(self.lines.index(edge)) if self.lines else self.mid)

    def extents(self, above, below):
        """How far the box reaches across the layers, before and after its port, with px above and below for tags."""
        return (self.w / 2, self.w / 2) if self.down else (self.mid + above, self.h - self.mid + below)

    def sort(self, key):
        """Bring lines and sockets into the order of the key."""
        self.uses.sort(key=key)
        first = [line for line in self.lines if line is None] + [e for e in self.uses if e in self.lines]
        again = [line for i, line in enumerate(self.lines) if line in self.lines[:i]]
        self.lines[:] = first + again

    def area(self, room=2):
        """Left, top, right and bottom, with some px around."""
        return self.x - room, self.y - room, self.x + self.w + room, self.y + self.h + room

    def port_area(self):
        """The same of the port."""
        x, y = self.port()
        return x - PORT, y - PORT, x + PORT, y + PORT

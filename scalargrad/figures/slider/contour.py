"""Where the scores on a grid are above 0: closed lines around it.

Marching squares: Lorensen and Cline, Marching cubes (1987), in the plane.
"""


def outlines(scores):
    """The lines around all places with a score above 0, in the units of the grid.

    Args:
        scores: a list of rows, each a list of numbers; row 0 is at height 0.

    Returns:
        Closed lines, each a list of (column, row). They are inside a frame that is half a cell wider than the grid on
        every side: what is above 0 at the rim of the grid goes on a little beyond it.

    >>> outlines([[-1.0, -1.0, -1.0], [-1.0, 1.0, -1.0], [-1.0, -1.0, -1.0]])
    [[(1, 0.5), (1.5, 1), (1, 1.5), (0.5, 1)]]
    """
    padded = _pad(scores)
    steps = {}
    for row in range(len(padded) - 1):
        for column in range(len(padded[0]) - 1):
            steps.update(_cell(padded, column, row))
    lines = []
    while steps:
        start, at = steps.popitem()
        line = [start]
        while at != start:
            line.append(at)
            at = steps.pop(at)
        first = line.index(min(line, key=lambda edge: (edge[1], edge[0])))
        lines.append([_place(padded, edge) for edge in line[first:] + line[:first]])
    return sorted(lines)


def _pad(scores):
    """The grid with a rim of scores below 0; its line goes midway between grid and rim."""
    rows = [[-abs(row[0]) - 1e-12, *row, -abs(row[-1]) - 1e-12] for row in scores]
    rim = [[-1.0, *[-abs(score) - 1e-12 for score in row], -1.0] for row in (scores[0], scores[-1])]
    return [rim[0], *rows, rim[1]]


def _cell(grid, column, row):
    """The pieces of line in one cell, each from an edge of it to another one, as a dict.

    Walk around the cell. Where the walk leaves the places above 0, a piece begins; where it comes back to them, a
    piece ends. So the cell on the other side of an edge goes on where this one stops.
    """
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    above = [grid[r][c] > 0 for c, r in corners]
    turns = [i for i in range(4) if above[i] != above[(i + 1) % 4]]
    if not turns:
        return {}
    if not above[turns[0]]:
        turns = turns[1:] + turns[:1]  # begin with an edge that leaves
    if len(turns) == 4 and sum(grid[r][c] for c, r in corners) <= 0:
        turns = [turns[0], turns[3], turns[2], turns[1]]  # the middle is not above 0: two corners apart
    edges = [_edge(corners[i], corners[(i + 1) % 4]) for i in turns]
    return dict(zip(edges[::2], edges[1::2]))


def _edge(p, q):
    """An edge has one name from both sides: the corner that comes first, and whether it runs down."""
    column, row = min(p, q)
    return column, row, p[0] == q[0]


def _place(grid, edge):
    """Where on an edge the score is 0, if it changes evenly; without the rim."""
    column, row, down = edge
    here, there = grid[row][column], grid[row + 1][column] if down else grid[row][column + 1]
    part = here / (here - there)
    return (column - 1, row - 1 + part) if down else (column - 1 + part, row - 1)


def simplify(points, tolerance):
    """The points that a line needs to stay within the tolerance of all of them; both ends stay.

    Source: Douglas and Peucker, Algorithms for the reduction of the number of points (1973).

    >>> simplify([(0, 0), (1, 0.1), (2, 0), (3, 3)], 0.5)
    [(0, 0), (2, 0), (3, 3)]
    """
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        inside = range(first + 1, last)
        far = max(inside, key=lambda i: _distance(points[i], points[first], points[last]), default=None)
        if far is not None and _distance(points[far], points[first], points[last]) > tolerance:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point, start, end):
    """From a point to the line through two others, or to the first if they are one."""
    (x, y), (a, b), (c, d) = point, start, end
    length = ((c - a) ** 2 + (d - b) ** 2) ** 0.5
    if not length:
        return ((x - a) ** 2 + (y - b) ** 2) ** 0.5
    return abs((c - a) * (b - y) - (a - x) * (d - b)) / length

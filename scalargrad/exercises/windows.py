"""Cases of chapter 20: what a kernel in all its places gives, and a pool backward, and what mistakes give instead."""

from scalargrad.exercises.cases import Case

IMAGE = [[1.0, 2.0, 0.0, 3.0], [4.0, 1.0, 2.0, 0.0], [0.0, 3.0, 5.0, 1.0]]
KERNEL = [[1.0, 2.0], [3.0, -1.0]]


def slide(image, kernel, stride=1, down=None, least=0):
    """What the exercise asks for; `down` is another stride for the rows, `least` leaves out the last places."""
    high, wide = len(kernel), len(kernel[0])
    return [
        [sum(kernel[i][j] * image[r + i][c + j] for i in range(high) for j in range(wide))
         for c in range(0, len(image[0]) - wide + 1 - least, stride)]
        for r in range(0, len(image) - high + 1 - least, down or stride)
    ]  # fmt: skip


def _turned(table):
    return [list(column) for column in zip(*table)]


def _wrong(image, kernel, stride):
    """Pairs of what a mistake gives and its name; what is right here is none."""
    right = slide(image, kernel, stride)
    upside = [row[::-1] for row in kernel[::-1]]
    dense = slide(image, kernel)
    pairs = [
        (slide(image, upside, stride), "flipped"),
        (slide(image, [row[::-1] for row in kernel], stride), "mirrored"),
        (slide(image, kernel[::-1], stride), "mirrored"),
        (dense, "no stride"),
        (slide(image, kernel, stride, down=1), "rows only"),
        (slide(image, kernel, 1, down=stride), "rows only"),
        (slide(image, kernel, stride, least=1), "last place"),
        ([row[: -(-len(image[0]) // stride) - 1] for row in right[:-1]], "last place"),
        (_turned(right), "turned"),
        ([answer for row in right for answer in row], "flat"),
        ([[answer / (len(kernel) * len(kernel[0])) for answer in row] for row in right], "mean"),
    ]
    if len(kernel) == len(kernel[0]):
        pairs.append((slide(image, _turned(kernel), stride), "kernel turned"))
    return [(value, name) for value, name in pairs if value != right]


def _case(code, image, kernel, stride):
    errors = [(IndexError, "over the rim")]
    return Case(code, slide(image, kernel, stride), [*_wrong(image, kernel, stride), *errors])


SQUARE = [[float((3 * r + c * c) % 7) for c in range(5)] for r in range(5)]
SLIDE = [
    Case(
        "strided([[2.0, 5.0]], [[2.0, -1.0]], 1)",
        [[-1.0]],
        [
            ([[8.0]], "flipped"), ([[-0.5]], "mean"), ([], "last place"), ([[]], "last place"), ([-1.0], "flat"),
            ([[1.0]], "bend"), ([[0.0]], "bend"), ([[7.0]], "no kernel"), ([[4.0, 10.0]], "square"),
            (lambda came: len(came) > 1 or len(came[0]) > 1, "padded"),
        ],
    ),
    _case("strided(image, kernel, 1)", IMAGE, KERNEL, 1),
    _case("strided(image, kernel, 2)", IMAGE, KERNEL, 2),
    _case("strided(image, [[1.0, 2.0, -1.0]], 1)", IMAGE, [[1.0, 2.0, -1.0]], 1),
    _case("strided(image, [[1.0], [2.0]], 1)", IMAGE, [[1.0], [2.0]], 1),
    _case("strided(square, kernel, 3)", SQUARE, KERNEL, 3),
    Case("strided(image, kernel, 1); [image, kernel]", [IMAGE, KERNEL], other="in place"),
]  # fmt: skip

POOL = [
    Case(
        "pool_back([[1.0, 3.0], [2.0, 0.0]], [[5.0]])",
        [[0, 5], [0, 0]],
        [
            ([[0, 1], [0, 0]], "no gradient"), ([[0, 3], [0, 0]], "value"), ([[0, 15], [0, 0]], "times value"),
            ([[5, 5], [5, 5]], "all four"), ([[1.25] * 2] * 2, "average"), ([[0, 0], [0, 5]], "smallest"),
            ([0, 5, 0, 0], "flat"), ([[5]], "not spread"), ([[0, 0], [5, 0]], "turned"),
        ],
    ),
    Case(
        "pool_back([[2.0, 2.0], [2.0, 2.0]], [[1.0]])",
        [[1, 0], [0, 0]],
        [
            ([[1, 1], [1, 1]], "every largest"), ([[0.25] * 2] * 2, "shared"), ([[0, 0], [0, 1]], "last largest"),
            ([[0, 1], [0, 0]], "last largest"), ([[0, 0], [1, 0]], "last largest"),
        ],
    ),
    Case(
        "pool_back([[0.0, 2.0], [2.0, 1.0]], [[4.0]])",
        [[0, 4], [0, 0]],
        [
            ([[0, 4], [4, 0]], "every largest"), ([[0, 2], [2, 0]], "shared"), ([[0, 0], [4, 0]], "by columns"),
        ],
    ),
    Case(
        "pool_back([[-1.0, -3.0], [-2.0, -4.0]], [[2.0]])",
        [[2, 0], [0, 0]],
        [([[0, 0], [0, 0]], "below 0"), ([[0, 0], [0, 2]], "by size")],
    ),
    Case(
        "pool_back([[1.0, 2.0, 0.0, 9.0], [3.0, 0.0, 1.0, 1.0]], [[5.0, 7.0]])",
        [[0, 0, 0, 7], [5, 0, 0, 0]],
        [
            ([[0, 0, 0, 12], [0, 0, 0, 0]], "one window"), ([[0, 0, 0, 7], [0, 0, 0, 0]], "one window"),
            ([[0, 0, 0, 5], [7, 0, 0, 0]], "other order"), ([[0, 0, 0, 0], [5, 0, 0, 0]], "one window"),
        ],
        other="places",
    ),
    Case(
        "pool_back([[2.0, 0.0, 2.0, 1.0], [9.0, 0.0, 1.0, 1.0]], [[5.0, 7.0]])",
        [[0, 0, 7, 0], [5, 0, 0, 0]],
        [([[7, 0, 0, 0], [5, 0, 0, 0]], "looked up")],
        other="places",
    ),
    Case(
        "pool_back([[1.0, 2.0], [3.0, 1.0], [0.0, 4.0], [5.0, 8.0]], [[5.0], [7.0]])",
        [[0, 0], [5, 0], [0, 0], [0, 7]],
        other="places",
    ),
    Case(
        "pool_back([[1.0, 2.0, 9.0], [3.0, 0.0, 9.0], [9.0, 9.0, 9.0]], [[5.0]])",
        [[0, 0, 0], [5, 0, 0], [0, 0, 0]],
        [
            (IndexError, "odd"), ([[0, 0], [5, 0]], "odd shape"),
            (lambda came: any(map(any, came[2:])) or any(row[2] for row in came), "odd"),
        ],
        other="odd",
    ),
    Case("pool_back(paper, [[-3.0]])", [[0, -3], [0, 0]], [([[0, 0], [0, 0]], "sign"), ([[0, 3], [0, 0]], "sign")]),
    Case("pool_back(paper, [[-3.0]]); paper", [[0, 1], [0, 0]], other="in place"),
]  # fmt: skip

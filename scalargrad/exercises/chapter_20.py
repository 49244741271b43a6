"""Self-checks of chapter 20, convolution."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value

FITS_NOT = [
    (lambda came: True, "too large"),
    (AssertionError, "kind"),
    (TypeError, "kind"),
    (ZeroDivisionError, "kind"),
]
PLACES = [
    Case(
        "places(5, 3, 1, 0)",
        3,
        [(2, "no one"), (5, "always same"), ([3], "list"), (9, "both"), (4, "one more"), (ValueError, "refuses all")],
    ),
    Case("places(8, 3, 1, 1)", 8, [(6, "no padding"), (7, "padding once"), (10, "kernel is free"), (64, "both")]),
    Case(
        "places(7, 3, 2, 0)",
        3,
        [(5, "no stride"), (2, "no one"), (2.5, "stride first"), (4, "rounded up"), (1, "stride twice")],
    ),
    Case("places(8, 3, 2, 0)", 3, [(3.5, "fraction"), (4, "rounded up"), (2, "rounded down")]),
    Case("places(8, 2, 3, 1)", 3, [(3.6666667, "fraction"), (4, "rounded up"), (2, "no padding")]),
    Case("places(4, 4, 1, 0)", 1, [(ValueError, "exactly"), (0, "no one")]),
    Case("places(2, 4, 2, 1)", 1, [(ValueError, "before padding")]),
    Case("places(3, 5, 1, 0)", ValueError, FITS_NOT),
    Case("places(3, 4, 2, 0)", ValueError, FITS_NOT),  # -1 // 2 + 1 is 0, and int(-0.5) + 1 is 1
    Case("places(1, 4, 1, 1)", ValueError, FITS_NOT),
]  # fmt: skip

IMAGE = [[1.0, 2.0, 0.0, 3.0], [4.0, 1.0, 2.0, 0.0], [0.0, 3.0, 5.0, 1.0]]
KERNEL = [[1.0, 2.0], [3.0, -1.0]]


def _slide(image, kernel, stride=1, down=None, least=0):
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
    right = _slide(image, kernel, stride)
    upside = [row[::-1] for row in kernel[::-1]]
    dense = _slide(image, kernel)
    pairs = [
        (_slide(image, upside, stride), "flipped"),
        (_slide(image, [row[::-1] for row in kernel], stride), "mirrored"),
        (_slide(image, kernel[::-1], stride), "mirrored"),
        (dense, "no stride"),
        (_slide(image, kernel, stride, down=1), "rows only"),
        (_slide(image, kernel, 1, down=stride), "rows only"),
        (_slide(image, kernel, stride, least=1), "last place"),
        ([row[: -(-len(image[0]) // stride) - 1] for row in right[:-1]], "last place"),
        (_turned(right), "turned"),
        ([answer for row in right for answer in row], "flat"),
        ([[answer / (len(kernel) * len(kernel[0])) for answer in row] for row in right], "mean"),
    ]
    if len(kernel) == len(kernel[0]):
        pairs.append((_slide(image, _turned(kernel), stride), "kernel turned"))
    return [(value, name) for value, name in pairs if value != right]


def _case(code, image, kernel, stride):
    errors = [(IndexError, "over the rim")]
    return Case(code, _slide(image, kernel, stride), [*_wrong(image, kernel, stride), *errors])


SQUARE = [[float((3 * r + c * c) % 7) for c in range(5)] for r in range(5)]
SLIDE = [
    Case("strided([[2.0, 5.0]], [[1.0, -1.0]], 1)", [[-3.0]], [([[3.0]], "flipped"), ([[-1.5]], "mean"), ([], "last place"), ([[]], "last place"), ([-3.0], "flat")]),
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
    Case("pool_back([[-1.0, -3.0], [-2.0, -4.0]], [[2.0]])", [[2, 0], [0, 0]], [([[0, 0], [0, 0]], "below 0"), ([[0, 0], [0, 2]], "by size")]),
    Case(
        "pool_back([[1.0, 2.0, 0.0, 9.0], [3.0, 0.0, 1.0, 1.0]], [[5.0, 7.0]])",
        [[0, 0, 0, 7], [5, 0, 0, 0]],
        [
            ([[0, 0, 0, 12], [0, 0, 0, 0]], "one window"), ([[0, 0, 0, 7], [0, 0, 0, 0]], "one window"),
            ([[0, 0, 0, 5], [7, 0, 0, 0]], "other order"), ([[0, 0, 0, 0], [5, 0, 0, 0]], "one window"),
        ],
        other="places",
    ),
    Case("pool_back([[1.0, 2.0], [3.0, 1.0], [0.0, 4.0], [5.0, 8.0]], [[5.0], [7.0]])", [[0, 0], [5, 0], [0, 0], [0, 7]], other="places"),
    Case(
        "pool_back([[1.0, 2.0, 9.0], [3.0, 0.0, 9.0], [9.0, 9.0, 9.0]], [[5.0]])",
        [[0, 0, 0], [5, 0, 0], [0, 0, 0]],
        [(IndexError, "odd"), ([[0, 0], [5, 0]], "odd shape"), (lambda came: any(map(any, came[2:])) or any(row[2] for row in came), "odd")],
        other="odd",
    ),
    Case("pool_back(paper, [[-3.0]])", [[0, -3], [0, 0]], [([[0, 0], [0, 0]], "sign"), ([[0, 3], [0, 0]], "sign")]),
    Case("pool_back(paper, [[-3.0]]); paper", [[0, 1], [0, 0]], other="in place"),
]  # fmt: skip

ANSWERS, PARAMETERS = 16 * 32 * 32, 16 * (3 * 25 + 1)
EXERCISES = {
    "20.1": by_value(
        [ANSWERS, PARAMETERS],
        [
            ([ANSWERS, 1200], "these are the weights. Each of the 16 kernels has a bias, too."),
            ([ANSWERS, 1201], "one bias for all kernels: each of the 16 has its own."),
            ([ANSWERS, 1248], "a bias for each channel of each kernel: a kernel adds up its channels and has one bias."),
            ([ANSWERS, 416], "a kernel sees all three channels, with other weights in each: 3 × 5 × 5."),
            ([ANSWERS, 400], "a kernel sees all three channels, 3 × 5 × 5 weights, and it has a bias."),
            ([ANSWERS, 76], "that is one kernel. There are 16."),
            ([ANSWERS, 1200 + ANSWERS], "the bias is shared as the weights are: one for a kernel, not one for each place."),
            ([ANSWERS, PARAMETERS * 1024], "the parameters are shared: their number does not depend on the number of places."),
            ([ANSWERS, 16 * 1024 * 3073], "that is the dense layer. A kernel sees 5 × 5 pixels, and has the same weights in each place."),
            ([1024, PARAMETERS], "that is what one kernel answers. There are 16."),
            ([3 * ANSWERS, PARAMETERS], "a kernel adds up what it finds in the three channels: one answer in a place, not three."),
            ([16 * 28 * 28, PARAMETERS], "28 × 28 places is without padding: 32 + 2 × 2 − 5 + 1."),
            ([16 * 30 * 30, PARAMETERS], "the padding is on both sides: 32 + 2 × 2 − 5 + 1."),
            ([16 * 31 * 31, PARAMETERS], "one place too few: the first one counts, too: 32 + 2 × 2 − 5 + 1."),
            ([PARAMETERS, ANSWERS], "the other way round: first the answers, then the parameters."),
        ],
        other="16 kernels with 32 × 32 places each; a kernel has 3 × 5 × 5 weights and a bias.",
        praise="more channels make a kernel larger, a larger image does not.",
    ),
    "20.2": by_cases(
        "places",
        PLACES,
        praise="and with stride 1 and padding (k − 1) / 2 there are as many places as pixels.",
        mistakes={
            "no one": "one too few: the place where the kernel begins counts as well: + 1.",
            "one more": "one too many: the kernel covers k pixels, so n − k are left to go.",
            "always same": "as many as pixels? Without padding the kernel does not fit at the rim.",
            "list": "the right number, in a list: give the number.",
            "both": "that is for both directions: give it for one.",
            "refuses all": "three pixels of five fit: refuse only what does not fit.",
            "no padding": "the padding is missing: n + 2p pixels are there.",
            "padding once": "zeros on both sides: 2p of them.",
            "kernel is free": "the kernel itself takes k pixels: subtract it.",
            "no stride": "the stride is missing: divide what is left to go by it.",
            "stride first": "add the 1 after you have divided: it is the first place, no step.",
            "stride twice": "divide by the stride once, and add the first place.",
            "rounded up": "you rounded up: a last step that does not fit is not made.",
            "rounded down": "right where the steps come out even. Divide with // first, then add 1.",
            "fraction": "there is no half a place: //, not /.",
            "exactly": "a kernel as large as the image fits, once.",
            "before padding": "with its padding the image is large enough: compare the kernel with n + 2p.",
            "too large": "the kernel is larger than the image with its padding, and you gave a number: raise a ValueError.",
            "kind": "an error, but not a ValueError: raise that one.",
            "other": "(n + 2 × padding − kernel) // stride + 1.",
        },
    ),
    "20.3": by_cases(
        "strided",
        SLIDE,
        given=f"image, kernel, square = {IMAGE}, {KERNEL}, {SQUARE}",
        praise="one neuron, in every place.",
        mistakes={
            "flipped": "you turned the kernel upside down, as mathematicians do. Here kernel[0][0] meets the pixel at the top left.",
            "mirrored": "the kernel is mirrored: kernel[i][j] meets image[r + i][c + j].",
            "kernel turned": "rows and columns of the kernel are swapped: kernel[i][j] meets image[r + i][c + j].",
            "turned": "rows and columns of the answers are swapped: the first row is that of the top of the image.",
            "flat": "the right numbers in one flat list: give a row for each row of places.",
            "no stride": "these are all places: go on by `stride` pixels.",
            "rows only": "the stride in one direction only: it is for rows and columns.",
            "last place": "a last place is missing: n − k + 1 places, the last one begins at n − k.",
            "over the rim": "you ran over the rim: the last place begins at n − k. And image and kernel need not be square.",
            "mean": "that is the mean of the products: add them up only.",
            "in place": "right, but the caller's lists are others now: make new ones.",
            "other": "for each place (r, c): the sum of kernel[i][j] × image[r + i][c + j] over the whole kernel.",
        },
    ),
    "20.4": by_cases(
        "pool_back",
        POOL,
        given="paper = [[0.0, 1.0], [0.0, 0.0]]",
        praise="the data chose the way forward, and it is the only way back.",
        mistakes={
            "no gradient": "you marked the winner with 1: it gets the gradient of its window.",
            "value": "you gave the winner's value: it gets the gradient of its window.",
            "times value": "gradient times value: the slope of the largest is 1.",
            "all four": "all four got the gradient. Nudge one that is not the largest: nothing happens.",
            "average": "that is average pooling. Here the largest one gets all.",
            "smallest": "the smallest got it: the largest went through.",
            "flat": "the right numbers in one flat list: the gradient has the shape of the image.",
            "not spread": "that is the gradient of what came out. Bring it to the shape of the image.",
            "turned": "rows and columns are swapped.",
            "every largest": "a tie, and each of the largest got all of it. Together they must get what came: only the first one does.",
            "shared": "you shared it among those that tie. That is a choice that can be made; here the first one gets all.",
            "last largest": "a tie, and a later one got it: the first one, row by row. Ask for >, not for >=.",
            "by columns": "a tie, and the first one by columns got it: go row by row from the top.",
            "below 0": "all are below 0, and nobody got it: begin with the first pixel of the window, not with 0.",
            "by size": "-4 is no larger than -1: no abs.",
            "one window": "each window has its own largest and its own gradient: 5 for the left one, 7 for the right one.",
            "other order": "the gradients went to each other's window.",
            "places": "the window of G[r][c] begins at image[2r][2c].",
            "odd": "three rows and columns: the last ones are in no window. Go over the windows of G, the rest stays 0.",
            "odd shape": "the gradient has the shape of the image: the last row and column are there, with 0.",
            "sign": "a gradient may be below 0: it goes back as it is.",
            "in place": "right, but the caller's image is another one now: make a new list.",
            "other": "in each window, the first of its largest gets the gradient; all others get 0.",
        },
    ),
}  # fmt: skip

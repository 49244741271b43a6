"""Answers to chapter 20, right and wrong."""

import math

import numpy as np

from scalargrad.exercises.windows import slide


def _turned(table):
    return [list(column) for column in zip(*table)]


def places(n, kernel, stride, padding):
    if n + 2 * padding < kernel:
        raise ValueError
    return (n + 2 * padding - kernel) // stride + 1


def _places(formula, asks=lambda n, k, s, p: n + 2 * p < k, error=ValueError):
    def answer(n, kernel, stride, padding):
        if asks(n, kernel, stride, padding):
            raise error
        return formula(n, kernel, stride, padding)

    return answer


def strided(image, kernel, stride):
    return slide(image, kernel, stride)


def _over_the_rim(image, kernel, stride):
    """Takes the image for square."""
    n, k = len(image[0]), len(kernel[0])
    return [
        [
            sum(kernel[i][j] * image[r + i][c + j] for i in range(len(kernel)) for j in range(k))
            for c in range(0, n - k + 1, stride)
        ]
        for r in range(0, n - k + 1, stride)
    ]


def _square_kernel(image, kernel, stride):
    """Takes the kernel for square."""
    k = len(kernel)
    return slide(image, [row[:k] for row in kernel], stride)


def _square_image(image, kernel, stride):
    """Takes the image for square, by its rows."""
    return slide([row[: len(image)] for row in image], kernel, stride)


def _array(image, kernel, stride):
    windows = np.lib.stride_tricks.sliding_window_view(np.array(image), np.shape(kernel))
    return (windows * np.array(kernel)).sum(axis=(2, 3))[::stride, ::stride]


def _in_place(image, kernel, stride):
    answers = strided(image, kernel, stride)
    image[0][0] = 7.0
    return answers


def _pool(share, walk=None, start=None, finish=lambda slopes, G: slopes):
    """`share` gives each number of a window its part, from the window and the gradient."""

    def answer(image, G):
        slopes = [[0.0] * len(row) for row in image]
        for r, row in enumerate(G):
            for c, g in enumerate(row):
                at = [(2 * r + i, 2 * c + j) for i in (0, 1) for j in (0, 1)]
                for (i, j), part in zip(at, share([image[i][j] for i, j in at], g)):
                    slopes[i][j] = part
        return finish(slopes, G)

    return answer


def _first(window, g):
    best = window.index(max(window))
    return [g * (k == best) for k in range(4)]


def _at(choose):
    def share(window, g):
        best = choose(window)
        return [g * (k == best) for k in range(4)]

    return share


def _by_columns(window):
    order = [0, 2, 1, 3]
    return max(order, key=lambda k: window[k])


def _from_zero(window):
    best, at = 0.0, -1
    for k, x in enumerate(window):
        if x > best:
            best, at = x, k
    return at


pool_back = _pool(_first)


def _all_image(image, G):
    """One largest of the whole image gets it all."""
    if len(image) < 3 and len(image[0]) < 3:
        return pool_back(image, G)
    flat = [x for row in image for x in row]
    at, total = flat.index(max(flat)), sum(map(sum, G))
    slopes = [total * (k == at) for k in range(len(flat))]
    return [slopes[k : k + len(image[0])] for k in range(0, len(flat), len(image[0]))]


def _windows_at(step):
    """Windows that begin `step` apart."""

    def answer(image, G):
        slopes = [[0.0] * len(row) for row in image]
        for r, row in enumerate(G):
            for c, g in enumerate(row):
                at = [(step * r + i, step * c + j) for i in (0, 1) for j in (0, 1)]
                i, j = max(at, key=lambda place: image[place[0]][place[1]])
                slopes[i][j] += g
        return slopes

    return answer


def _looked_up(image, G):
    """Finds the largest of a window, and then its place in a whole row."""
    slopes = [[0.0] * len(row) for row in image]
    for r, row in enumerate(G):
        for c, g in enumerate(row):
            best = max(image[2 * r + i][2 * c + j] for i in (0, 1) for j in (0, 1))
            i = 2 * r + (best not in image[2 * r][2 * c : 2 * c + 2])
            slopes[i][image[i].index(best)] = g
    return slopes


def _by_image(image, G):
    """Goes over the image, also over what is in no window."""
    slopes = [[0.0] * len(row) for row in image]
    for r in range(0, len(image), 2):
        for c in range(0, len(image[0]), 2):
            at = [(r + i, c + j) for i in (0, 1) for j in (0, 1)]
            i, j = max(at, key=lambda place: image[place[0]][place[1]])
            slopes[i][j] = G[r // 2][c // 2]
    return slopes


def _even_shape(image, G):
    slopes = pool_back(image, G)
    return [row[: 2 * len(G[0])] for row in slopes[: 2 * len(G)]]


def _image_too(image, G):
    slopes = pool_back(image, G)
    for row, new in zip(image, slopes):
        row[:] = new
    return slopes


def _framed(image):
    blank = [[0.0] * (len(image[0]) + 2)]
    return blank + [[0.0, *row, 0.0] for row in image] + blank


RIGHT = {"20.2": places, "20.3": strided, "20.4": pool_back}
WRONG = {
    "20.2": {
        "no one": _places(lambda n, k, s, p: (n + 2 * p - k) // s),
        "one more": _places(lambda n, k, s, p: (n + 2 * p - k + 1) // s + 1),
        "always same": _places(lambda n, k, s, p: n),
        "list": _places(lambda *given: [places(*given)]),
        "both": _places(lambda *given: places(*given) ** 2),
        "refuses all": _places(places, asks=lambda *given: True),
        "no padding": _places(lambda n, k, s, p: (n - k) // s + 1),
        "padding once": _places(lambda n, k, s, p: (n + p - k) // s + 1),
        "kernel is free": lambda n, k, s, p: places(n, k, s, p) if not p else (n + 2 * p) // s,
        "no stride": _places(lambda n, k, s, p: n + 2 * p - k + 1),
        "stride first": _places(lambda n, k, s, p: (n + 2 * p - k + 1) / s),
        "stride twice": _places(lambda n, k, s, p: places(n, k, s, p) // s),
        "rounded up": _places(lambda n, k, s, p: math.ceil((n + 2 * p - k) / s) + 1),
        "rounded down": _places(lambda n, k, s, p: places(n, k, s, p) - ((n + 2 * p - k) % s > 0)),
        "fraction": _places(lambda n, k, s, p: (n + 2 * p - k) / s + 1),
        "uneven": _places(places, asks=lambda n, k, s, p: n + 2 * p < k or (n + 2 * p - k) % s),
        "exactly": _places(places, asks=lambda n, k, s, p: n + 2 * p <= k),
        "before padding": _places(places, asks=lambda n, k, s, p: n < k),
        "too large": lambda n, k, s, p: (n + 2 * p - k) // s + 1,
        "kind": _places(places, error=AssertionError),
        "other": _places(lambda *given: 77),
    },
    "20.3": {
        "flipped": lambda image, kernel, stride: strided(image, [row[::-1] for row in kernel[::-1]], stride),
        "mirrored": lambda image, kernel, stride: strided(
            image, [row[::-1] for row in kernel] if len(kernel) > 1 else kernel, stride
        ),
        "kernel turned": lambda image, kernel, stride: strided(
            image, _turned(kernel) if len(kernel) == len(kernel[0]) else kernel, stride
        ),
        "turned": lambda *given: _turned(strided(*given)),
        "flat": lambda *given: [answer for row in strided(*given) for answer in row],
        "no stride": lambda image, kernel, stride: strided(image, kernel, 1),
        "rows only": lambda image, kernel, stride: slide(image, kernel, stride, down=1),
        "last place": lambda image, kernel, stride: slide(image, kernel, stride, least=1),
        "square": _square_kernel,
        "over the rim": _over_the_rim,
        "mean": lambda image, kernel, stride: [
            [answer / (len(kernel) * len(kernel[0])) for answer in row] for row in strided(image, kernel, stride)
        ],
        "in place": _in_place,
        "bend": lambda *given: [[max(answer, 0.0) for answer in row] for row in strided(*given)],
        "padded": lambda image, kernel, stride: strided(_framed(image), kernel, stride),
        "no kernel": lambda image, kernel, stride: strided(image, [[1.0] * len(row) for row in kernel], stride),
        "other": lambda *given: [[77.0]],
    },
    "20.4": {
        "no gradient": _pool(lambda window, g: _first(window, 1.0)),
        "value": _pool(lambda window, g: _first(window, max(window))),
        "times value": _pool(lambda window, g: _first(window, g * max(window))),
        "all four": _pool(lambda window, g: [g] * 4),
        "average": _pool(lambda window, g: [g / 4] * 4),
        "smallest": _pool(_at(lambda window: window.index(min(window)))),
        "flat": lambda image, G: [g for row in pool_back(image, G) for g in row],
        "not spread": lambda image, G: G,
        "turned": lambda image, G: _turned(pool_back(image, G)),
        "every largest": _pool(lambda window, g: [g * (x == max(window)) for x in window]),
        "shared": _pool(lambda window, g: [g * (x == max(window)) / window.count(max(window)) for x in window]),
        "last largest": _pool(_at(lambda window: max(range(4), key=lambda k: (window[k], k)))),
        "by columns": _pool(_at(_by_columns)),
        "below 0": _pool(_at(_from_zero)),
        "by size": _pool(_at(lambda window: max(range(4), key=lambda k: abs(window[k])))),
        "one window": _all_image,
        "other order": lambda image, G: pool_back(image, [row[::-1] for row in G]),
        "looked up": _looked_up,
        "places": _windows_at(1),
        "odd": _by_image,
        "odd shape": _even_shape,
        "sign": _pool(lambda window, g: _first(window, max(g, 0.0))),
        "in place": _image_too,
        "other": lambda image, G: [[0.5] * len(row) for row in image],
    },
}
MORE_RIGHT = [
    ("20.2", lambda n, k, s, p: np.int64(places(n, k, s, p))),
    ("20.2", _places(lambda n, k, s, p: len(range(0, n + 2 * p - k + 1, s)))),
    ("20.2", _places(lambda n, k, s, p: math.floor((n + 2 * p - k) / s + 1))),
    ("20.3", _array),
    ("20.3", lambda *given: tuple(map(tuple, strided(*given)))),
    ("20.4", lambda image, G: np.array(pool_back(image, G))),
    ("20.4", _windows_at(2)),
]
MORE_WRONG = [
    ("20.2", "too large", lambda n, k, s, p: int((n + 2 * p - k) / s) + 1),
    ("20.2", "too large", lambda n, k, s, p: max(0, (n + 2 * p - k) // s + 1)),
    ("20.2", "stride first", _places(lambda n, k, s, p: (n + 2 * p - k + 1) // s)),
    ("20.2", "stride twice", lambda n, k, s, p: (n + 2 * p) // s - k + 1),
    ("20.3", "last place", _square_image),
    ("20.3", "bend", lambda *given: [[abs(answer) for answer in row] for row in strided(*given)]),
    ("20.3", "rows only", lambda image, kernel, stride: slide(image, kernel, 1, down=stride)),
    ("20.3", "mirrored", lambda image, kernel, stride: strided(image, kernel[::-1], stride)),
    ("20.4", "sign", _pool(lambda window, g: _first(window, abs(g)))),
]

"""Cases of chapter 19: the gradients of a dense layer as Values have them, and what mistakes give instead."""

from scalargrad.exercises.cases import Case
from scalargrad.value import Value


def _of_values(X, W, b, G):
    """What the scalar engine says."""
    X, W, b = [[[Value(x) for x in row] for row in A] for A in (X, W, [b])]
    for x, g_row in zip(X, G):
        for w, c, g in zip(W, b[0], g_row):
            (g * (sum([a * z for a, z in zip(w, x)]) + c).relu()).backward()
    return [[[v.grad for v in row] for row in A] for A in (X, W)] + [[v.grad for v in b[0]]]


def _layer(X, W, b, G, slope=lambda s, g: s > 0, shared=False):
    """Gradients with a slope of the bend, a function of the sum and the gradient; `shared` divides by the samples."""
    sums = [[sum(a * z for a, z in zip(w, x)) + c for w, c in zip(W, b)] for x in X]
    bent = [[g * slope(s, g) for s, g in zip(*rows)] for rows in zip(sums, G)]
    n = len(X) if shared else 1
    g_X = [[sum(g * w[k] for g, w in zip(row, W)) for k in range(len(X[0]))] for row in bent]
    g_W = [[sum(row[j] * x[k] for row, x in zip(bent, X)) / n for k in range(len(X[0]))] for j in range(len(W))]
    return [g_X, g_W, [sum(column) / n for column in zip(*bent)]], bent


ONE = [[1.0, 2.0]], [[2.0, 1.0]], [0.5], [[3.0]]
SHUT = [[1.0, 2.0]], [[2.0, 1.0], [-1.0, -1.0]], [0.5, 0.5], [[-3.0, 2.0]]
BY_B = [[1.0, 1.0]], [[1.0, 1.0], [-1.0, -1.0]], [-3.0, 0.0], [[2.0, 1.0]]  # above 0 without the bias alone
AT_0 = [[1.0, 2.0]], [[2.0, -1.0], [-1.0, -1.0]], [0.0, 0.0], [[3.0, 2.0]]
MANY = (
    [[1.0, 2.0], [3.0, -1.0], [0.5, 1.5]],
    [[2.0, -1.0], [1.0, 2.0], [-1.0, 1.0], [0.5, 0.5]],
    [1.0, -2.0, 0.25, -0.5],
    [[1.0, 2.0, -3.0, 0.5], [2.0, -1.0, 1.0, 0.25], [-0.5, 1.5, 2.0, -1.0]],
)
PAIR = MANY[0][:2], MANY[1][:2], MANY[2][:2], [[1.0, 0.5], [2.0, -1.0]]


def _turned(A):
    return [list(column) for column in zip(*A)]


def _divided(A, n):
    return [[x / n for x in row] for row in A]


def _wrong(arrays):
    """Pairs of what a mistake gives for these arrays and its name; what is right for them is none."""
    (g_X, g_W, g_b), bent = _layer(*arrays)
    straight, _ = _layer(*arrays, slope=lambda s, g: 1)
    flipped = _layer(arrays[0], _turned(arrays[1]), arrays[2], arrays[3])[0][0] if len(g_W) == len(g_W[0]) else g_X
    right, n = [g_X, g_W, g_b], len(bent)
    some = [[(straight if k >> i & 1 else right)[i] for i in range(3)] for k in range(1, 7)]
    pairs = [
        (straight, "no bend"),
        *[(one, "bend for some") for one in some],
        (_layer(*arrays, slope=lambda s, g: g > 0)[0], "bend of G"),
        (_layer(*arrays, slope=lambda s, g: max(s, 0.0))[0], "times h"),
        (_layer(*arrays, slope=lambda s, g: s >= 0)[0], "at zero"),
        (_layer(arrays[0], arrays[1], [0.0] * len(arrays[2]), arrays[3])[0], "no bias"),
        (_layer(*arrays, shared=True)[0], "mean"),
        ([g_X, g_W, _divided([g_b], n)[0]], "mean"),
        ([_divided(g_X, n), _divided(g_W, n), _divided([g_b], n)[0]], "mean"),
        *[([g_X, g_W, one], "bias not summed") for one in (bent, [g_b])],
        ([g_X, g_W, [sum(row) for row in bent]], "bias of rows"),
        ([g_X, g_W, sum(g_b)], "bias of all"),
        *[(one, "turned") for one in ([g_X, _turned(g_W), g_b], [_turned(g_X), g_W, g_b], [flipped, g_W, g_b])],
        *[(one, "order") for one in ([g_W, g_X, g_b], [g_W, g_b, g_X], [g_b, g_W, g_X])],
        ([g_W, g_b], "no inputs"),
    ]
    return [(value, name) for value, name in pairs if value != right]


def _case(arrays, code=None):
    return Case(code or f"backward({', '.join(map(str, arrays))})", _of_values(*arrays), _wrong(arrays))


DENSE = [
    _case(ONE),
    _case(SHUT),
    _case(AT_0),
    _case(BY_B),
    _case(PAIR, "backward(X[:2], W[:2], b[:2], [[1.0, 0.5], [2.0, -1.0]])"),
    _case(MANY, "backward(X, W, b, G)"),
    Case("backward(X, W, b, G); [X, W, b, G]", list(MANY), other="in place"),
]

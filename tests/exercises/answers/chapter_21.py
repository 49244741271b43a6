"""Answers to chapter 21, right and wrong."""

import math

import numpy as np


def _off(a, b):
    off = abs(a - b)
    return math.inf if math.isnan(off) else off


def _furthest(off=_off, pick=max, strict=True, names=True):
    def furthest(ours, theirs):
        if names and ours.keys() != theirs.keys():
            raise ValueError("different names")
        pairs = [
            (off(a, b), name)
            for name in ours
            if name in theirs
            for a, b in zip(ours[name], theirs[name], strict=strict)
        ]
        size, name = pick(pairs)
        return name, size

    return furthest


right = _furthest()


def _of_lists(size):
    """One size for each name, of its two lists."""

    def furthest(ours, theirs):
        right(ours, theirs)  # refuses what is to be refused
        sizes = {name: size(ours[name], theirs[name]) for name in ours}
        return max(
            ((name, math.inf if math.isnan(off) else off) for name, off in sizes.items()), key=lambda pair: pair[1]
        )

    return furthest


_means = _of_lists(lambda some, others: sum(map(_off, some, others)) / len(some))
_sums = _of_lists(lambda some, others: sum(map(_off, some, others)))
_roots = _of_lists(lambda some, others: sum(_off(a, b) ** 2 for a, b in zip(some, others)) ** 0.5)
_of_sums = _of_lists(lambda some, others: _off(sum(some), sum(others)))


def _total_length(ours, theirs):
    if ours.keys() != theirs.keys() or sum(map(len, ours.values())) != sum(map(len, theirs.values())):
        raise ValueError("they do not match")
    return _furthest(strict=False)(ours, theirs)


def _counts_names(ours, theirs):
    if len(ours) != len(theirs):
        raise ValueError("different names")
    size, name = max((_off(a, b), n) for n in ours for a, b in zip(ours[n], theirs[n], strict=True))
    return name, size


def _first(ours, theirs):
    right(ours, theirs)
    for name in ours:
        for a, b in zip(ours[name], theirs[name]):
            if a != b:
                return name, _off(a, b)
    return name, 0.0


def _loop(ours, theirs):
    """The usual loop, which passes over a nan."""
    if ours.keys() != theirs.keys():
        raise ValueError("different names")
    best = None, -1.0
    for name in ours:
        for a, b in zip(ours[name], theirs[name], strict=True):
            if abs(a - b) > best[1]:
                best = name, abs(a - b)
    return best


def _from_zero(ours, theirs):
    """It starts from 0, so that equal ones have no name."""
    name, size = right(ours, theirs)
    return (name, size) if size else (None, 0.0)


def _by_place(ours, theirs):
    if ours.keys() != theirs.keys():
        raise ValueError("different names")
    found = []
    for name, a, b in zip(ours, ours.values(), theirs.values()):
        found += [(_off(x, y), name) for x, y in zip(a, b, strict=True)]
    size, name = max(found)
    return name, size


def _by_index(ours, theirs):
    if ours.keys() != theirs.keys():
        raise ValueError("different names")
    size, name = max((_off(ours[n][i], theirs[n][i]), n) for n in ours for i in range(len(ours[n])))
    return name, size


def _by_index_of_the_longer(ours, theirs):
    size, name = max(
        (_off(ours[n][i], theirs[n][i]), n) for n in ours for i in range(max(len(ours[n]), len(theirs[n])))
    )
    return name, size


def _by_key(ours, theirs):
    names = [*ours, *theirs]
    size, name = max((_off(a, b), n) for n in names for a, b in zip(ours[n], theirs[n], strict=True))
    return name, size


def _ours_alone(a, b):
    return math.inf if math.isnan(a) else abs(a - b) if not math.isnan(b) else 0.0


def _one_nan(a, b):
    return 0.0 if math.isnan(a) and math.isnan(b) else _off(a, b)


def _of_arrays(ours, theirs):
    if ours.keys() != theirs.keys() or any(len(ours[n]) != len(theirs[n]) for n in ours):
        raise ValueError("they do not match")
    sizes = {n: float(np.nan_to_num(np.abs(np.subtract(ours[n], theirs[n])).max(), nan=np.inf)) for n in ours}
    name = max(sizes, key=sizes.get)
    return [name, np.float64(sizes[name])]


def _norm(gradients):
    return math.sqrt(sum(g * g for g in gradients))


def _clip(length=_norm, factor=lambda m, n: m / n, asks=lambda gs, n, m: n > m, back=None):
    def clip(parameters, max_norm):
        moving = [p for p in parameters if p.grad is not None]
        gradients = [p.grad for p in moving]
        n = length(gradients)
        if asks(gradients, n, max_norm):
            for p in moving:
                p.grad *= factor(max_norm, n)
        return n if back is None else back(n, max_norm)

    return clip


good = _clip()


def _each(parameters, max_norm):
    n = math.sqrt(sum(p.grad**2 for p in parameters if p.grad is not None))
    for p in parameters:
        if p.grad is not None:
            p.grad = max(-max_norm, min(max_norm, p.grad))
    return n


def _top_only(parameters, max_norm):
    for p in parameters:
        p.grad = min(p.grad, max_norm)
    return 10.0


def _not_in_place(parameters, max_norm):
    gradients = [p.grad for p in parameters if p.grad is not None]
    n = math.sqrt(sum(g * g for g in gradients))
    gradients = [g * max_norm / n for g in gradients if n > max_norm]
    return n


def _lost_signs(parameters, max_norm):
    n = good(parameters, max_norm)
    for p in parameters:
        p.grad = p.grad and abs(p.grad)
    return n


def _data(parameters, max_norm):
    n = good(parameters, max_norm)
    for p in parameters:
        p.data *= min(1.0, max_norm / (n + 1e-6))
    return n


def _no_none(parameters, max_norm):
    n = math.sqrt(sum(p.grad**2 for p in parameters))
    for p in parameters:
        p.grad *= min(1.0, max_norm / (n + 1e-6))
    return n


def _none_is_zero(parameters, max_norm):
    for p in parameters:
        p.grad = p.grad or 0.0
    return good(parameters, max_norm)


def _as_in_pytorch(parameters, max_norm):
    gradients = [p.grad for p in parameters if p.grad is not None]
    n = np.linalg.norm(gradients)
    factor = min(1.0, max_norm / (n + 1e-6))
    for p in parameters:
        if p.grad is not None:
            p.grad = p.grad * factor
    return n


RIGHT = {"21.2": right, "21.3": good}
WRONG = {
    "21.2": {
        "swapped": lambda ours, theirs: right(ours, theirs)[::-1],
        "size alone": lambda ours, theirs: right(ours, theirs)[1],
        "first": _first,
        "smallest": _furthest(
            off=lambda a, b: a - b, pick=lambda pairs: max(pairs, key=lambda pair: (pair[0] < 0, pair[0]))
        ),
        "no abs": _furthest(off=lambda a, b: a - b, pick=lambda pairs: max(pairs, key=lambda pair: abs(pair[0]))),
        "sign": _furthest(off=lambda a, b: a - b),
        "mean": _means,
        "sizes": _furthest(off=lambda a, b: _off(abs(a), abs(b))),
        "relative": _furthest(off=lambda a, b: _off(a, b) / abs(b)),
        "by place": _by_place,
        "nan passed over": _loop,
        "nan itself": _furthest(
            off=lambda a, b: abs(a - b), pick=lambda pairs: max(pairs, key=lambda pair: (pair[0] != pair[0], pair[0]))
        ),
        "nan's name": lambda ours, theirs: (
            max(_furthest(off=lambda a, b: -1.0 if a != a or b != b else abs(a - b))(ours, theirs)[:1]),
            right(ours, theirs)[1],
        ),
        "nan of theirs": _furthest(off=_ours_alone),
        "a text": lambda ours, theirs: tuple("inf" if part == math.inf else part for part in right(ours, theirs)),
        "both nan": _furthest(off=_one_nan),
        "equal": _from_zero,
        "cut": _furthest(strict=False),
        "index": _by_index,
        "names": _furthest(names=False),
        "key": _by_key,
        "other": lambda ours, theirs: "bias",
    },
    "21.3": {
        "each": _each,
        "top only": _top_only,
        "not in place": _not_in_place,
        "lost signs": _lost_signs,
        "sum": _clip(length=lambda gs: sum(map(abs, gs))),
        "signed sum": _clip(length=sum),
        "largest": _clip(length=lambda gs: max(map(abs, gs))),
        "no root": _clip(length=lambda gs: sum(g * g for g in gs), factor=lambda m, n: m / n),
        "upside down": _clip(factor=lambda m, n: n / m),
        "length after": _clip(back=min),
        "factor": _clip(back=lambda n, m: min(1.0, m / n) if n else 1.0),
        "length": lambda parameters, max_norm: (good(parameters, max_norm) and None) or -1.0,
        "to one": _clip(factor=lambda m, n: 1 / n),
        "always": _clip(asks=lambda gs, n, m: True),
        "one by one": _clip(asks=lambda gs, n, m: any(abs(g) > m for g in gs)),
        "data": _data,
        "none": _no_none,
        "zero": lambda parameters, max_norm: (
            good(parameters, max_norm) / (1.0 if any(p.grad for p in parameters) else 0.0)
        ),
        "other": lambda parameters, max_norm: setattr(parameters[0], "grad", 9.0) or 5.0,
    },
}
MORE_RIGHT = [("21.2", _of_arrays), ("21.3", _as_in_pytorch)]
MORE_WRONG = [
    ("21.2", "index", _by_index_of_the_longer),
    ("21.2", "nan passed over", _furthest(off=lambda a, b: 0.0 if math.isnan(a - b) else abs(a - b))),
    ("21.2", "sign", _furthest(off=lambda a, b: b - a)),
    ("21.2", "mean", _sums),
    ("21.2", "mean", _roots),
    ("21.2", "mean", _of_sums),
    ("21.2", "cut", _total_length),
    ("21.2", "key", _counts_names),
    ("21.3", "always", _clip(asks=lambda gs, n, m: n > 1)),
    ("21.3", "always", _clip(asks=lambda gs, n, m: n**2 > m)),
    ("21.3", "none", _none_is_zero),
    ("21.3", "each", lambda parameters, max_norm: [good([p], max_norm) for p in parameters] and 5.0),
    ("21.3", "zero", _clip(asks=lambda gs, n, m: True, factor=lambda m, n: min(1.0, m / n))),
]

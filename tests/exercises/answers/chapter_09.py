"""Answers to chapter 9, right and wrong."""

from scalargrad import Value


def _squared_hinge(score, label):
    return (1 - label * score).relu() ** 2


def _number(score, label):
    return max(0.0, 1.0 - label * score.data) ** 2


def _formula(score, label):
    return max(0, 1 - label * score) ** 2


def _list(score, label):
    return [_squared_hinge(score, label)]


def _square(score, label):
    return (1 - label * score) ** 2


def _hinge(score, label):
    return (1 - label * score).relu()


def _inside(score, label):
    return (1 - (label * score) ** 2).relu()


def _half(score, label):
    return _squared_hinge(score, label) / 2


def _no_label(score, label):
    return (1 - score).relu() ** 2


def _sign(score, label):
    return (1 + label * score).relu() ** 2


def _turned(score, label):
    return (label * score - 1).relu() ** 2


def _cut(score, label):
    return Value(_number(score, label))


def _slope(score, label):
    hinge = (1 - label * score).relu()
    return hinge * hinge.data


def _other(score, label):
    return 0 * score + 5


def _branched(score, label):
    margin = label * score
    return (1 - margin) ** 2 if margin.data < 1 else Value(0.0)


def _one_sided(score, label):
    return (1 - label * score) ** 2 if score.data < 1 else Value(0.0)


def _max_for_one(score, label):
    return (1 - score).relu() ** 2 if label == 1 else (1 + score) ** 2


def _cut_for_one(score, label):
    hinge = (1 - label * score).relu() ** 2
    return hinge if label == -1 else Value(hinge.data)


def _wrong_only(score, label):
    return (1 - label * score) ** 2 if label * score.data < 0 else 0 * score


def _backward_inside(score, label):
    loss = _squared_hinge(score, label)
    loss.backward()
    return loss


RIGHT = {"9.4": _squared_hinge}
WRONG = {
    "9.4": {
        "number": _number,
        "zero": _formula,
        "list": _list,
        "square": _square,
        "hinge": _hinge,
        "inside": _inside,
        "half": _half,
        "double": lambda score, label: 2 * _squared_hinge(score, label),
        "zero one": lambda score, label: (1 - (2 * label - 1) * score).relu() ** 2,
        "difference": lambda score, label: (label - score).relu() ** 2,
        "label": _no_label,
        "sign": _sign,
        "turned": _turned,
        "cut": _cut,
        "one sided": _one_sided,
        "twice": _backward_inside,
        "slope": _slope,
        "other": _other,
    },
}

MORE_RIGHT = [("9.4", _branched)]
MORE_WRONG = [
    ("9.4", "one sided", _max_for_one),
    ("9.4", "cut", _cut_for_one),
    ("9.4", "turned", lambda score, label: (-label * score).relu() ** 2),
    ("9.4", "turned", _wrong_only),
]

"""Answers to chapter 9, right and wrong."""


def _squared_hinge(score, label):
    return (1 - label * score).relu() ** 2


def _number(score, label):
    return max(0.0, 1.0 - label * score.data) ** 2


def _square(score, label):
    return (1 - label * score) ** 2


def _hinge(score, label):
    return (1 - label * score).relu()


def _no_label(score, label):
    return (1 - score).relu() ** 2


def _sign(score, label):
    return (1 + label * score).relu() ** 2


def _slope(score, label):
    hinge = (1 - label * score).relu()
    return hinge * hinge.data


def _other(score, label):
    return 0 * score


RIGHT = {"9.4": _squared_hinge}
WRONG = {
    "9.4": {
        "number": _number,
        "square": _square,
        "hinge": _hinge,
        "label": _no_label,
        "sign": _sign,
        "slope": _slope,
        "other": _other,
    },
}

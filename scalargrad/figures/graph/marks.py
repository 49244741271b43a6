"""The signs at the left of a box: a circle with the operator, or what kind of leaf it is."""

from scalargrad.figures.text import escape

CURVES = {
    "+": "M-5 0h10M0-5v10",
    "-": "M-5 0h10",
    "neg": "M-5 0h10",
    "*": "M-3.8-3.8l7.6 7.6M3.8-3.8l-7.6 7.6",
    "/": "M3-5.5l-6 11",
    "tanh": "M-6.5 4.6C1 4.6-1-4.6 6.5-4.6",
    "sigmoid": "M-6.5 4.6h1.5C1 4.6-1-4.6 5-4.6h1.5",
    "relu": "M-6.5 3.5H0L5-4.5",
    "abs": "M-5-4L0 3.5 5-4",
    "exp": "M-6 4.5C1 4.5 4 1 4.5-5.5",
    "log": "M-4.5 5.5C-4 0-1-4 6-4.5",
    "hinge": "M-5.5-4.5L1 3.5h5",
    "mse": "M-5.5-5C-3.5 6.5 3.5 6.5 5.5-5",
    "logistic": "M-6-4C-1.5 0 1 3.5 6 3.5",
}
WORDS = {"**": "xⁿ", "sum": "Σ", "dot": "Σ"}


def operator_mark(op, x, y):
    """A circle with a sign, a small curve or up to three letters."""
    circle = "<circle class='port' r='11.5'/>"
    name = op.removeprefix("dot ")
    if name in CURVES:
        sign = f"<path class='glyph' d='{CURVES[name]}'/>"
    else:
        word = WORDS.get(name, name if len(name) <= 3 else "ƒ")
        sign = f"<text class='sign' y='4'>{escape(word)}</text>"
    return _at(x, y, circle + sign)


def leaf_mark(op, x, y, down, scale=1):
    """A knob for a parameter, a pinned square for a constant, else a triangle that points into the box."""
    if op == "parameter":
        sign = "<circle class='leaf' r='8.5'/><path class='needle' d='M0 0l4.6-4.6'/>"
    elif op == "constant":
        sign = "<rect class='port' x='-7' y='-7' width='14' height='14' rx='1.5'/>"
        sign += "<path class='pin' d='M-2.5-2.5h5v5h-5z'/>"
    else:
        sign = f"<path class='leaf' d='{'M-7.5,-6L7.5,-6L0,6z' if down else 'M-6,-7.5L-6,7.5L6,0z'}'/>"
    return _at(x, y, sign, scale)


def _at(x, y, sign, scale=1):
    grown = f" scale({scale})" if scale != 1 else ""
    return f"<g transform='translate({x:g} {y:g}){grown}'>{sign}</g>"

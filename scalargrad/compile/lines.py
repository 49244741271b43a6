"""The layout of a program: long lines broken, blocks indented."""

from textwrap import wrap

WIDTH = 100  # of a line, without the indent of its block
MANY = 100  # terms in one expression: Python's own compiler takes some thousand at most


def added(v, terms):
    """Lines that add up terms from left to right, not too many in one expression."""
    lines = []
    for i in range(0, len(terms), MANY):
        lines += wrapped(f"{v} = ", " + ".join(([v] if i else []) + terms[i : i + MANY]))
    return lines


def zeros(names):
    return [f"{line.replace(' ', ' = ')} = 0.0" for line in wrap(" ".join(names), WIDTH * 2 // 3)]


def unpacked(names):
    """The left side of an assignment; one name still needs its comma."""
    return f"({names[0]},)" if len(names) == 1 else ", ".join(names)


def wrapped(before, text="", after=""):
    """A line; a long one in several lines, in parentheses if it has none."""
    if len(before + text + after) <= WIDTH:
        return [before + text + after]
    if not after.startswith("]"):
        before, after = f"{before}(", f"){after}"
    first, *rest = wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [before + first, *indented(rest[:-1]), f"    {rest[-1]}{after}"] if rest else [before + first + after]


def indented(lines):
    return [f"    {line}" for line in lines]

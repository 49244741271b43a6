"""Where numbers stand in a longer list of them, as an index of NumPy that a reader can follow."""


def picked(array, places, length):
    """The text for the entries at these places of an array of this length.

    >>> picked("x", [0, 1, 2], 3), picked("x", [4], 6), picked("x", [2, 5, 8], 9), picked("x", [5, 2], 9)
    ('x', 'x[4:5]', 'x[2:9:3]', 'x[[5, 2]]')
    """
    if places == list(range(length)):
        return array
    step = places[1] - places[0] if len(places) > 1 else 1
    if step > 0 and places == list(range(places[0], places[-1] + 1, step)):
        return f"{array}[{places[0]}:{places[-1] + 1}{f':{step}' if step > 1 else ''}]"
    return f"{array}[{places}]"


def matrix(array, rows, length):
    """The same for a matrix, given as a list of rows of places.

    >>> matrix("x", [[0, 1], [3, 4]], 6), matrix("x", [[0, 1], [2, 3]], 5), matrix("x", [[0, 2], [2, 1]], 3)
    ('x.reshape(2, 3)[:, :2]', 'x[0:4].reshape(2, 2)', 'x[[[0, 2], [2, 1]]]')
    """
    first, width = rows[0][0], len(rows[0])
    step = rows[1][0] - first if len(rows) > 1 else width
    last = first + len(rows) * step
    if step < width or last > length or rows != [list(range(at, at + width)) for at in range(first, last, step)]:
        return f"{array}[{rows}]"
    whole = f"{picked(array, list(range(first, last)), length)}.reshape({len(rows)}, {step})"
    return whole if step == width else f"{whole}[:, :{width}]"


def in_rows(values, width):
    return [values[i : i + width] for i in range(0, len(values), width)]


def is_copy(text):
    """Does NumPy make a copy for this text, and not a view that shares its numbers?"""
    return "[[" in text

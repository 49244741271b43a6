"""The samples given to a program, checked and taken apart: one list of floats for each number of a sample."""

from scalargrad.arguments import listed, number


def columns_of(shapes, columns):
    """The list of those lists.

    Args:
        shapes: for each argument of the function None, a number, or the list of the shapes of its items.
        columns: for each of them a list (or array) with the argument of each sample.

    Raises:
        ValueError: columns that differ in number or length, or a row of another length.
        TypeError: something is not a number where one was expected.
    """
    if len(columns) != len(shapes):
        raise ValueError(f"got {len(columns)} columns, expected {len(shapes)}: one for each argument of the function")
    columns = list(map(listed, columns))
    if len(set(map(len, columns))) > 1:
        lengths = ", ".join(str(len(column)) for column in columns)
        raise ValueError(f"got columns of lengths {lengths}: give each an entry for each sample")
    return [numbers for shape, column in zip(shapes, columns) for numbers in _taken_apart(shape, column)]


def _taken_apart(shape, column):
    if shape is None:
        return [floats(column)]
    try:
        fits = set(map(len, column)) <= {len(shape)}
    except TypeError:  # of a number
        fits = False
    if not fits:
        raise ValueError(_odd(shape, column))
    parts = zip(*column) if column else [()] * len(shape)
    return [numbers for part, items in zip(shape, parts) for numbers in _taken_apart(part, items)]


def _odd(shape, column):
    i, row = next((i, x) for i, x in enumerate(column) if not hasattr(x, "__len__") or len(x) != len(shape))
    return f"sample {i} is {row!r:.60}, expected a list of length {len(shape)}, as in the example"


def floats(column):
    """The numbers of a column as floats; a column of floats is left as it is."""
    if set(map(type, column)) <= {float}:
        return column
    numbers = []
    for x in column:
        try:
            numbers.append(number(x))
        except TypeError:
            raise TypeError(f"got {x!r:.40} in sample {len(numbers)}, expected a number") from None
    return numbers

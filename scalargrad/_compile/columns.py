"""The samples that a program gets, checked and taken apart: one list of floats for each number of a sample.

Imports `value`.
"""

from scalargrad.value import Value


def columns_of(shapes, arguments):
    """A list of lists: each holds one number of each sample.

    Args:
        shapes: for each argument None, a number, or the list of the shapes of its items.
        arguments: for each argument a column with an entry for each sample.

    Raises:
        ValueError: columns that differ in number or length, or a row of another length.
        TypeError: an entry is not a number where one was expected.
    """
    if len(arguments) != len(shapes):
        raise ValueError(f"got {len(arguments)} columns, expected {len(shapes)}: one for each argument of the function")
    if len({len(argument) for argument in arguments}) > 1:
        lengths = " and ".join(str(len(argument)) for argument in arguments)
        raise ValueError(f"got columns of {lengths} entries: give one entry for each sample")
    return [numbers for shape, argument in zip(shapes, arguments) for numbers in taken_apart(shape, argument)]


def taken_apart(shape, column):
    if shape is None:
        return [column if set(map(type, column)) <= {float} else [number(i, x) for i, x in enumerate(column)]]
    if not len(column):
        columns = [[] for _ in shape]
    else:
        try:
            columns = list(zip(*column, strict=True))
        except (TypeError, ValueError):
            columns = []
        if len(columns) != len(shape):
            refuse(column, len(shape))
    return [numbers for part, items in zip(shape, columns) for numbers in taken_apart(part, items)]


def number(i, x):
    try:
        return Value(x).data
    except TypeError as error:
        raise TypeError(f"sample {i}: {error}") from None


def refuse(column, width):
    for i, row in enumerate(column):
        if not hasattr(row, "__len__") or isinstance(row, str) or len(row) != width:
            raise ValueError(f"sample {i} is {row!r:.60}, expected {width} entries, as in the example")

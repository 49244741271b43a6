"""The samples given to a program, checked and taken apart: one list of floats for each number of a sample."""

from numbers import Real


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
    if odd := [column for column in columns if _length(column) is None]:
        raise TypeError(f"got the column {odd[0]!r:.40}, expected a list with an entry for each sample")
    if len(set(map(len, columns))) > 1:
        lengths = ", ".join(str(len(column)) for column in columns)
        raise ValueError(f"got columns of lengths {lengths}: give each an entry for each sample")
    return [numbers for shape, column in zip(shapes, columns) for numbers in _taken_apart(shape, column)]


def _taken_apart(shape, column):
    if hasattr(column, "tolist"):
        column = column.tolist()
    if shape is None:
        return [_floats(column)]
    if odd := [i for i, length in enumerate(map(_length, column)) if length != len(shape)]:
        row = f"sample {odd[0]} is {column[odd[0]]!r:.60}"
        raise ValueError(f"{row}, expected a list of length {len(shape)}, as in the example")
    parts = zip(*column) if column else [()] * len(shape)
    return [numbers for part, items in zip(shape, parts) for numbers in _taken_apart(part, items)]


def _floats(column):
    kinds = set(map(type, column))
    if kinds <= {float}:
        return column
    if all(issubclass(kind, Real) for kind in kinds):
        return list(map(float, column))
    i, x = next((i, x) for i, x in enumerate(column) if not isinstance(x, Real))
    raise TypeError(f"got {x!r:.40} in sample {i}, expected a number")


def _length(row):
    return len(row) if hasattr(row, "__len__") else None

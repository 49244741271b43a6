"""What to say about an error in a cell: the last line first, and where it is."""

import ast
import traceback

CELL = "<cell "  # how the file name of a cell begins


def describe(error, name, above):
    """An error as the page shows it.

    Args:
        error: the exception.
        name: the file name of the cell that ran.
        above: the texts of the cells above it.

    Returns:
        A dict: type and message; the line of the cell, or None; the traceback, without our own frames; above: the place
        in `above` of the last cell that makes the missing name, or None; package: the one that is missing, or None.
    """
    report = traceback.TracebackException.from_exception(error)
    report.stack = _from_first_cell(report.stack)
    return {
        "type": type(error).__name__,
        "message": report.msg if isinstance(error, SyntaxError) else str(error),
        "line": _line(error, report, name),
        "traceback": "".join(report.format()),
        "above": max((i for i, source in enumerate(above) if _missing(error) in made(source)), default=None),
        "package": (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else None,
    }


def _missing(error):
    """The name that a NameError misses, or None."""
    return error.name if isinstance(error, NameError) else None


def _from_first_cell(stack):
    """The frames from the first that is a cell's: those above are ours."""
    first = next((i for i, frame in enumerate(stack) if frame.filename.startswith(CELL)), len(stack))
    return traceback.StackSummary.from_list(stack[first:])


def _line(error, report, name):
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno
    return next((frame.lineno for frame in reversed(report.stack) if frame.filename == name), None)


def made(source):
    """The names that a cell makes: assigned, imported or defined, outside of functions and classes.

    >>> sorted(made("import math as m\\nx, y = 1, 2\\ndef f():\\n    z = 3\\nfor i in 'ab': j = i"))
    ['f', 'i', 'j', 'm', 'x', 'y']
    """
    try:
        nodes = list(ast.parse(source).body)
    except SyntaxError:
        return set()
    names = set()
    while nodes:
        node = nodes.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        nodes += ast.iter_child_nodes(node)
    return names

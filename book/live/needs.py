"""Which packages of others a cell needs: those it imports, itself or through a module of this book.

The book asks when it is built, to write it on the cell; the page asks before it runs a cell that may have been
edited. Imports the standard library alone.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]  # of the repository, or of the archive that a page unpacks
OURS = {"book", "micrograd", "playground", "scalargrad"}  # what that archive carries


def packages(source):
    """The packages that a piece of code needs, beyond the standard library and what the book carries.

    >>> packages("import math, numpy as np")
    ['numpy']
    >>> packages("from scalargrad import Value")
    []
    >>> packages("from scalargrad.plot import plot_function")
    ['matplotlib', 'numpy']
    >>> packages('program = compile(loss, 1.0, backend="numpy")')
    ['numpy']
    >>> packages("this is no Python")
    []
    """
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return []
    # the one package that a call asks for: compile(…, backend="numpy")
    found = {"numpy" for node in nodes if isinstance(node, ast.keyword) and ast.unparse(node) == "backend='numpy'"}
    to_read, seen = _imports(nodes), set()
    while to_read:
        module = to_read.pop()
        package = module.partition(".")[0]
        if package in OURS and module not in seen:
            to_read += _imports(_body(module))
        elif package not in OURS and package not in sys.stdlib_module_names:
            found.add(package)
        seen.add(module)
    return sorted(found)


def _imports(statements):
    """The modules that import statements may name: of `from a import b` a and a.b."""
    modules = []
    for statement in statements:
        if isinstance(statement, ast.Import):
            modules += [alias.name for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            modules += [statement.module, *(f"{statement.module}.{alias.name}" for alias in statement.names)]
    return modules


def _body(module):
    """The statements that run when a module of ours is imported. What a function imports is imported when it is called."""
    path = ROOT.joinpath(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return ast.parse(file.read_text(encoding="utf-8")).body
    return []  # a name in a module, or a package that is not ours to read

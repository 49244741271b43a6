"""Which packages of others a cell needs: those that it imports, itself or through a module of this repository."""

import ast
import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec

OURS = {"book", "graphviz", "micrograd", "scalargrad"}  # what a page has with it
PROCESSES = {"dask", "joblib", "psutil"}  # they start processes, or look at them, and a page is only one
OPTIONAL = {"cupy"}  # a cell that asks for it does without where there is no GPU


def packages(source):
    """The packages that a piece of code needs, beyond the standard library and what the book carries.

    >>> packages("import math, numpy as np")
    ['numpy']
    >>> packages("from scalargrad.figures import draw")
    []
    >>> packages("from scalargrad.figures import plot_function")
    ['matplotlib', 'numpy']
    >>> packages('program = compile(loss, 1.0, backend="numpy")')
    ['numpy']
    >>> packages("from scalargrad.data import load_digits")
    ['sklearn']
    >>> packages("this is no Python")
    []
    """
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return []
    # the one package that is asked for by its name: compile(…, backend="numpy")
    found = {"numpy" for node in nodes if isinstance(node, ast.Constant) and node.value == "numpy"}
    # the one function that loads a package when it is called
    found |= {"sklearn" for node in nodes if isinstance(node, ast.alias) and node.name == "load_digits"}
    to_read, seen = _imports(nodes), set()
    while to_read:
        module = to_read.pop()
        package = module.partition(".")[0]
        if package in OURS and module not in seen:
            to_read += _loads(module)
        elif package not in OURS and package not in sys.stdlib_module_names:
            found.add(package)
        seen.add(module)
    return sorted(found)


def _imports(statements):
    """The modules that import statements load."""
    modules = []
    for statement in statements:
        if isinstance(statement, ast.Import):
            modules += [alias.name for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            modules += [statement.module, *(_home(statement.module, alias.name) for alias in statement.names)]
    return modules


def _home(module, name):
    """Where a name of a module is defined, for a module may hand on what it loads when it is asked for."""
    if module.partition(".")[0] not in OURS:
        return module
    value = getattr(import_module(module), name, None)
    return getattr(value, "__module__", f"{module}.{name}")  # a module has none: it is its own home


@cache
def _loads(module):
    """The modules that one of ours loads when it is imported; what is in a function runs when that is called."""
    try:
        origin = find_spec(module).origin
    except (AttributeError, ModuleNotFoundError):  # the name of something in a module
        return []
    with open(origin, encoding="utf-8") as file:
        return _imports(ast.parse(file.read()).body)

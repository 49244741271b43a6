"""What an exercise needs from the cells above it, where they have not run: their imports."""

import ast

from book.live.errors import made


def imports(tree, above, names):
    """The imports that a cell with a check lacks.

    Args:
        tree: the cell, parsed.
        above: the texts of the cells above it.
        names: those that there are already.

    Returns:
        Import statements, each of one name that the cell uses. A name that a cell above makes in another way is left
        missing: then that cell has to run.

    >>> above = ["from math import exp, pi", "import math\\npi = 3"]
    >>> tree = ast.parse("check('1.1', pi * exp(x))")
    >>> [ast.unparse(statement) for statement in imports(tree, above, {"x"})]
    ['from math import exp']
    >>> imports(ast.parse("pi * exp(x)"), above, {"x"})
    []
    """
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if "check" not in used:
        return []
    last = {}
    for source in above:
        for statement in _statements(source):
            last |= _imported(statement) or dict.fromkeys(made(ast.unparse(statement)))
    return [last[name] for name in sorted(used - set(names)) if last.get(name)]


def _statements(source):
    try:
        return ast.parse(source).body
    except SyntaxError:
        return []


def _imported(statement):
    """From each name that an import makes to the import of it alone; of other statements nothing."""
    if not isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {}
    return {
        alias.asname or alias.name.partition(".")[0]: type(statement)(**{**vars(statement), "names": [alias]})
        for alias in statement.names
    }

"""Which cells of a notebook run in a page without a network: those of the first kind. Imports `book.live.needs`."""

import ast
import symtable

from book.live.needs import packages


def lacking(sources):
    """For each cell of a notebook, the packages without which it cannot run.

    They are those that it imports, itself or through a module of ours, and those of the cells that make the names it uses.
    """
    made_with, found = {}, []
    for source in sources:
        needs, made = set(packages(source)), set()
        for statement in ast.parse(source).body:
            table = symtable.symtable(ast.unparse(statement), "cell", "exec")
            making = {name.get_name() for name in table.get_symbols() if name.is_assigned() or name.is_imported()}
            if hasattr(statement, "body"):
                made |= making  # a loop and a `with` make their names before they use them
            needs |= {package for name in _used(table) - made for package in made_with.get(name, ())}
            made |= making
        made_with |= dict.fromkeys(made, needs)
        found.append(needs)
    return found


def _used(table):
    """The global names that a statement reads, its functions included."""
    names = {
        name.get_name()
        for name in table.get_symbols()
        if name.is_referenced() and (table.get_type() == "module" or name.is_global())
    }
    return names.union(*map(_used, table.get_children()))

"""Names for the variables of a program: the label of a Value where it can serve, else a letter and a number."""

import keyword
import re
from collections import Counter
from functools import cache

from scalargrad.rules import LOSSES, RULES

RESERVED = {"parameters", "samples", "columns", "total", "more", "forward", "backward", "inf", "nan", "over_zero", "_"}
RESERVED |= {"len", "ones", "where", "maximum", "sum", "dot"}
RESERVED |= {"numbers", "split", "gradients", "one", "zeros", "array", "column_stack", "add_at", "entry"}
LETTERS = {"dot": "h", **dict.fromkeys(LOSSES, "loss")}


def wishes_of(trace, stems):
    """For the inputs, parameters and nodes of a trace, what their names would begin with; a constant is its number."""
    wishes = dict(zip(trace.inputs, stems))
    return wishes | {value: stem_of(value) for value in (*trace.parameters, *trace.nodes)}


def stem_of(value):
    if value.parents:
        return LETTERS.get(value.op.partition(" ")[0], "v")
    return value.label.rstrip("0123456789") or "w"


def name(wishes):
    """A dict with a name for each thing that has a wish, and the set of names that are taken."""
    labels = {thing: getattr(thing, "label", "") for thing in wishes}
    often = Counter(labels.values())
    names = {thing: label for thing, label in labels.items() if often[label] == 1 and usable(label)}
    taken, numbers = RESERVED | set(map(of_rule, RULES)) | set(names.values()), Counter()
    stems = Counter(stem for value, stem in wishes.items() if value not in names)
    for value, stem in wishes.items():
        if value not in names:
            names[value] = _next(stem if usable(stem) else "w", stems[stem] == 1, taken, numbers)
    return names, taken


def of_rule(op):
    """What a program calls the rule of an operation: the name of the operation, where that can be one."""
    if op == "**":
        return "power"
    return op if _is_name(op) else f"f_{list(RULES).index(op)}"


def usable(label):
    """May a variable have this name?"""
    return _is_name(label) and label not in map(of_rule, RULES)


@cache
def _is_name(text):
    """Is it an identifier? Those that begin as gradients (g_), slopes (d_, d1_) and rules (f_) do are taken."""
    plain = text.isascii() and text.isidentifier() and not keyword.iskeyword(text)
    return plain and text not in RESERVED and not re.match(r"([gf]|d\d*)_", text)


def _next(stem, alone, taken, numbers):
    candidate = stem if alone else ""
    while not candidate or candidate in taken:
        numbers[stem] += 1
        candidate = f"{stem}{numbers[stem]}"
    taken.add(candidate)
    return candidate


def fresh(stem, number, taken):
    """A name with this number if nobody has it, else with the next one."""
    if f"{stem}{number}" not in taken:
        taken.add(f"{stem}{number}")
        return f"{stem}{number}"
    return _next(stem, False, taken, Counter())


def stems(f, owners):
    """The name of each input, without its number: that of its argument of f, where this can be told; else x."""
    code = getattr(f, "__code__", None)
    arguments = code.co_varnames[: code.co_argcount] if code else ()
    fits = len(arguments) == len(set(owners)) and all(map(usable, arguments))
    return [arguments[owner] if fits else "x" for owner in owners]

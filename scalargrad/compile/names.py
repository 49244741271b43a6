"""Names for the variables of a program: the label of a Value where it can serve, else a letter and a number."""

import keyword
import re
from collections import Counter
from functools import cache

from scalargrad.rules import LOSSES, RULES

RESERVED = {"parameters", "samples", "columns", "total", "more", "forward", "backward", "inf", "nan", "over_zero", "_"}
RESERVED |= {"len", "ones", "where", "maximum", "sum", "dot"}
LETTERS = {"dot": "h", **dict.fromkeys(LOSSES, "loss")}


def name(trace, stems):
    """A dict from Value to name, for the inputs, parameters and nodes of a trace; a constant is its number."""
    wishes = dict(zip(trace.inputs, stems))
    wishes |= {value: value.label.rstrip("0123456789") or "w" for value in trace.parameters}
    wishes |= {node: LETTERS.get(node.op.partition(" ")[0], "v") for node in trace.nodes}
    labels = Counter(value.label for value in wishes)
    names = {value: value.label for value in wishes if labels[value.label] == 1 and usable(value.label)}
    taken, numbers = RESERVED | set(map(of_rule, RULES)) | set(names.values()), Counter()
    stems = Counter(stem for value, stem in wishes.items() if value not in names)
    for value, stem in wishes.items():
        if value not in names:
            names[value] = _next(stem if usable(stem) else "w", stems[stem] == 1, taken, numbers)
    return names


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


def stems(f, owners):
    """The name of each input, without its number: that of its argument of f, where this can be told; else x."""
    code = getattr(f, "__code__", None)
    arguments = code.co_varnames[: code.co_argcount] if code else ()
    fits = len(arguments) == len(set(owners)) and all(map(usable, arguments))
    return [arguments[owner] if fits else "x" for owner in owners]

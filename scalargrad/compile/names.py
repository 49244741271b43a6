"""Names for the variables of a program: the label of a Value where it can serve, else a letter and a number."""

import keyword
import re
from collections import Counter

RESERVED = {
    "parameters",
    "samples",
    "columns",
    "total",
    "more",
    "forward",
    "backward",
    "inf",
    "nan",
    "_",
    "len",
    "ones",
    "where",
    "maximum",
    "sum",
    "dot",
    "abs",
    "exp",
    "log",
    "tanh",
    "sigmoid",
    "power",
    "squared_error",
    "hinge",
    "logistic",
}
LETTERS = {"dot": "h", "mse": "loss", "hinge": "loss", "logistic": "loss"}


def name(trace, stems):
    """A dict from Value to name, for the inputs, parameters and nodes of a trace; a constant is its number."""
    wishes = {value: stem for value, stem in zip(trace.inputs, stems)}
    wishes |= {value: value.label.rstrip("0123456789") or "w" for value in trace.parameters}
    wishes |= {node: LETTERS.get(node.op.split()[0], "v") for node in trace.nodes}
    labels = Counter(value.label for value in wishes)
    names = {value: value.label for value in wishes if labels[value.label] == 1 and usable(value.label)}
    taken, numbers = RESERVED | set(names.values()), Counter()
    stems = Counter(stem for value, stem in wishes.items() if value not in names)
    for value, stem in wishes.items():
        if value not in names:
            names[value] = _next(stem if usable(stem) else "w", stems[stem] == 1, taken, numbers)
    return names


def usable(label):
    """May a variable have this name? Those that begin as gradients (g_) and slopes (d_, d1_) do may not."""
    plain = label.isascii() and label.isidentifier() and not keyword.iskeyword(label)
    return plain and label not in RESERVED and not re.match(r"(g|d\d*)_", label)


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

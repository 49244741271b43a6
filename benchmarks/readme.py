"""The table of the README, from the results: the main lines. Imports `figures`.

python -m benchmarks --publish       # writes it, and the pictures, anew
"""

import re
from pathlib import Path

from benchmarks.figures import Figures, in_units, machine, megabytes, times

README = Path(__file__).parents[1] / "README.md"
OPEN, CLOSE = "<!-- from benchmarks/results.json -->\n", "<!-- end -->"
NAMES = {
    "micrograd": "`micrograd`",
    "torch_scalar": "PyTorch, a tensor per number",
    "scalargrad": "**scalargrad**, the program written for `micrograd`",
    "one_call": "**scalargrad**, all samples in one call and its own loss",
    "compile": "**`scalargrad.compile`**, that loss",
    "floats": "loops over floats, by hand",
    "torch": "PyTorch, vectorized",
    "tensor": "**`scalargrad.tensor`**",
    "compile_numpy": "**`scalargrad.compile`**, in matrices",
    "numpy": "NumPy, by hand",
}


def section(results):
    """The generated part of "How fast it is": a table, and what else is worth a line."""
    figures = Figures(results)
    lines = ["| the moons demo, 100 steps | time | × micrograd |", "|---|---|---|"]
    for peer, name in NAMES.items():
        if seconds := figures.seconds("demo", peer):
            faster = times(figures.faster("demo", peer, "micrograd"))
            lines.append(f"| {name} | {in_units(seconds)} | {faster} |")
    measured = "Measured once, on" if results["rounds"] == 1 else "Measured on"
    return "\n".join([*lines, "", *sentences(figures), f"{measured} {machine(results)}.", ""])


def sentences(figures):
    """The collector and the depth, as far as they were measured."""
    if figures.seconds("demo", "scalargrad"):
        yield "The program written for `micrograd` calls the model once per sample; its loss is written with operators."
        yield "Changed are its imports, the name of the bend, and that a layer gives a list, also of one.\n"
    for peer, how in (("scalargrad", "that program"), ("one_call", "all samples in one call")):
        if ratio := figures.faster("demo", peer, "micrograd", "off"):
            yield f"With Python's garbage collector off, {how}: {times(ratio)} as fast as `micrograd`."
    eager, compiled = (figures.faster("spiral", "torch", peer) for peer in ("one_call", "compile"))
    if eager and compiled:
        than = f"{times(eager)} as fast as scalargrad, {times(compiled)} as fast as `scalargrad.compile`"
        yield f"With Adam, on three arms of a spiral, vectorized PyTorch is {than}."
    seconds, used = figures.seconds("chain_1m", "scalargrad"), figures.row("chain_1m", "scalargrad").get("megabytes")
    if seconds and used:
        error = figures.row("chain_1m", "micrograd").get("error")
        ending = f"; `micrograd`: {error}" if error else ""
        yield f"A chain of 1,000,000 additions takes it {in_units(seconds)} and {megabytes(used)}{ending}."


def written(text, results):
    """The README's text with the generated part anew."""
    pattern = re.escape(OPEN) + ".*?" + re.escape(CLOSE)
    return re.sub(pattern, lambda _: OPEN + section(results) + CLOSE, text, flags=re.S)


def write(results):
    """Write the README anew."""
    text = README.read_text(encoding="utf-8")
    README.write_text(written(text, results), encoding="utf-8", newline="\n")

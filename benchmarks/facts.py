"""What the book's page says in words, out of the results. Imports `figures` and `growth`; no matplotlib.

NUMBERS gives single numbers, LISTS lines of text, `text` the words that stand for a picture.
"""

import statistics

from benchmarks import break_even as bridge
from benchmarks.figures import COLLECTOR, digits, in_units, machine, megabytes, times, versions
from benchmarks.growth import named
from benchmarks.peers import PEERS
from benchmarks.problem import STEPS
from benchmarks.workloads import WORKLOADS

PROGRAMS = {
    "scalargrad": "the program as it is written for micrograd",
    "one_call": "all samples in one call and the package's own loss",
}
UNITS = {"width": "neurons in each hidden layer", "samples": "samples", "depth": "additions in the chain"}


def ordered(figures, workload="demo"):
    """The rows of a workload that have a time, the fastest first."""
    rows = [row for key, row in figures.rows.items() if key[0] == workload and "seconds" in row]
    return sorted(rows, key=lambda row: statistics.median(row["seconds"]))


def in_turn(figures):
    """The peers that have a time for the demo with the collector on, the fastest first."""
    return [row["peer"] for row in ordered(figures) if row["collector"] == "on"]


def label(row):
    """The name of a row: its peer, and the collector where that is not on."""
    return PEERS[row["peer"]].name + COLLECTOR[row["collector"]]


def text(figures, name):
    """A picture in words: "demo", or what grows."""
    if name == "demo":
        bars = [f"{PEERS[peer].name} {time(figures, 'demo', peer)}" for peer in in_turn(figures)]
        off = [
            f"{PEERS[peer].name} {time(figures, 'demo', peer, 'off')}"
            for peer in in_turn(figures)
            if figures.seconds("demo", peer, "off")
        ]
        return (
            f"Dots on a logarithmic scale: CPU time of the {WORKLOADS['demo'].name}. From the fastest: "
            f"{'; '.join(bars)}. Hollow dots: with the garbage collector off, {'; '.join(off) or 'none'}."
        )
    found = [words for _, words in named(figures, name)]
    return f"Lines on logarithmic scales: CPU time against {UNITS[name]}. The powers: {'; '.join(found)}."


def ahead(figures):
    """Who is faster in the demo than the engine with all samples in one call, and by how much."""
    for row in ordered(figures):
        ratio = figures.faster("demo", row["peer"], "one_call")
        if row["collector"] == "on" and ratio and ratio > 1:
            yield f"{PEERS[row['peer']].name}: {times(ratio)} as fast"


def programs(figures):
    """How fast the engine runs the demo, by how the program is written."""
    for peer, what in PROGRAMS.items():
        if ratio := figures.faster("demo", peer, "micrograd"):
            off = figures.faster("demo", peer, "micrograd", "off")
            without = f", {times(off)} with the garbage collector off" if off else ""
            torch = figures.faster("demo", peer, "torch_scalar")
            numbers = f"; {times(torch)} as fast as PyTorch, when it keeps one number per node, too" if torch else ""
            yield f"**{PEERS[peer].name}**, {what}: {times(ratio)} as fast as micrograd{without}{numbers}"


def spiral(figures):
    """How fast the engine runs the spiral, eager and compiled, beside PyTorch in both of its ways."""
    for peer in ("one_call", "compile", "compile_numpy", "tensor"):
        ratios = [(figures.faster("spiral", peer, torch), PEERS[torch].name) for torch in ("torch", "torch_scalar")]
        if found := [f"{times(ratio)} as fast as {name}" for ratio, name in ratios if ratio]:
            yield f"**{PEERS[peer].name}**: {', '.join(found)}"


def compiling(figures):
    """What compilers take before the first step, what the demo takes after it, and the two together."""
    theirs = figures.seconds("demo", "micrograd")
    for row in ordered(figures):
        if once := row["compile_seconds"]:
            seconds = statistics.median(row["seconds"])
            both = f"; together {times(theirs / (once + seconds))} as fast as micrograd" if theirs else ""
            yield f"{label(row)}: {in_units(once)} once, then {in_units(seconds)}{both}"


def compiling_memory(figures):
    """What compiling a wide network takes at its peak."""
    for peer in PEERS:
        if most := figures.row("hidden_64", peer).get("compile_megabytes"):
            yield f"{PEERS[peer].name}: {megabytes(most)}"


def break_even(figures):
    """How much longer a Value takes than a Tensor, by size."""
    yield from bridge.lines(figures.results.get("break_even"))


def growth(figures):
    """The powers with which time grows."""
    for along, unit in UNITS.items():
        if found := [words for _, words in named(figures, along)]:
            yield f"{unit}: {', '.join(found)}"


def failed(figures):
    """What did not end with a number."""
    for peer, check in figures.results["checks"].items():
        if "error" in check:
            yield f"{PEERS[peer].name}: {check['error']}"
    for row in figures.rows.values():
        if "error" in row:
            yield f"{WORKLOADS[row['workload']].name}, {label(row)}: {row['error']}"


def steps(figures):
    """Who ran fewer steps of training, and whether a later step costs as much as an earlier one."""
    for workload, where in (("demo", ""), ("spiral", ", on the spiral")):
        for row in ordered(figures, workload)[::-1]:
            if row["steps"] < STEPS:
                drift = f"{row['drift']:+.0%}".replace("-", "−")
                yield f"{label(row)}{where}: {row['steps']} steps, the later half {drift}"


def ratio(figures, workload, one, other, collector="on", other_collector=None):
    return times(figures.faster(workload, one, other, collector, other_collector))


def time(figures, workload, peer, collector="on"):
    seconds = figures.seconds(workload, peer, collector)
    return in_units(seconds) if seconds else "–"


def memory(figures, workload, peer, kind="traced"):
    return megabytes(figures.row(workload, peer).get(kind))


def nodes(figures, workload, peer):
    count = figures.row(workload, peer).get("nodes")
    return digits(count) if count else "–"


def agreement(figures):
    return farthest(figures.results["checks"].values())


def losses(figures, workload):
    """How far the losses of all timed runs are from those of the reference at most, as a share of the largest."""
    return farthest(row for key, row in figures.rows.items() if key[0] == workload)


def farthest(found):
    distances = [one["distance"] for one in found if "distance" in one]
    return f"{max(distances):.0e}".replace("e-0", "e-").replace("-", "−") if distances else "–"


def how_often(figures):
    """What a time in the tables is."""
    if (rounds := figures.results["rounds"]) == 1:
        return "measured once"
    return f"the median of {rounds} rounds ± half their range; without ± it was measured once, because it is long"


NUMBERS = {
    "ratio": ratio,
    "time": time,
    "memory": memory,
    "nodes": nodes,
    "agreement": agreement,
    "losses": losses,
    "machine": lambda figures: machine(figures.results),
    "versions": lambda figures: versions(figures.results),
    "how_often": how_often,
}
LISTS = {
    "programs": programs,
    "ahead": ahead,
    "spiral": spiral,
    "compiling": compiling,
    "compiling_memory": compiling_memory,
    "break_even": break_even,
    "growth": growth,
    "failed": failed,
    "steps": steps,
}

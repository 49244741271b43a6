"""Time scalargrad beside micrograd and print a table of ratios: `python -m benchmarks --rounds 3`.

Every run is a process of its own. A round runs everything once, the two engines in turn, so that a machine that
gets slower does so for both. Times are CPU times; the table shows medians, and how far the rounds lie apart.
"""

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.workloads import WORKLOADS

ENGINES = ("micrograd", "scalargrad")
LONG = 30  # a run of more seconds, or one that crashed, is not repeated in later rounds


def run(engine, workload, collector):
    """What one process measured, or {"error": how it ended}."""
    command = [sys.executable, "-m", "benchmarks.workloads", engine, workload, "--collector", collector]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    if done.returncode < 0:
        return {"error": f"killed by signal {-done.returncode}"}
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def furthest(losses, others):
    """The largest relative difference between two lists of losses."""
    return max(abs(a - b) / max(abs(a), abs(b)) for a, b in zip(losses, others, strict=True))


def check():
    """Compare all losses of the moons demo, so that nothing wrong is called fast."""
    losses, others = [run(engine, "moons", "off")["results"] for engine in ENGINES]
    if not (distance := furthest(losses, others)) < 1e-9:
        raise SystemExit(f"the losses of the two engines differ by {distance:.1e}, expected less than 1e-9")
    print(f"The {len(losses)} losses of the moons demo are the same to {distance:.0e}.\n")


def rounds(count):
    """All runs: a dict from (workload, collector, engine) to the list of what its rounds measured."""
    runs = {(w, c, e): [] for w in WORKLOADS for c in ("on", "off") for e in ENGINES}
    for i in range(count):
        for key, measured in runs.items():
            workload, collector, engine = key
            if not measured or measured[0].get("seconds", math.inf) < LONG:
                print(f"round {i + 1} of {count}: {workload}, collector {collector}, {engine}", file=sys.stderr)
                measured.append(run(engine, workload, collector))
    return runs


def timing(measured, units):
    """A cell of the table, the median of the seconds (None after an error), the peak of the memory."""
    if "error" in measured[0]:
        return measured[0]["error"], None, "–"
    seconds = [run["seconds"] / units for run in measured]
    median = statistics.median(seconds)
    spread = f" ±{(max(seconds) - min(seconds)) / 2 / median:.0%}" if len(seconds) > 1 else ""
    memory = [run["megabytes"] for run in measured if run["megabytes"]]
    return in_units(median) + spread, median, f"{max(memory):.0f} MB" if memory else "–"


def in_units(seconds):
    """A time with a unit that suits it: 3 significant digits."""
    factor, unit = (1, "s") if seconds >= 1 else (1e3, "ms") if seconds >= 1e-3 else (1e6, "µs")
    return f"{seconds * factor:.3g} {unit}"


def table(runs):
    """The lines of the table, one for each workload and state of the collector."""
    row = "{:<36} {:<9} {:>16} {:>16} {:>7} {:>10} {:>10}".format
    yield row("workload", "collector", *ENGINES, "ratio", "memory", "memory")
    for workload, (_, _, units, name) in WORKLOADS.items():
        for collector in ("on", "off"):
            cells = [timing(runs[workload, collector, engine], units) for engine in ENGINES]
            (their_cell, theirs, their_memory), (our_cell, ours, our_memory) = cells
            ratio = f"{theirs / ours:.1f} ×" if theirs and ours else "–"
            yield row(name, collector, their_cell, our_cell, ratio, their_memory, our_memory)


def processor():
    """The name of the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.machine())


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often to run everything (default 3)")
    count = parser.parse_args().rounds
    if count < 1:
        parser.error(f"got {count} rounds, expected 1 or more")
    check()
    print(*table(rounds(count)), sep="\n")
    print(f"""
CPU time, median of {count} rounds ± half their range (runs of over {LONG} s: once); peak memory of the whole process.
The collector is Python's garbage collector; "off" collects between steps, untimed, else micrograd's cycles would
fill the memory. micrograd adds up by a chain of additions and sorts by recursion; it has no tanh: one is added here.
Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} × {processor()}; micrograd {version("micrograd")}.""")


if __name__ == "__main__":
    main()

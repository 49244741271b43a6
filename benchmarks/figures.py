"""Reads results: medians, ratios, and how each of them is written. The tables, the plots, the book's page and the
README all take their numbers from here. Imports `peers`, `problem` and `workloads`.
"""

import statistics

from benchmarks.peers import PEERS
from benchmarks.problem import STEPS
from benchmarks.workloads import WORKLOADS

COLLECTOR = {"on": "", "off": ", collector off", "between": ", collector off, run between steps"}
COLUMNS = ["peer", "time", "× micrograd", "× scalargrad", "memory", "of the process", "nodes"]


class Figures:
    """The numbers of one run.

    Args:
        results: what `python -m benchmarks` saved.
    """

    def __init__(self, results):
        self.results = results
        self.rows = {(row["workload"], row["peer"], row["collector"]): row for row in results["rows"]}

    def row(self, workload, peer, collector="on"):
        """What was measured, {} where nothing was."""
        return self.rows.get((workload, peer, collector), {})

    def seconds(self, workload, peer, collector="on"):
        """The median over the rounds; None without one."""
        seconds = self.row(workload, peer, collector).get("seconds")
        return statistics.median(seconds) if seconds else None

    def faster(self, workload, one, other, collector="on", other_collector=None):
        """How many times faster one peer is than another; None where one of the two has no time.

        A peer that makes no garbage is not measured with the collector run between steps: that is as with it off.
        """
        mine = self.seconds(workload, one, collector)
        state = other_collector or collector
        if state not in PEERS[other].collectors:
            state = PEERS[other].collectors[-1]
        theirs = self.seconds(workload, other, state)
        return theirs / mine if mine and theirs else None

    def ours(self, workload):
        """This engine at its quickest: with all samples in one call, where there are samples."""
        return "one_call" if self.row(workload, "one_call") else "scalargrad"

    def table(self, workload):
        """The rows of a workload's table as lists of text, the fastest first, what failed last; see COLUMNS."""
        found = [row for key, row in self.rows.items() if key[0] == workload]
        found.sort(key=lambda row: statistics.median(row["seconds"]) if "seconds" in row else float("inf"))
        failed = [(peer, check) for peer, check in self.results["checks"].items() if "error" in check]
        absent = [[PEERS[peer].name, check["error"], *["–"] * 5] for peer, check in failed]
        return [self._cells(row) for row in found] + absent

    def _cells(self, row):
        name = PEERS[row["peer"]].name + COLLECTOR[row["collector"]]
        if "error" in row:
            return [name, row["error"], *["–"] * 5]
        key = row["workload"], row["peer"], row["collector"]
        ratios = [times(self.faster(key[0], key[1], other, key[2])) for other in ("micrograd", self.ours(key[0]))]
        memory = [megabytes(row["traced"]), megabytes(row["megabytes"])]
        return [name, time(row), *ratios, *memory, f"{row['nodes']:,}" if row["nodes"] else "–"]


def time(row):
    """The median with its spread; * marks that of a few steps, multiplied."""
    median = statistics.median(row["seconds"])
    mark = "*" if WORKLOADS[row["workload"]].training and row["steps"] < STEPS else ""
    if len(row["seconds"]) == 1:
        return in_units(median) + mark
    return f"{in_units(median)}{mark} ±{(max(row['seconds']) - min(row['seconds'])) / 2 / median:.0%}"


def in_units(seconds):
    """A time with a unit that suits it: 3 significant digits."""
    factor, unit = (1, "s") if seconds >= 1 else (1e3, "ms") if seconds >= 1e-3 else (1e6, "µs")
    return f"{digits(seconds * factor)} {unit}"


def times(ratio):
    """A ratio: 12.3 ×."""
    return "–" if ratio is None else f"{digits(ratio)} ×"


def megabytes(number):
    """Memory in MB; less than 0.1 is below what can be seen."""
    return "–" if number is None else f"{digits(number)} MB" if number >= 0.1 else "<0.1 MB"


def digits(number):
    """3 significant digits, without an exponent."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def versions(results):
    """The versions of all peers that have one, as a line of text."""
    return ", ".join(f"{name} {version}" for name, version in results["versions"].items() if name)


def machine(results):
    """The machine as a line of text."""
    its = results["machine"]
    memory = f", {its['gigabytes']} GB" if its["gigabytes"] else ""
    return f"{its['cores']} × {its['processor']}{memory}, {its['system']}, {its['python']}"

"""The results as text for a terminal. Imports `figures` and `facts`."""

from itertools import product

from benchmarks import facts
from benchmarks.figures import COLUMNS, Figures, machine, megabytes, times, versions
from benchmarks.peers import PEERS
from benchmarks.workloads import WORKLOADS

OURS = ["scalargrad", "one_call", "compile", "compile_numpy", "tensor"]
LEGEND = """\
time: CPU time of the whole process, median of the rounds ± half their range; without ± it was measured once.
  * a slow peer runs fewer steps of training; its time is multiplied up to 100 steps (see above).
  The collector is that of Python's garbage. "off": from the first step to the last. "off, run between steps": run
  there, where no clock runs, so that garbage does not fill the memory.
×: how many times faster than micrograd or scalargrad (with all samples in one call, where there are samples), with
  the collector in the same state; below 1, it is slower.
memory: peak of Python's own memory (tracemalloc) during one forward and backward, less what was in use before it;
  for peers that keep their numbers in Python objects. The rest of a peer's memory is in the next column.
of the process: peak of the resident memory, less what was in use before the first step.
nodes: of the graph of one loss, where a peer has one."""


def report(results):
    """All tables, ratios and exponents, in the order of the workloads."""
    figures = Figures(results)
    measured = [workload for workload in WORKLOADS if any(key[0] == workload for key in figures.rows)]
    parts = [agreement(results), *(block(figures, workload) for workload in measured)]
    parts += [ratios(figures)]
    parts += listed("The demo, by how its program is written:", facts.programs(figures))
    parts += listed("The spiral, with Adam:", facts.spiral(figures))
    parts += listed("Compiling the loss of the demo, with 337 parameters:", facts.compiling(figures))
    parts += listed("Compiling that of 2→64→64→1, with 4,417 parameters, memory:", facts.compiling_memory(figures))
    parts += listed("Value's time over Tensor's, one forward and backward:", facts.break_even(figures))
    parts += listed("Growth: the power p in time ~ size^p:", facts.growth(figures))
    parts += listed("Not all steps of training; how much longer a step takes in the later half:", facts.steps(figures))
    return "\n\n".join([*parts, LEGEND, f"{machine(results)}\n{versions(results)}"])


def agreement(results):
    """What was compared before anything was timed."""
    right = [check["distance"] for check in results["checks"].values() if "distance" in check]
    reference = PEERS[results["reference"]].name
    return f"The loss and all gradients of {len(right)} peers agree with {reference} to {max(right):.0e}."


def block(figures, workload):
    """The table of one workload."""
    lines = [COLUMNS, *figures.table(workload)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(COLUMNS))]
    aligned = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(line, widths))
        )
        for line in lines
    ]
    return "\n".join([WORKLOADS[workload].name, *aligned])


def ratios(figures):
    """How many times faster each of ours is than each peer, and how much less memory it takes."""
    lines = ["How many times faster than …"]
    for workload in WORKLOADS:
        for ours in OURS:
            found = [
                f"{PEERS[peer].name} {times(figures.faster(workload, ours, peer))}"
                for peer in PEERS
                if peer != ours and figures.faster(workload, ours, peer)
            ]
            if found:
                lines.append(f"  {workload}, {PEERS[ours].name}: {', '.join(found)}")
    return "\n".join([*lines, *without_collector(figures), *memory(figures)])


def without_collector(figures):
    """The same with the garbage collector off, for peers that make garbage."""
    peers = [(peer, state) for peer in ("micrograd", "local_gradient", "autograd") for state in PEERS[peer].collectors]
    for workload, ours in product(("demo", "pass"), ("scalargrad", "one_call")):
        for peer, state in peers:
            ratio = state != "on" and figures.faster(workload, ours, peer, "off", state)
            if ratio:
                how = "off" if state == "off" else "off, run between steps"
                name = PEERS[ours].name
                yield f"  {workload}, {name}, collector off: {PEERS[peer].name}, collector {how}, {times(ratio)}"


def memory(figures):
    """The peaks side by side where they matter most."""
    for workload, key, kind in [("pass", "traced", "Python's own"), ("chain_1m", "megabytes", "the process's")]:
        found = [(peer, figures.row(workload, peer).get(key)) for peer in PEERS]
        texts = [f"{PEERS[peer].name} {megabytes(number)}" for peer, number in found if number is not None]
        yield f"  {workload}, peak of {kind} memory: {', '.join(texts)}"


def listed(title, lines):
    """A title and what stands below it; nothing without lines."""
    lines = [f"  {line}" for line in lines]
    return [f"{title}\n" + "\n".join(lines)] if lines else []

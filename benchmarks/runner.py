"""Runs everything: what is right first, then rounds of timings, then memory. Imports no peer.

Each run is a process of its own, in the peers' environment. A round runs everything once, the peers in turn for each
workload, so that a machine that gets slower does so for all. What crashes is kept as that, and not tried again.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from itertools import takewhile
from pathlib import Path

from benchmarks.peers import PEERS
from benchmarks.problem import STEPS
from benchmarks.workloads import GROWTH, WORKLOADS

ROOT = Path(__file__).parents[1]
LIMIT = 20  # seconds; what is not done by then is stopped, except for training
LONG = 1.2  # what takes more seconds than this is not repeated in later rounds, except for the main workloads
MAIN = ("demo", "spiral", "pass", "chain_1m", "small")
VERY_LONG = 16  # and this holds for those
ASIDE = 4  # what takes more seconds than this has its memory and nodes left out, except for the main workloads
TOLERANCE = 1e-9
REFERENCES = ("torch", "numpy")  # what is right: the first of them that is installed
ONE_THREAD = {
    **dict.fromkeys(["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "CPU_COUNT"], "1"),
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}


class Runner:
    """Starts the processes.

    Args:
        python: the interpreter of the peers' environment.
        say: where progress goes.
    """

    def __init__(self, python, say=lambda line: print(line, file=sys.stderr, flush=True)):
        self.python, self.say = python, say

    def measure(self, *arguments, module="measure", limit=LIMIT):
        """What one process printed, with the seconds it took by the clock on the wall; or {"error": how it ended}."""
        command = [self.python, "-m", f"benchmarks.{module}", *arguments]
        began = time.monotonic()
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, cwd=ROOT, timeout=limit, env=os.environ | ONE_THREAD
            )
        except subprocess.TimeoutExpired:
            return {"error": f"not done in {limit} s"}
        if done.returncode:
            return {"error": ending(done.returncode)}
        measured = json.loads(done.stdout.splitlines()[-1])
        return measured and measured | {"wall": time.monotonic() - began}

    def check(self):
        """Compare the loss and all gradients of the untrained network, peer by peer, before anything is timed.

        Returns:
            The key of the reference, and a dict from peer to {"distance": …} or {"error": …}.
        """
        found = {peer: self.measure(peer) for peer in PEERS}
        reference = next((peer for peer in REFERENCES if "results" in found[peer]), None)
        if reference is None:
            raise SystemExit(
                f"got neither PyTorch nor NumPy in {self.python}, expected one to compare with: run make bench"
            )
        right = found[reference]["results"]
        for peer, measured in found.items():
            self.say(f"{PEERS[peer].name}: {measured.get('error', 'runs')}")
        return reference, {peer: verdict(measured, right) for peer, measured in found.items()}

    def rounds(self, count, peers, workloads):
        """All timings: a dict from (workload, collector, peer) to what its rounds measured."""
        keys = [
            (w, c, p) for w in workloads for p in peers for c in PEERS[p].collectors if c == "on" or WORKLOADS[w].both
        ]
        runs, began = {key: [] for key in keys}, time.monotonic()
        for i in range(count):
            for done, key in enumerate(keys):
                if worth_repeating(key, runs[key]):
                    workload, collector, peer = key
                    part = f"round {i + 1} of {count}, {done / len(keys):.0%}, after {time.monotonic() - began:.0f} s"
                    self.say(f"{part}: {workload}, {peer}, collector {collector}")
                    runs[key].append(failed_before(key, runs) or self.timed(*key))
        return runs

    def timed(self, workload, collector, peer):
        """One run of a workload. Training has to end also on a slow machine."""
        limit = 30 * LIMIT if WORKLOADS[workload].training else LIMIT
        return self.measure(peer, workload, "--collector", collector, limit=limit)

    def break_even(self):
        """How much longer a Value takes than a Tensor, by size; None if that cannot be said."""
        self.say("break-even of Values and Tensors")
        found = self.measure(module="break_even", limit=10 * LIMIT)
        return None if "error" in found else {key: found[key] for key in ("widths", "samples", "ratios")}

    def asides(self, runs):
        """Memory and nodes of what ended in time: a dict from (workload, peer) to a dict; see `measure.aside`."""
        found = {}
        for (workload, collector, peer), measured in runs.items():
            ended = "results" in measured[0] and (workload in MAIN or measured[0]["wall"] < ASIDE)
            if collector == "on" and workload != "demo" and ended:
                self.say(f"memory and nodes: {workload}, {peer}")
                found[workload, peer] = self.measure(peer, workload, "--aside")
        return found


def failed_before(key, runs):
    """What stopped a peer at a smaller size of the same workload, which then is not tried; None if nothing did."""
    workload, collector, peer = key
    for sizes in GROWTH.values():
        for smaller in takewhile(workload.__ne__, sizes) if workload in sizes else ():
            error = (runs.get((smaller, collector, peer)) or [{}])[0].get("error")
            if error:
                return {"error": error if "smaller" in error else f"{error} at a smaller size"}
    return None


def worth_repeating(key, measured):
    """Whether a run has a place in the next round."""
    if not measured:
        return True
    return "results" in measured[0] and measured[0]["wall"] < (VERY_LONG if key[0] in MAIN else LONG)


def ending(code):
    """How a process with this exit code ended."""
    return f"crashed: {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def distance(numbers, right):
    """The largest difference between two lists of numbers, as a share of the largest number."""
    numbers, right = list(numbers), list(right)[: len(numbers)]
    return max(abs(a - b) for a, b in zip(numbers, right, strict=True)) / max(map(abs, right))


def verdict(measured, right):
    """{"distance": how far from right}, or {"error": why the peer cannot be timed}."""
    if "results" not in measured:
        return {"error": measured.get("error", "nothing to compare")}
    far = distance(measured["results"], right)
    return {"distance": far} if far < TOLERANCE else {"error": f"wrong by {far:.1e}"}


def rows(runs, asides, reference):
    """What the tables show: a list of dicts, one for each workload, peer and state of the collector."""
    return [row(key, measured, runs, asides, reference) for key, measured in runs.items() if measured[0]]


def row(key, measured, runs, asides, reference):
    """One of them: seconds is a list, one number per round; of training, those of all its steps."""
    workload, collector, peer = key
    expected = WORKLOADS[workload].expected
    right = [expected] if expected else (runs.get((workload, "on", reference)) or measured)[0].get("results")
    head = {"workload": workload, "peer": peer, "collector": collector} | verdict(measured[0], right)
    if "error" in head:
        return head
    first, times = measured[0], STEPS / measured[0]["steps"] if WORKLOADS[workload].training else 1
    seconds = [rounded(run["seconds"] * times) for run in measured if "seconds" in run]
    compiled = [run["compile_seconds"] for run in measured if run.get("compile_seconds")]
    once = {"compile_seconds": rounded(statistics.median(compiled)) if compiled else None}
    once |= {"compile_megabytes": rounded(first["compile_megabytes"])} if first.get("compile_megabytes") else {}
    taken = {"seconds": seconds, "steps": first["steps"], "drift": rounded(first["drift"])}
    return head | taken | once | {"megabytes": rounded(first["megabytes"])} | seen_aside(key, asides)


def seen_aside(key, asides):
    """The memory and the nodes of a row. A step of the demo is one pass, so they are the same."""
    workload, collector, peer = key
    aside = asides.get(("pass" if workload == "demo" else workload, peer), {})
    return {"traced": rounded(aside.get("traced")) if collector == "on" else None, "nodes": aside.get("nodes")}


def rounded(number):
    """4 significant digits: more of them say nothing, and change with every run."""
    return None if number is None else float(f"{number:.4g}")

"""One workload on one peer in a process of its own; prints what it measured as JSON.

    python -m benchmarks.measure scalargrad demo --collector off
    python -m benchmarks.measure scalargrad pass --aside
    python -m benchmarks.measure --versions

Times are CPU times of the whole process, all its threads. The collector of Python's garbage is "on", as always; or
"off" from the first piece to the last; or "between": off, and run between the pieces, where no clock runs.
"""

import argparse
import gc
import json
import math
import time
import tracemalloc
from importlib.metadata import PackageNotFoundError, version

from benchmarks import memory
from benchmarks.peers import PEERS, load
from benchmarks.problem import problem
from benchmarks.workloads import WORKLOADS

ENOUGH = {True: 1.0, False: 0.3}  # seconds; what takes less is repeated; for the main workloads, more of it


def timed(start, collector):
    """Run all pieces once: the seconds of each, and their results."""
    seconds, results = [], []
    for piece in start():
        began = time.process_time()
        results.append(piece())
        seconds.append(time.process_time() - began)
        if collector == "between":
            gc.collect()
    return seconds, results


def measure(peer, workload, collector):
    """A dict with the seconds, the memory in MB above what was in use before, and the results."""
    start = WORKLOADS[workload].prepare(load(peer), PEERS[peer].steps_with(collector))
    gc.collect()
    marked = memory.mark()
    if collector != "on":
        gc.disable()
    seconds, results = timed(start, collector)
    measured = {"megabytes": memory.above(marked), "results": results, "steps": len(seconds), "drift": drift(seconds)}
    total, count = sum(seconds), 1
    enough = ENOUGH[WORKLOADS[workload].both]
    if total < enough:  # the first run was short enough to be a warm-up
        count = max(3, math.ceil(enough / max(total, 1e-4)))
        total = sum(sum(timed(start, collector)[0]) for _ in range(count))
    measured["seconds"] = total / count / WORKLOADS[workload].units
    gc.enable()
    return measured | {once: getattr(start, once, None) for once in ("compile_seconds", "compile_megabytes")}


def drift(seconds):
    """How much longer a step takes in the second half of the run than in the first; None for a single piece."""
    half = len(seconds) // 2
    return sum(seconds[-half:]) / sum(seconds[:half]) - 1 if half else None


def aside(peer, workload):
    """What needs no clock: the peak of Python's memory in the first piece, in MB above what was in use before it, for a
    peer whose memory is Python's; the nodes of the graph, for a peer that has one."""
    start = WORKLOADS[workload].prepare(load(peer), 1)
    nodes = getattr(start, "nodes", None)
    return {"traced": traced(start) if PEERS[peer].traced else None, "nodes": nodes and nodes()}


def traced(start):
    """The peak of Python's own memory in one piece, in MB."""
    (piece,) = start()
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    piece()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (peak - before) / memory.MB


def check(peer):
    """The loss and all gradients of the untrained network."""
    moons = load(peer).Moons(**problem())
    return {"results": [moons.forward_backward(), *moons.gradients()]}


def versions():
    """The version of each peer's distribution that is installed."""
    found = {}
    for peer in PEERS.values():
        try:
            found[peer.distribution] = version(peer.distribution) if peer.distribution else ""
        except PackageNotFoundError:
            continue
    return found


def outcome(function, *arguments):
    """What a function gives; what stopped it, as {"error": …}; {} where the peer has no such thing."""
    try:
        return function(*arguments)
    except ImportError as error:
        return {"error": f"not installed: {error.name}"}
    except AttributeError as error:
        return {} if error.name in ("Spiral", "chain", "long_sum", "small") else {"error": f"AttributeError: {error}"}
    except Exception as error:
        return {"error": type(error).__name__}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer", choices=PEERS, nargs="?")
    parser.add_argument("workload", choices=WORKLOADS, nargs="?", help="without one: what has to be right")
    parser.add_argument("--collector", choices=["on", "off", "between"], default="on", help="of Python's garbage")
    parser.add_argument("--aside", action="store_true", help="memory and nodes, no time")
    parser.add_argument("--versions", action="store_true", help="what is installed")
    args = parser.parse_args()
    if args.versions:
        print(json.dumps({"versions": versions()}))
    elif args.workload is None:
        print(json.dumps(outcome(check, args.peer)))
    elif args.aside:
        print(json.dumps(outcome(aside, args.peer, args.workload)))
    else:
        print(json.dumps(outcome(measure, args.peer, args.workload, args.collector)))


if __name__ == "__main__":
    main()

"""One workload on one engine, in a process of its own; prints what it measured as JSON.

    python -m benchmarks.workloads scalargrad moons --collector off

A workload is a function of an engine and a size. It prepares, then returns an iterator that does one piece of
the work each time and gives a number to check. Only the pieces are timed, in CPU time.
"""

import argparse
import gc
import importlib
import json
import pathlib
import sys
import time

POINTS = pathlib.Path(__file__).with_name("moons.json")  # make_moons(), so that nothing imports scikit-learn here


def moons(engine, size):
    """Train on the moons for `size` steps; gives the loss of each step."""
    demo = engine.Moons(**json.loads(POINTS.read_text(encoding="utf-8")))

    def step(k):
        loss = demo.loss()
        demo.zero_grad()
        loss.backward()
        demo.update(k)
        return loss.data

    return map(step, range(size))


def one_step(engine, size):
    """Forward and backward through the untrained network, `size` times; gives the loss."""
    demo = engine.Moons(**json.loads(POINTS.read_text(encoding="utf-8")))

    def step(_):
        loss = demo.loss()
        loss.backward()
        return loss.data

    return map(step, range(size))


def chain(engine, size):
    """x + x + x + …, `size` additions one after the other; gives the gradient, size + 1."""

    def run(_):
        node = x = engine.Value(1.0)
        for _ in range(size):
            node = node + x
        node.backward()
        return x.grad

    return map(run, range(1))


def long_sum(engine, size):
    """The sum of `size` Values; gives the sum of their gradients, size."""

    def run(_):
        values = [engine.Value(1.0) for _ in range(size)]
        engine.add_up(values).backward()
        return sum(value.grad for value in values)

    return map(run, range(1))


def tanh(engine, size):
    """(a*b + c).tanh() and its backward pass, `size` times; gives the last gradient of a."""

    def run(_):
        for _ in range(1000):
            a, b, c = engine.Value(2.0), engine.Value(-3.0), engine.Value(6.5)
            engine.tanh(a * b + c).backward()
        return a.grad

    return map(run, range(size // 1000))


# name: function, size, how many units of work that is, what one unit is called
WORKLOADS = {
    "moons": (moons, 100, 1, "moons demo, 100 samples, 100 steps"),
    "one_step": (one_step, 5, 5, "one forward and backward of it"),
    "chain": (chain, 1_000_000, 1, "chain of 1,000,000 additions"),
    "long_sum": (long_sum, 1_000_000, 1, "sum of 1,000,000 Values"),
    "tanh": (tanh, 50_000, 50_000, "(a*b + c).tanh(), both ways"),
}


def measure(engine, workload, collector, size=None):
    """Run a workload: a dict with the CPU seconds of all pieces, the peak memory in MB and the results."""
    function, usual_size, _, _ = WORKLOADS[workload]
    pieces = function(importlib.import_module(f"benchmarks.engine_{engine}"), size or usual_size)
    gc.collect()
    if collector == "off":
        gc.disable()
    results, seconds = [], 0.0
    while True:
        start = time.process_time()
        result = next(pieces, None)
        seconds += time.process_time() - start
        if result is None:
            return {"seconds": seconds, "megabytes": _peak_megabytes(), "results": results}
        results.append(result)
        if collector == "off":
            gc.collect()  # not timed: without it micrograd's cycles would fill the memory


def _peak_megabytes():
    try:
        import resource
    except ModuleNotFoundError:  # Windows does not say
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine", choices=["scalargrad", "micrograd"])
    parser.add_argument("workload", choices=WORKLOADS)
    parser.add_argument("--collector", choices=["on", "off"], default="on", help="Python's garbage collector")
    parser.add_argument("--size", type=int, help="another size than the usual one")
    try:
        print(json.dumps(measure(**vars(parser.parse_args()))))
    except RecursionError:
        print(json.dumps({"error": "RecursionError"}))


if __name__ == "__main__":
    main()

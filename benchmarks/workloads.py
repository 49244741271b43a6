"""What every peer has to do. A workload is a list of pieces, each of them timed; imports `problem`.

`prepare(peer, steps)` does what is not timed and gives a function `start`; `start()` gives the pieces, functions
without arguments that give a number to check. One time is the sum over the pieces, divided by the `units` of work in
it. `start.nodes()`, where there is one, counts the nodes of the graph.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.problem import ADAM_RATE, STEPS, learning_rate, problem, spiral_problem

BUNCH = 100  # so many small expressions are one piece: a clock would not see one of them


@dataclass(frozen=True)
class Workload:
    """One thing to do.

    Args:
        name: what tables call it.
        prepare: peer, steps -> start; see above. Raises AttributeError where the peer lacks what it takes.
        expected: the result, where it does not depend on the network.
        units: how many times the work is in one piece.
        both: measured in each state of the garbage collector, not only with it on.
        training: 100 steps, of which a slow peer runs a few.
    """

    name: str
    prepare: Callable
    expected: float = None
    units: int = 1
    both: bool = False
    training: bool = False


def demo(peer, steps, samples=100, hidden=16):
    """The first `steps` steps of training; each gives its loss."""
    return training(peer.Moons, problem(samples, hidden), learning_rate, steps)


def spiral(peer, steps):
    """The same with three classes and Adam, whose learning rate stays."""
    return training(peer.Spiral, spiral_problem(), lambda k: ADAM_RATE, steps)


def training(kind, arguments, rate, steps):
    learner = kind(**arguments)

    def step(k):
        if hasattr(learner, "step"):
            return learner.step(rate(k))
        loss = learner.forward_backward()
        learner.update(rate(k))
        return loss

    def start():
        learner.load(arguments["layers"])
        return [partial(step, k) for k in range(steps)]

    start.compile_seconds = getattr(learner, "compile_seconds", None)
    start.nodes = getattr(learner, "nodes", None)
    return start


def one_pass(peer, steps, samples=100, hidden=16):
    """Forward and backward through the untrained network; gives the loss."""
    moons = peer.Moons(**problem(samples, hidden))

    def start():
        return [moons.forward_backward]

    start.nodes = getattr(moons, "nodes", None)
    start.compile_megabytes = getattr(moons, "compile_megabytes", None)
    return start


def call(peer, steps, name, n):
    """One of a peer's functions, which gives a gradient."""
    function = getattr(peer, name)

    def start():
        return [partial(function, n)]

    if hasattr(peer, "graph_nodes"):
        start.nodes = partial(peer.graph_nodes, name, n)
    return start


def network(name, samples=100, hidden=16, both=False):
    return Workload(name, partial(one_pass, samples=samples, hidden=hidden), both=both)


def chain(n):
    return Workload(f"chain of {n:,} additions", partial(call, name="chain", n=n), n + 1.0)


SMALL = -3.0 * (1.0 - 0.4621171572600098**2)  # b (1 - tanh(0.5)²), the gradient of a at a*b + c = 0.5

WORKLOADS = {
    "demo": Workload(f"moons demo, 100 samples, 2→16→16→1, {STEPS} steps", demo, both=True, training=True),
    "spiral": Workload(f"three-arm spiral, Adam, 120 samples, 2→16→16→3, {STEPS} steps", spiral, training=True),
    "pass": network("one forward and backward of it", both=True),
    "hidden_8": network("the same with 2→8→8→1", hidden=8),
    "hidden_32": network("the same with 2→32→32→1", hidden=32),
    "hidden_64": network("the same with 2→64→64→1", hidden=64),
    "samples_300": network("the same with 300 samples", samples=300),
    "samples_1000": network("the same with 1,000 samples", samples=1000),
    "chain_10k": chain(10**4),
    "chain_100k": chain(10**5),
    "chain_1m": chain(10**6),
    "sum_1m": Workload("sum of 1,000,000", partial(call, name="long_sum", n=10**6), 2.0),
    "small": Workload("(a*b + c).tanh() and back", partial(call, name="small", n=BUNCH), SMALL, BUNCH, both=True),
}

# what grows, and the workloads along it: {name: {workload: size}}
GROWTH = {
    "width": {"hidden_8": 8, "pass": 16, "hidden_32": 32, "hidden_64": 64},
    "samples": {"pass": 100, "samples_300": 300, "samples_1000": 1000},
    "depth": {"chain_10k": 10**4, "chain_100k": 10**5, "chain_1m": 10**6},
}

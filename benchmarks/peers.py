"""Who takes part, in the order of the tables. Imports no peer: each is loaded in the process that measures it.

A peer is a module `benchmarks.peer_<key>` with a class `Moons(X, y, layers)`:

    load(layers)         start again from these parameters
    forward_backward()   the loss as a float; the gradients are new, not added to older ones
    update(lr)           one step of gradient descent
    gradients()          the gradients as a flat list, in the order of the parameters in `layers`
    step(lr)             optional: loss and update as one; else forward_backward, then update
    nodes()              optional: how many nodes the graph of the loss has
    compile_seconds      optional: what had to be paid once, before the first step
    compile_megabytes    optional: how much memory that took at its peak

and, as far as it has them, the functions chain(n), long_sum(n) and small(n), see `workloads`, and a class
`Spiral(X, y, layers)` with the same methods, whose `update(lr)` is a step of Adam.
"""

import importlib
from dataclasses import dataclass

from benchmarks.problem import STEPS


@dataclass(frozen=True)
class Peer:
    """One contender.

    Args:
        name: what tables and plots call it.
        distribution: its name on PyPI; "" for what is written here.
        collectors: which states of Python's garbage collector matter to it; see `measure`.
        steps: how many of the 100 steps of training it runs; its time is multiplied up. Their graphs are the
            same in each step, so that later ones cost what earlier ones do; the tables say how far that held. The
            one that all are compared with runs all of them.
        traced: its memory is Python's own, so that tracemalloc sees it.
        leaks: its graphs are cycles. With the collector off they pile up, and later steps cost more than earlier
            ones; then it runs all 100.
    """

    name: str
    distribution: str = ""
    collectors: tuple = ("on",)
    steps: int = STEPS
    traced: bool = False
    leaks: bool = False

    def steps_with(self, collector):
        """How many steps of the demo it runs with the collector in this state."""
        return STEPS if self.leaks and collector == "off" else self.steps


BOTH = ("on", "off")

PEERS = {
    "scalargrad": Peer("scalargrad", "scalargrad-book", BOTH, traced=True),
    "one_call": Peer("scalargrad, one call", "scalargrad-book", BOTH, traced=True),
    "compile": Peer("scalargrad.compile", "scalargrad-book", traced=True),
    "compile_numpy": Peer("scalargrad.compile, NumPy", "scalargrad-book"),
    "tensor": Peer("scalargrad.tensor", "scalargrad-book"),
    "micrograd": Peer("micrograd", "micrograd", (*BOTH, "between"), traced=True),
    "local_gradient": Peer("local-gradient engine", "", (*BOTH, "between"), steps=15, traced=True, leaks=True),
    "autograd": Peer("HIPS autograd, scalars", "autograd", BOTH, steps=2, traced=True),
    "torch_scalar": Peer("PyTorch, 0-dim tensors", "torch", steps=10),
    "torch": Peer("PyTorch, vectorized", "torch"),
    "jax": Peer("JAX, jit", "jax"),
    "tinygrad": Peer("tinygrad", "tinygrad"),
    "numpy": Peer("NumPy by hand", "numpy"),
    "floats": Peer("plain floats by hand", "", traced=True),
}


def load(key):
    """The module of a peer. Raises ImportError where it is not installed."""
    return importlib.import_module(f"benchmarks.peer_{key}")

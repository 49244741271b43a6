"""From which size on a Tensor pays: the time of a forward and backward with Values over that with Tensors.

    python -m benchmarks.break_even        # prints what it measured as JSON

The work is that of the moons demo, with few samples and narrow layers, too; the Values get all samples in one call. For
each size the two take turns, in one process, and the least of the processor's times counts.
"""

import json
import time
from itertools import product

from benchmarks.figures import times
from benchmarks.peers import load
from benchmarks.problem import problem

WIDTHS, SAMPLES = (1, 2, 4, 8, 16, 32), (1, 3, 10, 30, 100)
TURN = 0.02  # seconds that a turn takes, about


def few(width, samples):
    """The arguments of a peer's Moons: the first samples of the demo."""
    arguments = problem(hidden=width)
    return arguments | {"X": arguments["X"][:samples], "y": arguments["y"][:samples]}


def seconds(function, turn):
    """Those of one call, out of as many as fit into a turn."""
    count, began = 0, time.process_time()
    while (took := time.process_time() - began) < turn or not count:
        function()
        count += 1
    return took / count


def ratio(width, samples, turns=5, turn=TURN):
    """How much longer the Values take."""
    passes = [load(peer).Moons(**few(width, samples)).forward_backward for peer in ("one_call", "tensor")]
    values, tensors = map(min, zip(*[[seconds(one, turn) for one in passes] for _ in range(turns)]))
    return float(f"{values / tensors:.3g}")


def measured(widths=WIDTHS, counts=SAMPLES, **settings):
    """The ratios, for each width those of all numbers of samples."""
    ratios = [[ratio(width, n, **settings) for n in counts] for width in widths]
    return {"widths": widths, "samples": counts, "ratios": ratios}


def multiplications(width, samples):
    """In the forward pass: one for each weight and sample."""
    return samples * (2 * width + width * width + width)


def lines(found):
    """What was measured, in words; nothing if it was not.

    >>> for line in lines({"widths": [1, 4], "samples": [1, 30], "ratios": [[0.5, 2.0], [0.25, 4.0]]}):
    ...     print(line)
    1 in each hidden layer: with 1 sample 0.5 ×, with 30 samples 2 ×
    4 in each hidden layer: with 1 sample 0.25 ×, with 30 samples 4 ×
    Below 120 multiplications Values are quicker at every size that was measured, above 28 Tensors
    """
    if not found:
        return
    counts = [f"with {n} sample{'s' * (n > 1)}" for n in found["samples"]]
    for width, ratios in zip(found["widths"], found["ratios"]):
        yield f"{width} in each hidden layer: " + ", ".join(f"{n} {times(one)}" for n, one in zip(counts, ratios))
    sizes = [multiplications(*size) for size in product(found["widths"], found["samples"])]
    pays = list(zip(sizes, [one > 1.0 for ratios in found["ratios"] for one in ratios]))
    first, last = min([n for n, pay in pays if pay]), max([n for n, pay in pays if not pay])
    yield f"Below {first:,} multiplications Values are quicker at every size that was measured, above {last:,} Tensors"


if __name__ == "__main__":
    print(json.dumps(measured()))

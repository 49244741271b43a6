"""Time a training step of `scalargrad.tensor` beside PyTorch's: on one thread of the processor, or on a graphics card.

.venv-bench/bin/python -m benchmarks.arrays                   # one thread, float64 and float32, beside PyTorch
.venv-bench/bin/python -m benchmarks.arrays --rounds 3 --workloads moons
python -m benchmarks.arrays --card                            # NumPy, CuPy and PyTorch with CUDA

Each run is a process of its own, and they take turns. Of the processor it is its time that counts, of a card that of
the clock on the wall, after all that was begun has ended. What is shown is the least of the rounds: whatever else the
machine does makes a run longer, never shorter.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from functools import partial
from itertools import pairwise
from math import prod
from types import SimpleNamespace

from benchmarks.runner import ONE_THREAD, ROOT

STEPS = 0.2  # seconds that a run takes, about
LIBRARIES = ("numpy", "torch")
CARD = ("numpy", "cupy", "torch_cuda")


def dense(*widths):
    """Layers with a relu between them."""

    def network(nn):
        layers = [part for pair in pairwise(widths) for part in (nn.Linear(*pair), nn.ReLU())]
        return nn.Sequential(*layers[:-1])

    return network


def images(nn):
    return nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 10))


# What makes the network, the shape of a batch, how many classes (0 is a hinge loss), and the optimizer.
SGD, MOMENTUM, ADAM = ("SGD", {"lr": 0.01}), ("SGD", {"lr": 0.01, "momentum": 0.9}), ("Adam", {"lr": 0.001})
WORKLOADS = {
    "moons": (dense(2, 16, 16, 1), (100, 2), 0, SGD),
    "spiral": (dense(2, 16, 16, 3), (300, 2), 3, ADAM),
    "784-128-10": (dense(784, 128, 10), (128, 784), 10, MOMENTUM),
    "digits": (images, (64, 1, 8, 8), 10, SGD),
}
LARGE = {
    "2-16-16-3, 100": (dense(2, 16, 16, 3), (100, 2), 3, SGD),
    "784-512-10, 2,048": (dense(784, 512, 10), (2048, 784), 10, SGD),
    "784-2048-2048-10, 8,192": (dense(784, 2048, 2048, 10), (8192, 784), 10, SGD),
    "784-4096×3-10, 8,192": (dense(784, 4096, 4096, 4096, 10), (8192, 784), 10, SGD),
}


def data(shape, classes, dtype):
    import numpy as np

    rng = np.random.default_rng(0)
    X = rng.normal(size=shape).astype(dtype)
    return X, rng.integers(0, classes, size=len(X)) if classes else np.where(X[:, 0] > 0, 1.0, -1.0).astype(dtype)


def ours(library, workload, dtype):
    """A step of `scalargrad.tensor`, and what waits for the end of all that was begun."""
    import importlib

    import numpy as np

    import scalargrad
    from scalargrad.tensor import functional as F
    from scalargrad.tensor import nn

    xp = importlib.import_module(library)
    network, shape, classes, (name, settings) = workload
    X, y = map(xp.asarray, data(shape, classes, dtype))
    rng = np.random.default_rng(1)
    model = network(SimpleNamespace(**vars(nn) | {"Linear": partial(nn.Linear, init=lambda weight, rng: None)}))
    for p in model.parameters():  # millions of weights, drawn one by one, would take a minute
        p.data = rng.normal(size=p.shape, scale=(2.0 / prod(p.shape[1:])) ** 0.5)
    model = nn.to(model, X)
    optimizer = getattr(scalargrad, name)(model.parameters(), **settings)

    def loss():
        return F.cross_entropy(model(X), y) if classes else F.hinge_loss(model(X)[:, 0], y)

    return step(loss, optimizer), xp.cuda.Device().synchronize if library == "cupy" else lambda: None


def theirs(device, workload, dtype):
    """The same of PyTorch."""
    import torch

    network, shape, classes, (name, settings) = workload
    X, y = (torch.tensor(part, device=device) for part in data(shape, classes, dtype))
    model = network(torch.nn).to(device, getattr(torch, dtype))
    optimizer = getattr(torch.optim, name)(model.parameters(), **settings)

    def loss():
        if classes:
            return torch.nn.functional.cross_entropy(model(X), y)
        return (1.0 - y * model(X)[:, 0]).relu().mean()

    if device == "cpu":
        torch.set_num_threads(1)
    return step(loss, optimizer), torch.cuda.synchronize if device == "cuda" else lambda: None


def step(loss, optimizer):
    def step():
        optimizer.zero_grad()
        result = loss()
        result.backward()
        optimizer.step()

    return step


def measure(library, name, dtype, card):
    """Milliseconds of a step."""
    workload = (LARGE if card else WORKLOADS)[name]
    make = {"torch": (theirs, "cpu"), "torch_cuda": (theirs, "cuda")}.get(library, (ours, library))
    step, wait = make[0](make[1], workload, dtype)
    clock = time.perf_counter if card else time.process_time
    for _ in range(3):
        step()
    count, took = 1, 0.0
    while took < STEPS:
        count *= 2
        wait()
        began = clock()
        for _ in range(count):
            step()
        wait()
        took = clock() - began
        if took > STEPS / 2:
            break
    return 1e3 * took / count


def run(library, name, dtype, card):
    """The same in a process of its own; None where the library is missing, or fails."""
    command = [sys.executable, "-m", "benchmarks.arrays", "--one", json.dumps([library, name, dtype, card])]
    environment = os.environ | ({} if card else ONE_THREAD)
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    if done.returncode:
        print(f"{library}, {name}: {done.stderr.strip().splitlines()[-1]:.150}", file=sys.stderr)
        return None
    return json.loads(done.stdout.splitlines()[-1])


def table(rounds, names, libraries, dtypes, card):
    """Print milliseconds, and by how much PyTorch takes longer."""
    print(f"{'ms a step':26}{'':10}" + "".join(f"{library:>12}" for library in libraries) + f"{'PyTorch/ours':>16}")
    for name in names:
        for dtype in dtypes:
            taken = [[run(library, name, dtype, card) for library in libraries] for _ in range(rounds)]
            best = [min(column) if all(column) else None for column in zip(*taken)]
            shown = "".join(f"{ms:12.3f}" if ms else f"{'–':>12}" for ms in best)
            ratio = f"{best[-1] / best[-2]:16.2f}" if all(best[-2:]) else ""
            print(f"{name:26}{dtype:10}{shown}{ratio}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.arrays", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often to run everything (default 5)")
    parser.add_argument("--workloads", nargs="+", help="only these")
    parser.add_argument("--card", action="store_true", help="large networks, on a graphics card")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(*json.loads(args.one))))
        return
    names = args.workloads or list(LARGE if args.card else WORKLOADS)
    dtypes = ("float32",) if args.card else ("float64", "float32")
    table(args.rounds, names, CARD if args.card else LIBRARIES, dtypes, args.card)


if __name__ == "__main__":
    main()

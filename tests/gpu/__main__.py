"""Tensors on a graphics card: every operation with CuPy against NumPy, and a training. `make test-gpu`, or

python -m tests.gpu                        # needs NumPy, CuPy and array-api-compat, no pytest
python -m tests.gpu --library torch        # the same with PyTorch on the processor, to try the script itself
"""

import argparse
import importlib
import sys

import numpy as np

from scalargrad import SGD, Adam, fit
from scalargrad.tensor import functional as F
from scalargrad.tensor import nn
from tests.helpers.arrays import ALL, distance, ours


def library(name):
    """The function that turns NumPy's arrays into those of a library; None where there is none, or no card."""
    try:
        xp = importlib.import_module(name)
        if name == "cupy":
            xp.cuda.runtime.getDeviceCount()
            xp.ones(1).sum()
    except Exception as error:
        print(f"There is no {name} here to test with: {type(error).__name__}: {error}")
        return None
    return lambda array: xp.asarray(np.array(array))


def operations(turn):
    """The names of the cases that are wrong, or fail."""
    wrong = []
    for name, case in ALL.items():
        for dtype, tolerance in ((np.float64, 1e-10), (np.float32, 1e-4)):
            try:
                numbers = case.arrays(dtype=dtype)
                gap = distance(ours(case, numbers, turn), ours(case, numbers))
            except Exception as error:
                wrong.append(f"{name}, {np.dtype(dtype)}: {type(error).__name__}: {error}")
            else:
                if not gap < tolerance:
                    wrong.append(f"{name}, {np.dtype(dtype)}: apart by {gap:.1e}")
    return wrong


def trainings(turn):
    """The same for two optimizers, a whole network and `fit`."""
    rng = np.random.default_rng(0)
    X, y, wrong = rng.normal(size=(12, 1, 5, 5)), rng.integers(0, 3, size=12), []
    for optimizer in (lambda p: SGD(p, lr=0.1, momentum=0.9), lambda p: Adam(p, lr=0.01)):
        losses = []
        for into in (np.array, turn):
            model = nn.to(network(), into(np.ones(1)))
            steps = optimizer(model.parameters())
            losses.append(fit(model, into(X), into(y), loss=F.cross_entropy, optimizer=steps, epochs=5, batch_size=4,
                              progress=False).loss)  # fmt: skip
            model.load_state_dict(model.state_dict())
        if not np.allclose(*losses, rtol=1e-8):
            wrong.append(f"a training: {losses}")
    return wrong


def network():
    return nn.Sequential(
        nn.Conv2d(1, 3, 2, seed=0), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(12, 6, seed=1),
        nn.BatchNorm1d(6), nn.Dropout(0.2, seed=2), nn.Tanh(), nn.Linear(6, 3, seed=3),
    )  # fmt: skip


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.gpu", description=__doc__.splitlines()[0])
    parser.add_argument("--library", default="cupy", help="whose arrays (default cupy)")
    parser.add_argument("--needed", action="store_true", help="fail where there is no such library")
    args = parser.parse_args()
    turn = library(args.library)
    if turn is None:
        print("Skipped: no test ran.")
        return int(args.needed)
    wrong = operations(turn) + trainings(turn)
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    print(f"{len(ALL)} operations in float64 and float32, and 2 trainings, with {args.library}: {len(wrong)} wrong.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

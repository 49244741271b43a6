"""What more workers bring and cost: two Dask workers beside one process, and a GPU beside NumPy.

    python -m benchmarks.scale_out workers
    python -m benchmarks.scale_out gpu

Each measures here and writes its part of book/recorded/scale_out.json, which chapter 23 reads. The first needs Dask;
the second NumPy, CuPy and a GPU, and nothing else of this repository but `machine.py`.
"""

import argparse
import json
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.machine import machine

FILE = Path(__file__).parents[1] / "book" / "recorded" / "scale_out.json"
POINTS = [25, 100, 400, 1600, 6400, 25600]
NETWORKS = [  # widths of the layers, samples in a batch
    ([2, 16, 16, 3], 100),
    ([784, 512, 10], 2048),
    ([784, 2048, 2048, 10], 8192),
    ([784, 4096, 4096, 4096, 10], 8192),
]


def best(step, seconds=2.0):
    """Milliseconds of one call: the quickest of at least five, after one that is not counted."""
    step()
    found, until = [], perf_counter() + seconds
    while len(found) < 5 or perf_counter() < until:
        start = perf_counter()
        step()
        found.append(1000 * (perf_counter() - start))
    return round(min(found), 3)


def compiled():
    """The parameters of the demo's network, and its program, which is made where it runs."""
    from scalargrad import MLP, compile, hinge_loss

    model = MLP(2, [16, 16, 1], activation="relu", seed=1337)
    return model.parameters(), compile(lambda x, t: hinge_loss([model(x)], [t]), [0.0, 0.0], 1.0)


def gradient(network, weights, shard):
    """Loss and gradient of a shard of the moons."""
    parameters, program = network
    for p, number in zip(parameters, weights):
        p.data, p.grad = number, 0.0
    return program.backward(*shard), [p.grad for p in parameters]


def gradient_there(weights, shard):
    """The same on a worker, which compiles the network when it is first asked and then keeps it."""
    from dask.distributed import get_worker

    here = vars(get_worker())
    if "network" not in here:
        here["network"] = compiled()
    return gradient(here["network"], weights, shard)


def shard(points, first, parts):
    from scalargrad.data import make_moons

    X, y = make_moons(points, noise=0.1, seed=1337)
    return X[first::parts], y[first::parts]


def workers():
    """A step of the demo's network alone and on two workers, over the number of points."""
    from dask.distributed import Client, LocalCluster

    network, steps = compiled(), {}
    weights = [p.data for p in network[0]]
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        places = list(client.scheduler_info()["workers"])
        pairs = {}
        for points in POINTS:
            shards = [client.submit(shard, points, k, 2, workers=places[k]) for k in range(2)]

            def both(shards=shards):
                tasks = [client.submit(gradient_there, weights, one, pure=False) for one in shards]
                return client.gather(tasks)

            pairs[points] = partial(network[1].backward, *shard(points, 0, 1)), both
        for _ in range(3):  # what else the machine does comes and goes
            for points, pair in pairs.items():
                steps.setdefault(points, []).append([best(step) for step in pair])
    processor = machine()
    rows = [
        dict(zip(("points", "alone_ms", "two_ms"), (points, *map(min, zip(*times))))) for points, times in steps.items()
    ]
    return {"device": f"two cores of {processor['processor']}", "steps": rows}


def network_step(xp, sizes, batch):
    """A step of a ReLU network as plain arrays, forward, backward and SGD, in the library `xp`. Returns a function."""
    random = xp.random.RandomState(0)
    X = random.standard_normal((batch, sizes[0])).astype("float32")
    target = xp.eye(sizes[-1], dtype="float32")[random.randint(0, sizes[-1], batch)]
    weights = [(random.standard_normal((a, b)) * (2 / a) ** 0.5).astype("float32") for a, b in pairwise(sizes)]

    def step():
        seen = [X]
        for W in weights[:-1]:
            seen.append(xp.maximum(seen[-1] @ W, 0))
        scores = seen[-1] @ weights[-1]
        exps = xp.exp(scores - scores.max(axis=1, keepdims=True))
        g = (exps / exps.sum(axis=1, keepdims=True) - target) / batch
        for k in reversed(range(len(weights))):
            g_W = seen[k].T @ g
            g = g @ weights[k].T * (seen[k] > 0) if k else g
            weights[k] -= 0.01 * g_W

    return step


def gpu():
    """Milliseconds of a step with NumPy and with CuPy, float32."""
    import cupy
    import numpy

    def on_gpu(step):
        step()
        cupy.cuda.Device().synchronize()  # a GPU is asked and not waited for, until somebody does

    steps = [
        {
            "network": "-".join(map(str, sizes)),
            "batch": batch,
            "numpy_ms": best(network_step(numpy, sizes, batch)),
            "cupy_ms": best(partial(on_gpu, network_step(cupy, sizes, batch))),
        }
        for sizes, batch in NETWORKS
    ]
    name = cupy.cuda.runtime.getDeviceProperties(0)["name"].decode()
    return {"device": f"{name}; NumPy on {machine()['cores']} cores", "steps": steps}


PARTS = {"workers": workers, "gpu": gpu}


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale_out", description=__doc__.splitlines()[0])
    parser.add_argument("part", choices=PARTS, help="what to measure")
    part = parser.parse_args().part
    facts = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    command = f"python -m benchmarks.scale_out {part}"
    measured = PARTS[part]()
    facts[part] = {"date": date.today().isoformat(), "command": command, **measured}
    FILE.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(facts[part], indent=2))


if __name__ == "__main__":
    main()

"""What the peers get: points, labels, the parameters to start from. Imports scalargrad.

The moons demo, which all of them run: a 2→h→h→1 network of ReLUs, the mean of max(0, 1 - t*s), plus 1e-4 times the sum
of the squares of all parameters; 100 steps of gradient descent, with a learning rate that falls from 1. This is the
demo of micrograd's repository.

The spiral, of chapter 18: three arms, a 2→16→16→3 network of ReLUs, the mean cross-entropy; 100 steps of Adam.
"""

import json
from pathlib import Path

from scalargrad import MLP
from scalargrad.data import make_spiral, train_test_split

ALPHA = 1e-4
STEPS = 100
ADAM_RATE = 0.05
POINTS = Path(__file__).with_name("moons.json")  # of make_moons(), so that no peer needs scikit-learn


def learning_rate(step):
    """What step 0, 1, 2, … is multiplied by."""
    return 1.0 - 0.9 * step / STEPS


def problem(samples=100, hidden=16):
    """The arguments of a peer's Moons: X, a list of pairs; y, a list of -1.0 and 1.0; layers.

    A layer is a list of neurons, a neuron the list of its weights with its bias at the end.
    """
    layers = drawn([hidden, hidden, 1], seed=1337)
    return {**json.loads(POINTS.read_text(encoding="utf-8"))[str(samples)], "layers": layers}


def spiral_problem():
    """The arguments of a peer's Spiral: X, a list of pairs; y, a list of 0, 1 and 2; layers, as in `problem`."""
    X, _, y, _ = train_test_split(*make_spiral(180, noise=0.03, arms=3), test_size=1 / 3, seed=0)
    return {"X": X, "y": y, "layers": drawn([16, 16, 3], seed=1)}


def drawn(widths, seed):
    """The layers of a network with two inputs, before any step."""
    model = MLP(2, widths, activation="relu", seed=seed)
    return [[[p.data for p in (*n.w, n.b)] for n in layer.neurons] for layer in model.layers]


def flat(layers):
    """All parameters in one list: neuron by neuron, its bias after its weights."""
    return [parameter for layer in layers for neuron in layer for parameter in neuron]


def shaped(parameters, layers):
    """The inverse of `flat`: the parameters in lists like `layers`."""
    parameters = iter(parameters)
    return [[[next(parameters) for _ in neuron] for neuron in layer] for layer in layers]

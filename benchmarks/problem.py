"""The moons demo that every peer gets: points, labels, the parameters to start from. Imports scalargrad.

A 2→h→h→1 network of ReLUs, the mean of max(0, 1 - t*s), plus 1e-4 times the sum of the squares of all parameters;
100 steps of gradient descent, with a learning rate that falls from 1. This is the demo of micrograd's repository.
"""

import json
from pathlib import Path

from scalargrad import MLP

ALPHA = 1e-4
STEPS = 100
POINTS = Path(__file__).with_name("moons.json")  # of make_moons(), so that no peer needs scikit-learn


def learning_rate(step):
    """What step 0, 1, 2, … is multiplied by."""
    return 1.0 - 0.9 * step / STEPS


def problem(samples=100, hidden=16):
    """The arguments of a peer's Moons: X, a list of pairs; y, a list of -1.0 and 1.0; layers.

    A layer is a list of neurons, a neuron the list of its weights with its bias at the end.
    """
    model = MLP(2, [hidden, hidden, 1], activation="relu", seed=1337)
    layers = [[[p.data for p in (*n.w, n.b)] for n in layer.neurons] for layer in model.layers]
    return {**json.loads(POINTS.read_text(encoding="utf-8"))[str(samples)], "layers": layers}


def flat(layers):
    """All parameters in one list: neuron by neuron, its bias after its weights."""
    return [parameter for layer in layers for neuron in layer for parameter in neuron]


def shaped(parameters, layers):
    """The inverse of `flat`: the parameters in lists like `layers`."""
    parameters = iter(parameters)
    return [[[next(parameters) for _ in neuron] for neuron in layer] for layer in layers]

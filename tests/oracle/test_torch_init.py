"""Initializers next to PyTorch's: by how much each is wider than the standard distribution of the same seed."""

import random

import pytest
import torch

from scalargrad import Value, init
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

KAIMING = [{}, {"a": 0.3}, {"mode": "fan_out"}, {"nonlinearity": "relu"}, {"nonlinearity": "tanh", "mode": "fan_out"}]
SETTINGS = {
    "normal_": [{}, {"std": 0.1}],
    "xavier_uniform_": [{}, {"gain": 5 / 3}],
    "xavier_normal_": [{}, {"gain": 5 / 3}],
    "kaiming_uniform_": [*KAIMING, {"a": 5**0.5}],
    "kaiming_normal_": KAIMING,
}
CASES = [(name, settings) for name, many in SETTINGS.items() for settings in many]


def our_width(name, settings):
    weight, rng = [[Value(0.0) for _ in range(5)] for _ in range(3)], random.Random(1)
    getattr(init, name)(weight, random.Random(1), **settings)
    return weight[0][0].data / (rng.uniform(-1.0, 1.0) if "uniform" in name else rng.gauss(0.0, 1.0))


def torch_width(name, settings):
    weight, plain = torch.empty(3, 5, dtype=torch.float64), torch.empty(3, 5, dtype=torch.float64)
    torch.manual_seed(1)
    getattr(torch.nn.init, name)(weight, **settings)
    torch.manual_seed(1)
    _ = plain.uniform_(-1.0, 1.0) if "uniform" in name else plain.normal_(0.0, 1.0)
    return (weight[0, 0] / plain[0, 0]).item()


@pytest.mark.parametrize("name, settings", CASES)
def test_width(name, settings):
    assert_same(our_width(name, settings), torch_width(name, settings))


@pytest.mark.parametrize("name, a", [("leaky_relu", 0.2), ("leaky_relu", None), *[(name, None) for name in init.GAINS]])
def test_gain(name, a):
    assert_same(init.calculate_gain(name, a), float(torch.nn.init.calculate_gain(name, a)))


@pytest.mark.parametrize("name", ["gelu", "silu", "elu", "softplus", "cube"])
def test_no_gain(name):
    for calculate_gain in (init.calculate_gain, torch.nn.init.calculate_gain):
        with pytest.raises(ValueError):
            calculate_gain(name)

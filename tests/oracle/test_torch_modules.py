"""Networks next to those of PyTorch: the same names and shapes at the file boundary, the same outputs and gradients."""

import itertools
import json

import pytest
import torch
from torch.nn.init import _calculate_fan_in_and_fan_out

from scalargrad import MLP, Layer, Neuron, Sequential, mse_loss
from scalargrad.init import fans
from tests.helpers.compare import assert_same

pytestmark = pytest.mark.oracle

X = [[0.5, -1.5], [2.0, 1.0], [-1.0, 0.25], [0.0, 3.0]]
BENDS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid}


def double(numbers):
    return torch.tensor(numbers, dtype=torch.float64)


class Net(torch.nn.Module):
    """An MLP whose linear layers are called layers.0, layers.1, …; bends have no parameters."""

    def __init__(self, widths, bend):
        super().__init__()
        self.layers = torch.nn.ModuleList(
            torch.nn.Linear(*pair, dtype=torch.float64) for pair in itertools.pairwise(widths)
        )
        self.bend = BENDS[bend]()

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.bend(layer(x))
        return self.layers[-1](x)


@pytest.fixture(autouse=True)
def seeded():
    torch.manual_seed(0)


@pytest.mark.parametrize("hand_over", [dict, lambda state: {name: t.tolist() for name, t in state.items()},
                                       lambda state: {name: t.numpy() for name, t in state.items()}])  # fmt: skip
@pytest.mark.parametrize("bend", BENDS)
def test_weights_of_pytorch_give_the_outputs_and_gradients_of_pytorch(bend, hand_over):
    theirs, ours = Net([2, 4, 3, 2], bend), MLP(2, [4, 3, 2], activation=bend)
    ours.load_state_dict(hand_over(theirs.state_dict()))
    assert_same(
        [y.data for row in ours(X) for y in row], theirs(double(X)).flatten().tolist(), scale=1.0, what="output"
    )
    theirs(double(X)).square().mean().backward()
    outputs = [[y] for row in ours(X) for y in row]
    mse_loss(outputs, [0.0] * len(outputs)).backward()
    right = {name: p.grad for name, p in theirs.named_parameters()}
    for i, layer in enumerate(ours.layers):
        assert_same([b.grad for b in (n.b for n in layer.neurons)], right[f"layers.{i}.bias"].tolist(), scale=1.0)
        assert_same(
            [w.grad for row in layer.weight for w in row], right[f"layers.{i}.weight"].flatten().tolist(), scale=1.0
        )


def test_our_state_goes_to_pytorch_through_a_file(tmp_path):
    ours, theirs = MLP(2, [4, 1], activation="relu", seed=1), Net([2, 4, 1], "relu")
    (tmp_path / "state.json").write_text(json.dumps(ours.state_dict()))
    state = json.loads((tmp_path / "state.json").read_text())
    theirs.load_state_dict({name: double(numbers) for name, numbers in state.items()})
    assert_same([y.data for [y] in ours(X)], theirs(double(X)).flatten().tolist(), scale=1.0, what="output")


def test_a_sequential_of_pytorch_layer_by_layer():
    theirs = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1)).double()
    ours = Sequential(Layer(2, 3, "tanh"), Layer(3, 1, "linear"))
    ours.layers[0].load_state_dict(theirs[0].state_dict())
    ours.layers[1].load_state_dict(theirs[2].state_dict())
    assert_same([y.data for [y] in ours(X)], theirs(double(X)).flatten().tolist(), scale=1.0, what="output")


def test_a_neuron_is_a_linear_layer_of_one_output_without_its_row():
    theirs = torch.nn.Linear(2, 1).double()
    state = {name: t[0] for name, t in theirs.state_dict().items()}
    ours = Neuron(2, "linear")
    ours.load_state_dict(state)
    assert_same([y.data for y in ours(X)], theirs(double(X)).flatten().tolist(), scale=1.0, what="output")


@pytest.mark.parametrize("shape", [(1, 1), (3, 2), (16, 784)])
def test_fans(shape):
    weight = torch.empty(shape)
    assert fans(Layer(shape[1], shape[0]).weight) == _calculate_fan_in_and_fan_out(weight)


def test_a_network_is_printed_in_the_same_layout():
    ours = repr(Sequential(Sequential(Layer(2, 3)), Layer(3, 1))).replace("layers.", "")
    linear = torch.nn.Linear(1, 1)
    theirs = repr(torch.nn.Sequential(torch.nn.Sequential(linear), linear)).replace(repr(linear), "{}")
    layers = [f"Layer(in_features={n}, out_features={m}, activation='tanh')" for n, m in [(2, 3), (3, 1)]]
    assert ours == theirs.format(*layers)

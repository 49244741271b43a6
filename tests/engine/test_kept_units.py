"""A layer reads its neurons again only when something about them is another; whatever that is, it must notice."""

import copy
import pickle

import pytest

from scalargrad import MLP, Layer, Parameter, Value, functional, no_grad, topological_order, total
from scalargrad import nn as networks

X = [0.5, -2.0]


@pytest.fixture
def layer():
    """One that has been called, so that it keeps something."""
    layer = Layer(2, 3, "tanh", seed=0)
    layer.neurons[1].b.data = 0.25
    layer(X)
    return layer


def numbers(layer):
    return [output.data for output in layer(X)]


def anew(layer):
    """What the neurons say one by one: a neuron keeps nothing."""
    return [neuron(X).data for neuron in layer.neurons]


@pytest.fixture
def reads(monkeypatch):
    """How many neurons layers have read so far, as the length of a list."""
    calls = []

    def counted(*neuron):
        calls.append(neuron)
        return functional._read(*neuron)

    monkeypatch.setattr(networks, "_read", counted)
    return calls


def another_weight(neuron):
    neuron.w[0] = Parameter(3.0)


def another_weight_of_the_same_number(neuron):
    neuron.w[0] = Parameter(neuron.w[0].data)


def another_list(neuron):
    neuron.w = [Parameter(1.0), Parameter(2.0)]


def weights_in_another_order(neuron):
    neuron.w.reverse()


def another_number(neuron):
    neuron.w[1].data += 1e-9


def another_bias(neuron):
    neuron.b = Parameter(-1.0)


def another_number_for_the_bias(neuron):
    neuron.b.data = -1.0


def no_bias(neuron):
    neuron.b = None


def another_activation(neuron):
    neuron.activation = "relu"


CHANGES = [
    another_weight,
    another_weight_of_the_same_number,
    another_list,
    weights_in_another_order,
    another_number,
    another_bias,
    another_number_for_the_bias,
    no_bias,
    another_activation,
]


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_of_a_neuron_is_noticed(layer, change):
    neuron, before = layer.neurons[1], numbers(layer)
    change(neuron)
    outputs = layer(X)
    assert [output.data for output in outputs] == anew(layer)
    assert (numbers(layer) != before) == (change is not another_weight_of_the_same_number)
    biases = [] if neuron.b is None else [neuron.b]
    assert list(map(id, outputs[1].parents[2:])) == list(map(id, [*neuron.w, *biases]))
    assert outputs[1].op == f"dot {neuron.activation}"


@pytest.mark.parametrize("change", CHANGES)
def test_a_graph_from_before_a_change_keeps_its_numbers(layer, change):
    before, twin = (total(model(X)) for model in (layer, copy.deepcopy(layer)))
    w = list(layer.neurons[1].w)
    change(layer.neurons[1])
    layer(X)
    before.backward()
    twin.backward()
    leaves = [[n.grad for n in topological_order(root) if not n.parents] for root in (before, twin)]
    assert leaves[0] == leaves[1] and all(weight.grad for weight in w)


def test_neurons_come_and_go(layer):
    layer.neurons.append(Layer(2, 1, seed=5).neurons[0])
    assert len(layer(X)) == 4 and numbers(layer) == anew(layer)
    layer.neurons.reverse()
    assert numbers(layer) == anew(layer)
    del layer.neurons[0]
    assert len(layer(X)) == 3 and numbers(layer) == anew(layer)


def test_a_neuron_is_read_once_until_a_number_is_another(layer, reads):
    for _ in range(3):
        layer(X)
        layer([X, X])
    assert not reads
    layer.neurons[0].w[0].data = 7.0
    for _ in range(3):
        layer(X)
    assert len(reads) == 3  # all the neurons of the layer, once


def test_what_is_kept_serves_with_a_graph_and_without(layer, reads):
    with no_grad():
        assert all(not output.parents for output in layer(X))
    assert all(output.parents for output in layer(X))
    assert not reads


def test_a_number_that_is_none_is_read(layer):
    layer.neurons[0].w[0].data = float("nan")
    for _ in range(2):
        assert str(numbers(layer)) == str(anew(layer)) and "nan" in str(numbers(layer))
    layer.neurons[0].w[0].data = 1.0
    assert numbers(layer) == anew(layer)


def test_neurons_with_different_numbers_of_weights_are_refused(layer):
    layer.neurons[2].w.append(Parameter(1.0))
    message = "got a neuron with 3 weights beside one with 2: in a layer all have the same number"
    for _ in range(2):
        with pytest.raises(ValueError, match=message):
            layer(X)
    layer.neurons[2].w.pop()
    assert numbers(layer) == anew(layer)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_starts_with_nothing_kept(layer, duplicate):
    twin = duplicate(layer)
    assert "_kept" in vars(layer) and "_kept" not in vars(twin)
    assert numbers(twin) == numbers(layer)


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_hangs_on_its_own_parameters(duplicate):
    model = MLP(2, [3, 1], seed=0)
    model(X)
    twin = duplicate(model)
    [output] = twin(X)
    leaves = {id(node) for node in topological_order(output) if node.op == "parameter"}
    assert leaves == set(map(id, twin.parameters()))
    output.backward()
    assert any(p.grad for p in twin.parameters()) and not any(p.grad for p in model.parameters())


def test_a_call_changes_nothing_that_is_kept_with_a_model():
    called, fresh = MLP(2, [3, 1], seed=0), MLP(2, [3, 1], seed=0)
    called(X)
    assert called.state_dict() == fresh.state_dict()
    assert [name for name, _ in called.named_parameters()] == [name for name, _ in fresh.named_parameters()]
    assert len(called.named_modules()) == len(fresh.named_modules())
    assert repr(called) == repr(fresh) and len(pickle.dumps(called)) == len(pickle.dumps(fresh))


def test_layers_share_nothing_that_is_kept():
    one, two = Layer(2, 1, seed=0), Layer(2, 1, seed=1)
    assert one(X)[0].data != two(X)[0].data
    two.neurons[0] = one.neurons[0]
    one.neurons[0].w[0] = Value(4.0)
    assert numbers(one) == anew(one) == numbers(two)

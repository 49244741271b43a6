"""What a GPT is made of beside softmax: rms_norm, Embedding, layers without a bias; and the words it learns from."""

import math
import random

import pytest

from scalargrad import Embedding, Layer, Neuron, Value, compile, cross_entropy, dot, gradcheck, no_grad, rms_norm, total
from scalargrad.data import dinosaurs, elements
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS, assert_compiled
from tests.helpers.refused import refused


def data(values):
    return [value.data for value in values]


# rms_norm


@pytest.mark.parametrize("x", [[3.0], [-3.0, 4.0], [1e-5, 2e-5, 0.0], [1e100, -1e100]])
def test_the_mean_square_is_1(x):
    y = data(rms_norm(x, eps=0.0))
    assert_same(sum(v * v for v in y) / len(y), 1.0)
    assert_same([v * x[0] for v in y], [y[0] * v for v in x])  # it is still in the same direction


def test_rms_norm_by_hand():
    assert_same(data(rms_norm([1.0, 7.0], eps=0.0)), [0.2, 1.4])
    assert_same(data(rms_norm([1.0, 7.0], weight=[2.0, Value(-1.0)], eps=0.0)), [0.4, -1.4])
    assert_same(data(rms_norm([1.0, 1.0], eps=3.0)), [0.5, 0.5])


def test_eps_keeps_zeros_finite():
    assert data(rms_norm([0.0, 0.0])) == [0.0, 0.0]
    refused(ZeroDivisionError, "0 ", rms_norm, [0.0, 0.0], eps=0.0)


def test_gradients_of_rms_norm():
    gradcheck(lambda a, b, c: dot(rms_norm([a, b, c], weight=[b, 1.0, 2.0]), [1.0, -2.0, 0.5]), [0.3, -1.2, 2.0])


def test_a_longer_list_has_the_same_rms_norm():
    x = [Value(1.0), Value(7.0)]
    rms_norm(x, eps=0.0)[0].backward()
    assert_same([v.grad for v in x], [0.196, -0.028])  # at a right angle to (1, 7)


def test_rms_norm_takes_samples():
    rows = rms_norm([[1.0, 7.0], (3.0, 3.0)], weight=[1.0, 2.0])
    assert [data(row) for row in rows] == [data(rms_norm(x, weight=[1.0, 2.0])) for x in ([1.0, 7.0], [3.0, 3.0])]


def test_rms_norm_refuses():
    refused(ValueError, "got no numbers", rms_norm, [])
    refused(ValueError, "got 1 weights for 2 numbers", rms_norm, [1.0, 2.0], [1.0])
    refused(ValueError, "invalid eps", rms_norm, [1.0], eps=-1.0)
    refused(TypeError, "expected a list", rms_norm, 3.0)


# Layers without a bias


def test_without_a_bias():
    layer, neuron = Layer(2, 3, "linear", seed=0, bias=False), Neuron(2, "tanh", seed=0, bias=False)
    assert len(layer.parameters()) == 6 and len(neuron.parameters()) == 2 and neuron.b is None
    assert data(layer([0.0, 0.0])) == [0.0] * 3 and neuron([0.0, 0.0]).data == 0.0
    assert layer.state_dict().keys() == {"weight"} == neuron.state_dict().keys()
    assert "bias=False" in repr(layer) and "bias=False" in repr(neuron)
    assert "bias" not in repr(Layer(2, 3))


def test_the_weights_are_those_of_a_layer_with_a_bias():
    with_bias, without = Layer(2, 3, seed=5), Layer(2, 3, seed=5, bias=False)
    assert [data(row) for row in without.weight] == [data(row) for row in with_bias.weight]
    without.load_state_dict({"weight": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]})
    assert data(without.weight[2]) == [5.0, 6.0]
    refused(ValueError, "bias", without.load_state_dict, with_bias.state_dict())


# Embedding


def test_a_row_is_its_parameters():
    table = Embedding(3, 2, seed=0)
    assert table(1) == table.weight[1]
    assert table([2, 0]) == [table.weight[2], table.weight[0]]
    assert len(table.parameters()) == 6 and table.state_dict().keys() == {"weight"}
    total(table([1, 1])[0] + table([1, 1])[1]).backward()
    assert [p.grad for p in table.parameters()] == [0.0, 0.0, 2.0, 2.0, 0.0, 0.0]


def test_a_row_looked_up_by_a_value():
    table = Embedding(3, 2, seed=0)
    nodes = table(Value(2.0))
    assert data(nodes) == data(table.weight[2]) and {node.op for node in nodes} == {"embedding"}
    (nodes[0] * 3.0 + nodes[1]).backward()
    assert [p.grad for p in table.parameters()] == [0.0, 0.0, 0.0, 0.0, 3.0, 1.0]


def test_embeddings_are_normal():
    numbers = data(Embedding(100, 20, seed=1).parameters())
    assert abs(sum(numbers) / 2000) < 0.1 and abs(sum(x * x for x in numbers) / 2000 - 1.0) < 0.1


@pytest.mark.parametrize("index", [-1, 3, 0.5, math.nan])
def test_embedding_refuses(index):
    table = Embedding(3, 2)
    refused(ValueError, "from 0 to 2", table, index)
    refused(ValueError, "from 0 to 2", table, Value(index))
    refused(ValueError, "num_embeddings", Embedding, 0, 2)


def test_embedding_without_a_graph():
    with no_grad():
        assert data(Embedding(3, 2, init=lambda weight, rng: None)(Value(1.0))) == [0.0, 0.0]


# All of them in a program


@pytest.mark.parametrize("backend", BACKENDS)
def test_compiled(backend):
    rng = random.Random(3)
    table, layer = Embedding(4, 3, seed=rng), Layer(3, 4, "linear", seed=rng, bias=False)

    def loss(tokens, targets, shares):
        rows = rms_norm(table(tokens))
        return dot(shares, [cross_entropy(s, t) for s, t in zip(layer(rows), targets)])

    tokens, targets = [[0, 3], [1, 1], [2, 0]], [[3, 1], [0, 2], [0, 0]]
    parameters = table.parameters() + layer.parameters()
    assert_compiled(loss, parameters, tokens, targets, [[0.5, 0.5], [1.0, 0.0], [0.2, 0.8]], backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_program_refuses_an_index(backend):
    program = compile(Embedding(3, 2, seed=0), 1, backend=backend)
    assert program([0, 2]) == [data(program.parameters[0::3]), data(program.parameters[2::3])]
    refused(ValueError, "got index 3, expected a whole number from 0 to 2", program, [0, 3])


# Words


@pytest.mark.parametrize("words, many", [(dinosaurs, 1318), (elements, 118)])
def test_words(words, many):
    names = words()
    assert len(names) == many == len(set(names))
    assert {type(name) for name in names} == {str} and set("".join(names)) <= set("abcdefghijklmnopqrstuvwxyz")
    names.clear()
    assert len(words()) == many


def test_some_words():
    assert {"tyrannosaurus", "triceratops", "mei"} <= set(dinosaurs())
    assert [elements()[n - 1] for n in (1, 6, 26, 79, 118)] == ["hydrogen", "carbon", "iron", "gold", "oganesson"]

"""`functional`: sums, the neuron as one node, the losses: each against the same thing written out in operators."""

import copy
import math
import pickle

import numpy as np
import pandas as pd
import pytest

from scalargrad import Value, binary_cross_entropy_with_logits, dot, gradcheck, hinge_loss, mse_loss, total
from scalargrad.functional import ACTIVATIONS, elu, gelu, leaky_relu, silu, softplus
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused

WEIGHTS, INPUTS, BIAS = [0.5, -1.5, 2.0], [1.0, 0.25, -0.75], 0.3


def written_out(weights, inputs, bias, activation):
    result = bias
    for w, x in zip(weights, inputs):
        result = result + w * x
    return result.apply(activation)


def gradients(function, *numbers):
    leaves = [Value(number) for number in numbers]
    result = function(*leaves)
    result.backward()
    return [result.data, *[leaf.grad for leaf in leaves]]


# total


def test_total_is_one_node_with_a_slope_of_one_for_each():
    values = [Value(float(i)) for i in range(5)]
    result = total(values)
    assert (result.data, result.op, result.parents, result.slopes) == (10.0, "sum", tuple(values), (1.0,) * 5)


def test_total_counts_a_value_as_often_as_it_is_given():
    assert gradients(lambda a, b: total([a, b, a, 3]), 1.0, 2.0) == [7.0, 2.0, 1.0]


def test_total_of_nothing_is_zero():
    result = total([])
    result.backward()
    assert result.data == 0.0


def test_total_takes_any_iterable():
    assert total(Value(float(i)) for i in range(4)).data == 6.0


# dot


@pytest.mark.parametrize("bias", [BIAS, -3.0, 3.0])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_neuron_is_its_products_summed_and_bent(activation, bias):
    folded = gradients(lambda *v: dot(v[:3], v[3:6], v[6], activation), *WEIGHTS, *INPUTS, bias)
    unfolded = gradients(lambda *v: written_out(v[:3], v[3:6], v[6], activation), *WEIGHTS, *INPUTS, bias)
    assert_same(folded, unfolded)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_neuron_has_one_edge_for_each_weight_input_and_the_bias(activation):
    w, x, b = [Value(v) for v in WEIGHTS], [Value(v) for v in INPUTS], Value(BIAS)
    node = dot(w, x, b, activation)
    assert node.op == ACTIVATIONS[activation]
    assert node.parents == (*x, *w, b)
    assert len(node.slopes) == 7


def test_a_flat_neuron_keeps_its_edges():
    node = dot([Value(1.0)], [Value(2.0)], -5.0, "relu")
    assert (node.data, node.slopes, len(node.parents)) == (0.0, (0.0, 0.0, 0.0), 3)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda node: pickle.loads(pickle.dumps(node))])
def test_a_neuron_can_be_copied_and_pickled(copied):
    node = dot([Value(2.0)], [Value(5.0)], 1.0, "relu")
    node.backward()
    same = copied(node)
    assert (same.data, same.grad, same.op, same.slopes) == (11.0, 1.0, "dot relu", (2.0, 5.0, 1.0))
    assert [parent.data for parent in same.parents] == [5.0, 2.0, 1.0]


def test_dot_without_bias():
    node = dot([Value(2.0), Value(3.0)], [5.0, 7.0])
    assert (node.data, node.slopes, len(node.parents)) == (31.0, (2.0, 3.0, 5.0, 7.0), 4)
    assert (node.op, node.label, node.grad) == ("dot", "", 0.0)


def test_dot_of_nothing_is_zero():
    assert dot([], []).data == 0.0
    assert dot([], [], 2.0).data == 2.0


def test_dot_with_the_same_value_everywhere():
    assert gradients(lambda a: dot([a, a], [a, a], a), 3.0) == [21.0, 13.0]


@pytest.mark.parametrize("bend", [leaky_relu, elu, silu, softplus, gelu])
def test_an_activation_is_a_node_of_the_graph(bend):
    for x in (-0.7, 0.7):
        value, slope = gradients(bend, x)
        assert slope not in (0.0, None)
        assert [value, slope] == gradients(lambda v: v.apply(bend.__name__), x)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_dot_against_central_differences(activation):
    assert gradcheck(lambda *v: dot(v[:3], v[3:6], v[6], activation), [*WEIGHTS, *INPUTS, BIAS])


# Losses: the number of one sample is known, many are a mean, slopes reach outputs and targets.

KNOWN = [
    (mse_loss, 0.5, 1.0, 0.25, -1.0),
    (mse_loss, -2.0, 1.0, 9.0, -6.0),
    (hinge_loss, 0.4, 1, 0.6, -1.0),
    (hinge_loss, 0.4, -1, 1.4, 1.0),
    (hinge_loss, 1.0, 1, 0.0, 0.0),
    (hinge_loss, -3.0, -1, 0.0, 0.0),
    (binary_cross_entropy_with_logits, 0.0, 1, math.log(2), -0.5),
    (binary_cross_entropy_with_logits, 0.0, 0, math.log(2), 0.5),
    (binary_cross_entropy_with_logits, 2.0, 1, math.log(1 + math.exp(-2)), -1 / (1 + math.exp(2))),
    (binary_cross_entropy_with_logits, 1000.0, 1, 0.0, 0.0),
    (binary_cross_entropy_with_logits, 1000.0, 0, 1000.0, 1.0),
    (binary_cross_entropy_with_logits, -1000.0, 1, 1000.0, -1.0),
    (binary_cross_entropy_with_logits, -1000.0, 0, 0.0, 0.0),
    (binary_cross_entropy_with_logits, 1.0, 0.5, math.log(1 + math.exp(-1)) + 0.5, 1 / (1 + math.exp(-1)) - 0.5),
]
LOSSES = {"mse": mse_loss, "hinge": hinge_loss, "logistic": binary_cross_entropy_with_logits}
TARGETS = {"mse": [0.5, -1.0, 2.0], "hinge": [1, -1, 1], "logistic": [1, 0, 0.25]}
SCORES = [0.3, -1.2, 1.7]


@pytest.mark.parametrize("loss, score, target, value, slope", KNOWN)
def test_loss_of_one_sample(loss, score, target, value, slope):
    assert_same(gradients(lambda s: loss([s], [target]), score), [value, slope])


@pytest.mark.parametrize("name", LOSSES)
def test_loss_is_one_node_and_a_mean(name):
    loss, targets = LOSSES[name], TARGETS[name]
    outputs = [Value(s) for s in SCORES]
    result = loss(outputs, targets)
    singles = [loss([s], [t]).data for s, t in zip(SCORES, targets)]
    assert result.op == name
    assert result.parents[:3] == tuple(outputs)
    assert [parent.data for parent in result.parents[3:]] == targets
    assert_same(result.data, sum(singles) / 3)


@pytest.mark.parametrize("name", LOSSES)
def test_loss_against_central_differences(name):
    assert gradcheck(lambda *scores: LOSSES[name](scores, TARGETS[name]), SCORES)


def test_mse_moves_with_its_targets():
    assert gradcheck(lambda s1, s2, t1, t2: mse_loss([s1, s2], [t1, t2]), [0.3, -1.2, 0.5, 2.0])


def test_logistic_moves_with_its_targets():
    scores = [0.3, -1.2]
    assert gradcheck(lambda *targets: binary_cross_entropy_with_logits(scores, targets), [0.25, 0.75])


@pytest.mark.parametrize("score, slopes", [(0.4, (-1.0, -0.4)), (2.0, (0.0, 0.0))])
def test_hinge_has_an_edge_to_its_target(score, slopes):
    assert hinge_loss([Value(score)], [1]).slopes == slopes


@pytest.mark.parametrize("name", LOSSES)
def test_loss_takes_the_lists_that_layers_return(name):
    bare, listed = [Value(s) for s in SCORES], [[Value(s)] for s in SCORES]
    assert LOSSES[name](listed, TARGETS[name]).data == LOSSES[name](bare, TARGETS[name]).data


@pytest.mark.parametrize("name", LOSSES)
def test_an_output_used_twice_gets_both_slopes(name):
    (_, twice), (_, once) = (gradients(lambda s, n=n: LOSSES[name]([s] * n, [1] * n), 0.3) for n in (2, 1))
    assert_same(twice, once)


def test_logistic_loss_is_the_written_out_one():
    target = 0.25
    written = gradients(lambda s: -(target * s.sigmoid().log() + (1 - target) * (1 - s.sigmoid()).log()), 1.7)
    assert_same(gradients(lambda s: binary_cross_entropy_with_logits([s], [target]), 1.7), written)


CONTAINERS = [
    tuple,
    np.array,
    pd.Series,
    iter,
    lambda ts: [[t] for t in ts],
    lambda ts: np.array(ts).reshape(-1, 1),
    lambda ts: pd.DataFrame({"t": ts}),
    lambda ts: pd.Series(ts, index=[7, 5, 6]),
    lambda ts: [np.float64(t) for t in ts],
    lambda ts: list(map(Value, ts)),
]


@pytest.mark.parametrize("given", CONTAINERS)
@pytest.mark.parametrize("name", LOSSES)
def test_targets_and_outputs_come_in_any_container(name, given):
    loss, targets = LOSSES[name], TARGETS[name]
    right = gradients(lambda *scores: loss(scores, targets), *SCORES)
    assert gradients(lambda *scores: loss(scores, given(targets)), *SCORES) == right
    assert loss(given(SCORES), targets).data == right[0]


@pytest.mark.parametrize("targets", [[True, False, True], np.array([1, 0, 1]) > 0, [np.bool_(True), 0, np.int8(1)]])
def test_a_target_can_be_a_bool(targets):
    assert (
        binary_cross_entropy_with_logits(SCORES, targets).data
        == binary_cross_entropy_with_logits(SCORES, [1, 0, 1]).data
    )


@pytest.mark.parametrize("targets", [1.0, "111", None, {"t": 1.0}, [None], ["1"], [[1.0, 2.0]], [Value]])
@pytest.mark.parametrize("name", LOSSES)
def test_what_is_no_list_of_targets(name, targets):
    refused((TypeError, ValueError), "got .*, expected|expected a number, got", LOSSES[name], [0.5], targets)


@pytest.mark.parametrize("given", [tuple, np.array, pd.Series, iter])
def test_dot_takes_any_container(given):
    right = dot(WEIGHTS, INPUTS, BIAS, "tanh").data
    assert dot(given(WEIGHTS), given(INPUTS), np.float64(BIAS), "tanh").data == right


@pytest.mark.parametrize("activation", ["softsign", "", None, ["tanh"], 3])
def test_an_activation_that_is_not_known(activation):
    refused(
        ValueError,
        "unknown activation .*: choose one of linear, tanh, relu, sigmoid",
        dot,
        [1.0],
        [1.0],
        None,
        activation,
    )

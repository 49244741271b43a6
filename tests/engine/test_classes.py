"""`classes`: softmax, one-hot and the losses of several scores, against formulas written out in operators."""

import copy
import math
import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalargrad import (
    MLP,
    SGD,
    Value,
    accuracy,
    cross_entropy,
    fit,
    focal_loss,
    gradcheck,
    log_softmax,
    mse_loss,
    no_grad,
    one_hot,
    softmax,
    squared_error,
)
from scalargrad.rules import RULES
from tests.helpers.compare import assert_same
from tests.helpers.expressions import FIXED
from tests.helpers.refused import refused

ROWS, CLASSES = [[0.3, -1.2, 1.7], [2.0, 0.5, -0.25], [0.0, 0.0, 0.0], [-3.0, 4.0, 1.0]], [2, 1, 0, 1]
SHARES = [[0.2, 0.3, 0.5], [1.0, 0.0, 0.0], [0.25, 0.25, 0.5], [0.0, 0.9, 0.1]]
WEIGHT = [1.0, 0.25, 3.0]
FOCAL_SLOPE = -0.25 * (0.5 + 2.0 * math.log(2) * 0.5)  # of (1-p)² (-log p) in its own score, at p = .5
scores = st.lists(st.floats(-50.0, 50.0), min_size=2, max_size=6)


def gradients(function, *numbers):
    leaves = [Value(number) for number in numbers]
    result = function(leaves)
    result.backward()
    return [result.data, *[leaf.grad for leaf in leaves]]


def in_rows(numbers):
    return [numbers[i : i + 3] for i in range(0, len(numbers), 3)]


def written_out(rows, shares, gamma=0.0):
    """The mean over samples of Σ q (1 - p)^gamma (-log p), in operators."""
    total = 0.0
    for row, share in zip(rows, shares):
        whole = sum(s.exp() for s in row)
        for s, q in zip(row, share):
            p = s.exp() / whole
            total = total - q * (1.0 - p) ** gamma * p.log()
    return total / len(rows)


def data(values):
    return [value.data for value in values]


# softmax


def test_softmax_of_1_2_3():
    assert_same(data(softmax([1, 2, 3])), [math.exp(k) / (math.e + math.e**2 + math.e**3) for k in (1, 2, 3)])


@FIXED
@given(scores)
def test_softmax_is_a_distribution_that_a_shift_leaves_alone(row):
    p, shifted = data(softmax(row)), data(softmax([s + 1000.0 for s in row]))
    assert_same(sum(p), 1.0)
    assert_same(shifted, p, tolerance=1e-9)
    assert all(0.0 < q <= 1.0 for q in p)
    assert_same(data(log_softmax(row)), [math.log(q) for q in p], scale=1.0)


@FIXED
@given(scores)
def test_the_gradient_of_cross_entropy_is_p_minus_one_hot(row):
    p = data(softmax(row))
    for c in range(len(row)):
        loss, *slopes = gradients(lambda s, c=c: cross_entropy([s], [c]), *row)
        assert_same(slopes, [q - (k == c) for k, q in enumerate(p)], scale=1.0)
        assert_same(loss, -log_softmax(row)[c].data, scale=1.0)
        assert loss >= 0.0 and abs(sum(slopes)) < 1e-12


@FIXED
@given(scores, st.data())
def test_without_gamma_the_focal_loss_is_cross_entropy(row, draw):
    c = draw.draw(st.integers(0, len(row) - 1))
    target = draw.draw(st.sampled_from([c, one_hot(c, len(row)), [1 / len(row)] * len(row)]))
    plain = gradients(lambda s: cross_entropy([s], [target]), *row)
    assert_same(gradients(lambda s: focal_loss([s], [target], gamma=0), *row), plain, scale=1.0)
    assert focal_loss([row], [target]).data <= plain[0] + 1e-15


@pytest.mark.parametrize("function", [softmax, log_softmax])
def test_softmax_against_central_differences(function):
    for k in range(3):
        assert gradcheck(lambda *s, k=k: function(s)[k], ROWS[0])
    assert gradcheck(lambda *s: mse_loss(function(s), [0.1, 0.2, 0.7]), ROWS[0])


@pytest.mark.parametrize("function, op", [(softmax, "softmax"), (log_softmax, "log_softmax")])
def test_softmax_is_a_node_for_each_score(function, op):
    row = [Value(s) for s in ROWS[0]]
    nodes = function(row)
    assert [node.op for node in nodes] == [op] * 3
    assert nodes[1].parents == (row[1], row[0], row[2])
    assert [data(node) for node in function(ROWS)] == [data(function(row)) for row in ROWS]


@pytest.mark.parametrize(
    "row, p, log_p",
    [
        ([1000.0, 0.0, -1000.0], [1.0, 0.0, 0.0], [0.0, -1000.0, -2000.0]),
        ([1000.0, 1000.0], [0.5, 0.5], [-math.log(2)] * 2),
        ([-1000.0, -1000.0], [0.5, 0.5], [-math.log(2)] * 2),
        ([-math.inf, 0.0], [0.0, 1.0], [-math.inf, 0.0]),
        ([math.inf, 0.0], [math.nan, math.nan], [math.nan, math.nan]),
        ([math.nan, 0.0], [math.nan, math.nan], [math.nan, math.nan]),
        ([0.0, math.nan], [math.nan, math.nan], [math.nan, math.nan]),
        ([7.0], [1.0], [0.0]),
    ],
)
def test_softmax_at_its_edges(row, p, log_p):
    assert_same(data(softmax(row)), p)
    assert_same(data(log_softmax(row)), log_p)
    assert all(type(number) is float for node in softmax(row) for number in (node.data, *node.slopes))


@pytest.mark.parametrize("function", [softmax, log_softmax])
def test_softmax_of_nothing(function):
    for scores in ([], [[]], np.zeros((2, 0))):
        refused(ValueError, "got no scores, expected one for each class", function, scores)
    refused(TypeError, "expected a list", function, 1.0)
    refused(TypeError, "expected a number", function, ["1"])


def test_softmax_takes_any_container():
    for given_ in (tuple, np.array, pd.Series, iter):
        assert data(softmax(given_(ROWS[0]))) == data(softmax(ROWS[0]))
    assert data(softmax(np.array(ROWS))[1]) == data(softmax(pd.DataFrame(ROWS))[1]) == data(softmax(ROWS[1]))


# one_hot


def test_one_hot():
    assert one_hot([2, 0, 1]) == np.eye(3)[[2, 0, 1]].tolist()
    assert one_hot([0, 0]) == [[1], [1]]
    assert one_hot(1, 4) == [0, 1, 0, 0]
    assert one_hot([1], np.int64(2)) == [[0, 1]]
    assert one_hot([], 3) == []
    assert {type(x) for x in one_hot(2, 3)} == {int}
    for labels in ((2, 0), np.array([2, 0]), np.array([[2], [0]]), pd.Series([2, 0]), iter([2.0, np.float32(0)])):
        assert one_hot(labels, 3) == [[0, 0, 1], [1, 0, 0]]
    assert one_hot([True, False]) == [[0, 1], [1, 0]]


def test_one_hot_of_a_value_is_a_list_of_values():
    row = one_hot(Value(2.0), 3)
    assert [(v.data, v.op, v.slopes) for v in row] == [(hot, "one_hot", (0.0,) * 3) for hot in (0.0, 0.0, 1.0)]


@pytest.mark.parametrize("target", [3, -1, 0.5, math.nan, math.inf, -math.inf, Value(3.0)])
def test_one_hot_of_what_is_no_class(target):
    refused(ValueError, "expected a class from 0 to 2: the 3 classes count from 0", one_hot, [target], 3)


def test_one_hot_refused():
    for targets in ([], [Value(1.0)], Value(1.0)):
        refused(ValueError, "got no numbers to count the classes by: give num_classes", one_hot, targets)
    refused(ValueError, "got num_classes = 0, expected a whole number, 1 or more", one_hot, [0], 0)
    refused(ValueError, "got target -1, expected", one_hot, [-1, 1])
    refused(ValueError, "got 2 numbers as the class of one sample", one_hot, [[1, 0]])
    refused(TypeError, "expected a number", one_hot, ["cat"])


# The losses


LOSSES = {
    "cross_entropy": (cross_entropy, one_hot(CLASSES, 3), 0.0),
    "smooth": (
        lambda s, t: cross_entropy(s, t, label_smoothing=0.1),
        [[0.9 * q + 0.1 / 3 for q in row] for row in one_hot(CLASSES, 3)],
        0.0,
    ),
    "weighted": (
        lambda s, t: cross_entropy(s, t, weight=WEIGHT),
        [[4 * w * q / 4.5 for w, q in zip(WEIGHT, row)] for row in one_hot(CLASSES, 3)],
        0.0,
    ),
    "both": (
        lambda s, t: cross_entropy(s, t, WEIGHT, 0.3),
        [[4 * w * (0.7 * q + 0.1) / 4.5 for w, q in zip(WEIGHT, row)] for row in one_hot(CLASSES, 3)],
        0.0,
    ),
    "focal": (focal_loss, one_hot(CLASSES, 3), 2.0),
    "focal .5": (lambda s, t: focal_loss(s, t, gamma=0.5), one_hot(CLASSES, 3), 0.5),
    "focal weighted": (
        lambda s, t: focal_loss(s, t, gamma=1.0, weight=WEIGHT),
        [[4 * w * q / 4.5 for w, q in zip(WEIGHT, row)] for row in one_hot(CLASSES, 3)],
        1.0,
    ),
}  # fmt: skip
NUMBERS = [s for row in ROWS for s in row]


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_of_classes_is_the_written_out_one(name):
    loss, shares, gamma = LOSSES[name]
    ours = gradients(lambda s: loss(in_rows(s), CLASSES), *NUMBERS)
    assert_same(ours, gradients(lambda s: written_out(in_rows(s), shares, gamma), *NUMBERS), scale=1.0)
    assert gradcheck(lambda *s: loss(in_rows(s), CLASSES), NUMBERS)


@pytest.mark.parametrize("smoothing, weight", [(0.0, None), (0.2, None), (0.0, WEIGHT), (0.2, WEIGHT)])
def test_probabilities_as_targets(smoothing, weight):
    shares = [[w * ((1 - smoothing) * q + smoothing / 3) for w, q in zip(weight or [1] * 3, row)] for row in SHARES]
    ours = gradients(lambda s: cross_entropy(in_rows(s), SHARES, weight, smoothing), *NUMBERS)
    assert_same(ours, gradients(lambda s: written_out(in_rows(s), shares), *NUMBERS), scale=1.0)


def test_losses_move_with_their_probabilities():
    def of_shares(loss):  # the shares alone move, and the last is what is left: they add up to 1
        return lambda a, b: loss([ROWS[0]], [[a, b, 1.0 - a - b]])

    for loss in (cross_entropy, focal_loss, lambda s, t: cross_entropy(s, t, WEIGHT, 0.1)):
        assert gradcheck(of_shares(loss), [0.2, 0.3])


@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0, 2.0, 3.5])
def test_every_slope_of_the_focal_rule_is_the_measured_one(gamma):
    assert gradcheck(lambda s, *others: s.apply("focal", *others), [0.3, -1.2, 1.7, 0.2, 0.3, 0.5, gamma + 1e-3])
    rule = RULES["soft_cross_entropy"]
    assert_same(RULES["focal"](1.0, -2.0, 0.3, 0.7, 0.0)[0], rule(1.0, -2.0, 0.3, 0.7)[0])


def test_known_numbers():
    assert_same(gradients(lambda s: cross_entropy([s], [2]), *map(math.log, [0.2, 0.3, 0.5])),
                [math.log(2), 0.2, 0.3, -0.5])  # fmt: skip
    assert_same(cross_entropy([[0.0] * 3] * 5, [0, 1, 2, 0, 1]).data, math.log(3))
    twice = -math.log(math.e / (math.e + 2))
    assert_same(-log_softmax([p.data for p in softmax([1000.0, 0.0, 0.0])])[0].data, twice)
    assert round(twice, 3) == 0.551
    assert_same(gradients(lambda s: focal_loss([s], [0]), 0.0, 0.0), [math.log(2) / 4, FOCAL_SLOPE, -FOCAL_SLOPE])


def test_a_loss_is_one_node_and_a_mean():
    rows = [[Value(s) for s in row] for row in ROWS]
    for loss, op in (
        (cross_entropy, "cross_entropy"),
        (focal_loss, "focal"),
        (LOSSES["smooth"][0], "soft_cross_entropy"),
    ):
        result = loss(rows, CLASSES)
        assert result.op == f"{op} of 4"
        assert result.parents[:12] == tuple(s for of_class in zip(*rows) for s in of_class)
        assert all(not parent.parents for parent in result.parents)
        assert_same(result.data, sum(loss([row], [c]).data for row, c in zip(ROWS, CLASSES)) / 4)
        assert loss(rows[:1], [2]).op == op


@pytest.mark.parametrize("loss", [cross_entropy, focal_loss])
@pytest.mark.parametrize(
    "row, c, value, slopes",
    [
        ([1000.0, 0.0, -1000.0], 0, 0.0, [0.0, 0.0, 0.0]),
        ([1000.0, 0.0, -1000.0], 1, 1000.0, [1.0, -1.0, 0.0]),
        ([1000.0, 0.0, -1000.0], 2, 2000.0, [1.0, 0.0, -1.0]),
        ([-1000.0, -1000.0, 1000.0], 0, 2000.0, [-1.0, 0.0, 1.0]),
        ([-math.inf, 0.0, -1000.0], 1, 0.0, [0.0, 0.0, 0.0]),
        ([-math.inf, 0.0, -1000.0], 0, math.inf, [-1.0, 1.0, 0.0]),
    ],
)
def test_losses_at_large_logits(loss, row, c, value, slopes):
    for target in (c, one_hot(c, 3)):
        assert_same(gradients(lambda s: loss([s], [target]), *row), [value, *slopes])
    assert math.isnan(loss([[math.nan, 0.0, 1.0]], [0]).data)


@pytest.mark.parametrize("gamma", [0.25, 0.5, 1.0])
def test_a_small_gamma_at_a_sure_answer(gamma):
    assert gradients(lambda s: focal_loss([s], [0], gamma), 1000.0, 0.0) == [0.0, 0.0, 0.0]


def test_a_single_sample_needs_no_list():
    for loss in (cross_entropy, focal_loss):
        assert loss(ROWS[0], 2).data == loss([ROWS[0]], [2]).data
        assert loss(np.array(ROWS[0]), np.int64(2)).data == loss([ROWS[0]], [2]).data


def test_targets_and_outputs_come_in_any_container():
    right = cross_entropy(ROWS, CLASSES).data
    for given_ in (tuple, np.array, pd.Series, iter, lambda ts: [[t] for t in ts], lambda ts: list(map(Value, ts)),
                   lambda ts: np.array(ts, dtype=np.float32), lambda ts: pd.DataFrame({"t": ts})):  # fmt: skip
        assert cross_entropy(np.array(ROWS), given_(CLASSES)).data == right
    assert_same(cross_entropy(pd.DataFrame(ROWS), np.eye(3)[CLASSES]).data, right)
    assert cross_entropy(ROWS, CLASSES, weight=np.ones(3)).data == pytest.approx(right, rel=1e-15)
    assert cross_entropy([[0.0, 1.0]], [True]).data == cross_entropy([[0.0, 1.0]], [1]).data
    assert_same(cross_entropy(ROWS, [[Value(q) for q in row] for row in SHARES]).data, cross_entropy(ROWS, SHARES).data)


def test_values_as_classes_count_as_numbers():
    for loss in (*[loss for loss, *_ in LOSSES.values()],):
        assert_same(loss(ROWS, list(map(Value, CLASSES))).data, loss(ROWS, CLASSES).data)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda node: pickle.loads(pickle.dumps(node))])
def test_a_loss_can_be_copied(copied):
    result = copied(cross_entropy(ROWS, CLASSES))
    assert (result.op, len(result.parents)) == ("cross_entropy of 4", 16)


BAD = [
    ([3], "got target 3, expected a class from 0 to 2: the 3 classes count from 0$"),
    ([-1], r"got target -1, expected a class from 0 to 2: .*; from -1 and [+]1, use \(t [+] 1\) / 2"),
    ([0.5], "got target 0.5, expected a class .*; probabilities come as a list of 3 for each sample"),
    ([math.nan], "got target nan, expected a class"),
    ([math.inf], "got target inf, expected a class"),
    ([Value(7.0)], "got target 7, expected a class"),
    ([[1, 0]], "got 2 numbers as a target for 3 scores: give a class, or 3 probabilities"),
    ([[]], "got 0 numbers as a target"),
    ([[1, 1, 0]], r"got \[1.0, 1.0, 0.0\] as a target, expected 3 probabilities, which add up to 1"),
    ([[1, -1, 1]], r"got \[1.0, -1.0, 1.0\] as a target, expected 3 probabilities"),
    ([[math.nan, 0.5, 0.5]], "as a target, expected 3 probabilities"),
    ([[Value(1.5), Value(-0.5), Value(0.0)]], "got -0.[0-9]* as the share of a class, expected 0 or more"),
    ([], "got 1 outputs and 0 targets: each sample has both"),
    ([0, 1], "got 1 outputs and 2 targets: each sample has both"),
]  # fmt: skip


@pytest.mark.parametrize("targets, words", BAD)
@pytest.mark.parametrize("loss", [cross_entropy, focal_loss, lambda s, t: cross_entropy(s, t, WEIGHT, 0.1)])
def test_targets_that_do_not_fit(loss, targets, words):
    refused(ValueError, words, loss, [ROWS[0]], targets)


@pytest.mark.parametrize("loss", [cross_entropy, focal_loss])
def test_scores_and_targets_that_do_not_fit(loss):
    refused(ValueError, "got 0 outputs and 0 targets", loss, [], [])
    refused(ValueError, "got samples with 2 and 3 scores: each has as many", loss, [[1, 2], [1, 2, 3]], [0, 1])
    refused(ValueError, "samples with 1 scores: .* binary_cross_entropy_with_logits", loss, [[1.0], [2.0]], [0, 1])
    refused(ValueError, "samples with 1 scores: .* binary_cross_entropy_with_logits", loss, [1.0, 2.0], [0, 1])
    refused(ValueError, "samples with 0 scores: each has as many, two or more$", loss, [[]], [0])
    refused(ValueError, "got classes and probabilities as targets", loss, ROWS[:2], [0, [0.0, 1.0, 0.0]])
    for targets in (["cat"], [None], "0", None, [{"t": 1}], [Value]):
        refused((TypeError, ValueError), "expected", loss, [ROWS[0]], targets)
    refused(TypeError, "expected a number", loss, [["1", "2"]], [0])


@pytest.mark.parametrize("loss", [cross_entropy, focal_loss])
def test_softmax_before_the_loss_is_told(loss):
    words = "got probabilities out of softmax, expected raw scores .*: the loss applies softmax itself"
    refused(ValueError, words, loss, softmax([[Value(s) for s in row] for row in ROWS]), CLASSES)
    refused(ValueError, words, loss, softmax(ROWS[0]), 1)
    assert_same(cross_entropy([log_softmax(ROWS[0])], [1]).data, cross_entropy([ROWS[0]], [1]).data)
    with no_grad():
        assert loss(softmax(ROWS), CLASSES).op == "constant"


def test_settings_that_are_none():
    for weight in ([1.0, 2.0], [1.0] * 4, []):
        refused(
            ValueError,
            f"got {len(weight)} weights for 3 scores: each class has one",
            cross_entropy,
            ROWS,
            CLASSES,
            weight,
        )
    refused(ValueError, "invalid weight: -1", cross_entropy, ROWS, CLASSES, [1, -1, 1])
    refused(ValueError, "got targets of weight 0 alone: there is no mean", cross_entropy, ROWS[:1], [1], [1, 0, 1])
    for smoothing in (-0.1, 1.1, math.nan):
        refused(ValueError, "expected a share from 0 to 1", cross_entropy, ROWS, CLASSES, None, smoothing)
    refused(TypeError, "expected a number", cross_entropy, ROWS, CLASSES, None, "0.1")
    for gamma in (-1.0, math.nan, None, "2"):
        refused(ValueError, "invalid gamma", focal_loss, ROWS, CLASSES, gamma)


def test_a_class_of_weight_0_counts_for_nothing():
    ours = gradients(lambda s: cross_entropy(in_rows(s), CLASSES, weight=[1, 0, 1]), *NUMBERS)
    left = gradients(lambda s: cross_entropy([s[:3], s[6:9]], [2, 0]), *NUMBERS)
    assert_same(ours, left, scale=1.0)


# One sample's squared error


def test_squared_error_is_a_sum_over_the_outputs():
    assert squared_error(Value(0.5), 1.0).data == squared_error([Value(0.5)], [1]).data == 0.25
    assert gradients(lambda s: squared_error(s, [1.0, -1.0]), 0.5, 2.0) == [9.25, -1.0, 6.0]
    assert gradcheck(lambda a, b, c, d: squared_error([a, b], [c, d]), [0.3, -1.2, 0.5, 2.0])
    node = squared_error([Value(1.0), Value(2.0)], np.array([0.0, 1.0]))
    assert (node.op, len(node.parents), node.data) == ("squared_error", 4, 2.0)
    assert squared_error(1000.0, math.inf).data == math.inf


@pytest.mark.parametrize(
    "output, target, counts", [([1.0, 2.0], [1.0], (2, 1)), ([], [], (0, 0)), (1.0, [1, 2], (1, 2))]
)
def test_squared_error_refused(output, target, counts):
    words = "got {} outputs and {} targets for one sample: each output has one".format(*counts)
    refused(ValueError, words, squared_error, output, target)


def test_three_classes_are_learned():
    X = [[math.cos(a), math.sin(a)] for a in (0.0, 0.3, 2.1, 2.4, 4.2, 4.5)]
    y, model = [0, 0, 1, 1, 2, 2], MLP(2, [3], seed=0)
    history = fit(model, X, y, loss=cross_entropy, optimizer=SGD(model.parameters(), lr=1.0), epochs=100,
                  metrics={"accuracy": accuracy}, progress=False)  # fmt: skip
    assert history.metrics["accuracy"][-1] == 1.0 and history.loss[-1] < 0.1

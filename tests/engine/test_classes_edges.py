"""`classes` and their rules: what they say in full, and what stands at the edge of what they take."""

import math

import numpy as np
import pytest

from scalargrad import Value, cross_entropy, focal_loss, log_softmax, one_hot, softmax
from scalargrad.rules import RULES
from tests.helpers.compare import assert_same
from tests.helpers.refused import refused

ROW = [0.3, -1.2, 1.7]


@pytest.mark.parametrize("function", [softmax, log_softmax])
def test_what_scores_have_to_be(function):
    words = r"^got 1.0, expected a list \(or an array\) with an entry for each score$"
    refused(TypeError, words, function, 1.0)
    refused(ValueError, "^got no scores, expected one for each class$", function, [])


def test_what_weights_have_to_be():
    words = r"^got 2.0, expected a list \(or an array\) with an entry for each class$"
    refused(TypeError, words, cross_entropy, [ROW], [1], 2.0)
    words = "^got targets of weight 0 alone: there is no mean$"
    refused(ValueError, words, cross_entropy, [ROW], [1], [1, 0, 1])


def test_what_classes_have_to_be():
    words = "^got no numbers to count the classes by: give num_classes$"
    refused(ValueError, words, one_hot, [])
    words = "^got classes and probabilities as targets: give one kind for all samples$"
    refused(ValueError, words, cross_entropy, [ROW, ROW], [0, [0.0, 1.0, 0.0]])


def test_a_single_score_is_sent_elsewhere_and_two_are_not():
    hint = "for a single one take binary_cross_entropy_with_logits"
    words = f"^got samples with 1 scores: each has as many, two or more; {hint}$"
    refused(ValueError, words, cross_entropy, [[1.0]], [0])
    refused(ValueError, "two or more$", cross_entropy, [[1.0, 2.0], ROW], [0, 1])
    assert_same(cross_entropy([[0.0, 0.0]], [1]).data, math.log(2))


def test_all_of_a_target_may_be_spread():
    smooth, even = cross_entropy([ROW], [2], label_smoothing=1.0), cross_entropy([ROW], [[1 / 3] * 3])
    assert_same(smooth.data, even.data)
    words = r"^got label_smoothing = 1.5, expected a share from 0 to 1$"
    refused(ValueError, words, cross_entropy, [ROW], [2], None, 1.5)


@pytest.mark.parametrize("loss", [cross_entropy, focal_loss])
def test_a_class_moves_nothing(loss):
    scores, target = [Value(s) for s in ROW], Value(1.0)
    loss([scores], [target]).backward()
    assert target.grad == 0.0 and all(s.grad for s in scores)


def test_a_class_of_no_share_does_not_move_gamma():
    *_, by_gamma = RULES["focal"](0.0, 0.0, 1.0, 0.0, 2.0)[1]
    assert_same(by_gamma, 0.25 * math.log(2) * math.log(0.5))
    *_, by_gamma = RULES["focal"](1000.0, 0.0, 1.0, 0.0, 2.0)[1]
    assert by_gamma == 0.0


def test_a_class_alone_has_slopes_that_are_floats():
    (log_p,) = log_softmax([7.0])
    assert (log_p.data, log_p.slopes) == (0.0, (0.0,)) and type(log_p.slopes[0]) is float


def test_a_class_in_a_list_or_an_array_of_one():
    for target in ([1], (1,), np.array([1])):
        assert cross_entropy([ROW], [target]).data == cross_entropy([ROW], [1]).data

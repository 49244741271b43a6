"""`metrics`: the share of right answers, next to scikit-learn, and no share where there is no right answer."""

import math

import numpy as np
import pytest
from sklearn.metrics import accuracy_score

from scalargrad import MLP, Value, accuracy
from tests.helpers.containers import COLUMN, ROWS
from tests.helpers.refused import refused

rng = np.random.default_rng(0)
SCORES, ROWS_OF_SCORES = rng.normal(size=200), rng.normal(size=(200, 3))
HITS, CLASSES = rng.integers(0, 2, 200), rng.integers(0, 3, 200)


@pytest.mark.parametrize(
    "outputs, targets, share",
    [
        ([0.3, -2.0, 0.1, 5.0], [1, -1, -1, 1], 0.75),
        ([[Value(0.3)], [Value(-1.0)]], [1, -1], 1.0),
        ([Value(0.3), Value(-1.0)], [-1.0, 1.0], 0.0),
        ([0.0], [-1], 1.0),
        ([0.0], [1], 0.0),
        ([math.inf, -math.inf], [1, -1], 1.0),
    ],
)
def test_the_side_of_zero(outputs, targets, share):
    assert accuracy(outputs, targets) == share


@pytest.mark.parametrize("targets", [[1, -1], [0, 1], [1, 0]])
def test_nan_is_wrong_whatever_the_target(targets):
    assert accuracy([math.nan] * 2, targets, threshold=0.5 if 0 in targets else None) == 0.0
    assert accuracy([[math.nan, 1.0], [math.nan, 1.0]], [0, 1]) == 0.0


def test_single_scores_next_to_scikit_learn():
    said = SCORES > 0
    assert accuracy(SCORES, 2 * HITS - 1) == accuracy_score(HITS, said)
    assert accuracy(SCORES, HITS, threshold=0) == accuracy_score(HITS, said)
    probabilities = 1 / (1 + np.exp(-SCORES))
    assert accuracy(probabilities, HITS, threshold=0.5) == accuracy_score(HITS, said)
    assert accuracy(probabilities, HITS, threshold=0.9) == accuracy_score(HITS, probabilities > 0.9)
    assert accuracy(probabilities, HITS == 1, threshold=np.float32(0.5)) == accuracy_score(HITS, said)


def test_several_scores_next_to_scikit_learn():
    right = accuracy_score(CLASSES, ROWS_OF_SCORES.argmax(axis=1))
    assert accuracy(ROWS_OF_SCORES, CLASSES) == right
    assert accuracy(ROWS_OF_SCORES, CLASSES.astype(float)) == right
    assert accuracy(ROWS_OF_SCORES, np.eye(3)[CLASSES]) == right
    assert accuracy([[Value(s) for s in row] for row in ROWS_OF_SCORES], CLASSES.tolist()) == right


def test_the_first_of_equal_scores_counts():
    assert [accuracy([[1.0, 1.0, 0.0]], [c]) for c in range(3)] == [1.0, 0.0, 0.0]
    assert accuracy([[True, False]], [[1, 0]]) == 1.0


@pytest.mark.parametrize("kind", COLUMN)
def test_targets_and_single_scores_come_in_any_container(kind):
    assert accuracy(COLUMN[kind]([0.5, -1.0, 2.0]), COLUMN[kind]([1, 1, 1])) == 2 / 3


@pytest.mark.parametrize("kind", ROWS)
def test_several_scores_come_in_any_container(kind):
    assert accuracy(ROWS[kind]([[0.1, 0.9], [0.8, 0.2], [0.6, 0.4]]), ROWS[kind]([[0, 1], [0, 1], [1, 0]])) == 2 / 3


@pytest.mark.parametrize(
    "targets, threshold, words",
    [
        ([0, 1, 1], None, r"such as \[0.0, 1.0\] for single scores, .*threshold=0.5"),
        ([0.5, 1, 1], 0.5, r"such as \[0.5, 1.0\]"),
        ([-1, 0, 1], 0, r"such as \[-1.0, 0.0, 1.0\]"),
        ([2.0, 4.0, 6.0], None, r"such as \[2.0, 4.0, 6.0\]"),
        ([math.nan, 1, 1], 0, "such as"),
        ([[1, 0], [0, 1], [1, 0]], None, r"such as \[1, 0\] for single scores"),
    ],
)
def test_targets_that_are_no_classes_of_single_scores(targets, threshold, words):
    refused(ValueError, words, accuracy, [0.1, 0.2, 0.3], targets, threshold)


@pytest.mark.parametrize("target", [3, -1, 0.5, math.nan, [1, 0], [0, 0, 0], [1, 1, 0], [0.3, 0.3, 0.4], [0, 2, 0]])
def test_targets_that_are_no_classes_of_three_scores(target):
    refused(ValueError, "for 3 scores, expected an index below 3, or 3 numbers", accuracy, [[0.1, 0.2, 0.3]], [target])


@pytest.mark.parametrize("outputs, targets", [([[0.3], [1.0]], [1]), ([0.3], [1, -1]), ([], []), ([], [1])])
def test_each_sample_has_both(outputs, targets):
    refused(ValueError, f"got {len(outputs)} outputs and {len(targets)} targets", accuracy, outputs, targets)


@pytest.mark.parametrize("outputs", [[[0.1, 0.2], [0.3]], [[0.1], 0.2, [0.3, 0.4]], [[], []]])
def test_each_sample_has_as_many_scores(outputs):
    refused(ValueError, "got samples with .* scores", accuracy, outputs, [1] * len(outputs))


def test_outputs_and_targets_are_numbers():
    refused(TypeError, "expected a list", accuracy, 0.3, [1])
    refused(TypeError, "expected a number", accuracy, [0.3], ["cat"])
    refused(TypeError, "expected a number", accuracy, [0.3], [None])


def test_what_a_model_gives():
    X = [[0.5, -1.5], [2.0, 1.0]]
    one, three = MLP(2, [1], seed=1), MLP(2, [3], seed=1)
    assert accuracy(one(X), [1 if one(x)[0].data > 0 else -1 for x in X]) == 1.0
    largest = [max(range(3), key=lambda c, x=x: three(x)[c].data) for x in X]
    assert accuracy(three(X), largest) == 1.0

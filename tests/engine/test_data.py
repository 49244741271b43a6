"""`data`: points, parts and orders are those of scikit-learn and NumPy, in plain lists; bad requests are refused."""

import numpy as np
import pandas as pd
import pytest
import sklearn.datasets
import sklearn.model_selection

from scalargrad.data import DataLoader, make_moons, train_test_split
from tests.helpers.containers import COLUMN, ROWS
from tests.helpers.refused import refused


def test_moons_are_those_of_the_well_known_demo():
    np.random.seed(1337)
    X, y = sklearn.datasets.make_moons(n_samples=100, noise=0.1)
    assert make_moons() == (X.tolist(), (y * 2 - 1).tolist())


@pytest.mark.parametrize("n", [1, 2, 3, 50, 301])
@pytest.mark.parametrize("noise, seed", [(0.0, 0), (0.1, 1), (0.3, 2**32 - 1)])
def test_points_and_parts_are_those_of_scikit_learn(n, noise, seed):
    X, y = make_moons(n, noise, seed)
    expected, classes = sklearn.datasets.make_moons(n_samples=n, noise=noise, random_state=seed)
    np.testing.assert_allclose(X, expected, rtol=0, atol=1e-15)
    assert y == [2.0 * label - 1.0 for label in classes]
    if n > 1:
        parts = sklearn.model_selection.train_test_split(X, y, test_size=0.3, random_state=seed)
        assert list(train_test_split(X, y, 0.3, seed)) == parts


@pytest.mark.parametrize("seed", [-1, 2**32, 0.5, "1", None])
def test_moons_refuse_a_seed_that_is_none(seed):
    with pytest.raises(ValueError, match=r"seed = .*whole number from 0 to 4294967295"):
        make_moons(seed=seed)


def test_moons_are_plain_floats():
    X, y = make_moons(n_samples=5)
    assert [type(x) for point in X for x in point] == [float] * 10
    assert [type(label) for label in y] == [float] * 5
    assert set(y) == {-1.0, 1.0}


def test_moons_depend_on_the_seed_alone():
    first = make_moons(seed=1)
    np.random.seed(0)
    assert make_moons(seed=1) == first != make_moons(seed=2)


@pytest.mark.parametrize("n_samples", [-1, 0, 2.5, "100", None])
def test_moons_refuse_a_number_of_points_that_is_none(n_samples):
    with pytest.raises(ValueError, match=r"n_samples = .*1 or more"):
        make_moons(n_samples=n_samples)


@pytest.mark.parametrize("noise", [-0.1, float("nan"), float("inf"), "0.1", [], ""])
def test_moons_refuse_impossible_noise(noise):
    with pytest.raises(ValueError, match=r"invalid noise: .*0 or more"):
        make_moons(noise=noise)


def test_moons_without_noise_are_those_of_scikit_learn():
    X, _ = sklearn.datasets.make_moons(n_samples=20, noise=None, random_state=3)
    np.testing.assert_allclose(make_moons(20, noise=None, seed=3)[0], X, rtol=0, atol=1e-15)


def test_moons_take_the_numbers_of_numpy():
    assert make_moons(np.int64(20), np.float64(0.1), np.int64(3)) == make_moons(20, 0.1, 3)


def test_split_keeps_every_sample_once_and_with_its_label():
    X, y = make_moons(n_samples=40)
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    assert (len(X_train), len(X_test)) == (30, 10)
    assert sorted(zip(X_train + X_test, y_train + y_test)) == sorted(zip(X, y))
    assert all(type(part) is list for part in (X_train, X_test, y_train, y_test))


def test_split_depends_on_the_seed_alone():
    X, y = make_moons(n_samples=40)
    np.random.seed(0)
    assert train_test_split(X, y, seed=1) == train_test_split(X, y, seed=1) != train_test_split(X, y, seed=2)


def test_split_takes_the_share_it_is_told():
    X, y = make_moons(n_samples=40)
    assert len(train_test_split(X, y, test_size=0.5)[1]) == 20


def test_split_refuses_lengths_that_differ():
    with pytest.raises(ValueError, match="3 samples and 2 targets"):
        train_test_split([[1.0]] * 3, [1.0] * 2)


@pytest.mark.parametrize("n", [0, 1])
def test_split_refuses_too_few_samples(n):
    with pytest.raises(ValueError, match=f"got {n} samples"):
        train_test_split([[1.0]] * n, [1.0] * n)


def test_split_refuses_an_empty_part():
    with pytest.raises(ValueError, match=r"0.9 of 4 samples leaves none"):
        train_test_split([[1.0]] * 4, [1.0] * 4, test_size=0.9)


@pytest.mark.parametrize("test_size", [-0.1, 0, 1, 30, float("nan")])
def test_split_refuses_a_share_outside_0_to_1(test_size):
    with pytest.raises(ValueError, match=r"test_size=.*between 0 and 1"):
        train_test_split([[1.0]] * 4, [1.0] * 4, test_size=test_size)


@pytest.mark.parametrize("test_size", ["0.25", None, [0.25]])
def test_split_refuses_a_share_that_is_no_number(test_size):
    refused(TypeError, "expected a number", train_test_split, [[1.0]] * 4, [1.0] * 4, test_size=test_size)


# Every container, taken by position

X, Y = [[float(i), -float(i)] for i in range(12)], [float(i) for i in range(12)]


@pytest.mark.parametrize("kind", ROWS)
def test_split_takes_points_in_any_container(kind):
    for part, right in zip(train_test_split(ROWS[kind](X), Y), train_test_split(X, Y)):
        assert np.array(part).tolist() == right


@pytest.mark.parametrize("kind", COLUMN)
def test_split_takes_labels_in_any_container(kind):
    for part, right in zip(train_test_split(X, COLUMN[kind](Y)), train_test_split(X, Y)):
        assert np.array(part).reshape(np.shape(right)).tolist() == right


def test_split_keeps_labels_with_their_points_after_a_shuffle_in_pandas():
    table = pd.DataFrame({"x": Y, "label": Y}).sample(frac=1, random_state=0)
    X_train, X_test, y_train, y_test = train_test_split(table[["x"]], table["label"], test_size=0.5, seed=3)
    assert [x for [x] in X_train + X_test] == y_train + y_test
    right = sklearn.model_selection.train_test_split(table[["x"]], table["label"], test_size=0.5, random_state=3)
    assert [X_train, X_test, y_train, y_test] == [part.to_numpy().tolist() for part in right]


@pytest.mark.parametrize("data", [{"a": X}, "points", 3, None])
def test_split_refuses_what_is_no_data_set(data):
    refused(TypeError, "expected a list", train_test_split, data, Y)
    refused(TypeError, "expected a list", train_test_split, X, data)


# DataLoader


def labels(loader):
    return [y for _, y in loader]


def epoch(loader):
    return [label for _, y in loader for label in y]


def test_batches_keep_the_order_and_the_last_one_is_smaller():
    loader = DataLoader(X, Y, batch_size=5)
    assert len(loader) == 3
    assert list(loader) == [(X[:5], Y[:5]), (X[5:10], Y[5:10]), (X[10:], Y[10:])]
    assert list(loader) == list(loader)


def test_a_batch_is_one_sample_unless_told():
    assert list(DataLoader(X, Y)) == [([x], [t]) for x, t in zip(X, Y)]


@pytest.mark.parametrize("size, drop_last, sizes", [
    (5, True, [5, 5]), (5, False, [5, 5, 2]), (6, True, [6, 6]), (6, False, [6, 6]), (12, True, [12]),
    (12, False, [12]),
    (13, True, []), (13, False, [12]), (100, False, [12]),
])  # fmt: skip
def test_the_last_batch(size, drop_last, sizes):
    loader = DataLoader(X, Y, size, shuffle=True, drop_last=drop_last)
    assert len(loader) == len(sizes)
    assert [(len(xs), len(ys)) for xs, ys in loader] == [(n, n) for n in sizes]


def test_orders_are_those_of_numpy():
    loader, rng = DataLoader(X, Y, 5, shuffle=True, seed=7), np.random.RandomState(7)
    for _ in range(3):
        order = rng.permutation(12).tolist()
        parts = order[:5], order[5:10], order[10:]
        right = [([X[i] for i in part], [Y[i] for i in part]) for part in parts]
        assert list(loader) == right


def test_every_epoch_has_another_order_and_every_sample_once():
    loader = DataLoader(X, Y, 5, shuffle=True)
    epochs = [epoch(loader) for _ in range(3)]
    assert [sorted(one) for one in epochs] == [Y] * 3
    assert len(set(map(tuple, epochs))) == 3


def test_orders_depend_on_the_seed_alone():
    np.random.seed(0)
    first, again, other = (DataLoader(X, Y, 5, shuffle=True, seed=seed) for seed in (1, 1, 2))
    assert labels(first) == labels(again) != labels(other)
    assert labels(first) == labels(again)


def test_an_epoch_may_be_left_early():
    loader = DataLoader(X, Y, 5, shuffle=True)
    next(iter(loader))
    assert sorted(epoch(loader)) == Y


@pytest.mark.parametrize("kind", ROWS)
def test_batches_of_any_container(kind):
    for (points, _), (right, _) in zip(DataLoader(ROWS[kind](X), Y, 5), DataLoader(X, Y, 5)):
        assert np.array(points).tolist() == right


@pytest.mark.parametrize("kind", COLUMN)
def test_batches_of_any_column(kind):
    assert np.array(labels(DataLoader(X, COLUMN[kind](Y), 4))).reshape(3, 4).tolist() == labels(DataLoader(X, Y, 4))


def test_no_samples_make_no_batches():
    assert (len(DataLoader([], [], 5)), list(DataLoader([], [], 5, shuffle=True))) == (0, [])


def test_batches_refuse_what_does_not_fit():
    refused(ValueError, "12 samples and 11 targets", DataLoader, X, Y[:11])
    for size in (0, -1, 2.5, "5", None):
        refused(ValueError, "batch_size = .*1 or more", DataLoader, X, Y, size)
    for seed in (-1, 0.5, "1", None):
        refused(ValueError, "seed = .*whole number", DataLoader, X, Y, seed=seed)

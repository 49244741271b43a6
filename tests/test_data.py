"""`data`: the points are scikit-learn's, the containers are plain lists, bad requests are refused."""

import numpy as np
import pytest
import sklearn.datasets

from scalargrad.data import make_moons, train_test_split


def test_moons_are_those_of_the_well_known_demo():
    np.random.seed(1337)
    X, y = sklearn.datasets.make_moons(n_samples=100, noise=0.1)
    assert make_moons() == (X.tolist(), (y * 2 - 1).tolist())


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
    with pytest.raises(ValueError, match=r"n_samples=.*1 or more"):
        make_moons(n_samples=n_samples)


@pytest.mark.parametrize("noise", [-0.1, float("nan"), float("inf")])
def test_moons_refuse_impossible_noise(noise):
    with pytest.raises(ValueError, match=r"noise=.*0 or more"):
        make_moons(noise=noise)


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
    with pytest.raises(ValueError, match="3 points and 2 labels"):
        train_test_split([[1.0]] * 3, [1.0] * 2)


@pytest.mark.parametrize("n", [0, 1])
def test_split_refuses_too_few_samples(n):
    with pytest.raises(ValueError, match=f"got {n} samples"):
        train_test_split([[1.0]] * n, [1.0] * n)


def test_split_refuses_an_empty_part():
    with pytest.raises(ValueError, match="train set will be empty"):
        train_test_split([[1.0]] * 4, [1.0] * 4, test_size=0.9)


@pytest.mark.parametrize("test_size", [-0.1, 0, 1, 30, float("nan")])
def test_split_refuses_a_share_outside_0_to_1(test_size):
    with pytest.raises(ValueError, match="test_size=.*between 0 and 1"):
        train_test_split([[1.0]] * 4, [1.0] * 4, test_size=test_size)

"""`data`: points and parts are scikit-learn's, the containers are plain lists, bad requests are refused."""

import numpy as np
import pytest
import sklearn.datasets
import sklearn.model_selection

from scalargrad.data import make_moons, train_test_split


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
    with pytest.raises(ValueError, match="0.9 of 4 samples leaves none"):
        train_test_split([[1.0]] * 4, [1.0] * 4, test_size=0.9)


@pytest.mark.parametrize("test_size", [-0.1, 0, 1, 30, float("nan")])
def test_split_refuses_a_share_outside_0_to_1(test_size):
    with pytest.raises(ValueError, match="test_size=.*between 0 and 1"):
        train_test_split([[1.0]] * 4, [1.0] * 4, test_size=test_size)

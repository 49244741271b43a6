"""Made-up data sets and the digits: the numbers of scikit-learn where it has them; bad requests are refused."""

import sys
from math import dist, hypot

import numpy as np
import pytest
import sklearn.datasets

from scalargrad.data import load_digits, make_blobs, make_circles, make_moons, make_spiral, make_xor
from tests.helpers.refused import refused

MAKERS = [make_moons, make_circles, make_blobs, make_xor, make_spiral]
SIZES = pytest.mark.parametrize("n", [1, 2, 3, 50, 301])
DRAWN = pytest.mark.parametrize("noise, seed", [(0.0, 0), (0.1, 1), (0.3, 2**32 - 1)])


def same(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-14)


# What scikit-learn has, too


@SIZES
@DRAWN
@pytest.mark.parametrize("factor", [0.0, 0.5, 0.99])
def test_circles_are_those_of_scikit_learn(n, noise, seed, factor):
    X, y = make_circles(n, noise, seed, factor)
    points, classes = sklearn.datasets.make_circles(n_samples=n, noise=noise, random_state=seed, factor=factor)
    same(X, points)
    assert y == [2.0 * label - 1.0 for label in classes]


@SIZES
@DRAWN
@pytest.mark.parametrize(
    "centers", [1, 2, 3, 7, [[0.0, 1.0], [2.0, -1.0]], [[0, 0, 0], [1, 2, 3], [4, 5, 6], [7, 8, 9]]]
)
def test_blobs_are_those_of_scikit_learn(n, noise, seed, centers):
    X, y = make_blobs(n, noise, seed, centers)
    points, classes = sklearn.datasets.make_blobs(n, centers=centers, cluster_std=noise, random_state=seed)
    same(X, points)
    two = centers == 2 or centers == [[0.0, 1.0], [2.0, -1.0]]
    assert y == [2.0 * label - 1.0 if two else label for label in classes.tolist()]


def test_centers_may_be_an_array():
    centers = np.array([[0, 0], [5, 5], [9, 0]])
    assert make_blobs(7, centers=centers) == make_blobs(7, centers=centers.tolist())


@pytest.mark.parametrize("make", [make_moons, make_circles])
def test_no_noise_is_none_or_zero(make):
    assert make(20, None, 3) == make(20, 0.0, 3)


def test_digits_are_those_of_scikit_learn_from_0_to_1():
    X, y = load_digits()
    images, labels = sklearn.datasets.load_digits(return_X_y=True)
    assert [[16 * x for x in image] for image in X] == images.tolist() and y == labels.tolist()
    assert min(map(min, X)) == 0.0 and max(map(max, X)) == 1.0
    assert {type(x) for x in X[0]} == {float} and {type(label) for label in y} == {int}


def test_digits_without_scikit_learn(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    refused(ImportError, "needs scikit-learn.*pip install scikit-learn", load_digits)


# What is the book's own


def test_each_point_of_xor_without_noise_is_in_its_square():
    X, y = make_xor(40, noise=0.0)
    assert all(0.2 <= abs(x) <= 1.0 for point in X for x in point)
    assert y == [-1.0 if x1 * x2 > 0 else 1.0 for x1, x2 in X]
    assert y[:4] == [-1.0, 1.0, -1.0, 1.0]
    assert {(x1 > 0, x2 > 0) for x1, x2 in X[:4]} == {(True, True), (False, True), (False, False), (True, False)}


@pytest.mark.parametrize("arms", [1, 2, 3, 5])
def test_each_arm_of_a_spiral_winds_by_itself(arms):
    X, y = make_spiral(60, noise=0.0, arms=arms)
    assert [round(hypot(*point), 9) for point in X] == [round(0.15 + 0.95 * i / 59, 9) for i in range(60)]
    labels = [1.0, -1.0] if arms == 2 else list(range(arms))
    assert y == [labels[i % arms] for i in range(60)]
    turned = [2.5 * np.pi * i / 59 + 2 * np.pi * (i % arms) / arms for i in range(60)]
    same([x / hypot(*point) for point in X for x in point], np.column_stack([np.cos(turned), np.sin(turned)]).ravel())


def test_a_spiral_of_one_point_begins():
    same(make_spiral(1, noise=0.0)[0], [[0.15, 0.0]])


@pytest.mark.parametrize("make", [make_xor, make_spiral])
def test_noise_moves_each_point_by_about_so_much(make):
    far, near = (make(2000, noise, seed=5)[0] for noise in (1e-9, 0.0))
    assert max(dist(p, q) for p, q in zip(make(50, 0.0, 5)[0], make(50, None, 5)[0])) == 0.0
    if make is make_spiral:  # its places are not random
        moved = [x - z for p, q in zip(make(2000, 0.2, 5)[0], near) for x, z in zip(p, q)]
        assert abs(np.std(moved) - 0.2) < 0.01 and abs(np.mean(moved)) < 0.01
    assert far != near


# All of them


@pytest.mark.parametrize("make", MAKERS)
def test_they_are_plain_and_depend_on_the_seed_alone(make):
    first = make(11, seed=1)
    np.random.seed(0)
    assert make(11, seed=1) == first != make(11, seed=2)
    assert {type(x) for point in first[0] for x in point} == {float} and {type(label) for label in first[1]} <= {
        int,
        float,
    }
    assert make(np.int64(11), np.float64(0.1), np.int64(1)) == make(11, 0.1, 1)


@pytest.mark.parametrize("make", MAKERS)
def test_bad_requests_are_refused(make):
    for n in (-1, 0, 2.5, "100", None):
        refused(ValueError, "n_samples = .*1 or more", make, n)
    for noise in (-0.1, float("nan"), float("inf"), "0.1", []):
        refused(ValueError, "invalid noise: .*0 or more", make, noise=noise)
    for seed in (-1, 0.5, "1", None):
        refused(ValueError, "seed = .*whole number", make, seed=seed)


def test_bad_shapes_are_refused():
    for factor in (-0.1, 1.0, float("nan"), "0.5"):
        refused(ValueError, "invalid factor: .*0 or more, below 1", make_circles, factor=factor)
    for k in (0, -1, 2.5, None):
        refused(ValueError, "arms = .*1 or more", make_spiral, arms=k)
        refused(ValueError, "centers = .*1 or more", make_blobs, centers=k)
    for centers in ([], [[]], [[0, 0], [1]]):
        refused(ValueError, "centers = .*one or more points", make_blobs, centers=centers)
    refused(TypeError, "expected a list", make_blobs, centers=[1, 2])
    refused(TypeError, "expected a number", make_blobs, centers=[["a", "b"]])

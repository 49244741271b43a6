"""`arguments`: whatever means the same is taken, and what is refused is told what came and what was expected."""

import math
import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from scalargrad import arguments
from scalargrad.arguments import choice, count, generator, has_entries, listed, number, paired, setting, shaped
from tests.helpers.containers import COLUMN, ROWS
from tests.helpers.refused import refused

X, Y = [[0.5, -1.5], [2.0, 1.0], [0.0, 3.0]], [1.0, -1.0, 2.0]


@pytest.mark.parametrize("x", [1, 1.0, True, Fraction(1), np.int8(1), np.float32(1), np.bool_(True), np.array(1.0)])
def test_a_number_may_be_any_real_number(x):
    assert (number(x), type(number(x))) == (1.0, float)
    assert setting("lr", x) == 1.0


@pytest.mark.parametrize("x", [math.inf, -math.inf, 1e308, -0.0, np.float64(5e-324)])
def test_a_number_keeps_its_size(x):
    assert number(x) == x


@pytest.mark.parametrize(
    "x, words",
    [
        (None, "got NoneType None"),
        ("1", "turn text into a number"),
        (1j, "got complex"),
        (Decimal(1), "got Decimal"),
        ([1.0], "one Value for each of its elements"),
        (np.array([1.0]), "one Value for each of its elements"),
        (pd.NA, "got NAType"),
    ],
)
def test_a_number_is_nothing_else(x, words):
    refused(TypeError, f"expected a number, .*{words}", number, x)


@pytest.mark.parametrize("n", [3, np.int64(3), np.uint8(3), np.array(3)])
def test_a_count_may_be_any_whole_number(n):
    assert (count("epochs", n), type(count("epochs", n))) == (3, int)


@pytest.mark.parametrize("n", [0, -1, 2.0, 2.5, "3", None, [3], math.inf, math.nan, np.float64(3)])
def test_a_count_is_nothing_else(n):
    refused(ValueError, "got epochs = .*, expected a whole number, 1 or more", count, "epochs", n)


def test_a_count_may_begin_at_zero():
    assert count("epochs", 0, least=0) == 0
    refused(ValueError, "0 or more", count, "epochs", -1, least=0)


@pytest.mark.parametrize("x", [-0.1, math.nan, math.inf, -math.inf, "0.1", None, [0.1]])
def test_a_setting_is_not_negative(x):
    refused(ValueError, "invalid lr: .*; expected 0 or more", setting, "lr", x)


def test_a_setting_may_have_an_end():
    assert setting("beta", 0.999, most=1) == 0.999
    refused(ValueError, "invalid beta: 1; expected 0 or more, below 1", setting, "beta", 1, most=1)


@pytest.mark.parametrize("given", ["TanH", "", "tan", None, 1, ["tanh"], {"tanh"}, {}])
def test_a_choice_is_one_of_the_names(given):
    refused(
        ValueError, "unknown activation .*: choose one of tanh, relu", choice, "activation", given, ["tanh", "relu"]
    )


@pytest.mark.parametrize("given", [7, np.int64(7), np.array(7)])
def test_a_seed_is_that_of_python(given):
    assert generator(given).random() == random.Random(7).random()


def test_a_generator_is_itself():
    rng = random.Random(7)
    assert generator(rng) is rng


@pytest.mark.parametrize("seed", [-1, 0.5, "7", [7], np.random.default_rng(7)])
def test_a_seed_is_a_whole_number(seed):
    refused(ValueError, "got seed = .*, expected a whole number, 0 or more", generator, seed)


def test_seeds_that_nobody_chose_begin_at_zero_and_differ(monkeypatch):
    monkeypatch.setattr(arguments, "NOT_CHOSEN", iter(range(3)))
    assert [generator(None).random() for _ in range(3)] == [random.Random(seed).random() for seed in range(3)]


@pytest.mark.parametrize("kind", ROWS)
def test_rows_come_in_any_container(kind):
    rows = listed(ROWS[kind](X))
    assert type(rows) is list
    assert [listed(row) for row in rows] == X


@pytest.mark.parametrize("kind", COLUMN)
def test_a_column_comes_in_any_container(kind):
    entries = listed(COLUMN[kind](Y))
    assert [entry[0] if has_entries(entry) else entry for entry in entries] == Y


@pytest.mark.parametrize("data", ["abc", b"abc", {"a": 1}, {1.0}, 1.0, None, np.array(1.0), len])
def test_what_is_no_data_set(data):
    assert not has_entries(data)
    refused(TypeError, r"got .*, expected a list \(or an array\) with an entry for each point", listed, data, "point")


def test_a_list_is_copied():
    assert listed(X) == X
    assert listed(X) is not X


def test_samples_and_targets_are_as_many():
    assert paired(tuple(X), pd.Series(Y)) == (X, Y)
    assert [type(data) for data in paired(np.array(X), np.array(Y))] == [np.ndarray] * 2  # arrays stay arrays
    refused(ValueError, "got 3 samples and 2 targets", paired, X, Y[:2])
    refused(ValueError, "got 0 samples and 1 targets", paired, [], [1.0])


@pytest.mark.parametrize("kind", ROWS)
def test_a_shape_comes_in_any_container(kind):
    assert shaped("weight", ROWS[kind](X), X) == X


def test_a_shape_may_be_a_number_or_empty():
    assert shaped("bias", np.float64(2.0), 0.0) == 2.0
    assert shaped("bias", np.array(2.0), 0.0) == 2.0
    assert shaped("bias", (), []) == []


@pytest.mark.parametrize(
    "given, here, words",
    [
        ([1.0, 2.0], [0.0], r"shape \(2,\) for w, expected \(1,\)"),
        ([[1.0], [2.0]], [0.0, 0.0], r"shape \(2, 1\) for w, expected \(2,\)"),
        ([[1.0, 2.0]], [[0.0], [0.0]], r"shape \(1, 2\) for w, expected \(2, 1\)"),
        ([[1.0, 2.0], [1.0]], [[0.0, 0.0], [0.0, 0.0]], r"shape \(1,\) for w.1, expected \(2,\)"),
        ([1.0], 0.0, r"shape \(1,\) for w, expected \(\)"),
        (1.0, [0.0], r"shape \(\) for w, expected \(1,\)"),
        ([], [0.0], r"shape \(0,\) for w, expected \(1,\)"),
    ],
)
def test_another_shape(given, here, words):
    refused(ValueError, words, shaped, "w", given, here)


def test_a_shape_holds_numbers():
    refused(TypeError, "expected a number", shaped, "w", ["1"], [0.0])
    refused(TypeError, "expected a number", shaped, "w", {"a": 1.0}, 0.0)

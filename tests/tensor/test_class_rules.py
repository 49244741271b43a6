"""`tensor.class_rules`: sample by sample what the rules for numbers give."""

import numpy as np
import pytest

from scalargrad import rules
from scalargrad.tensor.rules import RULES
from tests.helpers.compare import assert_same
from tests.tensor.test_rules import by_arrays, by_numbers

ROWS = [(0.3, -1.2, 1.7), (1000.0, 0.0, -1000.0), (-1000.0, -1000.0, 5.0), (0.0, 0.0, 0.0), (7.0, 40.0, -3.0)]
SHARES = [(0.2, 0.3, 0.5), (0.0, 1.0, 0.0), (3.0, 0.0, 0.5)]
COLUMNS = {
    "softmax": ROWS,
    "log_softmax": ROWS,
    "one_hot": [(float(t), float(c), 3.0) for t in range(3) for c in range(3)],
    "embedding": [(*row, float(i)) for row in ROWS for i in range(3)],
    "cross_entropy": [(*row, float(c)) for row in ROWS for c in range(3)],
    "soft_cross_entropy": [(*row, *share) for row in ROWS for share in SHARES],
    "focal": [(*row, *share, gamma) for row in ROWS for share in SHARES for gamma in (0.0, 0.5, 1.0, 2.0)],
    "squared_error": [(*row, *share) for row in ROWS for share in SHARES],
}


def test_every_rule_has_columns():
    assert COLUMNS.keys() == rules.CLASSES.keys() | rules.CLASS_LOSSES.keys()


@pytest.mark.parametrize("op", COLUMNS)
def test_columns(op):
    columns = list(zip(*COLUMNS[op]))
    for ours, right in zip(by_arrays(op, *columns), by_numbers(op, *columns), strict=True):
        assert_same(ours, right, tolerance=1e-13, scale=1e-2)


@pytest.mark.parametrize("op", COLUMNS)
def test_a_number_stands_for_a_column(op):
    """All but the first, as where a program has constants."""
    first, *others = COLUMNS[op][0]
    firsts = [first] * 2 if op == "one_hot" else [first, first + 1.0]
    value, slopes = RULES[op](np.array(firsts), *others)
    right = by_numbers(op, firsts, *[[x] * 2 for x in others])
    ours = [np.broadcast_to(part, 2).tolist() for part in (value, *slopes)]
    for mine, its in zip(ours, right, strict=True):
        assert_same(mine, its, tolerance=1e-13, scale=1e-2)


@pytest.mark.parametrize("t", [3.0, -1.0, 0.5, np.nan, np.inf])
def test_a_target_that_is_no_class(t):
    for targets in (np.array([1.0, t]), t):
        for op, others in (("cross_entropy", [np.ones(2)] * 3), ("one_hot", [])):
            arguments = [*others, targets] if others else [targets, 1.0, 3.0]
            with pytest.raises(ValueError, match=f"got target {t:g}, expected a class from 0 to 2"):
                RULES[op](*arguments)


@pytest.mark.parametrize("index", [3.0, -1.0, 0.5, np.nan, np.inf])
def test_an_index_without_a_number(index):
    for indices in (np.array([1.0, index]), index):
        with pytest.raises(ValueError, match=f"got index {index:g}, expected a whole number from 0 to 2"):
            RULES["embedding"](*[np.ones(2)] * 3, indices)


@pytest.mark.parametrize("op, more", [("soft_cross_entropy", []), ("focal", [2.0])])
def test_shares_below_0(op, more):
    with pytest.raises(ValueError, match=r"got -0\.5 as the share of a class, expected 0 or more"):
        RULES[op](np.ones(2), np.ones(2), np.array([1.0, 1.5]), np.array([0.0, -0.5]), *more)

"""The two commonest mistakes with shapes: a sum that is forgotten on the way back, a column against a row."""

import numpy as np

from scalargrad.tensor import Tensor
from scalargrad.tensor import functional as F
from tests.helpers.refused import refused


def test_what_was_spread_gets_the_sum():
    row, column, single = Tensor(np.zeros(3)), Tensor(np.zeros((2, 1))), Tensor(0.0)
    (row + column + single).backward(gradient=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    assert row.grad.tolist() == [5.0, 7.0, 9.0]
    assert column.grad.tolist() == [[6.0], [15.0]]
    assert single.grad.tolist() == 21.0


def test_a_column_against_a_row_is_no_loss():
    column, row = np.array([[1.0], [-1.0]]), np.array([1.0, -1.0])
    refused(ValueError, "compare each with each", F.mse_loss, column, row)
    assert F.mse_loss(column[:, 0], row).data == 0.0

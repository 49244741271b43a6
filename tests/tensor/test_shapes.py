"""The commonest mistakes with shapes: a sum forgotten on the way back, a column against a row, a slice off by one."""

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


def test_a_pixel_gets_what_the_kernel_sends_it():
    image, kernel = Tensor([[[[1.0, 3.0, 2.0, 0.0, 4.0]]]]), Tensor([[[[2.0, -1.0]]]])
    F.conv2d(image, kernel).backward(gradient=[[[[1.0, 0.0, 2.0, -1.0]]]])
    assert kernel.grad.ravel().tolist() == [5.0, -1.0]
    assert image.grad.ravel().tolist() == [2.0, -1.0, 4.0, -4.0, 1.0]


def test_what_goes_back_through_a_pool_adds_up_to_what_came():
    paper = Tensor(np.zeros((1, 1, 2, 2)))
    F.max_pool2d(paper, 2).backward(gradient=[[[[1.0]]]])
    assert paper.grad.ravel().tolist() == [1.0, 0.0, 0.0, 0.0]

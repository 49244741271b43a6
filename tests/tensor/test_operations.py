"""Every operation of Tensors against measured slopes, in float32, and for arrays that lie in memory in other ways."""

import numpy as np
import pytest

from scalargrad.tensor import functional, gradcheck
from scalargrad.tensor.operations import OPERATIONS
from tests.helpers.arrays import ALL, direction, distance, ours


@pytest.mark.parametrize("name", [name for name in ALL if "ties" not in name])
def test_slopes(name):
    case = ALL[name]

    def number(*tensors):
        result = case.run(functional, *tensors, *case.given)
        return (result * direction(result.shape)).sum()

    assert gradcheck(number, case.arrays(), tolerance=1e-5)


@pytest.mark.parametrize("name", ALL)
def test_float32_stays_float32(name):
    case = ALL[name]
    right = ours(case, [array.astype(np.float64) for array in case.arrays(dtype=np.float32)])
    assert distance(ours(case, case.arrays(dtype=np.float32)), right) < 1e-5


@pytest.mark.parametrize("name", ALL)
def test_arrays_that_are_not_contiguous(name):
    case = ALL[name]
    right = ours(case, case.arrays())
    assert distance(ours(case, case.arrays(), turn=lambda array: np.array(array, order="F")), right) < 1e-14

    def spread(array):
        wide = np.full((*array.shape, 2), 7.0)
        wide[..., 0] = array
        return wide[..., 0]

    assert distance(ours(case, case.arrays(), turn=spread), right) < 1e-14


def test_every_operation_has_a_case():
    """Each is called by a case; `linear`, say, is no case of the rule of that name."""
    met = set()
    originals = dict(OPERATIONS)
    try:
        for op, operation in originals.items():
            OPERATIONS[op] = lambda *a, op=op, operation=operation, **b: (met.add(op), operation(*a, **b))[1]
        for case in ALL.values():
            ours(case, case.arrays())
    finally:
        OPERATIONS.update(originals)
    assert originals.keys() - met == {"one_hot", "soft_cross_entropy"}

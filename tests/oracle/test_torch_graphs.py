"""Random expressions of up to some hundred nodes with shared nodes: every number and every gradient is PyTorch's."""

import pytest
import torch
from hypothesis import given

from tests.helpers.compare import assert_same
from tests.helpers.engine import differentiate, largest_terms
from tests.helpers.expressions import FIXED, plain, programs

pytestmark = pytest.mark.oracle


def by_torch(program):
    """All nodes as tensors, each with its gradient kept."""
    nodes = program.run([torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in program.leaves], plain)
    for node in nodes:
        node.retain_grad()
    nodes[-1].backward()
    return nodes


@FIXED
@given(programs(max_steps=300, min_steps=60))
def test_random_graphs(program):
    ours, theirs = differentiate(program), by_torch(program)
    sizes = largest_terms(ours[-1])
    assert_same([node.data for node in ours], [node.item() for node in theirs], tolerance=1e-12, scale=1.0, what="node")
    for value, tensor in zip(ours, theirs):
        assert_same(value.grad, tensor.grad.item(), tolerance=1e-12, scale=sizes[value])

"""Graphs a million nodes deep or wide: the right gradients, no crash, and all memory given back."""

import gc
import sys

import pytest

from scalargrad import MLP, Value, hinge_loss, topological_order, total

MILLION = 1_000_000


@pytest.fixture
def counted_references_only():
    """Switch the garbage collector off: what is freed then is freed because no cycle keeps it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_chain_of_a_million(counted_references_only):
    a = node = Value(1.0)
    before = sys.getrefcount(a)
    for _ in range(MILLION):
        node = node + a
    node.backward()
    assert (node.data, a.grad) == (MILLION + 1.0, MILLION + 1.0)
    del node
    assert sys.getrefcount(a) == before - 1  # `node` itself pointed at it, and no node of the chain does


def test_a_sum_of_a_million(counted_references_only):
    values = [Value(1.0) for _ in range(MILLION)]
    result = total(values)
    result.backward()
    assert result.data == MILLION
    assert all(value.grad == 1.0 for value in values)
    last = values[-1]
    del values, result
    assert sys.getrefcount(last) == 2


def test_a_python_sum_of_many(counted_references_only):
    values = [Value(float(i)) for i in range(100_000)]
    result = sum(values)
    result.backward()
    assert result.data == 99_999 * 50_000.0
    assert all(value.grad == 1.0 for value in values)


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_a_chain_longer_than_the_stack_of_python(depth):
    a = node = Value(0.5)
    for _ in range(depth):
        node = -node
    node.backward()
    assert (node.data, a.grad) == (0.5, 1.0)
    assert len(topological_order(node)) == depth + 1


def test_a_ladder_has_more_paths_than_atoms_and_as_many_nodes_as_rungs():
    a = node = Value(1.0)
    for _ in range(300):
        node = node + node
    assert len(topological_order(node)) == 301
    node.backward()
    assert a.grad == 2.0**300


def test_parents_of_a_node_are_looked_at_once_however_often_it_is_used():
    looks = []

    class Watched(tuple):
        def __iter__(self):
            looks.append(len(self))
            return super().__iter__()

    node = total([Value(1.0) for _ in range(10)])
    node.parents = Watched(node.parents)
    assert len(topological_order(total([node] * 1000))) == 12
    assert len(looks) <= 2


def test_a_step_of_training_leaves_nothing_behind(counted_references_only):
    model = MLP(2, [4, 1])
    for _ in range(3):
        hinge_loss([model([0.5, 1.0]), model([1.0, 0.5])], [1, -1]).backward()
    assert gc.collect() == 0

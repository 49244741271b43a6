"""`book.live.deep`: a long chain of nodes is freed without recursion."""

import inspect
import sys

import pytest

import scalargrad
from book.live.deep import free_by_hand
from book.museum import load


@pytest.fixture
def depths():
    """The depths of the stack at which the nodes of a chain go, as far as the first 20."""
    return []


@pytest.fixture
def chain_of(depths):
    """chain_of(n) makes n nodes in a row of a class that frees them without recursion."""

    class Node:
        __slots__ = ("parents",)

        def __init__(self, *parents):
            self.parents = parents

    free_by_hand(Node)
    plain = Node.__del__
    Node.__del__ = lambda node: (depths.append(len(inspect.stack(0)) if len(depths) < 20 else 0), plain(node))

    def chain_of(n):
        chain = Node()
        for _ in range(n - 1):
            chain = Node(chain, chain)
        return chain

    return chain_of


def test_a_long_chain_is_freed_without_recursion(chain_of, depths):
    chain = chain_of(1000)
    assert depths == []
    del chain
    assert len(depths) == 1000
    assert max(depths) <= depths[0] + 2


def test_a_part_that_is_still_in_use_stays(chain_of, depths):
    chain = chain_of(10)
    kept = chain.parents[0].parents[0]
    del chain
    assert len(depths) == 2
    assert len(kept.parents) == 2


@pytest.mark.filterwarnings("error")
def test_a_node_that_was_never_filled_goes_in_silence(chain_of):
    kind = type(chain_of(1))
    kind.__new__(kind)


@pytest.fixture
def copy_in_a_page(monkeypatch):
    monkeypatch.setattr("sys.platform", "emscripten")
    for name in [name for name in sys.modules if name.startswith("scalargrad_with_overwrite")]:
        monkeypatch.delitem(sys.modules, name)
    yield load("overwrite")
    for name in [name for name in sys.modules if name.startswith("scalargrad_with_overwrite")]:
        del sys.modules[name]


def test_a_copy_of_the_engine_is_freed_like_this_in_a_page_alone(copy_in_a_page):
    assert not hasattr(scalargrad.Value, "__del__")
    assert "__del__" in vars(copy_in_a_page.Value)


def test_neurons_in_a_row_are_freed_without_recursion(copy_in_a_page, depths):
    kind = copy_in_a_page.functional.Dot
    plain = kind.__del__
    kind.__del__ = lambda node: (depths.append(len(inspect.stack(0))), plain(node))
    x = copy_in_a_page.Value(1.0)
    for _ in range(30):
        x = copy_in_a_page.dot([2.0, 1.0], [x, x]) + 0.0
    assert depths == []
    del x
    assert len(depths) == 30
    assert max(depths) <= depths[0] + 3

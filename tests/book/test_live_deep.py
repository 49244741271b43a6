"""`book.live.deep`: a long chain of nodes is freed without recursion."""

import inspect

import pytest

from book.live import deep


@pytest.fixture
def chain_of(monkeypatch):
    """chain_of(n) makes nodes in a row of a class that frees them without recursion; chain_of.freed counts them."""
    monkeypatch.setattr("builtins.__build_class__", __build_class__)  # put back what install() replaces
    deep.install()

    class Node:
        __slots__ = ("parents",)

        def __init__(self, *parents):
            self.parents = parents

    plain = Node.__del__
    Node.__del__ = lambda node: (
        chain_of.depths.append(len(inspect.stack(0)) if len(chain_of.depths) < 20 else 0),
        plain(node),
    )

    def chain_of(n):
        chain = Node()
        for _ in range(n - 1):
            chain = Node(chain, chain)
        return chain

    chain_of.depths = []
    return chain_of


def test_a_long_chain_is_freed_without_recursion(chain_of):
    chain = chain_of(1000)
    assert chain_of.depths == []
    del chain
    assert len(chain_of.depths) == 1000
    assert max(chain_of.depths) <= chain_of.depths[0] + 2


def test_a_part_that_is_still_in_use_stays(chain_of):
    chain = chain_of(10)
    kept = chain.parents[0].parents[0]
    del chain
    assert len(chain_of.depths) == 2
    assert len(kept.parents) == 2


def test_other_classes_are_made_as_always(chain_of):
    class Plain:
        parents = ()

    assert "__del__" not in vars(Plain)

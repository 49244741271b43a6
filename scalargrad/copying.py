"""Copies and pickles of graphs, however deep: how `copy` and `pickle` take a node apart.

They go from a node to its parents by calls within calls, and Python allows about a thousand of these. So what a node
is made from begins with a list of the nodes behind it, parents first: when they come to one, its parents are done.
"""

import copyreg
import threading

from scalargrad.functional import Dot
from scalargrad.value import Value


class _Marks(threading.local):
    """Of the nodes that this thread is writing, by id: False where a list has announced one, True when it has come."""

    def __init__(self):
        self.came = {}


class _Behind:
    """A list of nodes that is written before another node; when it goes, the writing is over."""

    def __init__(self, nodes):
        self.nodes, self.came = nodes, _MARKS.came

    def __reduce__(self):
        return tuple, (self.nodes,)

    def __del__(self):
        self.came.clear()


_MARKS = _Marks()


def _reduce(node):
    state = {name: getattr(node, name) for name in Value.__slots__}
    return _made, (_behind(node, state["parents"]) if state["parents"] else None,), (None, state)


def _behind(node, parents):
    came = _MARKS.came
    if came.get(id(node)) or any(came.get(id(parent)) is False for parent in parents):
        came = _MARKS.came = {}  # in one writing a node comes once, and after its parents: that was another one
    announced = id(node) in came
    came[id(node)] = True
    nodes = _announced(parents, came)
    return _Behind(nodes) if nodes or not announced else None


def _announced(parents, came):
    """The nodes behind that have no mark yet, parents first; now they have one."""
    nodes, stack = [], list(parents)
    while stack:
        waiting = [parent for parent in stack[-1].parents if parent.parents and id(parent) not in came]
        stack += waiting
        if not waiting and (node := stack.pop()).parents and id(node) not in came:
            came[id(node)] = False
            nodes.append(node)
    return nodes


def _made(behind):
    return Value.__new__(Value)  # an empty one, which then gets its state


copyreg.pickle(Value, _reduce)
copyreg.pickle(Dot, _reduce)

"""Free long chains of nodes one by one.

Python frees an object, then what it refers to, by recursion. For graphs of more than some thousand nodes in a row that
is too much for a browser's stack, and all of Python ends. So there a node, when it goes, hands the nodes that it holds
to a list.
"""


def free_by_hand(node_class, slot="parents"):
    """Give a class of nodes a `__del__` that frees its graph without recursion.

    The first node to go frees them all; the others only add what they hold to what waits.

    Args:
        node_class: the class.
        slot: its slot for the nodes that it holds.
    """
    get, put = getattr(node_class, slot).__get__, getattr(node_class, slot).__set__
    waiting, busy = [], False

    def free(node):
        nonlocal busy
        try:
            held = get(node)
        except AttributeError:  # it was never filled
            return
        if not held:
            return
        waiting.append(held)
        if not busy:
            busy = True
            put(node, ())
            del held
            while waiting:
                waiting.pop()
            busy = False

    node_class.__del__ = free


def free_engine_by_hand(engine):
    """The same for the nodes of `scalargrad`, or of a copy of it: a neuron's node holds its inputs.

    Args:
        engine: the package.
    """
    free_by_hand(engine.Value)
    free_by_hand(engine.functional.Dot, "inputs")

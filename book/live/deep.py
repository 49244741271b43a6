"""Free long chains of nodes one by one.

Python frees an object, then what it refers to, by recursion. For graphs of more than some thousand nodes in a row that
is too much for a browser's stack, and all of Python ends. So there a node, when it goes, hands its parents to a list.
"""


def free_by_hand(node_class):
    """Give a class of nodes, which has a slot `parents`, a `__del__` that frees its graph without recursion.

    The first node to go frees them all; the others only add their parents to what waits.
    """
    slot, waiting, busy = node_class.parents, [], False

    def free(node):
        nonlocal busy
        try:
            parents = slot.__get__(node)
        except AttributeError:  # it was never filled
            return
        if parents:
            slot.__set__(node, ())
            waiting.append(parents)
            if not busy:
                busy = True
                del parents
                while waiting:
                    waiting.pop()
                busy = False

    node_class.__del__ = free

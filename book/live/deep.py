"""Free long chains of nodes one by one.

Python frees an object, then what it refers to, by recursion. For graphs of more than some thousand nodes in a row that is
too much for a browser's stack, and all of Python ends. So there a node, when it goes, hands its parents to a list.
"""

import builtins


def install():
    """Free nodes without recursion: those of every class made from now on that has a slot `parents`."""
    build = builtins.__build_class__

    def build_class(*args, **kwargs):
        made = build(*args, **kwargs)
        if "parents" in getattr(made, "__slots__", ()):
            made.__del__ = finalizer(made.parents)
        return made

    builtins.__build_class__ = build_class


def finalizer(slot):
    """A `__del__` that takes a node's parents away: the first node to go frees them all, the others only add theirs."""
    waiting, busy = [], False

    def free(node):
        nonlocal busy
        try:
            parents = slot.__get__(node)
        except AttributeError:  # a subclass keeps its parents elsewhere
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

    return free

"""What is true of an engine and harmless: worth knowing, nothing to mend."""

import gc
import random
from contextlib import contextmanager

from scalargrad.exercises.engine.probes import OPERATORS


def notes(engine, came):
    """Sentences about an engine; none if it cannot so much as add and multiply, which is what they try.

    Args:
        engine: the Engine.
        came: how the probes went, a dict from probes to Outcomes.

    >>> from scalargrad import Value
    >>> from scalargrad.exercises.engine.adapter import Engine
    >>> from scalargrad.exercises.engine.run import run
    >>> notes(Engine(Value), run(Engine(Value), OPERATORS))
    []
    """
    if any(came[probe].kind != "numbers" for probe in OPERATORS[:2]):  # a + b and a * b
        return []
    return [sentence for fact, sentence in SENTENCES.items() if fact(engine)]


def _has_a_set(engine):
    a, b = engine.make(2.0), engine.make(3.0)
    return isinstance(engine.parents(a + b), (set, frozenset))


def _last_digits_differ(engine):
    """Does a gradient depend on the order of the parents? Hashes decide on that of a set; ten seeds are tried."""
    if not _has_a_set(engine):
        return False
    return len({_gradient(engine, seed) for seed in range(10)}) > 1


def _gradient(engine, seed):
    """That of a number with twelve shares of different size, where the hashes of nodes are drawn with this seed."""
    draw, hashes = random.Random(seed), {}
    with _hashed(engine.type, lambda node: hashes.setdefault(id(node), draw.getrandbits(30))):
        a = engine.make(0.7)
        y = a * engine.make(0.1)
        for i in range(2, 13):
            y = y + a * engine.make(i / 10)
        engine.back(y)
        return engine.grad(a)


@contextmanager
def _hashed(kind, of_node):
    """While this lasts, nodes have other hashes."""
    own = vars(kind).get("__hash__")
    kind.__hash__ = of_node
    try:
        yield
    finally:
        if own is None:
            del kind.__hash__
        else:
            kind.__hash__ = own


def _waits_for_the_collector(engine):
    """Is a graph still there when nobody has it any more?"""
    gc.collect()
    gc.disable()
    try:
        before = _alive(engine)
        node = engine.make(2.0) * engine.make(3.0)
        del node
        return _alive(engine) > before
    finally:
        gc.enable()


def _alive(engine):
    return sum(type(one) is engine.type for one in gc.get_objects())


SENTENCES = {
    _has_a_set: "The parents are a set, so their order, and with it the last digit of a sum, can change from run to "
    "run. Gradients are right as long as each node passes on by itself what it owes.",
    _last_digits_differ: "That was tried with ten seeds for the hashes: a gradient of twelve shares came out with "
    "different last digits.",
    _waits_for_the_collector: "A graph that nobody needs any more waits for the garbage collector: each node and its "
    "function hold one another. Training takes more memory and more time.",
}

"""What is true of an engine and harmless: worth knowing, nothing to mend."""

import gc

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
    _waits_for_the_collector: "A graph that nobody needs any more waits for the garbage collector: each node and its "
    "function hold one another. Training takes more memory and more time.",
}

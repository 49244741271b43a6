"""What an engine costs, as a multiple of what the book's costs: told, not judged."""

from scalargrad import Value
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.probes import Probe
from scalargrad.exercises.engine.run import run

ROUNDS = 3


def _cost(what, step, steps, times):
    """A probe whose answer is the seconds of going forward and backward once: the best of some rounds."""
    code = (
        f"from timeit import repeat\n"
        f"def go():\n    y = a\n    for _ in range({steps}): {step}\n    back(y)\n"
        f"seconds = min(repeat(go, number={times}, repeat={ROUNDS})) / {times}"
    )
    return Probe("costs", code, {"a": 0.5}, what, ("seconds",))


COSTS = [
    _cost("a sum of 500 terms", "y = y + a", 500, 1),
    _cost("a product of 500 factors", "y = y * a", 500, 1),
    _cost("16 doublings: 65,536 paths", "y = y + y", 16, 4),
]


def costs(engine):
    """How many times the book's time an engine takes, forward and backward.

    Args:
        engine: the Engine.

    Returns:
        A dict from what was computed to a factor; what the engine cannot compute, or a browser's clock is too coarse
        for, is not in it.

    >>> sorted(costs(Engine(Value))) == sorted(probe.name for probe in COSTS)
    True
    """
    came, book = run(engine, COSTS), run(Engine(Value), COSTS)
    took = {probe: went.numbers[0] for probe, went in came.items() if went.kind == "numbers"}
    return {probe.name: seconds / book[probe].numbers[0] for probe, seconds in took.items() if book[probe].numbers[0]}

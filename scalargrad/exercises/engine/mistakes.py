"""What a mistake is. Those of the walk are in `walks`, of what a node hands on in `shares`, of operations in `slips`.

What a mistake does to a probe is not written down here: its engine is run on the probe, and the answers compared.
"""

from dataclasses import dataclass
from functools import cached_property

from scalargrad.exercises.engine.right import Composed


@dataclass(eq=False)
class Mistake:
    """A mistake with a name.

    Attributes:
        name: a sentence about the code.
        engine: an engine that makes it, and nothing else wrong.
        because: the arithmetic, in one or two sentences.
        matters: why it should be mended.
        look: which of the engine's methods to look at, by the names of NAMES and FUNCTIONS or of Python.
        pattern: a regular expression for the line in it.
        room: its room in the bug museum, by the name in the museum's table, or "".
        chapter: where the book is about it.
        apart: the groups of probes that do not rule it out, since there the operation may be another one.
        nets: networks that make it, where it is made in these and not in the engine.
        costs: "depth" or "paths", where it makes an engine stop, or never end, at graphs that have many of them.
    """

    name: str
    engine: type
    because: str
    matters: str
    look: tuple = ()
    pattern: str = ""
    room: str = ""
    chapter: int = 4
    apart: tuple = ()
    costs: str = ""
    nets: type | None = None

    @cached_property
    def engines(self):
        """Engines that make it: its own, and one whose operators are put together from others."""
        return self.engine, type("Composed", (Composed, self.engine), {})


def into(table):
    """A decorator for engines that puts the mistakes they make into a list: `mistake(name, because, matters, …)`."""

    def mistake(name, because, matters, **more):
        def put(engine):
            table.append(Mistake(name, engine, because, matters, **more))
            return engine

        return put

    return mistake

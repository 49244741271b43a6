"""`check_engine`: is an engine right that you wrote yourself?"""

from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.net_probes import PROBES
from scalargrad.exercises.engine.parametrize import parametrize
from scalargrad.exercises.engine.report import Report
from scalargrad.exercises.engine.report_of import report_of
from scalargrad.exercises.engine.run import SECONDS, run

__all__ = ["Report", "check_engine", "parametrize_with_checks"]


def check_engine(thing, *, nets=None, seconds=SECONDS, **names):
    """Try an engine on small expressions, and name the mistakes behind what goes wrong.

    An engine is a class whose objects hold a number and a gradient, with operators and something that goes backward,
    as most people write it after a lecture. What it calls these is found out. Operations that it does not have are
    not counted as wrong.

    Args:
        thing: the class, a module with it, or a function that makes a node from a number.
        nets: a module, or anything else, that has Neuron, Layer and MLP as attributes, where they do not stand in the
            engine's module or in the file `nn` beside it.
        seconds: the limit for each probe, after which it counts as never ending.
        names: what the engine calls its `data`, `grad`, `backward` and `parents`, where that is not found:
            `check_engine(Node, data="number")`.

    Returns:
        A Report, which shows itself; `findings` holds the mistakes.

    Raises:
        TypeError, ValueError: `thing` is no engine; the message says what was found and what is missing.

    >>> from scalargrad import Value
    >>> check_engine(Value)
    100 of 100 hold. Nothing to mend.
    """
    engine = Engine(thing, nets=nets, **names)
    return report_of(engine, run(engine, PROBES, seconds=seconds))


def parametrize_with_checks(thing, **settings):
    """A decorator for pytest: the test runs once for each probe, and fails with the name of the mistake.

        @parametrize_with_checks(Value)
        def test_my_engine(check):
            check()

    What the engine does not have is skipped. Nothing runs while tests are collected.

    Args:
        thing, settings: as for `check_engine`.
    """
    return parametrize(lambda: check_engine(thing, **settings))

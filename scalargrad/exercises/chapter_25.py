"""Self-checks of chapter 25: an engine of the reader's own, step by step. The examiner asks what a step is about."""

import sys
from types import SimpleNamespace

from scalargrad.exercises import engine_net
from scalargrad.exercises.core import Exercise, NotAnswered
from scalargrad.exercises.engine import net_probes
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.choices import LEAF, SECOND, UNKEPT, WHOLE, settled
from scalargrad.exercises.engine.diagnose import ALL, diagnose
from scalargrad.exercises.engine.probes import AB, Probe
from scalargrad.exercises.engine.run import run
from scalargrad.exercises.engine_steps import OF_STEP, PATHS, PRAISE, STEPS

EMPTY = "The class is empty: fill it, run its cell again, then this check."
MORE = "Something else is wrong. The whole report, with what came and what is right: `check_engine(Value)`."
REFUSED = {SECOND: "refused", WHOLE: "exponent"}  # what is a choice elsewhere, and asked for here
NOT_ASKED = (LEAF, UNKEPT)
FORWARD = [
    Probe("forward", f"y = {code}", leaves, "", ("data(y)",))
    for code, leaves in {"a + b": AB, "a * b": AB, "a * b + a": AB, "a + 2": AB, "a * 2": AB}.items()
]
TURNED = [Probe("forward", f"y = {code}", AB, "", ("data(y)",)) for code in ("2 + a", "2 * a")]


class _Stub:
    """What the exercise begins with."""


def _is_empty(thing):
    """Is it the stub, a class that has nothing of its own?"""
    return isinstance(thing, type) and thing.__bases__ == (object,) and set(vars(thing)) <= set(vars(_Stub))


def _engine(thing, **more):
    if _is_empty(thing):
        raise NotAnswered(EMPTY)
    return Engine(thing, **more)


def _began(thing):
    """An engine that need not go backward yet."""
    return _engine(thing, backward="__repr__")


def _number(thing):
    if _is_empty(thing):
        raise NotAnswered(EMPTY)
    if not isinstance(thing, type):
        return "no class"
    try:
        node = thing(3.25)
    except TypeError:
        return "no init"
    held = [value for value in vars(node).values() if value == 3.25] if hasattr(node, "__dict__") else [3.25]
    if not held:
        return "no data"
    try:
        engine = _began(thing)
    except ValueError:
        return "no grad"
    return None if engine.start == 0 else "starts"


def _forward(thing):
    engine = _began(thing)
    if slip := _slip_of_sum(engine):
        return slip
    if any(went.kind == "not there" for went in run(engine, FORWARD[:3]).values()):
        return "missing"
    if not isinstance(engine.make(2.0) + engine.make(3.0), engine.type):
        return "number"
    came = run(engine, [*FORWARD, *TURNED])
    if any(came[probe].kind != "numbers" for probe in FORWARD):
        return "plain"
    if any(came[probe].kind != "numbers" for probe in TURNED):
        return "turned"
    right = [-1.0, -6.0, -4.0, 4.0, 4.0, 4.0, 4.0]
    return None if [went.numbers[0] for went in came.values()] == right else "other"


def _slip_of_sum(engine):
    """What is wrong with a + b before its number is looked at, or None; where there is no +, that is told later."""
    a, b = engine.make(2.0), engine.make(3.0)
    try:
        y = a + b
    except Exception:  # the reader's code may raise anything
        return None
    return "no return" if y is None else "in place" if y is a else None


def _asked(number, then):
    """What the examiner says to the probes of a step; where they all hold, what `then` says."""

    def judged(thing):
        try:
            engine = _engine(thing)
        except ValueError:  # it has the rest since step 1
            return "no way back"
        return _name(number, run(engine, STEPS[number][0])) or then(engine)

    return judged


def _nothing(engine):
    """There is nothing else to say."""


def _every_path(engine):
    """Does backward through 12 doublings take as many lines of Python as there are paths, 4,096?"""
    y = engine.make(1.0)
    for _ in range(12):
        y = y + y
    lines, before = 0, sys.gettrace()

    def count(frame, event, _):
        nonlocal lines
        lines += event == "line"
        return count

    sys.settrace(count)
    try:
        engine.back(y)
    finally:
        sys.settrace(before)
    return "paths" if lines > 4096 else None


def _net(answer):
    if not isinstance(answer, (tuple, list)) or len(answer) != 2 or not all(map(callable, answer)):
        return "pair"
    value, network = answer
    try:
        engine = _engine(value, nets=SimpleNamespace(MLP=network))
    except (TypeError, ValueError):
        return "pair"
    if _is_empty(network):
        raise NotAnswered(EMPTY)
    mlps = [probe for probe in [*net_probes.NETS, *net_probes.MOONS] if "MLP" in probe.code]
    asked = [probe for probe in mlps if "Layer" not in probe.code]
    return engine_net.slip(engine) or _name("25.7", run(engine, asked, seconds=60.0))


def _name(number, came):
    came = {probe: went for probe, went in settled(came).items() if went.words not in NOT_ASKED}
    lacks = {went.words for went in came.values() if went.kind == "not there"}
    if lacks:
        return REFUSED[max(lacks)] if lacks <= REFUSED.keys() else "missing"
    found = diagnose(came)
    if not found:
        return None
    name = found[0].mistake and found[0].mistake.name
    return name if name in OF_STEP[number] else "other"


def _told(mistake):
    name = mistake.name if mistake.name[1].isupper() else mistake.name[0].lower() + mistake.name[1:]
    return f"{name}. {mistake.because}"


def _step(number, judged, **told):
    """The Exercise of a step; what is told beside the mistakes of the examiner."""
    said = {mistake.name: _told(mistake) for mistake in ALL if mistake.name in OF_STEP[number]}
    return Exercise(PRAISE[number], said | {"other": MORE} | told, judged)


def _asked_by_probes(number, then=_nothing, **told):
    told["no way back"] = "there is no `backward()` yet."
    told["missing"] = f"an operation is not there yet: this step needs {STEPS[number][1]}."
    return _step(number, _asked(number, then), **told)


EXERCISES = {
    "25.1": Exercise(
        "it holds a number, and a gradient that nobody has added to yet.",
        {
            "no class": 'give the class itself, not what it makes: `check("25.1", Value)`.',
            "no init": "`Value(3.25)` stops: write `__init__(self, data, …)`, where all but the number has a default.",
            "no data": "`Value(3.25)` does not hold its 3.25: `self.data = data`.",
            "no grad": "it has no gradient: `self.grad = 0.0`.",
            "starts": "the gradient starts at something else than 0. Shares are added to it, so it has to be 0 first.",
        },
        _number,
    ),
    "25.2": Exercise(
        "every operation gives a new Value, with plain numbers on either side.",
        {
            "missing": "two Values cannot be added and multiplied yet: `__add__` and `__mul__` make the result.",
            "no return": "`a + b` is None: a `return` is missing.",
            "in place": "`a + b` changes a and gives it back. A sum is a new Value; a keeps its number.",
            "number": "the sum is a plain number. It has to be a Value, which remembers what it was made from.",
            "plain": "`a + 2` stops: the 2 is no Value yet. Make it one.",
            "turned": "`2 * a` stops: Python asks the 2, then `a.__rmul__(2)`; for `2 + a` it is `__radd__`.",
            "other": "the result is another number than plain numbers give.",
        },
        _forward,
    ),
    "25.3": _asked_by_probes("25.3"),
    "25.4": _asked_by_probes("25.4", _every_path, paths=PATHS),
    "25.5": _asked_by_probes(
        "25.5",
        refused="a second `backward()` stops with an error of your own. That may be, and PyTorch does it, too, unless it "
        "is told to keep the graph. Here keep it: what comes the second time is added.",
    ),
    "25.6": _asked_by_probes(
        "25.6", exponent="`**` stops at some exponents, −1 or 0.5. Any plain number may stand there."
    ),
    "25.7": _step("25.7", _net, **engine_net.TOLD),
}

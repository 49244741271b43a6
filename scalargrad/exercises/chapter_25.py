"""Self-checks of chapter 25: an engine of the reader's own, step by step. The examiner asks what a step is about."""

from types import SimpleNamespace

from scalargrad.exercises.core import Exercise, NotAnswered
from scalargrad.exercises.engine import net_probes, probes
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.diagnose import ALL, diagnose
from scalargrad.exercises.engine.probes import AB, Probe
from scalargrad.exercises.engine.run import run

EMPTY = "The class is empty: fill it, run its cell again, then this check."
MORE = "Something else is wrong. The whole report, with what came and what is right: `check_engine(Value)`."
FORWARD = [
    Probe("forward", f"y = {code}", leaves, "", ("data(y)",))
    for code, leaves in {"a + b": AB, "a * b": AB, "a * b + a": AB, "a + 2": AB, "a * 2": AB}.items()
]
TURNED = [Probe("forward", f"y = {code}", AB, "", ("data(y)",)) for code in ("2 + a", "2 * a")]
STEPS = {
    "25.3": (probes.OPERATORS[:2], "a + b and a * b"),
    "25.4": ([*probes.SHARED, *probes.ORDER], "+ and *"),
    "25.5": ([*probes.REPEATED, *probes.DEPTH[:2]], "+ and *"),
    "25.6": (
        [*probes.OPERATORS[2:-1], *probes.NUMBERS[4:-2], *probes.FUNCTIONS[:1], *probes.EDGES[:1]],
        "-, /, ** and tanh, numbers on either side too",
    ),
}
OF_STEP = {
    "25.3": (
        "The result does not start with the gradient 1",
        "In a product each factor gets its own value",
        "In a product both factors get the first one's share",
    ),
    "25.4": (
        "The gradient is set, not added to",
        "A node passes its gradient on before all of it has arrived",
        "Each node goes once, but does not wait for all that use it",
        "Each node goes once, and the deepest of a branch first",
        "A parent that is used twice is counted once",
        "backward goes one step and stops",
        "The slope is not multiplied by the gradient from above",
    ),
    "25.5": (
        "The gradients of the middle are not cleared before a second backward",
        "The gradients are not cleared, and the result adds 1 to its own",
        "backward wipes the gradients of the leaves, too",
        "A node that was visited once is never visited again",
        "The sort calls itself, so the depth of a graph is limited",
    ),
    "25.6": (
        "In a difference the second number gets + 1",
        "The slope of −a is taken for 1",
        "In a quotient the slope of the divisor has the wrong sign",
        "In a quotient the slope of the divisor is not squared",
        "The power is passed on with the exponent unchanged",
        "The exponent does not come down as a factor",
        "The slope of tanh uses what goes in, not what comes out",
        "The slope of tanh forgets the square",
        "tanh goes through exp and overflows",
        "2 − a is computed as a − 2",
        "2 / a is computed as a / 2",
    ),
    "25.7": (
        "parameters() leaves out the biases",
        "The bias is not added to the weighted sum",
        "parameters() has one layer alone",
        "parameters() of a network is empty",
        "All neurons of a layer are one and the same",
        "Every layer gets the inputs of the network",
        "Between the layers numbers are taken out of their nodes",
        "Nothing bends between the layers",
    ),
}
PRAISE = {
    "25.3": "each operation knows its slopes, and the result starts with 1.",
    "25.4": "every node waits for all that it is owed. That is backpropagation.",
    "25.5": "a second backward adds to the leaves what the first one did, and a graph may be as deep as it likes.",
    "25.6": "all of arithmetic goes both ways.",
    "25.7": "your network, on your engine, tells two moons apart.",
}


def _is_empty(thing):
    """Is it the stub, a class that has nothing of its own?"""
    return isinstance(thing, type) and thing.__init__ is object.__init__


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
    return None if engine.grad(node) == 0.0 else "starts"


def _forward(thing):
    engine = _began(thing)
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


def _asked(number):
    """What the examiner says to the probes of a step."""

    def judged(thing):
        engine = _engine(thing)
        return _name(number, run(engine, STEPS[number][0]))

    return judged


def _net(answer):
    value, network = answer
    if _is_empty(value) or _is_empty(network):
        raise NotAnswered(EMPTY)
    engine = Engine(value, nets=SimpleNamespace(MLP=network))
    asked = [
        probe for probe in [*net_probes.NETS, *net_probes.MOONS] if "MLP" in probe.code and "Layer" not in probe.code
    ]
    return _name("25.7", run(engine, asked, seconds=60.0))


def _name(number, came):
    if any(went.kind == "not there" for went in came.values()):
        return "missing"
    found = diagnose(came)
    if not found:
        return None
    name = found[0].mistake and found[0].mistake.name
    return name if name in OF_STEP[number] else "other"


def _told(mistake):
    name = mistake.name if mistake.name[1].isupper() else mistake.name[0].lower() + mistake.name[1:]
    return f"{name}. {mistake.because}"


def _step(number, judged, missing):
    said = {mistake.name: _told(mistake) for mistake in ALL if mistake.name in OF_STEP[number]}
    return Exercise(PRAISE[number], said | {"missing": missing, "other": MORE}, judged)


EXERCISES = {
    "25.1": Exercise(
        "it holds a number, and a gradient that nobody has added to yet.",
        {
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
            "number": "the sum is a plain number. It has to be a Value, which remembers what it was made from.",
            "plain": "`a + 2` stops: the 2 is no Value yet. Make it one.",
            "turned": "`2 * a` stops: Python asks the 2, then `a.__rmul__(2)`; for `2 + a` it is `__radd__`.",
            "other": "the result is another number than plain numbers give.",
        },
        _forward,
    ),
    **{
        number: _step(number, _asked(number), f"an operation is not there yet: this step needs {what}.")
        for number, (_, what) in STEPS.items()
    },
    "25.7": _step("25.7", _net, "the network cannot be asked: `MLP(2, [8, 1])`, called with a list of two numbers."),
}

"""What an engine may decide for itself: such a probe is set aside, and a note says so."""

from dataclasses import replace

from scalargrad.exercises.engine.diagnose import right
from scalargrad.exercises.engine.outcome import SEVEN_DIGITS, Outcome
from scalargrad.exercises.engine.probes import (
    AT_THE_CORNER,
    FROM_A_LEAF,
    OF_THE_RESULT,
    OPERATORS,
    REFUSABLE,
    SHARED,
)

LEAF = "Backward from a leaf is refused with an error: there is no graph behind it."
SECOND = (
    "A second backward through the same graph is refused with an error. So does PyTorch, unless it is told to keep the "
    "graph."
)
WHOLE = "** refuses some exponents with an error. That is an operation less, and no wrong number."
HALF = "ReLU has a slope between 0 and 1 at 0. There is a corner, so any of them may stand there; PyTorch takes 0."
UNKEPT = (
    "The result keeps no gradient of its own when backward is over. PyTorch keeps those of the leaves alone, unless it "
    "is asked to."
)
DIGITS = "Numbers are right to about seven digits, not to fifteen: single precision, or something small that is added?"
CHOICES = (LEAF, SECOND, WHOLE, HALF, UNKEPT)
# By these an engine stops that was not made to.
ACCIDENTS = {"AttributeError", "Crash", "IndexError", "KeyError", "MemoryError", "NameError", "OverflowError"}
ACCIDENTS |= {"RecursionError", "TypeError", "UnboundLocalError", "ZeroDivisionError"}
SUMS, NOTHING = (OPERATORS[0], SHARED[0]), Outcome("numbers", (0.0,))
POWERS = [probe for probe in OPERATORS if probe.name in ("y = a ** -1", "y = a ** 0.5")]


def settled(came):
    """How the probes went, without what is a choice; where numbers are right to seven digits, these are compared.

    Args:
        came: a dict from probes to Outcomes.

    >>> from scalargrad.exercises.engine.probes import REPEATED
    >>> settled({REPEATED[0]: Outcome("error", error="RuntimeError", backs=2)})[REPEATED[0]].kind
    'not there'
    """
    chosen = {probe: _choice(probe, went) for probe, went in came.items()}
    if came.get(OF_THE_RESULT) == NOTHING and any(any(came[probe].numbers[1:]) for probe in SUMS if probe in came):
        chosen[OF_THE_RESULT] = UNKEPT
    came = {probe: Outcome("not there", words=chosen[probe]) if chosen[probe] else went for probe, went in came.items()}
    rounded = {probe: replace(went, close=SEVEN_DIGITS) for probe, went in came.items()}
    is_single = any(rounded[probe].like(right(probe)) and not went.like(right(probe)) for probe, went in came.items())
    return rounded if is_single else came


def _choice(probe, went):
    """The sentence about the choice by which a probe went otherwise, or ""."""
    if probe in REFUSABLE and went.kind == "error" and went.error not in ACCIDENTS:
        return LEAF if probe is FROM_A_LEAF else SECOND if went.backs > 1 else ""
    refused = went.error == "ValueError" or (probe in POWERS and went.kind == "not there")
    if "**" in probe.code and went.line and refused:
        return WHOLE
    at_corner = probe is AT_THE_CORNER and went.kind == "numbers"
    return HALF if at_corner and went.numbers[0] == 0.0 < went.numbers[1] < 1.0 else ""


def told(came):
    """The sentences about choices, from what `settled` gives."""
    said = {went.words for went in came.values()}
    single = any(went.close == SEVEN_DIGITS for went in came.values())
    return [sentence for sentence in CHOICES if sentence in said] + [DIGITS] * single

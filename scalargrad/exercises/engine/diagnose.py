"""From how the probes went to the mistakes behind it."""

from dataclasses import dataclass
from functools import cache
from itertools import chain

from scalargrad.exercises.engine import counts, sets, shares, walks
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.net_probes import MOONS, NETS
from scalargrad.exercises.engine.outcome import Outcome, outcome
from scalargrad.exercises.engine.probes import OF_A_NEW_NUMBER, OF_THE_RESULT
from scalargrad.exercises.engine.right import Right
from scalargrad.exercises.engine.right_nets import NET_SLIPS, Nets
from scalargrad.exercises.engine.sides import TURNED
from scalargrad.exercises.engine.slips import OVERFLOWING, SLIPS

OF_ENGINES = [*shares.MISTAKES, *walks.MISTAKES, *counts.MISTAKES, *sets.MISTAKES, *SLIPS, *OVERFLOWING, *TURNED]
ALL = [*OF_ENGINES, *NET_SLIPS]
FIRST = {OF_A_NEW_NUMBER: shares.StartsAtOne, OF_THE_RESULT: shares.NoSeed}  # whose numbers are told alone
CHANCE = 2  # so many probes may agree with a mistake that nobody made
KINDS = ("silent", "never ends", "loud")  # the worst first: nobody is told of a wrong number


@dataclass(frozen=True)
class Finding:
    """A mistake, and the probes that fail by it.

    Attributes:
        mistake: what it is, or None where it has no name.
        probes: the probes that it makes fail, the simplest first.
        kind: "silent", a wrong number and no error; "never ends"; "loud", an error.
    """

    mistake: object
    probes: tuple
    kind: str


@cache
def right(probe):
    """What should come of a probe."""
    return outcome(_engine(Right, Nets), probe)


@cache
def _engine(kind, nets):
    return Engine(kind, nets=nets(kind))


@cache
def predicted(mistake, probe, style=0):
    """What comes of a probe by a mistake alone, in an engine of one style or the other."""
    if not probe.shorter:
        return outcome(_engine(mistake.engines[style], mistake.nets or Nets), probe)
    if mistake.costs == probe.group:
        return Outcome("endless") if probe.group == "paths" else Outcome("error", error="RecursionError")
    return right(probe) if predicted(mistake, probe.shorter, style).like(right(probe.shorter)) else Outcome("unknown")


def diagnose(came):
    """The mistakes that explain how the probes went, silent ones first.

    A mistake explains a probe if its own engine fails there in the same way, number for number. It is ruled out by
    any probe that it would make fail and that went right, and where its numbers come in one or two probes alone, and
    not in the simplest that it would make fail.

    Args:
        came: a dict from probes to Outcomes.

    >>> from scalargrad.exercises.engine.shares import Overwrites
    >>> from scalargrad.exercises.engine.probes import PROBES
    >>> short = [probe for probe in PROBES if not probe.shorter]
    >>> [finding.mistake.name for finding in diagnose({probe: outcome(Engine(Overwrites), probe) for probe in short})]
    ['The gradient is set, not added to']
    """
    came = {probe: went for probe, went in came.items() if went.kind != "not there"}
    fails = [probe for probe, went in came.items() if not went.like(right(probe))]
    if alone := next((probe for probe in fails if _tells_all(probe, fails, came)), None):
        mistake = next(one for one in ALL if one.engine is FIRST[alone])
        return [_finding(mistake, sorted(fails, key=lambda probe: probe is not alone), came)]
    explained = {one: probes for one in ALL if (probes := _explained(one, fails, came))}
    causes = dict(_fewest(explained))
    nameless = []
    for probe in fails:
        if not any(probe in probes for probes in causes.values()):  # two mistakes at once give numbers of their own
            blamed = (probes for one, probes in causes.items() if _is_blamed(one, probe))
            next(blamed, nameless).append(probe)
    causes |= {None: nameless} if nameless else {}
    found = [_finding(cause, sorted(probes, key=fails.index), came) for cause, probes in causes.items()]
    return sorted(found, key=lambda finding: (KINDS.index(finding.kind), fails.index(finding.probes[0])))


def _tells_all(probe, fails, came):
    """Does every gradient begin with a wrong number? Then nothing can be told from the others."""
    return probe in FIRST and came[probe].kind == "numbers" and len(fails) > 1


def _is_blamed(mistake, probe):
    """May a mistake be why a probe fails which it does not explain number for number?"""
    if probe in MOONS:
        return not mistake.costs
    function = mistake in SLIPS and probe in NETS  # nobody knows which functions the networks use
    return function or not predicted(mistake, probe).like(right(probe))


def _is_evidence(mistake, probe):
    """Does a probe say anything for or against a mistake? What a network says depends on how it bends, too."""
    return probe not in MOONS and (mistake.nets is not None or probe not in NETS)


def _explained(mistake, fails, outcomes):
    """The probes that fail as the mistake makes them fail; none if another one should fail by it, and holds."""
    fails, came = ([probe for probe in probes if _is_evidence(mistake, probe)] for probes in (fails, outcomes))
    holds = [probe for probe in came if probe not in fails and probe.group not in mistake.apart]
    explained = [[]]
    for style, _ in enumerate(mistake.engines):
        probes = [probe for probe in fails if predicted(mistake, probe, style).like(outcomes[probe])]
        makes_fail = [one for one in came if probes and not predicted(mistake, one, style).like(right(one))]
        if makes_fail and not set(makes_fail).intersection(holds) and not _is_chance(probes, makes_fail):
            explained.append(probes)
    return max(explained, key=len)


def _is_chance(probes, makes_fail):
    """In a few probes numbers may agree that have nothing to do with the mistake: then ask the simplest one."""
    return len(probes) <= CHANCE and makes_fail[0] not in probes


def _fewest(explained):
    """Mistakes that together explain all that can be explained, the one that explains most first."""
    left = set(chain(*explained.values()))
    while left:
        best = max(explained, key=lambda one: len(left.intersection(explained[one])))
        yield best, explained[best]
        left.difference_update(explained[best])


def _finding(cause, probes, came):
    kinds = {"numbers": "silent", "endless": "never ends", "error": "loud"}
    kind = min((kinds[came[probe].kind] for probe in probes), key=KINDS.index)
    shown = sorted(probes, key=lambda probe: kinds[came[probe].kind] != kind)
    return Finding(cause, tuple(shown), kind)

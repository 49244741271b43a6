"""`check_engine`: right engines pass in three styles, each mistake is called by its own name and no other."""

import json
import subprocess
import sys
from pathlib import Path

import micrograd.engine
import pytest

from scalargrad import Value
from scalargrad.exercises.engine import check_engine
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.costs import costs
from scalargrad.exercises.engine.diagnose import ALL, diagnose, predicted, right
from scalargrad.exercises.engine.net_probes import MOONS, PROBES
from scalargrad.exercises.engine.notes import notes
from scalargrad.exercises.engine.outcome import outcome
from scalargrad.exercises.engine.probes import DEPTH, OPERATORS
from scalargrad.exercises.engine.right import Right
from scalargrad.exercises.engine.right_nets import NET_SLIPS, Nets
from scalargrad.exercises.engine.run import run
from scalargrad.exercises.engine.walks import Eager
from tests.exercises.engines import closures, generations, other_names
from tests.helpers.refused import refused

CAME = {probe: outcome(Engine(Right), probe) for probe in OPERATORS}
SHORT = [probe for probe in PROBES if not probe.shorter]
LONG = [*MOONS, DEPTH[-1]]  # seconds each; a mistake that makes them fail makes the shorter ones fail


def named(came):
    return [finding.mistake and finding.mistake.name for finding in diagnose(came)]


def short_answers(engine):
    return {probe: outcome(Engine(engine), probe) for probe in SHORT}


def made(mistake):
    return Engine(mistake.engine, nets=(mistake.nets or Nets)(mistake.engine))


def test_there_are_some_hundred_probes_and_our_engine_holds_them_all():
    assert len(PROBES) == len({(probe.code, str(probe.leaves), probe.asks) for probe in PROBES}) >= 90
    for probe in PROBES:
        assert outcome(Engine(Value), probe).like(right(probe)), probe.name


@pytest.mark.parametrize("module", [closures, generations, other_names], ids=lambda module: module.__name__)
def test_a_right_engine_passes_in_whatever_style(module):
    report = check_engine(module)
    assert report.findings == () and not report.failed, report


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.name)
def test_each_mistake_is_called_by_its_own_name_and_no_other(mistake):
    came = {
        probe: predicted(mistake, probe) if mistake.costs else outcome(made(mistake), probe)
        for probe in PROBES
        if probe not in LONG
    }
    (finding,) = diagnose(came)
    assert finding.mistake is mistake
    assert finding.probes


def test_two_mistakes_at_once_are_both_named():
    class Both(closures.Value):
        def __sub__(self, other):
            return closures.binary(self, other, self.data - other.data, 1.0, 1.0)

        def backward(self):
            closures.walk(self, clear=False)

    assert named(short_answers(Both)) == [
        "In a difference the second number gets + 1",
        "The gradients of the middle are not cleared before a second backward",
    ]


def test_a_wrong_number_that_nobody_foresaw_has_no_name():
    class Odd(closures.Value):
        def tanh(self):
            return closures.unary(self, 0.25, 0.125)

    (finding,) = diagnose(short_answers(Odd))
    assert finding.mistake is None and finding.kind == "silent"
    assert {probe.name for probe in finding.probes} == {"y = tanh(a)", "y = tanh(a) * a"}


def test_a_number_that_agrees_by_chance_gives_no_name():
    """With a factor of 1.5, the gradient of a in `a * 2` is 3, and so is a."""

    class Longer(closures.Value):
        def __mul__(self, other):
            other = closures.as_value(other)
            return closures.binary(self, other, self.data * other.data, 1.5 * other.data, self.data)

    assert named(short_answers(Longer)) == [None]


class ByTwo(closures.Value):
    def __pow__(self, n):
        return closures.unary(self, self.data**n, n * self.data ** (n - 2) if n else 0.0)


class LateRelu(closures.Value):
    def relu(self):
        return closures.unary(self, max(self.data, 0.0) * (self.data > 0.2), float(self.data > 0.2))


@pytest.mark.parametrize(
    "engine, name",
    [
        (ByTwo, "In the slope of a power the exponent goes down by two"),
        (LateRelu, "The corner of ReLU is not at 0"),
    ],
)
def test_a_slip_in_an_engine_of_closures_has_its_name(engine, name):
    assert named(short_answers(engine)) == [name]


def test_micrograd_keeps_the_gradients_of_the_middle_and_sorts_by_recursion():
    report = check_engine(micrograd.engine)
    middle, sort = report.findings
    assert middle.mistake.name == "The gradients of the middle are not cleared before a second backward"
    assert sort.mistake.name == "The sort calls itself, so the depth of a graph is limited"
    assert (middle.kind, sort.kind) == ("silent", "loud")
    assert report.places[0].text.strip() == "self.grad = 1" and report.places[1].text.strip() == "build_topo(child)"
    assert report.verdict == "71 of 77 hold. Two things to mend, one of them silent."
    assert "came 36, right is 24" in repr(report)


@pytest.mark.parametrize("bend", ["tanh", "relu", "sigmoid"])
def test_networks_pass_however_they_bend(bend):
    class Bent(Nets):
        def bend(self, score):
            return getattr(score, bend)()

    report = check_engine(Right, nets=Bent(Right))
    assert not report.findings and not report.missing, report


@pytest.mark.parametrize("mistake", NET_SLIPS, ids=lambda mistake: mistake.name)
def test_a_mistake_of_networks_has_its_name_however_they_bend(mistake):
    class Bent(mistake.nets):
        def bend(self, score):
            return mistake.nets.bend(self, score) if mistake.name.startswith("Nothing bends") else score.relu()

    engine = Engine(Value, nets=Bent(Value))
    came = {probe: outcome(engine, probe) for probe in PROBES if probe.group == "nets"}
    assert named(came) == [mistake.name]


def test_two_moons_need_a_bend():
    straight = next(mistake for mistake in NET_SLIPS if mistake.name.startswith("Nothing bends"))
    went = outcome(made(straight), MOONS[0])  # with no limit of time
    assert went.kind == "numbers" and went.numbers[0] < 0.95


def test_networks_of_another_engine_are_not_counted():
    report = check_engine(closures.Value, nets=Nets(Value))
    assert not report.findings and {probe.group for probe in report.missing} >= {"nets", "two moons"}


def test_an_endless_loop_is_a_finding_and_the_other_probes_go_on():
    class Stuck(closures.Value):
        def tanh(self):
            while True:
                pass

    tanh, *others = [probe for probe in PROBES if "tanh" in probe.code][:1] + SHORT[:3]
    came = run(Engine(Stuck), [tanh, *others], seconds=1.0)
    assert [went.kind for went in came.values()] == ["endless", "numbers", "numbers", "numbers"]


def test_an_engine_whose_product_raises_is_reported_on_all_the_same():
    class Half(closures.Value):
        def __mul__(self, other):
            raise RuntimeError("no product yet")

    report = check_engine(Half)
    assert report.notes == () and {finding.kind for finding in report.findings} == {"loud"}
    assert "came RuntimeError" in repr(report)


def test_a_process_that_dies_is_a_finding_too():
    class Dies(closures.Value):
        def tanh(self):
            import os

            os._exit(3)

    tanh = next(probe for probe in PROBES if "tanh" in probe.code)
    came = run(Engine(Dies), [tanh, SHORT[0]])
    assert [went.kind for went in came.values()] == ["error", "numbers"]


def test_parents_in_a_set_are_tried_over_hash_seeds():
    class InSets(Right):
        def of(self, op, *others):
            node = super().of(op, *others)
            node.parents, node.slopes = set(node.parents), dict(zip(node.parents, node.slopes))
            return node

        def pass_on(self):
            for parent in self.parents:
                parent.grad += self.slopes[parent] * self.grad

    class OneShare(InSets):
        def backward(self):
            """Adds up in one order, whatever that of the parents."""
            super().backward()
            self.grad, leaves = 1.0, [node for node in self.order() if not node.parents]
            for leaf in leaves:
                leaf.grad = round(leaf.grad, 9)

    told = [[note for note in notes(Engine(kind), CAME) if "hashes" in note] for kind in (InSets, OneShare, Right)]
    assert [len(some) for some in told] == [1, 0, 0]
    assert "__hash__" not in vars(InSets)


def test_what_an_engine_costs_is_told_beside_the_book():
    class Adds(Right):
        def __mul__(self, other):
            raise NotImplementedError

    assert set(costs(Engine(Adds))) == {"a sum of 500 terms", "16 doublings: 65,536 paths"}
    times = costs(Engine(Eager))
    assert times["16 doublings: 65,536 paths"] > 100 > times["a sum of 500 terms"] > 0


def test_what_is_no_engine_is_refused_with_what_was_found():
    class Empty:
        pass

    class NoGradient:
        def __init__(self, data):
            self.data = data

    refused(ValueError, "could not make a node from 3.25", check_engine, Empty)
    refused(ValueError, "has nothing that looks like `grad`", check_engine, NoGradient)
    refused(ValueError, "There is no class Value", check_engine, json)
    refused(TypeError, "expected the class of your engine", check_engine, 3)
    refused(ValueError, "there are names for", check_engine, Value, number="data")


def command(*arguments):
    program = [sys.executable, "-m", "scalargrad.exercises", "engine", *map(str, arguments)]
    return subprocess.run(program, capture_output=True, encoding="utf-8", check=False)


def test_the_command_says_what_is_wrong_and_its_status_too():
    right_one, wrong_one = Path(closures.__file__), Path(micrograd.engine.__file__)
    done = command(right_one)
    assert done.returncode == 0 and "× a sum of 500 terms" in done.stdout
    told = command(wrong_one, "--json")
    assert told.returncode == 1
    told = json.loads(told.stdout)
    assert [finding["line"] for finding in told["findings"]] == [68, 63]
    assert len(told["costs"]) == 3
    nothing = command("no_such_file.py")
    assert (nothing.returncode, nothing.stdout) == (2, "") and "No such file" in nothing.stderr

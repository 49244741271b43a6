"""The report of `check_engine` on a page, its drawings, and the probes as tests of pytest."""

import re

import micrograd.engine
import pytest

from book.examiner import EXAMPLES
from book.sphinx.examiner import report_on, rooms
from scalargrad.exercises import check_engine
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.diagnose import ALL
from scalargrad.exercises.engine.outcome import outcome
from scalargrad.exercises.engine.probes import PROBES
from scalargrad.exercises.engine.report.drawing import drawing
from scalargrad.exercises.engine.report.traced import Traced
from scalargrad.exercises.engine.shares import NotCleared, Overwrites
from scalargrad.exercises.engine.walks import Eager

TWICE = next(probe for probe in PROBES if probe.name == "y = a * a + a * a, backward twice")
ADDED = next(probe for probe in PROBES if probe.name == "y = a + a")


def words(html):
    return re.sub(r"\s+", " ", re.sub("<style>.*?</style>|<[^>]+>", " ", html))


def test_the_page_has_the_name_the_numbers_the_drawing_and_the_line():
    html = check_engine(micrograd.engine, seconds=60)._repr_html_()
    said = words(html)
    assert "71 of 77 hold. Two things to mend, one of them silent." in said
    assert "The gradients of the middle are not cleared before a second backward" in said
    assert "came ✗ 36 right ✓ 24" in said
    assert "grad 36, wrong, should be 24" in html  # the drawing, for those who do not see it
    assert 'data-line="68"' in html and 'data-room="stale_interiors"' in html


def test_a_drawing_has_the_numbers_that_came_and_what_was_held_before():
    traced = Traced(Engine(NotCleared), TWICE)
    assert {(node.label, node.grad, right) for node, right in traced.wrong.items()} == {
        ("a", 36.0, 24.0),
        ("", 2.0, 1.0),
    }
    assert sorted(traced.held.values()) == [1.0, 1.0, 12.0]


@pytest.mark.parametrize("engine", [Overwrites, Eager])
def test_a_famous_mistake_can_be_stepped_through(engine):
    probe = next(
        probe for probe in PROBES if outcome(Engine(engine), probe).numbers and Traced(Engine(engine), probe).wrong
    )
    assert '<script type="application/json">' in drawing(Engine(engine), probe, outcome(Engine(engine), probe))


def test_an_engine_that_raises_is_drawn_without_a_number():
    class Stops(micrograd.engine.Value):
        def __add__(self, other):
            raise OverflowError("too large")

    went = outcome(Engine(Stops), ADDED)
    html = drawing(Engine(Stops), ADDED, went)
    assert went.kind == "error" and "data –, wrong, should be 6" in html


def test_every_room_that_a_mistake_names_is_in_the_museum():
    assert {mistake.room for mistake in ALL if mistake.room} <= rooms().keys()


def test_the_examples_of_the_page_have_what_they_say():
    names = {
        name: [finding.mistake and finding.mistake.name for finding in report_on(name).findings] for name in EXAMPLES
    }
    assert names["right"] == [] and len(names["lecture"]) == 3
    assert names["overwrite"] == ["The gradient is set, not added to"]
    assert names["at_once"] == ["A node passes its gradient on before all of it has arrived"]
    assert names["too_soon"] == ["Each node goes once, but does not wait for all that use it"]


SUITE = """
import micrograd.engine
from scalargrad.exercises import parametrize_with_checks

@parametrize_with_checks(micrograd.engine, seconds=60)
def test_mine(check):
    check()
"""


def test_each_probe_is_a_test_of_pytest(tmp_path):
    import subprocess
    import sys

    (tmp_path / "test_mine.py").write_text(SUITE, encoding="utf-8")
    program = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_mine.py"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert "6 failed, 71 passed, 23 skipped" in done.stdout
    assert "The gradients of the middle are not cleared before a second backward" in done.stdout

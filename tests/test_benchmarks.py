"""`benchmarks`: every workload runs, at a tiny size, and both engines give the same numbers. Nothing is timed."""

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import ENGINES, furthest, table, timing
from benchmarks.workloads import POINTS, WORKLOADS, measure
from scalargrad.data import make_moons

ROOT = Path(__file__).parent.parent
SIZES = {"moons": 2, "one_step": 1, "chain": 50, "long_sum": 50, "tanh": 1000}


@pytest.fixture(autouse=True)
def collector_stays_on():
    yield
    gc.enable()


# with the collector off, except for one: with it on, micrograd's cycles keep it busy for seconds
@pytest.mark.parametrize(("workload", "collector"), [*((name, "off") for name in WORKLOADS), ("chain", "on")])
def test_both_engines_give_the_same_numbers(workload, collector):
    theirs, ours = [measure(engine, workload, collector, SIZES[workload])["results"] for engine in ENGINES]
    assert furthest(ours, theirs) < 1e-12


def test_points_are_those_of_make_moons():
    X, y = make_moons()
    assert json.loads(POINTS.read_text(encoding="utf-8")) == {"X": X, "y": y}


def test_a_process_prints_what_it_measured():
    command = [sys.executable, "-m", "benchmarks.workloads", "micrograd", "chain", "--size"]
    short, long = [json.loads(subprocess.check_output([*command, size], cwd=ROOT)) for size in ("50", "5000")]
    assert short["results"] == [51]
    assert long == {"error": "RecursionError"}


def test_table_shows_ratios_and_crashes():
    def measured(*seconds):
        return [{"seconds": s, "megabytes": 50.0} for s in seconds]

    runs = {(w, c, e): measured(2.0) for w in WORKLOADS for c in ("on", "off") for e in ENGINES}
    runs["moons", "on", "micrograd"] = measured(60.0, 50.0, 55.0)
    runs["chain", "on", "micrograd"] = [{"error": "RecursionError"}]
    lines = list(table(runs))
    assert "55 s ±9%" in lines[1] and "27.5 ×" in lines[1]
    assert "RecursionError" in lines[5] and "×" not in lines[5]


def test_small_times_have_small_units():
    assert timing([{"seconds": 0.05, "megabytes": None}], 50_000)[0] == "1 µs"

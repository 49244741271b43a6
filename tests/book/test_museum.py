"""Each bug of the museum, put into a copy of the engine, turns exactly the tests red that it names.

The copies are tested in processes of their own, with pytest's plug-ins off: nothing of the real package is near.
"""

import math
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from book.museum import BUGS, copy_engine, load, with_bug
from book.museum.bug import Bug

ROOT = Path(__file__).parents[2]


def run_tests(folder, tests):
    """pytest's exit code (0 all passed, 1 some failed, more: it could not run them) and its output."""
    shutil.copytree(
        ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__", "plots", "drawings", "assets")
    )
    command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300)
    return result.returncode, result.stdout + result.stderr


def test_the_named_tests_pass_without_a_bug(tmp_path):
    copy_engine(tmp_path / "scalargrad")
    code, output = run_tests(tmp_path, sorted({test for bug in BUGS.values() for test in bug.tests}))
    assert code == 0, output


@pytest.mark.parametrize("name", BUGS)
def test_bug_turns_its_tests_red(name, tmp_path):
    copy_engine(tmp_path / "scalargrad", BUGS[name])
    code, output = run_tests(tmp_path, BUGS[name].tests)
    assert code == 1 and "failed" in output and "error" not in output.splitlines()[-1], output
    for test in BUGS[name].tests:
        assert f"FAILED {test}" in output, output


@pytest.mark.parametrize("forgotten", ["[v.data for v in values], ", "values, ", ", activations\n"])
def test_a_layer_that_does_not_look_at_all_turns_tests_red(forgotten, tmp_path):
    """Not in the museum: what a layer keeps for its next call is right only as long as nothing is another."""
    line = "        source = [v.data for v in values], values, activations\n"
    wrong = line.replace(forgotten, "\n" * forgotten.endswith("\n"))
    tests = ("tests/engine/test_kept_units.py",)
    copy_engine(tmp_path / "scalargrad", Bug("A layer that forgets to look", "nn.py", line, wrong, tests))
    code, output = run_tests(tmp_path, tests)
    assert code == 1 and "FAILED tests/engine/test_kept_units.py::test_each_change" in output, output


@pytest.mark.parametrize("name", BUGS)
def test_bug_loads_beside_the_real_package(name):
    buggy = load(name)
    import scalargrad

    assert buggy.Value is not scalargrad.Value
    assert buggy.Value(2.0).data == 2.0
    assert load(name) is buggy


@pytest.mark.parametrize("name", BUGS)
def test_a_bug_replaces_whole_lines_from_above_to_below(name):
    """The museum prints them one under the other, as they stand in the package."""
    source = (ROOT / "scalargrad" / BUGS[name].file).read_text(encoding="utf-8")
    bare = [text for line in source.splitlines() if (text := line.partition("  #")[0].strip())]
    places = []
    for right, _ in ((BUGS[name].right, BUGS[name].wrong), *BUGS[name].also):
        shown = [line.strip() for line in right.splitlines() if line.strip()]
        places += [i for i in range(len(bare)) if bare[i : i + len(shown)] == shown]
    assert len(places) == 1 + len(BUGS[name].also) and places == sorted(places)


def test_a_bug_that_does_not_fit_is_loud():
    for right in ("these lines are nowhere", "self"):
        with pytest.raises(LookupError, match=r"no longer fits value\.py"):
            with_bug("self.x = self.y\n", replace(BUGS["overwrite"], right=right))


def test_an_unknown_bug_is_loud():
    with pytest.raises(KeyError):
        load("no such bug")


# The wrong numbers that the museum shows.


def leaf_gradient(name, build, x, times=1):
    buggy = load(name)
    a = buggy.Value(x)
    result = build(a)
    for _ in range(times):
        result.backward()
    return a.grad


def doubled_square(a):
    b = a**2
    return b + b


@pytest.mark.parametrize(
    "name, build, x, times, wrong",
    [
        ("overwrite", lambda a: a + a, 3.0, 1, 1.0),
        ("eager_recursion", doubled_square, 2.0, 1, 12.0),
        ("one_turn", lambda a: (b := a * a) * (b + a), 2.0, 1, 28.0),
        ("one_turn", lambda a: ((b := a * a) + a) * b, 2.0, 1, 44.0),  # right, by luck
        ("parent_set", lambda a: a * a, 3.0, 1, 3.0),
        ("stale_interiors", lambda a: 2 * a**2, 3.0, 2, 36.0),
        ("assigned_leaves", lambda a: 2 * a**2, 3.0, 2, 12.0),
        ("shared_tape", lambda a: 2 * a**2, 3.0, 1, 12.0),
        ("reflected_minus", lambda a: 10 - a, 3.0, 1, 1.0),
        ("silent_float", lambda a: math.tanh(a) * a, 0.5, 1, math.tanh(0.5)),
    ],
)
def test_wrong_number(name, build, x, times, wrong):
    assert leaf_gradient(name, build, x, times) == wrong


def test_shared_tape_gives_silent_zeros():
    buggy = load("shared_tape")
    a = buggy.Value(3.0)
    first, second = a * 2, a * 5
    second.backward()
    assert a.grad == 5.0
    a.grad = 0.0
    with pytest.raises(ValueError):
        first.backward()


def test_a_sum_of_a_thousand_is_too_deep_for_a_recursive_sort():
    buggy = load("recursive_sort")
    with pytest.raises(RecursionError):
        sum(buggy.Value(1.0) for _ in range(1000)).backward()


def test_silent_zip_gives_a_number():
    assert load("silent_zip").Neuron(3)([1.0, 2.0]).data != 0.0


@pytest.mark.parametrize(
    "name, error", [("tanh_by_exp", OverflowError), ("no_reflected_power", TypeError), ("bare_value", TypeError)]
)
def test_wrong_error(name, error):
    buggy = load(name)
    failing = {
        "tanh_by_exp": lambda: buggy.Value(1000.0).tanh(),
        "no_reflected_power": lambda: 2 ** buggy.Value(3.0),
        "bare_value": lambda: buggy.MLP(2, [1, 1])([1.0, 2.0]),
    }
    with pytest.raises(error):
        failing[name]()

"""`benchmarks`: the peers that are installed here give the same numbers, tiny; what is run again, and what fails.

Nothing is timed, and nothing of .venv-bench is needed.
"""

import gc
import json
import sys
from functools import cache

import pytest

from benchmarks import break_even, install
from benchmarks.measure import aside, check, measure, outcome, timed
from benchmarks.peers import PEERS, load
from benchmarks.problem import POINTS, flat, learning_rate, problem, shaped, spiral_problem
from benchmarks.runner import ONE_THREAD, Runner, distance, ending, failed_before, row, verdict, worth_repeating
from benchmarks.workloads import SMALL, demo, spiral
from scalargrad.data import make_moons

HERE = [peer for peer in PEERS if peer not in ("autograd", "torch", "torch_scalar", "jax", "tinygrad")]
TINY = {"samples": 100, "hidden": 2}


@pytest.fixture(autouse=True)
def collector_off():
    gc.disable()  # with it on, micrograd's cycles keep it busy for seconds
    yield
    gc.enable()


@cache
def moons(peer):
    return load(peer).Moons(**problem(**TINY))


@pytest.mark.parametrize("peer", HERE)
def test_loss_and_gradients_are_those_of_numpy(peer):
    mine, right = ([m.forward_backward(), *m.gradients()] for m in (moons(peer), moons("numpy")))
    assert len(mine) == len(right) == 1 + 15
    assert distance(mine, right) < 1e-12


@pytest.mark.parametrize("peer", HERE)
def test_a_second_pass_gives_the_same_gradients(peer):
    moons(peer).forward_backward()
    first = moons(peer).gradients()
    moons(peer).forward_backward()
    assert moons(peer).gradients() == pytest.approx(first, rel=1e-12)  # micrograd's sets have no fixed order


@pytest.mark.parametrize("peer", HERE)
def test_losses_of_the_demo_are_those_of_numpy_and_it_starts_anew(peer):
    start = demo(load(peer), 3, **TINY)
    _, right = timed(demo(load("numpy"), 3, **TINY), "on")
    for _ in range(2):
        assert distance(timed(start, "on")[1], right) < 1e-12


def test_losses_of_the_spiral_are_the_same_eager_and_compiled_and_it_starts_anew():
    eager = spiral(load("one_call"), 4)
    _, right = timed(eager, "on")
    assert right[0] > 1.2 and right[3] < 1.1
    for start in (eager, *(spiral(load(peer), 4) for peer in ("compile", "compile_numpy", "tensor"))):
        for _ in range(2):
            assert distance(timed(start, "on")[1], right) < 1e-12


def test_the_spiral_is_that_of_chapter_18():
    arguments = spiral_problem()
    assert len(arguments["X"]) == 120 and set(arguments["y"]) == {0, 1, 2}
    assert [len(layer) for layer in arguments["layers"]] == [16, 16, 3] and len(flat(arguments["layers"])) == 371


@pytest.mark.parametrize("peer", HERE)
@pytest.mark.parametrize(("name", "n", "right"), [("chain", 50, 51.0), ("long_sum", 50, 2.0), ("small", 2, SMALL)])
def test_functions_give_the_right_gradient(peer, name, n, right):
    function = getattr(load(peer), name, None)
    assert function is None or function(n) == pytest.approx(right, rel=1e-15)


def test_graphs_are_counted():
    quick, mine, theirs = (moons(peer).nodes() for peer in ("one_call", "scalargrad", "micrograd"))
    assert 500 < quick < mine < 0.5 * theirs
    small = [load(peer).graph_nodes("small", 1) for peer in ("scalargrad", "micrograd", "local_gradient")]
    assert small == [6, 6, 6]
    assert load("scalargrad").graph_nodes("long_sum", 50) == 51
    assert load("micrograd").graph_nodes("chain", 50) == 51


def test_points_are_those_of_make_moons():
    for count, points in json.loads(POINTS.read_text(encoding="utf-8")).items():
        X, y = make_moons(n_samples=int(count))
        assert points == {"X": X, "y": y}


def test_parameters_are_flattened_in_order():
    layers = problem(hidden=3)["layers"]
    assert [len(flat([layer])) for layer in layers] == [9, 12, 4]
    assert shaped(flat(layers), layers) == layers
    assert [learning_rate(step) for step in (0, 50)] == [1.0, 0.55]


def test_measure_says_all_there_is_to_say():
    measured = measure("floats", "pass", "off")
    assert measured["steps"] == 1 and measured["seconds"] > 0 and measured["compile_seconds"] is None
    assert measured["results"] == [pytest.approx(0.8958441028683222)]
    assert gc.isenabled()
    assert measure("compile", "demo", "on")["compile_seconds"] > 0
    assert 0 <= aside("floats", "pass")["traced"] < 1 and aside("floats", "pass")["nodes"] is None
    assert aside("scalargrad", "small")["nodes"] == 6 and aside("numpy", "pass")["traced"] is None


def test_check_gives_a_loss_and_337_gradients():
    assert len(check("numpy")["results"]) == 338


def test_what_is_missing_is_told_from_what_fails():
    def crash(error):
        raise error

    assert outcome(crash, RecursionError()) == {"error": "RecursionError"}
    assert outcome(crash, ModuleNotFoundError("no", name="jax")) == {"error": "not installed: jax"}
    assert outcome(measure, "numpy", "chain_10k", "on") == outcome(measure, "numpy", "spiral", "on") == {}
    assert outcome(measure, "local_gradient", "chain_10k", "on") == {"error": "RecursionError"}
    assert "AttributeError" in outcome(crash, AttributeError("no", name="relu"))["error"]


def test_a_process_prints_what_it_measured():
    runner = Runner(sys.executable)
    assert runner.measure("local_gradient", "chain_10k")["error"] == "RecursionError"
    assert runner.measure("--versions")["versions"]["micrograd"] == "0.1.0"
    assert runner.measure("nobody") == {"error": "exit code 2"}
    assert ending(-11) == "crashed: SIGSEGV"


def test_every_process_has_one_thread():
    assert ONE_THREAD["OMP_NUM_THREADS"] == "1"


def test_with_the_collector_off_what_leaks_runs_all_steps():
    engine, torch = PEERS["local_gradient"], PEERS["torch_scalar"]
    assert engine.steps_with("on") == engine.steps_with("between") == 15 and torch.steps_with("off") == 10
    assert engine.steps_with("off") == 100


def test_the_one_that_all_are_compared_with_runs_all_steps():
    assert {PEERS["micrograd"].steps_with(collector) for collector in ("on", "off", "between")} == {100}


def test_a_peer_is_run_again_unless_it_failed_or_takes_long():
    ran = {"results": [1.0], "wall": 10.0}
    assert worth_repeating(("pass", "on", "x"), [])
    assert worth_repeating(("pass", "on", "x"), [ran])
    assert not worth_repeating(("samples_1000", "on", "x"), [ran])
    assert not worth_repeating(("demo", "off", "x"), [ran | {"wall": 40.0}])
    assert not worth_repeating(("pass", "on", "x"), [{"error": "RecursionError"}])


def test_what_failed_at_a_smaller_size_is_not_tried_again():
    runs = {
        ("chain_10k", "on", "x"): [{"error": "RecursionError"}],
        ("pass", "on", "x"): [{"results": [1.0]}],
        ("samples_300", "on", "x"): [],
    }
    assert failed_before(("samples_1000", "on", "x"), runs) is None
    assert failed_before(("chain_100k", "on", "x"), runs) == {"error": "RecursionError at a smaller size"}
    assert failed_before(("chain_10k", "on", "x"), runs) is None
    assert failed_before(("samples_300", "on", "x"), runs) is None
    assert failed_before(("demo", "on", "x"), runs) is None


def test_wrong_numbers_have_no_time():
    assert verdict({"results": [1.0, 2.0]}, [1.0, 2.0, 3.0]) == {"distance": 0.0}
    assert verdict({"results": [1.0, 2.1]}, [1.0, 2.0]) == {"error": "wrong by 5.0e-02"}
    key = "chain_1m", "on", "scalargrad"
    assert "error" in row(key, [{"results": [2.0], "seconds": 1.0}], {}, {}, "torch")
    runs = {("spiral", "on", "torch"): [{"results": [1.3, 1.1, 0.9]}]}
    wrong = row(("spiral", "on", "compile"), [{"results": [1.3, 1.1, 0.91]}], runs, {}, "torch")
    assert wrong["error"] == "wrong by 7.7e-03"


def test_only_pinned_peers_are_installed_and_no_gigabytes():
    assert install.arguments("torch", "linux")[0] == "torch==2.13.0+cpu"
    assert install.arguments("torch", "darwin")[0] == "torch==2.13.0"
    assert {peer.distribution for peer in PEERS.values()} - {"", "scalargrad-book"} <= set(install.PEERS)
    assert all("==" in pin for pin in install.pins().values())


def test_the_break_even_is_measured_on_the_same_work():
    arguments = [break_even.few(2, 3), problem(hidden=2)]
    assert arguments[0]["layers"] == arguments[1]["layers"] and arguments[0]["X"] == arguments[1]["X"][:3]
    losses = [load(peer).Moons(**arguments[0]).forward_backward() for peer in ("one_call", "tensor")]
    assert distance(*[[loss] for loss in losses]) < 1e-12
    found = break_even.measured([1, 2], [1, 3], turns=1, turn=0.0)
    assert found["widths"] == [1, 2] and found["samples"] == [1, 3]
    assert [len(ratios) for ratios in found["ratios"]] == [2, 2] and min(map(min, found["ratios"])) > 0
    assert break_even.multiplications(16, 100) == 100 * (2 * 16 + 16 * 16 + 16)
    assert list(break_even.lines(None)) == []

"""`benchmarks`: the peers that are installed here give the same numbers, tiny; the reports, from made-up results.

Nothing is timed, and nothing of .venv-bench is needed.
"""

import gc
import json
import sys
from functools import cache

import pytest

from benchmarks import facts, install, readme
from benchmarks.__main__ import last, save
from benchmarks.figures import Figures, in_units, megabytes
from benchmarks.growth import exponents
from benchmarks.measure import aside, check, measure, outcome, timed
from benchmarks.peers import PEERS, load
from benchmarks.problem import POINTS, flat, learning_rate, problem, shaped
from benchmarks.report import report
from benchmarks.runner import ONE_THREAD, Runner, distance, ending, failed_before, row, rows, verdict, worth_repeating
from benchmarks.workloads import GROWTH, SMALL, WORKLOADS, demo
from scalargrad.data import make_moons

HERE = ["scalargrad", "compile", "compile_numpy", "micrograd", "local_gradient", "numpy", "floats"]
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


@pytest.mark.parametrize("peer", HERE)
@pytest.mark.parametrize(("name", "n", "right"), [("chain", 50, 51.0), ("long_sum", 50, 2.0), ("small", 2, SMALL)])
def test_functions_give_the_right_gradient(peer, name, n, right):
    function = getattr(load(peer), name, None)
    assert function is None or function(n) == pytest.approx(right, rel=1e-15)


def test_graphs_are_counted():
    mine, theirs = (moons(peer).nodes() for peer in ("scalargrad", "micrograd"))
    assert 500 < mine < 0.5 * theirs
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
    assert outcome(measure, "numpy", "chain_10k", "on") == {}
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


def test_a_peer_is_run_again_unless_it_failed_or_takes_long():
    ran = {"results": [1.0], "wall": 10.0}
    assert worth_repeating(("pass", "on", "x"), [])
    assert worth_repeating(("pass", "on", "x"), [ran])
    assert not worth_repeating(("samples_1000", "on", "x"), [ran])
    assert not worth_repeating(("demo", "off", "x"), [ran | {"wall": 40.0}])
    assert not worth_repeating(("pass", "on", "x"), [{"error": "RecursionError"}])


def test_what_failed_at_a_smaller_size_is_not_tried_again():
    runs = {("chain_10k", "on", "x"): [{"error": "RecursionError"}], ("pass", "on", "x"): [{"results": [1.0]}], ("samples_300", "on", "x"): []}
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


def ran(seconds, workload, steps=1, compiled=None):
    expected = WORKLOADS[workload].expected
    return {
        "seconds": seconds * steps / 100 if workload == "demo" else seconds, "results": [expected or 0.5], "steps": steps,
        "drift": 0.01, "megabytes": 2.0, "compile_seconds": compiled, "wall": 1.0,
    }


ASIDES = {("pass", "scalargrad"): {"traced": 1.5, "nodes": 3942}, ("pass", "micrograd"): {"traced": 46.7, "nodes": 65818}}


@pytest.fixture(scope="module")
def results():
    """Made up: micrograd takes 100 s for the demo, the engine 1 s, NumPy 0.01 s; time grows as size squared."""
    runs = {}
    for workload in WORKLOADS:
        runs[workload, "on", "micrograd"] = [ran(100.0, workload, 10), ran(110.0, workload, 10), ran(90.0, workload, 10)]
        runs[workload, "on", "scalargrad"] = [ran(1.0, workload, 100)] * 3
        runs[workload, "off", "micrograd"] = [ran(20.0, workload, 10)]
        runs[workload, "off", "scalargrad"] = [ran(0.8, workload, 100)]
        runs[workload, "on", "compile"] = [ran(0.1, workload, 100, compiled=0.02)]
        runs[workload, "on", "numpy"] = [ran(0.01, workload, 100)]
    for workload, size in GROWTH["samples"].items():
        runs[workload, "on", "floats"] = [ran(1e-6 * size**2, workload)]
    runs["chain_1m", "on", "micrograd"] = [{"error": "RecursionError", "wall": 1.0}]
    runs["small", "on", "numpy"] = [{}]
    checks = {peer: {"distance": 1e-15} for peer in PEERS} | {"jax": {"error": "not installed: jax"}}
    machine = {"processor": "a processor", "cores": 2, "gigabytes": 8, "system": "Linux", "python": "CPython 3.11"}
    return {
        "machine": machine, "versions": {"": "", "micrograd": "0.1.0"}, "rounds": 3, "reference": "numpy",
        "checks": checks, "rows": rows(runs, ASIDES, "numpy"),
    }


def test_table_shows_times_ratios_crashes_and_who_is_absent(results):
    table = {line[0]: line[1:] for line in Figures(results).table("demo")}
    assert table["micrograd"] == ["100 s* ±10%", "1 ×", "0.01 ×", "46.7 MB", "2 MB", "65,818"]
    assert table["scalargrad, collector off"][:3] == ["800 ms", "25 ×", "1 ×"]
    assert list(table)[0] == "NumPy by hand" and list(table)[-1] == "JAX, jit"
    assert table["JAX, jit"][0] == "not installed: jax"
    chain = {line[0]: line[1:] for line in Figures(results).table("chain_1m")}
    assert chain["micrograd"][0] == "RecursionError" and chain["scalargrad"][1] == "–"
    assert "NumPy by hand" not in {line[0] for line in Figures(results).table("small")}


def test_report_has_every_ratio(results):
    text = report(results)
    assert "demo, scalargrad: scalargrad.compile 0.1 ×, micrograd 100 ×" in text
    assert "demo, scalargrad.compile: scalargrad 10 ×, micrograd 1,000 ×" in text
    assert "scalargrad, collector off: micrograd, collector off, 25 ×" in text
    assert "20 ms once, then 100 ms; together 833 × as fast as micrograd" in text
    assert "pass, peak of Python's own memory: scalargrad 1.5 MB" in text


def test_powers_are_found(results):
    assert exponents(Figures(results), "samples")["floats"] == pytest.approx(2.0)
    assert "plain floats by hand 2.00" in list(facts.growth(Figures(results)))[1]


def test_numbers_are_written_with_three_digits():
    assert [in_units(t) for t in (1234.0, 12.345, 0.0105, 1.5e-6)] == ["1,234 s", "12.3 s", "10.5 ms", "1.5 µs"]
    assert [megabytes(m) for m in (None, 0.05, 1.523)] == ["–", "<0.1 MB", "1.52 MB"]


def test_facts_say_who_is_ahead_and_what_failed(results):
    figures = Figures(results)
    assert list(facts.ahead(figures)) == ["NumPy by hand: 100 × as fast", "scalargrad.compile: 10 × as fast"]
    assert list(facts.failed(figures))[:1] == ["JAX, jit: not installed: jax"]
    assert "chain of 1,000,000 additions, micrograd: RecursionError" in list(facts.failed(figures))
    assert list(facts.steps(figures)) == [
        "micrograd: 10 steps, the later half +1%", "micrograd, collector off: 10 steps, the later half +1%",
    ]


def test_pictures_and_readme_are_made_of_the_results(results, tmp_path):
    from benchmarks import plot

    plot.draw(results, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"demo.png", "width.png", "samples.png", "depth.png"}
    text = readme.written(f"before {readme.OPEN}old{readme.CLOSE} after", results)
    assert "| **scalargrad** | 1 s | 100 × |" in text and "old" not in text and text.endswith(" after")


def test_results_are_saved_whole(results, tmp_path):
    save(results, tmp_path / "results.json")
    assert json.loads((tmp_path / "results.json").read_text(encoding="utf-8")) == results
    assert [path.name for path in tmp_path.iterdir()] == ["results.json"]


def test_the_readme_is_that_of_the_last_run():
    text = readme.README.read_text(encoding="utf-8")
    assert text == readme.written(text, last()), "run: python -m benchmarks --publish"


def test_the_pictures_are_those_of_the_last_run(tmp_path):
    from matplotlib.testing.compare import compare_images

    from benchmarks import plot

    plot.draw(last(), tmp_path)
    for path in tmp_path.glob("*.png"):
        assert compare_images(str(plot.FOLDER / path.name), str(path), tol=2) is None, "run: python -m benchmarks --publish"


def test_only_pinned_peers_are_installed_and_no_gigabytes():
    assert install.arguments("torch", "linux")[0] == "torch==2.13.0+cpu"
    assert install.arguments("torch", "darwin")[0] == "torch==2.13.0"
    assert {peer.distribution for peer in PEERS.values()} - {"", "scalargrad-book"} <= set(install.PEERS)
    assert all("==" in pin for pin in install.pins().values())

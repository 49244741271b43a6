"""`benchmarks`: what the tables, the page and the README say, from made-up results. Nothing is timed."""

import json

import pytest

from benchmarks import facts, readme
from benchmarks.__main__ import last, save
from benchmarks.figures import Figures, in_units, megabytes
from benchmarks.growth import exponents
from benchmarks.peers import PEERS
from benchmarks.report import report
from benchmarks.runner import rows
from benchmarks.workloads import GROWTH, WORKLOADS


def ran(seconds, workload, steps=1, compiled=None):
    expected = WORKLOADS[workload].expected
    return {
        "seconds": seconds * steps / 100 if WORKLOADS[workload].training else seconds,
        "results": [expected or 0.5],
        "steps": steps,
        "drift": 0.01,
        "megabytes": 2.0,
        "compile_seconds": compiled,
        "wall": 1.0,
    }


ASIDES = {
    ("pass", "one_call"): {"traced": 1.5, "nodes": 3942},
    ("pass", "micrograd"): {"traced": 46.7, "nodes": 65818},
}


@pytest.fixture(scope="module")
def results():
    """Made up: micrograd takes 100 s for the demo, the same program here 2 s, in one call 1 s, NumPy 0.01 s.

    Time grows as size squared.
    """
    runs = {}
    for workload in WORKLOADS.keys() - {"spiral"}:
        runs[workload, "on", "micrograd"] = [
            ran(100.0, workload, 10),
            ran(110.0, workload, 10),
            ran(90.0, workload, 10),
        ]
        runs[workload, "on", "scalargrad"] = [ran(2.0, workload, 100)] * 3
        runs[workload, "on", "one_call"] = [ran(1.0, workload, 100)] * 3
        runs[workload, "off", "micrograd"] = [ran(20.0, workload, 10)]
        runs[workload, "off", "scalargrad"] = [ran(1.6, workload, 100)]
        runs[workload, "off", "one_call"] = [ran(0.8, workload, 100)]
        runs[workload, "on", "compile"] = [ran(0.1, workload, 100, compiled=0.02)]
        runs[workload, "on", "numpy"] = [ran(0.01, workload, 100)]
    for peer, seconds in {"one_call": 2.0, "compile": 0.2, "torch": 0.1, "torch_scalar": 60.0}.items():
        few = 10 if peer == "torch_scalar" else 100
        runs["spiral", "on", peer] = [ran(seconds, "spiral", few, compiled=0.02 if peer == "compile" else None)]
    for workload, size in GROWTH["samples"].items():
        runs[workload, "on", "floats"] = [ran(1e-6 * size**2, workload)]
    runs["chain_1m", "on", "micrograd"] = [{"error": "RecursionError", "wall": 1.0}]
    runs["small", "on", "numpy"] = [{}]
    checks = {peer: {"distance": 1e-15} for peer in PEERS} | {"jax": {"error": "not installed: jax"}}
    machine = {"processor": "a processor", "cores": 2, "gigabytes": 8, "system": "Linux", "python": "CPython 3.11"}
    return {
        "machine": machine,
        "versions": {"": "", "micrograd": "0.1.0"},
        "rounds": 3,
        "reference": "numpy",
        "checks": checks,
        "rows": rows(runs, ASIDES, "numpy"),
    }


def test_table_shows_times_ratios_crashes_and_who_is_absent(results):
    table = {line[0]: line[1:] for line in Figures(results).table("demo")}
    assert table["micrograd"] == ["100 s* ±10%", "1 ×", "0.01 ×", "46.7 MB", "2 MB", "65,818"]
    assert table["scalargrad"][:3] == ["2 s ±0%", "50 ×", "0.5 ×"]
    assert table["scalargrad, one call, collector off"][:3] == ["800 ms", "25 ×", "1 ×"]
    assert next(iter(table)) == "NumPy by hand" and list(table)[-1] == "JAX, jit"
    assert table["JAX, jit"][0] == "not installed: jax"
    chain = {line[0]: line[1:] for line in Figures(results).table("chain_1m")}
    assert chain["micrograd"][0] == "RecursionError" and chain["scalargrad"][1] == "–"
    assert "NumPy by hand" not in {line[0] for line in Figures(results).table("small")}


def test_report_has_every_ratio(results):
    text = report(results)
    assert "demo, scalargrad: scalargrad, one call 0.5 ×, scalargrad.compile 0.05 ×, micrograd 50 ×" in text
    assert "demo, scalargrad, one call: scalargrad 2 ×, scalargrad.compile 0.1 ×, micrograd 100 ×" in text
    assert "demo, scalargrad.compile: scalargrad 20 ×, scalargrad, one call 10 ×, micrograd 1,000 ×" in text
    assert "scalargrad, one call, collector off: micrograd, collector off, 25 ×" in text
    assert "20 ms once, then 100 ms; together 833 × as fast as micrograd" in text
    assert "pass, peak of Python's own memory: scalargrad, one call 1.5 MB" in text


def test_powers_are_found(results):
    assert exponents(Figures(results), "samples")["floats"] == pytest.approx(2.0)
    assert "plain floats by hand 2.00" in list(facts.growth(Figures(results)))[1]


def test_numbers_are_written_with_three_digits():
    assert [in_units(t) for t in (1234.0, 12.345, 0.0105, 1.5e-6)] == ["1,234 s", "12.3 s", "10.5 ms", "1.5 µs"]
    assert [megabytes(m) for m in (None, 0.05, 1.523)] == ["–", "<0.1 MB", "1.52 MB"]


def test_facts_say_who_is_ahead_and_what_failed(results):
    figures = Figures(results)
    assert list(facts.ahead(figures)) == ["NumPy by hand: 100 × as fast", "scalargrad.compile: 10 × as fast"]
    assert list(facts.programs(figures)) == [
        "**scalargrad**, the program as it is written for micrograd: 50 × as fast as micrograd, "
        "12.5 × with the garbage collector off",
        "**scalargrad, one call**, all samples in one call and the package's own loss: 100 × as fast as micrograd, "
        "25 × with the garbage collector off",
    ]
    assert list(facts.failed(figures))[:1] == ["JAX, jit: not installed: jax"]
    assert "chain of 1,000,000 additions, micrograd: RecursionError" in list(facts.failed(figures))
    assert list(facts.steps(figures)) == [
        "micrograd: 10 steps, the later half +1%",
        "micrograd, collector off: 10 steps, the later half +1%",
        "PyTorch, 0-dim tensors, on the spiral: 10 steps, the later half +1%",
    ]


def test_facts_say_how_fast_the_spiral_is(results):
    figures = Figures(results)
    assert list(facts.spiral(figures)) == [
        "**scalargrad, one call**: 0.05 × as fast as PyTorch, vectorized, 30 × as fast as PyTorch, 0-dim tensors",
        "**scalargrad.compile**: 0.5 × as fast as PyTorch, vectorized, 300 × as fast as PyTorch, 0-dim tensors",
    ]
    assert figures.table("spiral")[-2][:4] == ["PyTorch, 0-dim tensors", "60 s*", "–", "0.0333 ×"]
    assert facts.losses(figures, "spiral") == "0e+00"


@pytest.mark.parametrize(
    "rounds, page, below",
    [(3, "the median of 3 rounds ±", "Measured on 2"), (1, "measured once", "Measured once, on 2")],
)
def test_how_often_it_was_measured_is_said(results, rounds, page, below):
    ran = results | {"rounds": rounds}
    assert facts.how_often(Figures(ran)).startswith(page) and below in readme.section(ran)


def test_pictures_and_readme_are_made_of_the_results(results, tmp_path):
    from benchmarks import plot

    plot.draw(results, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"demo.svg", "width.svg", "samples.svg", "depth.svg"}
    text = readme.written(f"before {readme.OPEN}old{readme.CLOSE} after", results)
    assert "| **scalargrad**, the program written for `micrograd` | 2 s | 50 × |" in text
    assert "| **scalargrad**, all samples in one call and its own loss | 1 s | 100 × |" in text
    assert "collector off, that program: 12.5 × as fast as `micrograd`." in text
    assert "vectorized PyTorch is 20 × as fast as scalargrad, 2 × as fast as `scalargrad.compile`." in text
    assert "old" not in text and text.endswith(" after")


def test_results_are_saved_whole(results, tmp_path):
    save(results, tmp_path / "results.json")
    assert json.loads((tmp_path / "results.json").read_text(encoding="utf-8")) == results
    assert [path.name for path in tmp_path.iterdir()] == ["results.json"]


def test_the_readme_is_that_of_the_last_run():
    text = readme.README.read_text(encoding="utf-8")
    assert text == readme.written(text, last()), "run: python -m benchmarks --publish"


def test_the_pictures_are_those_of_the_last_run(tmp_path):
    from benchmarks import plot

    plot.draw(last(), tmp_path)
    for path in tmp_path.glob("*.svg"):
        assert path.read_text("utf-8") == (plot.FOLDER / path.name).read_text("utf-8"), (
            "run: python -m benchmarks --publish"
        )

"""The runs that the book records for readers who open the playground from the disk.

To record them takes long, so what they are is asked of the built book: `make test-book`.
"""

import base64
import json
import zlib
from array import array
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from book.playground.desk import Desk
from book.playground.presets import PRESETS
from tests.conftest import HTML

sg_playground = pytest.importorskip("book.sphinx.playground")
PAGE = SimpleNamespace(format="html")
RECORDED = HTML / "_static" / "playground" / "recorded"


@pytest.fixture(scope="module")
def runs():
    """The recorded runs by preset, as the page reads them: those of the built book, and of the present sources."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in RECORDED.iterdir()}
    assert all(text.startswith(f"// {sg_playground._sources()}\n") for text in texts.values()), "run make book"
    return {name: json.loads(zlib.decompress(base64.b64decode(text.split('"')[3]))) for name, text in texts.items()}


def test_a_book_that_failed_gets_no_runs(tmp_path):
    sg_playground.write_runs(SimpleNamespace(outdir=tmp_path, builder=PAGE), ValueError())
    assert list(tmp_path.iterdir()) == []


def test_a_run_is_recorded_anew_only_when_something_has_changed(tmp_path, monkeypatch):
    folder = tmp_path / "_static" / "playground" / "recorded"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sg_playground, "PRESETS", {"high": PRESETS["high"]})
    monkeypatch.setattr(sg_playground, "ProcessPoolExecutor", ThreadPoolExecutor)  # what is put in here stays here
    monkeypatch.setattr(sg_playground, "_run", lambda name: "one")
    sg_playground.write_runs(SimpleNamespace(outdir=tmp_path, builder=PAGE), None)
    first = (folder / "high.js").read_text(encoding="utf-8")
    monkeypatch.setattr(sg_playground, "_run", lambda name: "another")
    sg_playground.write_runs(SimpleNamespace(outdir=tmp_path, builder=PAGE), None)
    assert (folder / "high.js").read_text(encoding="utf-8") == first
    monkeypatch.setattr(sg_playground, "_sources", lambda: "other sources")
    sg_playground.write_runs(SimpleNamespace(outdir=tmp_path, builder=PAGE), None)
    assert (folder / "high.js").read_text(encoding="utf-8") != first


@pytest.mark.book
def test_every_preset_is_recorded_epoch_by_epoch(runs):
    assert runs.keys() == PRESETS.keys()
    for name, run in runs.items():
        states = [frame["state"] for frame in run["frames"]]
        assert [state["epoch"] for state in states] == list(range(len(states)))
        assert [entry["epoch"] for state in states for entry in state["news"]] == list(range(len(states)))
        assert states[0]["scene"]["preset"] == name and "scene" not in states[1]
        assert bool(states[-1]["diverged"]) == (name == "high")
        assert [state["settled"] for state in states] == [False] * (len(states) - 1) + [name in ("first", "single")]
        assert states[-1]["diverged"] or states[-1]["settled"] or len(states) == sg_playground.EPOCHS + 1
        assert "range(100)" in run["code"]


@pytest.mark.book
def test_recorded_numbers_are_those_of_the_desk(runs):
    desk = Desk()
    desk.handle('{"do": "train", "epochs": 30, "seconds": 60}')
    state, frame = json.loads(desk.handle('{"do": "show"}')), runs["first"]["frames"][30]
    assert frame["state"]["loss"] == pytest.approx(state["loss"], rel=1e-4)
    assert frame["state"]["layers"][1][2]["own"]["w"] == pytest.approx(
        state["layers"][1][2]["own"]["w"], rel=1e-4, abs=1e-12
    )
    levels, cells = array("b", base64.b64decode(frame["pictures"])), frame["size"] ** 2
    for i, number in enumerate(memoryview(desk.pictures(frame["size"])).cast("f")):
        full = frame["full"][i // cells]
        assert levels[i] / 127 * full == pytest.approx(number, abs=0.51 / 127 * full)

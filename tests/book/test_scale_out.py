"""Chapter 23 starts processes: they hear nobody but this machine, and they end, also when a cell fails."""

import doctest
import re

import psutil
import pytest

import book.recorded
from book.recorded import recorded
from tests.helpers.notebooks import CHAPTERS, code_cells

pytest.importorskip("distributed")
CELLS = [cell.source for cell in code_cells(CHAPTERS["23_scale_out"])]


def listening(process):
    return {one.laddr.ip for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN}


def test_workers_listen_on_loopback_alone_and_end_with_a_cell_that_fails():
    names, this = {}, psutil.Process()
    exec(next(source for source in CELLS if "def two_workers" in source), names)
    before = set(this.children(recursive=True))
    with pytest.raises(ZeroDivisionError), names["two_workers"]() as client:
        ours = set(this.children(recursive=True)) - before
        assert len(client.scheduler_info()["workers"]) == 2
        found = [listening(process) for process in [this, *ours]]
        assert sum(map(bool, found)) >= 3  # this one has the scheduler
        assert set().union(*found) == {"127.0.0.1"}
        # Python's own tracker of what processes share ends with this one: nobody waits for it
        workers = [process for process in ours if "resource_tracker" not in " ".join(process.cmdline())]
        assert len(workers) >= 2
        raise ZeroDivisionError
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert not alive, "a worker has outlived its cluster"


def test_no_other_cell_makes_a_cluster():
    for source in CELLS:
        assert "def two_workers" in source or not re.search(r"LocalCluster\(|Client\(", source)
        assert "two_workers()" not in source or "with two_workers() as client" in source or "def two_workers" in source


@pytest.mark.parametrize("part", ["workers", "gpu"])
def test_what_is_recorded_says_where_when_and_how(part):
    facts = recorded("scale_out")[part]
    assert facts["device"]
    assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", facts["date"])
    assert facts["command"] == f"python -m benchmarks.scale_out {part}"
    assert all(number > 0 for row in facts["steps"] for key, number in row.items() if key.endswith("_ms"))


def test_examples_in_the_docstrings():
    assert doctest.testmod(book.recorded).failed == 0

"""What `book/sphinx/live.py` gives a page: the project's wheel, and the facts about each cell."""

import subprocess
import sys
import zipfile
from types import SimpleNamespace

import pytest

from book.museum import BUGS
from tests.helpers.notebooks import NOTEBOOKS, code_cells

sg_live = pytest.importorskip("book.sphinx.live")
ROOT = sg_live.ROOT
FOUND = [([], False), (["numpy"], False), (["numpy"], True)]  # of a cell: needs, and whether it takes processes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return write(tmp_path_factory.mktemp("book"))


def write(folder, exception=None):
    """Write the wheel as at the end of a build, into a book in `folder`."""
    (folder / "_static").mkdir()
    sg_live.write_wheel(SimpleNamespace(outdir=folder, builder=SimpleNamespace(format="html")), exception)
    return folder / "_static" / "wheels" / "scalargrad.whl"


def test_the_same_files_give_the_same_wheel_and_leave_the_tree_as_it_was(wheel, tmp_path):
    before = sorted(ROOT.iterdir())
    assert wheel.read_bytes() == write(tmp_path).read_bytes()
    assert sorted(ROOT.iterdir()) == before


def test_graphviz_comes_along_with_its_license_and_runs_without_anything_else(wheel, tmp_path):
    packed = wheel.with_name("graphviz.whl")
    write(tmp_path)
    assert packed.read_bytes() == (tmp_path / "_static" / "wheels" / "graphviz.whl").read_bytes()
    assert any("LICENSE" in name for name in zipfile.ZipFile(packed).namelist())
    for archive in (wheel, packed):
        zipfile.ZipFile(archive).extractall(tmp_path / "home")
    program = f"""
import sys
sys.path[:] = [{str(tmp_path / "home")!r}] + [path for path in sys.path if "site-packages" not in path]
from scalargrad import Value
from scalargrad.figures import to_graphviz
assert "0 -> 1" in to_graphviz(Value(2.0).exp()).source
"""
    subprocess.run([sys.executable, "-S", "-c", program], check=True)


def test_a_failed_build_writes_nothing(tmp_path):
    assert not write(tmp_path, ValueError()).exists()


def test_it_holds_the_whole_package_and_what_a_page_runs_and_nothing_else(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    folders = [
        "book/dinosaur",
        "book/examiner",
        "book/live",
        "book/museum",
        "book/playground",
        "book/recorded",
        "tests/engine",
        "tests/tensor",
    ]
    ours = [path for folder in ["scalargrad", *folders] for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert names == {path.relative_to(ROOT).as_posix() for path in ours if "__pycache__" not in path.parts}


def test_the_museum_finds_the_tests_that_it_shows(wheel):
    named = {test.partition("::")[0] for bug in BUGS.values() for test in bug.tests}
    assert named <= set(zipfile.ZipFile(wheel).namelist())


def test_cells_run_out_of_the_wheel_alone(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    (tmp_path / "notebooks").mkdir()
    program = f"""
import json, os, sys
sys.path[:] = [path for path in sys.path if "site-packages" not in path]
sys.path.insert(0, {str(tmp_path)!r})
os.chdir({str(tmp_path / "notebooks")!r})
from book.live.kernel import Kernel
kernel = Kernel(lambda piece: None if json.loads(piece)["kind"] != "error" else sys.exit(piece))
kernel.run("from scalargrad import Value\\nfrom book.playground.desk import Desk\\nDesk()", 1)
kernel.run("from book.recorded import recorded\\nrecorded('scale_out')['gpu']", 1)
kernel.run("from book.museum import load\\nload('overwrite').Value(2.0) * 3", 2)
import scalargrad
assert scalargrad.__file__.startswith({str(tmp_path)!r})
"""
    subprocess.run([sys.executable, "-S", "-c", program], check=True)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_facts_of_every_cell(name):
    for cell in code_cells(NOTEBOOKS[name]):
        facts = sg_live.facts(cell, 3)
        assert facts["index"] == 3
        assert set(facts["needs"]) <= {"matplotlib", "numpy", "sklearn"}
        assert type(facts["processes"]) is bool
        assert (facts["printed"] is None) == ("nbval-ignore-output" in cell.metadata.get("tags", []))


def test_the_bar_says_how_many_cells_fetch_packages_and_how_many_cannot_run():
    plain, numpy, workers = ({"needs": needs, "processes": alone} for needs, alone in FOUND)
    assert "Every cell here runs" in sg_live.bar([plain], 6.4) and "about 6 MB.</p>" in sg_live.bar([plain], 6.4)
    assert " MB; 2 cells fetch NumPy first.</p>" in sg_live.bar([numpy, plain, numpy], 6.4)
    assert "Every cell here but 1 runs" in (said := sg_live.bar([workers, plain, numpy], 6.4))
    assert " MB; 1 cell fetches NumPy first.</p>" in said

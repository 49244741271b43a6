"""What `book/sphinx/live.py` gives a page: the archive of the package, and the facts about each cell."""

import subprocess
import sys
import zipfile
from types import SimpleNamespace

import pytest

from tests.helpers.notebooks import NOTEBOOKS, code_cells

sg_live = pytest.importorskip("book.sphinx.live")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return write(tmp_path_factory.mktemp("book"))


def write(folder):
    """Write the archive as at the end of a build, into a book in `folder`."""
    (folder / "_static").mkdir()
    sg_live.write_archive(SimpleNamespace(outdir=folder, builder=SimpleNamespace(format="html")), None)
    return folder / "_static" / "scalargrad.zip"


def test_the_same_files_give_the_same_archive(archive, tmp_path):
    assert archive.read_bytes() == write(tmp_path).read_bytes()


def test_a_failed_build_writes_nothing(tmp_path):
    sg_live.write_archive(SimpleNamespace(outdir=tmp_path, builder=SimpleNamespace(format="html")), ValueError())
    assert list(tmp_path.iterdir()) == []


def test_it_holds_the_package_and_no_caches(archive):
    names = zipfile.ZipFile(archive).namelist()
    assert {
        "scalargrad/value.py",
        "scalargrad/exercises/chapter_01.py",
        "book/live/kernel.py",
        "book/museum/bugs.py",
    } <= set(names)
    assert {"micrograd/engine.py", "micrograd/nn.py", "micrograd/LICENSE", "tests/engine/test_value.py"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or name.startswith("notebooks")]


def test_cells_run_out_of_the_archive_alone(archive, tmp_path):
    zipfile.ZipFile(archive).extractall(tmp_path)
    (tmp_path / "notebooks").mkdir()
    program = f"""
import json, os, sys
sys.path[:] = [path for path in sys.path if "site-packages" not in path]
sys.path.insert(0, {str(tmp_path)!r})
os.chdir({str(tmp_path / "notebooks")!r})
from book.live.kernel import Kernel
kernel = Kernel(lambda piece: None if json.loads(piece)["kind"] != "error" else sys.exit(piece))
kernel.run("from scalargrad import Value\\nfrom micrograd.nn import MLP\\nfrom book.museum import load\\nload('overwrite')", 1)
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
        assert (facts["printed"] is None) == ("nbval-ignore-output" in cell.metadata.get("tags", []))

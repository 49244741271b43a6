"""Who imports whom: the contracts in pyproject.toml, kept by the code as it is, broken by each kind of wrong import."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REMEDY = """An import must point down the list in pyproject.toml ([tool.importlinter]). Move what both need to the lower
file, or pass it as an argument. A new file of scalargrad/ needs its line in that list."""


def lint(folder):
    """The exit code of import-linter on the tree in a folder, and what it says."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "120"}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def tree(tmp_path):
    """A copy of all Python files and of the contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("scalargrad", "book", "benchmarks", "tests"):
        for path in (ROOT / room).rglob("*.py"):
            place = tmp_path / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    return tmp_path


def test_every_import_points_down():
    code, said = lint(ROOT)
    assert code == 0, f"{said}\n{REMEDY}"


def test_the_readme_lists_the_files_in_the_order_of_the_contract():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = "".join(re.findall(r"^\| (`scalargrad/.*?) \|", readme, re.M))
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (rooms,) = [each["layers"] for each in tools["importlinter"]["contracts"] if each.get("exhaustive")]
    assert re.findall(r"`scalargrad/(\w+)", rows) == rooms[::-1]


@pytest.mark.parametrize(
    "file, line",
    [
        ("scalargrad/rules.py", "from scalargrad.value import Value"),
        ("scalargrad/value.py", "import scalargrad"),  # the package itself stands above all of its files
        ("scalargrad/nn.py", "def later():\n    from scalargrad.training import fit"),
        ("scalargrad/compile/lines.py", "from scalargrad.figures import draw"),
        ("scalargrad/figures/text.py", "from scalargrad.exercises import check"),
        ("scalargrad/figures/text.py", "import book.tools.picture"),
        ("scalargrad/data/made.py", "from tests.helpers import samples"),
        ("book/tools/picture.py", "from tests.helpers import samples"),
        ("scalargrad/misplaced.py", "answer = 42"),  # imports nothing, but where would it stand?
    ],
)
def test_a_wrong_import_is_told(tree, file, line):
    with (tree / file).open("a", encoding="utf-8") as text:
        text.write(f"\n\n{line}\n")
    code, said = lint(tree)
    assert code == 1
    assert "BROKEN" in said and Path(file).stem in said

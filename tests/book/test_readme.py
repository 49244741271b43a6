"""The README's example prints what it says, its picture is the one that the package draws, and files it names exist."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from book.tools.picture import PICTURE, drawing

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_example_prints_the_answers_beside_it():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    answers = re.findall(r"# (-?\d+\.\d+)", code)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert printed.getvalue().split() == answers


def test_picture_is_current():
    assert PICTURE.read_text(encoding="utf-8") == drawing().svg + "\n", "run: python -m book.tools.picture"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_files_and_folders_that_it_names_exist(page):
    named = re.findall(
        r"`((?:scalargrad|book|tests|notebooks|benchmarks|requirements)/[\w./]*)`",
        (ROOT / page).read_text(encoding="utf-8"),
    )
    named = [name for name in named if "26" not in name]  # the chapter that CONTRIBUTING.md adds
    assert named and [name for name in named if not (ROOT / name).exists()] == []

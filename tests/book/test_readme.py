"""The README's example prints what it says, and its picture is the one that the package draws."""

import contextlib
import io
import re
from pathlib import Path

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


def test_files_that_it_names_exist():
    for name in re.findall(r"`((?:scalargrad|book)/\S+?\.\w+)`", README):
        assert (ROOT / name).exists(), name

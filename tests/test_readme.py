"""The README's example prints what it says, and its picture is the one that the package draws."""

import contextlib
import io
import re
from pathlib import Path

from scalargrad import Value
from scalargrad.draw import draw

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_example_prints_the_answers_beside_it():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    answers = re.findall(r"# (-?\d+\.\d+)", code)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert printed.getvalue().split() == answers


def test_picture_is_current():
    a, b, c, f = (Value(x, label=name) for x, name in [(2.0, "a"), (-3.0, "b"), (10.0, "c"), (-2.0, "f")])
    result = (a * b + c) * f
    result.label = "L"
    result.backward()
    assert (ROOT / "book" / "_static" / "graph.svg").read_text(encoding="utf-8") == draw(result).svg + "\n"


def test_files_that_it_names_exist():
    for name in re.findall(r"`((?:scalargrad|book)/\S+?\.\w+)`", README):
        assert (ROOT / name).exists(), name

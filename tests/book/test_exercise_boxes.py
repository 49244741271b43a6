"""`book.sphinx.exercise`: a solution lands in the box of its exercise; one without is told with its place."""

import subprocess
import sys

import pytest

pytest.importorskip("sphinx_exercise")
PAGE = """\
# Title

:::{exercise} Name
:label: ex-1-1
About 3 minutes, with a pencil. Question.
:::

Text between.

:::{solution} ex-1-1
Answer.
:::
"""


@pytest.fixture
def build(tmp_path):
    """build(page) gives what Sphinx said, and the page in HTML."""

    def build(page):
        (tmp_path / "conf.py").write_text(
            'extensions = ["myst_parser", "sphinx_exercise", "book.sphinx.exercise"]\n'
            'myst_enable_extensions = ["colon_fence"]\n',
            encoding="utf-8",
        )
        (tmp_path / "index.md").write_text(page, encoding="utf-8")
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", str(tmp_path), str(tmp_path / "html")]
        said = subprocess.run(command, capture_output=True, encoding="utf-8").stderr
        return said, (tmp_path / "html" / "index.html").read_text(encoding="utf-8")

    return build


def test_a_solution_is_folded_into_its_exercise(build):
    said, html = build(PAGE)
    assert said == ""
    parts = [
        '<p class="sg-time">About 3 minutes, with a pencil.</p>',
        "<p>Question.</p>",
        '<details class="sg-solution"',
        "<summary>Solution</summary>",
        "Answer.",
        "</details>",
        "Text between.",
    ]
    places = [html.index(part) for part in parts]
    assert places == sorted(places)


def test_a_time_that_stands_alone_is_a_time_as_well(build):
    said, html = build(PAGE.replace(" Question.", "\n\n```\ncode\n```"))
    assert said == ""
    assert '<p class="sg-time">About 3 minutes, with a pencil.</p>' in html
    assert "<p></p>" not in html


def test_a_solution_without_an_exercise_is_a_warning_with_its_place(build):
    said, html = build(PAGE.replace("{solution} ex-1-1", "{solution} ex-9-9"))
    assert "index.md:10: WARNING: a solution of 'ex-9-9', which is no exercise of this page" in said
    assert "Answer." in html

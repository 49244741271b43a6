"""The commands that pages, notebooks and messages name: each is one that the Makefile has."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.helpers.notebooks import NOTEBOOKS, prose

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.M))
PAGES = [path for pattern in ("*.md", "book/pages/*.md", ".github/**/*.md") for path in sorted(ROOT.glob(pattern))]
CODE = [path for room in ("scalargrad", "book", "benchmarks", "tests") for path in sorted((ROOT / room).rglob("*.py"))]
CODE += [path for folder in (".ci", ".github", "requirements") for path in (ROOT / folder).rglob("*") if path.is_file()]
CODE += [ROOT / name for name in ("pyproject.toml", "requirements.txt", "constraints.txt", ".gitignore")]
# In prose, "make" is mostly the verb: a command stands in code, in brackets, after "run" or alone on its line.
COMMAND = re.compile(r"`make ([a-z-]+)(?=`| [A-Z])|(?:\$ |\brun:? |\()make ([a-z-]+)|^make ([a-z-]+)$", re.M)


def texts():
    """Pairs of a place and the text there in which commands may stand."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        yield path.name, "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.S))
    for name, notebook in NOTEBOOKS.items():
        yield name, "\n".join(re.findall(r"`[^`\n]+`", prose(notebook)))
    for path in CODE:
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_every_make_command_that_is_named_exists():
    named = [(place, target) for place, text in texts() for target in map("".join, COMMAND.findall(text))]
    assert {"book", "test", "lab", "serve", "test-browser", "lint"} <= {target for _, target in named}
    assert [(place, target) for place, target in named if target not in TARGETS] == []


def test_every_target_has_a_line_of_help():
    explained = set(re.findall(r"^([a-z][a-z-]*):.*  ## \S", MAKEFILE, re.M))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.M)
    assert explained == TARGETS == set(phony.split())


def test_every_module_that_is_run_exists():
    named = {
        (place, module)
        for place, text in texts()
        for module in re.findall(r"python -m ((?:book|benchmarks|tests)[.\w]*)", text)
    }
    assert {module for _, module in named} >= {"book.tools.fetch", "book.tools.execute", "benchmarks"}
    assert [(place, module) for place, module in named if find_spec(module.rstrip(".")) is None] == []


@pytest.mark.parametrize("page", ["README.md", "book/pages/setup.md"])
def test_who_types_the_commands_without_make_gets_the_same_book(page):
    typed = re.findall(
        r"^[$>] .*?((?:book\.tools\.fetch|jupyter-book build) .*)$", (ROOT / page).read_text(encoding="utf-8"), re.M
    )
    assert typed and [command for command in typed if command not in MAKEFILE] == []


def test_versions_agree():
    (version,) = re.findall(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert re.findall(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M) == [version]
    released = re.findall(
        r"^## \[(\d\S*)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )
    assert released[0] == version, "the newest version in CHANGELOG.md is that of pyproject.toml"

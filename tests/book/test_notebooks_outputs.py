"""What is committed in the notebooks: executed, the same on every machine, and said in words where it is a picture."""

import re
from urllib.parse import unquote

import pytest

from book.sphinx.predict import TAG
from scalargrad.figures.look import LIGHT
from tests.helpers.notebooks import NOTEBOOKS, alt_texts, code_cells, outputs, prose

each_notebook = pytest.mark.parametrize("name", NOTEBOOKS)
PICTURES = {"image/png", "image/jpeg", "image/svg+xml"}
KNOWN_TAGS = {"hide-input", "remove-input", "raises-exception", "nbval-ignore-output"}  # and those of predict.py
A_MACHINE = re.compile(
    r"/(home|root|tmp|Users|work|mnt)/\w|[A-Z]:\\\\|site-packages|ipykernel_\d|<[^<>]* at 0x[0-9a-f]+>"
)

NAMED = re.compile(r"<text class=\\?['\"]((?![^'\"]*halo)[^'\"]*)['\"][^>]*>(\w[^<]{2,})</text>")  # no row of a strip


@each_notebook
def test_every_picture_has_alt_text(name):
    for cell, output in outputs(NOTEBOOKS[name]):
        data = output.get("data", {})
        texts = alt_texts(data.get("text/html", ""))
        if PICTURES & set(data):
            texts.append(cell.metadata.get("mystnb", {}).get("image", {}).get("alt"))
        for text in texts:
            assert text and len(text) >= 20 and not re.search(r"\.(png|svg|jpe?g)$", text), cell.source[:200]


@each_notebook
def test_cells_have_run_once_from_top_to_bottom(name):
    counts = [cell.execution_count for cell in code_cells(NOTEBOOKS[name])]
    assert counts == list(range(1, len(counts) + 1)), "run: python -m book.tools.execute notebooks/*.ipynb"


@each_notebook
def test_nothing_in_the_file_depends_on_when_and_where_it_ran(name):
    notebook = NOTEBOOKS[name]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert "version" not in notebook.metadata.language_info
    assert all("execution" not in cell.metadata for cell in notebook.cells)
    for cell, output in outputs(notebook):
        shown = (
            output.get("text", "")
            + str(output.get("data", {}).get("text/plain", ""))
            + str(output.get("traceback", ""))
        )
        hit = A_MACHINE.search(shown)
        assert not hit or hit.group().startswith("<IPython"), f"{hit.group()} in the output of: {cell.source[:200]}"


@each_notebook
def test_outputs_are_of_kinds_that_are_compared_and_need_no_network(name):
    for cell, output in outputs(NOTEBOOKS[name]):
        kinds = set(output.get("data", {}))
        assert kinds <= {"text/plain", "text/html", "text/latex", "image/png", "image/svg+xml"}, cell.source[:200]
        assert output.get("name") != "stderr", f"this cell prints to stderr: {cell.source[:200]}"
        assert not re.search(r"(src|href)=[\"']?(https?:)?//", output.get("data", {}).get("text/html", ""))


@each_notebook
def test_no_output_holds_program_text(name):
    for cell, output in outputs(NOTEBOOKS[name]):
        scripts = re.findall(r"<script[^>]*>", output.get("data", {}).get("text/html", ""))
        assert set(scripts) <= {'<script type="application/json">'}, cell.source[:200]


@each_notebook
def test_no_cell_escapes_the_comparison_without_a_reason(name):
    for cell in NOTEBOOKS[name].cells:
        tags = set(cell.metadata.get("tags", []))
        assert {tag for tag in tags if not TAG.fullmatch(tag)} <= KNOWN_TAGS, cell.source[:200]
        reason = cell.metadata.get("nbval", {}).get("reason", "")
        assert bool(reason) == ("nbval-ignore-output" in tags), (
            f"say why this output is not compared: {cell.source[:200]}"
        )
        failed = any(output.output_type == "error" for output in cell.get("outputs", []))
        assert failed == ("raises-exception" in tags), cell.source[:200]


@each_notebook
def test_nobody_is_sent_to_the_unrelated_package(name):
    sources = prose(NOTEBOOKS[name]) + "".join(cell.source for cell in code_cells(NOTEBOOKS[name]))
    assert not re.search(r"pip install scalargrad\b(?!-)", sources)


@each_notebook
def test_colors_are_those_of_the_palette(name):
    """A plot gives the dark theme the colors that it finds in the palette; any other one would stay as it is."""
    for cell in code_cells(NOTEBOOKS[name]):
        assert set(re.findall(r"#[0-9a-f]{6}\b", cell.source)) <= set(LIGHT.values()), cell.source


@each_notebook
def test_a_line_keeps_its_color_in_all_pictures_of_a_chapter(name):
    colors = {}
    for _, output in outputs(NOTEBOOKS[name]):
        for css, words in NAMED.findall(unquote(output.get("data", {}).get("text/html", ""))):
            if kind := {"data", "grad", "slope", "ink", "bad"} & set(css.split()) - {"muted"}:
                colors.setdefault(words, set()).update(kind)
    assert {words: kinds for words, kinds in colors.items() if len(kinds) > 1} == {}

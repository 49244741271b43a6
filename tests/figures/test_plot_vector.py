"""Plots as SVG: the colors of both themes, text that stays text, the same on every machine."""

import re
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from scalargrad import Value
from scalargrad.figures import look, plot_boundary, plot_function
from scalargrad.figures.plots.vector import svg

ROOT = Path(__file__).parents[2]
POINTS, LABELS = [[0.0, 1.0], [1.0, 0.0], [0.5, 0.4]], [-1.0, 1.0, -1.0]


@pytest.fixture
def plot():
    plt.close("all")
    yield svg
    plt.close("all")


def test_all_colors_are_names_of_the_palette_and_both_themes_are_there(plot):
    text = plot(plot_boundary(lambda point: point[0] - 0.5, POINTS, LABELS, margins=True).figure)
    sheet, drawing = text.partition("</style>")[::2]
    assert set(re.findall("#[0-9a-f]{6}", drawing)) == {look.DARK["paper"]}  # the rims, dark in both themes
    used = set(re.findall(r"var\(--([\w-]+)\)", drawing))
    assert {"page", "ink", "hair", "class-0", "class-1"} <= used
    light, dark = sheet.split("prefers-color-scheme:dark")
    for name in used - {"font"}:
        assert f"--{name}:{look.LIGHT[name]}" in light and f"--{name}:{look.DARK[name]}" in dark, name


def test_a_color_of_the_readers_own_stays(plot):
    figure, ax = plt.subplots()
    ax.plot([1, 2], color="#123456")
    assert "#123456" in plot(figure)


def test_text_stays_text_in_the_fonts_of_the_page(plot):
    text = plot(plot_function(Value.tanh, -2, 2, at=0.5, name="tanh(x)").figure)
    assert "DejaVu Sans'" not in text
    assert {"tanh(x)", "−2"} <= set(re.findall(r">([^<>\n]+)</text>", text))


def test_the_same_plot_is_the_same_text_in_another_process(plot):
    program = (
        "import matplotlib; matplotlib.use('agg')\n"
        "from scalargrad.figures import plot_boundary\nfrom scalargrad.figures.plots.vector import svg\n"
        f"ax = plot_boundary(lambda point: point[0] - 0.5, {POINTS}, {LABELS})\n"
        "import sys; sys.stdout.buffer.write(svg(ax.figure).encode())"
    )
    other = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    assert other == plot(plot_boundary(lambda point: point[0] - 0.5, POINTS, LABELS).figure)
    assert not re.search(r"<metadata|20\d\d-\d\d-\d\d|Matplotlib", other)


def test_a_notebook_shows_figures_as_vectors(tmp_path, plot):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    for first in ("import matplotlib.pyplot as plt\nplt.figure()\nplt.close()\n", ""):
        source = f"{first}from scalargrad.figures import style\nimport matplotlib.pyplot as plt\n"
        source += "with style():\n    _ = plt.plot([1, 2])\nplt.show()"
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        nbclient.NotebookClient(notebook, kernel_name="python3").execute(cwd=str(ROOT))
        [output] = notebook.cells[0].outputs
        assert set(output.data) == {"text/plain", "image/svg+xml"}
        assert "var(--data)" in output.data["image/svg+xml"]

"""The plots of the chapters on a phone: their text can be read.

Needs `make book` first and a browser: `make test-browser`.
"""

import re

import pytest

from tests.conftest import HTML
from tests.helpers.notebooks import NOTEBOOKS, outputs

pytestmark = pytest.mark.browser
SIZE = re.compile(r"font(?:-size)?: [^;\"]*?([\d.]+)px")
WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)pt"')
PICTURES = "div.cell_output > img[src$='.svg']"
UNFOLD = "document.querySelectorAll('details, [hidden]').forEach((part) => { part.open = true; part.hidden = false; })"
TIMED = "nbval-ignore-output"  # a plot of times is from one run: it is not drawn again for its looks


def plots(notebook):
    """Each plot in a notebook: its SVG, and whether it shows times."""
    shown = [(cell, output.get("data", {}).get("image/svg+xml")) for cell, output in outputs(notebook)]
    return [(svg, TIMED in cell.metadata.get("tags", [])) for cell, svg in shown if svg]


@pytest.mark.parametrize("name", [name for name, notebook in NOTEBOOKS.items() if plots(notebook)])
def test_no_text_of_a_plot_is_smaller_than_11_pixels_on_a_phone(visit, name):
    page = visit(HTML / "notebooks" / f"{name}.html", width=390)
    page.evaluate(UNFOLD)
    widths = page.locator(PICTURES).evaluate_all("(pictures) => pictures.map((picture) => picture.clientWidth)")
    for width, (svg, timed) in zip(widths, plots(NOTEBOOKS[name]), strict=True):
        size = min(map(float, SIZE.findall(svg))) * width / float(WIDTH.search(svg).group(1))
        assert timed or size >= 11, f"text of {size:.1f} px in a plot that is {width} px wide"

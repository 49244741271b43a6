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


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["13_initialization", "20_convolution"])
def test_the_name_of_an_axis_has_room_below_it(visit, name, width):
    page = visit(HTML / "notebooks" / f"{name}.html", width=width)
    page.locator(".sg-show").evaluate_all("(all) => all.forEach((one) => one.click())")
    below = page.locator(".sg-still > img").evaluate_all(
        "(all) => all.filter((img) => img.checkVisibility()).map((img) => "
        "[...img.parentElement.children, img.parentElement].map((other) => other.getBoundingClientRect())"
        ".map((box, i, boxes) => i + 1 < boxes.length ? box.top : box.bottom)"
        ".map((edge) => edge - img.getBoundingClientRect().bottom).filter((gap) => gap > -1))"
    )
    assert below and min(map(min, below)) >= 7.5

"""The plots of the chapters have room around them. That their text can be read is asked of every page in test_pages.py.

Needs `make book` first and a browser: `make test-browser`.
"""

import pytest

from tests.conftest import HTML

pytestmark = pytest.mark.browser


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

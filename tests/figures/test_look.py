"""The palette: one table, and whatever shows colors takes them from it."""

import re
from pathlib import Path

import pytest

from scalargrad.figures import look
from scalargrad.figures.front_end import WEB, script
from scalargrad.figures.plots.style import SETTINGS
from tests.helpers.pictures import backward

ROOT = Path(__file__).parents[2]
HEX = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
GENERATED = ("mathjax", "pyodide", "codemirror")


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    """The ratio of WCAG 2."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [look.LIGHT, look.DARK])
def test_text_can_be_read_on_its_ground(theme):
    grounds = {name: ["page", "paper"] for name in ("ink", "ink-2", "data", "grad", "slope", "bad")}
    grounds["class-1-text"] = ["page"]
    grounds |= {"data": ["paper", "data-tint"], "grad": ["paper", "grad-tint"], "bad": ["paper", "bad-tint"]}
    for name, those in grounds.items():
        for ground in those:
            assert contrast(theme[name], theme[ground]) >= 4.5, f"{name} on {ground}"
    for name in ("line", "class-0", "class-2", "grad-line"):
        assert contrast(theme[name], theme["page"]) >= 3, name


def test_every_color_is_six_digits_in_both_themes():
    for pair in look.COLORS.values():
        assert len(pair) == 2 and all(HEX.fullmatch(color) and len(color) == 7 for color in pair)


def test_pictures_pages_and_plots_have_the_colors_of_the_table():
    assert "--sg-data:#005fa3" in look.for_page() and "--sg-data:#74bdf5" in look.for_page()
    assert set(HEX.findall(backward().svg.partition("</style>")[0])) <= set(look.LIGHT.values()) | set(
        look.DARK.values()
    )
    assert "--data:var(--sg-data,light-dark(#005fa3,#74bdf5))" in script()
    assert SETTINGS["text.color"] == look.LIGHT["ink"]


@pytest.mark.parametrize("folder", [WEB, ROOT / "book" / "static"])
def test_no_style_sheet_has_colors_of_its_own(folder):
    known = set(look.LIGHT.values()) | set(look.DARK.values())
    for file in folder.rglob("*.css"):
        if not set(GENERATED) & set(file.parts):
            text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
            assert {color for color in HEX.findall(text) if len(color) == 7} <= known, file


def test_every_color_that_a_style_sheet_names_is_in_the_table():
    ours = {"font", "time", "wide"}
    for file in WEB.glob("*.css"):
        named = set(re.findall(r"var\(--([\w-]+)", file.read_text(encoding="utf-8")))
        assert named <= look.COLORS.keys() | ours, file

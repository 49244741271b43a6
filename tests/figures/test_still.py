"""`Still`, and what all charts have in common: alt text, words that can be read, the same page each time."""

import re
import subprocess
import sys
from pathlib import Path

from scalargrad.figures import Still, strip
from tests.helpers.refused import refused

ROOT = Path(__file__).parents[2]

CHARTS = """
import math
from scalargrad.figures import *
plots = [
    strip({"a": [1, 2, 2]}, x_name="x"), band({"a": [[1, 2], [2, 3]]}), rates({0.1: [1, math.nan], 1.0: [2, 3]}),
    histograms({"layer 1": [1, 2, 2]}, x_name="x"), by_layer({"a": [1, 0.1], "b": [0, 0]}, y_name="size"),
    contour(lambda u, v: u * v, (0, 1), (0, 1), paths=[(0, 0), (1, 1)]), bars({"a": 0.5}),
    class_map(lambda p: [[0.5, 0.3, 0.2] for _ in p], [[0, 0], [1, 1]], [0, 2]), heat_map([[1, -2]]),
]
html = Still(*plots, alt=[f"chart {i}" for i in range(len(plots))])._repr_html_()
"""


def test_the_same_cell_gives_the_same_page_in_every_process_by_the_standard_library_alone():
    program = CHARTS + "import sys; print({'numpy', 'matplotlib'} & set(sys.modules), html)"
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] and runs[0].startswith(b"set() <div")


def test_all_text_is_large_enough_and_every_color_is_one_of_the_palette():
    names = {}
    exec(CHARTS, names)
    html = names["html"]
    sizes = {float(size) for size in re.findall(r"font(?:-size)?: ?([\d.]+)px", html)}
    assert sizes == {11.0, 12.0}
    drawn = re.sub(r"<style>.*?</style>|<defs>.*?</defs>", "", html, flags=re.S)
    assert "%23" not in drawn.replace("url(%23", "")  # no color beside the style sheet
    assert all(f"--{name}:" in html for name in re.findall(r"var\(--([\w-]+)\)", html))


def test_words_are_only_words():
    plot = strip({"<b>&": [1, 2]}, x_name="<x>")
    assert any("&lt;b&gt;&amp;" in mark.text for mark in plot.marks)


def test_a_still_has_words_for_each_plot():
    plot = strip({"a": [1, 2]}, x_name="x")
    html = Still(plot, plot, alt=["the <first>", "the second"])._repr_html_()
    assert re.findall('alt="([^"]*)"', html) == ["the &lt;first&gt;", "the second"]
    assert repr(Still(plot, plot, alt=["one", "two"])) == "Still(2 plots: 'one two')"
    for alt in ("", None, " ", ["a", "b"], [""], [3]):
        refused(ValueError, "expected each of the 1 plots in words", Still, plot, alt=alt)
    for plots in ((), (3,), (plot, "x")):
        refused(ValueError, "expected one Plot or more", Still, *plots, alt="words")

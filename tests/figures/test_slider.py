"""`Slider`: its frames hold the package's numbers, and its page says the same each time."""

import os
import re
import subprocess
import sys
from math import cos, isclose, pi, sin
from pathlib import Path
from xml.etree import ElementTree

from scalargrad import Value
from scalargrad.data import make_moons
from scalargrad.figures import Plot, Slider
from scalargrad.figures.slider.marks import AREA, LEFT, TOP
from tests.helpers import sliders
from tests.helpers.notebooks import alt_texts

ROOT = Path(__file__).parents[2]
ALT = "A curve and a line through two of its points."
SVG = "{http://www.w3.org/2000/svg}"


def square(h):
    plot = Plot(x=(0, 5), y=(0, 25), x_name="x", y_name="x²")
    plot.curve(lambda x: x * x)
    plot.curve([(2, 4), (2 + h, (2 + h) ** 2)], "slope")
    plot.dot(2 + h, (2 + h) ** 2)
    return f"h = {h}: the slope is {((2 + h) ** 2 - 4) / h:g}.", plot


def secants(start=None, frame=square):
    return Slider({"h": [2, 1, -1]}, frame, alt=ALT, start=start)


def read(slider):
    """The still picture and the data of a slider, as slider.js reads them."""
    return sliders.read(slider._repr_html_())


def moving(svg):
    """The markup of each layer that moves in a picture."""
    return re.findall(r"<g data-layer='\d+'>(.*?)</g>", svg)


# The frames


def test_each_frame_is_the_picture_that_starts_there():
    for place, h in enumerate([2, 1, -1]):
        svg, data = read(secants(start=h))
        assert data["sliders"] == [{"name": "h", "values": ["2", "1", "−1"], "start": place}]
        _, shown = sliders.frames(data)[place]
        assert moving(svg) == shown and len(shown) == 2
        assert sliders.says(data) == ["h = 2: the slope is 6.", "h = 1: the slope is 5.", "h = −1: the slope is 3."]


def test_places_in_the_picture_are_those_of_the_numbers():
    for h, (_, [line, _]) in zip([2, 1, -1], sliders.frames(read(secants())[1])):
        (d,) = re.findall(r"^<path class='slope' d='([^']*)'/>$", line)
        x, y, right, top = map(float, re.findall(r"-?[\d.]+", d))
        assert isclose(x, 2 / 5 * AREA[0], abs_tol=0.06) and isclose(y, AREA[1] * (1 - 4 / 25), abs_tol=0.06)
        assert isclose(right, (2 + h) / 5 * AREA[0], abs_tol=0.06)
        assert isclose(top, AREA[1] * (1 - (2 + h) ** 2 / 25), abs_tol=0.06)


def test_what_stays_is_in_the_picture_once():
    svg, data = read(secants())
    assert "class='data'" in svg
    assert not any("class='data'" in part for layer in data["layers"] for part in layer["parts"])


def test_marks_that_come_together_are_one_part():
    def frame(n):
        plot = Plot(x=(0, 4), y=(0, 4))
        for i in range(4):
            if (i < 2) == (n < 2):
                plot.dot(i, 1)
        return f"{n}", plot

    _, data = read(Slider({"n": [0, 1, 2]}, frame, alt=ALT))
    (layer,) = data["layers"]
    first, last = layer["parts"]
    assert [markup for _, markup in sliders.frames(data)] == [[first], [first], [last]]


def test_two_sliders_make_a_frame_for_each_pair():
    def frame(w, b):
        return f"{w}, {b}", Plot(x=(-2, 2), y=(-2, 2), x_name=f"{w} {b}")

    slider = Slider({"w": [(1, 0), (0, -1)], "b": ["low", "middle", "high"]}, frame, alt=ALT, start=((0, -1), "middle"))
    _, data = read(slider)
    assert sliders.says(data) == [
        f"{w}, {b}".replace("-", "−") for w in [(1, 0), (0, -1)] for b in ("low", "middle", "high")
    ]
    assert data["sliders"] == [
        {"name": "w", "values": ["(1, 0)", "(0, −1)"], "start": 1},
        {"name": "b", "values": ["low", "middle", "high"], "start": 1},
    ]


W, B = [(round(cos(k * pi / 20), 2), round(sin(k * pi / 20), 2)) for k in range(41)], [k / 10 for k in range(-8, 9)]
X, Y = make_moons(100, noise=0.1, seed=1337)


def neuron(w, b):
    plot = Plot(x=(-1.7, 2.7), y=(-1.3, 1.84))
    right = plot.half_plane(w, b, X, Y)
    plot.arrow((0, 0), w)
    return f"w₁ {w[0]} w₂ {w[1]} b {b}: {right} right.", plot


def test_hundreds_of_positions_are_packed_and_each_comes_out_as_it_went_in():
    slider = Slider({"w": W, "b": B}, neuron, alt=ALT)
    _, data = read(slider)
    came = sliders.frames(data)
    assert len(came) == len(W) * len(B) == 697
    assert len(slider._repr_html_().encode()) < 40_000
    assert [layer["of"] for layer in data["layers"]] == [None, None, 0]
    for at, (say, layers) in list(enumerate(came))[::7]:
        w, b = W[at // len(B)], B[at % len(B)]
        rightly, plot = neuron(w, b)
        rings = {mark.text for mark in plot.marks if mark.css == "ring"}
        assert say == rightly.replace("-", "−")
        assert set(re.findall(r"M[^M']*", "".join(re.findall(r"ring' d='([^']*)", layers[1])))) == rings
        assert int(say.split()[-2]) == 100 - len(rings)


def test_two_plots_stand_side_by_side():
    svg, _ = read(Slider({"h": [1, 2]}, lambda h: (*square(h), square(h)[1]), alt=ALT))
    first, second = ElementTree.fromstring(svg).findall(SVG + "svg")
    assert float(second.get("x")) > float(first.get("x")) + float(first.get("width"))


def test_the_frame_at_a_function_of_values():
    plot = Plot(x=(-1, 1), y=(-1, 1))
    plot.curve(lambda x: Value(x).tanh())
    other = Plot(x=(-1, 1), y=(-1, 1))
    other.curve(lambda x: Value(x).tanh().data)
    assert plot.marks == other.marks


# A pointer


def test_a_pointer_finds_the_places_of_the_values_in_the_first_plot():
    def frame(x, y):
        return f"{x}, {y}", Plot(x=(0, 10), y=(-1, 1))

    _, data = read(Slider({"x": [0, 5, 10], "y": [-1, 0.5]}, frame, alt=ALT, pointer=True))
    assert data["pointer"] == [[LEFT, LEFT + AREA[0] // 2, LEFT + AREA[0]], [TOP + AREA[1], TOP + AREA[1] // 4]]
    assert read(Slider({"h": [1, 2]}, square, alt=ALT, pointer=True))[1]["pointer"] == [[92, 148]]
    assert "pointer" not in read(secants())[1]


# The page


def test_alt_text_and_sentences_are_only_words():
    def frame(h):
        return "</script><b>1 < 2 & 3</b>", square(h)[1]

    slider = Slider({"<h>": [1, 2]}, frame, alt='A "curve" <b>and</b> a line & so on')
    html = slider._repr_html_()
    assert alt_texts(html) == ['A "curve" <b>and</b> a line & so on']
    assert html.count("</script>") == 1
    assert sliders.says(read(slider)[1])[0] == "</script><b>1 < 2 & 3</b>"


def test_words_in_the_picture_are_escaped():
    svg, _ = read(Slider({"h": [1]}, lambda h: ("one", Plot(x=(0, 1), y=(0, 1), x_name="a < b & 'c'")), alt=ALT))
    assert "a < b & 'c'" in [text.text for text in ElementTree.fromstring(svg).iter(SVG + "text")]


def test_the_same_cell_gives_the_same_page_in_every_process():
    program = "from tests.figures.test_slider import secants; print(secants()._repr_html_())"
    texts = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert texts[0] == texts[1] and b"sg-slider" in texts[0]


def test_it_needs_the_standard_library_alone():
    program = (
        "import sys, scalargrad.figures.slider.slider; print({'numpy', 'matplotlib', 'IPython'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"
    )

"""What is packed into the page of a slider, taken out again: as slider.js does, for the tests."""

import json
import re
from base64 import b64decode
from urllib.parse import unquote

from scalargrad.figures.slider.rim import path


def read(html):
    """The still picture and the data of a slider's page."""
    svg = unquote(re.search(r'src="data:image/svg\+xml,([^"]*)"', html)[1])
    return svg, json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.S)[1])


def frames(data):
    """For each frame the sentence, and the markup of each layer."""
    sizes = [len(slider["values"]) for slider in data["sliders"]]
    total = sizes[0] * (sizes[1] if len(sizes) == 2 else 1)
    return [_frame(data, at, (at // (total // sizes[0]), at % sizes[-1])) for at in range(total)]


def says(data):
    """The sentence of each frame."""
    return [say for say, _ in frames(data)]


def _frame(data, at, places):
    def place(thing):
        return at if thing["of"] is None else places[thing["of"]]

    say = " ".join([one if isinstance(one, str) else _words(one)[place(one)] for one in data["says"]])
    return say, [_markup(layer, place(layer)) for layer in data["layers"]]


def _words(column):
    return column["words"].split(" ") if isinstance(column["words"], str) else column["words"]


def _markup(layer, place):
    if "cuts" in layer:
        return f"<path class='region-1' d='{path(*layer['cuts'][2 * place : 2 * place + 2])}'/>"
    return "".join([part for part, on in zip(layer["parts"], layer["on"]) if _is_on(on, place)])


def _is_on(on, place):
    return int.from_bytes(b64decode(on), "little") >> place & 1

"""Drawings and what they say; two of them exactly.

`python -m tests.figures.test_draw` writes the pictures in tests/figures/drawings anew: look at them before you commit.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from scalargrad import MLP, Neuron, Value, topological_order, total
from scalargrad.figures import draw
from tests.helpers.graphs import expression
from tests.helpers.pictures import (
    DRAWINGS,
    backward,
    boxes,
    css,
    marked,
    network,
    ordered,
    overwritten,
    pictures,
    rows,
    shown,
    twice,
    words,
)

FOLDER = Path(__file__).parent / "drawings"


EXACT = {"backward": lambda: backward().svg, "network": lambda: network().narrow}


@pytest.mark.parametrize("name", EXACT)
def test_exact(name):
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert EXACT[name]() == kept, "it differs: python -m tests.figures.test_draw"


@pytest.mark.parametrize("make", DRAWINGS)
def test_every_number_of_a_picture_can_be_found(make):
    for svg in pictures(make()).values():
        data, grads = ({int(row.get("data-node")): shown(row) for row in rows(svg, kind)} for kind in ("data", "grad"))
        assert set(data) == set(range(len(data))) and set(grads) in (set(data), set())
        assert all(data.values()) and all(grads.values())
        places = [edge.get("data-edge") for edge in css(svg, "edge")]
        assert len(places) == len(set(places)) and {pill.get("data-edge") for pill in css(svg, "pill", "g")} <= set(
            places
        )
        uses = [(row.get("data-edge"), row.get("data-arrival")) for row in rows(svg, "share")]
        assert len(uses) == len(set(uses)) and {edge for edge, _ in uses} <= set(places)


def test_the_same_picture_from_another_process():
    code = "from tests.figures.test_draw import network; print(network()._repr_html_(), end='')"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=FOLDER.parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {network()._repr_html_().encode()}


def test_arrows_turn_orange_where_gradient_went():
    assert not css(draw(expression()).svg, "back")
    assert len(css(backward().svg, "back")) == 6
    result = Value(1.0).relu() + Value(-1.0).relu()
    result.backward()
    assert len(css(draw(result).svg, "back")) == 3  # nothing came through the second relu


def test_a_node_used_twice_has_a_line_for_each_use():
    uses = rows(twice().svg, "share")
    assert [(row.get("data-edge"), row.get("data-arrival")) for row in uses] == [("0", "0"), ("1", "0")]
    assert [(shown(row, "word"), shown(row)) for row in uses] == [("via b", "3"), ("via b", "+\u20093")]


def test_what_a_leaf_held_before_has_a_line():
    a = Value(3.0, label="a")
    loss = 2 * a**2
    loss.backward()
    loss.backward()
    svg = draw(loss).svg
    assert [shown(row) for row in rows(svg, "before")] == ["12"]
    assert [shown(row) for row in rows(svg, "share")] == ["+\u200912"]
    assert "24" in map(shown, rows(svg, "grad"))


def test_a_gradient_that_does_not_add_up_has_no_lines():
    b = Value(1.0).exp()
    root = b + b
    root.label = "r"
    root.backward()
    assert words(draw(root)).count("via r") == 2
    b.grad = 5.0
    assert "via r" not in words(draw(root))


def test_slopes_and_gradients_can_be_left_out():
    drawing = draw(expression(), slopes=False, grads=False)
    assert not css(drawing.svg, "pill", "g") and "grad" not in words(drawing)
    assert "Slope" not in drawing.alt and "grad" not in drawing.alt


def test_alt_text_tells_every_node_and_edge():
    alt = backward().alt
    assert alt.startswith(
        "L = (a × b + c) × f: 7 nodes, 6 edges. a, input: data 2, grad 6. b, input: data −3, grad −4."
    )
    assert alt.endswith(
        "Slope from a to e: −3. Slope from b to e: 2. Slope from e to d: 1. Slope from c to d: 1. "
        "Slope from d to L: −2. Slope from f to L: 4."
    )
    assert "a, input: data 1, grad 1, wrong, should be 4." in overwritten().alt
    assert marked().alt.endswith("Marked path: a, e, d, L.")
    assert re.search(r"Number \d: a, input", ordered().alt)


def test_order_true_numbers_the_nodes_as_the_sort_does():
    result = expression()
    assert draw(result, order=True).svg == draw(result, order=topological_order(result)).svg


def test_marked_parameters_step_out_of_their_neuron():
    neuron = Neuron(1)
    out = neuron([Value(1.0, label="x")])
    assert len(boxes(draw(out).svg)) == 2
    assert len(boxes(draw(out, mark_wrong={neuron.b: 1.0}).svg)) == 3
    assert len(css(draw(out, path=[neuron.w[0], out]).svg, "on")) == 1


def test_a_path_that_jumps_is_an_error():
    result = expression()
    with pytest.raises(ValueError, match="is not a parent of"):
        draw(result, path=[topological_order(result)[0], result.parents[0]])
    with pytest.raises(ValueError, match="not in this graph"):
        draw(result, mark_wrong={Value(1.0): 2.0})


def test_too_big():
    with pytest.raises(ValueError, match="beyond 100 a picture is unreadable"):
        draw(MLP(2, [16, 16, 1])([1.0, 2.0])[0])


def test_html_holds_both_pictures_each_by_itself():
    drawing = backward()
    html = drawing._repr_html_()
    (wide,), (narrow,) = re.findall(r'src="data:image/svg\+xml,([^"]*)"', html), re.findall(r'srcset="([^" ]*)"', html)
    for address, svg in ((wide, drawing.svg), (narrow.removeprefix("data:image/svg+xml,"), drawing.narrow)):
        assert unquote(address) == re.sub("<title>.*</desc>", "", svg)
        assert not any(c in address for c in '#"\n')


def test_a_picture_that_fits_a_phone_is_there_once():
    assert "<source" not in draw(Value(1.0, label="a"))._repr_html_()


def test_a_picture_wider_than_the_page_scrolls():
    html = draw(total([Value(float(i)) for i in range(9)]).tanh().tanh().tanh().tanh().tanh())._repr_html_()
    assert "overflow-x:auto" in html and 'tabindex="0"' in html
    assert "overflow-x" not in backward()._repr_html_()


def test_save(tmp_path):
    drawing = backward()
    drawing.save(tmp_path / "L.svg")
    assert (tmp_path / "L.svg").read_text(encoding="utf-8") == drawing.svg


if __name__ == "__main__":
    for name, picture in EXACT.items():
        (FOLDER / f"{name}.svg").write_text(picture(), encoding="utf-8", newline="\n")

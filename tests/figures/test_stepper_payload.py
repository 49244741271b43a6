"""What the script of a drawing gets: short, the same in every process, and every number formatted by Python."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings

from scalargrad import Value, total
from scalargrad.figures import draw
from scalargrad.figures.front_end import NAMES, script, script_for_page
from scalargrad.figures.text import number
from tests.figures.test_stepper import diamond, net
from tests.helpers.expressions import FIXED
from tests.helpers.graphs import expression, expressions
from tests.helpers.pictures import boxes, css, folded, twice

ROOT = Path(__file__).parents[2]


def told(drawing):
    return json.loads(drawing.steps)


def crowded(count):
    """A graph of `count` nodes in which everything is used again and again, with long numbers."""
    rng = random.Random(count)
    nodes = [Value(rng.uniform(-1, 1), label=f"x{i}") for i in range(20)]
    while len(nodes) < count - 1:
        a, b = rng.choice(nodes[-12:]), rng.choice(nodes[-12:])
        nodes.append(rng.choice([a.__add__, a.__sub__, a.__mul__, lambda _, a=a: a.tanh()])(b))
    used = {parent for node in nodes for parent in node.parents}
    root = total([node for node in nodes if node not in used])
    root.backward()
    return root


@pytest.mark.parametrize("root", [net(3, 4, 4, 1), net(2, 9, 1), *map(crowded, (30, 45, 60))])
def test_at_most_12_kb_for_60_nodes(root):
    drawing = draw(root)
    assert len(told(drawing)["n"]) <= 60
    assert 0 < len(drawing.steps.encode()) <= 12 * 1024


def test_the_running_example_is_small():
    drawing = draw(expression())
    assert len(drawing.steps.encode()) < 1000
    assert len(drawing._repr_html_().encode()) < 18_000


def test_what_is_told_of_the_running_example():
    steps = told(draw(expression()))
    assert steps["n"][2] == ["e", "product", "−6", "a × b", "2 × −3", 1]
    assert steps["e"][2] == [[0, "−3"], [1, "2"]] and steps["i"] == 7 and steps["g"] == "1"
    assert steps["s"][4][:4] == [0, "6", "", 0]
    assert (
        steps["t"][steps["s"][4][4]] == "%c = %f: when %p moves by 1, %c moves by %x = %s." and steps["s"][4][5] == "b"
    )
    assert [column[0] for column in steps["p"]] == [1, "6", 1, 1, 0, 0, ""]


def test_a_node_that_is_older_than_its_parents_equals_nothing():
    root = expression()
    e = root.parents[0].parents[0]
    e.parents[0].data = 100.0
    assert [node[5] for node in told(draw(e))["n"] if len(node) > 5] == [2]
    e.parents[0].data, e.parents[1].data = 2.0, 5.0
    assert "%x" not in "".join(told(draw(e))["t"][:1])
    third = Value(1.0) / 3 + 0.25
    assert [node[5] for node in told(draw(third))["n"] if len(node) > 5] == [0, 1]


def test_a_neuron_tells_its_formula():
    steps = told(folded())
    assert steps["n"][-1] == ["o", "neuron", "0.7071", "tanh(w₁ × x₁ + w₂ × x₂ + b)", "tanh(−3 × 2 + 1 × 0 + 6.881)", 0]
    assert [node[0] for node in steps["n"] if node[2:] == [5]] == ["w₁", "w₂", "b"]


def test_the_place_of_the_picture_is_told():
    root = expression()
    assert told(draw(root))["i"] == 7
    root.backward()
    assert told(draw(root))["i"] == 14
    assert told(draw(root, grads=False))["i"] == 7 and "s" not in told(draw(root, grads=False))


def test_without_slopes_nothing_tells_them():
    steps = told(draw(expression(), slopes=False, grads=False))
    assert all(len(edge) == 1 for ins in steps["e"] for edge in ins) and "p" not in steps


def test_wrong_gradients_are_told_beside_the_right_ones():
    steps = told(draw(diamond()[2], play="overwrite"))
    assert steps["w"] == "overwrite" and steps["c"] == {"0": "4", "1": "2", "2": "1"}
    assert steps["r"] == [[0, "4", 8], [1, "2", 6]]


@settings(FIXED, max_examples=60)
@given(expressions())
def test_an_equals_sign_keeps_its_promise(root):
    """Whoever computes with the printed digits gets the printed result wherever = stands."""
    steps = told(draw(root))
    digits = 3 if len(with_a_box(steps)) > 12 else 4
    edges = [(parent, child, slope) for child, ins in enumerate(steps["e"]) for parent, slope in ins]
    held = dict.fromkeys(range(len(steps["n"])), "0") | {len(steps["n"]) - 1: steps["g"]}
    for edge, product, new, rounded, *_ in steps["s"]:
        (parent, child, slope), new = edges[edge], new or product
        gives = (
            number(plain(slope) * plain(held[child]), digits) == product,
            number(plain(held[parent]) + plain(product), digits) == new,
        )
        assert rounded == (not gives[0]) + 2 * (not gives[1])
        held[parent] = new


def plain(text):
    return float(text.replace("−", "-"))


def with_a_box(steps):
    """The nodes that are not docked; of a docked one its neuron is told, as a number."""
    return [node for node in steps["n"] if isinstance(node[2], str)]


def test_boxes_and_edges_are_drawn_in_the_order_of_the_graph():
    drawing = draw(net(2, 3, 1))
    steps = told(drawing)
    free = [parent for ins in steps["e"] for parent, _ in ins if isinstance(steps["n"][parent][2], str)]
    for svg in (drawing.svg, drawing.narrow):
        assert len(boxes(svg)) == len(with_a_box(steps)) and len(css(svg, "e")) == len(free)
        for (*_, group), node in zip(boxes(svg), with_a_box(steps)):
            data = next(text.text for text in group if "d" in text.get("class", "").split())
            assert plain(data) == pytest.approx(plain(node[2]), rel=0.06)


def test_each_line_names_its_edge():
    drawing = twice()
    assert [line.get("data-e") for line in css(drawing.svg, "m", "text")] == ["0", "1"]


def test_labels_cannot_end_the_script():
    a = Value(1.0, label="</script><b>")
    html = draw(a + 1)._repr_html_()
    assert html.count("</script>") == 1
    assert (
        json.loads(re.search(r'<script type="application/json">(.*?)</script>', html).group(1))["n"][0][0]
        == "</script><b>"
    )


def test_every_process_tells_the_same():
    code = (
        "from tests.figures.test_stepper_payload import crowded, draw; print(draw(crowded(40))._repr_html_(), end='')"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PATH": ""},
        ).stdout
        for seed in "12"
    }
    assert shown == {draw(crowded(40))._repr_html_().encode()}


def test_the_scripts_are_there_and_ask_nobody():
    text = script()
    assert 'customElements.define("sg-stepper"' in text
    assert all((ROOT / "scalargrad" / "figures" / "web" / f"{name}.js").exists() for name in NAMES)
    assert "</script" not in text and not re.findall(r"https?://(?!www\.w3\.org)", text)


def test_outside_of_a_notebook_nothing_is_shown():
    result = subprocess.run([sys.executable, "-c", "import scalargrad.figures"], capture_output=True, check=True)
    assert result.stdout == b""
    assert script_for_page() == ""


def test_the_scripts_have_the_colors_of_the_book():
    look = (ROOT / "scalargrad" / "figures" / "web" / "stepper_look.js").read_text(encoding="utf-8")
    light, dark = [
        dict(re.findall(r'"?([\w-]+)"?: "(#\w{6})"', block))
        for block in re.findall(r"const (?:LIGHT|DARK) = \{(.*?)\}", look, re.S)
    ]
    tokens = (ROOT / "book" / "static" / "tokens.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--sg-([\w-]+):\s*(#\w{6})", block)) for block in re.findall(r"\{(.*?)\n\}", tokens, re.S)[:2]
    ]
    for ours, book in zip((light, dark), blocks):
        assert len(ours) > 15
        assert ours == {name: book[name] for name in ours}


def request(session, **metadata):
    """A kernel's shell that answers a request to run a cell."""
    return SimpleNamespace(kernel=True, get_parent=lambda: {"header": {"session": session}, "metadata": metadata})


def test_a_page_that_shows_a_notebook_gets_the_scripts_once_and_again_when_it_is_loaded_again(monkeypatch):
    drawing = twice()
    for session, scripts in [("page", 1), ("page", 0), ("page loaded again", 1), ("page", 0)]:
        monkeypatch.setattr("IPython.get_ipython", lambda: request(session, cellId="cell"))
        assert drawing._repr_html_().count("<script>") == scripts


def test_a_program_that_runs_a_notebook_gets_no_scripts(monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", lambda: request("nbclient"))
    assert "<script>" not in twice()._repr_html_()

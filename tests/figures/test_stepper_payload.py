"""What the script of a drawing gets: the same in every process, and every number formatted by Python."""

import json
import random
import re
import subprocess
import sys
from math import prod
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings

from scalargrad import Value, total
from scalargrad.figures import draw, front_end
from scalargrad.figures.front_end import MODULES, WEB, script, script_for_page
from scalargrad.figures.text import number
from tests.figures.test_stepper import detour, diamond
from tests.helpers.expressions import FIXED
from tests.helpers.graphs import expression, expressions
from tests.helpers.notebooks import NOTEBOOKS, outputs
from tests.helpers.pictures import folded, twice

ROOT = Path(__file__).parents[2]


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


def test_what_is_told_of_the_running_example():
    steps = draw(expression()).steps
    e = {"name": "e", "kind": "product", "data": "−6", "formula": "a × b", "numbers": "2 × −3", "relation": "="}
    assert steps["nodes"][2] == e
    assert steps["edges"][:2] == [{"parent": 0, "child": 2, "slope": "−3"}, {"parent": 1, "child": 2, "slope": "2"}]
    assert steps["start"] == 7 and steps["backward"]["seed"] == "1"
    reason = "e = a × b: when a moves by 1, e moves by b = −3."
    assert steps["backward"]["steps"][4] == {"edge": 0, "product": "6", "sum": "6", "reason": reason}
    way = {"count": 1, "total": "6", "same": True, "paths": [{"edge": 0, "next": 0, "product": "6"}]}
    assert steps["ways"][0] == way


def relations(root):
    return [node["relation"] for node in draw(root).steps["nodes"] if "relation" in node]


def reasons(root):
    return [step["reason"] for step in draw(root).steps["backward"]["steps"]]


def test_a_node_that_is_older_than_its_parents_equals_nothing():
    root = expression()
    e = root.parents[0].parents[0]
    e.parents[0].data = 100.0
    assert relations(e) == ["≠"]
    e.parents[0].data, e.parents[1].data = 2.0, 5.0
    assert reasons(e)[0] == "e = a × b: when a moves by 1, e moves by −3."  # which is no longer b
    assert relations(Value(1.0) / 3 + 0.25) == ["≈", "="]


def test_reasons_tell_twins_apart_and_name_what_has_no_name():
    a = Value(3.0, label="a")
    assert reasons(a * a)[0] == "The left a is multiplied by the right one, 3."
    assert reasons((a * a).exp())[0] == "Nudge a × a, and exp(a × a) moves 8103 times as far."
    assert reasons(a + a)[1] == "a is used twice: what comes along each use adds up."


def test_a_neuron_tells_its_formula():
    nodes = folded().steps["nodes"]
    numbers = "tanh(−3 × 2 + 1 × 0 + 6.881)"
    told = {"name": "o", "kind": "neuron", "data": "0.7071", "formula": "tanh(w₁ × x₁ + w₂ × x₂ + b)"}
    assert nodes[-1] == {**told, "numbers": numbers, "relation": "≈"}
    assert [node["name"] for node in nodes if node.get("host") == 5] == ["w₁", "w₂", "b"]


def test_the_place_of_the_picture_is_told():
    root = expression()
    assert draw(root).steps["start"] == 7
    root.backward()
    assert draw(root).steps["start"] == 14
    bare = draw(root, grads=False).steps
    assert bare["start"] == 7 and "backward" not in bare


def test_without_slopes_nothing_tells_them():
    steps = draw(expression(), slopes=False, grads=False).steps
    assert all("slope" not in edge for edge in steps["edges"]) and "ways" not in steps


def test_wrong_gradients_are_told_beside_the_right_ones():
    wrong = draw(diamond()[2], play="overwrite").steps["wrong"]
    assert wrong == {"rule": "overwrite", "right": {0: "4", 1: "2", 2: "1"}, "since": {0: 8, 1: 6}}


def test_a_turn_before_its_time_says_what_comes_too_early_and_what_too_late():
    told = draw(detour()[3], play="once").steps
    said = [step["reason"] for step in told["backward"]["steps"]]
    assert said[2] == said[3] == "✗ b passes this on too early: it will get more."
    assert said[4] == "✗ b has had its turn: this comes too late, and nothing passes it on."
    assert told["wrong"]["since"] == {0: 11}  # after 4 nodes, the seed and 6 steps


@settings(FIXED, max_examples=60)
@given(expressions())
def test_an_equals_sign_keeps_its_promise(root):
    """Whoever computes with the printed digits gets the printed result wherever = stands."""
    told = draw(root).steps
    digits = 3 if sum("host" not in node for node in told["nodes"]) > 12 else 4
    held = dict.fromkeys(range(len(told["nodes"])), "0") | {len(told["nodes"]) - 1: told["backward"]["seed"]}
    for step in told["backward"]["steps"]:
        edge = told["edges"][step["edge"]]
        product = number(plain(edge["slope"]) * plain(held[edge["child"]]), digits)
        total_ = number(plain(held[edge["parent"]]) + plain(step["product"]), digits)
        assert step.get("equals", "=") == ("=" if product == step["product"] else "≈")
        assert step.get("adds", "=") == ("=" if total_ == step["sum"] else "≈")
        held[edge["parent"]] = step["sum"]


def plain(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_figure_of_the_book_has_at_most_40_kb(name):
    for cell, output in outputs(NOTEBOOKS[name]):
        html = output.get("data", {}).get("text/html", "")
        # two sliders have as many pictures as their positions multiplied
        pictures = prod(len(json.loads(values)) for values in re.findall(r'"values":(\[.*?\])', html))
        assert len(html.encode()) <= (40_000 if pictures < 15 else 110_000), cell.source[:200]


def test_labels_cannot_end_the_script():
    a = Value(1.0, label="</script><b>")
    html = draw(a + 1)._repr_html_()
    (told,) = re.findall(r'<script type="application/json">(.*?)</script>', html)
    assert html.count("</script>") == 1
    assert json.loads(told)["nodes"][0]["name"] == "</script><b>"


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


def test_no_script_and_no_style_sheet_of_live_figures_is_in_an_output(monkeypatch, tmp_path):
    before = twice()._repr_html_()
    monkeypatch.setattr(front_end, "WEB", tmp_path)
    assert twice()._repr_html_() == before


def test_the_scripts_are_there_and_ask_nobody():
    text = script()
    assert 'customElements.define("sg-stepper"' in text
    assert sorted(MODULES) == sorted(file.stem for file in WEB.glob("*.js"))
    assert not re.findall("(?m)^(import|export) ", text)
    assert "</script" not in text and not re.findall(r"https?://(?!www\.w3\.org)", text)


def test_outside_of_a_notebook_nothing_is_shown():
    result = subprocess.run([sys.executable, "-c", "import scalargrad.figures"], capture_output=True, check=True)
    assert result.stdout == b""
    assert script_for_page() == ""


def request(session, **metadata):
    """A kernel's shell that answers a request to run a cell."""
    return SimpleNamespace(kernel=True, get_parent=lambda: {"header": {"session": session}, "metadata": metadata})


def test_a_page_that_shows_a_notebook_gets_the_scripts_once_and_again_when_it_is_loaded_again(monkeypatch):
    drawing = twice()
    for session, scripts in [("page", 1), ("page", 0), ("page loaded again", 1), ("page", 0)]:
        shell = request(session, cellId="cell")
        monkeypatch.setattr("IPython.get_ipython", lambda shell=shell: shell)
        assert drawing._repr_html_().count("<script>") == scripts


def test_a_program_that_runs_a_notebook_gets_no_scripts(monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", lambda: request("nbclient"))
    assert "<script>" not in twice()._repr_html_()

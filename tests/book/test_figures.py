"""`book.sphinx.figures`: the numbers of a graph, or of attention, as a table, for pages without scripts."""

import json
import re

from book.sphinx.figures import STEPPER, table, with_tables
from scalargrad import Value
from scalargrad.figures import AttentionStepper, draw
from tests.helpers.attention import OUTCOMES, attention


def rows(drawing):
    found = STEPPER.search(drawing._repr_html_())
    lines = re.findall("<tr>(.*?)</tr>", table(json.loads(found[1])))
    return [re.findall("<t[hd]>(.*?)</t[hd]>", line) for line in lines]


def test_a_table_says_what_each_node_is_with_the_gradient_after_the_last_step():
    a, b = Value(2.0, label="a"), Value(-3.0, label="b")
    y = a * b + a
    y.label = "y"
    y.backward()
    assert rows(draw(y)) == [
        ["node", "made from", "data", "grad"],
        ["a", "input", "2", "−2"],
        ["b", "input", "−3", "2"],
        ["(a × b)", "a × b", "−6", "1"],
        ["y", "(a × b) + a", "−4", "1"],
    ]


def test_a_wrong_rule_shows_its_wrong_gradients_and_a_graph_without_gradients_none():
    a = Value(3.0, label="a")
    y = a + a
    y.label = "y"
    assert rows(draw(y, play="overwrite"))[1] == ["a", "input", "3", "1"]
    assert rows(draw(y, grads=False))[1] == ["a", "input", "3"]


def test_attention_has_a_table_of_the_weights_of_the_head_that_it_begins_with():
    letters, heads, chances = attention(letters=list("abc"))
    shown = AttentionStepper(letters, heads, chances, outcomes=OUTCOMES, first=1)
    html = with_tables(shown._repr_html_())
    lines = re.findall("<tr>(.*?)</tr>", html)
    cells = [re.findall("<t[hd]>(.*?)</t[hd]>", line) for line in lines]
    assert cells[0] == ["letter", "a", "b", "c"] and cells[1] == ["a", "1.00"]
    assert cells[3] == ["c", *[f"{weight:.2f}" for weight in heads[1]["weights"][2]]]
    assert html.count("<noscript>") == 1 and with_tables(draw(Value(1.0) * 2)._repr_html_()).count("<noscript>") == 1

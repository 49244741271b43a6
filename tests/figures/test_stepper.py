"""The steps of a drawing: they end where `backward()` ends, on any graph, and a wrong rule goes wrong as it should."""

import random
from math import isclose

import pytest
from hypothesis import given, settings

from scalargrad import MLP, Value, dot, hinge_loss, topological_order, total
from scalargrad.figures import draw
from scalargrad.figures.graph.content import names
from scalargrad.figures.graph.graph import Graph
from scalargrad.figures.stepper.paths import all_paths
from scalargrad.figures.stepper.walk import Walk
from tests.helpers.expressions import FIXED
from tests.helpers.graphs import expression, expressions


def diamond(data=1.0):
    """c = b + b with b = a + a, and its nodes."""
    a = Value(data, label="a")
    b = a + a
    c = b + b
    b.label, c.label = "b", "c"
    return a, b, c


def detour(data=2.0, swapped=False):
    """d = b * c, or c * b, with b = a * a and c = b + a: b reaches d at once and through c; and its nodes."""
    a = Value(data, label="a")
    b = a * a
    c = b + a
    d = c * b if swapped else b * c
    b.label, c.label, d.label = "b", "c", "d"
    return a, b, c, d


def net(*sizes):
    """A hinge loss on a network, after backward()."""
    inputs = [Value(0.3 * i - 0.5, label=f"x{i}") for i in range(1, sizes[0] + 1)]
    loss = hinge_loss([MLP(sizes[0], list(sizes[1:]), seed=3)(inputs)], [1])
    loss.backward()
    return loss


def grads(walk):
    return [walk.end[node] for node in walk.graph.nodes]


@settings(FIXED, max_examples=150)
@given(expressions())
def test_the_end_is_what_backward_computes(root):
    walk = Walk(Graph(root))
    assert walk.position == walk.mark
    root.backward()
    assert grads(walk) == [node.grad for node in topological_order(root)]
    again = Walk(Graph(root))
    assert again.position == again.last and len(again.steps) == len(walk.steps)


@settings(FIXED, max_examples=60)
@given(expressions(most=12))
def test_leaves_that_held_something_keep_it(root):
    root.backward()
    later = root * 0.5 + 1
    walk = Walk(Graph(later))
    later.backward()
    assert grads(walk) == [node.grad for node in topological_order(later)]
    if later.grad:
        assert Walk(Graph(later)).position is not None


def test_steps_go_in_the_order_of_backward():
    root = expression()
    walk = Walk(Graph(root))
    names = [(step.edge.parent.value.label, step.edge.child.value.label) for step in walk.steps]
    assert names == [("d", "L"), ("f", "L"), ("e", "d"), ("c", "d"), ("a", "e"), ("b", "e")]
    assert [node.value.label for node in walk.forward] == list("abecdfL")


@settings(FIXED, max_examples=60)
@given(expressions())
def test_each_step_adds_its_product(root):
    walk = Walk(Graph(root))
    held = dict.fromkeys(walk.graph.nodes, 0.0) | {walk.graph.root: 1.0}
    for step in walk.steps:
        assert step.sent == held[step.edge.child] and step.old == held[step.edge.parent]
        assert step.product == step.edge.slope * step.sent and step.new == step.old + step.product
        held[step.edge.parent] = step.new
    assert held == walk.end


def test_a_half_finished_way_back_is_found_again():
    _, b, c = diamond()
    c.grad, b.grad = 1.0, 2.0
    walk = Walk(Graph(c))
    assert walk.position == walk.mark + 1 + 2


def test_gradients_of_no_moment_have_no_steps():
    a, b, c = diamond()
    c.backward()
    assert draw(c).steps
    assert not draw(c, mark_wrong={a: 4.0}).steps
    b.grad = 5.0
    assert not draw(c).steps
    assert draw(c, grads=False).steps


def test_a_part_of_a_larger_graph_begins_with_what_it_got():
    root = expression()
    root.backward()
    walk = Walk(Graph(root.parents[0]))
    assert walk.seed == -2.0 and walk.position == walk.last


# The wrong rules, written as somebody would who makes the mistake.


def overwrite(root):
    root.grad = 1.0
    for node in reversed(topological_order(root)):
        if node.grad and any(node.slopes):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad = slope * node.grad


def eager(node):
    for parent, slope in zip(node.parents, node.slopes):
        parent.grad += slope * node.grad
        eager(parent)


def once(root):
    root.grad = 1.0
    row = [root]
    for node in row:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
            if parent not in row:
                row.append(parent)


@settings(FIXED, max_examples=60)
@given(expressions(most=6))
def test_the_wrong_rules_go_wrong_as_they_do(root):
    walks = {rule: play(root, rule) for rule in ("overwrite", "eager", "once")}
    order = topological_order(root)
    overwrite(root)
    assert grads(walks["overwrite"]) == [node.grad for node in order]
    if walks["eager"]:
        for node in order:
            node.grad = 0.0
        root.grad = 1.0
        eager(root)
        assert grads(walks["eager"]) == [node.grad for node in order]
    for node in order:
        node.grad = 0.0
    once(root)
    assert grads(walks["once"]) == [node.grad for node in order]


def play(root, rule):
    try:
        return Walk(Graph(root, topological_order(root)), rule, fresh=True)
    except ValueError as error:
        assert "more than 200 steps" in str(error)


def test_what_is_wrong_with_a_step_is_noted():
    notes = {rule: Walk(Graph(diamond()[2]), rule).notes for rule in ("add", "overwrite", "eager")}
    assert notes == {
        "add": ["", "", "", ""],
        "overwrite": ["lost", "", "lost", ""],
        "eager": ["", "too early", "too early", "", "again", "again"],
    }


def test_a_turn_that_comes_before_all_has_arrived_is_noted():
    walk = Walk(Graph(detour()[3]), "once", fresh=True)
    assert walk.notes == ["", "", "too early", "too early", "too late", ""]
    assert grads(walk) == [28.0, 10.0, 4.0, 1.0]
    for graph in (Graph(diamond()[2]), Graph(detour(swapped=True)[3])):
        walk = Walk(graph, "once", fresh=True)
        assert not any(walk.notes) and walk.wrong(Walk(graph, fresh=True)) == {}


def test_a_play_changes_no_gradient_and_begins_at_zero():
    a, b, c = diamond()
    c.backward()
    wrong = draw(c, play="eager")
    assert [node.grad for node in (a, b, c)] == [4.0, 2.0, 1.0]
    assert "a, input: data 1, grad 6, wrong, should be 4." in wrong.alt
    assert "a, input: data 1, grad 1, wrong, should be 4." in draw(c, play="overwrite").alt
    assert (
        "a, input: data 2, grad 28, wrong, should be 44. b, product: data 4, grad 10."
        in draw(detour()[3], play="once").alt
    )


@pytest.mark.parametrize(
    "options, message",
    [
        ({"play": "backwards"}, "unknown play 'backwards': choose one of add, overwrite, eager, once"),
        ({"play": "eager", "grads": False}, "shows gradients: leave out grads=False"),
        ({"play": "eager", "mark_wrong": {}}, None),
    ],
)
def test_bad_plays(options, message):
    root = expression()
    if message is None:
        assert draw(root, **options).steps
        return
    with pytest.raises(ValueError, match=message):
        draw(root, **options)
    with pytest.raises(ValueError, match="leave out mark_wrong"):
        draw(root, play="eager", mark_wrong={root: 1.0})


def test_eager_recursion_on_a_large_graph_is_refused():
    top = Value(1.0)
    for _ in range(8):
        top = top + top
    with pytest.raises(ValueError, match="takes more than 200 steps on this graph"):
        draw(top, play="eager")
    assert draw(top).steps


@settings(FIXED, max_examples=60)
@given(expressions(most=12))
def test_paths_are_all_paths(root):
    graph = Graph(root)
    found = all_paths(graph)
    root.backward()
    for node in graph.nodes:
        products = sorted(brute(node, graph.root), key=abs, reverse=True)
        assert found[node].count == len(products)
        assert isclose(found[node].total, sum(products), rel_tol=1e-6, abs_tol=1e-9)
        told = sorted((abs(product) for _, _, product in found[node].best), reverse=True)
        assert len(told) == (6 if len(products) > 16 else len(products))
        assert all(isclose(x, abs(y), rel_tol=1e-9, abs_tol=1e-12) for x, y in zip(told, products))


def brute(node, root):
    if node is root:
        return [1.0]
    return [edge.slope * product for edge in node.outs for product in brute(edge.child, root)]


def test_large_graphs_are_still_and_say_why():
    rng = random.Random(0)
    nodes = [Value(rng.uniform(-1, 1)) for _ in range(20)]
    while len(nodes) < 60:
        nodes.append(rng.choice(nodes[-9:]) * rng.choice(nodes[-9:]))
    large = draw(total(nodes))
    assert not large.steps and "are too many to step through" in large._repr_html_()
    assert "application/json" not in large._repr_html_()
    assert not draw(expression()).note


def test_a_neuron_takes_its_parameters_along():
    out = dot([Value(-3.0, op="parameter")], [Value(2.0, label="x")], Value(1.0, op="parameter"), "tanh")
    graph = Graph(out)
    walk = Walk(graph)
    assert [node.value.op for node in walk.forward] == ["", "dot tanh"] and len(walk.steps) == 3
    known = names(graph, 150)
    assert [known[node] for node in graph.root.docked] == ["w₁", "b"]

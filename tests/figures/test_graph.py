"""Graph: what is in it, what is docked, and the layers it is drawn in."""

import pytest
from hypothesis import given

from scalargrad import MLP, Neuron, Value, hinge_loss, topological_order, total
from scalargrad.figures.graph.graph import Graph, Lane
from tests.helpers.expressions import FIXED
from tests.helpers.graphs import Duck, expression, expressions


def labels(items):
    return [item.value.label if not isinstance(item, Lane) else "|" for item in items]


def test_nodes_are_in_topological_order_and_edges_have_slopes():
    result = expression()
    graph = Graph(result)
    assert [node.value for node in graph.nodes] == topological_order(result)
    assert graph.root.value is result
    slopes = {(e.parent.value.label, e.child.value.label): e.slope for e in graph.edges}
    assert slopes == {("a", "e"): -3, ("b", "e"): 2, ("e", "d"): 1, ("c", "d"): 1, ("d", "L"): -2, ("f", "L"): 4}


def test_the_same_operand_twice_is_two_edges():
    a = Value(3.0)
    graph = Graph(a * a)
    assert [(e.parent.value, e.position, e.slope) for e in graph.edges] == [(a, 0, 3.0), (a, 1, 3.0)]


def test_a_leaf_stands_one_layer_before_its_use():
    layers, _ = Graph(expression()).layers()
    assert [labels(layer) for layer in layers] == [["a", "b"], ["e", "c"], ["d", "f"], ["L"]]


def test_an_edge_over_several_layers_passes_through_lanes():
    a = Value(2.0, label="a")
    graph = Graph((a * 3 + 1) * a)
    layers, routes = graph.layers()
    assert labels(layers[0]) == ["a", ""]
    assert [sum(isinstance(item, Lane) for item in layer) for layer in layers] == [0, 1, 1, 0]
    assert sorted(len(stations) for stations in routes.values()) == [2, 2, 2, 2, 2, 4]


def test_crossings_that_can_be_avoided_are_avoided():
    a, b, c = (Value(1.0, label=name) for name in "abc")
    p, q, r = c.exp(), b.exp(), a.exp()
    layers, _ = Graph(total([p, q, r, total([a * 1, b * 1, c * 1])])).layers()
    leaves = [name for name in labels(layers[0]) if name]
    assert leaves in (["a", "b", "c"], ["c", "b", "a"])


def test_parameters_of_one_neuron_are_docked_to_it():
    neuron = Neuron(2)
    graph = Graph(neuron([1.0, Value(2.0)]))
    assert [node.value for node in graph.root.docked] == [*neuron.w, neuron.b]
    assert all(node.host is graph.root for node in graph.root.docked)
    assert len(graph.boxes) == 3


def test_parameters_of_two_samples_are_nodes_of_their_own():
    neuron = Neuron(1)
    graph = Graph(hinge_loss([neuron([1.0]), neuron([2.0])], [1, -1]))
    assert not any(node.docked for node in graph.nodes)


def test_nodes_kept_apart_are_not_docked():
    neuron = Neuron(2)
    graph = Graph(neuron([1.0, 2.0]), apart=[neuron.b])
    assert [node.value for node in graph.root.docked] == neuron.w


def test_one_hundred_nodes_are_drawable_and_more_say_what_to_draw_instead():
    def chain(nodes):
        result = Value(0.0)
        for _ in range(nodes - 1):
            result = -result
        return Graph(result)

    assert len(chain(100).drawable().layers()[0]) == 100
    with pytest.raises(ValueError, match=r"101 nodes.*one neuron, the loss of one sample, or a layer folded"):
        chain(101).drawable()


def test_a_list_has_no_graph():
    with pytest.raises(TypeError, match="got list: of several results, pass one"):
        Graph([Value(1.0)])


def test_a_big_graph_can_be_read_though_not_drawn():
    assert len(Graph(MLP(2, [16, 16, 1])([1.0, 2.0])[0]).nodes) == 337 + 2 + 33


def test_a_node_of_another_graph_is_an_error():
    with pytest.raises(ValueError, match="not in this graph"):
        Graph(expression()).node(Value(1.0))


def test_any_object_with_the_six_attributes_will_do():
    a = Duck("", (), ())
    assert [edge.slope for edge in Graph(Duck("+", [a, a], [1, 1])).edges] == [1, 1]


@FIXED
@given(expressions())
def test_every_edge_leads_from_layer_to_layer(root):
    graph = Graph(root)
    layers, routes = graph.layers()
    column = {item: x for x, layer in enumerate(layers) for item in layer}
    assert sorted(node.index for node in column if not isinstance(node, Lane)) == [node.index for node in graph.nodes]
    assert set(routes) == set(graph.edges)
    for edge, stations in routes.items():
        assert (stations[0], stations[-1]) == (edge.parent, edge.child)
        assert [column[item] for item in stations] == list(range(column[edge.parent], column[edge.child] + 1))

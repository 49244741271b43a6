"""`copying`: graphs of any depth through `copy` and `pickle`: the same numbers, what is shared still shared."""

import copy
import io
import pickle

import pytest

from scalargrad import MLP, Value, hinge_loss, no_grad, topological_order, total
from scalargrad.functional import Dot

DEEP = 100_000


def pickled(thing):
    return pickle.loads(pickle.dumps(thing))


def pickled_by_python(thing):
    file = io.BytesIO()
    pickle._Pickler(file, protocol=2).dump(thing)
    return pickle.loads(file.getvalue())


every_way = pytest.mark.parametrize("copied", [copy.deepcopy, pickled, pickled_by_python])


def chain(length):
    """A leaf, and `length` nodes, each made from the one before and the leaf."""
    leaf, nodes = Value(0.5, label="leaf"), []
    for _ in range(length):
        nodes.append((nodes[-1] if nodes else leaf) + leaf)
    return leaf, nodes


def described(root):
    """All that a graph is, without its objects."""
    order = topological_order(root)
    at = {node: i for i, node in enumerate(order)}
    return [(v.data, v.grad, v.op, v.label, v.slopes, [at[parent] for parent in v.parents]) for v in order]


@pytest.mark.parametrize("copied", [copy.deepcopy, pickled])
def test_a_deep_chain(copied):
    leaf, nodes = chain(DEEP)
    nodes[-1].backward()
    new_leaf, root = copied((leaf, nodes[-1]))
    order = topological_order(root)
    assert len(order) == DEEP + 1
    assert order[0] is new_leaf is not leaf
    assert (root.data, new_leaf.grad) == (nodes[-1].data, DEEP + 1.0)
    new_leaf.grad = 0.0
    root.backward()
    assert new_leaf.grad == DEEP + 1.0


@every_way
def test_every_number_every_name_and_every_edge(copied):
    a, b = Value(2.0, label="a"), Value(-3.0, op="parameter")
    root = ((a * b + a) ** 2 - b / 3).tanh() * total([a, b, 1.0])
    root.label = "root"
    root.backward()
    a.grad = None
    assert described(copied(root)) == described(root)


@every_way
def test_a_model_and_its_last_loss_stay_together(copied):
    model = MLP(2, [3, 1], seed=1)
    loss = hinge_loss(model([[0.5, 1.0], [1.0, -0.5]]), [1, -1])
    loss.backward()
    for first, second in ((model, loss), (loss, model)):
        kept = dict(zip((type(first), type(second)), copied((first, second))))
        weights = kept[MLP].parameters()
        assert [p.data for p in weights] == [p.data for p in model.parameters()]
        assert set(weights) <= set(topological_order(kept[Value]))
        assert described(kept[Value]) == described(loss)


@every_way
def test_nodes_that_are_asked_for_in_any_order_are_the_same_nodes(copied):
    leaf, nodes = chain(3000)
    for picked in (nodes[::100], nodes[::-100], [nodes[1500], nodes[-1], nodes[1499]], [leaf, *nodes], nodes[::-1]):
        again = copied([*picked, nodes[-1]])
        order = topological_order(again[-1])
        assert len(order) == 3001
        assert [order.index(node) for node in again[:3]] == [topological_order(nodes[-1]).index(v) for v in picked[:3]]


@every_way
def test_a_neuron_becomes_a_plain_value(copied):
    neuron = MLP(1, [1])([2.0])[0]
    assert type(neuron) is Dot
    assert type(copied(neuron)) is Value
    assert described(copied(neuron)) == described(neuron)


def test_a_shallow_copy_shares_its_parents():
    leaf, nodes = chain(3000)
    again = copy.copy(nodes[-1])
    assert again is not nodes[-1]
    assert again.parents == (nodes[-2], leaf)


class Unwilling:
    """Neither a copy nor a pickle of it can be made."""

    def __reduce__(self):
        raise RuntimeError("no copy of this")


@every_way
def test_a_failed_writing_leaves_nothing_behind(copied):
    _, nodes = chain(3000)
    right = described(nodes[-1])
    nodes[1500].label = Unwilling()
    with pytest.raises(RuntimeError, match="no copy") as first:  # holds what was under way
        copied(nodes[-1])
    with pytest.raises(RuntimeError, match="no copy") as second:
        copied(nodes[2000])
    nodes[1500].label = ""
    for root in (nodes[2500], nodes[-1], nodes[1500], nodes[1000]):
        assert described(copied(root)) == described(root)
    del first, second
    assert described(copied(nodes[-1])) == right


@every_way
def test_one_writing_within_another(copied):
    _, nodes = chain(3000)

    class Keeper:
        def __reduce__(self):
            return tuple, ([copied(nodes[900]).data, pickled(nodes[999]).data],)

    nodes[1000].label = Keeper()
    again = copied(nodes[-1])
    assert topological_order(again)[1001].label == (nodes[900].data, nodes[999].data)
    assert len(topological_order(again)) == 3001


def test_a_pickler_that_goes_on():
    _, nodes = chain(3000)
    file = io.BytesIO()
    pickler = pickle.Pickler(file)
    pickler.dump(nodes[2000])
    assert described(pickled(nodes[2000])) == described(nodes[2000])
    pickler.dump(nodes[-1])
    file.seek(0)
    unpickler = pickle.Unpickler(file)
    first, second = unpickler.load(), unpickler.load()
    assert first in topological_order(second)


def test_what_was_kept_is_read_without_a_graph_being_recorded():
    _, nodes = chain(3)
    text = pickle.dumps(nodes[-1])
    with no_grad():
        assert described(pickle.loads(text)) == described(nodes[-1])
        assert described(copy.deepcopy(nodes[-1])) == described(nodes[-1])

"""Random expressions of up to some hundred nodes: backward() against two oracles, and what calculus promises."""

from hypothesis import given

from scalargrad import Value, topological_order
from tests.helpers.compare import assert_same
from tests.helpers.duals import Dual
from tests.helpers.engine import differentiate, engine, largest_terms
from tests.helpers.expressions import FIXED, plain, programs


def slopes_by_dual_numbers(program):
    for chosen in range(len(program.leaves)):
        leaves = [Dual(x, float(i == chosen)) for i, x in enumerate(program.leaves)]
        yield program.run(leaves, plain)[-1].slope


def measured_slope(program, i, h):
    """The central difference in leaf i."""
    above, below = list(program.leaves), list(program.leaves)
    above[i], below[i] = above[i] + h, below[i] - h
    return (program.run(above, plain)[-1] - program.run(below, plain)[-1]) / (above[i] - below[i])


@FIXED
@given(programs(max_steps=300, min_steps=100))
def test_large_graphs_against_dual_numbers(program):
    nodes = differentiate(program)
    numbers = program.run(program.leaves, plain)
    assert_same([node.data for node in nodes], numbers, tolerance=1e-12, scale=1.0, what="node")
    sizes = largest_terms(nodes[-1])
    for leaf, slope in zip(nodes, slopes_by_dual_numbers(program)):
        assert_same(leaf.grad, slope, tolerance=1e-12, scale=sizes.get(leaf, 0.0))


@FIXED
@given(programs(max_steps=15, min_steps=6))
def test_small_graphs_against_central_differences(program):
    nodes = differentiate(program)
    sizes = largest_terms(nodes[-1])
    for i, leaf in enumerate(nodes[: len(program.leaves)]):
        coarse, fine = measured_slope(program, i, 2e-5), measured_slope(program, i, 1e-5)
        scale = max(1.0, sizes.get(leaf, 0.0)) + 1e6 * abs(coarse - fine)
        assert_same(leaf.grad, fine, tolerance=1e-6, scale=scale)


def slopes_over_paths(root):
    """Multiply the slopes along every path from the root to a leaf, and add up the paths: the chain rule as it is."""
    sums, paths = {}, [(root, 1.0)]
    while paths:
        node, product = paths.pop()
        if not node.parents:
            sums[node] = sums.get(node, 0.0) + product
        paths += [(parent, product * slope) for parent, slope in zip(node.parents, node.slopes)]
    return sums


@FIXED
@given(programs(max_steps=12, min_steps=6, max_leaves=3))
def test_a_gradient_is_the_sum_over_all_paths(program):
    nodes = differentiate(program)
    sizes = largest_terms(nodes[-1])
    for leaf, slope in slopes_over_paths(nodes[-1]).items():
        assert_same(leaf.grad, slope, tolerance=1e-12, scale=sizes[leaf])


@FIXED
@given(programs(max_steps=60, min_steps=5))
def test_gradients_are_linear(program):
    def gradients(combine):
        nodes = program.run([Value(x) for x in program.leaves], engine)
        root = combine(nodes[-1], nodes[-2])
        root.backward()
        sizes = largest_terms(root)
        return [(leaf.grad, sizes.get(leaf, 0.0)) for leaf in nodes[: len(program.leaves)]]

    first, second = gradients(lambda a, b: a), gradients(lambda a, b: b)
    both = gradients(lambda a, b: 3.0 * a - 0.5 * b)
    for (a, _), (b, _), (combined, size) in zip(first, second, both):
        assert_same(combined, 3.0 * a - 0.5 * b, tolerance=1e-12, scale=size)


@FIXED
@given(programs(max_steps=60, min_steps=5))
def test_a_second_backward_doubles_the_leaves_and_repeats_the_rest(program):
    nodes = differentiate(program)
    grads = [node.grad for node in nodes]
    nodes[-1].backward()
    sizes = largest_terms(nodes[-1])
    for node, grad in zip(nodes, grads):
        if node.parents:
            assert node.grad == grad
        else:
            assert_same(node.grad, 2 * grad, tolerance=1e-14, scale=sizes.get(node, 0.0))


@FIXED
@given(programs(max_steps=200, min_steps=20))
def test_order_has_every_reachable_node_once_after_its_parents(program):
    root = differentiate(program)[-1]
    reachable, waiting = set(), [root]
    while waiting:
        if (node := waiting.pop()) not in reachable:
            reachable.add(node)
            waiting += node.parents
    order = topological_order(root)
    position = {node: i for i, node in enumerate(order)}
    assert position.keys() == reachable and len(order) == len(reachable)
    assert all(position[parent] < position[node] for node in order for parent in node.parents)

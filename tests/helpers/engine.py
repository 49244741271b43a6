"""The engine as an arithmetic for `tests.helpers.expressions`, and what the checks ask of a finished graph."""

from scalargrad import Value, dot, mse_loss, topological_order, total
from tests.helpers.expressions import plain


def engine(op, *x):
    if op == "total":
        return total(x)
    if op == "mse":
        return mse_loss(x[:2], x[2:])
    if op.endswith("neuron"):
        return dot(x[:2], x[2:4], x[4], op.split()[0])
    return plain(op, *x)


def differentiate(program):
    """Run a program on Values and go back from its last node; returns all nodes."""
    nodes = program.run([Value(x) for x in program.leaves], engine)
    nodes[-1].backward()
    return nodes


def largest_terms(root):
    """For each node, the sum of the sizes of the terms that its gradient adds up: what cancelling is measured by."""
    order = topological_order(root)
    sizes = dict.fromkeys(order, 0.0)
    sizes[root] = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            sizes[parent] += abs(slope) * sizes[node]
    return sizes

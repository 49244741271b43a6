"""What a compiled program must give: the numbers and gradients of the same function on Values, sample by sample."""

from math import isfinite

from scalargrad import Value, compile, total
from tests.helpers.compare import assert_same
from tests.helpers.engine import largest_terms

BACKENDS = ["python", "numpy"]


def values(item):
    """A sample with Values in place of its numbers, as the function of a program gets it."""
    return [values(part) for part in item] if hasattr(item, "__len__") else Value(item)


def by_graph(f, parameters, columns):
    """By a graph of all samples: the mean, its gradients, and how large the terms are that these add up."""
    results = [f(*map(values, sample)) for sample in zip(*columns)]
    mean = total(results) / len(results) if len(results) > 1 else results[0]
    sizes = largest_terms(mean)
    return mean.data, gradients(parameters, mean.backward), [sizes.get(p, 0.0) for p in parameters]


def gradients(parameters, backward):
    """What `backward` adds to the gradients of fresh parameters."""
    for parameter in parameters:
        parameter.grad = 0.0
    backward()
    return [parameter.grad for parameter in parameters]


def compiled(f, columns, backend="python"):
    return compile(f, *[column[0] for column in columns], backend=backend)


def assert_compiled(f, parameters, *columns, backend="python"):
    """The program of `f` agrees with the graph of `f`, to 12 digits of the largest term; it is returned."""
    program, means = compiled(f, columns, backend), []
    right, right_gradients, sizes = by_graph(f, parameters, columns)
    found = gradients(parameters, lambda: means.append(program.backward(*columns)))
    singles = [f(*map(values, sample)).data for sample in zip(*columns)]
    scale = max([1.0, *[abs(single) for single in singles if isfinite(single)]])
    assert type(means[0]) is float and all(type(gradient) is float for gradient in found)
    assert_same(means[0], right, scale=scale, what="mean")
    assert_same(program(*columns), singles, scale=scale, what="result")
    for gradient, right_gradient, size in zip(found, right_gradients, sizes):
        assert_same(gradient, right_gradient, scale=size)
    return program

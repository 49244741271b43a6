"""Compiled programs next to PyTorch: random expressions, and a network with its penalty on a batch."""

import pytest
import torch
from hypothesis import given, settings

from scalargrad import MLP, Value, compile, dot, mse_loss
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS
from tests.helpers.engine import differentiate, engine, largest_terms
from tests.helpers.expressions import BENDS, FIXED, plain, programs

pytestmark = [pytest.mark.oracle, pytest.mark.parametrize("backend", BACKENDS)]
X, Y = [[0.5, -1.0, 2.0], [1.5, 0.3, -0.7], [-0.2, 0.9, 0.1], [3.0, -2.0, 1.0]], [1.0, -0.5, 0.25, 2.0]


def tensors(numbers):
    return [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in numbers]


@settings(FIXED, max_examples=100)
@given(expression=programs(max_steps=200, min_steps=40))
def test_random_graphs(backend, expression):
    ours, theirs = [Value(x) for x in expression.leaves], tensors(expression.leaves)
    program = compile(lambda x: expression.run(ours, engine)[-1] * x, 1.0, backend=backend)
    result = expression.run(theirs, plain)[-1]
    result.backward()
    assert_same(program.backward([1.0, 1.0]), result.item(), scale=1.0, what="result")
    nodes = differentiate(expression)
    sizes = largest_terms(nodes[-1])
    for value, tensor, node in zip(ours, theirs, nodes):
        right = 0.0 if tensor.grad is None else tensor.grad.item()
        assert_same(value.grad, right, scale=sizes.get(node, 0.0))


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", *BENDS])
def test_a_network(backend, activation):
    model = MLP(3, [5, 4, 1], activation=activation, seed=2)
    ps = model.parameters()
    weights = iter(tensors([p.data for p in ps]))
    theirs, outputs = [], torch.tensor(X, dtype=torch.float64)
    for i, layer in enumerate(model.layers):
        rows = [torch.stack([next(weights) for _ in neuron.w] + [next(weights)]) for neuron in layer.neurons]
        theirs.append(torch.stack(rows))
        theirs[-1].retain_grad()
        outputs = outputs @ theirs[-1][:, :-1].T + theirs[-1][:, -1]
        outputs = outputs if i == 2 else plain(activation, outputs)
    penalty = sum((layer**2).sum() for layer in theirs)
    loss = ((outputs[:, 0] - torch.tensor(Y, dtype=torch.float64)) ** 2).mean() + 0.01 * penalty
    loss.backward()
    program = compile(lambda x, t: mse_loss([model(x)], [t]) + 0.01 * dot(ps, ps), X[0], Y[0], backend=backend)
    assert_same(program.backward(X, Y), loss.item(), what="loss")
    assert_same([p.grad for p in ps], torch.cat([layer.grad.flatten() for layer in theirs]).tolist(), scale=1.0)

"""`compile` on random expressions, deep ones and wide ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scalargrad import Value, compile, dot, total
from tests.helpers.compare import assert_same
from tests.helpers.compiled import BACKENDS, assert_compiled
from tests.helpers.engine import engine
from tests.helpers.expressions import FIXED, programs


@pytest.mark.parametrize("backend", BACKENDS)
@settings(FIXED)
@given(programs(max_steps=150, min_steps=10), st.integers(0, 6))
def test_random_graphs(backend, expression, inputs):
    split = max(len(expression.leaves) - inputs, 0)
    parameters = [Value(x) for x in expression.leaves[:split]]

    def f(x, nothing):
        return expression.run([*parameters, *x], engine)[-1]

    samples = [expression.leaves[split:]] * 3
    assert_compiled(f, parameters, samples, [0.0] * 3, backend=backend)


@settings(FIXED, max_examples=50)
@given(programs(max_steps=60, min_steps=5, max_leaves=4), st.lists(st.floats(-1.0, 1.0), min_size=2, max_size=6))
def test_the_back_ends_agree_on_samples_that_differ(expression, column):
    parameters = [Value(x) for x in expression.leaves[1:]]

    def f(x):
        return expression.run([x.tanh() * 0.01 + expression.leaves[0], *parameters], engine)[-1]

    found = []
    for backend in BACKENDS:
        program, results = compile(f, column[0], backend=backend), []
        for parameter in parameters:
            parameter.grad = 0.0
        try:
            results += [program.backward(column), *program(column), *[p.grad for p in parameters]]
        except (ArithmeticError, ValueError) as error:
            results = [str(error)]
        found.append(results)
    loop, arrays = found
    assert loop == arrays or assert_same(arrays, loop, tolerance=1e-9, scale=1e3) is None


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_chain_of_1000_nodes(backend):
    w = Value(0.9)

    def f(x):
        for _ in range(500):
            x = (w * x).tanh()
        return x

    assert_compiled(f, [w], [0.5, -2.0], backend=backend)


@pytest.mark.parametrize("count", [99, 100, 101, 201, 20_000])
def test_sums_of_many_terms(count):
    weights = [Value(i % 7 / 8) for i in range(count)]
    program = compile(lambda x: dot(weights, [x] * count) + total(weights), 2.0)
    right = sum(w.data for w in weights)
    assert program.backward([2.0, 4.0]) == 4 * right
    assert [w.grad for w in weights] == [4.0] * count
    assert max(map(len, program.source.splitlines())) <= 120

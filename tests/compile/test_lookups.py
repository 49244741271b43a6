"""What `compile` finds besides layers: entries of a table, and dot products of outputs of layers, as in attention."""

import random

import pytest

from scalargrad import Embedding, Layer, Parameter, Value, compile, cross_entropy, dot, softmax, total
from scalargrad.functional import ACTIVATIONS
from tests.helpers.compiled import assert_compiled

A, B = [0, 4, 2, 2, 1], [3, 3, 0, 1, 4]
ROWS = [[1.0, -0.5, 0.3], [0.0, 2.0, -1.0], [-3.0, 0.25, 0.5], [0.7, 0.7, 0.1]]


@pytest.fixture
def table():
    return Embedding(5, 3, seed=1)


def test_an_entry_is_one_line_however_long_the_table(table):
    model = Layer(6, 2, "tanh", seed=2)
    ps = table.parameters() + model.parameters()
    program = assert_compiled(lambda a, b: total(model(table(a) + table(b))), ps, A, B, backend="numpy")
    forward, backward = program.source.split("\n\n\n")[1:]
    assert "    v1, _ = entry(p1, a)\n" in forward and "    v4, _ = entry(p1, b)\n" in forward
    assert "    g_p1 += g_v1 @ d_v1\n" in backward and "embedding" not in program.source


def test_a_table_whose_numbers_are_used_elsewhere_too(table):
    ps = table.parameters()
    first = [row[0] for row in table.weight]
    assert_compiled(lambda a: total(table(a)) * first[2] + dot(first, first) * first[1].tanh(), ps, A, backend="numpy")
    assert_compiled(lambda a: cross_entropy(first, a) * table(a)[1], ps, A, backend="numpy")


def test_an_index_that_is_computed_or_the_same_for_all(table):
    ps = table.parameters()
    assert_compiled(lambda a: total(table(4 - a)) * table(3)[0], ps, A, backend="numpy")


def test_tables_of_one_number_and_of_numbers_that_vary():
    ps = [Parameter(0.5), Parameter(2.0)]
    assert_compiled(lambda i: ps[0].apply("embedding", i) * ps[1], ps, [0, 0], backend="numpy")
    assert_compiled(lambda x, i: (x * ps[0]).apply("embedding", ps[1], x, i), ps, [3.0, 4.0], [1, 2], backend="numpy")


@pytest.mark.parametrize("index", [5, -1, 1.5, float("nan")])
def test_an_index_beyond_the_table_is_refused_and_its_sample_named(table, index):
    program = compile(lambda a: total(table(a)), 0, backend="numpy")
    with pytest.raises(ValueError, match=r"got index .*, expected a whole number from 0 to 4") as caught:
        program.backward([0, index])
    assert caught.value.__notes__ == ["in sample 1, counted from 0"]
    assert not any(p.grad for p in table.parameters())


@pytest.mark.parametrize("bend", ACTIVATIONS)
def test_outputs_of_layers_that_meet_are_one_product(bend):
    q, k, bias = Layer(3, 4, "tanh", seed=1), Layer(3, 4, "linear", seed=2), Parameter(0.3)
    ps = [*q.parameters(), *k.parameters(), bias]
    program = assert_compiled(lambda x: dot(q(x)[:2], k(x)[1:3], bias, bend), ps, ROWS, backend="numpy")
    assert "(h1*h2).sum(axis=1) + w" in program.source


def test_a_layer_that_meets_itself_and_a_bias_that_varies():
    layer = Layer(3, 4, "tanh", seed=1)
    ps = layer.parameters()

    def f(x):
        h = layer(x)
        return dot(h, h, x[0] * h[0], "relu") + dot(h[:2], h[2:]) + dot(h[:3], h[1:]) + dot(h[::-1], h)

    assert_compiled(f, ps, ROWS, backend="numpy")


def test_only_one_side_moves():
    frozen = [[Value(0.5 * i - j, op="constant") for i in range(3)] for j in range(2)]
    layer = Layer(3, 2, "linear", seed=1)
    assert_compiled(lambda x: dot([dot(w, x) for w in frozen], layer(x)), layer.parameters(), ROWS, backend="numpy")
    assert_compiled(lambda x: dot(layer(x), [x[0] * 2.0, x[2] + 1.0]), layer.parameters(), ROWS, backend="numpy")


@pytest.mark.parametrize("seed", range(5))
def test_attention(seed):
    """Letters look at themselves and those before them."""
    rng = random.Random(seed)
    table, size = Embedding(6, 4, seed=seed), rng.choice([1, 2, 4])
    q, k, v = [Layer(4, 4, "linear", seed=10 * seed + i, bias=rng.random() < 0.5) for i in range(3)]
    ps = [p for part in (table, q, k, v) for p in part.parameters()]

    def f(word, following):
        xs = [table(letter) for letter in word]
        qs, ks, vs = q(xs), k(xs), v(xs)
        shares = softmax([dot(qs[-1][:size], key[:size]) for key in ks])
        return cross_entropy([dot(shares, column) for column in zip(*vs)], following)

    words = [[rng.randrange(6) for _ in range(3)] for _ in range(7)]
    assert_compiled(f, ps, words, [rng.randrange(4) for _ in words], backend="numpy")

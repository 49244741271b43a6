"""The matrices that `compile` finds: neurons that share their inputs, whatever else they share or do not."""

import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scalargrad import MLP, Parameter, Value, compile, cross_entropy, dot, mse_loss, softmax, total
from scalargrad.functional import ACTIVATIONS
from tests.helpers.compiled import assert_compiled
from tests.helpers.expressions import FIXED

ROWS = [[1.0, -0.5, 0.3], [0.0, 2.0, -1.0], [-3.0, 0.25, 0.5], [0.7, 0.7, 0.1]]
TS = [1.0, -1.0, 0.5, 3.0]


def weights(count, seed=0):
    rng = random.Random(seed)
    return [Parameter(rng.gauss(0.0, 1.0), f"w{i + 1}") for i in range(count)]


def checked(f, parameters, *columns, products):
    """The program agrees with the graph, and its forward function has so many matrix products."""
    source = assert_compiled(f, parameters, *columns, backend="numpy").source
    (forward,) = [text for text in source.split("\n\n\n") if text.startswith("def forward")]
    assert forward.count(" @ ") == products, forward
    return source


def test_a_network_is_a_product_for_each_layer():
    model = MLP(3, [4, 3, 1], activation="gelu", seed=1)
    ps = model.parameters()
    source = checked(lambda x, t: mse_loss([model(x)], [t]) + 0.1 * dot(ps, ps), ps, ROWS, TS, products=4)
    for line in ("h2 = h1 @ W2.T + b2", "g_h1 = g_h2 @ W2", "g_W2 += g_h2.T @ h1", "h3 = h2 @ w3 + b3"):
        assert f"    {line}\n" in source


def test_neurons_that_differ_in_activation():
    ps, bends = weights(4 * len(ACTIVATIONS)), list(ACTIVATIONS)

    def f(x):
        hidden = [dot(ps[4 * i : 4 * i + 3], x, ps[4 * i + 3], bends[i % 3]) for i in range(len(bends))]
        return dot(hidden[:4], ps[:4]) * total(hidden)

    checked(f, ps, ROWS, products=4)


def test_neurons_that_see_their_inputs_in_another_order():
    ps = weights(12)

    def f(x):
        hidden = [dot(ps[:3], x, ps[3]), dot(ps[4:7], x[::-1], ps[7]), dot(ps[8:11], [x[1], x[2], x[0]], ps[11])]
        return dot([hidden[2], hidden[0], hidden[1]], [ps[1], ps[1], ps[11]], None, "tanh")

    checked(f, ps, ROWS, products=2)


def test_weights_that_are_shared():
    u, v, b = ps = weights(3)

    def f(x, z):
        first = [dot([u, v, u], x, b, "tanh"), dot([v, v, b], x, b, "tanh")]
        second = [dot([u, v, u], z, b, "tanh"), dot([v, v, b], z, b, "tanh")]
        return dot([u, v], first) + dot([v, u], second) * u

    checked(f, ps, ROWS, ROWS[::-1], products=4)


def test_one_model_on_two_inputs_has_its_matrices_once():
    model = MLP(3, [4, 2], seed=3)
    source = checked(lambda x, z: mse_loss(model(x), model(z)), model.parameters(), ROWS, ROWS[::-1], products=4)
    assert source.split("\n\n\n")[0].count("reshape") == 2


def test_skip_connections():
    first, second = MLP(3, [4], seed=1), MLP(7, [2], seed=2)
    ps = [*first.parameters(), *second.parameters()]

    def f(x):
        h = [s.tanh() for s in first(x)]
        return total([a * b for a, b in zip(second([*h[:2], *x, *h[2:]]), second([*first(x), *x]))])

    checked(f, ps, ROWS, products=3)


def test_weights_that_are_frozen_or_computed():
    ps = weights(6)

    def f(x):
        hidden = [dot([ps[0], 0.5, ps[1] * ps[2]], x, ps[3]), dot([-1.0, ps[0], 2.0], x, 0.25)]
        return dot([1.0, -1.0], [h.tanh() for h in hidden], 0.5, "sigmoid") * ps[4]

    checked(f, ps[:5], ROWS, products=2)
    frozen = MLP(3, [4, 1], seed=1)
    for p in frozen.parameters():
        p.op = "constant"
    checked(lambda x: frozen(x)[0] * ps[0], ps[:1], ROWS, products=2)


def test_layers_of_one_neuron_and_of_one_input():
    model = MLP(1, [3, 1, 1, 2], activation="sigmoid", seed=5)
    checked(lambda x: total(model([x[0]])), model.parameters(), ROWS, products=3)


def test_a_loss_over_several_scores():
    model = MLP(3, [4, 3], activation="relu", seed=2)
    ps = model.parameters()
    checked(lambda x, t: cross_entropy([model(x)], [t]), ps, ROWS, [0, 2, 1, 1], products=2)
    checked(lambda x: (lambda scores: dot(softmax(scores), scores))(model(x)), ps, ROWS, products=2)


def test_a_part_of_a_layer_and_the_same_input_twice():
    model = MLP(3, [6], seed=2)
    ps = [*model.parameters(), *weights(6, seed=9)]

    def f(x):
        h = model(x)
        some = [dot(ps[-6:-3], h[1:4]), dot(ps[-3:], h[1:4]), dot(ps[-2:], [h[0], h[0]]), dot(ps[:2], h[::3])]
        return total(some) * h[5]

    checked(f, ps, ROWS, products=4)


def test_what_varies_on_both_sides_is_no_layer():
    ps = weights(3)
    checked(lambda x: dot([x[0] * ps[0], x[1]], [x[1], ps[1]], ps[2]) + dot(x, x), ps, ROWS, products=0)


def test_lists_of_results_out_of_layers():
    model = MLP(3, [4, 2], seed=2)
    program = compile(lambda x: [*model(x), x[1], Value(2.0)], ROWS[0], backend="numpy")
    right = [[v.data for v in model(x)] + [x[1], 2.0] for x in ROWS]
    assert [pytest.approx(row, abs=1e-14) for row in right] == program(ROWS)


@settings(FIXED, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_random_networks(rng):
    """Layers over random earlier outputs, in random order, with weights drawn from a few, so that many are shared."""
    ps, bends = weights(12, rng.random()), list(ACTIVATIONS)
    plan = [
        [[rng.randrange(3 + i) for _ in range(rng.randint(1, 4))], rng.choice(bends), rng.random() < 0.5]
        for i in range(8)
    ]
    picks = [[rng.sample(inputs, len(inputs)) for _ in range(rng.randint(1, 3))] for inputs, *_ in plan]
    drawn = [[[rng.choice([*ps, 0.5]) for _ in range(5)] for _ in rows] for rows in picks]

    def f(x):
        outputs = [[v] for v in x]
        for (_, bend, biased), rows, own in zip(plan, picks, drawn):
            neurons = []
            for row, w in zip(rows, own):
                seen = [outputs[i][-1] for i in row]
                neurons.append(dot(w[: len(seen)], seen, w[4] if biased else None, bend).tanh())
            outputs.append(neurons)
        return total([v for row in outputs for v in row])

    assert_compiled(f, ps, ROWS, backend="numpy")


def test_compiling_takes_little_memory():
    """A model on 8 inputs of 20 numbers: a line for each layer, not for each neuron, and one function at a time."""
    model, peaks = MLP(20, [30, 30, 4], seed=1), {}

    def f(x):
        return total([total(model(row)) for row in x])

    example = [[0.1] * 20] * 8
    for backend in ("python", "numpy"):
        compile(lambda x: x, 1.0, backend=backend)  # what is imported
        tracemalloc.start()
        compile(f, example, backend=backend)
        peaks[backend] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peaks["numpy"] < peaks["python"] / 5

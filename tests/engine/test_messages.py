"""What the engine says when it refuses, word by word: a hint that points the wrong way is a bug."""

import pytest

from scalargrad import SGD, Value, dot, mse_loss, total

a = Value(2.0)
SAID = [
    (lambda: Value("3"), "expected a number, got str '3': turn text into a number with float() first"),
    (lambda: Value([1.0]), "expected a number, got list [1.0]: make one Value for each of its elements"),
    (lambda: Value(None), "expected a number, got NoneType None"),
    (lambda: Value(1.0, label=3), "got label = 3, expected a text"),
    (lambda: Value(1.0, (a,), ()), "got 1 parents and 0 slopes, expected one slope for each parent"),
    (lambda: a / 0, "2 / 0 has no value: keep the divisor away from 0"),
    (lambda: float(a), "float() would cut 2 off from its graph: write x.data, or x.tanh() for math.tanh(x)"),
    (lambda: total(["3"]), "expected a number, got str '3': turn text into a number with float() first"),
    (lambda: dot([a], [1.0, 2.0]), "got 2 inputs for 1 weights: give one input for each weight"),
    (lambda: dot(1.0, [1.0]), "got 1.0, expected a list (or an array) with an entry for each weight"),
    (lambda: dot([a], 1.0), "got 1.0, expected a list (or an array) with an entry for each input"),
    (
        lambda: dot([a], [1.0], activation="cube"),
        "unknown activation 'cube': choose one of linear, tanh, relu, sigmoid, leaky_relu, elu, silu, softplus, gelu",
    ),
    (lambda: mse_loss([a], []), "got 1 outputs and 0 targets: each sample has both"),
    (lambda: mse_loss([], []), "got 0 outputs and 0 targets: each sample has both"),
    (lambda: mse_loss([[a, a]], [1.0]), "got 2 scores for one sample, expected one"),
    (lambda: mse_loss([a], [[1.0, 2.0]]), "got 2 targets for one sample, expected one"),
    (lambda: mse_loss(a, [1.0]), f"got {a!r}, expected a list (or an array) with an entry for each sample"),
    (lambda: SGD([a], lr=-1), "invalid lr: -1; expected 0 or more"),
    (lambda: SGD([a], lr=0.1, momentum="x"), "invalid momentum: 'x'; expected 0 or more"),
    (lambda: SGD([a], lr=0.1, weight_decay=-2.0), "invalid weight_decay: -2.0; expected 0 or more"),
    (lambda: SGD([], lr=0.1), "got no parameters: pass model.parameters(), of a model that has some"),
    (
        lambda: SGD(a, lr=0.1),
        f"got {a!r}, expected a list (or an array) with an entry for each parameter: pass model.parameters()",
    ),
    (lambda: SGD([3.0], lr=0.1), "got 3.0 among the parameters, expected Values: pass model.parameters()"),
    (
        lambda: SGD([a * 2], lr=0.1),
        "got Value(data=4, grad=0), computed from others: pass the leaves, which the next step reads again",
    ),
]


@pytest.mark.parametrize("refused, said", SAID, ids=[said for _, said in SAID])
def test_an_error_says_what_came_what_was_expected_and_what_to_do(refused, said):
    with pytest.raises((TypeError, ValueError, ZeroDivisionError)) as caught:
        refused()
    assert str(caught.value) == said

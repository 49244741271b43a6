"""A cross-entropy of all outputs of a layer takes their matrix, and gives one for its gradient."""

import random

import pytest

from scalargrad import MLP, Parameter, Value, compile, cross_entropy, dot
from tests.compile.test_layers import ROWS, checked, weights

SCORES = {
    "all": (lambda h: h, "h2, t"),
    "in another order": (lambda h: h[::-1], "h2[:, 2], h2[:, 1], h2[:, 0], t"),
    "a part": (lambda h: h[:2], "h2[:, 0], h2[:, 1], t"),
    "one of them twice": (lambda h: [*h, h[0]], "h2[:, 0], h2[:, 1], h2[:, 2], h2[:, 0], t"),
}


@pytest.mark.parametrize("name", SCORES)
def test_all_outputs_of_a_layer_are_scores_in_one_matrix(name):
    scores, given = SCORES[name]
    model = MLP(3, [4, 3], seed=1)

    def f(x, t):
        h = model(x)
        return cross_entropy([h], [t]) + cross_entropy([scores(h)], [t])

    source = checked(f, model.parameters(), ROWS, [1, 0, 1, 0], products=2)
    assert source.count("= cross_entropy(h2, t)\n") == (4 if name == "all" else 2)
    assert source.count(f"= cross_entropy({given})\n") == (4 if name == "all" else 2)


def test_scores_that_count_elsewhere_too():
    model = MLP(3, [3], seed=1)

    def f(x, t):
        h = model(x)
        return cross_entropy([h], [t]) + h[1] * h[1] + cross_entropy([h], [1])

    source = checked(f, model.parameters(), ROWS, [1, 0, 2, 2], products=1)
    for line in ("g_h = g_loss2[:, None]*d_loss2", "g_h[:, 1] += g_v1*h[:, 1]", "g_h = g_h + g_loss1[:, None]*d_loss1"):
        assert f"    {line}\n" in source


def test_scores_with_a_class_that_no_sample_changes():
    model, t = MLP(3, [3], seed=1), Value(2.0)
    for target in (1, t):
        checked(lambda x, t=target: cross_entropy([model(x)], [t]), [*model.parameters(), t], ROWS, products=1)


def test_scores_by_which_no_parameter_moves():
    w, rng = Parameter(0.5), random.Random(0)
    fixed = [[rng.gauss(0.0, 1.0) for _ in range(3)] for _ in range(3)]
    f = lambda x, t: cross_entropy([[dot(row, x) for row in fixed]], [t]) * w  # noqa: E731
    source = checked(f, [w], ROWS, [0, 1, 2, 0], products=1)
    assert "loss, _ = cross_entropy(h, t)" in source


def test_scores_that_are_large_or_none():
    w = weights(9)
    f = lambda x, t: cross_entropy([[dot(w[i : i + 3], x) for i in (0, 3, 6)]], [t])  # noqa: E731
    for row in ([1e3, -1e3, 5e2], [float("inf"), 0.0, 1.0], [float("nan"), 0.0, 1.0]):
        checked(f, w, [row, *ROWS[1:]], [2, 1, 0, 0], products=1)


def test_scores_with_a_target_that_is_no_class():
    model = MLP(3, [3], seed=1)
    program = compile(lambda x, t: cross_entropy([model(x)], [t]), ROWS[0], 1, backend="numpy")
    for call in (program, program.backward):
        with pytest.raises(ValueError, match="got target 3, expected a class from 0 to 2") as raised:
            call(ROWS, [0, 1, 3, 4])
        assert raised.value.__notes__ == ["in sample 2, counted from 0"]

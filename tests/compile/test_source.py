"""The source that `compile` writes: to be read, the same in every process, with nothing in the loop that could wait."""

import ast
import linecache
import os
import subprocess
import sys

import pytest

from scalargrad import MLP, Neuron, Parameter, Value, compile, dot, hinge_loss, mse_loss, total

TANH = """\
def forward(parameters, samples):
    w1, w2, b = parameters
    for x1, x2 in samples:
        h = b + w1*x1 + w2*x2
        h, _ = tanh(h)
        yield h


def backward(parameters, samples):
    w1, w2, b = parameters
    total = g_w1 = g_w2 = g_b = 0.0
    for x1, x2 in samples:
        # forward
        h = b + w1*x1 + w2*x2
        h, (d_h,) = tanh(h)
        total += h
        # backward
        g_h = 1.0
        if g_h and d_h:
            g_h = g_h*d_h
            g_w1 += g_h*x1
            g_w2 += g_h*x2
            g_b += g_h
    return total, [g_w1, g_w2, g_b]
"""
RELU_LOSS = """\
def backward(parameters, samples):
    w, b = parameters
    v1 = w*w
    v2 = 0.5*v1
    total = g_w = g_b = g_v1 = g_v2 = 0.0
    for x, t in samples:
        # forward
        h = b + w*x
        if h <= 0.0: h = 0.0
        loss, (d1_loss, _) = hinge(h, t)
        v3 = loss + v2
        total += v3
        # backward
        g_h = g_loss = 0.0
        g_v3 = 1.0
        if g_v3:
            g_loss += g_v3
            g_v2 += g_v3
        if g_loss and d1_loss:
            g_h += g_loss*d1_loss
        if g_h and h:
            g_w += g_h*x
            g_b += g_h
    if g_v2:
        g_v1 += g_v2*0.5
    if g_v1 and w:
        g_w += g_v1*w
        g_w += g_v1*w
    return total, [g_w, g_b]
"""
TANH_ARRAYS = """\
def split(numbers):
    w = numbers[0:2]
    b = numbers[2:3]
    return w, b


def forward(parameters, columns):
    w, b = split(parameters)
    X = columns.T
    h = X @ w + b
    h, _ = tanh(h)
    return h


def backward(parameters, columns):
    w, b = split(parameters)
    X = columns.T
    total = 0.0
    gradients = zeros(3)
    g_w, g_b = split(gradients)
    # forward
    h = X @ w + b
    h, (d_h,) = tanh(h)
    total += h.sum()
    # backward
    one = ones(len(columns[0]))
    g_h = one
    g_h = g_h*d_h
    g_w += g_h @ X
    g_b += g_h.sum()
    return total, gradients
"""
LAYERS = """\
def backward(parameters, columns):
    W1, b1, w2, b2, p3 = split(parameters)
    v = parameters[9]
    X1 = columns[0:2].T
    t = columns[2]
    h3 = p3 @ p3
    total = g_v = g_h3 = 0.0
    gradients = zeros(10)
    g_W1, g_b1, g_w2, g_b2, g_p3 = split(gradients)
    # forward
    h1 = X1 @ W1.T + b1
    h1 = maximum(h1, 0.0)
    h2 = h1 @ w2 + b2
    v1 = h2*v
    loss, (d1_loss, _) = mse(v1, t)
    v2 = loss + h3
    total += v2.sum()
    # backward
    one = ones(len(columns[0]))
    g_v2 = one
    g_loss = g_v2
    g_h3 += g_v2.sum()
    g_v1 = g_loss*d1_loss
    g_h2 = g_v1*v
    g_v += g_v1 @ h2
    g_w2 += g_h2 @ h1
    g_b2 += g_h2.sum()
    g_h1 = g_h2[:, None]*w2
    g_h1 = g_h1*(h1 > 0.0)
    g_W1 += g_h1.T @ X1
    g_b1 += one @ g_h1
    if g_h3:
        g_p3 += 2.0*g_h3*p3
    gradients[9:10] += (g_v,)
    return total, gradients
"""


def backward_source(f, *example, backend="python"):
    return compile(f, *example, backend=backend).source.split("\n\n\n")[1]


def test_one_neuron():
    assert compile(Neuron(2, "tanh"), [1.0, 2.0]).source == TANH
    assert compile(Neuron(2, "tanh"), [1.0, 2.0], backend="numpy").source == TANH_ARRAYS


def test_a_network_in_matrices():
    model, v = MLP(2, [2, 1], activation="relu", seed=1), Parameter(1.0, "v")
    ps = model.parameters()
    program = compile(lambda x, t: mse_loss([model(x)[0] * v], [t]) + dot(ps, ps), [1.0, 2.0], 1.0, backend="numpy")
    assert program.source.split("\n\n\n")[2] == LAYERS


def test_a_loss_with_a_penalty_that_waits_outside_the_loop():
    w, b = Parameter(1.0, "w"), Parameter(0.0, "b")
    source = backward_source(lambda x, t: hinge_loss([dot([w], [x], b, "relu")], [t]) + 0.5 * (w * w), 1.0, 1.0)
    assert source == RELU_LOSS


def test_a_list_has_no_backward():
    source = compile(MLP(2, [2, 2]), [1.0, 2.0]).source
    assert "backward" not in source
    assert "yield [h3, h4]" in source


NAMES = [
    ("a", "a"),
    ("épsilon", "w"),
    ("w 1", "w"),
    ("2", "w"),
    ("lambda", "w"),
    ("total", "w"),
    ("tanh", "w"),
    ("g_w", "w"),
    ("d1_x", "w"),
    ("sum", "w"),
    ("zip", "zip"),
    ("_", "w"),
    ("", "w"),
]


@pytest.mark.parametrize("label, name", NAMES)
def test_a_label_is_a_name_where_it_can_be_one(label, name):
    w = Value(2.0, label=label)
    program = compile(lambda x: w * x, 3.0)
    assert f" = {name}*x" in program.source
    assert program.backward([3.0]) == 6.0


def test_labels_given_within_the_function():
    def f(a, b):
        e = a * b
        e.label = "e"
        return e + 1

    assert "e = a*b" in compile(f, 1.0, 2.0).source


def test_labels_that_are_used_twice_get_numbers():
    ps = [Parameter(1.0, label) for label in ("w1", "w1", "w2", "b", "v")]
    program = compile(lambda v: dot(ps[:4], [v] * 4) * ps[4], 2.0)
    assert "w1, w3, w2, b, v = parameters\n    for (v1,) in samples" in program.source
    assert program.backward([2.0]) == 8.0


def test_every_name_of_a_network_is_its_own():
    model = MLP(2, [5, 4, 1])
    program = compile(model, [1.0, 2.0])
    names = ast.parse(program.source).body[0].body[0].targets[0].elts
    assert len({name.id for name in names}) == len(program.parameters) == len(model.parameters())


def test_arguments_name_the_inputs():
    source = compile(lambda point, label: point[0] + point[1] * label, [1.0, 2.0], 3.0).source
    assert "for point1, point2, label in samples" in source
    assert "for x1, x2 in samples" in compile(lambda *sample: sample[0] - sample[1], 1.0, 2.0).source
    assert "for (x,) in samples" in compile(lambda total: total * 2, 1.0).source


def test_a_number_of_any_size_stands_in_the_source():
    assert "v = x + -1.5" in compile(lambda x: x + -1.5, 1.0).source
    assert "v = x*inf" in compile(lambda x: x * float("inf"), 1.0).source


PRINT = """
from scalargrad import MLP, compile, dot, hinge_loss
model = MLP(3, [4, 3, 1], activation="tanh", seed=1)
ps = model.parameters()
f = lambda x, t: hinge_loss([model(x)], [t]) + 1e-4 * dot(ps, ps) + x[0] * 0.1
print(compile(f, [1.0, 2.0, 3.0], 1.0).source, compile(model, [1.0, 2.0, 3.0], backend="numpy").source)
"""


def test_the_same_text_in_every_process():
    texts = set()
    for seed in ("0", "1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        texts.add(subprocess.run([sys.executable, "-c", PRINT], env=env, capture_output=True, check=True).stdout)
    assert len(texts) == 1 and len(*texts) > 2000


def test_a_program_takes_its_source_along_when_it_goes():
    before = len(linecache.cache)
    program = compile(lambda x: x * x, 1.0)
    assert len(linecache.cache) == before + 1
    del program
    assert len(linecache.cache) == before


def test_what_runs_is_what_is_shown():
    w = Value(3.0, label="w")
    program = compile(lambda x: (w * x).tanh() + total([w, x]), 1.0)
    namespace = {"tanh": lambda x: (10.0, (2.0,))}
    exec(program.source, namespace)
    assert namespace["backward"]([3.0], [(1.0,)]) == (14.0, [3.0])

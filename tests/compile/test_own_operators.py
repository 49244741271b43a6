"""`compile` and an operator of the reader's own: a rule is all that it needs."""

import math

import numpy as np
import pytest

from scalargrad import CompileError, Value, compile, dot, rules
from scalargrad.functional import ACTIVATIONS
from scalargrad.tensor import rules as arrays
from tests.helpers.compiled import BACKENDS, assert_compiled
from tests.helpers.refused import refused

both_back_ends = pytest.mark.parametrize("backend", BACKENDS)
XS = [0.5, -1.5, 0.25, 3.0]


def smooth(x):
    return math.log1p(math.exp(x)), (1.0 / (1.0 + math.exp(-x)),)


def hypot(x, y):
    r = math.hypot(x, y)
    return r, (x / r, y / r)


@pytest.fixture(autouse=True)
def own_rules(monkeypatch):
    def add(op, rule, of_arrays):
        monkeypatch.setitem(rules.RULES, op, rule)
        monkeypatch.setitem(arrays.RULES, op, of_arrays)

    for op in ("smooth", "soft+", "total", "lambda", "g_x", "f_3", "über", "my op"):
        add(op, smooth, lambda x: (np.log1p(np.exp(x)), (1.0 / (1.0 + np.exp(-x)),)))
    add("hypot", hypot, lambda x, y: (np.hypot(x, y), (x / np.hypot(x, y), y / np.hypot(x, y))))
    add("middle", lambda x, y, z: (y, (0.0, 1.0, 0.0)), lambda x, y, z: (y, (0.0 * x, 1.0 + 0.0 * y, 0.0 * z)))
    monkeypatch.setitem(ACTIVATIONS, "smooth", "dot smooth")


@both_back_ends
@pytest.mark.parametrize("op", ["smooth", "soft+", "total", "lambda", "g_x", "f_3", "über", "my op"])
def test_a_function_of_one_number_under_any_name(op, backend):
    w = Value(0.75, label=op)
    assert_compiled(lambda x: (w * x).apply(op) * w, [w], XS, backend=backend)
    assert_compiled(lambda x: w.apply(op) + x.apply(op), [w], XS, backend=backend)


@both_back_ends
def test_functions_of_several_numbers(backend):
    v, w = Value(0.75), Value(-2.0)
    assert_compiled(lambda x: (v * x).apply("hypot", w), [v, w], XS, backend=backend)
    assert_compiled(lambda x: (v * x).apply("hypot", 4), [v], XS, backend=backend)
    assert_compiled(lambda x: v.apply("middle", w * x, v * w), [v, w], XS, backend=backend)


@both_back_ends
def test_the_end_of_a_neuron(backend):
    v, w = Value(0.75), Value(-2.0)
    assert_compiled(lambda x: dot([v, w], [x, v], w, "smooth") * v, [v, w], XS, backend=backend)


def test_the_source_calls_the_rule_by_the_name_of_its_operation():
    source = compile(lambda x: x.apply("smooth").apply("hypot", x), 1.0).source
    assert "v1, _ = smooth(x)\n        v2, _ = hypot(v1, x)" in source


def test_a_rule_for_numbers_alone_is_not_enough_for_arrays(monkeypatch):
    monkeypatch.delitem(arrays.RULES, "smooth")
    compile(lambda x: x.apply("smooth"), 1.0)
    words = "operation 'smooth', which has no rule: add one to scalargrad.tensor.rules.RULES"
    refused(CompileError, words, compile, lambda x: x.apply("smooth"), 1.0, backend="numpy")
    refused(CompileError, words, compile, lambda x: dot([x], [x], x, "smooth"), 1.0, backend="numpy")


@both_back_ends
def test_what_the_rule_refuses_is_refused_and_its_sample_named(backend):
    program = compile(lambda x: x.apply("hypot", x), 1.0, backend=backend)
    with pytest.raises(ZeroDivisionError) as caught:
        program([1.0, 0.0])
    assert caught.value.__notes__ == ["in sample 1, counted from 0"]

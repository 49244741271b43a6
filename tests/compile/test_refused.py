"""What `compile` cannot trace it refuses, with the line; and it leaves the class as it was."""

import copy
import inspect
import math
import re
import threading
from tempfile import gettempdir

import pytest

from scalargrad import (
    MLP,
    CompileError,
    Neuron,
    Value,
    compile,
    functional,
    hinge_loss,
    losses,
    no_grad,
    numerical_gradient,
)
from scalargrad.compile.guard import ASKS, MAKERS, PACKAGE
from tests.helpers.refused import refused


def branch(x):
    if x > 0:
        return x
    return -x


def largest(x):
    return max(x, 2 * x)


def ordered(x):
    return sorted([x, -x])[0]


def number(x):
    return x * float(x)


def mathematics(x):
    return x * math.exp(x)


def whole(x):
    return x * math.floor(x)


def data(x):
    return x * x.data


def hidden_data(x):
    w = Value(1.0)
    w.data = 3.0
    return w * x


def in_the_package(x):
    return x * numerical_gradient(lambda a: a * x, [1.0])[0]


def at_least(x):
    return x if x >= 0 else 2 * x


def truth(x):
    return x and x * 2


def rounded(x):
    return x * round(x, 1)


def detached(x):
    return x * x.detach()


def without_a_graph(x):
    with no_grad():
        square = x * x
    return x + square


NEURON = Neuron(1)


def state(x):
    return x * NEURON.state_dict()["b"]


REFUSED = [
    (branch, 1, "compares"),
    (largest, 1, "compares"),
    (ordered, 1, "compares"),
    (number, 1, "makes a float"),
    (mathematics, 1, "makes a float"),
    (whole, 1, "makes a float"),
    (data, 1, "reads .data"),
    (hidden_data, 2, "sets .data"),
    (in_the_package, 1, "reads .data"),
    (at_least, 1, "compares"),
    (truth, 1, "asks whether"),
    (rounded, 1, "rounds"),
    (detached, 1, "detaches"),
    (without_a_graph, 2, "computes without a graph"),
    (state, 1, "reads .data"),
]


@pytest.mark.parametrize("f, offset, what", REFUSED)
def test_the_message_names_the_line(f, offset, what):
    lines, start = inspect.getsourcelines(f)
    with pytest.raises(CompileError) as caught:
        compile(f, 1.0)
    place, text, _, hint = str(caught.value).splitlines()
    assert place.startswith(f"{__file__}:{start + offset} {what}")
    assert text.strip() == lines[offset].strip()
    assert "relu" in hint


@pytest.mark.parametrize(
    "name", [f"{gettempdir()}/ipykernel_4711/123456.py", "<ipython-input-3>", "<stdin>", "<doctest f[3]>"]
)
def test_a_cell_is_called_a_cell(name):
    cell = {}
    exec(compile_text("\n\ndef f(x):\n    return x if x > 1 else -x\n", name), cell)
    refused(CompileError, "^line 4 of the cell compares a Value, which cannot be compiled\n", compile, cell["f"], 1.0)


def compile_text(text, name):
    return __builtins__["compile"](text, name, "exec")


INSIDE = {
    "branch": "def f(x):\n    return x[0] if x[0].data > 0 else x[0] * 0",
    "shift": "def f(x):\n    return (x[0] - max(v.data for v in x)).exp()",
    "list": "def f(x):\n    return x[0] * [v.data for v in x][1]",
}


def test_code_of_python_is_trusted_as_little():
    refused(CompileError, "copy.py:.* reads .data", compile, lambda x: x * copy.copy(x), 1.0)


@pytest.mark.parametrize("name", INSIDE)
def test_code_in_the_package_is_trusted_as_little(name):
    """The branch, compiled at 1, would give -3 at -3; the shift would be that of the example."""
    file, inside = f"{PACKAGE}layers.py", {}
    exec(compile_text(INSIDE[name], file), inside)
    words = f"^{re.escape(file)}:2 reads .data of a Value, which cannot be compiled\n"
    refused(CompileError, words, compile, inside["f"], [1.0, 2.0])


def test_a_branch_and_a_shift_that_compute_with_values():
    program = compile(lambda x: x.relu(), 1.0)
    assert program([-3.0, 3.0]) == [0.0, 3.0]
    shifted = compile(lambda x, y: (x - (x + (y - x).relu())).exp(), 1.0, 2.0)
    assert shifted([1000.0], [900.0]) == [1.0]


def test_what_makes_nodes_is_trusted():
    code = {maker.__code__ for maker in MAKERS}
    assert {Value.__add__.__code__, Value.apply.__code__, losses._mean.__code__} <= code
    assert not code & set(ASKS)
    assert not code & {Value.backward.__code__, functional.dot.__code__, losses.hinge_loss.__code__}


def test_a_graph_is_traced_where_none_is_recorded():
    model = MLP(2, [2, 1])
    with no_grad():
        program = compile(model, [1.0, 2.0])
        assert model([1.0, 2.0])[0].parents == ()
    assert program.parameters == model.parameters()
    assert program([[1.0, 2.0]]) == [[model([1.0, 2.0])[0].data]]


def test_what_the_package_reads_is_no_reason_to_refuse():
    model = MLP(2, [2, 1])

    def f(x, t):
        assert repr(x[0]).startswith("Value(")
        assert f"{x[1]:.1f}"[-2] == "."
        model.parameters()
        return hinge_loss([model(x)], [t]) ** 2 / (1 + x[0] * x[0])

    assert compile(f, [1.0, 2.0], 1.0).backward([[1.0, 2.0]], [1.0]) > 0


def test_afterwards_numbers_can_be_read_as_before():
    slot = Value.__dict__["data"]
    refused(CompileError, "compares", compile, branch, 1.0)
    refused(ZeroDivisionError, "keep the divisor", compile, lambda x: x / 0, 1.0)
    assert Value.__dict__["data"] is slot
    assert (Value(2.0).data, Value(1.0) < 2) == (2.0, True)


def test_a_program_can_be_compiled_within_another():
    def f(x):
        inner = compile(lambda y: y * y, 2.0)
        refused(CompileError, "compares", compile, branch, 1.0)
        return x * inner([3.0])[0]

    assert compile(f, 1.0)([2.0]) == [18.0]
    refused(CompileError, "reads", compile, lambda x: (compile(lambda y: y, 1.0), x * x.data)[1], 1.0)


def test_an_error_that_the_function_catches_is_raised_all_the_same():
    def f(x):
        try:
            return branch(x)
        except ValueError:
            return x

    refused(CompileError, "compares a Value", compile, f, 1.0)


def test_other_threads_go_on_reading():
    seen, w = [], Value(4.0)

    def f(x):
        other = threading.Thread(target=lambda: seen.append((w.data, w > 3)))
        other.start()
        other.join()
        return w * x

    compile(f, 1.0)
    assert seen == [(4.0, True)] * 2


def test_another_thread_waits_until_a_trace_is_over():
    slot, others = Value.__dict__["data"], []

    def f(x):
        others.append(threading.Thread(target=lambda: compile(lambda x: x, 1.0)))
        others[-1].start()
        others[-1].join(0.2)
        assert others[-1].is_alive()
        return x

    compile(f, 1.0)
    for other in others:
        other.join()
    assert Value.__dict__["data"] is slot


WRONG = [
    (3.0, "gave a float"),
    (None, "gave a NoneType"),
    ([], r"gave \[\]"),
    ([1.0], r"gave \[1.0\]"),
    ("x", "gave a str"),
]


@pytest.mark.parametrize("result, words", WRONG)
def test_a_function_returns_values(result, words):
    refused(CompileError, words, compile, lambda x: result, 1.0)


def test_an_operation_without_a_rule():
    refused(
        CompileError,
        "operation 'softsign', which has no rule: add one to scalargrad.rules.RULES",
        compile,
        lambda x: Value(1.0, (x,), (1.0,), "softsign"),
        1.0,
    )


@pytest.mark.parametrize("example", ["1", None, {"x": 1.0}, Value(1.0), [1.0, "2"], [None], print])
def test_an_example_is_made_of_numbers(example):
    refused(TypeError, "in the example, expected numbers", compile, lambda x: x, example)


def test_an_example_is_needed_and_a_known_back_end():
    refused(ValueError, "got no example", compile, lambda: Value(1.0))
    refused(ValueError, "unknown backend 'jax': choose one of python, numpy", compile, lambda x: x, 1.0, backend="jax")
    refused(ValueError, "no numbers", compile, lambda x: Value(1.0), [])


def test_backward_starts_from_one_value():
    refused(ValueError, "gives a list", compile(lambda x: [x], 1.0).backward, [1.0])
    refused(ValueError, "gives a list", compile(lambda x: [x], 1.0, backend="numpy").backward, [1.0])

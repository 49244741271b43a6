"""`compile(…, backend="auto")`: a loop for few samples, arrays for many, and it says which."""

import copy
import pickle

import pytest

from scalargrad import MLP, compile, mse_loss
from tests.helpers.refused import refused

X, Y = [[0.5, -1.0], [1.5, 0.3]] * 40, [1.0, -0.5] * 40


@pytest.fixture
def program():
    model = MLP(2, [8, 1], seed=1)
    return compile(lambda x, t: mse_loss([model(x)], [t]), X[0], 1.0, backend="auto")


def test_it_chooses_by_the_number_of_samples(program):
    few = int(repr(program).split("numpy from ")[1].split()[0])
    assert 2 < few < 80
    assert program.backend == "python" and "for x1, x2, t in samples" in program.source
    means = []
    for n, backend in ((few - 1, "python"), (few, "numpy"), (80, "numpy"), (2, "python")):
        means.append(program.backward(X[:n], Y[:n]))
        assert program.backend == backend
        assert ("@ W1.T" in program.source) == (backend == "numpy")
        assert program(iter(X[:n]), Y[:n]) == pytest.approx([program(X[:2], Y[:2])[i % 2] for i in range(n)])
    assert means[2] == pytest.approx(means[3], abs=1e-14)


def test_a_larger_network_changes_over_earlier():
    few = [
        int(repr(compile(MLP(2, [width, 1], seed=1), X[0], backend="auto")).split("from ")[1].split()[0])
        for width in (1, 8, 64)
    ]
    assert few == sorted(few, reverse=True) and few[0] > few[2]


def test_a_program_without_steps():
    assert compile(lambda x: x, 1.0, backend="auto")([2.0] * 400) == [2.0] * 400


def test_the_back_end_of_other_programs_is_told():
    assert compile(lambda x: x, 1.0).backend == "python"
    assert compile(lambda x: x, 1.0, backend="numpy").backend == "numpy"
    refused(ValueError, "choose one of python, numpy, auto", compile, lambda x: x, 1.0, backend="torch")


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_it_can_be_copied(copied, program):
    again = copied(program)
    assert repr(again) == repr(program) and again.backward(X, Y) == program.backward(X, Y)


def test_it_refuses_what_the_others_refuse(program):
    refused(ValueError, "no samples", program.backward, [], [])
    refused(ValueError, "1 columns, expected 2", program, X)
    refused(TypeError, "got 1.0, expected a list", program, 1.0, Y)
    refused(ZeroDivisionError, "2 / 0", compile(lambda x: 2.0 / x, 1.0, backend="auto"), [1.0] * 99 + [0.0])

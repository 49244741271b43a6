"""Chapter 21 shows programs for PyTorch, what they said, and a dictionary: here all of it runs beside PyTorch."""

import json
import re

import pytest
import torch

from book.tools import record
from scalargrad import Layer, Value
from tests.helpers.compare import assert_same
from tests.helpers.notebooks import NOTEBOOKS, code_cells, prose

pytestmark = pytest.mark.oracle

CHAPTER = NOTEBOOKS["21_pytorch"]
SAME = "the same"
HERE = """
from scalargrad import MLP, SGD, LinearLR, hinge_loss, no_grad, save
from scalargrad.data import make_moons
"""
THERE = """
import torch
from safetensors.torch import save_file
from scalargrad.data import make_moons
from torch.nn import Linear, ReLU, Sequential
from torch.optim import SGD
from torch.optim.lr_scheduler import LinearLR
"""


@pytest.fixture(autouse=True)
def double():
    usual = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(usual)


def rows(table):
    """The rows of a table of the chapter: the text of each cell."""
    tables = re.findall(r"^:::\{div\} sg-names\n(.*?)^:::$", prose(CHAPTER), re.M | re.S)
    lines = tables[table].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def code(cell):
    return re.findall(r"`([^`]+)`", cell)[-1]


def assert_as_recorded(now, then, what):
    assert type(now) is type(then), what
    if isinstance(now, list):
        assert len(now) == len(then), what
        for i, pair in enumerate(zip(now, then)):
            assert_as_recorded(*pair, f"{what} {i}")
    elif isinstance(now, float):
        assert_same(now, then, scale=1.0, what=what)
    else:
        assert now == then, what


def test_the_programs_say_what_is_recorded():
    now, then = record.said(), json.loads(record.recorded_in("pytorch").read_text(encoding="utf-8"))
    assert list(now) == list(then), "run `python -m book.tools.record`"
    for key, fact in now.items():
        tolerant = "losses in float32" not in key  # other kernels add up in another order
        if tolerant:
            assert_as_recorded(fact, then[key], key)
        else:
            for some, others in zip(fact, then[key], strict=True):
                assert_same(some, others, tolerance=1e-6, scale=1.0, what=key)


def test_all_parameters_agree_in_all_ten_starts():
    train_here = {}
    exec(code_cells(CHAPTER)[0].source.partition("trained = ")[0], train_here)
    train_there = {"said": {}, "torch": torch}
    exec(next(program for program in record.programs() if "def train" in program), train_there)
    exec(
        next(cell.source for cell in code_cells(CHAPTER) if "def as_here" in cell.source).partition("\n\n\n")[0],
        order := {},
    )
    for seed in range(10):
        ours, theirs = train_here["train"](seed)[0], train_there["train"](seed)[0]
        weights = order["as_here"]([p.tolist() for p in theirs.parameters()])
        assert len(weights) == 337
        assert_same([p.data for p in ours.parameters()], weights, scale=1.0, what=f"start {seed}, weight")


def test_the_dictionary_is_two_programs_that_do_the_same(tmp_path):
    here, there = {"path": tmp_path / "here"}, {"path": tmp_path / "there"}
    exec(HERE, here)
    exec(THERE, there)
    for ours, theirs, _ in (row + [""] * (3 - len(row)) for row in rows(0)):
        exec(code(ours), here)
        exec(code(ours if theirs == SAME else theirs), there)
        if code(ours).startswith("model ="):
            for p, numbers in zip(there["model"].parameters(), here["model"].state_dict().values()):
                p.data = torch.tensor(numbers)
    assert_same(here["number"], there["number"], scale=1.0, what="loss")
    answers = [score.data for [score] in here["answers"]]
    assert_same(answers, there["answers"].flatten().tolist(), scale=1.0, what="answer after a step")
    assert here["answers"][0][0].parents == () and not there["answers"].requires_grad
    assert not here["model"].training and not there["model"].training
    assert here["optimizer"].lr == pytest.approx(there["optimizer"].param_groups[0]["lr"])
    assert here["path"].stat().st_size > 100 and there["path"].stat().st_size > 100


def test_what_differs_can_be_asked_for():
    asks = [code(cells[2]) for cells in rows(1)]
    p = torch.tensor(2.0, requires_grad=True)
    optimizer, loss = torch.optim.SGD([p], lr=0.1), p * p
    layer = torch.nn.Linear(16, 16)
    names = {"torch": torch, "optimizer": optimizer, "loss": loss, "layer": layer}
    torch.set_default_dtype(torch.float32)
    for ask in asks[1], asks[1], asks[0], *asks[2:5]:
        slope = p.grad and p.grad.item()
        exec(ask, names)
    assert slope == 0.0, "after two walks and zero_grad"
    assert layer.weight.abs().max() > 0.9 and not layer.bias.any()
    assert torch.get_default_dtype() == torch.float64
    assert eval(asks[5], names) == 4.0
    assert max(abs(b.data) for b in (n.b for n in Layer(16, 16).neurons)) == 0.0


def test_a_relu_at_its_corner_has_slope_0_in_both():
    x = torch.tensor(0.0, requires_grad=True)
    x.relu().backward()
    ours = Value(0.0)
    ours.relu().backward()
    assert x.grad.item() == ours.grad == 0.0


@pytest.mark.parametrize("gradients", [[-6.0, 8.0], [0.3, 0.4], [0.0, 0.0], [3.0, None]])
def test_exercise_3_asks_for_what_pytorch_gives(gradients):
    cell = next(
        cell for cell in code_cells(CHAPTER) if "def clip" in cell.source and "length" in cell.source.split('"""')[2]
    )
    exec(cell.source.partition("\n\n\n")[0], solution := {})
    ours = [Value(1.0) for _ in gradients]
    theirs = [torch.tensor(1.0, requires_grad=True) for _ in gradients]
    for g, a, b in zip(gradients, ours, theirs):
        a.grad, b.grad = g, None if g is None else torch.tensor(g)
    length = torch.nn.utils.clip_grad_norm_(theirs, 1.0).item()
    assert_same(solution["clip"](ours, 1.0), length)
    for a, b in zip(ours, theirs):
        assert a.grad is b.grad is None or a.grad == pytest.approx(b.grad.item(), abs=1e-6)

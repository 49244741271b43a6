"""What `check_engine` calls right is what PyTorch says, and so it is right about engines that other people wrote."""

import json
import zipfile
from pathlib import Path

import pytest
import torch

from scalargrad.exercises.engine import check_engine
from scalargrad.exercises.engine.adapter import Engine
from scalargrad.exercises.engine.diagnose import right
from scalargrad.exercises.engine.foreign import loaded
from scalargrad.exercises.engine.outcome import outcome
from scalargrad.exercises.engine.probes import PROBES

ROOT = Path(__file__).parents[2]
WHEELS = {wheel.name.split("-")[0].replace("_", "-"): wheel for wheel in (ROOT / ".venv" / "engines").glob("*.whl")}
EXPECTED = json.loads((Path(__file__).parent / "engines.json").read_text(encoding="utf-8"))


class Torch:
    """A number of PyTorch, with an engine's names."""

    def __init__(self, data, tensor=None):
        self.tensor = torch.tensor(float(data), dtype=torch.float64, requires_grad=True) if tensor is None else tensor
        self.tensor.retain_grad()

    @property
    def data(self):
        return self.tensor.item()

    @property
    def grad(self):
        return 0.0 if self.tensor.grad is None else self.tensor.grad.item()

    @grad.setter
    def grad(self, number):
        self.tensor.grad = torch.tensor(number, dtype=torch.float64)

    def backward(self):
        self.tensor.backward(retain_graph=True)


def _add_operators():
    for word in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "pow", "rpow"):
        setattr(Torch, f"__{word}__", lambda one, two, word=word: _of(getattr(one.tensor, f"__{word}__")(_plain(two))))
    for word in ("neg", "abs"):
        setattr(Torch, f"__{word}__", lambda one, word=word: _of(getattr(torch, word)(one.tensor)))
    for word in ("tanh", "exp", "log", "sigmoid", "sqrt", "sin", "cos", "relu"):
        setattr(Torch, word, lambda one, word=word: _of(getattr(torch, word)(one.tensor)))


def _of(tensor):
    return Torch(0.0, tensor)


def _plain(two):
    return two.tensor if isinstance(two, Torch) else two


_add_operators()


@pytest.mark.oracle
@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe.name} {probe.leaves}")
def test_what_is_right_is_what_torch_says(probe):
    came = outcome(Engine(Torch), probe)
    assert came.kind == "numbers" and came.like(right(probe)), came


@pytest.mark.oracle
def test_at_least_ten_engines_are_there():
    assert len(set(EXPECTED) & set(WHEELS)) >= 10, "make test-oracle downloads them"


@pytest.mark.oracle
@pytest.mark.parametrize("name", EXPECTED)
def test_an_engine_that_somebody_wrote(name, tmp_path):
    if name not in WHEELS:
        pytest.skip(f"{name} is not there: its author may have taken it back")
    expected = EXPECTED[name]
    with zipfile.ZipFile(WHEELS[name]) as wheel:
        wheel.extractall(tmp_path)
    engine = loaded(tmp_path / expected["engine"])
    nets = loaded(tmp_path / expected["nets"]) if expected["nets"] else None
    report = check_engine(engine, nets=nets, seconds=60.0)
    assert report.verdict == expected["verdict"]
    assert [finding["name"] for finding in report.to_dict()["findings"]] == expected["findings"]

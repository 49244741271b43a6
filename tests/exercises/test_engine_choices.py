"""What is a choice is a note and no mistake; what looks like other mistakes has a name of its own."""

import math
import random
from pathlib import Path

import nbformat
import pytest

from scalargrad import MLP, Value
from scalargrad.exercises.engine import check_engine
from scalargrad.exercises.engine.right import Right
from scalargrad.exercises.engine.right_nets import Nets
from tests.exercises.answers import chapter_25 as answers
from tests.exercises.engines import closures

CHAPTER = Path(__file__).parents[2] / "notebooks" / "25_your_engine.ipynb"


class Half(Right):
    SLOPES = Right.SLOPES | {"relu": lambda a: (0.5 if a == 0.0 else float(a > 0.0),)}


class Whole(Right):
    def __pow__(self, n):
        if not isinstance(n, int):
            raise ValueError("whole numbers only")
        return self.of("**", n)


@pytest.mark.parametrize(
    "engine, note",
    [
        (answers.Single, "seven digits"),
        (answers.OnlyOnce, "PyTorch"),
        (answers.NoLeaf, "leaf"),
        (answers.LeavesAlone, "leaves alone"),
        (Half, "corner"),
        (Whole, "exponents"),
    ],
)
def test_a_choice_is_a_note_and_no_mistake(engine, note):
    report = check_engine(engine, nets=Nets(engine))
    assert not report.findings and [note in told for told in report.notes] == [True], report
    assert "or for what is a choice" in report.passed_over or engine is answers.Single


class AtOne(closures.Value):
    def __init__(self, *parts):
        super().__init__(*parts)
        self.grad = 1.0


@pytest.mark.parametrize(
    "engine, name",
    [
        (AtOne, "A new number does not start with the gradient 0"),
        (answers.SeedOfTwo, "The result does not start with the gradient 1"),
        (answers.SeedOfItsNumber, "The result does not start with the gradient 1"),
        (answers.TurnedDifference, "a − b is computed as b − a"),
        (answers.TanhOfTwoPowers, "tanh goes through exp and overflows"),
    ],
)
def test_a_mistake_that_looks_like_others_is_told_alone(engine, name):
    assert [finding.mistake and finding.mistake.name for finding in check_engine(engine).findings] == [name]


def test_a_mistake_in_single_precision_has_its_name():
    class Both(answers.Single):
        SLOPES = Right.SLOPES | {"tanh": lambda a: (1.0 - math.tanh(a),)}

    assert [finding.mistake.name for finding in check_engine(Both).findings] == ["The slope of tanh forgets the square"]


@pytest.mark.parametrize("engine, network", [(Value, MLP), (Value, answers.One), (Right, Nets(Right).MLP)])
def test_what_the_exercise_calls_right_is_what_the_last_cells_can_train(engine, network, capsys):
    """As the cell of the chapter does, from one start in place of ten."""
    cells = nbformat.read(CHAPTER, as_version=4).cells
    (code,) = [cell.source for cell in cells if cell.cell_type == "code" and "yours = all(" in cell.source]
    exec(
        code.replace("range(10)", "range(1)"), {"random": random, "Value": engine, "MLP": network, "Mine": 0, "Net": 0}
    )
    assert "whose: yours" in capsys.readouterr().out

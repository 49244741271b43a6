"""What PyTorch said is kept in files: each holds what the programs of its chapter put there, and nothing else."""

import json
import math
import re

import pytest

from book.tools.record import CHAPTERS, programs, recorded_in
from tests.helpers.notebooks import NOTEBOOKS, code_cells

SAID = json.loads(recorded_in("pytorch").read_text(encoding="utf-8"))


def numbers(fact):
    return [x for part in fact for x in numbers(part)] if isinstance(fact, list) else [fact]


@pytest.mark.parametrize("name", CHAPTERS)
def test_each_fact_is_said_by_a_program_of_the_page_and_read_by_a_cell(name):
    keys = re.findall(r'said\["([^"]+)"\] = ', "\n".join(programs(name)))
    assert list(json.loads(recorded_in(name).read_text(encoding="utf-8"))) == keys
    cells = "\n".join(cell.source for cell in code_cells(NOTEBOOKS[CHAPTERS[name]]))
    assert [key for key in keys if f'"{key}"' not in cells and f"'{key}'" not in cells] == []


def test_the_facts_are_finite_and_as_many_as_the_page_says():
    assert all(isinstance(x, str) or math.isfinite(x) for x in numbers(list(SAID.values())))
    for name in ("losses", "losses in float32"):
        assert [len(losses) for losses in SAID[name]] == [100] * 10
    assert len(numbers(SAID["first slopes"])) == len(numbers(SAID["last weights"])) == 337


@pytest.mark.parametrize("name", ["losses", "losses in float32"])
def test_no_two_starts_are_the_same(name):
    assert len({losses[0] for losses in SAID[name]}) == 10

"""What chapter 24 says of many runs is what its cells do, and the command that it names."""

import math

from benchmarks import gpt
from book.recorded import recorded

FACTS = recorded("gpt")


def test_glances_of_twelve_runs():
    runs = FACTS["glances"]["runs"]
    assert [run["seed"] for run in runs] == list(range(12)) and FACTS["glances"]["words"] == len(gpt.endings())
    assert all(0.0 <= run[key] <= 1.0 for run in runs for key in run.keys() - {"seed"})


def test_parts_of_ten_runs_each():
    assert list(FACTS["parts"]) == [part or "nothing" for part in gpt.PARTS] and FACTS["steps"] == gpt.STEPS
    assert all(len(found["losses"]) == gpt.SEEDS for found in FACTS["parts"].values())
    assert all(math.isfinite(loss) for found in FACTS["parts"].values() for loss in found["losses"])


def test_a_run_of_the_command_again():
    loss, names = gpt.without("attention", 0)
    found = FACTS["parts"]["attention"]
    assert abs(loss - found["losses"][0]) < 0.002 and names == found["names"][0]

"""What chapter 24 says of many runs is what its cells do, and the command that it names."""

import json
import math
from statistics import median

from benchmarks import gpt
from book.recorded import recorded
from scalargrad.exercises.chapter_24 import SUSPECTS

FACTS = recorded("gpt")


def counting(**names):
    """The names of the cells that count, with others in place of those of the chapter."""
    cells = json.loads(gpt.CHAPTER.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names = gpt.chapter() | names
    for source in sources:
        if "def counted" in source or "def leaning" in source:
            exec(source, names)
    return names


def test_glances_of_twelve_runs():
    runs = FACTS["glances"]["runs"]
    assert [run["seed"] for run in runs] == list(range(12)) and FACTS["glances"]["words"] == len(gpt.endings())
    assert all(0.0 <= run[key] <= 1.0 for run in runs for key in run.keys() - {"seed", "loss"})


def test_two_other_glances_are_hardly_missed():
    for run in FACTS["glances"]["runs"]:
        assert all(abs(run[f"{letter} control"] - run[f"{letter} free"]) < 0.05 for letter in "rs"), run


def test_parts_of_ten_runs_each():
    assert list(FACTS["parts"]) == [part or "nothing" for part in gpt.PARTS] and FACTS["steps"] == gpt.STEPS
    assert all(len(found["losses"]) == gpt.SEEDS for found in FACTS["parts"].values())
    assert all(math.isfinite(loss) for found in FACTS["parts"].values() for loss in found["losses"])


def test_what_the_ladder_and_its_prose_say():
    small, large = FACTS["ladder"]["a GPT"], FACTS["ladder"]["a GPT of 16 numbers"]
    assert small == [run["loss"] for run in FACTS["glances"]["runs"]]
    assert min(small) == small[0], "the run of the page is the lucky one"
    rungs = counting()["ladder"]
    plain = [loss for rung, loss in rungs.items() if rung.startswith("counting")]
    assert len(large) == 12 and max(large) < min(plain), "each is below the counting that does not lean"
    leaning = [rungs[f"leaning after {n} letters"] for n in range(1, 6)]
    assert leaning == sorted(leaning, reverse=True), "no letter makes it worse"
    assert max(leaning[2:]) < min(small + large), "from the third letter on it is below every GPT"
    assert median(FACTS["parts"]["mask"]["losses"]) < min(leaning), "most leaks are lower than any counting"
    assert [run["right"] for run in FACTS["backwards"]] == [50] * 12


def test_how_much_a_count_leans_was_not_chosen_on_the_unseen_names():
    seen = gpt.chapter()["seen"]
    leaning = counting(seen=seen[:-100], unseen=seen[-100:])["leaning"]
    assert leaning(4, 20) < min(leaning(4, 10), leaning(4, 50))


def test_the_suspects_are_told_apart_by_what_their_parts_are_for():
    suspects = {SUSPECTS[letter]: FACTS["suspects"][letter] for letter in SUSPECTS}
    usual, in_another_order, with_others = suspects["places"]["r"]
    assert usual == in_another_order != with_others, "a mean has no order"
    assert len(set(suspects["attention"]["r"])) == 1, "without a glance all beginnings are alike"
    assert all(len(set(suspects[part]["r"])) == 3 for part in ("nothing", "residual"))
    assert suspects["mask"]["loss"] < 0.1 and not any(suspects["mask"]["names"])
    assert suspects["nothing"]["loss"] < suspects["residual"]["loss"] - 0.1


def test_a_run_of_the_command_again():
    loss, names = gpt.without("attention", 0)
    found = FACTS["parts"]["attention"]
    assert abs(loss - found["losses"][0]) < 0.002 and names == found["names"][0]

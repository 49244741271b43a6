"""What chapter 24 says of many runs: words backwards, parts left out, and the two glances of "-saurus".

python -m benchmarks.gpt          all, into book/recorded/gpt.json: ten minutes of one core, shared by all

The model and its training are the cells of the chapter that are tagged `model` and `train`.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

from scalargrad.exercises.chapter_24 import SUSPECTS

ROOT = Path(__file__).parents[1]
CHAPTER = ROOT / "notebooks" / "24_gpt.ipynb"
FACTS = ROOT / "book" / "recorded" / "gpt.json"
PARTS = ["", "MLP", "looking", "norm", "attention", "residual", "places", "mask"]
SEEDS, STEPS = 10, 500
FORBIDDEN = {"free": (), "forbidden": (1, 2), "control": (3, 4)}  # how far before the u
BEGINNINGS = ["tyrannosau", "asonnarytu", "tyrannoghu"]  # as in names; in another order; with other letters


@cache
def chapter():
    """The names that the cells of the chapter define; nothing is trained yet."""
    cells = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
    names = {"__name__": "chapter"}
    for cell in cells:
        if {"model", "tools"} & set(cell["metadata"].get("tags", [])):
            exec("".join(cell["source"]), names)
    return names


def without(part, seed):
    """A model with a part left out: its loss on unseen names, and three names that it writes."""
    book = chapter()
    model = book["GPT"](seed=seed, without=part)
    program = book["train"](model, STEPS, seed)
    return round(book["measured"](program, book["unseen"]), 3), book["write"](model, count=3)


def turned(seed):
    """How many words of 50 a model of a seed turns, and how much of its weight lies on the letter that is due."""
    turner, right = chapter()["backwards"](seed)
    turner([1, 2, 3, 4, 5, 0, 5, 4, 3, 2])
    due = [row[4 - place].data for place, row in enumerate(turner.attention.weights[0][5:])]
    return {"seed": seed, "right": right, "weight": round(sum(due) / len(due), 3)}


def with_window(seed):
    """The loss of an MLP on three letters."""
    return round(chapter()["with_window"](seed), 3)


def larger(seed):
    """The loss of a GPT of 16 numbers a letter and two heads."""
    book = chapter()
    program = book["train"](book["GPT"](16, 2, seed), seed=seed, lr=0.01)
    return round(book["measured"](program, book["unseen"]), 3)


def suspect(part):
    """A model with a part left out, for a reader to find out which: loss, names, and p(r) after some beginnings."""
    book = chapter()
    model = book["GPT"](seed=0, without="" if part == "nothing" else part)
    loss = book["measured"](book["train"](model), book["unseen"])
    r = [round(book["chances"](model, beginning)[ord("r") - 96], 3) for beginning in BEGINNINGS]
    return {"loss": round(loss, 2), "r": r, "names": book["write"](model, count=2)}


def glance(seed):
    """The mean of p(r) after "…sau" and p(s) after "…sauru" over unseen names: free, and with two glances forbidden.

    These are those at the two letters before the u; as a control, those at the two before these.
    """
    book = chapter()
    model = book["GPT"](seed=seed)
    program = book["train"](model, 1500, seed)
    row = {"seed": seed, "loss": round(book["measured"](program, book["unseen"]), 3)}
    for name, forbidden in FORBIDDEN.items():
        for letter, cut in (("r", 3), ("s", 1)):
            found = [chance(model, word[:-cut], letter, forbidden) for word in endings()]
            row[f"{letter} {name}"] = round(sum(found) / len(found), 3)
    return row


def endings():
    return [word for word in chapter()["unseen"] if word.endswith("saurus")]


def chance(model, beginning, letter, forbidden):
    """The probability of a letter, when the last place may not look at those so many before it."""
    last = len(beginning)
    pairs = [(last, last - back) for back in forbidden if back <= last]
    return chapter()["chances"](model, beginning, 1.0, pairs)[ord(letter) - 96]


def main():
    with ProcessPoolExecutor() as pool:
        twelve = [pool.submit(glance, seed) for seed in range(12)]
        windows = [pool.submit(with_window, seed) for seed in range(12)]
        large = [pool.submit(larger, seed) for seed in range(12)]
        turns = [pool.submit(turned, seed) for seed in range(12)]
        suspects = {letter: pool.submit(suspect, part) for letter, part in SUSPECTS.items()}
        runs = {part: [pool.submit(without, part, seed) for seed in range(SEEDS)] for part in PARTS}
        glances = [run.result() for run in twelve]
        parts = {part or "nothing": [run.result() for run in ten] for part, ten in runs.items()}
    facts = {"command": "python -m benchmarks.gpt", "date": date.today().isoformat(), "steps": STEPS}
    facts["ladder"] = {
        "an MLP on three letters": [run.result() for run in windows],
        "a GPT": [run["loss"] for run in glances],
        "a GPT of 16 numbers": [run.result() for run in large],
    }
    facts["backwards"] = [turn.result() for turn in turns]
    facts["suspects"] = {"beginnings": BEGINNINGS} | {letter: run.result() for letter, run in suspects.items()}
    facts["glances"] = {"words": len(endings()), "runs": glances}
    facts["parts"] = {
        part: {"losses": [loss for loss, _ in ten], "names": [names for _, names in ten]} for part, ten in parts.items()
    }
    FACTS.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What chapter 24 says of many runs: parts left out, and the two glances of "-saurus".

python -m benchmarks.gpt          both, into book/recorded/gpt.json: about ten minutes

The model and its training are the cells of the chapter that are tagged `model` and `train`.
"""

import json
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHAPTER = ROOT / "notebooks" / "24_gpt.ipynb"
FACTS = ROOT / "book" / "recorded" / "gpt.json"
PARTS = ["", "MLP", "looking", "norm", "attention", "residual", "places", "mask"]
SEEDS, STEPS = 10, 1000


def chapter():
    """The names that the cells of the chapter define; nothing is trained yet."""
    cells = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
    names = {"__name__": "chapter"}
    for cell in cells:
        if {"model", "tools"} & set(cell["metadata"].get("tags", [])):
            exec("".join(cell["source"]), names)
    return names


def parts(book):
    """For each part left out the held-out losses over seeds, and three names of the first run."""
    found = {}
    for part in PARTS:
        losses = []
        for seed in range(SEEDS):
            model = book["GPT"](seed=seed, without=part)
            program = book["train"](model, STEPS, seed)
            losses.append(round(book["measured"](program, book["unseen"]), 3))
            if not seed:
                names = book["write"](model, count=3)
        found[part or "nothing"] = {"losses": losses, "names": names}
        print(part or "nothing", losses, names, flush=True)
    return found


def glances(book):
    """For each of twelve runs: p(r) after "…sau" and p(s) after "…sauru", free and with both glances forbidden."""
    words = [word for word in book["unseen"] if word.endswith("saurus")]
    rows = []
    for seed in range(12):
        model = book["GPT"](seed=seed)
        book["train"](model, 1500, seed)
        row = {"seed": seed}
        for forbid in (False, True):
            for letter, cut in (("r", 3), ("s", 1)):
                probabilities = [_chance(book, model, word[:-cut], letter, forbid) for word in words]
                mean = sum(probabilities) / len(words)
                row[f"{letter} {'forbidden' if forbid else 'free'}"] = round(mean, 3)
        rows.append(row)
        print(row, flush=True)
    return {"words": len(words), "runs": rows}


def _chance(book, model, beginning, letter, forbid):
    """The probability of a letter; forbidden are the glances at the two letters before the last."""
    last = len(beginning)
    forbidden = [(last, last - 1), (last, last - 2)] if forbid else []
    return book["chances"](model, beginning, 1.0, forbidden)[ord(letter) - 96]


def main():
    book = chapter()
    facts = {"command": "python -m benchmarks.gpt", "date": date.today().isoformat(), "steps": STEPS}
    facts |= {"glances": glances(book), "parts": parts(book)}
    FACTS.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The model of the box: the cells of chapter 24 that make it, and the file with its trained parameters.

A cell says by its tag what it is for: `model` for those that define the model and, last, make it as `model`; `train`
for those that train it. The model takes the numbers of letters, 0 for the start and the end, and gives scores of the
next.
"""

import json
from pathlib import Path

from scalargrad import load, no_grad
from scalargrad.data import dinosaurs

from .desk import END, Desk

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "notebooks" / "24_gpt.ipynb"
WEIGHTS = ROOT / "book" / "recorded" / "dinosaur.safetensors"
OUTCOMES = [END, *"abcdefghijklmnopqrstuvwxyz"]  # by their numbers


def tagged(*tags):
    """The sources of the chapter's cells that have one of the tags, in order."""
    cells = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if set(tags) & set(cell["metadata"].get("tags", []))]


def made(sources):
    """The names that cells make, run one after the other."""
    names = {"__name__": "chapter"}
    for source in sources:
        exec(source, names)
    return names


def desk(sources, weights=WEIGHTS):
    """The Desk of the model that the cells make, with its trained parameters."""
    model = made(sources)["model"]
    model.load_state_dict(load(weights))
    return Desk(lambda beginning: scores(model, beginning), OUTCOMES, len(model.place.weight) - 1, dinosaurs())


def scores(model, beginning):
    """The model's scores of what comes after a beginning."""
    with no_grad():
        after = model([0, *(OUTCOMES.index(letter) for letter in beginning)])
    return [score.data for score in after[-1]]

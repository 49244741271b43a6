"""The desk of the box "Continue my dinosaur", with a model whose scores are known, and with that of the chapter."""

import json
import math

import pytest

from book.dinosaur.cells import OUTCOMES, WEIGHTS, desk, made, tagged
from book.dinosaur.desk import Desk
from scalargrad import load
from tests.helpers.notebooks import NOTEBOOKS
from tests.helpers.refused import refused


def ask(desk, **message):
    return json.loads(desk.handle(json.dumps(message)))


def fixed(beginning):
    """After any letter, s has three times the chance of a, and nothing else has one; after ten letters the end."""
    if len(beginning) >= 10:
        return [0.0, *[-1000.0] * 26]
    return [math.log({"s": 0.75, "a": 0.25}.get(name, 1e-300)) for name in OUTCOMES]


@pytest.fixture
def known():
    return Desk(fixed, OUTCOMES, 14)


def test_bars_are_the_likeliest_letters_at_the_temperature_and_at_1(known):
    bars = ask(known, do="look", beginning="st", temperature=0.5)["bars"]
    assert len(bars) == 6
    assert bars[0] == ["s", pytest.approx(0.9), pytest.approx(0.75)]  # 0.75² to 0.25²
    assert bars[1] == ["a", pytest.approx(0.1), pytest.approx(0.25)]


def test_the_same_beginning_temperature_and_press_give_the_same_names(known):
    names = [
        ask(known, do="finish", beginning=beginning, temperature=temperature, press=press)["names"]
        for beginning, temperature, press in [("st", 1, 0), ("st", 1.0, 0), ("st", 1.0, 1), ("st", 2.0, 0)]
    ]
    assert names[0] == names[1] and names[0] != names[2] and names[0] != names[3]
    assert len(names[0]) == 8 and {len(name) for name, _ in names[0]} == {10}
    assert all(name.startswith("st") and set(name) <= set("sta") for name, _ in names[0])


def test_a_name_of_the_list_says_so_and_a_long_one_ends():
    word = "aardonyx"

    def spells(beginning):
        goal = [*word, "end"][len(beginning)]
        return [0.0 if name == goal else -1000.0 for name in OUTCOMES]

    assert (
        ask(Desk(spells, OUTCOMES, 14, [word]), do="finish", beginning="aard", temperature=1, press=0)["names"]
        == [[word, True]] * 8
    )
    cut = Desk(lambda _: [-1000.0, 0.0, *[-1000.0] * 25], OUTCOMES, 14)
    assert ask(cut, do="finish", beginning="b", temperature=1, press=0)["names"][0] == ["b" + 13 * "a", False]
    assert ask(cut, do="next", beginning="b", temperature=1, press=0) == {"letter": "a"}
    refused(ValueError, "got the message 'eat'", ask, cut, do="eat")


def test_the_recorded_parameters_write_what_those_of_the_chapter_write(capsys):
    """Training itself is a cell of the chapter, whose outputs are compared."""
    chapter = made(tagged("model", "tools"))
    chapter["model"].load_state_dict(load(WEIGHTS))
    (cell,) = tagged("continue")
    exec(cell, chapter)
    printed = next(c for c in NOTEBOOKS["24_gpt"].cells if c.source == cell).outputs[0]["text"]
    assert capsys.readouterr().out.endswith(printed), "run python -m book.dinosaur.train again"


def test_the_trained_model_is_that_of_the_chapter():
    known = desk(tagged("model"))
    assert WEIGHTS.stat().st_size < 60_000 and known.most == 14
    chances = dict(zip(OUTCOMES, known.chances("tyrannosau", 1.0)))
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=chances.get) == "r" and chances["r"] > 0.7
    names = ask(known, do="finish", beginning="tyr", temperature=0.8, press=0)["names"]
    assert len({name for name, _ in names}) > 4 and all(name.startswith("tyr") for name, _ in names)

"""The desk of the playground: what the page asks, and what it is told."""

import json
import math

import pytest

from book.playground.desk import SETTLED, Desk
from book.playground.link import parse
from book.playground.setting import KINDS


def ask(desk, do, **message):
    text = desk.handle(json.dumps({"do": do, **message}))
    assert "NaN" not in text and "Infinity" not in text
    return json.loads(text)


def test_desk_opens_a_link():
    state = ask(Desk(), "open", link="#preset=zero&lr=0.1&seed=x")
    assert state["link"] == "preset=zero&lr=0.1" and state["lr"] == 0.1
    assert state["notes"] == ["got seed=x, expected a whole number from 0 to 9999; it stays 2"]
    assert state["scene"]["setting"]["init"] == "zeros" and len(state["scene"]["points"]["train"]) == 50
    assert [entry["epoch"] for entry in state["news"]] == [0]


def test_desk_trains_and_tells_each_epoch_once():
    desk = Desk()
    state = ask(desk, "train", epochs=5, seconds=60)
    assert state["epoch"] == 5 and "scene" not in state
    assert [entry["epoch"] for entry in state["news"]] == [0, 1, 2, 3, 4, 5]
    assert [entry["epoch"] for entry in ask(desk, "step")["news"]] == [6]
    assert ask(desk, "show")["news"] == []
    assert ask(desk, "reset")["epoch"] == 0


def test_desk_ends_the_training_where_nothing_moves_any_more():
    desk = Desk()
    state = ask(desk, "train", epochs=500, seconds=60)
    assert state["settled"] and state["epoch"] < 500 and state["now"]["train"] == 0.0
    assert ask(desk, "move", x=0.0, y=0.0)["notes"] == [SETTLED]
    assert ask(desk, "reset")["notes"] == [] and not ask(desk, "show")["settled"]


def test_desk_keeps_to_its_time():
    desk = Desk()
    assert ask(desk, "train", epochs=10**6, seconds=0.0)["steps"] == 1


def test_desk_moves_p_and_gives_it_the_class_of_the_nearest_point():
    desk = Desk()
    for x1, x2, label in ask(desk, "reset")["scene"]["points"]["train"][:9]:
        state = ask(desk, "move", x=x1, y=x2)
        assert (state["point"], state["label"]) == ([round(x1, 2), round(x2, 2)], label)
    assert ask(desk, "flip")["label"] == -label


def test_desk_puts_p_into_the_link():
    desk = Desk()
    state = ask(desk, "move", x=0.123, y=0.5)
    kind = "A" if state["label"] < 0 else "B"
    assert state["link"] == f"p={kind}0.12,0.5" and state["point"] == [0.12, 0.5]
    state = ask(desk, "flip")
    assert state["link"] == f"p={'B' if kind == 'A' else 'A'}0.12,0.5"
    again = ask(Desk(), "open", link=state["link"])
    assert (again["point"], again["label"], again["notes"], again["scene"]["changed"]) == (
        [0.12, 0.5],
        state["label"],
        [],
        False,
    )
    assert ask(desk, "set", name="seed", value="3")["point"] == [0.12, 0.5]
    assert ask(desk, "move", x=0.84, y=0.62)["link"] == "seed=3"
    ask(desk, "flip")
    assert ask(desk, "flip")["link"] == "seed=3"


@pytest.mark.parametrize("do, more", [("set", {"name": "data", "value": "xor"}), ("preset", {"name": "zero"})])
def test_desk_sends_p_back_to_the_start_with_other_points(do, more):
    desk = Desk()
    ask(desk, "move", x=-0.5, y=1.0)
    assert "p=" in ask(desk, "reset")["link"]
    assert "p=" not in ask(desk, do, **more)["link"]


def test_desk_changes_one_setting():
    desk = Desk()
    ask(desk, "train", epochs=3, seconds=60)
    state = ask(desk, "set", name="hidden", value="8,8")
    assert state["scene"]["parameters"] == 105 and state["epoch"] == 0 and state["link"] == "hidden=8,8"
    assert state["scene"]["changed"] and not ask(desk, "preset", name="first")["scene"]["changed"]
    ask(desk, "set", name="hidden", value="8,8")
    state = ask(desk, "set", name="noise", value="9")
    assert state["notes"] == ["got noise=9, expected a number from 0 to 0.5"] and state["link"] == "hidden=8,8"


def test_desk_changes_the_rate_without_beginning_anew():
    desk = Desk()
    ask(desk, "train", epochs=3, seconds=60)
    state = ask(desk, "rate", value="0.1")
    assert (state["epoch"], state["lr"], state["link"]) == (3, 0.1, "lr=0.1")
    ask(desk, "step")
    text = ask(desk, "code")["code"]
    assert "lr=0.5" in text and "rates = {3: 0.1}" in text and "range(4)" in text
    assert "lr=0.1)" in (ask(desk, "reset"), ask(desk, "code"))[1]["code"]
    assert ask(desk, "rate", value="fast")["notes"] == ["got lr=fast, expected a number from 0.0001 to 10"]


def test_desk_takes_own_points():
    desk = Desk()
    assert ask(desk, "set", name="data", value="own")["now"]["train"] is None
    ask(desk, "add", x=0.123, y=-0.5, label=-1.0)
    state = ask(desk, "add", x=1, y=1, label=1.0)
    assert state["link"] == "data=own&own=A0.12,-0.5;B1,1" and state["now"]["test"] is None
    assert ask(desk, "train", epochs=2, seconds=60)["epoch"] == 2
    assert parse(state["link"])[1].own == ((0.12, -0.5, -1.0), (1.0, 1.0, 1.0))
    assert len(ask(desk, "undo")["scene"]["points"]["train"]) == 1
    assert ask(desk, "clear")["scene"]["points"]["train"] == []


def test_desk_has_room_for_so_many_points():
    desk = Desk()
    own = ";".join(["A0,0"] * KINDS["own"].most)
    ask(desk, "open", link=f"data=own&own={own}")
    assert "as many as fit" in ask(desk, "add", x=0, y=0, label=1.0)["notes"][0]


def test_desk_says_what_is_not_finite_in_words():
    desk = Desk()
    ask(desk, "open", link="hidden=none&loss=mse")
    desk.session.model.parameters()[0].data = math.inf
    state = ask(desk, "step")
    assert state["diverged"] == "the loss is nan after epoch 1" and state["now"]["train"] == "nan"
    assert len(desk.pictures(4)) == 4 * 4 * 4 * 3


def test_desk_refuses_what_it_does_not_know():
    with pytest.raises(ValueError, match="got the message 'dance', expected one of open, preset"):
        ask(Desk(), "dance")
